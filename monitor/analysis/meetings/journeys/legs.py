"""Journeys told by what they do: "the trip takes A to P and Q", "P is the next stop on A's tour"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import has, is_possessive, starts
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
    """P is the next stop on A's tour."""
    units = sentence.units
    be = next((at for at in range(start - 1, max(0, start - 4), -1) if starts(units[at], "auxiliaries.")), None)
    place = units[be - 1] if be else None
    owner = next((at for at in range(noun + 1, min(len(units) - 1, noun + 5)) if units[at].code == "N"), None)
    if be is None or place is None or place.place is None or owner is None or units[noun + 1].low not in ("on", "of", "in"):
        return None
    travellers = sentence.party((owner,))
    if not (is_possessive(units[owner]) or units[owner + 1].code == "s") or not travellers.people:
        return None
    draft = make_visit(sentence, noun, be - 1, travellers, Places(((place.place, Slot(place.start, place.end)),)))
    over = has(units[be], "auxiliaries.be_past", "auxiliaries.been")
    coming = has(units[be], "auxiliaries.future") or any(unit.low in ("next", "final", "last") for unit in units[start:noun])
    draft.status = Status.HELD if over else Status.PLANNED if coming else Status.ONGOING
    draft.status_span = Slot(place.start, units[noun].end)
    draft.people_span = sentence.slots((owner,))
    draft.noun, draft.rule = units[noun].low, "visit noun"
    return draft if len(draft.parties) > 1 else None
