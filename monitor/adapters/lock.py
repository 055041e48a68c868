"""One daemon for one database: an advisory lock that dies with its holder, so that nothing is left to clean up."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.domain.errors import AlreadyRunningError, StoreError, StoreTrouble

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection

Keep = Callable[[], None]
DAEMON_LOCK = 0x44505554
_FILE = "sqlite:///"
_SESSION = (
    "tcp_keepalives_idle = 30", "tcp_keepalives_interval = 10", "tcp_keepalives_count = 3",  # a lost client is not held for hours
    "lock_timeout = '1s'",  # a session that was ended lets go a moment later
)
_TIMED_OUT = "55P03"


@contextmanager
def hold_daemon_lock(url: str) -> Iterator[Keep]:
    """Hold the right to be the daemon of a database while the block runs; AlreadyRunningError where somebody else does.

    For SQLite a lock on ``<file>.lock``, which also names the holder; for PostgreSQL a session's advisory lock, which a server
    forgets when it restarts. So whoever holds it for long calls now and then what the block is given: it takes the lock anew
    where it was lost, and raises AlreadyRunningError where another was quicker, or StoreError where there is no server.
    """
    if url.startswith(_FILE):  # read without SQLAlchemy, so that a second daemon is refused before everything is loaded
        with _file_lock(Path(f"{url.removeprefix(_FILE).partition('?')[0]}.lock")):
            yield lambda: None
        return
    from monitor.adapters.store.engine import parse_url

    with _server_lock(parse_url(url)) as keep:
        yield keep


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
def _server_lock(url: "URL") -> Iterator[Keep]:
    lock = _ServerLock(url)
    try:
        lock.keep()
        yield lock.keep
    finally:
        lock.close()


class _ServerLock:
    """A lock that goes with its session: when the server restarts, or somebody ends the session."""

    def __init__(self, url: "URL") -> None:
        from sqlalchemy import create_engine
        from sqlalchemy.pool import NullPool

        self._engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._name = self._engine.url.render_as_string(hide_password=True)
        self._session: Connection | None = None

    def keep(self) -> None:
        from monitor.adapters.store.engine import translated

        with translated(self._name):
            if not self._is_held():
                self._take()

    def _is_held(self) -> bool:
        from sqlalchemy import text
        from sqlalchemy.exc import DBAPIError

        if self._session is None:
            return False
        try:
            self._session.execute(text("SELECT 1"))
        except DBAPIError:
            self.close()
            return False
        return True

    def _take(self) -> None:
        from sqlalchemy import text
        from sqlalchemy.exc import DBAPIError

        session = self._engine.connect()
        for setting in _SESSION:
            session.execute(text(f"SET {setting}"))
        statement = text("SELECT pg_advisory_lock(:program, hashtext(current_schema()))")
        try:
            session.execute(statement, {"program": DAEMON_LOCK})
        except DBAPIError as error:
            session.close()
            if getattr(error.orig, "sqlstate", None) == _TIMED_OUT:
                raise AlreadyRunningError(self._name, "") from error
            raise
        self._session = session

    def close(self) -> None:
        if self._session is not None:
            self._session.invalidate()  # whatever state it is in, the server is to forget it
            self._session.close()
            self._session = None
        self._engine.dispose()
