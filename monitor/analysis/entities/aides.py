"""Somebody told by whom he serves: "a top aide to Kim Jong Un" is an official of the North, and no meeting of the leader's."""

from collections.abc import Mapping, Sequence

from monitor.analysis.entities.units import Unit
from monitor.domain.roster import RosterEntry

AIDES = frozenset({
    *("aide", "aides", "adviser", "advisers", "advisor", "advisors", "lieutenant", "lieutenants", "confidant", "confidants"),
})
_SENT = frozenset({"envoy", "envoys", "emissary", "emissaries"})  # "an envoy to him" goes to see him


def name_aides(units: list[Unit], people: Mapping[str, RosterEntry]) -> list[Unit]:
    """Join an aide and the leader behind "to" or "of"; not behind a comma, where he is told of somebody named before it."""
    if not any(unit.actor is not None and unit.actor.ref == "role" and _tells_of_aide(unit) for unit in units):
        return units
    named: list[Unit] = []
    at = 0
    while at < len(units):
        unit = units[at]
        size = 0 if named and named[-1].low == "," else _aide(units, at)
        leader = units[at + size - 1].actor if size else None
        if unit.actor is None or leader is None or not any(people[name].head_of_state for name in leader.people if name in people):
            named.append(unit)
            at += 1
            continue
        low = " ".join(one.low for one in units[at : at + size])
        actor = unit.actor._replace(sides=leader.sides[:1])
        named.append(Unit(unit.start, units[at + size - 1].end, "N", low, unit.classes, actor=actor, capital=True))
        at += size
    return named


def serves_leader(inner: Sequence[Unit]) -> int:
    """Where the joint stands behind who serves an unnamed leader: "an envoy of the North Korean leader"; 0 for others."""
    for at in range(1, len(inner) - 2):
        serves = inner[at].low == "of" or (inner[at].low == "to" and inner[at - 1].low in AIDES)
        if serves and inner[at - 1].low in AIDES | _SENT:
            return at if any("titles.leaders" in piece.classes for piece in inner[at + 1 :]) else 0
    return 0


def _aide(units: list[Unit], at: int) -> int:
    """How many units tell of an aide by a person behind him: "an aide to", "A"; "a top aide to North Korean", "leader A"."""
    aide, words = units[at].actor, units[at].low.split(" ")
    if aide is None or aide.ref != "role" or aide.people:
        return 0
    if words[-1] in AIDES | _SENT:
        joint, leader = (units[at + 1].low, at + 2) if at + 2 < len(units) else ("", at)
    else:
        noun = next((i for i, word in enumerate(words[:-2]) if word in AIDES | _SENT), None)
        joint, leader = (words[noun + 1], at + 1) if noun is not None and at + 1 < len(units) else ("", at)
        words = words[: noun + 1] if noun is not None else words
    person = units[leader].actor
    serves = joint == "of" or (joint == "to" and words[-1] in AIDES)
    fits = person is not None and person.ref == "person" and (not aide.sides or (person.sides == aide.sides and leader == at + 1))
    told_of_him = [unit.low for unit in units[leader + 1 : leader + 3]] == [",", "who"]  # "an aide to A, who met B": A met him
    return leader - at + 1 if serves and fits and not told_of_him else 0


def _tells_of_aide(unit: Unit) -> bool:
    return not (AIDES | _SENT).isdisjoint(unit.low.split(" "))
