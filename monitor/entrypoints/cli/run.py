"""``monitor run``: the daemon."""

import os
import signal
from pathlib import Path
from typing import Annotated

import typer

from monitor.entrypoints.cli.options import ConfigOption, opened

DEFAULT = Path("config")


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
    from monitor.adapters.lock import hold_daemon_lock
    from monitor.entrypoints.daemon import Daemon
    from monitor.entrypoints.logs import configure_logs

    configure_logs(as_json=json_logs)
    with opened(config, check_store=True) as app, hold_daemon_lock(app.config.settings.database):
        daemon = Daemon(app)
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: daemon.stop())
        signal.signal(signal.SIGHUP, lambda *_: daemon.poke())
        daemon.start()
        daemon.wait()
        finished = daemon.close()
    if not finished:
        os._exit(0)  # threads that wait for a publisher cannot be ended, and the interpreter would wait for them
