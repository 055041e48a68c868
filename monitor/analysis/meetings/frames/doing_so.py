"""What a sentence says of a meeting it has named, by "do so": "has yet to meet B, though he has offered to do so in P"."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.meetings.clause.grammar import Units
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.making import add_place
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.domain.meeting import Kind, Status

_DO = frozenset({"do", "doing"})  # who "did so" may have done something else besides
_TO_COME = (Status.PROPOSED, Status.PLANNED)


def do_so(sentence: Sentence, here: Sequence[Draft]) -> list[Draft]:
    """Let what is to be done "so" be the meeting not had as yet."""
    units = sentence.units
    at = next((at for at in range(2, len(units) - 1) if units[at].low in _DO and units[at + 1].low == "so"), None)
    told = next((draft for draft in reversed(here) if at is not None and _fits(draft, units, at)), None)
    if at is None or told is None:
        return []
    group = verb_group(units, at)
    status, span = verb_status(sentence, group)
    subject = sentence.subject(group.start)[0]
    if status not in _TO_COME or not set(subject.people) <= set(told.people):
        return []
    if told.status is Status.HELD:
        return []  # "is the first president to do so"; "hopes to do so again" is read where meetings are repeated
    new = replace(told, status=status, status_span=span, times=[], when=None, when_span=None, places=[], guess=False)
    new.fresh, new.end = len(new.parties) > 1, units[at + 1].end
    attach_times(units, new, group.start, at + 1)
    add_place(sentence, new, at + 2)
    if not told.times:
        told.status, told.fresh = None, False  # "has yet to meet B": that is the one to come
    return [new]


def _fits(draft: Draft, units: Units, at: int) -> bool:
    meeting = draft.kind in (Kind.SUMMIT, Kind.TALKS, Kind.MEETING) and draft.rule == "verb" and len(draft.parties) > 1
    return meeting and draft.end <= units[at].start and not any(unit.code == ";" for unit in units[:at])
