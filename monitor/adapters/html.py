"""Markup to plain text: what a reader would see, blocks apart, nothing that runs, loads or follows anybody."""

import html
import re

import nh3

MAX_MARKUP_CHARACTERS = 500_000
MAX_TEXT_CHARACTERS = 200_000
MAX_TAGS = 10_000  # nh3 needs quadratic time for deep nesting: 100,000 open tags took 17 s, 10,000 take 0.2 s

_PARAGRAPHS = frozenset({"p", "div", "section", "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl",
                         "table", "pre", "figure", "figcaption", "header", "footer", "main", "aside", "hr", "address"})
_LINES = frozenset({"br", "li", "tr", "dt", "dd", "caption"})
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "noscript", "iframe", "template", "svg", "math", "object", "embed", "applet", "select",
                     "textarea", "button", "title", "audio", "video", "canvas", "form"})
_CLEANER = nh3.Cleaner(tags=_PARAGRAPHS | _LINES | _CELLS, attributes={}, clean_content_tags=set(_UNSEEN), link_rel=None)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)>")
_LOOKS_LIKE_MARKUP = re.compile(r"<[a-zA-Z!/?]")
_MANY_NEWLINES = re.compile(r"\n{3,}")
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROL = dict.fromkeys([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)])
_NEWLINES = {0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_DROPPED = _INVISIBLE | _CONTROL | _NEWLINES


def html_to_text(markup: str) -> str:
    """The text of an HTML fragment or page: paragraphs one blank line apart, lines and list items on their own.

    Text without any tag keeps its own line ends. Entities become characters; zero-width and control characters and directional
    overrides go. At most ``MAX_TEXT_CHARACTERS``.
    """
    markup = markup[:MAX_MARKUP_CHARACTERS]
    if not _LOOKS_LIKE_MARKUP.search(markup):
        return tidy(html.unescape(markup))
    cleaned = _CLEANER.clean(_bounded(markup))
    return tidy(html.unescape(_TAG.sub(_break, " ".join(cleaned.split()))))


def html_to_line(markup: str) -> str:
    """The same on one line, for titles. A title that merely holds a ``<`` is left as it is."""
    return " ".join(html_to_text(markup).split())


def tidy(text: str) -> str:
    """Plain text without invisible signs, with single spaces and at most one blank line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED).split("\n")
    text = "\n".join([" ".join(line.split()) for line in lines])
    return _MANY_NEWLINES.sub("\n\n", text).strip()[:MAX_TEXT_CHARACTERS].rstrip()


def _break(tag: re.Match[str]) -> str:
    name = tag[2]
    if name in _PARAGRAPHS:
        return "\n\n"
    if name in _LINES:
        return "" if tag[1] else "\n"
    return " "


def _bounded(markup: str) -> str:
    """Cut before the tag that is one too many."""
    at = -1
    for _ in range(MAX_TAGS):
        at = markup.find("<", at + 1)
        if at < 0:
            return markup
    return markup[:at]
