"""Who sits at the talks of many that a story is about: "six-party talks", "four-way talks", "together with C, D, E and F"."""

from collections.abc import Sequence
from itertools import pairwise

from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.units import Unit

_MANY = 4  # parties
_HEAD = 300  # characters: the headline and the lead


def table_of(names: Sequence[Found]) -> tuple[str, ...]:
    """The parties of talks named by their number at the head of a story, or more than once in it."""
    told = [found for found in names if len(found.name.sides) >= _MANY]
    return told[0].name.sides if len(told) > 1 or (told and told[0].start < _HEAD) else _listed(names)


def _listed(names: Sequence[Found]) -> tuple[str, ...]:
    """All of the six where the head of a story names each of them, four or more in one list."""
    head = [found for found in names if found.start < _HEAD and len(found.name.sides) == 1]
    sides = tuple(dict.fromkeys(side for found in head for side in found.name.sides))
    if set(sides) != _SIX:
        return ()
    row = 1
    for before, found in pairwise(head):
        row = row + 1 if 0 < found.start - before.end <= _GAP and found.name.sides != before.name.sides else 1
        if row >= _MANY:
            return sides
    return ()


_SIX = frozenset({"US", "DPRK", "ROK", "CHN", "JPN", "RUS"})
_GAP = 9  # characters between two members of a list: " and the "


def drop_tables(units: list[Unit]) -> list[Unit]:
    """Leave out which talks it is that countries sit at who are told by their number: "the six nations in the arms talks"."""
    put: list[Unit] = []
    past = 0
    for at, unit in enumerate(units):
        if at < past:
            continue
        put.append(unit)
        many = unit.actor is not None and len(unit.actor.sides) >= _MANY and unit.code in "BN"
        if many and at + 2 < len(units) and units[at + 1].low in ("in", "at", "to") and units[at + 2].low in ("the", "those"):
            past = _talks_end(units, at + 3)
    return put


def _talks_end(units: list[Unit], first: int) -> int:
    """Behind the talks that a phrase names; 0 where it names none."""
    near = range(first, min(len(units), first + _PHRASE))
    talks = next((at for at in near if "nouns.talks" in units[at].classes), 0)
    plain = all(unit.code in "umh-A" for unit in units[first:talks])
    return talks + 1 if talks and plain else 0


_PHRASE = 4  # units: "nuclear disarmament talks"
