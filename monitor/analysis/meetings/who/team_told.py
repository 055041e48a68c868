"""What "it" means right behind a sentence on a delegation: "A team from P landed on Monday. It met B"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import is_actor

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_TEAM = frozenset({"delegation", "team", "group", "mission", "party"})
_FRONT = 8  # units before "it": "On Tuesday," "Led by A,"


def remember_team(sentence: "Sentence") -> None:
    """Remember the delegation of one side that a sentence speaks of, and the one man of it whom it names."""
    scene, before = sentence.scene, sentence.scene.team
    scene.team = None
    at = next((at for at, unit in enumerate(sentence.units) if _is_team(unit) and sentence.hangs_on_nothing(at)), None)
    at = at if at is not None else _named_of(sentence)
    if at is None:
        return
    sides = resolve(scene, sentence.units[at]).sides or (before.sides if before is not None else ())
    if len(sides) == 1:
        led = tuple(person for person in sentence.people() if scene.side_of(person)[:1] == sides)
        scene.team = Party(led if len(led) == 1 else (), sides)


def _named_of(sentence: "Sentence") -> int | None:
    """The group that somebody is in charge of, or of which he is said to be a part."""
    last = (at for at in range(len(sentence.units) - 1, 1, -1) if _is_team(sentence.units[at]))
    at = next(last, None)
    return at if at is not None and sentence.units[at - 1].low == "of" else None


def the_team(sentence: "Sentence", index: int) -> Party:
    """The delegation that "it" means, where nobody else is named before it."""
    team, units = sentence.scene.team, sentence.units
    if team is None or units[index].low != "it" or index > _FRONT or any(map(is_actor, units[:index])):
        return NOBODY
    return team


def _is_team(unit: Unit) -> bool:
    actor = unit.actor
    return actor is not None and actor.ref == "group" and any(_TEAM & set(word.split()) for word in actor.words)
