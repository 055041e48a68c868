"""``monitor seeds``: documents whose news is known already."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.entrypoints.cli.options import ConfigOption, opened
from monitor.entrypoints.cli.output import console, messages

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    group = typer.Typer(help="The seed corpus: what is told there never alerts.", no_args_is_help=True)
    group.command("import")(import_seeds)
    group.callback()(lambda: None)  # keeps the one command a subcommand
    app.add_typer(group, name="seeds")


def import_seeds(
    folder: Annotated[Path | None, typer.Argument(help="A folder with a manifest.yaml; the configured one if none.")] = None,
    config: ConfigOption = DEFAULT,
) -> None:
    """Take documents into the ledger as known; those that are known already are passed over.

    Example: monitor seeds import /data/briefings
    """
    from monitor.adapters.seeds import read_seeds
    from monitor.pipeline.seeding import take_in_seeds

    with opened(config) as app:
        items = read_seeds(folder or app.config.settings.seeds)
        decisions = take_in_seeds(app.store, items, app.reading)
        for decision in decisions:
            told = len(decision.reports)
            console.print(f"{decision.analysed.item.id}: {told} meeting{'' if told == 1 else 's'}", markup=False)
        messages.print(f"{len(decisions)} of {len(items)} documents were new.")
