"""The command line: one module a command, one line here to hang it in."""

from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperGroup

from monitor import __version__

COMMANDS = {  # in the order of the help: what the user types, and the module that brings it by register(app)
    "run": "run",
    "poll": "poll",
    "replay": "replay",
    "extract": "extract",
    "events": "events",
    "explain": "explain",
    "ledger": "ledger",
    "rebuild-ledger": "ledger",
    "sources": "sources",
    "watch": "watch",
    "digest": "digest",
    "deliveries": "deliveries",
    "eval": "evaluate",
    "config": "config",
    "seeds": "seeds",
    "status": "status",
    "backup": "backup",
    "restore": "backup",
    "migrate-store": "backup",
    "healthcheck": "healthcheck",
    "demo": "demo",
}


class Commands(TyperGroup):
    """Imports a command when it is called: a health check every half minute must not load what a replay needs."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the signature is click's)
        """All names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """One command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        part = typer.Typer()
        import_module(f"monitor.entrypoints.cli.{COMMANDS[cmd_name]}").register(part)
        return typer.main.get_group(part).commands[cmd_name]


app = typer.Typer(
    cls=Commands,
    name="monitor",
    help="Watches feeds for DPRK–U.S. diplomacy and tells what is new about each meeting, once, with the words it came from.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"monitor {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)] = False,
) -> None:
    """Options that every command understands."""
