"""Polls in hand: every due source goes to a worker, one poll per source and one connection per host."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

import structlog

from monitor.domain.errors import StoreError
from monitor.domain.source import Source, SourceState
from monitor.domain.story import Item
from monitor.entrypoints.app import App, utc_now
from monitor.entrypoints.vitals import Metrics, Pulse
from monitor.pipeline.poll import Intake, poll

log = structlog.get_logger()

WORKERS = 16        # polls are mostly waiting: 16 threads carry 80 polls a second at 200 ms
BACKLOG = WORKERS * 10  # polls handed out and not yet done, each of another host: what the threads carry in one tick
LAST_POLLS_SECONDS = 0.5  # a poll that is cut off loses nothing


class Polls:
    """Hands due sources to a pool of threads, so that a feed that hangs delays nothing else; ``app``: the one now in force."""

    def __init__(self, app: Callable[[], App], pulse: Pulse, metrics: Metrics, *, workers: int = WORKERS) -> None:
        self._app, self._pulse, self._metrics = app, pulse, metrics
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="poll")
        self._in_flight: dict[str, Future[None]] = {}  # by source id
        self._lock = threading.Lock()

    def hand_out(self, app: App) -> None:
        """Hand every due source to a worker, at most one per host at a time."""
        sources = app.sources
        with self._lock:
            self._in_flight = {source_id: future for source_id, future in self._in_flight.items() if not future.done()}
            busy = {_host(sources[source_id]) for source_id in self._in_flight if source_id in sources}
            due = app.store.due_sources(utc_now(), max(0, BACKLOG - len(self._in_flight)), busy=tuple(self._in_flight))
            if due:
                self._probe(app)
            for state in due:
                source = sources.get(state.source_id)
                if source is not None and _host(source) not in busy:
                    busy.add(_host(source))
                    self._in_flight[source.id] = self._pool.submit(self._poll, source, state)

    def stop(self) -> None:
        """Begin no further poll."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def left(self) -> int:
        """How many polls are still in hand, after a last short wait."""
        with self._lock:
            polls = list(self._in_flight.values())
        return len(wait(polls, timeout=LAST_POLLS_SECONDS).not_done)

    def _probe(self, app: App) -> None:
        """Write something: where the store cannot be written, no publisher is asked for what would be lost."""
        with app.store.writing() as tx:
            tx.beat("poll", at=utc_now())
        self._pulse.store(None)

    def _poll(self, source: Source, state: SourceState) -> None:
        work = f"poll of {source.id}"
        try:
            with self._pulse.working(work):
                record = poll(source, self._app().reading, self._watched(work), state)
        except StoreError as error:
            self._pulse.store(str(error))
            log.error("store", job="poll", source=source.id, error=str(error))
        except Exception:
            log.exception("poll", source=source.id)  # a bug: this feed is asked again, the others do not notice
        else:
            self._pulse.store(None)
            self._pulse.answered(source.id, record.at, ok=record.outcome != "failed")
            self._metrics.polled(record)
            log.info("polled", source=source.id, outcome=record.outcome, seconds=round(record.seconds, 3),
                     **dict(record.counts), **({"detail": record.detail} if record.detail else {}))

    def _watched(self, work: str) -> Intake:
        """The intake, telling of every step, so that a poll that hangs where no limit reaches it is seen."""
        intake = self._app().intake

        def clock() -> datetime:
            now = intake.clock()
            self._pulse.went_on(work, now)
            return now

        def read_article(item: Item) -> Item:
            clock()
            return intake.read_article(item)

        return replace(intake, clock=clock, read_article=read_article)


def _host(source: Source) -> str:
    return urlsplit(source.url).netloc
