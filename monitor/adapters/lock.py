"""One daemon for one database: an advisory lock that dies with its holder, so that nothing is left to clean up."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from monitor.domain.errors import AlreadyRunningError, StoreError, StoreTrouble

DAEMON_LOCK = 0x44505554


@contextmanager
def hold_daemon_lock(url: str) -> Iterator[None]:
    """Hold the right to be the daemon of a database while the block runs; AlreadyRunningError where somebody else does.

    For SQLite a lock on ``<file>.lock``, which also names the holder; for PostgreSQL a session's advisory lock.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        with _file_lock(Path(f"{parsed.database}.lock")):
            yield
    else:
        with _server_lock(url):
            yield


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}; give this user write access to its folder",
                         StoreTrouble.READ_ONLY) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(handle, 64, 0).decode(errors="replace").strip()
            raise AlreadyRunningError(str(path).removesuffix(".lock"), f" (process {holder})" if holder else "") from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)  # the file stays: to remove it would let two daemons lock two files of one name


@contextmanager
def _server_lock(url: str) -> Iterator[None]:
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    name = engine.url.render_as_string(hide_password=True)
    try:
        with engine.connect() as connection:
            statement = text("SELECT pg_try_advisory_lock(:program, hashtext(current_schema()))")
            if not connection.scalar(statement, {"program": DAEMON_LOCK}):
                raise AlreadyRunningError(name, "")
            yield
    except DBAPIError as error:
        raise StoreError(f"the database {name} cannot be reached ({error.orig})", StoreTrouble.UNREACHABLE) from error
    finally:
        engine.dispose()
