"""What all files of the store need to run statements on either database."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")
CHUNK = 500  # values in one IN: one statement for any usual feed, and far below SQLite's limit of 32,766

Row = dict[str, Any]


class Reading(ABC):
    """Something that reads can run on: the store itself, or a write transaction that also sees its own writes."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A connection in a consistent snapshot."""


class Writing(Reading):
    """Something that writes can run on: a transaction."""

    _connection: Connection


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """The database's own INSERT, which knows ON CONFLICT."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def add_missing(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert the rows whose key is not there yet; the others stay as they are."""
    if rows:
        connection.execute(insert(connection, table).on_conflict_do_nothing(), rows)


def upsert(connection: Connection, table: Table, rows: Sequence[Row], *, keep: Iterable[str] = ()) -> None:
    """Insert rows, or overwrite those with the same primary key, but for the columns named in ``keep``."""
    if not rows:
        return
    statement = insert(connection, table)
    fixed = {column.name for column in table.primary_key} | set(keep)
    overwritten = {name: statement.excluded[name] for name in rows[0] if name not in fixed}
    connection.execute(statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=overwritten), rows)


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The values in lists of at most ``size``; one IN list each."""
    every = list(values)
    for start in range(0, len(every), size):
        yield every[start:start + size]


def rows_of(connection: Connection, statement: Select[Any], names: Iterable[str]) -> Iterator[Any]:
    """Rows of a statement that asks for the names ``wanted``."""
    for some in chunks(names):
        yield from connection.execute(statement, {"wanted": some})


def lines(values: Iterable[str]) -> str:
    """Names as one text, one a line."""
    return "\n".join(values)


def unlines(text: str) -> tuple[str, ...]:
    """The names back."""
    return tuple(text.split("\n")) if text else ()
