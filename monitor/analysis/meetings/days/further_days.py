"""Talks that go on into a further day: "talks that opened on T in P have been extended into a second day"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from monitor.analysis.meetings.clause.grammar import Units, has, lacks
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import is_duration
from monitor.domain.meeting import Kind, Precision, Status

_FURTHER = 16  # units from talks to "a second day"
_BACK = 2  # sentences from talks to the day on which they go on
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_SESSIONS = (Kind.TALKS, Kind.MEETING, Kind.SUMMIT)
_LIVE = (Status.HELD, Status.ONGOING, None)


def go_further(sentence: Sentence, story: SoFar) -> None:
    """Let talks of which the first day is told last so many days, and those that go on "again on T" be those of T and before."""
    units, anchor = sentence.units, sentence.scene.anchor
    if anchor is None or sentence.headline:
        return
    if (noun := _extended(units)) is not None:
        at, number = noun
        told = next((draft for draft in story.here if draft.start <= units[at].start < draft.end), None)
        if told is not None and not (told.fresh and len(told.parties) > 1):
            near = (draft for draft in reversed(story.before) if draft.kind in _SESSIONS and len(draft.parties) > 1)
            told = next((draft for draft in near if sentence.index - draft.sentence <= _BACK), None)
        if told is not None and told.status in _LIVE:
            _last(told, number, anchor)
        return
    for draft in story.here:
        _on_the_last_day(units, draft, story.before)


def _last(told: Draft, number: int, anchor: date) -> None:
    """Stretch the one day told over so many; where no day is told, remember how many there were by then."""
    if told.when is None:
        told.nth = number
        told.status = Status.ONGOING if told.status is None else told.status
        return
    first = told.when.start
    if first is None or first != told.when.end or any(is_duration(span) for span in told.times):
        return
    told.when = replace(told.when, end=first + timedelta(days=number - 1), precision=Precision.INTERVAL)
    told.status = Status.ONGOING if told.when.end is not None and told.when.end >= anchor else Status.HELD


def _on_the_last_day(units: Units, draft: Draft, before: Sequence[Draft]) -> None:
    """Date talks told right before as in their second day by when the two are to meet "again": "would see B again on T"."""
    if draft.when is None or draft.when.start != draft.when.end or draft.when.start is None or lacks(units, "again"):
        return
    near = (told for told in reversed(before) if told.nth and told.when is None and not told.times and told.kind in _SESSIONS)
    told = next((one for one in near if draft.sentence - one.sentence <= _BACK), None)
    again = any(unit.low == "again" and draft.start <= unit.start <= draft.end + _AGAIN for unit in units)
    if told is None or not again or set(told.parties) != set(draft.parties):
        return
    told.when = replace(draft.when, start=draft.when.start - timedelta(days=told.nth - 1), precision=Precision.INTERVAL)
    told.when_span, draft.status, draft.fresh, draft.definite = draft.when_span, None, False, True
    told.people, told.sides, told.people_span = draft.people, draft.sides, draft.people_span


_AGAIN = 12  # characters behind a telling


def _extended(units: Units) -> tuple[int, int] | None:
    """Where talks are named that go into a further day that no time tells, and which it is."""
    if lacks(units, "day"):
        return None
    for at in range(2, len(units)):
        words = " ".join(unit.low for unit in units[max(0, at - 3) : at]).split()[-3:]
        told = any(unit.code == "T" for unit in units[at + 1 : at + 3])
        if units[at].low != "day" or told or words[-1] not in _NTH or "into" not in words[:-1]:
            continue
        near = range(at - 2, max(-1, at - _FURTHER), -1)
        noun = next((i for i in near if has(units[i], "nouns.talks", "nouns.meeting", "nouns.summit")), None)
        if noun is not None:
            return noun, _NTH[words[-1]]
    return None
