"""Where a verb of going leads: "flew on Friday to P", "is going to P", "arrived there", "attended the forum in P"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_preposition, some, starts
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.journeys.landings import back_there, landed_here, stayed_here
from monitor.analysis.meetings.journeys.staying import where_attended, where_stayed
from monitor.analysis.meetings.journeys.travel import the_country, there
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import NOWHERE, Places, place_list

GOALS = {
    "verbs.arrive": ("in", "at", "on"),
    "verbs.go": ("to", "into", "back"),
    "verbs.leave": ("for",),
    "verbs.reach": (),
    "verbs.visit": (),
    "verbs.accompany": ("to",),
    "verbs.way": ("to", "for"),
    "verbs.sojourn": ("in", "at"),
    "verbs.bound": (),
    "verbs.attend": ("in", "at"),
    "verbs.carry": ("to", "into"),
}


def goal_of(sentence: Sentence, verb: int, family: str) -> Places:
    """Where a verb of going leads, "there" included."""
    if family == "verbs.sojourn":
        found = where_stayed(sentence.units, verb)
        return found if found.known else stayed_here(sentence, verb)
    if family == "verbs.attend":
        return where_attended(sentence.units, verb)
    if family == "verbs.carry" and not some(sentence.units[verb + 1 : verb + _THING], "handed"):
        return NOWHERE
    if family == "verbs.go" and any(unit.low == "away" for unit in sentence.units[verb + 1 : verb + 2]):
        return NOWHERE  # "came away from his trip to P"
    if sentence.units[verb].low.endswith(_STRAIGHT):
        return straight_to(sentence.units, verb)
    if sentence.units[verb].low.startswith("set ") and not _goes_off(sentence.units, verb):
        return NOWHERE
    found = goal_behind(sentence.units, verb, GOALS[family])
    if not found.known and family in ("verbs.visit", "verbs.reach", "verbs.go", "verbs.arrive"):
        found = the_country(sentence, verb)
    if found.known or family not in ("verbs.go", "verbs.arrive"):
        return found
    return landed_here(sentence, verb) or back_there(sentence, verb) or _where(sentence.units, verb) or there(sentence, verb)


_THING = 5  # units from a verb to what is carried: "brought a personal letter from A to P"
_STRAIGHT = (" to", " in", " at", " inside", " into", " for", " through")  # "turned up in": the place must be the next word


def straight_to(units: Units, verb: int) -> Places:
    """Where somebody is "going to", if a place and no verb follows."""
    at = verb + 2 if verb + 2 < len(units) and units[verb + 1].code == "d" else verb + 1
    following = units[at] if at < len(units) else None
    if following is None or following.place is None or following.code not in "CKL":
        return NOWHERE
    return place_list(units, verb + 1, verb + 6)


def _goes_off(units: Units, verb: int) -> bool:
    """Whether somebody "set out" for a place, and not his views, nor the alarm."""
    following = units[verb + 1] if verb + 1 < len(units) else None
    return following is not None and (is_preposition(following) or following.code == "T" or has(following, "adverbs"))


def _where(units: Units, verb: int) -> Places | None:
    """The place that a clause is about: "P, where A will travel on Friday"."""
    where = next((at for at in range(verb - 1, max(0, verb - _CLAUSE), -1) if units[at].low == "where"), None)
    following = units[verb + 1] if verb + 1 < len(units) else None
    if following is not None and not (following.code in "T,;." or following.low in ("on", "for", "with", "in", "next", "again")):
        return None  # "where A went from bad to worse", "where A will get B to talk"
    if where is None or any(starts(unit, "verbs.") and not starts(unit, "nouns.") for unit in units[where + 1 : verb]):
        return None
    place = units[where - 2] if where > 1 and units[where - 1].code == "," else units[where - 1]
    return Places(((place.place, Slot(place.start, place.end)),)) if place.place and place.code in "CKL" else None


_CLAUSE = 8  # units from "where" to its verb


def goal_behind(units: Units, verb: int, prepositions: tuple[str, ...]) -> Places:
    """The place behind one of some prepositions, or right behind the verb where it takes none."""
    limit = min(len(units), verb + 9)
    here = units[verb + 1] if verb + 1 < limit else None
    if here is not None and here.low == "here" and here.place and "to" in prepositions + ("to",) * ("in" in prepositions):
        return Places(((here.place, Slot(here.start, here.end)),))
    if not prepositions:
        return place_list(units, verb + 1, limit)
    for at in range(verb + 1, limit):
        through = units[at].low == "through" and at == verb + 1 and units[verb].low.startswith(_TOURING)
        if through and any(unit.low == "to" for unit in units[at + 2 : at + 5]):
            continue  # "travelled through Q to P"
        if through or (units[at].low in prepositions and not (units[at].low == "for" and _meant_for(units, verb, at))):
            found = place_list(units, at + 1, limit + 4)
            found = found if found.known or units[at].low != "to" else where_attended(units, at)
            if found.known:
                return found
        elif starts(units[at], "verbs.") or units[at].code in ";" or _opens_clause(units, at):
            break
    return NOWHERE


_TOURING = ("travel", "journey")  # through several countries; who drives through one is there with somebody


def _meant_for(units: Units, verb: int, preposition: int) -> bool:
    """Whether it is a thing that is for somebody: "left with a message for P"."""
    carried = next((at for at in range(verb + 1, preposition) if units[at].low in ("with", "carrying", "bearing")), None)
    thing = units[preposition - 1]
    return carried is not None and thing.actor is None and thing.code in "wu" and not has(thing, "prepositions.with")


def _opens_clause(units: Units, at: int) -> bool:
    """Whether another clause begins, and none set apart by commas: "went home and gave"; "sent A, who speaks for it, to P"."""
    return starts(units[at], "clause_words") and units[at - 1].code != ","
