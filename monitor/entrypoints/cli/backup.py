"""``monitor backup``, ``restore`` and ``migrate-store``: the store's way out, back in, and elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from monitor.domain.counting import counted
from monitor.domain.errors import InputError
from monitor.entrypoints.cli.options import ConfigOption
from monitor.entrypoints.cli.output import console, messages, told_plainly

if TYPE_CHECKING:
    from monitor.adapters.store.copying import Told

DEFAULT = Path("config")
Url = Annotated[str, typer.Argument(help="sqlite:///path or postgresql+psycopg://user@host/name")]


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("migrate-store")(migrate_store)


def backup(
    to: Annotated[Path | None, typer.Argument(
        metavar="[FILE]", help="A new file, in a folder that is there; unless named, backups/monitor-<UTC time>.backup beside an "
                               "SQLite database, else here.")] = None,
    config: ConfigOption = DEFAULT,
) -> None:
    """Back the store up to one file, checked through, while the daemon runs. A PostgreSQL store becomes the same kind of file.

    Example: monitor backup /srv/backups/monitor-$(date +%F).backup
    """
    from monitor.adapters.store.backup import back_up
    from monitor.entrypoints.app import utc_now

    name = f"monitor-{utc_now():%Y%m%dT%H%M%SZ}.backup"
    with told_plainly(), _progress() as told:
        if to and not to.parent.is_dir():  # a typing error, or a disk that is not mounted: not for us to make
            raise InputError(f"there is no folder {to.parent}; make it (mkdir -p {to.parent}), or name a file in one that is there")
        url = _database(config)
        done = back_up(url, to or _folder(url) / "backups" / name, told=told)
    console.print(f"{done.path}: {done.size_bytes / 1e6:.1f} MB, {counted(done.rows, 'row')}, verified", markup=False)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup that monitor backup wrote.")],
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite a PostgreSQL store that is not empty.")] = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Put a backup in the place of the store; stop the daemon first. An SQLite file that is there is kept beside it.

    Example: monitor restore backups/monitor-20190227T060000Z.backup
    """
    from monitor.adapters.lock import hold_daemon_lock
    from monitor.adapters.store.backup import restore as put_back

    with told_plainly():
        if not file.is_file():  # before the lock, which would make a folder for its file
            raise InputError(f"{file}: no such file; monitor backup says what it names its files")
        url = _database(config)
        with hold_daemon_lock(url), _progress() as told:
            aside = put_back(url, file, replace=replace, told=told)
    console.print(f"restored from {file}" + (f"; what was there is now {aside}" if aside else ""), markup=False)


def migrate_store(source: Url, target: Url) -> None:
    """Copy a whole store into an empty database, compare the two, then name the new one in monitor.yaml; stop the daemon first.

    Example: monitor migrate-store sqlite:///data/monitor.db postgresql+psycopg://monitor@db/monitor
    """
    from monitor.adapters.lock import hold_daemon_lock
    from monitor.adapters.store.backup import move_store
    from monitor.adapters.store.engine import connect

    with told_plainly():
        connect(source, create=False).dispose()  # before the lock, as above
        with hold_daemon_lock(source), _progress() as told:
            rows = move_store(source, target, told=told)
    console.print(f"{counted(rows, 'row')} copied and compared; now write the new address into monitor.yaml (database:)",
                  markup=False)


def _database(config: Path) -> str:
    from monitor.adapters.config import load_config

    return load_config(config).settings.database


def _folder(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///")).parent if url.startswith("sqlite:///") else Path()


@contextmanager
def _progress() -> Iterator["Told"]:
    """Rows done so far, on a terminal."""
    columns = (TextColumn("{task.description}"), TextColumn("{task.completed:,} rows"), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as progress:
        task = progress.add_task("copying", total=None)

        def told(table: str, rows: int) -> None:
            progress.update(task, advance=rows, description=table)

        yield told
