"""Text to runs of time words: each run a string of class letters with the words behind it.

One gate looks for words that can carry a time, and from each of them the text is read outwards to the first foreign word;
a text without one is left at once. Cost is linear in the text, and every pattern later works inside such runs.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from monitor.analysis.when.vocabulary import BREAK, LETTER, OTHER, VOCABULARY

# Longer runs than this are no prose; they are cut, so that no pattern ever sees more (a hostile "May May May …").
MAX_RUN = 64

# Before a word that can carry a time, so much is read at most, in characters; the longest expression has 60.
_MARGIN = 64
_LONGEST = 12  # characters of a time word
_STEP = 24  # of a time word and the signs beside it

_SEEDS = (
    "day week month year ago tonight tomorrow morning afternoon evening night noon spring summer autumn fall winter soon shortly "
    "overnight fortnight quarter decade easter january february april june july september october november december"
)
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC Q1 Q2 Q3 Q4"
_YEARS = "190 191 192 193 194 195 196 197 198 199 200 201 202 203 204 205 206 207 208 209"
_ORDINALS = "0th 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 1th 2th 3th"  # "12th"
_GATE = AhoCorasick([
    *(form for seed in _SEEDS.split() for form in (seed, seed.capitalize(), seed.upper())),
    *f"{_NAMES} {_YEARS} {_ORDINALS}".split(),
])
_WORD = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|\d+(?:st|nd|rd|th|s)?(?![^\W_])|[^\W_]+")
_CORE_CLASSES = (
    "MON MAY WD WA YR DECADES ISO DAY WEEK MONTH YEAR QUARTER WEEKEND FORTNIGHT DECADE TODAY NTH SEASON SOON QTR LATER EARLIER "
    "AGO TOD FEAST"
)
_CORE = frozenset(LETTER[name] for name in _CORE_CLASSES.split())
_LAST_WORD = re.compile(r"([^\W_]+)[\W_]*$")
_GAPS = {"": "", " ": "", ",": ",", "-": "-", "–": "-", "—": "-", "−": "-", "‑": "-", "(": "(", ")": ")", ",(": "(", "),": ")"}


class Token(NamedTuple):
    """One time word: its class letter, its value, its place in the text."""

    letter: str
    value: object
    start: int
    end: int


class Run(NamedTuple):
    """Neighbouring time words: class letters and the signs ``,-()`` in ``codes``; ``tokens[i]`` stands behind ``codes[i]``."""

    codes: str
    tokens: tuple[Token | None, ...]


_KNOWN = {word: (LETTER[kind], value) for word, (kind, value) in VOCABULARY.items()}


def _classify(word: str) -> tuple[str, object]:
    known = _KNOWN.get(word)
    if known is not None:
        return known
    if not word[0].isdigit() or not word.isascii():
        if len(word) == 2 and word[0] in "Qq" and word[1] in "1234":
            return LETTER["QTR"], int(word[1])
        return OTHER, None
    return _classify_number(word)


def _classify_number(word: str) -> tuple[str, object]:
    if "-" in word:
        return LETTER["ISO"], word
    digits = word.rstrip("stndrh")
    if not digits.isdecimal():
        return OTHER, None
    number = int(digits) if len(digits) <= 4 else -1
    suffix = word[len(digits):]
    if suffix == "s":
        return (LETTER["DECADES"], number) if 1900 <= number <= 2090 and number % 10 == 0 else (OTHER, None)
    if suffix:
        return (LETTER["NTH"], number) if 1 <= number <= 31 else (OTHER, None)
    if len(digits) == 4 and 1900 <= number <= 2099:
        return LETTER["YR"], number
    if 1 <= number <= 31 and len(digits) <= 2:
        return LETTER["NUM"], number
    return (LETTER["CNT"], number) if 31 < number <= 999 else (OTHER, None)


def _gap(text: str, after: Token) -> str:
    """Give the sign between two words: nothing, one of ``,-()``, or a break."""
    if text == "\n" and after.letter in _UNFINISHED:
        return ""
    if "\n" in text or len(text) > 6:
        return BREAK
    bare = "".join(text.split())
    if bare[:1] == "." and after.letter in _ABBREVIABLE:
        bare = bare[1:]
    if bare[:1] in {"'", "’"} or (bare in _QUOTES and after.letter in _PREPOSITIONS):
        bare = bare[1:]
    return _GAPS.get(bare, BREAK)


# What no line ends with but one that a mailer broke: "last / month", "on April / 7".
_OPEN_CLASSES = "LAST PAST NEXT THIS THE EARLIER LATER IN ON OF MON MAY CNT"
_UNFINISHED = frozenset(LETTER[name] for name in _OPEN_CLASSES.split())
_QUOTES = frozenset('"“”‘')  # of words cited as they were said: in "the fall"
_PREPOSITIONS = frozenset(LETTER[name] for name in ("IN", "BY", "ON", "UNTIL"))
_ABBREVIABLE = LETTER["MAY"] + LETTER["WA"] + LETTER["MON"]


def _without_possessive(gap: str) -> str:
    return gap[2:] if gap[:2] in {"'s", "’s", "'S", "’S"} else gap


def _possessive(text: str, start: int, end: int) -> bool:
    return end - start == 1 and text[start] in "sS" and text[start - 1 : start] in {"'", "’"}


def _word_around(text: str, start: int, floor: int) -> Token | None:
    """The time word that a seed stands in."""
    begin = start
    while begin > floor and text[begin - 1].isalnum():
        begin -= 1
        if start - begin > _LONGEST:
            return None
    return _token(text, _WORD.match(text, begin, begin + _STEP))


def _token(text: str, match: re.Match[str] | None) -> Token | None:
    """The time word a pattern found; None for any other word, and for one that its window cut off."""
    if match is None or (match.end() == match.endpos and text[match.endpos : match.endpos + 1].isalnum()):
        return None
    letter, value = _classify(match.group())
    return None if letter == OTHER else Token(letter, value, match.start(), match.end())


def _word_after(text: str, at: int) -> Token | None:
    space = text.find(" ", at + 1, at + _STEP)
    if space > 0 and text[at] == " ":
        plain = text[at + 1 : space]
        known = _KNOWN.get(plain)
        if known is not None:
            return Token(*known, at + 1, space)
        if plain.isalpha():
            return None
        if plain.isalnum():
            letter, value = _classify(plain)
            return None if letter == OTHER else Token(letter, value, at + 1, space)
    match = _WORD.search(text, at, at + _STEP)
    while match is not None and _possessive(text, *match.span()):
        match = _WORD.search(text, match.end(), at + _STEP)
    return _token(text, match)


def _word_before(text: str, at: int, floor: int) -> Token | None:
    if at <= floor:
        return None
    low = max(floor, at - _STEP)
    space = text.rfind(" ", low, at - 1)
    if space >= 0 and text[at - 1] == " ":
        plain = text[space + 1 : at - 1]
        known = _KNOWN.get(plain)
        if known is not None:
            return Token(*known, space + 1, at - 1)
        if plain.isalpha():
            return None
        if plain.isalnum():
            letter, value = _classify(plain)
            return None if letter == OTHER else Token(letter, value, space + 1, at - 1)
    match = _LAST_WORD.search(text, low, at)
    while match is not None and _possessive(text, *match.span(1)):
        match = _LAST_WORD.search(text, low, match.start() - 1)
    if match is None or (match.start() == low > floor and text[low - 1].isalnum()):
        return None
    start, end = match.span(1)
    if text[start - 1 : start] == "-" and end - start == 2 and start - 8 >= floor:  # the day of 2019-02-27
        stamp = _WORD.match(text, start - 8, end)
        if stamp is not None and stamp.end() == end and not text[max(0, start - 9) : start - 8].isalnum():
            return _token(text, stamp)
    letter, value = _classify(match.group(1))
    return None if letter == OTHER else Token(letter, value, start, end)


def _neighbours(text: str, core: Token, floor: int) -> list[Token]:
    """A word that can carry a time with the time words right before and after it."""
    found = [core]
    lowest = max(floor, core.start - _MARGIN)
    while (word := _word_before(text, found[-1].start, lowest)) is not None and _sign(text, word, found[-1]) != BREAK:
        found.append(word)
    found.reverse()
    while (word := _word_after(text, found[-1].end)) is not None and _sign(text, found[-1], word) != BREAK:
        found.append(word)
    return found


def _sign(text: str, before: Token, after: Token) -> str:
    gap = text[before.end : after.start]
    return "" if gap == " " else _gap(_without_possessive(gap), before)


def _runs(text: str, words: list[Token]) -> Iterator[Run]:
    if len(words) == 1:
        if words[0].letter in _CORE:
            yield Run(words[0].letter, (words[0],))
        return
    codes: list[str] = [words[0].letter]
    tokens: list[Token | None] = [words[0]]
    for before, after in pairwise(words):
        if sign := _sign(text, before, after):
            codes.append(sign)
            tokens.append(None)
        codes.append(after.letter)
        tokens.append(after)
    for start in range(0, len(codes), MAX_RUN):
        piece = "".join(codes[start : start + MAX_RUN])
        if not _CORE.isdisjoint(piece):
            yield Run(piece, tuple(tokens[start : start + MAX_RUN]))


def find_runs(text: str) -> Iterator[Run]:
    """All runs of time words with at least one that can carry a time, each read outwards from such a word."""
    done = 0
    for _, start, _ in _GATE.find_matches_as_indexes(text):
        core = _word_around(text, start, done) if start >= done else None
        if core is not None:
            words = _neighbours(text, core, done)
            done = words[-1].end
            yield from _runs(text, words)
