"""Powers that concert their diplomacy with allies: what these say of a third side, and to it, is part of it."""

from collections.abc import Set as AbstractSet

_ALLIES = {"US": frozenset({"ROK", "JPN"})}


def concerting(parties: AbstractSet[str]) -> frozenset[str]:
    """Those of some parties that concert their diplomacy with others."""
    return frozenset(_ALLIES.keys() & parties)


def is_concerted(sides: AbstractSet[str]) -> bool:
    """Whether sides that stand together are such a power and one of its allies at least."""
    return any(power in sides and not sides.isdisjoint(allies) for power, allies in _ALLIES.items())
