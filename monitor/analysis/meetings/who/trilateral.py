"""Who the three are that a trilateral is between."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import Units, is_actor, lacks
from monitor.analysis.meetings.sentence import Sentence

_THREE = frozenset({"trilateral", "tripartite", "three-way", "three-nation", "three-party", "three - way", "three"})


def several(sentence: Sentence, start: int, noun: int, both: Party) -> Party:
    """A trilateral is between the three parties that the sentence is about."""
    if len(both.sides) > 2 or lacks(sentence.units, *_THREE):
        return both
    words = {unit.low for unit in sentence.units[start : noun + 1] if not _counts(sentence.units, unit)}
    if not words & _THREE:
        return both
    sides = list(both.sides)
    for unit in sentence.units:
        if is_actor(unit):
            sides.extend(resolve(sentence.scene, unit).sides)
    distinct = tuple(side for side in dict.fromkeys(sides) if side not in ("UN", "EU"))
    return Party((), distinct) if len(distinct) == 3 else both


def _counts(units: Units, unit: Unit) -> bool:
    """Whether "three" counts meetings, or the time they took, and not those who met: "three rounds of talks", "three hours of"."""
    if unit.low != "three":
        return False
    at = next((at for at, other in enumerate(units) if other is unit), 0)
    if units[at + 1].low == "-":
        return True  # "a three-hour meeting"; "three-way" is one word
    return any(following.low.endswith("s") and following.code in "uw" for following in units[at + 1 : at + 4])
