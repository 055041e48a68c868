"""Rounds put right: "the opening round" is the first one, and "round a table" is none."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from monitor.analysis.entities.units import Unit

_ROUND = "round"
_FIRST = frozenset({"opening", "initial"})
_ARTICLES = frozenset({"the", "an", "their", "'s", "that"})
_AROUND = frozenset({"table", "clock", "corner", "world", "globe"})


def number_rounds(units: list[Unit], words: AbstractSet[str]) -> list[Unit]:
    """Read "opening" before "round" as a number, and "round" before "a table" as no noun; ``words`` are all of the sentence."""
    if _ROUND not in words:
        return units
    put = list(units)
    for at, unit in enumerate(units):
        if unit.low != _ROUND or unit.actor is not None:
            continue
        behind = [near.low for near in units[at + 1 : at + 3]]
        if len(behind) > 1 and behind[0] in ("a", "the", "one") and behind[1] in _AROUND:
            put[at] = replace(unit, classes=frozenset())
        elif at > 1 and units[at - 1].low in _FIRST and units[at - 2].low in _ARTICLES:
            put[at - 1] = replace(units[at - 1], classes=frozenset({"ordinals.", "ordinals.1"}))
    return put
