"""The command line: one module a command, one line here to hang it in."""

from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

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
SUMMARIES = {  # the first words of each, so that the help loads none
    "run": "Poll, read, and send digests until SIGTERM or Ctrl-C; then finish what is in hand and exit 0.",
    "poll": "Poll what is due once and print what came of it; named sources are polled at once. Exit 1 if one failed.",
    "replay": "Run stored articles or feed snapshots through the pipeline, and print what became of each item.",
    "extract": "Print the text with the words behind each fact marked, and a table of the facts.",
    "events": "Show what is coming, what is overdue and what was held; with an ID, the life of one meeting with its words.",
    "explain": "Say why a story was kept or dropped, which meetings it tells of and why these, and what of it was news to whom.",
    "ledger": "Put the ledger right by hand: merge, split and settle, with an audit trail.",
    "rebuild-ledger": (
        "Fold the whole ledger anew from the recorded facts and rulings. What was told stays told; nothing is told "
        "again."
    ),
    "sources": "How every feed does; try an address; import and export lists.",
    "watch": "Watch lists: what they would catch.",
    "digest": "See what a list would be sent, send it now, read again what was sent.",
    "deliveries": "The outbox: what waits, what went out, what was given up.",
    "eval": "Measure reading, copies and alerts against labelled files.",
    "config": "Check the configuration, and describe it to editors.",
    "seeds": "The seed corpus: what is told there never alerts.",
    "status": "Show whether the daemon runs and is well, and what the database holds.",
    "backup": (
        "Back the store up to one file, checked through, while the daemon runs. A PostgreSQL store becomes the same "
        "kind of file."
    ),
    "restore": "Put a backup in the place of the store; stop the daemon first. An SQLite file that is there is kept beside it.",
    "migrate-store": (
        "Copy a whole store into an empty database, compare the two, then name the new one in monitor.yaml; stop the "
        "daemon first."
    ),
    "healthcheck": "Ask the running daemon whether it is ready; exit 0 if it is, 1 if not, frozen or unreachable.",
    "demo": (
        "Play twenty months of diplomacy as feeds on this machine: what an analyst would have been sent, and the ledger "
        "behind it."
    ),
}


class Commands(TyperGroup):
    """Imports a command when it is called: neither a health check every half minute nor the help must load what a replay needs."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the signature is click's)
        """All names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """What a list of commands says of one, or None where there is none of that name."""
        return TyperCommand(cmd_name, help=SUMMARIES[cmd_name]) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that is called."""
        name, found, rest = super().resolve_command(ctx, args)
        return name, load_command(name) if name else found, rest


def load_command(name: str) -> Any:
    """One command with its options, from its module."""
    part = typer.Typer()
    import_module(f"monitor.entrypoints.cli.{COMMANDS[name]}").register(part)
    return typer.main.get_group(part).commands[name]


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
