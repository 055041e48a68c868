"""``monitor run``: the daemon."""

import faulthandler
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.entrypoints.cli.options import ConfigOption
from monitor.entrypoints.cli.output import told_plainly

if TYPE_CHECKING:
    from monitor.adapters.config import Config
    from monitor.adapters.lock import Keep

DEFAULT = Path("config")
END_SECONDS = 9.0  # docker kills after 10


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("run")(run)


def run(
    config: ConfigOption = DEFAULT,
    json_logs: Annotated[bool, typer.Option("--json-logs/--plain-logs", help="Logs as JSON, or for a person to read.")] = False,
) -> None:
    """Poll, read, and send digests until SIGTERM or Ctrl-C; then finish what is in hand and exit 0.

    Example: monitor run --config /etc/monitor --json-logs
    """
    from monitor.adapters.config import load_config
    from monitor.adapters.lock import hold_daemon_lock
    from monitor.entrypoints.logs import configure_logs

    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))  # nothing is in hand yet; an exception may be lost, see __main__
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # what is asked to be read anew is about to be read
    configure_logs(as_json=json_logs)
    with told_plainly():
        loaded = load_config(config)
        with hold_daemon_lock(loaded.settings.database) as keep_lock:
            _serve(loaded, keep_lock)
    sys.stderr.flush()
    os._exit(0)  # a thread that waits for a publisher, or reads the database through, cannot be ended, and would be waited for


def _serve(config: "Config", keep_lock: "Keep") -> None:
    from monitor.entrypoints.app import App  # after the lock: it loads for seconds, and a second daemon is refused at once
    from monitor.entrypoints.daemon import Daemon

    with App(config, check_store=True) as app:
        daemon = Daemon(app, keep_lock=keep_lock)
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: daemon.stop())
        signal.signal(signal.SIGHUP, lambda *_: daemon.poke())
        daemon.start()
        try:
            daemon.wait()
        finally:
            _end_in_time()
            daemon.close()


def _end_in_time() -> None:
    """Where a disk that hangs holds up the end, say where each thread stands and end with code 1; a crash loses nothing."""
    if sys.__stderr__ is not None:
        faulthandler.dump_traceback_later(END_SECONDS, exit=True, file=sys.__stderr__)
