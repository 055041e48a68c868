"""Cities that a story, having named them, calls by what they are: "the Swiss city", "the border village"."""

from collections.abc import Mapping, Sequence

from monitor.analysis.entities.gazetteer import Found, NameKind
from monitor.analysis.entities.units import Unit

KINDS = frozenset({"city", "resort", "village", "capital", "city-state", "metropolis"})
_BORDER = frozenset({"border", "truce", "frontier"})
_LANDS = frozenset({"kingdom", "sultanate", "emirate"})
_TOWNS = (NameKind.PLACE, NameKind.CAPITAL)
_GROUND = (*_TOWNS, NameKind.COUNTRY)


def name_cities(
    units: list[Unit], earlier: Sequence[Found], places: Mapping[str, str], capitals: Mapping[str, str]
) -> list[Unit]:
    """Put the city that was named before in place of words for it; ``earlier`` are the names up to the sentence's end."""
    named: list[Unit] = []
    for at, unit in enumerate(units):
        before = named[-1] if named else None
        of = at + 1 < len(units) and (units[at + 1].low == "of" or units[at + 1].place is not None or units[at + 1].code == "s")
        if unit.low in KINDS and before is not None and not of and unit.place is None:
            names = [found for found in earlier if found.start < unit.start]
            place, size = _meant(named, unit.low, names, places, capitals)
            if place is not None:
                whole = named[-size:]
                del named[-size:]
                low = " ".join(part.low for part in (*whole, unit))
                named.append(Unit(whole[0].start, unit.end, "L", low, actor=whole[0].actor, place=place))
                continue
        named.append(unit)
    return named


def _meant(
    before: list[Unit], kind: str, earlier: Sequence[Found], places: Mapping[str, str], capitals: Mapping[str, str]
) -> tuple[str | None, int]:
    """The place that a word for one means, and how many words before belong to it."""
    last = before[-1]
    if kind == "capital":
        if last.code != "s" or len(before) < 2 or before[-2].low not in _LANDS:
            return None, 0
        side = next((found.name.sides[0] for found in reversed(earlier) if found.name.kind in _GROUND and found.name.sides), "")
        return capitals.get(side), 2
    if kind == "village":
        borders = (found.name.canonical for found in reversed(earlier) if _is_village(found, places))
        return (next(borders, None), 1) if last.low in _BORDER else (None, 0)
    if last.code != "A" or last.actor is None or not last.actor.sides:
        return None, 0
    side = last.actor.sides[0]
    towns = (found.name.canonical for found in reversed(earlier) if _is_town(found) and found.name.sides[:1] == (side,))
    return next(towns, None), 1


def _is_town(found: Found) -> bool:
    return found.name.kind in _TOWNS and not found.name.venue


def _is_village(found: Found, places: Mapping[str, str]) -> bool:
    """Whether a name is that of a village on a border, and not of the whole zone."""
    canonical = found.name.canonical
    return places.get(canonical.lower()) == "border" and canonical.lower().startswith(("panmun", "punmun"))
