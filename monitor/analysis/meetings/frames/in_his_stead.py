"""Whom somebody met in another's stead: "did not meet B, but instead with C", "met not with B but with C"."""

from dataclasses import replace

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, is_person, lacks, some
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_REACH = 9  # units from the one not met to "but"
_SETTING = frozenset({"in", "on", "at", ","})
_INSTEAD = frozenset({"instead", "rather", "only", "just"})


def in_his_stead(sentence: Sentence, draft: Draft) -> list[Draft]:
    """The meeting with whom "but with" names, where the verb's own did not take place."""
    units = sentence.units
    if draft.rule != "verb" or not (draft.object_at and draft.hosts) or lacks(units, "but"):
        return []
    first = _but_with(units, draft.object_at[-1])
    not_with = [unit.low for unit in units[max(0, draft.object_at[0] - 2) : draft.object_at[0]]] == ["not", "with"]
    if first is None or not (draft.status is Status.DENIED or not_with):
        return []
    others_at = names_from(units, first)
    party = sentence.party(others_at)
    if len(party.sides) != 1 or set(party.sides) & set(draft.hosts) or not party.people:
        return []
    other = _with_other(sentence, draft, others_at)
    draft.status = Status.DENIED
    _tell_apart(sentence, draft, party.people[0], party.sides[0])
    return [other]


def _but_with(units: Units, last: int) -> int | None:
    """Who stands behind "but with", nothing but a place or a day before it."""
    but = next((at for at in range(last + 1, min(len(units) - 2, last + _REACH)) if units[at].low == "but"), None)
    if but is None or any(not (unit.code in "TLCKd" or unit.low in _SETTING) for unit in units[last + 1 : but]):
        return None
    at = but + 2 if units[but + 1].low in _INSTEAD else but + 1
    return at + 1 if at + 1 < len(units) and units[at].low == "with" and is_person(units[at + 1]) else None


def _with_other(sentence: Sentence, draft: Draft, others_at: tuple[int, ...]) -> Draft:
    units, party = sentence.units, sentence.party(others_at)
    hosts = tuple((person, side) for person, side in draft.sides if side in draft.hosts)
    sides = (*hosts, *((person, party.sides[0]) for person in party.people))
    heads = {side for person, side in sides if sentence.scene.is_head(person)}
    coming = some([unit for unit in units if unit.end <= units[draft.object_at[0]].start], "auxiliaries.future")
    slot = Slot(units[others_at[0] - 1].start, units[others_at[-1]].end)
    return replace(
        draft, kind=Kind.SUMMIT if len(heads) > 1 else Kind.MEETING, parties=(*draft.hosts, *party.sides), sides=sides,
        people=tuple(person for person, _ in sides), status=Status.PLANNED if coming else Status.HELD, status_span=slot,
        people_span=[*draft.people_span[:1], slot], start=slot.start, end=slot.end, times=list(draft.times),
        places=list(draft.places), object_at=others_at, fresh=True,
        tensed=not coming, ahead=coming, to_be=coming, present=False,
    )


def _tell_apart(sentence: Sentence, draft: Draft, met: str, side: str) -> None:
    """Let a bare surname of whoever was not met be the leader's, where it is that of whoever was met instead."""
    head = sentence.scene.head_of(side)
    if met in draft.people and head is not None and head != met:
        draft.people = tuple(head if person == met else person for person in draft.people)
        draft.sides = tuple((head if person == met else person, of) for person, of in draft.sides)
