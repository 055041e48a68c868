"""Which kind of stored input goes through which steps."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from monitor.adapters.archive import is_articles, read_articles, read_snapshots
from monitor.adapters.seeds import read_seeds
from monitor.adapters.store import Store
from monitor.domain.decision import Decision
from monitor.domain.source import Source
from monitor.entrypoints.app import App
from monitor.pipeline.replay import replay_articles, replay_snapshots
from monitor.pipeline.seeding import take_in_seeds


def replay_inputs(inputs: Sequence[Path], app: App, store: Store, *, keep_all: bool,
                  with_seeds: bool) -> Iterator[Decision]:
    """Replay all article files as one stream, then each archive of snapshots as a source of its own.

    The seed corpus is only known when asked for: stored input is mostly older than it, and would find its own future told.
    """
    reading = replace(app.reading, keep_all=keep_all)
    if with_seeds:
        take_in_seeds(store, read_seeds(app.config.settings.seeds), reading)
    articles = [path for path in inputs if is_articles(path)]
    if articles:
        yield from replay_articles((item for path in articles for item in read_articles(path)), reading, store)
    for path in inputs:
        if path not in articles:
            source = Source(id=path.name.partition(".")[0], name=path.name, url=f"https://replay.invalid/{path.name}")
            yield from replay_snapshots(read_snapshots(path), source, reading, store, app.feed_workers.parse_feed)
