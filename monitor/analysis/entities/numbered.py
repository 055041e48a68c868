"""Rounds and sittings put right: "the opening round" is the first one, "round a table" is none, "another sitting" no verb."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from monitor.analysis.entities.units import Unit

_ROUND, _SITTING = "round", "sitting"
_COUNTING = frozenset({"another", "next", "further", "a", "the", "new"})
_FIRST = frozenset({"opening", "initial"})
_ARTICLES = frozenset({"the", "an", "their", "'s", "that"})
_AROUND = frozenset({"table", "clock", "corner", "world", "globe"})


def number_rounds(units: list[Unit], words: AbstractSet[str]) -> list[Unit]:
    """Read "opening" before "round" as a number, and "round" before "a table" as no noun; ``words`` are all of the sentence."""
    if _ROUND not in words and _SITTING not in words:
        return units
    put = list(units)
    for at, unit in enumerate(units):
        if unit.low == _SITTING and at and units[at - 1].low in _COUNTING:
            put[at] = replace(unit, classes=frozenset())
        if unit.low != _ROUND or unit.actor is not None:
            continue
        behind = [near.low for near in units[at + 1 : at + 3]]
        if len(behind) > 1 and behind[0] in ("a", "the", "one") and behind[1] in _AROUND:
            put[at] = replace(unit, classes=frozenset())
        elif at > 1 and units[at - 1].low in _FIRST and units[at - 2].low in _ARTICLES:
            put[at - 1] = replace(units[at - 1], classes=frozenset({"ordinals.", "ordinals.1"}))
    return put
