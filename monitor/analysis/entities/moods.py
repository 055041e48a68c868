"""Somebody shown as he was that day: "a smiling B", "a visibly ailing B" is B, and what he did is told elsewhere."""

from monitor.analysis.entities.units import Unit

_NAMED = frozenset({"person", "surname"})
_ARTICLES = frozenset({"a", "an"})


def drop_moods(units: list[Unit]) -> list[Unit]:
    """Leave the article and the mood before a name out; "a beaming B aide" is somebody else, and stays as it is."""
    kept: list[Unit] = []
    for at, unit in enumerate(units):
        if unit.actor is not None and unit.actor.ref in _NAMED and kept and "moods" in kept[-1].classes and _alone(units, at):
            size = 3 if len(kept) > 2 and kept[-2].low.endswith("ly") else 2
            if len(kept) >= size and kept[-size].low in _ARTICLES:
                del kept[-size:]
        kept.append(unit)
    return kept


def _alone(units: list[Unit], at: int) -> bool:
    """Whether no noun follows a name that would make it a quality: "B aide", "B bodyguard", "B's"."""
    return at + 1 >= len(units) or units[at + 1].code not in "usN"
