"""What two commas put in about somebody: "met B, who is on a visit to P, at the ministry on Tuesday"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.arguments import LISTING
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, is_preposition, starts

_LONGEST = 16  # units of an aside
STOPPED = frozenset({  # "talks, stalled since a February summit, in P next month", "talks that broke down in February"
    *("broke", "broken", "fell", "fallen", "collapsed", "stalled", "foundered", "ended", "failed", "faltered", "stopped", "halted"),
    *("began", "started", "opened", "suspended", "deadlocked", "frozen", "dormant", "interrupted", "abandoned", "derailed"),
})
_GOING_ON = frozenset({"and", "or", "but", "while", "where", "when", "so", "then"})  # what goes on to something else


def set_apart(units: Units, opens: int, closes: int) -> bool:
    """Whether two commas hold something said of who stands before them, and no more names of a list."""
    inside = units[opens + 1 : closes]
    if all(unit.actor is not None and unit.actor.ref == "role" for unit in inside):
        return True
    if inside[0].low in ("and", "or", "but"):
        return len(inside) > 1 and inside[1].low in ("not", "now", "once")
    if len(inside) > 1 and (is_person(inside[0]) or inside[0].code == "C") and starts(inside[1], "verbs."):
        return False  # "A, B meet in P, agree to": a headline's list, and what it did
    return not all(is_actor(unit) or unit.low in LISTING or _goes_with_name(unit) for unit in inside)


def _goes_with_name(unit: Unit) -> bool:
    return unit.code in "dmT" and not unit.low.endswith("ed")  # "appointed by C" is no member of a list


def behind_aside(units: Units, comma: int) -> int:
    """Where place and day come behind what a comma opens about somebody, or on how talks had stopped; 0 if they do not."""
    if not comma or comma + 1 >= len(units):
        return 0
    stopped = starts(units[comma - 1], "nouns.") and units[comma + 1].low.split(" ")[0] in STOPPED
    if not stopped and (units[comma - 1].code != "N" or not is_actor(units[comma - 1])):
        return 0
    if units[comma + 1].low in _GOING_ON:
        return 0
    for at in range(comma + 2, min(len(units) - 2, comma + _LONGEST)):
        if units[at].code in ';"':
            return 0
        if units[at].code == ",":
            said = not _sets(units[comma + 1 : at]) and set_apart(units, comma, at)
            return at + 1 if said and _place_or_day(units, at + 1) else 0
    return 0


def _sets(inside: Units) -> bool:
    """Whether no more is told than where and when: "met B, the minister, in P on Tuesday, a day after"."""
    dated = any(unit.code == "T" for unit in inside)
    return dated and all(unit.code in "TCKLd" or is_preposition(unit) or unit.low == "on" for unit in inside)


def _place_or_day(units: Units, at: int) -> bool:
    """Whether a place or day comes next: "in P", "at a hotel in P", "on Tuesday"; and not "in a sign of"."""
    if units[at].code == "T" or units[at].low == "at":
        return True
    if units[at].low == "to":
        return at + 1 < len(units) and units[at + 1].place is not None  # "a visit by A, the envoy, to P"
    told = has(units[at], "prepositions.place") or units[at].low == "on"
    return told and any(unit.code == "T" or unit.place is not None for unit in units[at + 1 : at + _NEAR])


_NEAR = 6  # units from a preposition to the place: "at a state guest house in P"


def in_an_aside(units: Units, trigger: int, at: int) -> bool:
    """Whether a time or place stands between two such commas behind a meeting."""
    for comma in range(at - 1, trigger, -1):
        if units[comma].code == ",":
            return behind_aside(units, comma) > at
    return False


def told_of(units: Units, preposition: int) -> int | None:
    """Of whom "on a visit to P" is said: the person before the comma or the "who" ("A met B, on a visit to P, at ...")."""
    at = preposition - 1
    if at > 0 and starts(units[at], "auxiliaries.") and units[at - 1].low == "who":
        at -= 2
    if at < 1 or units[at].code != ",":
        return None
    person = units[at - 1]
    return at - 1 if person.code == "N" and is_actor(person) and _taken(units, at - 1) else None


def _taken(units: Units, person: int) -> bool:
    """Whether somebody is whom a verb takes, and not of whom the sentence is: "met B, on a visit to P"."""
    before = units[person - 1] if person else None
    return before is not None and (starts(before, "verbs.") or is_preposition(before) or before.low == "and")


def was_there(inside: Units) -> bool:
    """Whether it is told where somebody is or was: "who was in P last month", "who has been in P since Monday"."""
    near = inside[1:_STAY]
    there = next((at for at, unit in enumerate(near) if unit.low == "in"), None)
    if inside[0].low != "who" or there is None or there + 1 >= len(near) or near[there + 1].place is None:
        return False
    return there > 0 and all(starts(unit, "auxiliaries.") or has(unit, "adverbs") for unit in near[:there])


_STAY = 6  # units of "who has also been in P"
