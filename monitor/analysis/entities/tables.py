"""Who sits at the talks of many that a story is about: "six-party talks", "four-way talks", "together with C, D, E and F"."""

from collections.abc import Sequence
from itertools import pairwise

from monitor.analysis.entities.gazetteer import Found

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
