"""``monitor status``: how the daemon and its database do, for a person."""

import json
import urllib.error
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from rich.table import Table

from monitor.entrypoints.cli.healthcheck import daemon_address
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import console, print_json

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("status")(status)


def status(as_json: JsonOption = False, config: ConfigOption = DEFAULT) -> None:
    """Show whether the daemon runs and is well, and what the database holds.

    Example: monitor status --json
    """
    with opened(config) as app:
        store = app.store
        oldest = store.oldest_pending_at()
        row = {
            "daemon": _ask(*daemon_address(config)),
            "database": store.name,
            "sources": _counts(state.health.value if state.checked_at else "not_asked_yet" for state in store.source_states()),
            "items": {kind.value: count for kind, count in store.disposition_counts().items()},
            "meetings": len(store.events()),
            "deliveries": {state.value: count for state, count in store.delivery_counts().items()},
            "oldest_undelivered": _shown(oldest),
        }
    if as_json:
        print_json(row)
        return
    table = Table(show_header=False)
    for name, value in row.items():
        table.add_row(name.replace("_", " "), _plain(value))
    console.print(table)


def _ask(host: str, port: int) -> dict[str, Any]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://{host}:{port}/readyz", timeout=3) as answer:
            found = json.load(answer)
    except urllib.error.HTTPError as error:
        found = json.loads(error.read() or b"{}")
    except (OSError, ValueError):
        return {"running": False}
    checks = {name: check["detail"] for name, check in found.get("checks", {}).items()}
    return {"running": True, "ready": bool(found.get("ready")), **checks}


def _counts(values: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def _shown(at: datetime | None) -> str | None:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def _told(name: str, value: Any) -> str:
    return f"{value:,} {name}" if type(value) is int else f"{name} {_plain(value)}"


def _plain(value: Any) -> str:
    if value == {"running": False}:
        return "not running"
    if isinstance(value, dict):
        return ", ".join(_told(key.replace("_", " "), shown) for key, shown in value.items()) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
