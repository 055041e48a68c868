"""Headlines without the name of whoever carries them, and how two of them differ."""

import re
from dataclasses import dataclass
from functools import lru_cache

from monitor.analysis.copies.alignment import CALENDAR, NUMBERS, fillers
from monitor.analysis.copies.words import cased_words, plain, split_words

_SUFFIX = re.compile(r"^(?P<head>.{12,}?)\s+(?:[-–—|:»·•]|::)\s+(?P<tail>[^-–—|:»·•]{2,40})$")
_SECTION = re.compile(r"^(?:[A-Z]{2,12}|[A-Z][a-z]{2,12})\s*\|\s*(?=\S.{11,})")
_LABELS = (r"(?:lead|\d(?:st|nd|rd|th) (?:lead|ld)|ld|urgent|update\s*\d*|breaking|corrected|correction|exclusive|watch|live"
           r"|video|photos?|recast|refile|wrapup\s*\d*|속보|종합\d*보?|[1-3]보)")
_LABEL = re.compile(rf"^(?:[\[(]{_LABELS}[\])]\s*|{_LABELS}\s*[:\-–—]\s*)+", re.IGNORECASE)
_LABEL_BEHIND = re.compile(rf"\s*[\[(]{_LABELS}[\])]$", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th)")
_SMALLEST_WORDS = 4
_UNLIKE = 0.1
_ALIKE = 0.33  # shared words over all; below it two headlines differ in more than a slot


def bare_title(title: str, outlet: str = "") -> str:
    """Strip a headline of outlet suffix ("… - Reuters"), section ("US | …") and wire labels ("(LEAD)", "UPDATE 2-")."""
    return _split_title(title, outlet)[0]


def named_outlet(title: str) -> str:
    """Read the outlet off a headline's suffix; empty where it has none."""
    return _split_title(title, "")[1]


def _split_title(title: str, outlet: str) -> tuple[str, str]:
    text = _LABEL_BEHIND.sub("", _LABEL.sub("", _SECTION.sub("", " ".join(plain(title).split()))))
    found = _SUFFIX.match(text)
    return (found["head"], found["tail"]) if found and _names_outlet(found["tail"], outlet) else (text, "")


def _names_outlet(tail: str, outlet: str) -> bool:
    """Tell whether a tail is the outlet's own name, or is short and written as a name, word by word, without figures."""
    if outlet and tail.casefold() in outlet.casefold():
        return True
    words = tail.split()
    named = all(word[0].isupper() or word in {"of", "the", "and"} for word in words)
    return named and len(words) <= 4 and not any(sign.isdigit() for sign in tail)


def title_key(title: str, outlet: str = "") -> str | None:
    """Make the bare headline one key, or None where it is too short to name one story."""
    words = split_words(bare_title(title, outlet))
    return " ".join(words) if len(words) >= _SMALLEST_WORDS else None


@dataclass(frozen=True, slots=True)
class Headlines:
    """How two headlines differ: share of words in common (0 where one is empty), and what one names that the other swaps.

    ``unlike`` says that both are there and have next to nothing in common.
    """

    similarity: float
    unlike: bool
    names_swapped: bool
    dates_swapped: bool


def compare_titles(a: str, b: str) -> Headlines:
    """Compare two headlines, outlets cut. Swapped means: alike but for names (or dates) that each has and the other lacks."""
    one, other = _read(a), _read(b)
    similarity = len(one.words & other.words) / max(len(one.words | other.words), 1)
    alike = similarity >= _ALIKE
    return Headlines(
        similarity=similarity,
        unlike=bool(one.words) and bool(other.words) and similarity < _UNLIKE,
        names_swapped=alike and bool(one.names - other.words) and bool(other.names - one.words),
        dates_swapped=alike and bool(one.dates - other.dates) and bool(other.dates - one.dates),
    )


@dataclass(frozen=True, slots=True)
class _Headline:
    words: frozenset[str]
    names: frozenset[str]
    dates: frozenset[str]


@lru_cache(maxsize=256)
def _read(title: str) -> _Headline:
    cased = cased_words(bare_title(title))
    return _Headline(frozenset(word.casefold() for word in cased), frozenset(_names(cased)), frozenset(_dates(cased)))


def _names(words: list[str]) -> set[str]:
    """Names, and in a headline in title case any word but small ones; a count ("Five killed") may rise within one story."""
    return {word for word in fillers(words) if not word[0].isdigit() and word not in NUMBERS}


def _dates(words: list[str]) -> set[str]:
    """Years, ordinals, words of the calendar, and figures beside one."""
    folded = [word.casefold() for word in words]
    beside = {word for before, word, after in zip(["", *folded], folded, [*folded[1:], ""], strict=False)
              if word[0].isdigit() and (before in CALENDAR or after in CALENDAR)}
    return beside | {word for word in folded if word in CALENDAR or _DATE.fullmatch(word)}
