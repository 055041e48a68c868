"""Moving everything from one database to another, whatever the two are: backup, restore and ``migrate-store`` are this."""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, func, select

from monitor.adapters.store import schema
from monitor.domain.errors import StoreError, StoreTrouble

ROWS = 1000  # in memory at once, and in one INSERT

Told = Callable[[str, int], None]
"""Called with the name of a table and how many of its rows were just done."""


def say_nothing(_table: str, _rows: int) -> None:
    """The progress of a copy that nobody watches."""


def copy_rows(source: Connection, target: Connection, *, told: Told = say_nothing) -> Mapping[str, int]:
    """Copy every row of every table into a database that has none, compare both sides, and return rows by table.

    Both connections must be in a transaction that sees one moment. StoreError where the target is not empty or the copy differs.
    """
    refuse_filled(target)
    counts: dict[str, int] = {}
    for table in schema.metadata.sorted_tables:
        counts[table.name] = 0
        for rows in source.execute(select(table).execution_options(yield_per=ROWS)).mappings().partitions(ROWS):
            target.execute(table.insert(), [dict(row) for row in rows])
            counts[table.name] += len(rows)
            told(table.name, len(rows))
        _continue_numbers(target, table)
        if digest_of(source, table) != digest_of(target, table):
            raise StoreError(f"table {table.name} differs after copying; nothing was kept", StoreTrouble.CORRUPT)
    return counts


def refuse_filled(connection: Connection) -> None:
    """Raise StoreError where there is anything in the database already."""
    for table in schema.metadata.sorted_tables:
        if connection.scalar(select(func.count()).select_from(table)):
            raise StoreError(f"the database to copy into is not empty (table {table.name}); name an empty one")


def digest_of(connection: Connection, table: Table) -> tuple[int, int]:
    """Number of rows and the sum of their hashes: the same for the same rows in any order, in any database."""
    count = total = 0
    for row in connection.execute(select(table).execution_options(yield_per=ROWS)):
        count += 1
        total += int.from_bytes(blake2b(_canonical(row), digest_size=8).digest())
    return count, total % 2**64


def _canonical(row: Any) -> bytes:
    return repr(tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)).encode("utf-8", "replace")


def _continue_numbers(connection: Connection, table: Table) -> None:
    """PostgreSQL's counters do not notice rows that bring their number along."""
    if connection.dialect.name != "postgresql" or "n" not in table.c:
        return
    sequence = func.pg_get_serial_sequence(table.name, "n")
    following = select(func.coalesce(func.max(table.c.n), 0) + 1).scalar_subquery()
    connection.execute(select(func.setval(sequence, following, False)))


def empty(connection: Connection) -> None:
    """Delete every row of every table, within the caller's transaction."""
    for table in reversed(schema.metadata.sorted_tables):
        connection.execute(table.delete())
