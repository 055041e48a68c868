"""Names that are none of their own: a country's short form behind its name, "the Republic of Korea (ROK) President", and ships."""

import re
from collections.abc import Sequence

from monitor.analysis.entities.gazetteer import Found, NameKind

_OPENS = (" (", "(")
_PEOPLE = (NameKind.PERSON, NameKind.SURNAME)
_JUNIOR = re.compile(r",? Jr\b\.?(?= [a-z(])")  # behind a name: "A. B. C, Jr. of"
_RANKS = frozenset({"King"})  # family names that are what a monarch is called
_SHIP = re.compile(r"\b(?:USS|U\.S\.S\.|USNS|HMS|carrier|destroyer|submarine|warship)(?: [A-Z]\w*\.?){0,2} $")
_BEFORE = 30  # characters: "carrier USS John S. "


def without_glosses(text: str, names: Sequence[Found]) -> list[Found]:
    """The names of a text, a country's name reaching over the short form in brackets behind it; without ships called by a name."""
    kept: list[Found] = []
    for found in names:
        if found.name.kind in _PEOPLE and _SHIP.search(text, max(0, found.start - _BEFORE), found.start):
            continue
        if found.name.canonical in _RANKS and text[max(0, found.start - 4) : found.start].lower() == "the ":
            continue  # "the King"
        last = kept[-1] if kept else None
        younger = _JUNIOR.match(text, found.end) if found.name.kind in _PEOPLE else None
        if last is not None and _glosses(text, last, found):
            kept[-1] = last._replace(end=found.end + 1)
        elif younger is not None:
            kept.append(found._replace(end=younger.end()))
        else:
            kept.append(found)
    return kept


def _glosses(text: str, named: Found, short: Found) -> bool:
    if named.name.kind is not NameKind.COUNTRY or short.name.kind is not NameKind.COUNTRY or named.name.sides != short.name.sides:
        return False
    return text[named.end : short.start] in _OPENS and text[short.end : short.end + 1] == ")"
