"""Whose "his" is in front of whoever it means: "Before his talks with B, A spoke to C"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import is_actor, is_preposition, is_verbal

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_HIS = frozenset({"his", "her"})
_FRONTED = 16  # units of "Before his talks with B in P on Tuesday"


def named_behind(sentence: "Sentence", index: int) -> Party | None:
    """The subject of the sentence, where a phrase in front of it opens with a preposition and "his"."""
    units = sentence.units
    if index != 1 or units[index].low not in _HIS or not is_preposition(units[0]):
        return None
    comma = next((at for at in range(index + 1, min(len(units) - 2, index + _FRONTED)) if units[at].code == ","), None)
    if comma is None or units[comma + 1].code != "N" or not is_verbal(units[comma + 2]):
        return None
    actor = units[comma + 1].actor
    if actor is None or actor.ref not in ("person", "surname"):
        return None
    party = resolve(sentence.scene, units[comma + 1])
    fits = len(party.people) == 1 and sentence.scene.fits(party.people[0], units[index].low)
    between = (resolve(sentence.scene, unit).people for unit in units[index + 1 : comma] if is_actor(unit))
    return party if fits and not any(party.people[0] in people for people in between) else None
