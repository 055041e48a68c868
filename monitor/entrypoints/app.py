"""The composition root: the only place that knows which part is plugged into which."""

import os
import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Self
from urllib.parse import urlsplit

from monitor.adapters.articles import ArticleReader
from monitor.adapters.channels import Poster, Sender, open_senders
from monitor.adapters.config import Config, load_config, resolve_channels
from monitor.adapters.feeds import FeedWorkers
from monitor.adapters.http import Fetcher, HttpPolicy, SharedFetch, read_allow_private
from monitor.adapters.lexicons import read_packs, read_roster
from monitor.adapters.render import Renderer
from monitor.adapters.seeds import read_seeds
from monitor.adapters.store import Store
from monitor.analysis.lexicon import Lexicon, compile_lexicon
from monitor.domain.digest import Delivery, SourceNote
from monitor.domain.source import Source
from monitor.pipeline.deliver import source_notice
from monitor.pipeline.digests import Cutting, deliveries_of, start_watch_lists
from monitor.pipeline.poll import Intake
from monitor.pipeline.reading import Reading
from monitor.pipeline.seeding import take_in_seeds
from monitor.pipeline.unsubscribing import ensure_key, make_token


def utc_now() -> datetime:
    """The clock of everything that runs live."""
    return datetime.now(UTC)


class App:
    """The parts of the program, each made when it is first needed. Close it, or use it as a context manager.

    With ``check_store`` the database is read through for damage before it is used, which a short command need not wait for.
    Without ``create_store`` one that is not there yet is a StoreError when it is asked for.
    """

    def __init__(self, config: Config, *, clock: Callable[[], datetime] = utc_now, check_store: bool = False,
                 create_store: bool = True) -> None:
        self.config = config
        self.clock = clock
        self._check_store = check_store
        self._create_store = create_store

    @classmethod
    def from_directory(cls, directory: Path, *, create_store: bool = True) -> "App":
        """Load a configuration folder; raises ConfigError with everything that is wrong in it."""
        return cls(load_config(directory), create_store=create_store)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Roster and language packs, compiled."""
        return compile_lexicon(read_roster(self.config.directory / "roster.yaml"), read_packs())

    @cached_property
    def reading(self) -> Reading:
        """What stories are read with."""
        return Reading.of(self.lexicon, self.config.watch_lists)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Enabled sources by id."""
        return {source.id: source for source in self.config.sources if source.enabled}

    @cached_property
    def opened(self) -> Store:
        """The database, checked and migrated; whoever decides on stories needs ``store``."""
        store = Store.open(self.config.settings.database, check=self._check_store, create=self._create_store)
        self._register_sources(store)
        return store

    @cached_property
    def store(self) -> Store:
        """The database with the seed corpus taken in and the watch lists met."""
        store = self.opened
        seeds = read_seeds(self.config.settings.seeds)
        if len(store.seen(seeds)) < len(seeds):  # else the lexicon need not be compiled to list what is in the store
            take_in_seeds(store, seeds, self.reading)
        start_watch_lists(store, self.config.watch_lists, now=self.clock())
        return store

    @cached_property
    def fetcher(self) -> Fetcher:
        """HTTP, with the address guard."""
        settings = self.config.settings
        return Fetcher(HttpPolicy(contact=settings.contact, total_seconds=settings.total_seconds,
                                  host_gap_seconds=settings.host_gap_seconds,
                                  allow_private=read_allow_private(settings.allow_private)))

    @cached_property
    def feed_workers(self) -> FeedWorkers:
        """Processes that read feeds: one a core."""
        return FeedWorkers(size=os.cpu_count() or 1)

    @cached_property
    def article_reader(self) -> ArticleReader:
        """The full text behind a link."""
        return ArticleReader(self.fetcher, robots_exceptions=self.config.settings.robots_exceptions)

    @cached_property
    def renderer(self) -> Renderer:
        """Templates: the user's own where there are any."""
        own = self.config.directory / "templates"
        return Renderer(own if own.is_dir() else None, public_url=self.config.settings.listen.public_url)

    @cached_property
    def unsubscribe_key(self) -> str:
        """The secret behind the links in mails."""
        return ensure_key(self.opened, now=self.clock())

    def unsubscribe_link(self, channel: str, recipient: str) -> str | None:
        """The one-click link of one recipient; None unless readers reach this program by https."""
        public_url = (self.config.settings.listen.public_url or "").rstrip("/")
        if not public_url.startswith("https://"):
            return None
        return f"{public_url}/unsubscribe/{make_token(self.unsubscribe_key, channel, recipient)}"

    @cached_property
    def senders(self) -> Mapping[str, Sender]:
        """Every configured way out, secrets read; raises ConfigError where one is missing."""
        return open_senders(resolve_channels(self.config), renderer=self.renderer, poster=Poster(self.fetcher.policy),
                            unsubscribe_link=self.unsubscribe_link)

    @cached_property
    def cutting(self) -> Cutting:
        """What digests and alerts are cut from."""
        if self.config.settings.listen.public_url:
            _ = self.unsubscribe_key  # made before a cut holds the database
        return Cutting(self.store, self.config.watch_lists, self.senders, tuple(self.config.sources))

    @cached_property
    def intake(self) -> Intake:
        """What a poll needs of the outside world."""
        fetch = SharedFetch(self.fetcher.fetch_source, self.sources.values(), clock=self.clock)
        return Intake(fetch=fetch, parse=self.feed_workers.parse_feed,
                      read_article=self.article_reader.read_article, store=self.store,
                      clock=self.clock, jitter=random.random, announce=self._announce)

    def _announce(self, note: SourceNote, at: datetime) -> list[Delivery]:
        """A word about a source that broke or recovered, for each channel that is to hear it."""
        told = source_notice(note, at=at)
        wanted = [self.senders[name] for name in self.config.settings.notices if name in self.senders]
        return [delivery for sender in wanted for delivery in deliveries_of(told, sender)]

    def adopt(self, before: "App") -> None:
        """Take over from an App whose configuration is out of date: its store and processes; everything else is made anew, now.

        Raises ConfigError where something of the new configuration cannot be made.
        """
        _ = self.senders, self.reading
        if self.config.settings == before.config.settings:
            shared: tuple[str, ...] = ("opened", "store", "feed_workers", "fetcher", "article_reader")
        else:
            shared = ("opened", "store", "feed_workers")
        for name in shared:
            if name in before.__dict__:
                self.__dict__[name] = before.__dict__[name]
        self._register_sources(self.opened, before.sources)

    def _register_sources(self, store: Store, before: Mapping[str, Source] = MappingProxyType({})) -> None:
        """Those that are asked otherwise than before are asked at once: whoever mends an address will not wait until tomorrow."""
        edited = [name for name, source in self.sources.items() if name in before and _asked(source) != _asked(before[name])]
        with store.writing() as tx:
            tx.register_sources({source.id: urlsplit(source.url).netloc for source in self.sources.values()})
            tx.check_now(edited)

    def close(self) -> None:
        """Close whatever was opened."""
        for name in ("feed_workers", "article_reader", "opened"):
            if name in self.__dict__:
                self.__dict__[name].close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _asked(source: Source) -> tuple[object, ...]:
    return source.url, source.fallbacks, source.every
