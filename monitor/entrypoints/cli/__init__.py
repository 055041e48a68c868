"""The command line: one module a command, one line here to hang it in."""

from importlib import import_module
from typing import Annotated

import typer

from monitor import __version__

app = typer.Typer(
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


_COMMANDS = (  # in the order of the help; each module has register(app)
    "run",
    "poll",
    "replay",
    "events",
    "explain",
    "ledger",
    "watch",
    "digest",
    "deliveries",
    "evaluate",
    "config",
    "seeds",
    "status",
    "backup",
    "healthcheck",
    "demo",
)

for _name in _COMMANDS:
    import_module(f"monitor.entrypoints.cli.{_name}").register(app)
