"""What two commas put in about somebody: "met B, who is on a visit to P, at the ministry on Tuesday"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, starts

_LONGEST = 16  # units of an aside
_OPENERS = frozenset({"who", "on", "currently", "now", "visiting", "here", "accompanied", "head", "leader"})


def behind_aside(units: Units, comma: int) -> int:
    """Where a sentence goes on with place and day behind what a comma opens about the person before it; 0 if it does not."""
    if not comma or comma + 1 >= len(units) or units[comma - 1].code != "N" or not is_actor(units[comma - 1]):
        return 0
    if units[comma + 1].low not in _OPENERS:
        return 0
    for at in range(comma + 2, min(len(units) - 2, comma + _LONGEST)):
        if units[at].code in ';"':
            return 0
        if units[at].code == ",":
            return at + 1 if _place_or_day(units, at + 1) else 0
    return 0


def _place_or_day(units: Units, at: int) -> bool:
    unit = units[at]
    return unit.code == "T" or has(unit, "prepositions.place") or (unit.low == "on" and units[at + 1].code == "T")


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
