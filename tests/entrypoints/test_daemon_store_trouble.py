"""The daemon while its database cannot be written: it stays up, says so, asks no publisher, and goes on where it was."""

import json
import os
import queue
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from monitor.adapters.store import Store
from tests.entrypoints.living import Wire, wire_config

pytestmark = pytest.mark.slow
RESUMES_WITHIN_SECONDS = 60
LOCKED_SECONDS = 60


class Daemon:
    """``monitor run`` as a process, its log read as it comes."""

    def __init__(self, config: Path, port: int, before: tuple[str, ...] = ()) -> None:
        command = [*before, sys.executable, "-m", "monitor", "run", "--config", str(config), "--json-logs"]
        environment = os.environ | {"MONITOR__LISTEN__PORT": str(port)}
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        self.url = f"http://127.0.0.1:{port}/readyz"
        self.log: list[dict[str, Any]] = []
        self._rows: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._rows.put(json.loads(line))

    def kill(self) -> None:
        """Leave nothing behind."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stderr is not None
        self.process.stderr.close()

    def wait_for(self, event: str, seconds: float = 90, **values: object) -> dict[str, Any]:
        """The next log line of that event with these values."""
        end = time.monotonic() + seconds
        while True:
            row = self._rows.get(timeout=max(0.1, end - time.monotonic()))
            self.log.append(row)
            if row["event"] == event and all(row.get(name) == value for name, value in values.items()):
                return row

    def ready(self) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url, timeout=5) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a small disk needs leave to mount")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def locked(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        until = time.monotonic() + LOCKED_SECONDS
        yield
        threading.Event().wait(until - time.monotonic())  # the fault itself: a holder that does not let go for so long
        other.execute("ROLLBACK")


@contextmanager
def full(database: Path) -> Iterator[None]:
    filler = database.with_name("filler")
    with filler.open("wb", buffering=0) as handle:
        try:
            while True:
                handle.write(b"x" * 4096)
        except OSError:
            pass
    yield
    filler.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A real file system of its own, and the switch that makes the kernel take it for broken and so read-only."""
    image, folder = tmp_path / "image", tmp_path / "disk"
    folder.mkdir()
    with image.open("wb") as file:
        file.truncate(32 * 2**20)
    made = shutil.which("mkfs.ext4") and _done("mkfs.ext4", "-q", "-F", image) and _mount(image, folder)
    switch = _switch(folder) if made else None
    if switch is None or not os.access(switch, os.W_OK):
        pytest.skip("a disk that goes read-only needs root, ext4 and loop devices")
    yield folder, switch
    _done("umount", "--lazy", folder)


def _done(*command: str | Path) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _mount(image: Path, folder: Path) -> bool:
    return _done("mount", "-o", "loop,errors=remount-ro", image, folder)


def _switch(folder: Path) -> Path | None:
    device = subprocess.run(["findmnt", "-n", "-o", "SOURCE", folder], capture_output=True, text=True, check=False).stdout.strip()
    return Path("/sys/fs/ext4", Path(device).name, "trigger_fs_error") if device else None


@pytest.fixture
def held_back() -> tuple[str, ...]:
    """What leads a command so that the rights of files hold it back, which root otherwise passes by."""
    if os.geteuid():
        return ()
    words = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    if not shutil.which("setpriv") or not _done(*words, "true"):
        pytest.skip("the tests run as root, and setpriv (util-linux) is not there to take rights away")
    return words


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def stop(daemon: Daemon) -> None:
    daemon.process.send_signal(signal.SIGTERM)
    assert daemon.process.wait(timeout=20) == 0


def test_a_disk_gone_read_only_is_told_and_the_next_start_goes_on(wire: Wire, disk: tuple[Path, Path], tmp_path: Path) -> None:
    folder, switch = disk
    config = wire_config(tmp_path / "config", wire, data=folder)
    daemon = Daemon(config, free_port())
    try:
        daemon.wait_for("polled", new=1)
        switch.write_text("1")
        wire.cities.append("Helsinki")
        daemon.wait_for("store", job="poll")
        status, page = daemon.ready()
        assert (status, "disk reports an error" in page or "cannot be written" in page) == (503, True)
        asked = wire.asked
        daemon.wait_for("store", job="poll")
        assert wire.asked <= asked + 1
        stop(daemon)
        assert "cannot be" in _refusal(config)
        assert _done("umount", folder)
        assert _mount(tmp_path / "image", folder)
        daemon.kill()
        daemon = Daemon(config, free_port())
        daemon.wait_for("polled", seconds=RESUMES_WITHIN_SECONDS, new=1)
        stop(daemon)
    finally:
        daemon.kill()
    _holds_both_stories(folder)


def test_rights_taken_away_stop_no_daemon_that_runs_and_are_told_at_the_next_start(
    wire: Wire, tmp_path: Path, held_back: tuple[str, ...],
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    config = wire_config(tmp_path / "config", wire, data=data)
    daemon = Daemon(config, free_port(), held_back)
    try:
        daemon.wait_for("polled", new=1)
        with unwritable(data):
            wire.cities.append("Helsinki")
            daemon.wait_for("polled", seconds=RESUMES_WITHIN_SECONDS, new=1)
            assert daemon.ready()[0] == 200
            stop(daemon)
            assert "give this user" in _refusal(config, held_back)
        daemon.kill()
        daemon = Daemon(config, free_port(), held_back)
        daemon.wait_for("polled")
        stop(daemon)
    finally:
        daemon.kill()
    _holds_both_stories(data)


def _refusal(config: Path, before: tuple[str, ...] = ()) -> str:
    """What a start says that ends with the exit code for a database that cannot be used."""
    command = [*before, sys.executable, "-m", "monitor", "run", "--config", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 4
    assert "Traceback" not in done.stderr
    return done.stderr


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    for path in (*folder.iterdir(), folder):
        path.chmod(path.stat().st_mode & 0o7555)
    yield
    for path in (folder, *folder.iterdir()):
        path.chmod(path.stat().st_mode | 0o600)


def _holds_both_stories(folder: Path) -> None:
    with Store.open(f"sqlite:///{folder}/monitor.db") as store:
        assert sorted((story.item.guid or "").rpartition("/")[2] for story in store.stories()) == ["Helsinki", "Stockholm"]
        assert store.check_integrity() == ()


@pytest.mark.parametrize(("trouble", "said"), [(locked, "is locked by another program"), (full, "no room left")])
def test_it_stays_up_says_so_and_resumes(
    wire: Wire, volume: Path, tmp_path: Path, trouble: Any, said: str,
) -> None:
    config = wire_config(tmp_path / "config", wire, data=volume)
    daemon = Daemon(config, free_port())
    try:
        daemon.wait_for("polled", new=1)
        holding: AbstractContextManager[None] = trouble(volume / "monitor.db")
        with holding:
            wire.cities.append("Helsinki")
            assert said in daemon.wait_for("store")["error"]
            status, page = daemon.ready()
            assert (status, said in page) == (503, True)
            daemon.wait_for("store", job="poll")
            asked = wire.asked
            daemon.wait_for("store", job="poll")
            assert wire.asked <= asked + 1  # one may have been on its way
            assert daemon.process.poll() is None
        daemon.wait_for("polled", seconds=RESUMES_WITHIN_SECONDS, new=1)
        assert daemon.ready()[0] == 200
        stop(daemon)
    except queue.Empty:
        pytest.fail("\n".join(map(str, daemon.log[-20:])))
    finally:
        daemon.kill()
    _holds_both_stories(volume)
