"""Somebody shown as he was that day: "a smiling B", "a visibly ailing B" is B, "the aging ruler" the ruler."""

from dataclasses import replace

from monitor.analysis.entities.units import Unit

_NAMED = frozenset({"person", "surname"})
_ARTICLES = frozenset({"a", "an"})


def drop_moods(units: list[Unit]) -> list[Unit]:
    """Leave the article and the mood before a name out; "a beaming B aide" is somebody else, and stays as it is."""
    kept: list[Unit] = []
    for at, unit in enumerate(units):
        if unit.actor is not None and kept and "moods" in kept[-1].classes:
            if unit.actor.ref in _NAMED and _alone(units, at):
                size = 3 if len(kept) > 2 and kept[-2].low.endswith("ly") else 2
                if len(kept) >= size and kept[-size].low in _ARTICLES:
                    del kept[-size:]
            elif unit.actor.ref == "role" and len(kept) > 1 and kept[-2].low == "the":
                article = kept[-2]
                del kept[-2:]
                kept.append(replace(unit, start=article.start, low=f"the {unit.low}", actor=unit.actor._replace(definite=True)))
                continue
        kept.append(unit)
    return kept


def _alone(units: list[Unit], at: int) -> bool:
    """Whether no noun follows a name that would make it a quality: "B aide", "B bodyguard", "B's"."""
    return at + 1 >= len(units) or units[at + 1].code not in "usN"
