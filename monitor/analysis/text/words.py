"""Words and the classes a language pack puts them in."""

import re
from dataclasses import dataclass

from monitor.domain.lexicon import LanguagePack

_WORD = re.compile(
    r"[^\W\d_]+(?:'(?!(?:[sSdDmM]|ll|LL|ve|re)\b)[^\W\d_]+)?|'(?:[sSdDmM]|ll|LL|ve|re)\b|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|\S"
)
_PREFIXES = (
    "titles",
    "title_sides",
    "needing",
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
    "irregular_past",
    "prepositions",
    "clause_words",
    "phone",
    "stop",
    "attributive",
    "missions",
    "handed",
    "heading",
    "by_phone",
    "addressing",
    "events",
)
TRIGGER = "trigger."  # words that a frame can start from
_TELLING = ("nouns.", "verbs.", "auxiliaries.be")
_HELPING = frozenset({"verbs.hold", "verbs.have", "verbs.resume", "verbs.join"})


@dataclass(slots=True)
class Token:
    """A word, sign or name; ``classes`` are the pack's lists it stands in (``nouns.summit``)."""

    start: int
    end: int
    low: str
    capital: bool
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordTable:
    """Single words by form, and phrases by their first word, longest first."""

    words: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """Tokens of ``text[start:end]``; phrases of the pack come as one token."""
        words = self.words
        found = [
            Token(match.start(), match.end(), low, match.group()[0].isupper(), words.get(low, _NONE))
            for match in _WORD.finditer(text, start, end)
            for low in (match.group().lower(),)
        ]
        return self._joined(found)

    def _joined(self, tokens: list[Token]) -> list[Token]:
        joined, index, phrases = [], 0, self.phrases
        while index < len(tokens):
            token = tokens[index]
            options = phrases.get(token.low)
            taken = _longest(tokens, index, options) if options else None
            if taken:
                size, classes = taken
                last = tokens[index + size - 1]
                low = " ".join(part.low for part in tokens[index : index + size])
                token = Token(token.start, last.end, low, token.capital, classes)
                index += size
            else:
                index += 1
            joined.append(token)
        return joined


_NONE: frozenset[str] = frozenset()


def _longest(
    tokens: list[Token],
    index: int,
    options: tuple[tuple[tuple[str, ...], frozenset[str]], ...],
) -> tuple[int, frozenset[str]] | None:
    for words, classes in options:
        if len(words) <= len(tokens) - index and all(tokens[index + i].low == word for i, word in enumerate(words)):
            return len(words), classes
    return None


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
        parts = tuple(match.group() for match in _WORD.finditer(word))
        if len(parts) == 1:
            single[word] = frozenset(keys)
        else:
            phrases.setdefault(parts[0], []).append((parts, frozenset(keys)))
    return WordTable(single, {first: tuple(sorted(found, key=_by_length)) for first, found in phrases.items()})


def _by_length(option: tuple[tuple[str, ...], frozenset[str]]) -> int:
    return -len(option[0])
