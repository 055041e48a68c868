"""Whatever moment the daemon is killed at, nothing is lost and nothing is told twice. Runs for minutes."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from monitor.entrypoints.bench.crashes import run_crashes
from monitor.pipeline.crashpoints import POINTS
from tests.postgres import postgres_server

pytestmark = pytest.mark.slow


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A schema of one's own on a real server."""
    server = postgres_server()
    admin, name = create_engine(server), f"monitor_crash_{uuid.uuid4().hex}"
    with admin.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield make_url(server).update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)
    with admin.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    admin.dispose()


def test_on_postgresql_at_every_point_and_thirty_random_moments(tmp_path: Path, postgres_url: str) -> None:
    figures = run_crashes(tmp_path, kills=30, points=POINTS, database=postgres_url)
    assert figures.holds, figures
    assert figures.notifications > 0


def test_at_every_named_point(tmp_path: Path) -> None:
    figures = run_crashes(tmp_path, kills=0, points=POINTS)
    assert figures.holds, figures
    assert figures.notifications > 0


def test_at_two_hundred_random_moments(tmp_path: Path) -> None:
    figures = run_crashes(tmp_path, kills=200)
    assert figures.holds, figures
    assert figures.notifications > 10
