"""Turns of a transcript: whose "I" it is behind "MR. A:", "AMBASSADOR B:", and that "QUESTION:" is nobody's."""

import re
from collections.abc import Sequence

from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.phrases import read_names
from monitor.analysis.entities.scene import NOBODY, Scene
from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.text.words import WordTable

_LABEL = re.compile(r"(?:[A-Z][A-Z.'-]*|Mc[A-Z]+) ?(?:[A-Z][A-Z.'-]+ ){0,3}(?:(?:Mc)?[A-Z][A-Z'-]+)?:(?= |$)")
_LONGEST = 48  # characters


def turn_of(text: str, sentence: tuple[int, int], names: Sequence[Found], words: WordTable) -> tuple[Unit, ...] | None:
    """The names in the label, in capitals and with a colon, that opens a sentence; None where none does."""
    start, end = sentence[0], min(sentence[1], sentence[0] + _LONGEST)
    label = _LABEL.match(text, start, end) if ":" in text[start:end] else None
    if label is None:
        return None
    return tuple(read_names(text, start, [found for found in names if found.end <= label.end()], words))


def take_turn(scene: Scene, sentence: Sentence) -> None:
    """Let "I" and "we" be whoever the label names: "MR. A: We are ready to meet B."."""
    if sentence.turn is not None:
        named = next((unit for unit in sentence.turn if unit.actor is not None), None)
        scene.voice = resolve(scene, named) if named is not None else NOBODY
