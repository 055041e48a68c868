"""The daemon's own pulse, written by its threads and read by the web page; and the metrics made of it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from monitor import __version__
from monitor.adapters.store import Store
from monitor.analysis.health import Check, Vitals
from monitor.domain.errors import StoreError
from monitor.domain.source import PollRecord
from monitor.entrypoints.app import utc_now

Checks = Callable[[], tuple[Check, ...]]
_BUCKETS = (0.1, 0.3, 1, 3, 10, 30)  # seconds; a request may take 30


class Pulse:
    """Keeps the vitals of one daemon; safe to use from many threads."""

    def __init__(self, *, started_at: datetime, sources: int) -> None:
        self._lock = threading.Lock()
        self._vitals = Vitals(started_at=started_at, stages={}, polled_at=None, sources=sources, settled=False)

    @property
    def vitals(self) -> Vitals:
        """As they are now."""
        return self._vitals

    def beat(self, stage: str, at: datetime) -> None:
        """A stage has done a turn."""
        with self._lock:
            self._vitals = replace(self._vitals, stages={**self._vitals.stages, stage: at})

    def settled(self) -> None:
        """All of the configuration has been read and can be used."""
        self._update(settled=True)

    @contextmanager
    def working(self, work: str) -> Iterator[None]:
        """A poll or a message is in hand while the block runs."""
        self.went_on(work, utc_now())
        try:
            yield
        finally:
            with self._lock:
                rest = {name: at for name, at in self._vitals.in_hand.items() if name != work}
                self._vitals = replace(self._vitals, in_hand=rest)

    def went_on(self, work: str, at: datetime) -> None:
        """What is in hand has done a step."""
        with self._lock:
            self._vitals = replace(self._vitals, in_hand={**self._vitals.in_hand, work: at})

    def answered(self, source: str, at: datetime, *, ok: bool) -> None:
        """A source answered, or failed to."""
        with self._lock:
            now = self._vitals
            if ok:
                self._vitals = replace(now, polled_at=at, unanswered=frozenset(), unanswered_since=None)
            else:
                self._vitals = replace(now, unanswered=now.unanswered | {source}, unanswered_since=now.unanswered_since or at)

    def store(self, error: str | None) -> None:
        """The last attempt to write, and what was wrong with it."""
        if error != self._vitals.store_error:
            self._update(store_error=error)

    def config(self, error: str | None, *, sources: int) -> None:
        """The last attempt to reload, and what was wrong with it."""
        self._update(config_error=error, sources=sources)  # as many as are in force

    def _update(self, **values: object) -> None:
        with self._lock:
            self._vitals = replace(self._vitals, **values)  # type: ignore[arg-type]


class Metrics:
    """Counters the daemon moves, and gauges read from the store when somebody asks. No label holds a URL or a title."""

    def __init__(self, store: Store, pulse: Pulse, checks: Checks) -> None:
        self.registry = CollectorRegistry()
        self._items = Counter("monitor_items_total", "Items by what became of them.", ["disposition"], registry=self.registry)
        self._polls = Counter("monitor_polls_total", "Polls by outcome.", ["outcome"], registry=self.registry)
        self._seconds = Histogram("monitor_poll_seconds", "How long polls took.", buckets=_BUCKETS, registry=self.registry)
        self._stages = Histogram("monitor_stage_seconds", "How long a turn of each stage took.", ["stage"], buckets=_BUCKETS,
                                 registry=self.registry)
        self._pings = Counter("monitor_dead_man_pings_total", "Pings of the dead man's switch, by result.", ["result"],
                              registry=self.registry)
        self._sends = Counter("monitor_sends_total", "Attempts to send, by channel and result.", ["channel", "result"],
                              registry=self.registry)
        build = Gauge("monitor_build_info", "The running version.", ["version"], registry=self.registry)
        build.labels(__version__).set(1)
        ProcessCollector(registry=self.registry)
        self.registry.register(_Live(store, pulse, checks))

    def polled(self, record: PollRecord) -> None:
        """Count one poll and its items."""
        self._polls.labels(record.outcome).inc()
        self._seconds.observe(record.seconds)
        for disposition, count in record.counts:
            self._items.labels(disposition).inc(count)

    def turned(self, stage: str, seconds: float) -> None:
        """Note how long a turn of a stage took."""
        self._stages.labels(stage).observe(seconds)

    def pinged(self, result: str) -> None:
        """Count one ping; ``result`` is sent or failed."""
        self._pings.labels(result).inc()

    def sent(self, channel: str, result: str) -> None:
        """Count one attempt to send; ``result`` is sent or failed."""
        self._sends.labels(channel, result).inc()


class _Live(Collector):
    def __init__(self, store: Store, pulse: Pulse, checks: Checks) -> None:
        self._store, self._pulse, self._checks = store, pulse, checks

    def collect(self) -> Iterator[Metric]:
        vitals = self._pulse.vitals
        yield _gauge("monitor_stage_timestamp_seconds", "When each stage last did a turn.", "stage",
                     {stage: at.timestamp() for stage, at in vitals.stages.items()})
        yield _gauge("monitor_check_ok", "1 for each check of /readyz that passes.", "check",
                     {check.name: float(check.ok) for check in self._checks()})
        yield GaugeMetricFamily("monitor_config_last_reload_successful", "1 if the files on disk are in force.",
                                value=float(vitals.config_error is None))
        yield GaugeMetricFamily("monitor_last_successful_poll_timestamp_seconds", "When a source last answered.",
                                value=vitals.polled_at.timestamp() if vitals.polled_at else 0)
        try:
            yield from self._stored()
        except StoreError:
            yield GaugeMetricFamily("monitor_store_up", "1 if the database answers.", value=0)
        else:
            yield GaugeMetricFamily("monitor_store_up", "1 if the database answers.", value=1)

    def _stored(self) -> Iterator[Metric]:
        sizes = self._store.sizes(count_rows=False)
        yield _gauge("monitor_store_bytes", "Size of the database and its write-ahead log, and room on its disk.", "part",
                     {"data": sizes.data_bytes, "log": sizes.log_bytes,
                      **({} if sizes.free_bytes is None else {"disk_free": sizes.free_bytes})})
        counts: Mapping[str, float] = {state.value: count for state, count in self._store.delivery_counts().items()}
        yield _gauge("monitor_deliveries", "Deliveries by state.", "state", counts)
        oldest = self._store.oldest_pending_at()
        yield GaugeMetricFamily("monitor_outbox_oldest_timestamp_seconds", "Creation of the oldest undelivered message; 0: none.",
                                value=oldest.timestamp() if oldest else 0)
        healths: dict[str, float] = {}
        for state in self._store.source_states():
            healths[state.health.value] = healths.get(state.health.value, 0) + 1
        yield _gauge("monitor_sources", "Sources by health.", "health", healths)


def _gauge(name: str, text: str, label: str, values: Mapping[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    return family
