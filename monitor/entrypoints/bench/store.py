"""What the store costs: polls of 25 new stories as it fills, offers of known items, due sources, the outbox, backup.

::

    python -m monitor.entrypoints.bench.store --stories 10000
    python -m monitor.entrypoints.bench.store --database postgresql+psycopg://127.0.0.1/empty
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from monitor.adapters.store import Store
from monitor.adapters.store.backup import back_up
from monitor.analysis.copies import fingerprint, lookup_keys
from monitor.domain.decision import Analysed, Decision
from monitor.domain.digest import Delivery, Digest, DigestKind, Message
from monitor.domain.event import Change, ChangeKind, Event, Report
from monitor.domain.meeting import Evidence, Kind, Mention, Precision, Status, When
from monitor.domain.source import PollRecord, SourceState
from monitor.domain.story import Disposition
from monitor.domain.watch import Match
from monitor.entrypoints.bench.press import START, print_story

T = TypeVar("T")
POLL = 25
SOURCES = 30_000
DELIVERIES = 300


def main(
    stories: Annotated[int, typer.Option(help="How many stories to store.")] = 10_000,
    database: Annotated[str | None, typer.Option(help="An empty database; a new SQLite file unless named.")] = None,
) -> None:
    """Measure one store from empty to full."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = database or f"sqlite:///{folder}/bench.db"
        store = stack.enter_context(Store.open(url))
        batches = [tuple(_read(number) for number in range(start, start + POLL)) for start in range(0, stories, POLL)]
        _polls(store, batches)
        _known(store, batches)
        _due(store)
        _outbox(store)
        seconds, done = _timed(lambda: back_up(url, folder / "bench.backup"))
        typer.echo(f"backup, verified: {done.size_bytes / 1e6:.0f} MB, {done.rows} rows in {seconds:.2f} s")
        sizes = store.sizes()
        typer.echo(f"on disk: {sizes.data_bytes / stories / 1e3:.1f} kB a story; log {sizes.log_bytes / 1e6:.1f} MB")
        typer.echo(f"open again: {_timed(lambda: Store.open(url).close())[0] * 1e3:.0f} ms")


def _read(number: int) -> Analysed:
    """A story of 400 words that tells of one meeting."""
    item = print_story(number).item
    mention = Mention(
        Kind.TALKS, ("DPRK", "US"), Status.PLANNED, ("Envoy One", "Envoy Two"), When(START.date(), START.date(), Precision.DAY),
        ("Hanoi",), confidence=0.9, main=True,
        evidence=tuple(Evidence(slot, 0, 40, item.raw[:40]) for slot in ("trigger", "date", "place", "status")))
    return Analysed(item, "en", fingerprint(item), (Match("dprk-us", "talks", 0, 5),), (mention,))


def _polls(store: Store, batches: Sequence[Sequence[Analysed]]) -> None:
    """Each batch is one poll: look up, read events, save, one commit; a fifth of the time each is shown on its own."""
    fifth = max(1, len(batches) // 5)
    for start in range(0, len(batches), fifth):
        before = time.process_time()
        times = [_timed(lambda batch=batch: _poll(store, batch))[0] * 1e3 for batch in batches[start:start + fifth]]  # type: ignore[misc]
        cpu_seconds = time.process_time() - before
        typer.echo(f"polls {start + 1:>5} to {start + len(times):>5}: median {statistics.median(times):.1f} ms, "
                   f"p99 {_percentile(times, 0.99):.1f} ms, {POLL * len(times) / sum(times) * 1e3:.0f} stories/s, "
                   f"{cpu_seconds / len(times) * 1e3:.1f} CPU-ms a poll")


def _poll(store: Store, batch: Sequence[Analysed]) -> None:
    keys = {analysed.item.id: lookup_keys(analysed.fingerprint) for analysed in batch}
    now = batch[0].item.published_at or START
    with store.writing() as tx:
        tx.candidates(batch, keys)
        tx.events_for(batch[:1])
        tx.save([_decide(analysed, number) for number, analysed in enumerate(batch)], keys=keys, at=now)
        tx.save_source(SourceState(batch[0].item.source_id, etag="e", next_check_at=now))
        tx.log_poll(PollRecord(batch[0].item.source_id, now, "fetched", 0.2, (("new", len(batch)),)))


def _decide(analysed: Analysed, number: int) -> Decision:
    """Every story is kept; each adds a fact to one of 50 meetings, one in 25 a change."""
    item = analysed.item
    event = f"e{hash(item.id) % 50}"
    report = Report(item.id, 0, analysed.mentions[0], item.published_at or START, item.source_id)
    state = Event(event, Kind.TALKS, ("DPRK", "US"), Status.PLANNED, opened_at=START, changed_at=START, last_at=report.at)
    change = Change(f"c-{item.id}", event, ChangeKind.DATE, None, "2019-01-01", item.id, report.at, alert=True, reason="moved")
    return Decision(analysed, Disposition.NEW, "nothing like it is known", reports=(report,), links=(event,), events=(state,),
                    changes=(change,) if number == 0 else ())


def _known(store: Store, batches: Sequence[Sequence[Analysed]]) -> None:
    times = [_timed(lambda batch=batch: store.seen([one.item for one in batch]))[0] for batch in batches[:400]]  # type: ignore[misc]
    typer.echo(f"known items offered again: {statistics.median(times) / POLL * 1e6:.1f} µs an item, one statement a feed")


def _due(store: Store) -> None:
    with store.writing() as tx:
        seconds, _ = _timed(lambda: tx.register_sources({f"s{n}": f"host{n % 3000}.example" for n in range(SOURCES)}))
    typer.echo(f"{SOURCES} sources registered in {seconds:.2f} s")
    times = [_timed(lambda: store.due_sources(START, 32))[0] * 1e3 for _ in range(9)]
    typer.echo(f"which of them are due (all are): {statistics.median(times):.1f} ms")
    with store.writing() as tx:
        for number in range(SOURCES):
            if number % 1000:
                tx.save_source(SourceState(f"s{number}", next_check_at=START + timedelta(hours=1)))
    times = [_timed(lambda: store.due_sources(START, 32))[0] * 1e3 for _ in range(9)]
    typer.echo(f"which of them are due (one in a thousand is): {statistics.median(times):.1f} ms")


def _outbox(store: Store) -> None:
    with store.writing() as tx:
        digest = Digest("d1", "dprk-us", "t", DigestKind.DIGEST, None, START, "h", ())
        seconds, changes = _timed(lambda: tx.uncut_changes("dprk-us", "digest"))
        typer.echo(f"{len(changes)} changes for a cut in {seconds * 1e3:.0f} ms")
        deliveries = [Delivery(f"m{n}", "d1", f"channel{n % 10}", Message("s", b"x" * 20_000, "text/html"), START, recipient=str(n))
                      for n in range(DELIVERIES)]
        tx.save_digest(digest, deliveries, changes=changes)
    seconds, _ = _timed(lambda: _deliver_all(store))
    typer.echo(f"{DELIVERIES} deliveries claimed and recorded one by one in {seconds:.2f} s: {DELIVERIES / seconds:.0f} a second")


def _deliver_all(store: Store) -> None:
    turn = 0
    while claimed := store.claim(START + timedelta(seconds=1), owner=str(turn := turn + 1), limit=1, lease_seconds=60):
        store.delivered(claimed[0].id, owner=str(turn), at=START)


def _timed(action: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = action()
    return time.perf_counter() - started, result


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


if __name__ == "__main__":
    typer.run(main)
