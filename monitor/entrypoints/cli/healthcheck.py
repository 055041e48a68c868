"""``monitor healthcheck``: what the container asks every half minute; it imports next to nothing, to be quick."""

import json
import os
import urllib.error
import urllib.request
from pathlib import Path
from typing import Annotated

import typer

from monitor.entrypoints.cli.options import ConfigOption

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("healthcheck")(healthcheck)


def healthcheck(
    config: ConfigOption = DEFAULT,
    url: Annotated[str | None, typer.Option("--url", help="Where the daemon serves; from the configuration if absent.")] = None,
) -> None:
    """Ask the running daemon whether it is ready; exit 0 if it is, 1 if not, frozen or unreachable."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{url or daemon_address(config)}/readyz", timeout=3) as answer:
            found = json.load(answer)
    except urllib.error.HTTPError as error:
        found = json.loads(error.read() or b"{}")
    except (OSError, ValueError) as error:
        typer.echo(f"no answer: {error}", err=True)
        raise typer.Exit(1) from error
    for name, check in found.get("checks", {}).items():
        if not check["ok"]:
            typer.echo(f"{name}: {check['detail']}", err=True)
    if not found.get("ready"):
        raise typer.Exit(1)


def daemon_address(config: Path) -> str:
    """The daemon's address; the environment saves reading the files."""
    port, host = os.environ.get("MONITOR__LISTEN__PORT"), os.environ.get("MONITOR__LISTEN__HOST", "127.0.0.1")
    if port is None and (config / "monitor.yaml").exists():
        from monitor.adapters.yaml import read_document

        listen = (read_document(config / "monitor.yaml").data or {}).get("listen") or {}
        port, host = listen.get("port"), listen.get("host", host)
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port or 8080}"  # noqa: S104
