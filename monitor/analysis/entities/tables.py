"""Who sits at the talks of many that a story is about: "six-party talks", "four-way talks"."""

from collections.abc import Sequence

from monitor.analysis.entities.gazetteer import Found

_MANY = 4  # parties
_HEAD = 300  # characters: the headline and the lead


def table_of(names: Sequence[Found]) -> tuple[str, ...]:
    """The parties of talks named by their number at the head of a story, or more than once in it."""
    told = [found for found in names if len(found.name.sides) >= _MANY]
    return told[0].name.sides if len(told) > 1 or (told and told[0].start < _HEAD) else ()
