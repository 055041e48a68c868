"""Journeys told by what they do: "the trip takes A to P and Q", "P is the next stop on A's tour"."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.travel import make_visit, official
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.where.places import Places, place_list
from monitor.domain.meeting import Status


def takes_somebody(sentence: Sentence, start: int, noun: int) -> Draft | None:
    """A journey that takes somebody somewhere: "the trip takes A to P and Q", "a tour that will bring him to P"."""
    units = sentence.units
    near = range(noun + 1, min(len(units) - 3, noun + _CARRIED))
    verb = next((at for at in near if units[at].low in _CARRYING), None)
    if verb is None or units[verb + 1].code != "N" or units[verb + 2].low != "to":
        return None
    group = verb_group(units, verb)
    where = place_list(units, verb + 3, verb + 12)
    traveller = sentence.party((verb + 1,))
    if units[verb + 1].low in ("him", "her"):
        named = tuple(sentence.named_before(verb)[-1:])  # whoever is named last before it is whose journey it is
        traveller = Party(named, sentence.scene.side_of(named[0]) if named else ())
    if not where.known or not official(sentence, traveller):
        return None
    draft = make_visit(sentence, verb, start, traveller, where)
    status, span = verb_status(sentence, group)
    timetable = status is Status.HELD and group.form in ("third", "base")
    draft.status, draft.status_span = Status.PLANNED if timetable else status, span
    draft.people_span = sentence.slots((verb + 1,))
    draft.noun, draft.rule = units[noun].low, "visit noun"
    attach_times(units, draft, start, verb)
    return draft if len(draft.parties) > 1 else None


_CARRIED = 9  # units from a journey to what it does
_CARRYING = frozenset({"take", "takes", "took", "taken", "taking", "bring", "brings", "brought", "carry", "carries", "carried"})


def stop_of(sentence: Sentence, start: int, noun: int) -> Draft | None:
    """P is the next stop on A's tour; "P, A's first stop", "P, the next stop on A's tour"."""
    units = sentence.units
    be = next((at for at in range(start - 1, max(0, start - 4), -1) if starts(units[at], "auxiliaries.")), None)
    named = be - 1 if be else _apposed_to(units, start)
    owner = _owner(units, start, noun)
    place = units[named] if named is not None else None
    if named is None or place is None or place.place is None or owner is None:
        return None
    if named > 1 and units[named - 1].low == "to" and has(units[named - 2], "nouns.visit"):
        return None  # "A's visit to P is the last stop" was told as that visit
    travellers = sentence.party((owner,), subject=sentence.first_subject(named) or NOBODY)
    if not travellers.people:
        return None
    draft = make_visit(sentence, noun, named, travellers, Places(((place.place, Slot(place.start, place.end)),)))
    over = has(units[be], "auxiliaries.be_past", "auxiliaries.been") if be else units[named - 1].low == "from"
    coming = (be is not None and has(units[be], "auxiliaries.future")) or any(unit.low in _LATER for unit in units[start:noun])
    there = be is None and has(units[named - 1], "prepositions.place")  # "spoke in P, the last stop of"
    draft.status = Status.HELD if over else Status.PLANNED if coming and not there else Status.ONGOING
    draft.status_span = Slot(place.start, units[noun].end)
    draft.people_span = sentence.slots((owner,))
    draft.noun, draft.rule = units[noun].low, "visit noun"
    return draft if len(draft.parties) > 1 else None


_LATER = frozenset({"next", "final", "last"})
_TOLD_OF = 9  # units between a place and what it is called


def _apposed_to(units: Units, start: int) -> int | None:
    """The place that is called a stop behind a comma: "P, a close ally and also the next stop on"."""
    for at in range(start - 1, max(0, start - _TOLD_OF), -1):
        if units[at].code == ",":
            joined = at == start - 1 or units[start - 1].low in ("and", "also")
            return at - 1 if units[at - 1].place and units[at - 1].code in "KLC" and joined else None
    return None


def _owner(units: Units, start: int, noun: int) -> int | None:
    """Whose tour it is the stop of: "on A's tour", "of his tour", "A's first stop"."""
    if units[noun + 1].low in ("on", "of", "in"):
        at = next((at for at in range(noun + 1, min(len(units) - 1, noun + 5)) if units[at].code == "N"), None)
        if at is not None and (is_possessive(units[at]) or units[at + 1].code == "s"):
            return at
    inside = (at for at in range(start, noun) if is_possessive(units[at]) or units[at + 1].code == "s")
    return next((at for at in inside if units[at].code == "N"), None)
