"""What an editor put into a quotation: "is ready to meet [Iranian leaders]", "he [the president] will go", "[sic]"."""

from monitor.analysis.entities.units import Unit

_LONGEST = 8  # units
_STANDING_FOR = frozenset({"he", "she", "they", "him", "them", "it", "we", "us", "his", "their"})
_MARKS = frozenset({"sic", "...", "…"})


def without_brackets(units: list[Unit]) -> list[Unit]:
    """The units with square brackets left out, and the pronoun that what stands in them explains."""
    if not any(unit.low == "[" for unit in units):
        return units
    dropped: set[int] = set()
    for opens in (at for at, unit in enumerate(units) if unit.low == "["):
        closes = next((at for at in range(opens + 1, min(len(units), opens + _LONGEST)) if units[at].low == "]"), 0)
        inside = units[opens + 1 : closes]
        if not inside or any(unit.code in ",;" for unit in inside):
            continue
        dropped |= {opens, closes}
        if len(inside) == 1 and inside[0].low in _MARKS:
            dropped.add(opens + 1)
        elif opens and units[opens - 1].low in _STANDING_FOR and any(unit.actor is not None for unit in inside):
            dropped.add(opens - 1)
        elif closes + 1 < len(units) and units[closes + 1].code == "N":
            dropped.update(range(opens + 1, closes))  # "[Chinese] President A"
    return [unit for at, unit in enumerate(units) if at not in dropped]
