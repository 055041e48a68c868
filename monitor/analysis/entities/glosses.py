"""Short forms that a text gives a country right behind its name: "the Republic of Korea (ROK) President"."""

from collections.abc import Sequence

from monitor.analysis.entities.gazetteer import Found, NameKind

_OPENS = (" (", "(")


def without_glosses(text: str, names: Sequence[Found]) -> list[Found]:
    """The names of a text, a country's name reaching over the short form in brackets behind it."""
    kept: list[Found] = []
    for found in names:
        last = kept[-1] if kept else None
        if last is not None and _glosses(text, last, found):
            kept[-1] = last._replace(end=found.end + 1)
        else:
            kept.append(found)
    return kept


def _glosses(text: str, named: Found, short: Found) -> bool:
    if named.name.kind is not NameKind.COUNTRY or short.name.kind is not NameKind.COUNTRY or named.name.sides != short.name.sides:
        return False
    return text[named.end : short.start] in _OPENS and text[short.end : short.end + 1] == ")"
