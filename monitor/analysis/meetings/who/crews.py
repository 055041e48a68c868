"""Groups of one side told of again without it: "South Korean envoys met A. The envoys flew on to P"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import Party, Scene
from monitor.analysis.entities.units import Unit

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_CREWS = frozenset({
    *("envoys", "officials", "delegation", "delegates", "team", "diplomats", "negotiators", "representatives", "ministers"),
    *("emissaries", "lawmakers", "senators", "generals", "experts"),
})
_PLAIN = _CREWS | {"the", "these", "those"}
_NEAR = 2  # sentences
_TWO = 2  # sides: "officials of A and B met; the officials"


def remember_crews(scene: Scene, sentence: "Sentence") -> None:
    """Note whose the envoys of a sentence are."""
    here: dict[str, set[str]] = {}
    for unit in sentence.units:
        for noun in _noun(unit):
            here.setdefault(noun, set()).update(unit.actor.sides if unit.actor is not None else ())
    for noun, sides in here.items():
        if sides:
            scene.crews[noun] = (tuple(sorted(sides)), sentence.index)


def crew_again(sentence: "Sentence", unit: Unit) -> Party | None:
    """Whose "the envoys" are, if the story has just told of envoys of one side, or of two."""
    if unit.actor is None or not unit.actor.words <= _PLAIN or not unit.low.startswith(("the ", "these ", "those ")):
        return None
    told = next((sentence.scene.crews[noun] for noun in _noun(unit) if noun in sentence.scene.crews), None)
    if told is None or len(told[0]) > _TWO or sentence.index - told[1] > _NEAR:
        return None
    return Party((), told[0])


def _noun(unit: Unit) -> frozenset[str]:
    return _CREWS & unit.actor.words if unit.actor is not None and unit.actor.ref == "group" else frozenset()
