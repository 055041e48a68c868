"""The verbs that contractions stand for behind a pronoun: "he's met B" has, "she's meeting B" is, "I'm meeting B" am."""

from dataclasses import replace

from monitor.analysis.entities.units import Unit
from monitor.analysis.text.words import WordTable

_PRONOUNS = frozenset({"he", "she", "it", "who", "there", "i", "we", "you", "they"})
_WHOLE = {"'re": "are", "'m": "am", "'ve": "have"}
_PAST = {"'s": ("is", "has"), "'d": ("'d", "had")}  # before any other word, and before what somebody has done
_DONE = frozenset({
    *("been", "had", "met", "held", "spoken", "seen", "sat", "gone", "flown", "visited", "hosted", "travelled", "agreed"),
    *("traveled", "talked", "made", "done", "said", "got", "taken", "given", "become", "begun", "left"),
})


def whole_contractions(units: list[Unit], words: WordTable) -> list[Unit]:
    """The units of a sentence with what is shortened behind a pronoun read as the verb it is."""
    if not any(unit.low in _WHOLE or unit.low in _PAST for unit in units):
        return units
    return [_verb(units, at, words) for at in range(len(units))]


def _verb(units: list[Unit], at: int, words: WordTable) -> Unit:
    unit = units[at]
    if not at or units[at - 1].low not in _PRONOUNS or not (unit.low in _WHOLE or unit.low in _PAST):
        return unit
    if unit.low in _PAST:
        done = next((other for other in units[at + 1 : at + 4] if "adverbs" not in other.classes), None)
        whole = _PAST[unit.low][done is not None and done.low.split(" ")[0] in _DONE]
    else:
        whole = _WHOLE[unit.low]
    return unit if whole == unit.low else replace(unit, code="w", low=whole, classes=words.words.get(whole, frozenset()))
