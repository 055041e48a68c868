"""Whose "I" it is in a statement that somebody signed, or that its headline says is his."""

import re
from collections.abc import Sequence

from monitor.analysis.entities.gazetteer import Found, NameKind
from monitor.analysis.entities.scene import Party, Scene

_FIRST_PERSON = re.compile(r"I(?<=\bI)\b|m(?<=\bm)y\b")  # what a search begins with is a letter, and no word's edge
_BY = re.compile(r"(?:Statement|Remarks|Message|Speech|Address) (?:by|of|from)\b[^.\n]{0,80}$")
_GIVEN = re.compile(r"[A-Z][a-z]+ (?:[A-Z]\. ?)*")  # before a family name: "John F. "
_LONGEST = 90  # characters of a line that is a signature: a name, an office, a day
_LINES = 3  # from either end of a text among which a signature stands


def take_signature(scene: Scene, text: str, names: Sequence[Found]) -> None:
    """Let "I" be whoever signed the text, where nobody else speaks in it."""
    if (speaker := signer(text, names)) is not None:
        scene.voice = Party((speaker,), scene.side_of(speaker))


def signer(text: str, names: Sequence[Found]) -> str | None:
    """Who speaks in the first person; nobody where others are quoted, or nobody says "I"."""
    if '"' in text or not _FIRST_PERSON.search(text):
        return None
    lines = _ends(text)
    for found in names:
        if found.name.kind is not NameKind.PERSON and len(found.name.owners) != 1:
            continue
        person = found.name.canonical if found.name.kind is NameKind.PERSON else found.name.owners[0]
        start = text.rfind("\n", 0, found.start) + 1
        end = text.find("\n", found.end)
        end = end if end >= 0 else len(text)
        if start == 0 and _BY.search(text, start, found.start):
            return person
        alone = found.start == start or _GIVEN.fullmatch(text, start, found.start) is not None
        if start in lines and alone and end - start <= _LONGEST and _is_title(text[found.end : end]):
            return person
    return None


def _ends(text: str) -> set[int]:
    """Where the first and the last lines of a text begin, the headline left out."""
    starts = [match.start() for match in re.finditer(r"(?<=\n)\S", text)]
    return {*starts[:_LINES], *starts[-_LINES:]}


def _is_title(rest: str) -> bool:
    """Whether nothing but an office or a day follows a name on its line."""
    rest = rest.strip()
    return not rest or (rest.startswith((",", "(")) and not rest.endswith("."))
