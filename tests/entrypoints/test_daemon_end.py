"""The end of a daemon: asked for in whatever way, and in time."""

import ctypes
import signal
import socket
from pathlib import Path

from tests.entrypoints.living import Running, World

HANGING_DISK = """
import time
from monitor.entrypoints.app import App
from monitor.entrypoints.cli import run
run.END_SECONDS = 1.0
App.close = lambda app: time.sleep(60)
"""

STRUCK_WHERE_EXCEPTIONS_ARE_LOST = """
import signal, sys

def strike(frame, event, _):
    if event == "call" and frame.f_code.co_name == "cb" and "sqlalchemy" in sys.modules:  # a weak reference's, of importlib
        sys.setprofile(None)
        signal.raise_signal(signal.SIGTERM)

sys.setprofile(strike)
"""


def test_a_stop_in_the_midst_of_an_import_is_heard(config: Path) -> None:
    daemon = Running(config, 0, before=STRUCK_WHERE_EXCEPTIONS_ARE_LOST)
    try:
        log = daemon.process.communicate(timeout=60)[1]
    finally:
        daemon.process.kill()
    assert (daemon.process.returncode, log) == (0, "")


def test_a_signal_that_another_thread_took_ends_it_too(running: Running) -> None:
    process = running.process
    other = max(int(task.name) for task in Path(f"/proc/{process.pid}/task").iterdir() if int(task.name) != process.pid)
    ctypes.CDLL(None).tgkill(process.pid, other, signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 0


def test_an_end_that_hangs_is_cut_and_says_where_it_hung(config: Path, world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    daemon = Running(config, port, before=HANGING_DISK, ALIVE_URL=f"{world.http.url}/alive")
    daemon.next("started")
    daemon.process.send_signal(signal.SIGTERM)
    told = daemon.process.communicate(timeout=30)[1]
    assert daemon.process.returncode == 1
    assert "Timeout" in told
    assert "<lambda>" in told  # the frame it hung in
