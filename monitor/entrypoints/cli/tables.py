"""Tables that lose nothing on a narrow terminal, and the short ids in them, by which commands find things again."""

from collections.abc import Sequence
from typing import Any

from rich.table import Column, Table
from rich.text import Text

from monitor.domain.errors import InputError

SHORT = 10  # characters of an id that a table shows
SEARCHED = 10_000  # newest digests or deliveries looked through for the beginning of an id


class _PlainTable(Table):
    """Shows what is in brackets instead of taking it for a style: titles and names are others' words."""

    def add_row(self, *cells: Any, **how: Any) -> None:
        super().add_row(*(Text(cell) if isinstance(cell, str) else cell for cell in cells), **how)


def table(*headers: str, title: str | None = None, whole: Sequence[str] = ()) -> Table:
    """A table whose cells fold; columns named in ``whole`` are never folded nor cut."""
    columns = [Column(one, no_wrap=one in whole, overflow="fold") for one in headers]
    return _PlainTable(*columns, title=title, title_justify="left", title_style="bold")


def short(name: str) -> str:
    """What a table shows of the id of a story, digest or delivery."""
    return name[:SHORT]


def short_event(name: str) -> str:
    """What a table shows of an event's id: its end, which is the part that is its own."""
    return name.rpartition("-")[2]


def find_id(name: str, ids: Sequence[str], *, none: str) -> str:
    """The id that is ``name`` or alone begins with it; InputError with ``none`` where there is none, or several."""
    fitting = [name] if name in ids else [one for one in dict.fromkeys(ids) if name and one.startswith(name)]
    if not fitting:
        raise InputError(none)
    if len(fitting) > 1:
        raise InputError(f"{name} could be any of {', '.join(fitting[:5])}: write more of it")
    return fitting[0]
