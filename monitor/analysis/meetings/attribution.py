"""Who says so: the chain from the outlet quoted to the voice it quotes, outermost first."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.grammar import has
from monitor.analysis.meetings.sentence import Sentence

_CITING = frozenset({"citing", "cited", "cites", "quoting", "quoted", "to"})
_REACH = 5  # units between a speaker and the verb of saying: "a spokesman for the ministry told reporters"
_MOST = 3


def attribute(sentence: Sentence) -> tuple[tuple[str, Slot], ...]:
    """Names of those a sentence gives as its source, with their words; media before those they quote."""
    found: list[tuple[str, Slot, bool]] = []
    for at, unit in enumerate(sentence.units if sentence.holds("say") else ()):
        if not has(unit, "say"):
            continue
        source = _speaker(sentence, at)
        if source is not None and all(source.start != slot.start for _, slot, _ in found):
            found.append((_name(sentence, source), Slot(source.start, source.end), source.code == "M"))
    found.sort(key=lambda one: not one[2])
    return tuple((name, slot) for name, slot, _ in found[:_MOST] if name)


def _speaker(sentence: Sentence, at: int) -> Unit | None:
    """Left of the verb; right of "citing" and "according to", and where the verb comes first ("…," said Biegun)."""
    units = sentence.units
    left = range(at - 1, max(-1, at - 1 - _REACH), -1)
    right = range(at + 1, min(len(units), at + 1 + _REACH))
    inverted = at > 0 and units[at - 1].code in ',"'
    outward = units[at].low in _CITING or units[at].low == "according" or inverted
    for index in right if outward else left:
        if _speaks(units[index]):
            return units[index]
        if units[index].code in ",;" and not outward:
            return None
    return None


def _speaks(unit: Unit) -> bool:
    return unit.code in "MOCKN" and not (unit.actor is not None and unit.actor.ref in ("possessive", "pair"))


def _name(sentence: Sentence, unit: Unit) -> str:
    people = sentence.scene.resolve(unit).people if unit.actor is not None else ()
    if people:
        return people[0]
    written = sentence.text[unit.start : unit.end]
    return written.removeprefix("the ").removeprefix("The ")
