"""A watch list's terms, compiled: words, roster names in all their spellings, and patterns.

Nothing a user writes can make a text slow: words and names are found by one automaton, patterns by RE2, both in linear time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2
from ahocorasick_rs import AhoCorasick

from monitor.domain.roster import RosterEntry

PATTERN_PREFIX = "re2:"
# A pattern may use so much memory, and be so long; both far above what a list of phrases needs (RE2's own limit is 8 MiB).
_MAX_PATTERN_BYTES = 1 << 20
_MAX_PATTERN_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a term stands in a text; ``term`` is as the user wrote it."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    term: str
    compiled: "re2._Regexp"


@dataclass(frozen=True, slots=True)
class Terms:
    """Compiled terms. ``exact`` finds forms as written, ``loose`` in any case; both name the term that asked for them."""

    exact: AhoCorasick
    exact_terms: tuple[str, ...]
    loose: AhoCorasick
    loose_terms: tuple[str, ...]
    patterns: tuple[_Pattern, ...]

    def find(self, text: str) -> tuple[Hit, ...]:
        """The first place of every term that stands in the text, in order of the text."""
        first: dict[str, Hit] = {}
        for hit in self._all(text):
            known = first.get(hit.term)
            if known is None or hit.start < known.start:
                first[hit.term] = hit
        return tuple(sorted(first.values(), key=lambda hit: (hit.start, hit.end, hit.term)))

    def _all(self, text: str) -> Iterator[Hit]:
        yield from _whole_words(self.exact, self.exact_terms, text)
        yield from _whole_words(self.loose, self.loose_terms, _lower(text))
        for pattern in self.patterns:
            found = pattern.compiled.search(text)
            if found is not None:
                yield Hit(pattern.term, found.start(), found.end())


def compile_terms(terms: Sequence[str], roster: Sequence[RosterEntry]) -> Terms:
    """Compile words, roster names and ``re2:`` patterns; ValueError says what is wrong with one and how to mend it.

    A roster name stands for all spellings of its entry, in every language, matched as written; a term all in capitals is
    matched as written too ("WHO"); every other word or phrase in any case.
    """
    spellings = _spellings(roster)
    exact: list[tuple[str, str]] = []
    loose: list[tuple[str, str]] = []
    patterns: list[_Pattern] = []
    for term in terms:
        if term.startswith(PATTERN_PREFIX):
            patterns.append(_Pattern(term, _compile_pattern(term)))
            continue
        word = " ".join(term.split())
        if not word:
            raise ValueError("empty term: remove it, or write a word, a roster name or a pattern (re2:…)")
        names = spellings.get(_lower(word))
        if names:
            exact.extend((form, term) for name in names for form in {name, name.upper() if len(name) > 3 else name})
        elif word.isupper():
            exact.append((word, term))
        else:
            loose.append((_lower(word), term))
    return Terms(
        AhoCorasick([form for form, _ in exact]), tuple(term for _, term in exact),
        AhoCorasick([form for form, _ in loose]), tuple(term for _, term in loose), tuple(patterns),
    )


def _spellings(roster: Sequence[RosterEntry]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for entry in roster:
        forms = (entry.name, *(form for _, aliases in entry.aliases for form in aliases))
        for form in forms:
            names.setdefault(_lower(form), forms)
    return names


def _compile_pattern(term: str) -> "re2._Regexp":
    pattern = term.removeprefix(PATTERN_PREFIX)
    if not pattern.strip():
        raise ValueError(f"{term!r}: no pattern after {PATTERN_PREFIX!r}; write one, or remove the term")
    if len(pattern) > _MAX_PATTERN_CHARACTERS:
        raise ValueError(f"{term[:40]!r}…: longer than {_MAX_PATTERN_CHARACTERS} characters; split it into several terms")
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MAX_PATTERN_BYTES
    try:
        compiled = re2.compile(pattern, options)
    except re2.error as error:
        raise ValueError(f"{term!r}: {_complaint(error)}; see https://github.com/google/re2/wiki/Syntax") from error
    if compiled.search("") is not None:
        raise ValueError(f"{term!r}: fits every text, even an empty one; ask for at least one character")
    return compiled


def _complaint(error: Exception) -> str:
    detail = error.args[0] if error.args else ""
    text = detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
    if "invalid perl operator: (?" in text:
        return f"{text}: look-ahead and look-behind are not there in RE2; write the words themselves"
    if "invalid escape sequence" in text:
        return f"{text}: back-references are not there in RE2; write a backslash twice to mean itself"
    return f"not a pattern: {text}"


def _lower(text: str) -> str:
    """Lower-case with every character in its place (one Turkish letter would otherwise become two)."""
    return text.replace("İ", "I").lower()


def _whole_words(automaton: AhoCorasick, terms: tuple[str, ...], text: str) -> Iterator[Hit]:
    if not terms:
        return
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if _is_whole(text, start, end):
            yield Hit(terms[index], start, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    if text[start] > "\u2e7f":  # scripts that put no space between words
        return True
    return not (start and _joins(text[start - 1]) and _joins(text[start])) and not (
        end < len(text) and _joins(text[end]) and _joins(text[end - 1])
    )


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
