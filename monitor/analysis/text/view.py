"""The text as it is matched, with a way back to the text as it is stored."""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from typing import NamedTuple

from monitor.analysis.text.compounds import with_hyphens

_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_DROPPING = dict.fromkeys(map(ord, _DROPPED))
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f\r"
_SIGNS = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "‘’‚‛′ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″＂«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-"),
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},
    0x2028: "\n",
    0x2029: "\n",
    0x85: "\n",
}
_SIGNS.update({0xFF02: '"', 0xFF07: "'", 0xFF0D: "-"})
_REPLACED = {chr(sign): by for sign, by in _SIGNS.items()}
_TO_REPLACE = re.compile(f"[{re.escape(''.join(_REPLACED))}]")  # `translate` costs fifteen times as much where not all is ASCII
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|[_\[\]*#.\-])")  # left over from how a page was stored: "the Leaders\\u2019 Summit"
_UNEVEN = re.compile(r" {2,}|[^\x00-\x7f]|\\(?=[u_\[\]*#.\-])")


@dataclass(frozen=True, slots=True)
class View:
    """Normalised text. ``offsets`` maps each of its positions, and its end, to the stored text; None where both are equal."""

    text: str
    offsets: "array[int] | None" = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the stored text, in code points, of ``text[start:end]``."""
        if self.offsets is None or start >= end:
            return start, end
        first, last = self.offsets[start], self.offsets[end]
        while last <= first:  # inside a letter and its marks: all of it
            end += 1
            last = self.offsets[end]
        return first, last


class Slot(NamedTuple):
    """Words behind a value: positions in the view."""

    start: int
    end: int


_JOIN = re.compile(r"(?<=[A-Za-z][a-z])(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLa)(?=[A-Z][a-z])")  # "DoeSenate", no "McKay"
_MORE = re.compile(r" MORE\b")
_SCARE = re.compile(r"(?<=[ (])'(?=[A-Za-z])([^'\"\n]{2,40}(?<=[\w.,!?]))'(?!\w)")  # "talks 'may' go on"
_LINKS = 500  # characters of links before "MORE"


def _inline_links(text: str) -> list[tuple[int, int]]:
    """Where a page's links to other stories stand inside a sentence: "met Jane DoeSenate debates B's visit to P MORE on Friday"."""
    found: list[tuple[int, int]] = []
    behind = 0
    for more in _MORE.finditer(text):
        first = max(behind, more.start() - _LINKS, text.rfind("\n", behind, more.start()) + 1)
        join = _JOIN.search(text, first, more.start())
        if join is not None:
            found.append((join.start(), more.end()))
        behind = more.end()
    return found


def _without_links(text: str) -> str:
    """Put spaces where links to other stories stand, so that the sentence around them reads on."""
    parts, behind = [], 0
    for first, last in _inline_links(text):
        parts.append(text[behind:first] + " " * (last - first))
        behind = last
    return "".join(parts) + text[behind:]


def make_view(raw: str) -> View:
    """Even out spaces, quotes, dashes, full-width signs, left-out hyphens and invisible characters; cost linear in the text."""
    text = raw.translate(_SIGNS) if raw.isascii() else _TO_REPLACE.sub(lambda match: _REPLACED[match.group()], raw)
    if " MORE" in text:
        text = _without_links(text)
    if " '" in text:
        text = _SCARE.sub(r'"\1"', text)
    if "  " in text or "\\" in text or not (text.isascii() or _is_even(text)):
        return _uneven_view(text)
    return View(with_hyphens(text))


def _is_even(text: str) -> bool:
    return not any(sign in text for sign in _DROPPED) and unicodedata.is_normalized("NFC", text)


def _uneven_view(text: str) -> View:
    """Where lengths differ: drop the invisible, make runs of spaces one, compose each letter with the marks that follow it."""
    parts: list[str] = []
    offsets = array("l")
    start = 0
    while start < len(text):
        uneven = _UNEVEN.search(text, start)
        plain = max(start, uneven.start() - 1) if uneven else len(text)  # marks may belong to the letter before
        parts.append(text[start:plain])
        offsets.extend(range(start, plain))
        start = plain
        if uneven is None:
            break
        escape = _ESCAPE.match(text, start) if text[start] == "\\" else None
        if escape is not None:
            sign = _unescaped(escape)
            parts.append(sign)
            offsets.extend([start] * len(sign))
            start = escape.end()
            continue
        end = _cluster_end(text, start)
        composed = " " if text[start] == " " else unicodedata.normalize("NFC", text[start:end].translate(_DROPPING))
        parts.append(composed)
        offsets.extend([start] * len(composed))
        start = end
    offsets.append(len(text))
    return View(with_hyphens("".join(parts)), offsets)


def _unescaped(escape: re.Match[str]) -> str:
    """The sign that an escape stands for; an escaped low line parts words."""
    code = escape.group(1)
    if code is None:
        return " " if escape.group().endswith("_") else escape.group()[1:]
    sign = chr(int(code, 16))
    return _REPLACED.get(sign, sign) if sign.isprintable() or sign in _REPLACED else " "


def _cluster_end(text: str, start: int) -> int:
    """Where the sign that starts here ends, with all that belongs to it; at most eight marks are taken for its own."""
    end = start + 1
    follows = " " + _DROPPED if text[start] == " " else _DROPPED
    while end < len(text) and (text[end] in follows or (unicodedata.combining(text[end]) and end - start < 8)):
        end += 1
    return end
