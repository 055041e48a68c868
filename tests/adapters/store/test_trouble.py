"""A database that is locked, full or gone: a StoreError that says so, and everything works again afterwards."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from monitor.adapters.store import Store, Tx
from monitor.domain.digest import ChannelState
from monitor.domain.errors import StoreError, StoreTrouble
from monitor.domain.event import Correction
from monitor.domain.source import PollRecord, SourceState

Write = Callable[[Store, "object"], object]


def in_tx(act: Callable[[Tx, "object"], object]) -> Write:
    def run(store: Store, make: object) -> object:
        with store.writing() as tx:
            return act(tx, make)

    return run


WRITES: dict[str, Write] = {
    "save": lambda store, make: make.save(store, make.decision("1")),
    "candidates": in_tx(lambda tx, make: tx.candidates([make.analysed()], {"1": (1,)})),
    "events_for": in_tx(lambda tx, make: tx.events_for([make.analysed()])),
    "register_sources": in_tx(lambda tx, make: tx.register_sources({"a": "a"})),
    "save_source": in_tx(lambda tx, make: tx.save_source(SourceState("a"))),
    "check_now": in_tx(lambda tx, make: tx.check_now(["a"])),
    "log_poll": in_tx(lambda tx, make: tx.log_poll(PollRecord("a", make.now, "failed"))),
    "restate": in_tx(lambda tx, make: tx.restate([make.event()], at=make.now)),
    "awaited": in_tx(lambda tx, make: tx.awaited(before=make.now.date())),
    "record_lapses": in_tx(lambda tx, make: tx.record_lapses([make.change()], at=make.now)),
    "correct": in_tx(lambda tx, make: tx.correct(Correction("r", make.now, "desk", "set", "e1"))),
    "start_watch_list": in_tx(lambda tx, make: tx.start_watch_list("w", at=make.now)),
    "save_digest": in_tx(lambda tx, make: tx.save_digest(make.digest(), [make.delivery()], changes=())),
    "record_cut": in_tx(lambda tx, make: tx.record_cut("w", "digest", slot="1", at=make.now)),
    "settle": in_tx(lambda tx, make: tx.settle("w", "digest", changes=[make.change()], at=make.now)),
    "add_deliveries": in_tx(lambda tx, make: tx.add_deliveries([make.delivery()])),
    "retry": in_tx(lambda tx, make: tx.retry("m1", at=make.now)),
    "discard": in_tx(lambda tx, make: tx.discard("m1", at=make.now)),
    "save_channel": in_tx(lambda tx, make: tx.save_channel(ChannelState("mail"))),
    "put_mark": in_tx(lambda tx, make: tx.put_mark("seeds", "1", at=make.now)),
    "remove_mark": in_tx(lambda tx, make: tx.remove_mark("seeds")),
    "let_texts_go": in_tx(lambda tx, make: tx.let_texts_go(make.now)),
    "clear_shelf": in_tx(lambda tx, make: tx.clear_shelf(make.now)),
    "forget_dropped": in_tx(lambda tx, make: tx.forget_dropped(make.now)),
    "empty_messages": in_tx(lambda tx, make: tx.empty_messages(make.now)),
    "trim_polls": in_tx(lambda tx, make: tx.trim_polls(9)),
    "beat": in_tx(lambda tx, make: tx.beat("poll", at=make.now)),
    "claim": lambda store, make: store.claim(make.now, owner="me", limit=1, lease_seconds=1),
    "delivered": lambda store, make: store.delivered("m1", owner="me", at=make.now),
    "failed": lambda store, make: store.failed("m1", owner="me", at=make.now, error="", next_attempt_at=None),
}
READS: dict[str, Write] = {
    "due_sources": lambda store, make: store.due_sources(make.now, 5),
    "source_states": lambda store, make: store.source_states(),
    "source_state": lambda store, make: store.source_state("a"),
    "polls": lambda store, make: store.polls("a"),
    "seen": lambda store, make: store.seen([make.item()]),
    "story": lambda store, make: store.story("1"),
    "stories": lambda store, make: store.stories(),
    "disposition_counts": lambda store, make: store.disposition_counts(),
    "event": lambda store, make: store.event("e1"),
    "events": lambda store, make: store.events(as_of=make.now),
    "changes": lambda store, make: store.changes(),
    "reports": lambda store, make: store.reports(),
    "corrections": lambda store, make: store.corrections(),
    "uncut_changes": lambda store, make: store.uncut_changes("w", "digest"),
    "last_cut": lambda store, make: store.last_cut("w", "digest"),
    "was_cut": lambda store, make: store.was_cut("w", "digest", "1"),
    "recorded_at": lambda store, make: store.recorded_at([make.change()]),
    "last_told": lambda store, make: store.last_told("w", "digest", "e1"),
    "due_channels": lambda store, make: store.due_channels(make.now),
    "last_sent": lambda store, make: store.last_sent("w", "digest"),
    "digest": lambda store, make: store.digest("d1"),
    "digests": lambda store, make: store.digests(),
    "deliveries": lambda store, make: store.deliveries(),
    "delivery": lambda store, make: store.delivery("m1"),
    "attempts": lambda store, make: store.attempts("m1"),
    "delivery_counts": lambda store, make: store.delivery_counts(),
    "oldest_pending_at": lambda store, make: store.oldest_pending_at(),
    "channel_states": lambda store, make: store.channel_states(),
    "mark": lambda store, make: store.mark("seeds"),
    "sizes": lambda store, make: store.sizes(),
}
CARE = {"write_log_back", "check_integrity"}  # of SQLite only


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def locked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store whose database another program has locked against everybody."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('locked')}/monitor.db"
        with Store.open(url, busy_seconds=0.05) as store, closing(sqlite3.connect(store._engines.path)) as other:
            store._engines.dispose()  # the last connection must go before the lock can be exclusive
            other.isolation_level = None
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            yield store
        return
    url = request.getfixturevalue("shared_postgres_url")
    other_engine = create_engine(url)
    with Store.open(url, busy_seconds=0.05) as store:
        with other_engine.connect() as connection:
            tables = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")).all()
            connection.execute(text(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE"))
            yield store
        other_engine.dispose()


@pytest.mark.parametrize("name", [*WRITES, *READS])
def test_every_method_says_that_the_database_is_locked(locked: Store, make, name: str) -> None:
    with pytest.raises(StoreError, match="is locked by another program") as trouble:
        (WRITES | READS)[name](locked, make)
    assert trouble.value.kind is StoreTrouble.LOCKED
    assert trouble.value.__cause__ is not None


def test_the_lists_above_name_every_public_method() -> None:
    def public(kind: type) -> set[str]:
        return {name for name in dir(kind) if not name.startswith("_") and callable(getattr(kind, name))}

    assert public(Tx) | public(Store) == set(WRITES) | set(READS) | {"open", "close", "writing", *CARE}


def test_a_full_disk_is_told_and_what_was_stored_stays(sqlite_url: str, make) -> None:
    with Store.open(sqlite_url) as store:
        make.save(store, make.decision("1"))
        with store._engines.writer.connect() as connection:
            pages = connection.scalar(text("PRAGMA page_count"))
            connection.execute(text(f"PRAGMA max_page_count={pages}"))
        many = [make.decision(f"big{i}", text="x" * 5000) for i in range(20)]
        with pytest.raises(StoreError, match="no room left on its disk") as trouble:
            make.save(store, *many)
        assert trouble.value.kind is StoreTrouble.FULL
        assert store.story("1") is not None
        assert store.story("big0") is None
        with store._engines.writer.connect() as connection:
            connection.execute(text("PRAGMA max_page_count=1000000"))
        make.save(store, *many)
        assert store.story("big0") is not None


def test_a_read_only_file_is_told(sqlite_url: str, make) -> None:
    with Store.open(sqlite_url) as store:
        with store._engines.writer.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA query_only=1")  # what a read-only mount answers; we may run as root here
            connection.exec_driver_sql("BEGIN")
        with pytest.raises(StoreError, match="cannot be written") as trouble:
            make.save(store, make.decision("1"))
        assert trouble.value.kind is StoreTrouble.READ_ONLY


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError, match="cannot be written"), store._reading() as connection:
        connection.execute(text("DELETE FROM change"))


def test_a_lost_connection_is_told_undone_and_forgotten(postgres_url: str, make) -> None:
    admin = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with Store.open(postgres_url) as store, admin.connect() as killer:
        def write_and_lose_the_server() -> None:
            with store.writing() as tx:
                tx.put_mark("seeds", "1", at=make.now)
                pid = tx._connection.scalar(text("SELECT pg_backend_pid()"))
                killer.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
                tx.put_mark("seeds", "2", at=make.now)

        with pytest.raises(StoreError, match="cannot be reached") as trouble:
            write_and_lose_the_server()
        assert trouble.value.kind is StoreTrouble.UNREACHABLE
        assert store.mark("seeds") is None
        with store.writing() as tx:
            tx.put_mark("seeds", "3", at=make.now)
        assert store.mark("seeds") is not None
    admin.dispose()


def test_a_bug_of_our_own_is_not_called_trouble(store: Store) -> None:
    with pytest.raises(Exception, match="no_such_thing") as bug, store._reading() as connection:
        connection.execute(text("SELECT * FROM no_such_thing"))
    assert not isinstance(bug.value, StoreError)


def test_what_a_caller_meets_in_its_own_work_is_not_called_trouble(store: Store) -> None:
    def lose_a_file() -> None:
        with store.writing():
            raise FileNotFoundError("the caller's own")

    with pytest.raises(FileNotFoundError, match="own"):
        lose_a_file()


def test_an_exception_in_a_transaction_undoes_all_of_it(store: Store, make) -> None:
    def save_and_fail() -> None:
        with store.writing() as tx:
            tx.save([make.decision("1")], keys={"1": (1, 2)}, at=make.now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    assert store.story("1") is None
    assert store.changes() == ()


def test_readers_do_not_wait_for_the_writer_and_see_only_what_is_committed(store: Store, make) -> None:
    with store.writing() as tx:
        tx.put_mark("seeds", "1", at=make.now)
        assert tx.mark("seeds") is not None
        assert store.mark("seeds") is None
    assert store.mark("seeds") is not None


def test_a_writer_that_waits_too_long_for_another_thread_is_told(tmp_path: Path, make) -> None:
    with Store.open(f"sqlite:///{tmp_path}/monitor.db", busy_seconds=0.05) as store, store.writing():
        with pytest.raises(StoreError, match="is busy") as trouble:
            store.claim(make.now + timedelta(seconds=1), owner="me", limit=1, lease_seconds=1)
        assert trouble.value.kind is StoreTrouble.LOCKED
