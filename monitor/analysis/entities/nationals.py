"""People told by their nationality alone: "the North Korean" who met somebody is the last one the story named."""

from collections.abc import Sequence

from monitor.analysis.entities.units import Actor, Unit

_MANY = ("s", "sh", "ch", "ese", "x")  # "the Americans", "the French", "the Chinese": more than one


def name_nationals(units: list[Unit]) -> list[Unit]:
    """Let "the American" stand for a person where no noun follows: "received the American on Tuesday"."""
    for at, unit in enumerate(units):
        if unit.code != "A" or unit.low.endswith(_MANY) or unit.actor is None:
            continue
        if not (unit.low.startswith("the ") or (at and units[at - 1].low == "the")):
            continue
        if len(unit.actor.sides) == 1 and _alone(units, at):
            unit.code, unit.actor = "N", Actor("national", unit.actor.sides, words=unit.actor.words, definite=True)
    return units


def _alone(units: Sequence[Unit], at: int) -> bool:
    """Whether a nationality stands without a noun: before a verb, a preposition, a day, a stop."""
    following = units[at + 1] if at + 1 < len(units) else None
    if following is None or following.code in ";.T":
        return True
    if following.code == ",":
        return at + 2 < len(units) and units[at + 2].code != "A"
    verb = "verbs." in following.classes and "nouns." not in following.classes
    verb = verb or not following.classes.isdisjoint(("auxiliaries.", "irregular_past", "say")) or following.low.endswith("ed")
    return following.code != "s" and (verb or "prepositions." in following.classes or following.low in _BEHIND)


_BEHIND = frozenset({"for", "on", "to", "who", "as", "."})
