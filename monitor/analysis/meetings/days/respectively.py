"""Whose time is whose where several are told in turn: "the A-B and C-B summits planned for April and May, respectively"."""

from collections.abc import Sequence
from itertools import pairwise

from monitor.analysis.meetings.clause.grammar import Units, lacks, times_at
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan

_BETWEEN = frozenset({"and", ",", "in", "on"})


def date_in_turn(sentence: Sentence, story: SoFar) -> None:
    """Give each of several meetings its own of as many times, in the order in which both are told."""
    at = _behind_times(sentence.units, story.here)
    if at is None:
        return
    times = _times_before(sentence.units, at)
    told = [draft for draft in story.here if draft.fresh and draft.start < sentence.units[at - 1].start]
    first = list({frozenset(draft.parties): draft for draft in reversed(told)}.values())[::-1]
    if not _TWO <= len(times) <= len(first):
        return
    status = next((draft for draft in reversed(told) if draft.status is not None), None)
    for draft in first[: -len(times)]:
        _keep_apart(draft, times, first[-len(times)])
    for draft, time in zip(first[-len(times) :], times, strict=True):
        _date(draft, time, status)
    story.here = [draft for draft in story.here if draft not in told or any(draft is one for one in first)]
    settled(sentence.scene, [draft for draft in first if draft.times])


_TWO = 2


def _behind_times(units: Units, here: Sequence[Draft]) -> int | None:
    """Where "respectively" stands, or the list of times behind a noun of two pairs ends."""
    if not lacks(units, "respectively"):
        return next(at for at, unit in enumerate(units) if unit.low == "respectively")
    of_noun = [draft for draft in here if draft.rule == "noun"]
    noun = next((b.end for a, b in pairwise(of_noun) if a.end == b.end and a.parties != b.parties), None)
    times = [at for at in times_at(units) if noun is not None and units[at].start >= noun]
    return times[-1] + 1 if times else None


def _times_before(units: Units, at: int) -> list[TimeSpan]:
    """The times listed right before a word."""
    times: list[TimeSpan] = []
    for unit in units[at - 1 :: -1]:
        if isinstance(unit.extra, TimeSpan):
            times.append(unit.extra)
        elif unit.low not in _BETWEEN:
            break
    return times[::-1]


def _keep_apart(draft: Draft, times: Sequence[TimeSpan], next_one: Draft) -> None:
    """Take from one told before what is said of those: "what the A-D summit means for the A-B and C-B summits"."""
    draft.times = [time for time in draft.times if time not in times]
    draft.when, draft.when_span = None, None
    if draft.status_span is not None and draft.status_span.start > next_one.start:
        draft.status, draft.status_span = None, None


def _date(draft: Draft, time: TimeSpan, status: Draft | None) -> None:
    """Set the one time; what is said of all of them is said of each."""
    draft.times, draft.when, draft.when_span = [time], None, None
    draft.end = min(draft.end, time.start)
    if draft.status is None and status is not None:
        draft.status, draft.status_span = status.status, status.status_span
