"""Options that several commands share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.entrypoints.cli.output import told_plainly

if TYPE_CHECKING:
    from monitor.entrypoints.app import App

ConfigOption = Annotated[
    Path, typer.Option("--config", "-c", envvar="MONITOR_CONFIG", help="Folder of the configuration.", show_default="config"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line on standard output.")]


@contextmanager
def opened(config: Path, *, create_store: bool = False) -> Iterator["App"]:
    """The program's parts for one command, closed at its end; errors are told plainly.

    Only a command that brings something to the database may begin one: nobody who asks at a wrong path is shown an
    empty one.
    """
    from monitor.entrypoints.app import App

    with told_plainly(), App.from_directory(config, create_store=create_store) as app:
        yield app
