"""The stops that a journey is said to have: "a tour with stops in P and Q", "the trip will include stops in P and Q"."""

from monitor.analysis.meetings.clause.governors import find_governor
from monitor.analysis.meetings.clause.grammar import has, is_possessive, lacks, some, starts
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.itinerary import further_stops
from monitor.analysis.meetings.journeys.travel import make_visit, official
from monitor.analysis.meetings.journeys.travellers import travellers_of
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import Places, place_list
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Status


def stops(sentence: Sentence) -> list[Draft]:
    """A journey to each stop that one is told to have."""
    units = sentence.units
    if lacks(units, "stops"):
        return []
    return [draft for at in range(2, len(units) - 2) if units[at].low == "stops" for draft in _stops_at(sentence, at)]


def _stops_at(sentence: Sentence, at: int) -> list[Draft]:
    units = sentence.units
    where = place_list(units, at + 2, at + _LONGEST)
    noun = next((i for i in range(at - 1, max(0, at - _NEAR), -1) if has(units[i], "nouns.visit")), None)
    if units[at + 1].low not in ("in", "at") or not where.known or (noun is None and units[at - 1].low not in _MAKING):
        return []
    on_it = False
    if noun is None:
        traveller, traveller_at = sentence.subject(verb_group(units, at - 1).start)
    else:
        start = noun_phrase_start(units, noun)
        inside = tuple(i for i in range(start, noun) if units[i].code == "N" or is_possessive(units[i]))
        governor = find_governor(units, start)
        on_it = governor.word in _ON_IT
        traveller, traveller_at = travellers_of(sentence, (start, noun), inside[:1], governor)
    if not traveller.people or not official(sentence, traveller):
        return []
    drafts = []
    for place in where.known:
        draft = make_visit(sentence, at, at - 1, traveller, Places((place,)))
        draft.status, draft.status_span = _standing(sentence, at, on_it=on_it), Slot(units[at - 1].start, units[at].end)
        draft.people_span, draft.rule = sentence.slots(traveller_at), "stay"
        behind = next((i for i in range(at, len(units)) if units[i].start >= place[1].end), len(units))
        day = next((unit.extra for unit in units[behind : behind + 2] if isinstance(unit.extra, TimeSpan)), None)
        draft.times = [day] if isinstance(day, TimeSpan) else []
        if len(draft.parties) > 1:
            drafts.append(draft)
    return [*drafts, *further_stops(sentence, drafts[-1])] if drafts else []


def _standing(sentence: Sentence, at: int, *, on_it: bool) -> Status:
    """A journey is to come, unless the sentence tells of it in the past, or of what somebody offered, urged or sought ``on_it``."""
    before = sentence.units[:at]
    coming = some(before, "auxiliaries.future") or some(before, "status.planned")
    past = any(verb_form(unit) == "past" for unit in before if unit.code in "uw" and (on_it or not starts(unit, "status.")))
    return Status.PLANNED if coming or not past else Status.HELD


_ON_IT = frozenset({"on", "during"})
_MAKING = frozenset({"make", "makes", "making", "made"})
_NEAR = 8  # units from a journey to its stops
_LONGEST = 14  # units of a list of stops
