"""``monitor replay``: stored input through the same pipeline as live feeds, on a simulated clock."""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from monitor.domain.decision import Decision
from monitor.domain.story import Disposition
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import console, print_json

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
                alerts += sum(change.alert for change in decision.changes)
                if as_json:
                    print_json(as_row(decision))
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
    table = Table("disposition", "items", title=None)
    for disposition in Disposition:
        if counts[disposition]:
            table.add_row(disposition.value, f"{counts[disposition]:,}")
    console.print(table)
    rate = f"{total / seconds:,.0f} items a second" if seconds else ""
    console.print(f"{total:,} items in {seconds:.1f} s ({rate}); {changes:,} ledger changes, {alerts:,} of them news.")


def as_row(decision: Decision) -> dict[str, Any]:
    """One decision in the shape that scripts rely on."""
    item = decision.analysed.item
    links = {report.index: event for report, event in zip(decision.reports, decision.links, strict=True)}
    at = item.seen_at or item.published_at
    return {
        "id": item.id, "source": item.source_id, "at": _instant(at), "title": item.title, "language": decision.analysed.language,
        "disposition": decision.disposition.value, "duplicate_of": decision.duplicate_of, "rule": decision.rule,
        "score": decision.score, "matched": list(decision.analysed.matched),
        "mentions": [_mention_row(mention, links.get(index)) for index, mention in enumerate(decision.analysed.mentions)],
        "changes": [
            {"event": change.event_id, "change": change.kind.value, "from": change.old, "to": change.new,
             "alert": change.alert, "reason": change.reason}
            for change in decision.changes
        ],
    }


def _instant(at: Any) -> str | None:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def _mention_row(mention: Any, event: str | None) -> dict[str, Any]:
    when = mention.when
    return {
        "kind": mention.kind.value, "parties": list(mention.parties), "people": list(mention.people),
        "status": mention.status.value,
        "date_start": when.start.isoformat() if when and when.start else None,
        "date_end": when.end.isoformat() if when and when.end else None,
        "date_precision": when.precision.value if when else None,
        "places": list(mention.places), "ordinal": mention.ordinal, "attribution": list(mention.attribution),
        "confidence": round(mention.confidence, 3), "main": mention.main, "event": event,
        "evidence": [{"slot": e.slot, "start": e.start, "end": e.end, "quote": e.quote} for e in mention.evidence],
    }
