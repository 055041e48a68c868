"""``monitor replay``: stored input through the same pipeline as live feeds, on a simulated clock."""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from monitor.domain.counting import counted
from monitor.domain.decision import Decision
from monitor.domain.story import Disposition
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import console, print_json
from monitor.entrypoints.rows import alerting_changes, decision_row

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("replay")(replay)


def replay(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT…", help="Articles (.jsonl, .jsonl.xz), or a folder or tar of "
                                                                      "feed snapshots named by their UTC time.")],
    as_json: JsonOption = False,
    keep_all: Annotated[bool, typer.Option("--keep-all", help="Treat every item as on topic.")] = False,
    db: Annotated[str | None, typer.Option("--db", help="Use this store instead of a fresh one that is thrown away.")] = None,
    with_seeds: Annotated[bool, typer.Option("--seeds", help="Let the seed corpus be known before.")] = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Run stored articles or feed snapshots through the pipeline, and print what became of each item.

    Examples: monitor replay stories.jsonl --json | monitor replay feed-2021.tar.xz --db sqlite:///replayed.db
    """
    from monitor.adapters.store import Store
    from monitor.entrypoints.replaying import replay_inputs

    counts: Counter[Disposition] = Counter()
    alerts = changes = 0
    started = time.perf_counter()
    with opened(config) as app, _store_url(db) as url:
        store = Store.open(url, durable=db is not None)
        try:
            for decision in _shown(replay_inputs(inputs, app, store, keep_all=keep_all, with_seeds=with_seeds), as_json):
                counts[decision.disposition] += 1
                changes += len(decision.changes)
                alerts += len(alerting_changes(decision, app.config.watch_lists))
                if as_json:
                    print_json(decision_row(decision, app.config.watch_lists))
        finally:
            store.close()
    if not as_json:
        _print_summary(counts, changes, alerts, time.perf_counter() - started)


@contextmanager
def _store_url(db: str | None) -> Iterator[str]:
    if db is not None:
        yield db
        return
    with tempfile.TemporaryDirectory(prefix="monitor-replay-") as folder:
        yield f"sqlite:///{folder}/replay.db"


def _shown(decisions: Iterable[Decision], as_json: bool) -> Iterator[Decision]:
    """Pass decisions through, with a counter on the terminal while they come."""
    columns = (TextColumn("replaying"), BarColumn(), MofNCompleteColumn(), TextColumn("items"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=as_json or not sys.stderr.isatty()) as progress:
        task = progress.add_task("replay", total=None)
        for decision in decisions:
            progress.advance(task)
            yield decision


def _print_summary(counts: Counter[Disposition], changes: int, alerts: int, seconds: float) -> None:
    total = sum(counts.values())
    if not total:
        console.print("Nothing new: every item was known already.")
        return
    table = Table("disposition", "items", title=None)
    for disposition in Disposition:
        if counts[disposition]:
            table.add_row(disposition.value, f"{counts[disposition]:,}")
    console.print(table)
    rate = f"{counted(round(total / seconds), 'item')} a second" if seconds else ""
    console.print(f"{counted(total, 'item')} in {seconds:.1f} s ({rate}); {counted(changes, 'ledger change')}, "
                  f"{alerts:,} worth an alert.")
