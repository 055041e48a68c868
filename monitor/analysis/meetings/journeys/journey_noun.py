"""A noun that tells of a journey, with what its phrase names: what is asked to tell who travels, where, and how it stands."""

from dataclasses import dataclass

from monitor.analysis.meetings.clause.governors import Governor, find_governor
from monitor.analysis.meetings.clause.grammar import Units, is_possessive
from monitor.analysis.meetings.days.nth_days import nth_day, place_of_day
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.journeys.made_by import made_by
from monitor.analysis.meetings.journeys.noun_goals import goal_behind
from monitor.analysis.meetings.journeys.tour_ends import place_before_end
from monitor.analysis.meetings.journeys.travellers import received_in
from monitor.analysis.meetings.phrase import Phrase
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import Places, place_after


@dataclass(frozen=True, slots=True)
class JourneyNoun(Phrase):
    """``start`` to ``noun``: its phrase, which hangs on ``governor``; ``goal``: where it leads.

    ``inside``: the actors in the phrase, or who ``made`` it (with his verb); ``owned``: it is somebody's; ``nth``: which of its
    days is told.
    """

    governor: Governor
    goal: Places
    inside: tuple[int, ...]
    made: tuple[int, int] | None
    owned: bool
    nth: int | None


def read_journey(sentence: Sentence, start: int, noun: int) -> JourneyNoun:
    """What a journey's phrase names, and where it leads."""
    units, governor = sentence.units, find_governor(sentence.units, start)
    nth = nth_day(units, start, noun)
    found = place_of_day(units, start, nth, goal_behind(sentence, noun))
    inside = [at for at in range(start, noun) if units[at].code in "NCO" or is_possessive(units[at])]
    owned = any(units[at].code == "N" or is_possessive(units[at]) for at in range(start, noun))
    sorts = "KLC" if owned or _headed(sentence, start) else "KL"
    compound = [at for at in range(start, noun) if units[at].code in sorts and units[at + 1].code != "s"]
    if not found.known and compound:
        place = units[compound[-1]]
        found = Places(((place.place or place.low, Slot(place.start, place.end)),))  # "his Pyongyang trip"
        inside = [at for at in inside if at not in compound]
    found = found if found.known or found.candidates else _where_it_ends(units, governor)
    made = made_by(units, noun)
    if made is not None:
        found = place_after(units, made[1] + 1, min(len(units), made[1] + 6), goal=True) if not found.known else found
        inside = [made[0]]
    return JourneyNoun(sentence, start, noun, governor, found, tuple(inside), made, owned, nth)


def _headed(sentence: Sentence, start: int) -> bool:
    """Whether a headline sets what somebody does beside a journey to a country: "A defiant as P trip ends", "after P visit"."""
    return sentence.headline and start > 1 and sentence.units[start - 1].low in _BESIDE


_BESIDE = frozenset({"as", "after", "before", "ahead of", "during", "following", "from", "on"})


def _where_it_ends(units: Units, governor: Governor) -> Places:
    """Where what is said of a journey without a goal puts the traveller."""
    found = place_before_end(units, governor)
    return found if found.known or found.candidates else received_in(units, governor)
