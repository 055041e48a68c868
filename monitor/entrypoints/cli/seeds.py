"""``monitor seeds``: documents whose news is known already."""

from pathlib import Path
from typing import Annotated

import typer

from monitor.domain.counting import counted
from monitor.domain.errors import InputError
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

    with opened(config, create_store=True) as app:
        named = folder or app.config.settings.seeds
        if named is None:
            raise InputError("no folder of seeds is configured (seeds: in monitor.yaml); name one: monitor seeds import FOLDER")
        items = read_seeds(named)
        store = app.store if folder else app.opened  # which has not yet taken in the configured ones: what is new is told
        decisions = take_in_seeds(store, items, app.reading)
        for decision in decisions:
            console.print(f"{decision.analysed.item.id}: {counted(len(decision.reports), 'meeting')}", markup=False)
        messages.print(f"{counted(len(items), 'document')}, {len(decisions)} new.")
