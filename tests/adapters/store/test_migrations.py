"""From every schema there was to the newest one, with everything kept.

``released/`` holds what each release made of an empty database, as it was then: no later edit of a migration can hide from it.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData, func, inspect, select, text

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
RELEASED = Path(__file__).parent / "released"
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


def made_then(connection: Connection, revision: str) -> None:
    """The empty database of a release."""
    dump = RELEASED / f"{revision}.{connection.dialect.name}.sql"
    for statement in dump.read_text().rstrip().removesuffix(";").split(";\n\n"):
        connection.exec_driver_sql(statement)


def shape(connection: Connection) -> dict[str, object]:
    """Every table's columns, keys and indexes."""
    found = inspect(connection)
    return {name: (
        [(column["name"], str(column["type"]), column["nullable"], column["default"]) for column in found.get_columns(name)],
        found.get_pk_constraint(name)["constrained_columns"],
        sorted(str((index["name"], index["column_names"], index["unique"])) for index in found.get_indexes(name)),
        sorted(str(constraint["column_names"]) for constraint in found.get_unique_constraints(name)),
    ) for name in found.get_table_names()}


@pytest.mark.parametrize("revision", revisions())
def test_a_released_migration_is_never_edited(url: str, revision: str) -> None:
    engines = connect(url)
    with engines.writer.begin() as connection:
        made_then(connection, revision)
        then = shape(connection)
        for table in reversed(tables(connection).sorted_tables):
            table.drop(connection)
        upgrade(connection, revision)
        now = shape(connection)
    engines.dispose()
    assert now == then


@pytest.mark.parametrize("revision", revisions())
def test_every_schema_that_was_released_becomes_the_newest_and_keeps_its_rows(url: str, revision: str) -> None:
    engines = connect(url)
    with engines.writer.begin() as connection:
        made_then(connection, revision)
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
    else:
        with copied_aside(url) as (connection, aside):
            assert connection.execute(text(f'SELECT value FROM "{aside}".mark')).all() == [("abc",)]  # noqa: S608
            assert connection.scalar(text(f'SELECT version_num FROM "{aside}".alembic_version')) == revisions()[-2]  # noqa: S608


@contextmanager
def copied_aside(url: str) -> Iterator[tuple[Connection, str]]:
    """The schema that was copied before the migration, dropped afterwards."""
    engines = connect(url)
    with engines.writer.begin() as connection:
        aside = f"{connection.scalar(text('SELECT current_schema()'))}_before_next"
        yield connection, aside
        connection.execute(text(f'DROP SCHEMA "{aside}" CASCADE'))
    engines.dispose()


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
        if not url.startswith("sqlite"):
            ours = connection.scalar(text("SELECT current_schema()"))
            assert f"{ours}_before_next" not in inspect(connection).get_schema_names()
    engines.dispose()
