"""Some of a country's officials: "two of North Korea's most senior officials", "one of A's closest aides" are a group of its."""

from dataclasses import replace

from monitor.analysis.entities.units import Unit

COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "some", "several", "many", "most"})
_MOST = frozenset({"most", "closest", "highest-ranking", "highest-level", "top-ranking", "longest-serving", "best-known"})
_BETWEEN = 4  # units between an owner's "'s" and the group
_SHORTEST = 4


def name_some(units: list[Unit]) -> list[Unit]:
    """Make one group of a number, whose the group is, and the words that praise it."""
    put: list[Unit] = []
    at = 0
    while at < len(units):
        counted = units[at].low in COUNTS and at + _SHORTEST <= len(units) and units[at + 1].low == "of"
        last, sides = _group(units, at + 2) if counted else _praised(units, at)
        if last:
            group = units[last]
            actor = group.actor._replace(sides=sides) if group.actor is not None else None
            put.append(replace(group, start=units[at].start, low=f"{units[at].low} of {group.low}", actor=actor))
            at = last + 1
        else:
            put.append(units[at])
            at += 1
    return put


def _praised(units: list[Unit], owner: int) -> tuple[int, tuple[str, ...]]:
    """A group that a country has at its top, with no number before it: "North Korea's most senior officials"."""
    most = owner + 2 < len(units) and units[owner + 1].code == "s" and units[owner + 2].low in _MOST
    return _group(units, owner) if most else (0, ())


def _group(units: list[Unit], owner: int) -> tuple[int, tuple[str, ...]]:
    """Where the group stands that an owner has, and whose side it is; 0 for none."""
    first = units[owner].actor
    if first is None or len(first.sides) != 1:
        return 0, ()
    if first.ref == "group" and first.plural:
        return owner, first.sides
    if owner + 1 >= len(units) or units[owner + 1].code != "s" or first.ref not in ("side", "person", "surname"):
        return 0, ()
    for at in range(owner + 2, min(len(units), owner + 2 + _BETWEEN)):
        actor = units[at].actor
        if actor is not None:
            return (at, first.sides) if actor.ref == "group" and not actor.sides else (0, ())
        if units[at].code not in "umdh" and units[at].low not in _MOST:
            break
    return 0, ()
