"""Lines for a terminal: wrapped by what they show, not by how many characters they have."""

import unicodedata

WIDTH = 78  # RFC 5322 recommends lines of at most 78


def display_width(text: str) -> int:
    """Columns a text takes: Hangul and Han two each, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def wrap(text: str, indent: str = "", hanging: str | None = None, width: int = WIDTH) -> str:
    """A paragraph broken between words; ``hanging`` leads all lines but the first. A word that is too long stands alone."""
    lines: list[str] = []
    line, empty = indent, True
    for word in text.split():
        if not empty and display_width(line) + 1 + display_width(word) > width:
            lines.append(line)
            line, empty = indent if hanging is None else hanging, True
        line += word if empty else f" {word}"
        empty = False
    return "\n".join([*lines, line])
