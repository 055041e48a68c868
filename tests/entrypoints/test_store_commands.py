"""Backup, restore, moving and the one daemon, as a user runs them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.adapters.lock import hold_daemon_lock
from monitor.adapters.store import Store


@pytest.fixture
def config(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    (folder / "watchlists").mkdir(parents=True)
    (folder / "roster.yaml").write_bytes((Path(__file__).parents[2] / "config" / "roster.yaml").read_bytes())
    (folder / "monitor.yaml").write_text(json.dumps(
        {"database": f"sqlite:///{tmp_path}/monitor.db", "seeds": "", "channels": {
            "folder": {"type": "folder", "path": str(tmp_path / "out")}}}))
    (folder / "sources.yaml").write_text(json.dumps({"sources": [
        {"id": "wire", "name": "Wire", "url": "http://127.0.0.1:9/feed", "enabled": False}]}))
    (folder / "watchlists" / "desk.yaml").write_text(json.dumps(
        {"name": "desk", "title": "Desk", "match": {"parties": ["DPRK", "US"]}, "channels": ["folder"]}))
    return folder


def monitor(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "monitor", *map(str, words)], capture_output=True, text=True, timeout=60,
                          check=False)


def test_backup_restore_and_migrate_store_tell_what_they_did(config: Path, tmp_path: Path) -> None:
    database, backup = tmp_path / "monitor.db", tmp_path / "b" / "1.backup"
    Store.open(f"sqlite:///{database}").close()
    refused = monitor("backup", backup, "--config", config)
    assert (refused.returncode, refused.stderr) == (
        2, f"there is no folder {tmp_path}/b; make it (mkdir -p {tmp_path}/b), or name a file in one that is there\n")
    assert not backup.parent.exists()

    backup.parent.mkdir()
    done = monitor("backup", backup, "--config", config)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{backup}: 0.")
    assert done.stdout.endswith(" rows, verified\n")

    again = monitor("backup", backup, "--config", config)
    assert (again.returncode, again.stderr) == (2, f"{backup} exists already; name a new file\n")

    done = monitor("restore", backup, "--config", config)
    assert done.stdout == f"restored from {backup}; what was there is now {database}.before-restore-1\n"

    done = monitor("migrate-store", f"sqlite:///{database}", f"sqlite:///{tmp_path}/moved.db")
    assert done.stdout.startswith("0 rows copied and compared")


def test_a_second_daemon_and_a_restore_are_refused_with_exit_code_3(config: Path, tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path}/monitor.db").close()
    (tmp_path / "1.backup").write_bytes((tmp_path / "monitor.db").read_bytes())
    with hold_daemon_lock(f"sqlite:///{tmp_path}/monitor.db"):
        second = monitor("run", "--config", config)
        restored = monitor("restore", tmp_path / "1.backup", "--config", config)
    assert (second.returncode, restored.returncode) == (3, 3)
    assert "is already running on" in second.stderr
    assert "Traceback" not in second.stderr
