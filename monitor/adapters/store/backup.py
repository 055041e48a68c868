"""Backups: one verified SQLite file, whatever the store is, made while the daemon runs; and the way back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from monitor.adapters.store.copying import Told, copy_rows, empty, say_nothing
from monitor.adapters.store.engine import Engines, connect, files_translated, translated
from monitor.adapters.store.opening import prepare, schema_revision
from monitor.adapters.store.schema import HEAD
from monitor.adapters.store.snapshots import partial_file, remove, settle, snapshot, verify
from monitor.domain.errors import InputError, StoreError, StoreTrouble


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A finished, verified backup."""

    path: Path
    size_bytes: int
    rows: int


def back_up(url: str, to: Path, *, told: Told = say_nothing) -> BackedUp:
    """Write a backup of the live store to a file that must not exist; it appears there whole and verified, or not at all.

    PostgreSQL is copied row by row, in one snapshot. Raises StoreError, or InputError where ``to`` is taken.
    """
    if to.exists():
        raise InputError(f"{to} exists already; name a new file")
    engines = connect(url, create=False)
    try:
        rows = snapshot(engines, to) if engines.path else _write_rows(engines, to, told)
    finally:
        engines.dispose()
    return BackedUp(to, to.stat().st_size, rows)


def _write_rows(engines: Engines, to: Path, told: Told) -> int:
    prepare(engines, migrate=False)
    partial = partial_file(to)
    try:
        with (_opened(f"sqlite:///{partial}") as target, translated(engines.name), engines.reader.connect() as source,
              source.begin(), target.writer.begin() as connection):
            copy_rows(source, connection, told=told)
        with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE")
        rows = verify(partial)
        settle(partial, to)
        return rows
    finally:
        remove(partial)


def restore(url: str, backup: Path, *, replace: bool = False, told: Told = say_nothing) -> Path | None:
    """Put a backup in the place of the store and bring its schema up to date. No daemon may be running on it.

    An SQLite file that is there is kept beside it, under the name returned; a PostgreSQL database that is not empty is only
    overwritten with ``replace``, in one transaction. StoreError or InputError, and the store is as it was.
    """
    verify(backup)
    engines = connect(url)
    try:
        if engines.path is None:
            _read_rows(engines, backup, replace=replace, told=told)
            return None
    finally:
        engines.dispose()
    return _put_in_place(engines.path, backup)


def _read_rows(engines: Engines, backup: Path, *, replace: bool, told: Told) -> None:
    prepare(engines, migrate=True)
    with _opened(f"sqlite:///{backup}", prepared=False) as source, source.reader.connect() as rows, rows.begin():
        found = schema_revision(rows)
        if found != HEAD:
            raise InputError(f"{backup} has schema {found}, this program {HEAD}: restore it to an SQLite file, then migrate-store")
        with translated(engines.name), engines.writer.begin() as connection:
            if replace:
                empty(connection)
            copy_rows(rows, connection, told=told)


def _put_in_place(path: Path, backup: Path) -> Path | None:
    partial = partial_file(path)
    try:
        with closing(sqlite3.connect(f"file:{backup}?mode=ro", uri=True)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
        with _opened(f"sqlite:///{partial}"):  # migrates it
            pass
        verify(partial)
        aside = None
        with files_translated(path):
            if path.stat().st_size:
                _write_log_back(path)
                aside = _keep_aside(path)
        settle(partial, path)
        return aside
    finally:
        remove(partial)


def _keep_aside(path: Path) -> Path:
    """Give the file a second name, so that there is a database at ``path`` at every moment; its log, if any, moves."""
    names = (path.with_name(f"{path.name}.before-restore-{number}") for number in range(1, 10_000))
    aside = next(name for name in names if not name.exists())
    try:
        aside.hardlink_to(path)
    except OSError:  # a volume without hard links
        shutil.copy2(path, aside)
    for ending in ("-wal", "-shm"):  # left only by a damaged file; beside the restored one they would be taken for its own
        if (log := path.with_name(path.name + ending)).exists():
            log.rename(aside.with_name(aside.name + ending))
    return aside


def _write_log_back(path: Path) -> None:
    """Fold the log into the file, so that the file alone is the database."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=1)) as connection:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.DatabaseError:
        return  # a damaged file is what restores are for
    if busy:
        raise StoreError(f"{path} is in use; stop what uses it first", StoreTrouble.LOCKED)


@contextmanager
def _opened(url: str, *, prepared: bool = True) -> Iterator[Engines]:
    engines = connect(url)
    try:
        if prepared:
            prepare(engines, migrate=True)
        yield engines
    finally:
        engines.dispose()


def move_store(source_url: str, target_url: str, *, told: Told = say_nothing) -> int:
    """Copy a whole store into an empty database of either kind and compare the two; returns the rows copied.

    The source is only read, in one snapshot. StoreError, and the target is as it was.
    """
    source = connect(source_url, create=False)
    try:
        prepare(source, migrate=True)
        with (_opened(target_url) as target, translated(target.name), source.reader.connect() as rows, rows.begin(),
              target.writer.begin() as connection):
            return sum(copy_rows(rows, connection, told=told).values())
    finally:
        source.dispose()
