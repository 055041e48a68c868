"""Whose talks are told only by where they were, or who left them: "Talks broke down in P in May", "B walked out of the talks"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import has, is_actor, starts
from monitor.analysis.meetings.sentence import Sentence

_PREDICATE = 4  # units of "were last held"
_NEIGHBOURS = frozenset({"ROK", "CHN"})  # who have talks with either of the two


def ended_there(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether they are those of the story's two: nobody else is named, and the place lies in a third country."""
    units, core = sentence.units, sentence.scene.core.parties
    if not core or start != 0 or noun > 1 or sentence.headline:
        return False
    held = next((at for at in range(noun + 1, min(len(units) - 2, noun + _PREDICATE)) if has(units[at], "status.held")), 0)
    while held and held + 2 < len(units) and has(units[held + 1], "status.held"):
        held += 1
    if not held or not has(units[held + 1], "prepositions.place") or not units[held + 2].place:
        return False
    between = units[noun + 1 : held]
    there = units[held + 2].actor
    sides = set(there.sides) if there is not None else set()
    alone = not any(is_actor(unit) for unit in units[held + 3 :] if unit.code in "NCA")
    helping = all(starts(unit, "auxiliaries.") or has(unit, "status.held", "adverbs") for unit in between)
    return alone and helping and bool(sides) and not sides & {*core, *_NEIGHBOURS}


def left_by_one(sentence: Sentence, start: int, both: Party) -> bool:
    """Whether one of the story's two walked away from "the talks": nobody leaves those of others."""
    core = sentence.scene.core.parties
    if not core or len(both.sides) != 1 or both.sides[0] not in core or sentence.units[start].low != "the" or not start:
        return False
    return sentence.units[start - 1].low in _LEFT


_LEFT = frozenset({
    *("broke off", "broken off", "breaks off", "walked out of", "walks out of", "walked away from", "walks away from"),
    *("stormed out of", "storms out of"),
})
