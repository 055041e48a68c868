"""A PostgreSQL server for tests: the one that is named, else one that listens here, else one of our own while the tests run."""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

NAMED = "MONITOR_TEST_POSTGRES"
LOCAL = ("postgresql+psycopg://127.0.0.1/test", "postgresql+psycopg://127.0.0.1/postgres")
INSTALLED = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
NEEDED = ("initdb", "pg_ctl", "postgres")


def postgres_server() -> str:
    """The address of a database that tests may make schemas in; the test is skipped where there is none."""
    found = _server()
    if found is None:
        pytest.skip(f"no PostgreSQL: none listens at 127.0.0.1:5432, none is installed to be started, and {NAMED} names none")
    return found


@cache
def _server() -> str | None:
    named = os.environ.get(NAMED)
    if named:
        _ask(named)
        return named
    for url in LOCAL:
        try:
            _ask(url)
        except OperationalError:
            continue
        return url
    return start_own()


def _ask(url: str) -> None:
    engine = create_engine(url, connect_args={"connect_timeout": 2})
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    finally:
        engine.dispose()


def start_own() -> str | None:
    """Start a server with an empty cluster, which goes when this process ends; None where PostgreSQL is not installed."""
    programs = _programs()
    if programs is None:
        return None
    folder, user = Path(tempfile.mkdtemp(prefix="postgres-")), _other_than_root()
    if user is not None:
        shutil.chown(folder, user)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]

    def run(program: str, *words: str) -> None:
        subprocess.run([programs / program, "-D", folder / "data", *words], cwd=folder, user=user, check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)

    def stop() -> None:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    run("initdb", "--username=tester", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    atexit.register(stop)
    return f"postgresql+psycopg://tester@127.0.0.1:{port}/postgres"


def _programs() -> Path | None:
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted((folder for pattern in INSTALLED for folder in Path("/").glob(pattern[1:])), reverse=True)
    return next((folder for folder in folders if all((folder / name).exists() for name in NEEDED)), None)


def _other_than_root() -> str | None:
    """PostgreSQL does not run as root."""
    if os.geteuid():
        return None
    return "postgres" if Path("/etc/passwd").read_text(encoding="utf-8").find("\npostgres:") >= 0 else "nobody"
