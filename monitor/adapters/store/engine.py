"""Engines for a database URL: one for the single writer, one that can only read."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from monitor.adapters.store.volumes import refuse_network_volume
from monitor.domain.errors import StoreError, StoreTrouble

APPLICATION_ID = 0x44505553  # "DPUS": lets `file` and us tell our databases from others
BUSY_SECONDS = 10.0          # our longest write is below a second, so this only runs out when somebody holds the lock
WAL_LIMIT_BYTES = 32 * 2**20
PAGE_BYTES = 4096            # SQLite's own


@dataclass(frozen=True, slots=True)
class Engines:
    """The two ways to one database. ``path`` is the file, for SQLite."""

    writer: Engine
    reader: Engine
    url: URL
    path: Path | None
    busy_seconds: float
    durable: bool = True

    @property
    def name(self) -> str:
        """The database as an error may show it: without its password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Which of the two it is."""
        return self.path is not None

    def dispose(self) -> None:
        """Close every connection."""
        self.reader.dispose()
        self.writer.dispose()


def connect(url: str, *, busy_seconds: float = BUSY_SECONDS, durable: bool = True, create: bool = True) -> Engines:
    """Engines for ``sqlite:///path`` or ``postgresql+psycopg://…``.

    Nothing is opened yet, but an SQLite file that is missing is made, for its owner alone; not so with ``create=False``.
    """
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        path = _file(parsed)
        with files_translated(path):
            if not create and not path.is_file():
                raise none_yet(str(path))
        return _sqlite(parsed, path, busy_seconds=busy_seconds, durable=durable)
    return _postgresql(parsed, busy_seconds)


def none_yet(name: str) -> StoreError:
    """What those are told who want to read where nothing was written yet."""
    return StoreError(f"there is no database yet at {name}; monitor poll or monitor run begins one", StoreTrouble.ABSENT)


def parse_url(url: str) -> URL:
    """An address with its driver and its password, where ``?password_file=PATH`` names one; StoreError if it is no address."""
    try:
        parsed = make_url(url)
        parsed.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(
            f"{re.sub('://.*@', '://***@', url)!r} is no database address: write sqlite:///path/to/file.db or postgresql+psycopg://user@host/name"
        ) from error
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(f"{parsed.get_backend_name()} is not supported: use sqlite or postgresql+psycopg")
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    return _with_password(parsed)


def _with_password(url: URL) -> URL:
    """The ``passfile`` of libpq will not do: it passes over files that others can read, as secrets of containers can be."""
    path = url.query.get("password_file")
    if path is None:
        return url
    try:
        password = Path(str(path)).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise StoreError(f"the password file {path} cannot be read: {error.strerror}") from error
    return url.set(password=password).difference_update_query(["password_file"])


def _file(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        raise StoreError("the store needs a file that two connections can share: write sqlite:///path/to/file.db")
    return Path(url.database)


def _sqlite(url: URL, path: Path, *, busy_seconds: float, durable: bool) -> Engines:
    with files_translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_network_volume(path)
        os.close(os.open(path, os.O_CREAT | os.O_RDONLY, 0o600))
    pragmas = {
        "busy_timeout": int(busy_seconds * 1000), "foreign_keys": 1, "journal_size_limit": WAL_LIMIT_BYTES,
        "wal_autocheckpoint": WAL_LIMIT_BYTES // PAGE_BYTES,  # commits change many pages of the copy index, often the same
        "synchronous": "FULL" if durable else "OFF", "cache_size": -16384, "temp_store": "MEMORY",  # 16 MB
    }
    connecting: dict[str, Any] = {"connect_args": {"timeout": busy_seconds}}
    # a pool of one makes writers of this process queue up without polling; the file lock is for other processes
    writer = create_engine(url, pool_size=1, max_overflow=0, pool_timeout=busy_seconds, **connecting)
    reader = create_engine(url, pool_size=4, max_overflow=12, pool_timeout=busy_seconds, **connecting)
    _prepare(writer, {**pragmas, "journal_mode": "WAL"}, begin="BEGIN IMMEDIATE")
    _prepare(reader, {**pragmas, "query_only": 1, "cache_size": -4096}, begin="BEGIN")  # several, and the kernel caches too
    return Engines(writer, reader, url, path, busy_seconds, durable)


def _prepare(engine: Engine, pragmas: dict[str, int | str], *, begin: str) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver must not begin by itself: it would begin deferred
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")

    @event.listens_for(engine, "begin")
    def begin_ourselves(connection: Any) -> None:
        connection.exec_driver_sql(begin)


def _postgresql(url: URL, busy_seconds: float) -> Engines:
    milliseconds = int(busy_seconds * 1000)
    arguments = {"connect_timeout": max(2, int(busy_seconds)), "application_name": "monitor"}
    writer = create_engine(url, pool_size=2, max_overflow=14, pool_timeout=busy_seconds, pool_pre_ping=True,
                           connect_args=arguments)
    reader = create_engine(url, pool_size=2, max_overflow=14, pool_timeout=busy_seconds, pool_pre_ping=True,
                           connect_args=arguments, isolation_level="REPEATABLE READ")

    @event.listens_for(writer, "begin")
    def limit_waiting(connection: Any) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")

    @event.listens_for(reader, "begin")
    def only_read(connection: Any) -> None:
        connection.exec_driver_sql(f"SET TRANSACTION READ ONLY; SET LOCAL lock_timeout = {milliseconds}")

    return Engines(writer, reader, url, None, busy_seconds)


@contextmanager
def hurried(engines: Engines) -> Iterator[Connection]:
    """A write transaction whose commit does not wait for the disk: the end of this program cannot undo it, a power cut can.

    Whatever is committed after it in the usual way brings it to the disk, too. The wait is most of what a small commit costs.
    """
    if not engines.is_sqlite:
        with engines.writer.begin() as connection:
            connection.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield connection
        return
    with engines.writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None  # noqa: S101  it was just opened
        driver.execute(f"PRAGMA synchronous={'NORMAL' if engines.durable else 'OFF'}")
        try:
            with connection.begin():
                yield connection
        except BaseException:
            connection.invalidate()  # it must not go back hurried; a new one begins as all do
            raise
        driver.execute(f"PRAGMA synchronous={'FULL' if engines.durable else 'OFF'}")


def lock_program(connection: Connection) -> None:
    """Make this PostgreSQL transaction the only serial one of its schema until it ends."""
    statement = text("SELECT pg_advisory_xact_lock(:program, hashtext(current_schema()))")
    connection.execute(statement, {"program": APPLICATION_ID})


_TROUBLE = (  # what a driver's message holds, what it is, what to tell and what to do; first hit wins
    ("database is locked", StoreTrouble.LOCKED, "is locked by another program; stop it, or try again"),
    ("lock timeout", StoreTrouble.LOCKED, "is locked by another program; stop it, or try again"),
    ("database or disk is full", StoreTrouble.FULL, "has no room left on its disk; free some"),
    ("no space left", StoreTrouble.FULL, "has no room left on its disk; free some"),
    ("could not extend file", StoreTrouble.FULL, "has no room left on its disk; free some"),
    ("readonly database", StoreTrouble.READ_ONLY, "cannot be written; give this user write access to the file and its folder"),
    ("read-only", StoreTrouble.READ_ONLY, "cannot be written; it is read-only"),
    ("permission denied", StoreTrouble.READ_ONLY, "cannot be written; give this user access to it"),
    ("unable to open database file", StoreTrouble.UNREACHABLE, "cannot be opened; check the path, its owner and free space"),
    ("disk i/o error", StoreTrouble.UNREACHABLE, "cannot be read or written: the disk reports an error"),
    ("malformed", StoreTrouble.CORRUPT, "is damaged; restore the last backup (monitor restore)"),
    ("not a database", StoreTrouble.CORRUPT, "is not an SQLite database; name another file, or restore a backup"),
)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn what the world did to the database into StoreError; an error of our own statements, or of the caller, passes through."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreError(f"the database {name} is busy: no connection came free in time", StoreTrouble.LOCKED) from error
    except DBAPIError as error:
        gone = error.connection_invalidated or type(error.orig).__name__ in {"OperationalError", "AdminShutdown"}
        trouble = _judge(name, str(error.orig), gone=gone)
        if trouble is None:
            raise
        raise trouble from error
    except sqlite3.Error as error:  # of statements that go past SQLAlchemy
        trouble = _judge(name, str(error), gone=isinstance(error, sqlite3.OperationalError))
        if trouble is None:
            raise
        raise trouble from error


@contextmanager
def files_translated(name: str | Path) -> Iterator[None]:
    """The same for work on files; not around a transaction, whose body may meet OS errors of its own."""
    try:
        yield
    except OSError as error:
        raise _judge_os(str(name), error) from error


def _judge(name: str, said: str, *, gone: bool) -> StoreError | None:
    for sign, kind, advice in _TROUBLE:
        if sign in said.lower():
            return StoreError(f"the database {name} {advice} ({_first_line(said)})", kind)
    if gone and "no such table" not in said and "no such column" not in said:
        return StoreError(f"the database {name} cannot be reached ({_first_line(said)})", StoreTrouble.UNREACHABLE)
    return None


def _judge_os(name: str, error: OSError) -> StoreError:
    kind = {28: StoreTrouble.FULL, 13: StoreTrouble.READ_ONLY, 30: StoreTrouble.READ_ONLY}.get(
        error.errno or 0, StoreTrouble.UNREACHABLE)
    return StoreError(f"the database {name} cannot be used: {error.strerror or error}", kind)


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "no reason given"
