"""How the database is doing: sizes, integrity, and the log written back."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import func, select, text

from monitor.adapters.store import schema
from monitor.adapters.store.engine import Engines, files_translated, translated
from monitor.domain.upkeep import StoreSizes


def write_log_back(engines: Engines) -> None:
    """Fold SQLite's log into its file and shorten it; readers that are busy only make it try again next time."""
    with _driver(engines) as driver:
        if driver is not None:
            driver.execute("PRAGMA optimize")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def check_integrity(engines: Engines) -> tuple[str, ...]:
    """Words of a full check, none where all is well; PostgreSQL checks its own pages."""
    with translated(engines.name), engines.reader.connect() as connection, connection.begin():
        if engines.path is None:
            connection.execute(text("SELECT 1"))
            return ()
        said = connection.scalars(text("PRAGMA integrity_check(20)")).all()
        return tuple(line for line in said if line != "ok")


def measure(engines: Engines, *, count_rows: bool = True) -> StoreSizes:
    """Bytes and rows, now; rows only when asked, since every one of them is read for that."""
    with translated(engines.name), engines.reader.connect() as connection, connection.begin():
        rows = tuple((table.name, connection.scalar(select(func.count()).select_from(table)) or 0)
                     for table in schema.metadata.sorted_tables if count_rows)
        if engines.path is None:
            size = connection.scalar(text(
                "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c "
                "WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"))
            return StoreSizes(int(size or 0), 0, None, rows)
    with files_translated(engines.name):
        log = engines.path.with_name(engines.path.name + "-wal")
        free = shutil.disk_usage(engines.path.parent).free
        return StoreSizes(engines.path.stat().st_size, _size(log), free, rows)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


@contextmanager
def _driver(engines: Engines) -> Iterator[sqlite3.Connection | None]:
    """SQLite's own connection of the writer, outside any transaction; None for PostgreSQL."""
    if engines.path is None:
        yield None
        return
    with translated(engines.name):
        pooled = engines.writer.raw_connection()
        try:
            driver = pooled.driver_connection
            assert isinstance(driver, sqlite3.Connection)  # noqa: S101
            yield driver
        finally:
            pooled.close()
