"""``monitor config``: check the files, print the schemas."""

from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Column, Table
from rich.text import Text

from monitor.domain.counting import counted
from monitor.entrypoints.cli.options import ConfigOption, JsonOption
from monitor.entrypoints.cli.output import console, messages, print_json, told_plainly

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    group = typer.Typer(help="Check the configuration, and describe it to editors.", no_args_is_help=True)
    group.command("check")(check)
    group.command("schema")(schema)
    group.command("explain")(explain_name)
    app.add_typer(group, name="config")


def check(
    config: ConfigOption = DEFAULT,
    secrets: Annotated[bool, typer.Option("--secrets", help="Also read every secret the channels refer to.")] = False,
) -> None:
    """Check every file; print all problems as file:line:column, exit 2 if there is one.

    Example: monitor config check --config /etc/monitor
    """
    from monitor.adapters.config import load_config, resolve_channels
    from monitor.adapters.lexicons import read_roster
    from monitor.adapters.render import Renderer
    from monitor.adapters.seeds import read_seeds
    from monitor.analysis.digests import make_specimen

    with told_plainly():
        loaded = load_config(config)
        read_roster(loaded.directory / "roster.yaml")
        read_seeds(loaded.settings.seeds)
        own = loaded.directory / "templates"
        Renderer(own if own.is_dir() else None).check(make_specimen())
        if secrets:
            resolve_channels(loaded)
    found = (counted(len(loaded.sources), "source"), counted(len(loaded.watch_lists), "watch list"),
             counted(len(loaded.channel_entries), "channel"))
    messages.print(f"{config}: {', '.join(found)}: no problems.", markup=False)
    if not loaded.settings.contact:
        messages.print("http.contact is empty: say where publishers find you, and they will write before they block.", markup=False)


def explain_name(
    name: Annotated[str, typer.Argument(metavar="SOURCE|LIST", help="A source's id or a watch list's name.")],
    as_json: JsonOption = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Say for each setting of a source or watch list what it is, and which file and line set it.

    Example: monitor config explain dprk-us
    """
    from monitor.adapters.config import explain, load_config

    with told_plainly():
        load_config(config)
        settings = explain(config, name)
    if as_json:
        for setting in settings:
            print_json({"key": setting.key, "value": setting.value, "where": setting.where})
        return
    table = Table(Column("setting", no_wrap=True), *(Column(one, overflow="fold") for one in ("value", "set by")), box=SIMPLE_HEAD)
    for setting in settings:
        table.add_row(setting.key, Text(setting.value), setting.where)
    console.print(table)


def schema(
    folder: Annotated[Path | None, typer.Argument(help="Write the schemas here instead of printing them.")] = None,
) -> None:
    """Print the JSON Schemas of the YAML files, or write them into a folder for editors to read.

    Example: monitor config schema schema/
    """
    from monitor.adapters.config import json_schemas

    for name, text in json_schemas().items():
        if folder is None:
            typer.echo(text, nl=False)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        messages.print(f"wrote {folder / name}", markup=False)
