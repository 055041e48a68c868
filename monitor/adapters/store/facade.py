"""The store as everybody else sees it: reads at any time, writes in one transaction at a time.

::

    store = Store.open("sqlite:///data/monitor.db")
    with store.writing() as tx:                      # BEGIN IMMEDIATE, or an advisory lock: one decider at a time
        known = tx.candidates(batch, keys)
        events = tx.events_for(batch)
        decisions = decide(batch, known=known, events=events, …)
        tx.save(decisions, keys=keys, at=now)
        tx.save_source(state)                        # left without an exception: one commit; with one: nothing happened
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Self, TypeVar

from sqlalchemy import Connection

from monitor.adapters.store.care import check_integrity, measure, write_log_back
from monitor.adapters.store.digests import DigestReads, DigestWrites
from monitor.adapters.store.engine import BUSY_SECONDS, Engines, connect, hurried, lock_program, translated
from monitor.adapters.store.known import KnownStories, postings
from monitor.adapters.store.ledger import LedgerReads, LedgerWrites, save_ledger
from monitor.adapters.store.marks import MarkReads, MarkWrites
from monitor.adapters.store.opening import prepare
from monitor.adapters.store.outbox import OutboxReads, OutboxWrites
from monitor.adapters.store.retention import RetentionWrites
from monitor.adapters.store.sources import SourceReads, SourceWrites
from monitor.adapters.store.stories import KEPT, StoryReads, save_items
from monitor.domain.decision import Decision
from monitor.domain.digest import Delivery
from monitor.domain.story import Origin
from monitor.domain.upkeep import StoreSizes

T = TypeVar("T")


class Reads(SourceReads, StoryReads, LedgerReads, DigestReads, OutboxReads, MarkReads):
    """Everything that can be asked."""


class Tx(Reads, KnownStories, LedgerWrites, SourceWrites, DigestWrites, OutboxWrites, MarkWrites, RetentionWrites):
    """One write transaction; all reads work within it too, and see what it wrote."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        yield self._connection

    def save(
        self, decisions: Sequence[Decision], *, keys: Mapping[str, Sequence[int]], at: datetime, origin: Origin = Origin.FEED
    ) -> None:
        """Record decisions: items, texts, facts, events, changes. ``keys`` are the lookup keys by item id, ``at`` is now.

        Items already stored with the same text are left alone; an edited one gets a further version.
        """
        placed = save_items(self._connection, decisions, at=at, origin=origin)
        kept = ((decision.analysed.item, place.n) for decision, place in zip(decisions, placed, strict=True)
                if decision.disposition in KEPT)
        self._index(postings(item, n, keys.get(item.id, ())) for item, n in kept)
        save_ledger(self._connection, decisions, placed, at=at)


class Store(Reads):
    """An open database. Safe to share between threads."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    @classmethod
    def open(
        cls, url: str, *, migrate: bool = True, busy_seconds: float = BUSY_SECONDS, durable: bool = True, check: bool = True,
        create: bool = True,
    ) -> "Store":
        """Open, check, and bring the schema up to date.

        ``durable=False`` gives up safety against power loss for speed: for stores that are thrown away. Without ``migrate`` a
        schema that is not the newest is an error. ``check`` reads an SQLite file through, some 3 s a gigabyte: for those who
        stay. Without ``create`` a database that is not there, or empty, is an error. All failures are StoreError.
        """
        engines = connect(url, busy_seconds=busy_seconds, durable=durable, create=create)
        try:
            prepare(engines, migrate=migrate, check=check, create=create)
        except BaseException:
            engines.dispose()
            raise
        return cls(engines)

    def close(self) -> None:
        """Close every connection; an SQLite log is written back into its file."""
        self._engines.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def name(self) -> str:
        """The database as a message may show it: without its password."""
        return self._engines.name

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self.name), self._engines.reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, hurry: bool = False) -> Iterator[Tx]:
        """The one serial write transaction: what is read in it stays true until it commits.

        With ``hurry`` the commit does not wait for the disk: for what a power cut may take back, because it is soon found again.
        """
        with self._transaction(serial=True, hurry=hurry) as tx:
            yield tx

    @contextmanager
    def _transaction(self, *, serial: bool, hurry: bool = False) -> Iterator[Tx]:
        begun = hurried(self._engines) if hurry else self._engines.writer.begin()
        with translated(self.name), begun as connection:
            if serial and not self._engines.is_sqlite:
                lock_program(connection)
            yield Tx(connection)

    def _alone(self, action: Callable[[Tx], T]) -> T:
        with self._transaction(serial=False) as tx:
            return action(tx)

    def write_log_back(self) -> None:
        """Fold SQLite's log into its file."""
        write_log_back(self._engines)

    def check_integrity(self) -> tuple[str, ...]:
        """What a full check finds wrong; reads everything."""
        return check_integrity(self._engines)

    def sizes(self, *, count_rows: bool = True) -> StoreSizes:
        """Bytes now, and rows, which takes as long as to read them."""
        return measure(self._engines, count_rows=count_rows)

    # The outbox needs no serial order, so its steps are transactions of their own and wait for no decider on PostgreSQL.

    def claim(
        self, now: datetime, *, owner: str, limit: int, lease_seconds: float, channels: Collection[str] | None = None,
        except_channels: Collection[str] = (),
    ) -> tuple[Delivery, ...]:
        """``Tx.claim`` in a transaction of its own."""
        return self._alone(lambda tx: tx.claim(now, owner=owner, limit=limit, lease_seconds=lease_seconds, channels=channels,
                                               except_channels=except_channels))

    def delivered(self, delivery_id: str, *, owner: str, at: datetime, reference: str = "") -> bool:
        """``Tx.delivered`` in a transaction of its own."""
        return self._alone(lambda tx: tx.delivered(delivery_id, owner=owner, at=at, reference=reference))

    def failed(self, delivery_id: str, *, owner: str, at: datetime, error: str, next_attempt_at: datetime | None) -> bool:
        """``Tx.failed`` in a transaction of its own."""
        return self._alone(lambda tx: tx.failed(delivery_id, owner=owner, at=at, error=error, next_attempt_at=next_attempt_at))
