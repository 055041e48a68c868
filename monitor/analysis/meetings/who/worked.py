"""Negotiations that name nobody, by their level, their subject or that they go on: whose they are, the story has said."""

from monitor.analysis.meetings.clause.grammar import Units, has
from monitor.analysis.meetings.sentence import Sentence

LEVELS = {"working-level", "high-level", "senior-level", "denuclearization", "denuclearisation", "nuclear", "disarmament"}
_WORKED = LEVELS | {"lower-level", "preliminary", "preparatory"}


def is_worked(units: Units, start: int, noun: int) -> bool:
    """Negotiations named by their level or subject: "working-level talks", "negotiations at the working level"."""
    words = {unit.low for unit in units[start:noun]} | {unit.low.replace(" ", "") for unit in units[start:noun]}
    negotiations = has(units[noun], "nouns.talks") and units[noun].low.endswith("s")
    level = _level_behind(units, noun)
    worked = bool(words & _WORKED) or level
    return worked and (negotiations or ((level or "working-level" in words) and has(units[noun], "nouns.meeting")))


def _level_behind(units: Units, noun: int) -> bool:
    """Whether the level is told behind: "at the working level", "at a senior level"."""
    behind = [unit.low for unit in units[noun + 1 : noun + 6] if unit.code not in "d-"]
    return behind[:1] == ["at"] and "".join(behind[1:3]).replace(" ", "").startswith(_AT_LEVEL)


_AT_LEVEL = ("workinglevel", "working-level", "seniorlevel", "highlevel", "expertlevel")


def are_resumed(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether plain talks are to go on, right after the story told of its two: "agreed to resume talks in July"."""
    units, scene = sentence.units, sentence.scene
    plain = start == noun and units[noun].low in ("talks", "negotiations") and start > 1 and has(units[start - 1], "verbs.resume")
    return plain and units[start - 2].low.endswith("to") and bool(scene.pair) and set(scene.pair) == set(scene.core.parties)
