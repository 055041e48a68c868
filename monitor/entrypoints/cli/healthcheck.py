"""``monitor healthcheck``: what the container asks every half minute; it imports next to nothing, to be quick."""

import os
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from monitor.entrypoints.cli.options import ConfigOption
from monitor.entrypoints.probe import ask

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("healthcheck")(healthcheck)


def healthcheck(
    config: ConfigOption = DEFAULT,
    url: Annotated[str | None, typer.Option("--url", help="Where the daemon serves; from the configuration if absent.")] = None,
) -> None:
    """Ask the running daemon whether it is ready; exit 0 if it is, 1 if not, frozen or unreachable.

    What is wrong is printed either way: a file that cannot be used leaves the daemon at work with the one before it.

    Example: monitor healthcheck --url http://127.0.0.1:8080
    """
    ready, wrong = ask(*daemon_address(config, url))
    for line in wrong:
        typer.echo(line, err=True)
    if not ready:
        raise typer.Exit(1)


def daemon_address(config: Path, url: str | None = None) -> tuple[str, int]:
    """The daemon's host and port; the environment saves reading the files."""
    if url:
        parts = urlsplit(url)
        return parts.hostname or "127.0.0.1", parts.port or 80
    port, host = os.environ.get("MONITOR__LISTEN__PORT"), os.environ.get("MONITOR__LISTEN__HOST", "127.0.0.1")
    if port is None and (config / "monitor.yaml").exists():
        from monitor.adapters.yaml import read_document

        listen = (read_document(config / "monitor.yaml").data or {}).get("listen") or {}
        port, host = listen.get("port"), listen.get("host", host)
    return "127.0.0.1" if host == "0.0.0.0" else host, int(port or 8080)  # noqa: S104
