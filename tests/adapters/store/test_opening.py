"""What a database must be before it is used, and what is said when it is not."""

import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from monitor.adapters.store import Store
from monitor.adapters.store.codec import Instant
from monitor.adapters.store.engine import connect
from monitor.adapters.store.opening import revisions, schema_revision
from monitor.adapters.store.schema import HEAD, metadata
from monitor.domain.errors import StoreError, StoreTrouble


def execute(url: str, *statements: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_the_migrations_make_exactly_the_tables_that_the_statements_use(url: str) -> None:
    Store.open(url).close()
    engines = connect(url)
    with engines.writer.begin() as connection:
        same = {"compare_type": lambda _context, _inspected, column, _found, _wanted: None if not isinstance(
            column.type, Instant) else False}
        differences = compare_metadata(MigrationContext.configure(connection, opts=same), metadata)
        assert schema_revision(connection) == HEAD == revisions()[-1]
    engines.dispose()
    assert differences == []


def test_opening_again_keeps_what_is_there(url: str, make) -> None:
    with Store.open(url) as store:
        make.save(store, make.decision("1"))
    with Store.open(url, migrate=False) as store:
        assert store.story("1") is not None


def test_without_leave_to_migrate_an_empty_database_is_an_error(url: str) -> None:
    with pytest.raises(StoreError, match=f"this program needs {HEAD}"):
        Store.open(url, migrate=False)


def test_without_leave_to_create_an_empty_database_stays_empty(url: str) -> None:
    for _ in range(2):
        with pytest.raises(StoreError, match=r"there is no database yet at .*; monitor poll or monitor run begins one") as refused:
            Store.open(url, create=False)
        assert refused.value.kind is StoreTrouble.ABSENT
    assert not url.startswith("sqlite") or not Path(url.removeprefix("sqlite:///")).exists()
    Store.open(url).close()
    Store.open(url, create=False).close()


def test_a_newer_database_is_refused_and_left_as_it_is(url: str) -> None:
    Store.open(url).close()
    execute(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"made by a newer monitor \(schema 9999") as refused:
        Store.open(url)
    assert refused.value.kind is StoreTrouble.NEWER


def test_a_failed_migration_leaves_nothing_behind(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("monitor.adapters.store.opening.mark_ours", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        Store.open(url)
    monkeypatch.undo()
    engines = connect(url)
    with engines.reader.connect() as connection:
        assert schema_revision(connection) is None
    engines.dispose()
    Store.open(url).close()


def test_the_settings_that_keep_data_safe_are_in_force(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        for engine, query_only in ((store._engines.writer, 0), (store._engines.reader, 1)):
            with engine.connect() as connection:
                values = {name: connection.scalar(text(f"PRAGMA {name}")) for name in (
                    "journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only", "application_id")}
            assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000,
                              "query_only": query_only, "application_id": 0x44505553}


def test_the_file_is_for_its_owner_alone(sqlite_url: str, tmp_path: Path, make) -> None:
    with Store.open(sqlite_url) as store:
        make.save(store, make.decision("1"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"monitor.db": 0o600, "monitor.db-wal": 0o600, "monitor.db-shm": 0o600}


def test_a_damaged_file_is_refused(sqlite_url: str, tmp_path: Path, make) -> None:
    with Store.open(sqlite_url) as store:
        make.save(store, *(make.decision(str(i)) for i in range(50)))
    path = tmp_path / "monitor.db"
    data = bytearray(path.read_bytes())
    data[8192:40960] = b"\xa5" * (40960 - 8192)
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged.*restore") as refused:
        Store.open(sqlite_url)
    assert refused.value.kind is StoreTrouble.CORRUPT


def test_a_file_that_is_no_database_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "monitor.db").write_text("not a database " * 100)
    with pytest.raises(StoreError, match="not an SQLite database") as refused:
        Store.open(sqlite_url)
    assert refused.value.kind is StoreTrouble.CORRUPT


def test_another_programs_database_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "monitor.db") as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    with pytest.raises(StoreError, match="another program's database"):
        Store.open(sqlite_url)


@pytest.mark.parametrize(("url", "said"), [
    ("mysql://host/name", "is no database address|not supported"),
    ("no address at all", "is no database address: write sqlite:///"),
    ("sqlite://", "needs a file"),
    ("postgresql+psycopg://nobody@127.0.0.1:1/none", "cannot be reached"),
])
def test_an_address_that_cannot_be_used_is_told_with_its_cure(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        Store.open(url, busy_seconds=2)


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgres", "postgresql+nonsense"])
def test_a_password_is_never_shown(scheme: str) -> None:
    with pytest.raises(StoreError) as refused:
        Store.open(f"{scheme}://desk:hunter2@127.0.0.1:1/none", busy_seconds=2)
    assert "hunter2" not in str(refused.value)


def test_a_password_can_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hunter2\n")
    engines = connect(f"postgresql://desk@db.example/monitor?password_file={secret}&connect_timeout=3")
    assert engines.url.password == "hunter2"
    assert dict(engines.url.query) == {"connect_timeout": "3"}
    assert "hunter2" not in engines.name
    engines.dispose()
    with pytest.raises(StoreError, match=r"the password file .*none cannot be read"):
        Store.open(f"postgresql://desk@db.example/monitor?password_file={tmp_path}/none")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(f"sqlite:///{tmp_path}/file/monitor.db")
