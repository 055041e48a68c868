"""Words and the classes a language pack puts them in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from monitor.analysis.text.signs import sign_of
from monitor.domain.lexicon import LanguagePack

WORD = re.compile(
    r"[^\W\d_]+(?:'(?!(?:[sSdDmM]|ll|LL|ve|re)\b)[^\W\d_]+)?|'(?:[sSdDmM]|ll|LL|ve|re)\b|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|\S"
)
_PREFIXES = (
    "titles",
    "title_sides",
    "needing",
    "reporting",
    "affairs",
    "gatherings",
    "tidings",
    "taking_in",
    "staying_away",
    "giving_up",
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
    "addressing",
    "events",
    "promising",
    "attaining",
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
)
TRIGGER = "trigger."  # words that a frame can start from
_TELLING = ("nouns.", "verbs.", "auxiliaries.be", "in_company")
_HELPING = frozenset({"verbs.hold", "verbs.have", "verbs.resume", "verbs.join"})


Classes = frozenset[str]  # the pack's lists a word stands in (``nouns.summit``)
Phrase = tuple[tuple[str, ...], Classes]
Form = tuple[str, bool, Classes, str, bool]  # lower-case; whether it has a capital; classes; sign; whether a phrase may begin


@dataclass(frozen=True, slots=True)
class WordTable:
    """Single words by form, and phrases by their first word, longest first; ``form``: all that is known of a word as written."""

    words: dict[str, Classes]
    phrases: dict[str, tuple[Phrase, ...]]
    form: Callable[[str], Form]


_NONE: Classes = frozenset()
_REMEMBERED = 10_000  # forms; what is hostile goes through at the old price


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
    phrases: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for word, keys in classes.items():
        parts = tuple(match.group() for match in WORD.finditer(word))
        if len(parts) == 1:
            single[word] = frozenset(keys)
        else:
            phrases.setdefault(parts[0], []).append((parts, frozenset(keys)))
    known = {first: tuple(sorted(found, key=_by_length)) for first, found in phrases.items()}

    @lru_cache(maxsize=_REMEMBERED)
    def form(written: str) -> Form:
        low, capital = written.lower(), written[0].isupper()
        classes = single.get(low, _NONE)
        return low, capital, classes, sign_of(low, classes, capital=capital), low in known

    return WordTable(single, known, form)


def _by_length(option: tuple[tuple[str, ...], frozenset[str]]) -> int:
    return -len(option[0])
