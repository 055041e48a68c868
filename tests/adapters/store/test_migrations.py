"""From every schema there was to the newest one, with everything kept."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData, func, select, text

from monitor.adapters.store import Store, opening
from monitor.adapters.store.engine import connect
from monitor.adapters.store.opening import revisions, upgrade

NEXT = '''
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{before}"


def upgrade() -> None:
    op.add_column("mark", sa.Column("colour", sa.Text(), nullable=False, server_default="blue"))
    {more}
'''
VALUES = {int: 1, float: 1.5, bytes: b"1", bool: True, str: "1",
          datetime: datetime(2019, 2, 10, tzinfo=UTC), date: date(2019, 2, 10)}
Release = Callable[[str], None]


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Give the program one more migration."""
    def add(more: str) -> None:
        folder, before = tmp_path / "migrations", revisions()[-1]
        shutil.copytree(opening.MIGRATIONS, folder)
        (folder / "versions" / "next.py").write_text(NEXT.format(before=before, more=more))
        monkeypatch.setattr(opening, "MIGRATIONS", folder)
        monkeypatch.setattr(opening, "HEAD", "next")

    return add


def tables(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    return found


def fill(connection: Connection) -> None:
    """One row in every table, whatever columns it has; all keys are 1, so that they fit together."""
    for table in tables(connection).sorted_tables:
        if table.name != "alembic_version":
            connection.execute(table.insert(), {column.name: VALUES[column.type.python_type] for column in table.columns})


def count(connection: Connection) -> dict[str, int]:
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in tables(connection).sorted_tables}


@pytest.mark.parametrize("revision", revisions())
def test_every_schema_that_was_released_becomes_the_newest_and_keeps_its_rows(url: str, revision: str) -> None:
    engines = connect(url)
    with engines.writer.begin() as connection:
        upgrade(connection, revision)
        opening.mark_ours(connection)
        fill(connection)
        before = count(connection)
    Store.open(url).close()
    with engines.reader.connect() as connection:
        after = count(connection)
    engines.dispose()
    assert set(before.values()) == {1}
    assert {name: after.get(name) for name in before} == before


def test_the_next_migration_keeps_the_data_and_a_copy_from_before(url: str, tmp_path: Path, make, release: Release) -> None:
    with Store.open(url) as store, store.writing() as tx:
        tx.put_mark("seeds", "abc", at=make.now)
    release("")
    with Store.open(url) as store, store._reading() as connection:
        assert connection.execute(text("SELECT value, colour FROM mark")).all() == [("abc", "blue")]
    if url.startswith("sqlite"):
        copy = connect(f"sqlite:///{tmp_path}/monitor.db.before-next", create=False)
        with copy.reader.connect() as connection:
            assert connection.execute(text("SELECT value FROM mark")).all() == [("abc",)]
            assert opening.schema_revision(connection) == revisions()[-2]
        copy.dispose()


def test_a_migration_that_fails_leaves_the_old_schema_and_all_data(url: str, make, release: Release) -> None:
    with Store.open(url) as store:
        make.save(store, make.decision("1"))
    release("raise RuntimeError('power cut')")
    with pytest.raises(RuntimeError, match="power cut"):
        Store.open(url)
    engines = connect(url)
    with engines.reader.connect() as connection:
        assert opening.schema_revision(connection) == revisions()[-2]
        assert "colour" not in tables(connection).tables["mark"].columns
        assert count(connection)["item"] == 1
    engines.dispose()
