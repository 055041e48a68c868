"""What a sentence says of a meeting it has named, by "do so": "has yet to meet B, though he has offered to do so in P"."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.making import add_place, make_draft
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
    subject, subject_at = sentence.subject(group.start)
    if subject_at and units[subject_at[0] - 1].low == "before":
        return _others_later(sentence, told, (subject, subject_at), at)
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


def _others_later(sentence: Sentence, told: Draft, subject: tuple[Party, tuple[int, ...]], do: int) -> list[Draft]:
    """The meeting of others that one is to come before: "A and B will meet again before the leaders do so in P on T"."""
    units, (others, others_at) = sentence.units, subject
    if len(others.sides) < len(told.parties) or (others.people and set(others.people) == set(told.people)):
        return []
    group = verb_group(units, do)
    heads = bool(others.people) and all(sentence.scene.is_head(person) for person in others.people)
    kind = Kind.SUMMIT if heads or sentence.leads(others_at) else told.kind
    draft = make_draft(sentence, do, others_at[0], kind, others)
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.people_span, draft.end, draft.noun, draft.rule = sentence.slots(others_at), units[do + 1].end, told.noun, "verb"
    attach_times(units, draft, group.start, do + 1)
    add_place(sentence, draft, do + 2)
    told.times = [time for time in told.times if time not in draft.times]
    return [draft]


def _fits(draft: Draft, units: Units, at: int) -> bool:
    meeting = draft.kind in (Kind.SUMMIT, Kind.TALKS, Kind.MEETING) and draft.rule == "verb" and len(draft.parties) > 1
    return meeting and draft.end <= units[at].start and not any(unit.code == ";" for unit in units[:at])
