"""``monitor run``: the clock and the threads.

APScheduler only ticks; what is due stands in the store (``next_check_at``, ``next_attempt_at``), so a missed tick costs nothing.
The default executor runs ticks and nothing else: polls have a pool of their own, deliveries a thread of their own, so that a
feed that hangs delays neither the digests nor the other feeds.
"""

import random
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import UTC
from urllib.parse import urlsplit

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor as TickExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from monitor.domain.errors import StoreError
from monitor.domain.source import Source
from monitor.entrypoints.app import App, utc_now
from monitor.pipeline.deliver import Deliverer
from monitor.pipeline.digests import cut_due
from monitor.pipeline.poll import poll

log = structlog.get_logger()

POLL_SECONDS = 5
CUT_SECONDS = 5
DELIVER_SECONDS = 2
WORKERS = 16           # polls are mostly waiting: 16 threads carry 80 polls a second at 200 ms
STOP_SECONDS = 8.0     # docker gives 10


class Daemon:
    """Runs until ``stop``; every job catches what the world does to it and goes on."""

    def __init__(self, app: App, *, workers: int = WORKERS) -> None:
        self.app = app
        self._stopping = threading.Event()
        self._deliverer = Deliverer(app.store, app.senders, clock=utc_now, jitter=random.random)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="poll")
        self._in_flight: dict[str, Future[None]] = {}  # by source id: one poll per source, one connection per host
        self._lock = threading.Lock()
        self._scheduler = BackgroundScheduler(
            timezone=UTC, executors={"default": TickExecutor(4)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Start ticking; returns at once."""
        for job, seconds in ((self.tick, POLL_SECONDS), (self.cut, CUT_SECONDS), (self.deliver, DELIVER_SECONDS)):
            self._scheduler.add_job(_guarded(job), "interval", seconds=seconds, id=job.__name__, next_run_time=utc_now())
        self._scheduler.start()
        log.info("started", sources=len(self.app.sources), watch_lists=len(self.app.config.watch_lists))

    def wait(self) -> None:
        """Sleep until somebody stops the daemon."""
        self._stopping.wait()

    def stop(self) -> None:
        """Ask for the end; safe in a signal handler."""
        self._stopping.set()

    def close(self) -> None:
        """Finish what is in hand, within STOP_SECONDS; what is left undone is due again after the next start."""
        self._scheduler.shutdown(wait=False)
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._deliverer.close(timeout_seconds=STOP_SECONDS / 2)
        with self._lock:
            polls = list(self._in_flight.values())
        wait(polls, timeout=STOP_SECONDS / 2)
        log.info("stopped")

    def tick(self) -> None:
        """Hand every due source to a worker, at most one per host at a time."""
        sources = self.app.sources
        with self._lock:
            self._in_flight = {source_id: future for source_id, future in self._in_flight.items() if not future.done()}
            busy = {_host(sources[source_id]) for source_id in self._in_flight if source_id in sources}
            for state in self.app.store.due_sources(utc_now(), WORKERS * 2, busy=tuple(self._in_flight)):
                source = sources.get(state.source_id)
                if source is not None and _host(source) not in busy:
                    busy.add(_host(source))
                    self._in_flight[source.id] = self._pool.submit(self._poll, source)

    def cut(self) -> None:
        """Cut every digest and alert that is due."""
        for digest in cut_due(self.app.cutting, now=utc_now()):
            log.info("cut", watch_list=digest.watch_list, kind=digest.kind, headline=digest.headline)

    def deliver(self) -> None:
        """Send what is due."""
        self._deliverer.tick()

    def _poll(self, source: Source) -> None:
        try:
            record = poll(source, self.app.reading, self.app.intake)
        except StoreError as error:
            log.error("store", job="poll", source=source.id, error=str(error))
        except Exception:
            log.exception("poll", source=source.id)  # a bug: this feed is asked again, the others do not notice
        else:
            log.info("polled", source=source.id, outcome=record.outcome, seconds=round(record.seconds, 3),
                     **dict(record.counts), **({"detail": record.detail} if record.detail else {}))


def _host(source: Source) -> str:
    return urlsplit(source.url).netloc


def _guarded(job: Callable[[], None]) -> Callable[[], None]:
    """A store that is full or locked must not end the daemon: say so, and try again at the next tick."""
    def run() -> None:
        try:
            job()
        except StoreError as error:
            log.error("store", job=job.__name__, error=str(error))
    return run


