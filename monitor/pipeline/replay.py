"""Stored input through the same steps as live feeds, on a simulated clock: ``now`` is when each thing was published or seen."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from monitor.adapters.archive import Snapshot
from monitor.adapters.store import Store
from monitor.domain.decision import Decision
from monitor.domain.source import Fetched, Source
from monitor.domain.story import Item
from monitor.pipeline.intake import take_in
from monitor.pipeline.poll import Parse, analyse_all
from monitor.pipeline.reading import Reading

_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # only orders what no file dated; nothing is read against it


def replay_articles(items: Iterable[Item], reading: Reading, store: Store) -> Iterator[Decision]:
    """Articles in order of ``published``, then id; those of one instant are one poll. Undated ones come last."""
    ordered = sorted(items, key=lambda item: (item.published_at is None, item.published_at or _UNDATED, item.id))
    now = _UNDATED
    for at, group in groupby(ordered, key=lambda item: item.published_at):
        now = at or now
        batch, poison = analyse_all(group, reading.analyse)
        yield from take_in(store, batch, quarantined=poison, now=now,
                           policy=replace(reading.policy, max_age=None))


def replay_snapshots(snapshots: Iterable[Snapshot], source: Source, reading: Reading, store: Store,
                     parse: Parse) -> Iterator[Decision]:
    """Feed snapshots in order of their time, each one poll of ``source``."""
    state = store.source_state(source.id)
    for snapshot in snapshots:
        fetched = Fetched(source.url, source.url, 200, (), snapshot.body, snapshot.at)
        feed = parse(fetched, source, seen_at=snapshot.at, known_hashes=state.item_hashes)
        state = replace(state, item_hashes=feed.item_hashes, checked_at=snapshot.at, succeeded_at=snapshot.at)
        known = store.seen(feed.items) if feed.items else frozenset()
        batch, poison = analyse_all((item for item in feed.items if item.id not in known), reading.analyse)
        yield from take_in(store, batch, quarantined=poison, now=snapshot.at,
                           policy=reading.policy, state=state)
