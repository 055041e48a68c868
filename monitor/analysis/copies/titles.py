"""Headlines without the name of whoever carries them."""

import re

from monitor.analysis.copies.words import plain, split_words

_SUFFIX = re.compile(r"^(?P<head>.{12,}?)\s+(?:[-–—|:»·•]|::)\s+(?P<tail>[^-–—|:»·•]{2,40})$")
_SECTION = re.compile(r"^(?:[A-Z]{2,12}|[A-Z][a-z]{2,12})\s*\|\s*(?=\S.{11,})")
_LABEL = re.compile(r"^(?:\(?(?:lead|\d(?:st|nd|rd|th) lead|ld|urgent|update\s*\d*|breaking|corrected|correction|exclusive"
                    r"|watch|live|video|photos?|recast|refile|wrapup\s*\d*|속보|종합\d*보?|[1-3]보)\)?\s*[:\-–—]?\s+)+",
                    re.IGNORECASE)
_SMALLEST_WORDS = 4


def bare_title(title: str, outlet: str = "") -> str:
    """Strip a headline of outlet suffix ("… - Reuters"), section ("US | …") and wire labels ("(LEAD)", "UPDATE 2-")."""
    text = _LABEL.sub("", _SECTION.sub("", " ".join(plain(title).split())))
    found = _SUFFIX.match(text)
    if found and _names_outlet(found["tail"], outlet):
        return found["head"]
    return text


def _names_outlet(tail: str, outlet: str) -> bool:
    """Tell whether a tail is the outlet's own name, or is short and written as a name, word by word."""
    words = tail.split()
    if outlet and tail.casefold() in outlet.casefold():
        return True
    return len(words) <= 4 and all(word[0].isupper() or word.lower() in {"of", "the", "and"} for word in words)


def title_words(title: str, outlet: str = "") -> list[str]:
    """Split the bare headline into words."""
    return split_words(bare_title(title, outlet))


def title_key(title: str, outlet: str = "") -> str | None:
    """Make the bare headline one key, or None where it is too short to name one story."""
    words = title_words(title, outlet)
    return " ".join(words) if len(words) >= _SMALLEST_WORDS else None
