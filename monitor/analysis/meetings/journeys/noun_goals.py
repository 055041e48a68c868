"""Where a journey leads that a noun tells of: "a trip to P", "his trip there", "a tour of P, Q and R"."""

from monitor.analysis.meetings.clause.grammar import Units, starts
from monitor.analysis.meetings.clause.reach import place_limit
from monitor.analysis.meetings.journeys.travel import the_country, there
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import NOWHERE, Places, place_after, place_list


def goal_behind(sentence: Sentence, noun: int) -> Places:
    """Where a journey leads, told behind its noun: "a trip to P", "his trip there", "his next stop will be P"."""
    units = sentence.units
    limit = place_limit(units, noun)
    found = place_after(units, noun + 1, min(limit, noun + 8), goal=True)
    if len(found.known) > 1:  # a list that may go on
        found = place_after(units, noun + 1, min(limit, noun + _LISTED), goal=True)
    found = found if found.known or found.candidates else _toured(units, noun)
    found = found if found.known or found.candidates else there(sentence, noun)
    if not found.known and not found.candidates and noun + 1 < len(units) and units[noun + 1].low == "to":
        found = the_country(sentence, noun)  # "her first trip to the country"
    if found.known or units[noun].low not in STOPS:
        return found
    behind = next((at for at in range(noun + 1, len(units)) if not starts(units[at], "auxiliaries.")), len(units))
    return place_list(units, behind, noun + 9) if behind > noun + 1 else found


_LISTED = 12  # units: "to Japan, Singapore, China and South Korea"
STOPS = frozenset({"stop", "leg"})  # of a journey


def _toured(units: Units, noun: int) -> Places:
    """The countries of a tour: "a tour of P, Q and R", "a swing through P and Q"; not "a tour of the P factory"."""
    at = noun + 2
    if at >= len(units) or not (units[noun + 1].low == "through" or (units[noun + 1].low == "of" and units[noun].low in _TOURS)):
        return NOWHERE
    return place_list(units, at, at + _TOURED) if units[at].place and units[at].code in "CKL" else NOWHERE


_TOURS = frozenset({"tour", "swing", "itinerary"})
_TOURED = 8  # units: "Japan, South Korea, Vietnam and China"
