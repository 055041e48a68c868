"""Talks of many that a story is about, told without their number: "the nuclear talks", "four days of talks on the North's arms"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, has
from monitor.analysis.meetings.sentence import Sentence

_SUBJECTS = frozenset({"nuclear", "disarmament", "denuclearization", "denuclearisation", "atomic"})
_ABOUT = frozenset({"on", "over", "about", "aimed", "to"})
_BEHIND = 8  # units: "on ending North Korea's nuclear"


def of_table(sentence: Sentence, start: int, noun: int, both: Party) -> Party | None:
    """Who sits at nuclear talks, in a story about the talks of many: all of these, if nobody else is named."""
    table, units = sentence.scene.core.table, sentence.units
    if not table or not set(both.sides) <= set(table) or len(both.sides) > 1 or both.people:
        return None
    if not has(units[noun], "nouns.talks") or not units[noun].low.endswith(("s", "ing")):
        return None
    before = {unit.low for unit in units[start:noun]}
    worked = not before.isdisjoint(_SUBJECTS) and "working-level" not in before
    return Party((), table) if worked or _on_arms(units, noun) else None


def _on_arms(units: Units, noun: int) -> bool:
    """Whether the subject of talks told behind them is the arms that such talks are about."""
    behind = units[noun + 1 : noun + 1 + _BEHIND]
    if not behind or behind[0].low not in _ABOUT:
        return False
    end = next((at for at, unit in enumerate(behind) if unit.code in ",;" or has(unit, "status.held", "say")), len(behind))
    return any(unit.low in _SUBJECTS for unit in behind[1:end])
