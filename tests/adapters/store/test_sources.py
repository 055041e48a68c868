"""Sources: what is remembered, what is due, and whose turn it is."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from monitor.adapters.store import Store
from monitor.domain.source import PollRecord, SourceState

MINUTE = timedelta(minutes=1)


def due(store: Store, now, limit: int = 10, **more) -> list[str]:
    return [state.source_id for state in store.due_sources(now, limit, **more)]


def register(store: Store, **hosts: str) -> None:
    with store.writing() as tx:
        tx.register_sources(hosts)


def put_off(store: Store, source_id: str, until) -> None:
    with store.writing() as tx:
        tx.save_source(replace(store.source_state(source_id), next_check_at=until))


def test_a_state_comes_back_as_it_went_in(store: Store, make) -> None:
    state = SourceState("state", etag='W/"a"', last_modified="Sun, 10 Feb 2019", body_hash="b",
                        item_hashes=frozenset({"x", "y"}), checked_at=make.now, succeeded_at=make.now,
                        next_check_at=make.now + MINUTE, failures=2, last_error="503", hints=(("ttl", "60"),))
    with store.writing() as tx:
        tx.save_source(state)
    assert store.source_state("state") == state
    assert store.source_state("unheard-of") == SourceState("unheard-of")


def test_new_sources_are_due_at_once_and_others_when_their_time_comes(store: Store, make) -> None:
    register(store, a="a.org", b="b.org")
    put_off(store, "a", make.now + MINUTE)
    assert due(store, make.now) == ["b"]
    assert due(store, make.now + MINUTE) == ["b", "a"]


def test_one_host_with_many_feeds_cannot_fill_the_batch(store: Store, make) -> None:
    register(store, **{f"big{i}": "big.org" for i in range(9)}, small="small.org")
    put_off(store, "small", make.now)  # the last of all to fall due
    assert due(store, make.now, 5) == ["big0", "small"]
    assert due(store, make.now, 5, per_host=2) == ["big0", "big1", "small"]


def test_a_host_in_hand_waits_its_turn(store: Store, make) -> None:
    register(store, a="a.org", b="a.org", c="c.org")
    assert due(store, make.now, busy=["a"]) == ["c"]


def test_the_longest_overdue_comes_first(store: Store, make) -> None:
    register(store, a="a", b="b", c="c")
    for minutes, name in enumerate(("c", "a", "b")):
        put_off(store, name, make.now + minutes * MINUTE)
    assert due(store, make.now + 9 * MINUTE) == ["c", "a", "b"]
    assert due(store, make.now + 9 * MINUTE, 1) == ["c"]


def test_a_source_gone_from_the_configuration_rests_and_comes_back_as_it_was(store: Store, make) -> None:
    register(store, a="a", b="b")
    with store.writing() as tx:
        tx.save_source(SourceState("a", etag="kept"))
    register(store, b="b")
    assert due(store, make.now) == ["b"]
    assert [state.source_id for state in store.source_states()] == ["b"]
    register(store, a="elsewhere", b="b")
    assert store.source_state("a").etag == "kept"
    assert due(store, make.now) == ["a", "b"]


def test_a_source_can_be_made_due_by_hand(store: Store, make) -> None:
    register(store, a="a")
    put_off(store, "a", make.now + MINUTE)
    with store.writing() as tx:
        tx.check_now(["a", "unheard-of"])
    assert due(store, make.now) == ["a"]


def test_the_log_of_polls_is_read_newest_first(store: Store, make) -> None:
    with store.writing() as tx:
        for minutes in range(3):
            tx.log_poll(PollRecord("a", make.now + minutes * MINUTE, "fetched", 0.5, (("new", minutes),), "fine"))
    assert [record.counts for record in store.polls("a", limit=2)] == [(("new", 2),), (("new", 1),)]


def test_a_write_in_a_hurry_is_as_whole_as_any_other(store: Store, make) -> None:
    with store.writing(hurry=True) as tx:
        tx.save_source(SourceState("a", etag="1"))
    with suppress(ZeroDivisionError), store.writing(hurry=True) as tx:
        tx.save_source(SourceState("a", etag="2"))
        raise ZeroDivisionError
    assert store.source_state("a").etag == "1"


@pytest.mark.parametrize("busy", [(), ("s1", "s2")])
def test_what_is_due_is_found_by_index_however_many_sources_there_are(sqlite_url: str, busy: tuple[str, ...], make) -> None:
    asked = []
    with Store.open(sqlite_url, durable=False) as store:
        register(store, **{f"s{n}": f"h{n}" for n in range(50)})
        event.listen(store._engines.reader, "before_cursor_execute", lambda *about: asked.append(about[2:4]))
        store.due_sources(make.now, 10, busy=busy)
        with store._engines.reader.connect() as connection:
            plans = [row.detail for statement, values in tuple(asked) if " source" in statement
                     for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    touching = [detail for detail in plans if "source" in detail.lower().split()]
    assert len(touching) >= 3
    assert all(detail.startswith("SEARCH source USING INDEX") for detail in touching), touching
