"""Text to runs of time words: each run a string of class letters with the words behind it.

One gate looks for words that can carry a time, and only what stands around them is read; a text without one is left at
once. Cost is linear in the text, and every pattern later works inside runs that are cut at the first foreign word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from monitor.analysis.when.vocabulary import BREAK, LETTER, OTHER, VOCABULARY

# Longer runs than this are no prose; they are cut, so that no pattern ever sees more (a hostile "May May May …").
MAX_RUN = 64

# Around a word that can carry a time, so much is read on either side, in characters; the longest expression has 60.
_MARGIN = 64

_SEEDS = (
    "day week month year ago tonight tomorrow morning afternoon evening spring summer autumn fall winter soon shortly "
    "overnight fortnight quarter decade january february april june july september october november december"
)
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC Q1 Q2 Q3 Q4"
_YEARS = "190 191 192 193 194 195 196 197 198 199 200 201 202 203 204 205 206 207 208 209"
_ORDINALS = "0th 1st 2nd 3rd 4th 5th 6th 7th 8th 9th"
_GATE = AhoCorasick([
    *(form for seed in _SEEDS.split() for form in (seed, seed.capitalize(), seed.upper())),
    *f"{_NAMES} {_YEARS} {_ORDINALS}".split(),
])
_WORD = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|\d+(?:st|nd|rd|th|s)?(?![^\W_])|[^\W_]+")
_CORE_CLASSES = (
    "MON MAY WD WA YR DECADES ISO DAY WEEK MONTH YEAR QUARTER WEEKEND FORTNIGHT DECADE TODAY NTH SEASON SOON QTR LATER EARLIER "
    "AGO TOD"
)
_CORE = "".join(LETTER[name] for name in _CORE_CLASSES.split())
_RUN = re.compile(rf"[^{OTHER}{BREAK}]+")
_GAPS = {"": "", " ": "", ",": ",", "-": "-", "–": "-", "—": "-", "−": "-", "‑": "-", "(": "(", ")": ")", ",(": "(", "),": ")"}


@dataclass(frozen=True, slots=True)
class Token:
    """One time word: its class letter, its value, its place in the text."""

    letter: str
    value: object
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring time words: class letters and the signs ``,-()`` in ``codes``; ``tokens[i]`` stands behind ``codes[i]``."""

    codes: str
    tokens: tuple[Token | None, ...]


def _classify(word: str) -> tuple[str, object]:
    known = VOCABULARY.get(word)
    if known is not None:
        return LETTER[known[0]], known[1]
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


def _gap(text: str, after: Token | None) -> str:
    """Give the sign between two words: nothing, one of ``,-()``, or a break."""
    if text == " ":
        return ""
    if "\n" in text or len(text) > 6:
        return BREAK
    bare = "".join(text.split())
    if after is not None and bare[:1] == "." and after.letter in _ABBREVIABLE:
        bare = bare[1:]
    if bare[:1] in {"'", "’"}:
        bare = bare[1:]
    return _GAPS.get(bare, BREAK)


_ABBREVIABLE = LETTER["MAY"] + LETTER["WA"] + LETTER["MON"]


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for match in _WORD.finditer(text, start, end):
        if match.group() not in {"s", "S"} or text[match.start() - 1 : match.start()] not in {"'", "’"}:
            yield match


def _encode(text: str, begin: int, stop: int) -> tuple[str, list[Token | None]]:
    codes: list[str] = []
    tokens: list[Token | None] = []
    previous_end, previous = begin, None
    for match in _words(text, begin, stop):
        letter, value = _classify(match.group())
        if letter == OTHER:
            if previous is not None:
                codes.append(OTHER)
                tokens.append(None)
                previous = None
            continue
        start, end = match.span()
        if previous is not None and (sign := _gap(_without_possessive(text[previous_end:start]), previous)):
            codes.append(sign)
            tokens.append(None)
        previous, previous_end = Token(letter, value, start, end), end
        codes.append(letter)
        tokens.append(previous)
    return "".join(codes), tokens


def _without_possessive(gap: str) -> str:
    return gap[2:] if gap[:2] in {"'s", "’s", "'S", "’S"} else gap


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text around words that can carry a time, cut between words, apart from each other."""
    begin, stop = 0, -1
    for _, start, end in _GATE.find_matches_as_indexes(text):
        if start - _MARGIN > stop:
            if stop >= 0:
                yield begin, stop
            begin = _between_words(text, max(start - _MARGIN, stop + 1, 0))
        stop = min(end + _MARGIN, len(text))
    if stop >= 0:
        yield begin, stop


def _between_words(text: str, position: int) -> int:
    """Move on to the next space, so that no window begins inside a word; a word longer than that is none of ours."""
    while position and position < len(text) and text[position - 1].isalnum():
        position += 1
    return position


def find_runs(text: str) -> Iterator[Run]:
    """All runs of time words with at least one that can carry a time."""
    for begin, stop in _windows(text):
        codes, tokens = _encode(text, begin, _between_words(text, stop))
        for match in _RUN.finditer(codes):
            for start in range(match.start(), match.end(), MAX_RUN):
                end = min(start + MAX_RUN, match.end())
                piece = codes[start:end]
                if any(letter in _CORE for letter in piece):
                    yield Run(piece, tuple(tokens[start:end]))
