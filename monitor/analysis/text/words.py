"""Words and the classes a language pack puts them in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from monitor.analysis.text.signs import sign_of
from monitor.domain.lexicon import LanguagePack

_LETTERS = r"(?:[A-Za-z]++(?![^\W\d_])|[^\W\d_]++)"  # of any alphabet; plain ones are found in half the time
WORD = re.compile(
    rf"[A-Za-z]++(?=[ ,.-])|{_LETTERS}(?:'(?!(?:[sSdDmM]|ll|LL|ve|re)\b){_LETTERS})?"  # most words are plain, before a plain sign
    r"|'(?:[sSdDmM]|ll|LL|ve|re)\b|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|\S"
)
_PREFIXES = (
    "titles",
    "title_sides",
    "failing",
    "needing",
    "reporting",
    "affairs",
    "gatherings",
    "tidings",
    "taking_in",
    "staying_away",
    "told_later",
    "giving_up",
    "second_thoughts",
    "stays_longer",
    "homewards",
    "moods",
    "phases",
    "groups",
    "pronouns",
    "nouns",
    "verbs",
    "status",
    "say",
    "auxiliaries",
    "adverbs",
    "ordinals",
    "another",
    "not_parties",
    "group_pairs",
    "nouns_weak",
    "phone_calls",
    "irregular_past",
    "prepositions",
    "clause_words",
    "phone",
    "stop",
    "attributive",
    "missions",
    "handed",
    "heading",
    "attendance",
    "seating",
    "by_phone",
    "concurred",
    "concurring",
    "addressing",
    "events",
    "promising",
    "attaining",
    "verdicts",
    "moves",
    "wishes",
    "openness",
    "meals",
    "given",
    "nouns_alone",
    "conducting",
    "calendar",
    "calling_in",
    "pressing",
    "in_company",
    "appearances",
    "speeches",
    "opposites",
    "venues",
)
TRIGGER = "trigger."  # words that a frame can start from
_TELLING = ("nouns.", "verbs.", "auxiliaries.be", "in_company")
_HELPING = frozenset({"verbs.hold", "verbs.have", "verbs.resume", "verbs.join"})


Classes = frozenset[str]  # the pack's lists a word stands in (``nouns.summit``)
Phrase = tuple[tuple[str, ...], Classes]
Phrases = dict[str, dict[str, tuple[Phrase, ...]]]
Form = tuple[str, bool, Classes, str, bool]  # lower-case; whether it has a capital; classes; sign; whether a phrase may begin


@dataclass(frozen=True, slots=True)
class WordTable:
    """Single words by form, phrases by their first two words, longest first; ``forms``: all that is known of a word as written."""

    words: dict[str, Classes]
    phrases: Phrases
    forms: Mapping[str, Form]


_NONE: Classes = frozenset()
_REMEMBERED = 10_000  # forms; what is hostile goes through at the old price


class _Forms(dict[str, Form]):
    """What is known of each form of a word met so far."""

    def __init__(self, single: Mapping[str, Classes], phrases: Phrases) -> None:
        super().__init__()
        self._single, self._phrases = single, phrases

    def __missing__(self, written: str) -> Form:
        if len(self) >= _REMEMBERED:
            self.clear()
        low, capital = written.lower(), written[0].isupper()
        classes = self._single.get(low, _NONE)
        form = self[written] = (low, capital, classes, sign_of(low, classes, capital=capital), low in self._phrases)
        return form


def compile_words(pack: LanguagePack) -> WordTable:
    """Index every list of the pack that is about words (names are the gazetteer's)."""
    classes: dict[str, set[str]] = {}
    for key, words in pack.entries:
        if key.partition(".")[0] in _PREFIXES:
            marks = {key, f"{key.partition('.')[0]}."}
            if key.startswith(_TELLING) and key not in _HELPING:
                marks.add(TRIGGER)
            for word in words:
                classes.setdefault(word.lower(), set()).update(marks)
    single: dict[str, frozenset[str]] = {}
    phrases: dict[str, dict[str, list[Phrase]]] = {}
    for word, keys in classes.items():
        parts = tuple(match.group() for match in WORD.finditer(word))
        if len(parts) == 1:
            single[word] = frozenset(keys)
        else:
            phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, frozenset(keys)))
    known = {
        first: {second: tuple(sorted(options, key=_by_length)) for second, options in behind.items()}
        for first, behind in phrases.items()
    }
    return WordTable(single, known, _Forms(single, known))


def _by_length(option: Phrase) -> int:
    return -len(option[0])
