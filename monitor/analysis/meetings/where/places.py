"""Places by their position among the units of a sentence, and what is none: a country inside a name, an office or a description."""

from typing import NamedTuple

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.asides import behind_aside
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.draft import Slot


class Places(NamedTuple):
    """Where: known places, or candidates when the text offers several."""

    known: tuple[tuple[str, Slot], ...] = ()
    candidates: tuple[tuple[str, Slot], ...] = ()


NOWHERE = Places()


def place_after(units: Units, start: int, stop: int, *, goal: bool = False) -> Places:
    """The first place after a trigger that stands behind a preposition of place (or of goal, for journeys)."""
    lists = ("prepositions.place", "prepositions.goal") if goal else ("prepositions.place",)
    index = start
    while index < stop - 1:
        unit = units[index]
        if unit.code == "," and starts(units[index - 1], "nouns.") and (behind := behind_aside(units, index)):
            index = behind  # "talks, stalled since a summit in P, in Q next month"
            continue
        if unit.code == "," and units[index + 1].low in _OF_ANOTHER:
            index = _past_clause(units, index, stop)
            continue
        if unit.low == "here" and unit.place and not goal:
            return Places(((unit.place, Slot(unit.start, unit.end)),))
        if unit.low == "on" and any("island" in near.low for near in units[index + 1 : index + 5]):
            found = place_list(units, index + 1, stop)
            if found.known:
                return found
        if unit.low == "on" and (within := _edge_of(units, index)) and (found := place_list(units, within, stop)).known:
            return found
        if index > start and not unit.classes.isdisjoint(lists) and _of_an_office(units, index - 1):
            index = next((at for at in range(index, stop) if units[at].code == ","), stop)
            continue
        made = index > start and units[index - 1].low in _ELSEWHERE
        about = index > start and has(units[index - 1], "affairs") and not _talked_of(units, index)
        if not (unit.classes.isdisjoint(lists) or made or about):
            found = place_list(units, index + 1, stop)
            if found.known or found.candidates:
                return found
        index += 1
    return NOWHERE


_OF_ANOTHER = frozenset({"who", "that"})


def _past_clause(units: Units, comma: int, stop: int) -> int:
    """Where a sentence goes on behind what was said, or what another did: ", that a plant in P could close", ", who was in P,"."""
    if units[comma + 1].low == "that":
        return stop
    return next((at for at in range(comma + 2, stop) if units[at].code == ","), stop)


def _edge_of(units: Units, on: int) -> int:
    """Where a place is named on whose edge or side something is: "on the northern side of P"; 0 where none is."""
    edge = next((at for at in range(on + 1, min(len(units) - 2, on + _EDGE)) if units[at].low.split(" ")[-1] in _EDGES), None)
    return edge + 2 if edge is not None and units[edge + 1].low == "of" else 0


_EDGES = frozenset({"side", "edge", "outskirts", "fringes", "shores", "banks", "grounds"})
_EDGE = 6  # units: "on the more secluded northern side"


_MADE = frozenset({"made", "built", "produced", "manufactured", "held prisoner", "detained", "jailed", "imprisoned", "born"})


_FELT = frozenset({  # "the prospect of a summit raised hopes in P"
    *("anxiety", "unease", "hope", "hopes", "alarm", "concern", "concerns", "fear", "fears", "worry", "worries", "relief", "doubt"),
    *("doubts", "optimism", "jitters", "debate", "dismay", "outrage", "consternation", "nervousness", "excitement", "eyebrows"),
    *("criticism", "suspicion", "suspicions", "applause", "skepticism", "scepticism", "anger", "expectations", "uncertainty"),
})


_ELSEWHERE = _MADE | _FELT


def _talked_of(units: Units, preposition: int) -> bool:
    """Whether the arms of one country are what talks in a city of another are on: "talks on the North's program in P"."""
    if units[preposition - 1].low not in _ARMS or preposition + 1 >= len(units):
        return False
    city = units[preposition + 1]
    sides = city.actor.sides if city.actor is not None else ()
    return city.place is not None and city.code in "KL" and bool(sides) and _ARMED.isdisjoint(sides)


_ARMS = frozenset({
    *("program", "programs", "programme", "programmes", "weapons", "missiles", "issue", "issues"),
    *("denuclearization", "denuclearisation"),
})
_ARMED = frozenset({"DPRK", "IRN", "SYR", "LBY"})


def _of_an_office(units: Units, at: int) -> bool:
    """Whether a place goes with what somebody is, said of him behind a comma: "met B, a diplomat at the mission in P"."""
    actor = units[at].actor
    opens = at - 1
    while opens > 1 and units[opens].code in "dmu":
        opens -= 1
    office = actor is not None and actor.ref == "role"
    return office and opens > 0 and units[opens].code == "," and is_actor(units[opens - 1])


def place_list(units: Units, start: int, stop: int) -> Places:
    """Places from ``start``: ``Hanoi, Vietnam`` are known, ``Hanoi or Da Nang`` are candidates."""
    stop = min(stop, len(units))
    index = _to_the_name(units, start, stop)
    found: list[tuple[str, Slot]] = []
    alternatives = False
    while index < stop:
        unit = units[index]
        owner = unit.place is not None and index + 1 < stop and units[index + 1].code == "s"
        if owner and not found:
            index = _behind_owned(units, index + 2, stop)
            continue
        if _names_thing(units, index) or (found and _does_more(units, index)):
            break
        if unit.place is not None and not owner:
            found.append((unit.place, Slot(unit.start, unit.end)))
        elif unit.low == "or":
            alternatives = True
        elif not found or unit.low == "that" or not (unit.code in ",da(-)s" or unit.low in _WITHIN):
            break
        index += 1
    if alternatives and len(found) > 1:
        return Places((), tuple(found))
    return Places(tuple(found))


_WITHIN = frozenset({"in", "the", "near", "border", "village", "side", "truce", "island", "hotel", "of"})


def _behind_owned(units: Units, at: int, stop: int) -> int:
    """Where a place can be named behind what belongs to another: "in Q's northern P"."""
    while at < stop and units[at].code in "mhHuwX" and not starts(units[at], "prepositions."):
        at += 1
    return at


def _names_thing(units: Units, at: int) -> bool:
    """Whether a country or place only tells which thing is meant: "the P meeting", "the P embassy", "Russia propaganda"."""
    unit = units[at]
    if at + 1 >= len(units):
        return False
    following = units[at + 1]
    if unit.place is not None and starts(following, "nouns.") and _names_meeting(units, at):
        return True
    if unit.place is not None and unit.code in "CA" and has(following, "missions"):
        return True  # an embassy stands in another country
    if unit.code == "C" and (_heads_name(units, at) or has(following, "stop.before")):
        return True
    named = following.low in _HOUSES  # "in a Singapore hotel"
    return unit.code == "C" and following.code == "u" and not (named or _no_thing(following.low))


def _does_more(units: Units, at: int) -> bool:
    """Whether a place behind another is who does or says something: "as A visited P, Japan called for talks"."""
    return _speaks(units, at) or (units[at].code in "CK" and _parted(units, at) and _opens_sentence(units, at))


def _heads_name(units: Units, at: int) -> bool:
    """Whether a country only begins the name of a house: "at the Japan Press Center"."""
    article = units[at].low.startswith("the ") or (at > 0 and units[at - 1].low == "the")
    following = units[at + 1]
    return article and following.capital and following.actor is None and following.place is None and following.code in "uwXm"


_HOUSES = frozenset({"hotel", "hotels", "guesthouse", "villa", "restaurant", "resort", "apartment", "suite", "airport", "golf"})


def _names_meeting(units: Units, at: int) -> bool:
    """Whether a place only tells which meeting is meant: "agreed at the rainy P meeting"; "was in P meeting B" is none."""
    return not starts(units[at + 1], "verbs.") or has(units[at - 1], "attributive") or units[at - 1].code in "dmu"


def _no_thing(word: str) -> bool:
    """Whether a word behind a country is no noun that the country only describes: "in Vietnam right now"."""
    return word.endswith(("ed", "ing", "ly")) or word in _BESIDE


_BESIDE = frozenset({
    *("just", "amid", "aboard", "overnight", "unannounced", "minutes", "hours", "days", "weeks", "months", "moments"),
    *("right", "alone", "alongside", "early", "late", "later", "again", "soon", "together", "ahead", "anyway", "next"),
    *("tomorrow", "today", "yesterday", "once", "twice", "ago", "instead", "too", "first", "over", "without", "near", "outside"),
})


def _speaks(units: Units, at: int) -> bool:
    """Whether a place is whose word the sentence is: "will not go to P, the White House said"."""
    return at + 1 < len(units) and units[at].place is not None and units[at].code not in "CK" and has(units[at + 1], "say")


def _parted(units: Units, at: int) -> bool:
    """Whether a comma stands before a country, with "and" or without it."""
    before = units[at - 1]
    return before.code == "," or (before.low == "and" and units[at - 2].code == ",")


def _opens_sentence(units: Units, at: int) -> bool:
    """Whether a country behind a place and a comma does something itself: "as A visited P, Japan called for talks"."""
    last = names_from(units, at, subject=True)[-1]
    return opens_clause(units, last)


def _town_of(units: Units, comma: int) -> bool:
    """Whether a town that no list knows stands before the comma and its country behind: "in Lucca, Italy"."""
    return units[comma - 1].code == "X" and comma + 1 < len(units) and units[comma + 1].code == "C"


_ASKED = frozenset({
    *("request", "urging", "behest", "insistence", "invitation", "suggestion", "instigation", "prodding", "initiative", "expense"),
    *("demand", "bidding", "prompting"),
})


def _to_the_name(units: Units, start: int, stop: int) -> int:
    """Where a place is named, behind its article and adjectives; ``stop`` where something else is told."""
    for index in range(start, min(stop, start + 5)):
        unit = units[index]
        within = unit.code in 'dXwum"0NAB' or (unit.low == "of" and index > start)
        within = within or (unit.code == "-" and units[index - 1].low == "city")  # "the city-state of P"
        within = within or (unit.code == "," and index > start and _town_of(units, index))
        if has(unit, "pressing", "addressing") or (unit.low in _ASKED and units[min(index + 1, stop - 1)].low == "of"):
            return stop  # "how to coax Pyongyang back"; "put off at the request of Pyongyang"
        if unit.code == "O" or not within or (is_preposition(unit) and unit.low != "of") or starts(unit, "verbs."):
            return index
        if (unit.code == "u" and unit.low.endswith("ing")) or unit.low == "that" or starts(unit, "auxiliaries."):
            return stop  # "aimed at denuclearizing the peninsula", "to suggest that it was"
    return min(stop, start + 5)
