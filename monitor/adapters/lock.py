"""One daemon for one database: an advisory lock that dies with its holder, so that nothing is left to clean up."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.domain.errors import AlreadyRunningError, StoreError, StoreTrouble

if TYPE_CHECKING:
    from sqlalchemy import URL

DAEMON_LOCK = 0x44505554
_FILE = "sqlite:///"


@contextmanager
def hold_daemon_lock(url: str) -> Iterator[None]:
    """Hold the right to be the daemon of a database while the block runs; AlreadyRunningError where somebody else does.

    For SQLite a lock on ``<file>.lock``, which also names the holder; for PostgreSQL a session's advisory lock.
    """
    if url.startswith(_FILE):  # read without SQLAlchemy, so that a second daemon is refused before everything is loaded
        with _file_lock(Path(f"{url.removeprefix(_FILE).partition('?')[0]}.lock")):
            yield
        return
    from monitor.adapters.store.engine import parse_url

    with _server_lock(parse_url(url)):
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
def _server_lock(url: "URL") -> Iterator[None]:
    from sqlalchemy import create_engine, text
    from sqlalchemy.pool import NullPool

    from monitor.adapters.store.engine import translated

    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    name = engine.url.render_as_string(hide_password=True)
    try:
        with translated(name):
            connection = engine.connect()  # a session's lock goes when it closes
            statement = text("SELECT pg_try_advisory_lock(:program, hashtext(current_schema()))")
            free = connection.scalar(statement, {"program": DAEMON_LOCK})
        with connection:
            if not free:
                raise AlreadyRunningError(name, "")
            yield
    finally:
        engine.dispose()
