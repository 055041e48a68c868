"""Talks of many called by another word: "the six-party process", "the six-nation disarmament forum"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.text.words import TRIGGER

FORUMS = frozenset({"process", "forum", "format"})
_TALKS = frozenset({"nouns.", "nouns.talks", TRIGGER})
_INSIDE = frozenset({  # "promised in the six-party process", "quit the forum": no session
    *("in", "within", "through", "under", "via", "by", "inside", "from", "quit", "left", "joined", "chairs", "hosts"),
})
_MANY = 4  # parties
_NEAR = 3  # units from "six-party" to the word: "six-party nuclear disarmament process"


def name_forums(units: list[Unit]) -> list[Unit]:
    """Let what follows a number of parties be their talks."""
    for at, unit in enumerate(units):
        if unit.low not in FORUMS or (at + 1 < len(units) and units[at + 1].code in "us"):
            continue
        near = units[max(0, at - _NEAR) : at]
        table = next((i for i, other in enumerate(near) if other.actor is not None and len(other.actor.sides) >= _MANY), None)
        if table is None or near[table].code != "B" or any(other.code not in "umX" for other in near[table + 1 :]):
            continue
        if not any(map(_inside, units[max(0, at - _NEAR - _NEAR) : at])):
            unit.classes |= _TALKS
    return units


def _inside(unit: Unit) -> bool:
    """Whether a word leads into or out of a forum."""
    return unit.low.split(" ")[-1] in _INSIDE or unit.low.endswith(" out of")
