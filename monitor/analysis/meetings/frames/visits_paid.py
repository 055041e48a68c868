"""Visits that are calls on somebody, and so meetings: "paid a short visit to B"."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import is_person
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.making import add_place
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind


def call_on(sentence: Sentence, draft: Draft, noun: int, governor: Governor) -> None:
    """Make a meeting of a visit that is paid to somebody, no place being told: "paid a short visit to B"."""
    units = sentence.units
    paid = governor.kind == "verb" and units[governor.at].low.startswith(("pay", "paid")) and units[noun - 1].low in _CALLING
    host = next((at for at in (noun + 2, noun + 3) if at < len(units) and is_person(units[at])), None)
    if not paid or draft.places or host is None or units[noun + 1].low != "to" or not draft.people:
        return
    hosts = sentence.party((host,))
    if any(sentence.scene.is_head(person) for person in draft.people) or len(draft.parties) != _BOTH or not hosts.people:
        return
    draft.kind, draft.noun, draft.rule = Kind.MEETING, "meet", "noun"
    draft.people = (*draft.people, *hosts.people)
    draft.sides = (*draft.sides, *((person, side) for person in hosts.people for side in sentence.scene.side_of(person)[:1]))
    draft.people_span = [*draft.people_span, *sentence.slots((host,))]
    add_place(sentence, draft, host + 1)


_BOTH = 2  # parties
_CALLING = frozenset({"short", "brief", "courtesy", "quick", "farewell"})  # visits that are calls on somebody
