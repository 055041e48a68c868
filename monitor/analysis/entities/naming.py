"""Names that only several units together make: strangers with an office behind them, "the Vietnamese capital"."""

from collections.abc import Sequence

from monitor.analysis.entities.phrases import Actor, Unit


def name_strangers(units: list[Unit]) -> list[Unit]:
    """Join two or three capitalised words and the office behind them: "Daniel Walsh, White House deputy chief of operations"."""
    named: list[Unit] = []
    at = 0
    while at < len(units):
        size = _stranger(units, at)
        office = next((unit for unit in units[at + size + 1 : at + size + 4] if unit.actor is not None), None) if size else None
        if office is not None and office.actor is not None and office.actor.ref in ("role", "side") and office.code in "NO":
            last = units[at + size - 1]
            written = " ".join(_title(unit) for unit in units[at : at + size])
            actor = Actor("person", office.actor.sides[:1], (written,), words=office.actor.words, definite=True)
            named.append(Unit(units[at].start, last.end, "N", written.lower(), actor=actor, capital=True))
            at += size
            continue
        named.append(units[at])
        at += 1
    return named


def _stranger(units: Sequence[Unit], at: int) -> int:
    """How many words from here can be a full name with a comma behind it; 0 for none."""
    size = 0
    while size < 3 and at + size < len(units) and units[at + size].code == "X":
        size += 1
    whole = size in (2, 3) and at + size < len(units) and units[at + size].low == ","
    return size if whole and (at == 0 or units[at - 1].code != "X") else 0


def _title(unit: Unit) -> str:
    return unit.low.capitalize()


def name_capitals(units: list[Unit], capitals: dict[str, str]) -> list[Unit]:
    """Put the city in place of "the Vietnamese capital"."""
    named: list[Unit] = []
    for unit in units:
        before = named[-1] if named else None
        if unit.low == "capital" and before is not None and before.actor is not None and before.code in "ACs":
            city = capitals.get(before.actor.sides[0]) if before.actor.sides else None
            if city:
                named[-1] = Unit(before.start, unit.end, "L", f"{before.low} {unit.low}", actor=before.actor, place=city)
                continue
        named.append(unit)
    return named
