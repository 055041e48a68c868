"""Whole, verified copies of an SQLite database that is in use."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from monitor.adapters.store.engine import APPLICATION_ID, Engines, files_translated, translated
from monitor.domain.errors import InputError, StoreError, StoreTrouble


def snapshot(engines: Engines, to: Path) -> int:
    """Copy the live file, log and all, to a new file that appears whole and verified or not at all; returns its rows.

    By SQLite's backup API, within one read transaction: writers go on meanwhile. A plain copy of a live file loses its log.
    """
    partial = partial_file(to)
    try:
        with translated(engines.name), engines.reader.connect() as connection, connection.begin():
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)  # noqa: S101
            expected = count_all(driver)  # begins the snapshot that the copy then reads too
            with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
                driver.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, not three
        found = verify(partial)
        if found != expected:
            raise StoreError(f"the copy of {engines.name} has {found} rows instead of {expected}; it was not kept",
                             StoreTrouble.CORRUPT)
        settle(partial, to)
        return found
    finally:
        remove(partial)


def copy_schema(connection: Connection, suffix: str) -> str:
    """Copy the PostgreSQL schema in use, whatever its tables are, to one beside it; returns its name.

    Within the caller's transaction, so that it is there if and only if what it was made for happened.
    """
    inspector, quote = inspect(connection), connection.dialect.identifier_preparer.quote
    ours = str(connection.scalar(text("SELECT current_schema()")))
    taken = set(inspector.get_schema_names())
    names = (f"{ours}_{suffix}{f'_{number}' if number else ''}" for number in range(10_000))
    aside = next(name for name in names if name not in taken)
    connection.execute(text(f"CREATE SCHEMA {quote(aside)}"))
    for table in inspector.get_table_names():
        to, source = f"{quote(aside)}.{quote(table)}", f"{quote(ours)}.{quote(table)}"
        connection.execute(text(f"CREATE TABLE {to} (LIKE {source} INCLUDING ALL)"))
        connection.execute(text(f"INSERT INTO {to} SELECT * FROM {source}"))  # noqa: S608 (names quoted, from the catalogue)
        found, expected = (connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in (to, source))  # noqa: S608
        if found != expected:
            raise StoreError(f"the copy {to} has {found} rows instead of {expected}; nothing was changed", StoreTrouble.CORRUPT)
    return aside


def partial_file(path: Path) -> Path:
    """An empty file beside ``path`` that only its owner can read, to be filled and then given its name by ``settle``."""
    partial = path.with_name(f".{path.name}.partial")
    with files_translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        remove(partial)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return partial


def settle(partial: Path, path: Path) -> None:
    """Give a finished file its name, so that a power cut leaves either nothing or all of it."""
    with files_translated(path):
        _sync(partial)
        partial.replace(path)
        _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Remove an SQLite file and what SQLite leaves beside it."""
    for name in (path.name, *(path.name + end for end in ("-wal", "-shm", "-journal"))):
        path.with_name(name).unlink(missing_ok=True)


def verify(path: Path) -> int:
    """Check a copy through and return its rows; InputError where it is none of ours, or damaged."""
    if not path.is_file():
        raise InputError(f"{path}: no such file")
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            ours = connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
            problems = [line for line, in connection.execute("PRAGMA integrity_check(3)")]
            rows = count_all(connection)
    except sqlite3.DatabaseError as error:
        raise InputError(f"{path} cannot be read as a backup: {error}") from error
    if not ours:
        raise InputError(f"{path} is no backup of the monitor")
    if problems != ["ok"]:
        raise InputError(f"{path} is damaged: {' '.join(' '.join(problems).split())}")
    return rows


def count_all(connection: sqlite3.Connection) -> int:
    """Rows of all tables, whatever schema they are of."""
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
    names = [name for name, in connection.execute(listed)]
    return sum(connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names)  # noqa: S608
