"""Names that only several units together make: strangers with an office behind them, "the Vietnamese capital"."""

from collections.abc import Mapping, Sequence

from monitor.analysis.entities.units import Actor, Unit
from monitor.domain.roster import RosterEntry


def name_strangers(units: list[Unit]) -> list[Unit]:
    """Join two or three capitalised words and the office behind them: "Daniel Walsh, White House deputy chief of operations"."""
    if "X" not in [unit.code for unit in units]:
        return units
    named: list[Unit] = []
    at = 0
    while at < len(units):
        if units[at].code != "X":
            named.append(units[at])
            at += 1
            continue
        size = _stranger(units, at)
        office = next((unit for unit in units[at + size + 1 : at + size + 4] if unit.actor is not None), None) if size else None
        if office is not None and office.actor is not None and office.actor.ref in ("role", "side") and office.code in "NO":
            last = units[at + size - 1]
            written = " ".join(_title(unit) for unit in units[at : at + size])
            actor = Actor("person", office.actor.sides[:1], (written,), words=office.actor.words, definite=True)
            named.append(Unit(units[at].start, last.end, "N", written.lower(), actor=actor, capital=True))
            at += size
            continue
        size, sides = _head_of_group(units, at)
        if size:
            written = " ".join(_title(unit) for unit in units[at : at + size])
            actor = Actor("person", sides[:1], (written,), definite=True)
            named.append(Unit(units[at].start, units[at + size - 1].end, "N", written.lower(), actor=actor, capital=True))
            at += size
            continue
        named.append(units[at])
        at += 1
    return named


def _head_of_group(units: Sequence[Unit], at: int) -> tuple[int, tuple[str, ...]]:
    """How many words from here name whoever leads the group before: "a North Korean team led by O Kwang-chol"; and its side."""
    if at < 3 or units[at - 1].low != "by" or units[at - 2].low not in ("led", "headed"):
        return 0, ()
    group = next((unit.actor for unit in reversed(units[max(0, at - 4) : at - 2]) if unit.actor is not None), None)
    size = 0
    while size < 3 and at + size < len(units) and units[at + size].code == "X":
        size += 1
    return (size, group.sides) if group is not None and len(group.sides) == 1 and size > 1 else (0, ())


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
        if unit.low == "capital" and before is not None and before.code == "s" and len(named) > 1 and named[-2].code == "C":
            before = named.pop(-2)  # "the North's capital"
        if unit.low == "capital" and before is not None and before.actor is not None and before.code in "ACs":
            city = capitals.get(before.actor.sides[0]) if before.actor.sides else None
            if city:
                named[-1] = Unit(before.start, unit.end, "L", f"{before.low} {unit.low}", actor=before.actor, place=city)
                continue
        named.append(unit)
    return named


def name_towns(units: list[Unit], airports: Mapping[str, str]) -> None:
    """Put the town whose it is in place of an airport: who landed at Haneda is in Tokyo."""
    for unit in units:
        if unit.place is not None:
            unit.place = airports.get(unit.place, unit.place)


def name_airports(units: list[Unit]) -> list[Unit]:
    """Make one place of "Pyongyang's international airport"."""
    named: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        owned = unit.place is not None and unit.code in "KL" and at + 2 < len(units) and units[at + 1].code == "s"
        near = range(at + 2, min(len(units), at + _AIRPORT)) if owned else ()
        end = next((i for i in near if units[i].low in AIRPORTS), None)
        if end is not None and all(other.code in "XumhwLK" for other in units[at + 2 : end]):
            low, last = " ".join(other.low for other in units[at : end + 1]), units[end].end
            named.append(Unit(unit.start, last, unit.code, low, unit.classes, actor=unit.actor, place=unit.place, capital=True))
            at = end + 1
            continue
        named.append(unit)
        at += 1
    return named


AIRPORTS = frozenset({"airport", "airfield", "airbase"})
_AIRPORT = 6  # units of "P's X international airport"


def name_counterparts(units: list[Unit]) -> list[Unit]:
    """Give "his counterparts in Seoul and Tokyo" the sides of those capitals."""
    for at, unit in enumerate(units[:-3]):
        actor = unit.actor
        if actor is None or actor.ref != "counterpart" or actor.sides or not unit.low.endswith("s") or units[at + 1].low != "in":
            continue
        sides: list[str] = []
        for near in units[at + 2 : at + 9]:
            if near.code in "KC" and near.actor is not None:
                sides.extend(near.actor.sides)
            elif near.low not in (",", "and"):
                break
        if len(sides) > 1:
            unit.actor = actor._replace(sides=tuple(dict.fromkeys(sides)))
    return units


def name_partners(units: list[Unit]) -> list[Unit]:
    """Give a counterpart the name told behind what he is a counterpart in: "his opposite number in the talks, Kim Kye-gwan"."""
    for at, unit in enumerate(units[:-_SHORTEST]):
        actor = unit.actor
        if actor is None or actor.ref != "counterpart" or actor.people or actor.owners:
            continue
        if units[at + 1].low not in ("in", "at", "for"):
            continue
        comma = next((i for i in range(at + 2, min(len(units) - 1, at + _OFFICE)) if units[i].low == ","), None)
        named = units[comma + 1].actor if comma is not None else None
        if named is not None and named.ref == "person" and not any("verbs." in other.classes for other in units[at + 2 : comma]):
            unit.actor = actor._replace(people=named.people)
            for other in units[at + 2 : comma]:
                other.classes = frozenset()  # the talks are only what they are counterparts in
    return units


_SHORTEST, _OFFICE = 4, 9  # units of "counterpart in talks, B"; to the comma


def name_hosts(units: list[Unit]) -> list[Unit]:
    """Leave only the name of "his host, Chun Yung-woo" and "her visitor, Kim Kye-gwan"."""
    dropped: set[int] = set()
    for at in range(1, len(units) - 2):
        owner, named = units[at - 1].actor, units[at + 2].actor
        if units[at].low in HOSTS and units[at + 1].low == "," and owner is not None and owner.ref == "possessive":
            dropped.update((at - 1, at, at + 1) if named is not None and named.ref == "person" else ())
    return [unit for at, unit in enumerate(units) if at not in dropped]


HOSTS = frozenset({"host", "hosts", "guest", "visitor"})


def name_crowds(units: list[Unit]) -> list[Unit]:
    """Take the country off a crowd: "North Korean defectors", "Japanese and American troops" are nobody's officials."""
    for at, unit in enumerate(units):
        if "not_parties" not in unit.classes:
            continue
        before = at - 1
        if before >= 0 and units[before].actor is not None and units[before].low.startswith(_GROUPS):
            units[before].actor, units[before].code = None, "m"  # "a group of American scholars"
        while before >= 0 and at - before <= _CROWD and (units[before].code in "Aamu" or units[before].low == ","):
            if units[before].code == "A":
                units[before].actor, units[before].code = None, "m"
            before -= 1
    return units


_GROUPS = ("a group of ", "group of ", "the group of ", "groups of ", "a team of ", "a delegation of ", "delegation of ")
_CROWD = 5  # units from a nationality to the noun it goes with


def name_staff(units: list[Unit], people: Mapping[str, RosterEntry]) -> list[Unit]:
    """Join somebody's name and his staff or government: "the Bush administration", "Abe aides" are his side's, and not himself."""
    if not any(map(_serves, [unit for unit in units if unit.actor is not None])):
        return units
    named: list[Unit] = []
    for unit in units:
        before = named[-1] if named else None
        staff = before is not None and _serves(unit)
        sides = _served(before.actor, people) if staff and before is not None and before.actor is not None else ()
        if before is not None and unit.actor is not None and len(sides) == 1:
            actor = unit.actor._replace(sides=sides, definite=True)
            named[-1] = Unit(before.start, unit.end, "N", f"{before.low} {unit.low}", unit.classes, actor=actor, capital=True)
            continue
        named.append(unit)
    return named


def _serves(unit: Unit) -> bool:
    """Whether a word names somebody's staff, or one of them, and does not say whose: "Abe aides", "a Kim aide"."""
    whose = unit.actor is not None and not unit.actor.sides
    return whose and (unit.low.split(" ")[0] in _STAFF or unit.low in _AIDE)


def _served(actor: Actor, people: Mapping[str, RosterEntry]) -> tuple[str, ...]:
    """The side that somebody's staff serves; of a surname, that of the heads of state who bear it."""
    if actor.ref == "person":
        return actor.sides
    if actor.ref != "surname":
        return ()
    owners = [people[owner] for owner in actor.owners if owner in people]
    return tuple({entry.side for entry in owners if entry.head_of_state and entry.side})


_STAFF = frozenset({
    *("administration", "government", "officials", "aides", "advisers", "advisors", "team", "staff", "diplomats"),
    *("negotiators", "envoys", "cabinet"),
})
_AIDE = frozenset({"aide", "adviser", "advisor", "envoy", "emissary", "deputy", "lieutenant", "confidant", "top aide"})
_SPEAKING = frozenset({"i", "we", "you"})


def name_here(units: list[Unit], city: str) -> list[Unit]:
    """Give the reporter's "here" the city of the dateline; what is quoted has a "here" of its own."""
    if any(unit.low in _SPEAKING for unit in units):
        return units
    quoted = False
    for unit in units:
        quoted = not quoted if unit.low == '"' else quoted
        if unit.low == "here" and not quoted:
            unit.place = city
    return units
