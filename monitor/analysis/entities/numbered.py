"""Rounds and sittings put right: "the opening round" is the first one, "round a table" is none, "another sitting" no verb."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from monitor.analysis.entities.units import Unit

_ROUND, _SITTING = "round", "sitting"
_COUNTING = frozenset({"another", "next", "further", "a", "the", "new"})
_FIRST = frozenset({"opening", "initial"})
_ARTICLES = frozenset({"the", "an", "their", "'s", "that"})
_AROUND = frozenset({"table", "clock", "corner", "world", "globe"})


def _count(units: list[Unit]) -> list[Unit]:
    """Read "that four" before a noun as a clause that counts: "said that four meetings had failed"."""
    put: list[Unit] = []
    for at, unit in enumerate(units):
        if unit.low in _THOSE and at + 1 < len(units) and "nouns." in units[at + 1].classes:
            that, number = unit.low.split(" ")
            cut = unit.end - len(number)
            put.append(Unit(unit.start, unit.start + len(that), "d", that, _THAT))
            put.append(Unit(cut, unit.end, "n", number))
        else:
            put.append(unit)
    return put


_THOSE = frozenset({"that two", "that three", "that four", "that five", "that six"})
_THAT = frozenset({"clause_words", "clause_words."})


def number_rounds(units: list[Unit], words: AbstractSet[str]) -> list[Unit]:
    """Read "opening" before "round" as a number, and "round" before "a table" as no noun; ``words`` are all of the sentence."""
    units = _count(units) if not _THOSE.isdisjoint(words) else units
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
