"""The daemon on a real PostgreSQL server, with the address that compose.yaml gives it."""

import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from monitor.adapters.store import Store
from tests.entrypoints.living import Running, Wire, command_line, environment, wire_config
from tests.postgres import postgres_server

pytestmark = pytest.mark.slow


@pytest.fixture
def admin() -> Iterator[Engine]:
    engine = create_engine(postgres_server(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        may = connection.scalar(text("SELECT rolsuper OR rolcreaterole AND rolcreatedb FROM pg_roles WHERE rolname = current_user"))
    if may:
        yield engine
    engine.dispose()
    if not may:
        pytest.skip("the PostgreSQL user of the tests may not make users and databases")


@pytest.fixture
def database(admin: Engine, tmp_path: Path) -> Iterator[str]:
    """An empty database that its user owns, whose password stands in a file."""
    name, password = f"monitor_{uuid.uuid4().hex[:12]}", uuid.uuid4().hex
    (tmp_path / "postgres-password").write_text(f"{password}\n")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE USER {name} PASSWORD '{password}'"))
        connection.execute(text(f"CREATE DATABASE {name} OWNER {name}"))
    url = make_url(str(admin.url)).set(username=name, database=name)
    yield url.update_query_dict({"password_file": f"{tmp_path}/postgres-password"}).render_as_string()
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        connection.execute(text(f"DROP USER {name}"))


@pytest.fixture
def config(tmp_path: Path, wire: Wire) -> Path:
    return wire_config(tmp_path / "config", wire, data=tmp_path, alert={"group_wait": "0s", "group_interval": "1s"})


def monitor(*words: str, database: str | None = None) -> subprocess.CompletedProcess[str]:
    variables = environment() | ({"MONITOR__DATABASE": database} if database else {})
    return subprocess.run(command_line(*words), capture_output=True, text=True, timeout=120, check=False, env=variables)


def test_a_desk_moves_to_postgresql_and_goes_on_where_it_was(
    admin: Engine, database: str, config: Path, wire: Wire, tmp_path: Path,
) -> None:
    before = Running(config, 0)
    before.next("sent")
    assert before.stop() == 0
    moved = monitor("migrate-store", f"sqlite:///{tmp_path}/monitor.db", database)
    assert "copied and compared" in moved.stdout, moved.stderr

    daemon = Running(config, 0, MONITOR__DATABASE=database)
    try:
        daemon.next("polled")
        second = monitor("run", "--config", str(config), database=database)
        assert second.returncode == 3
        _end_every_session(admin, database)
        wire.cities.append("Helsinki")
        daemon.next("sent")
        backup = monitor("backup", str(tmp_path / "1.backup"), "--config", str(config), database=database)
        assert "verified" in backup.stdout, backup.stderr
        third = monitor("run", "--config", str(config), database=database)
        assert third.returncode == 3  # the right that the server lost was taken anew
        assert daemon.stop() == 0
    finally:
        daemon.process.kill()
        daemon.process.communicate()

    assert ["Stockholm" in str(body) for body in wire.told] == [True, False]
    with Store.open(database) as store, Store.open(f"sqlite:///{tmp_path}/1.backup", migrate=False) as copy:
        assert [story.item.guid for story in store.stories()] == [story.item.guid for story in copy.stories()]
        assert len(store.stories()) == 2


def _end_every_session(admin: Engine, database: str) -> None:
    ended = text("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = :name")
    with admin.connect() as connection:
        assert connection.scalar(ended, {"name": make_url(database).database}) > 0
