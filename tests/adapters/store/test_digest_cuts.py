"""Cuts: each list is told each change once, whatever happens between."""

from dataclasses import replace
from datetime import timedelta

from monitor.adapters.store import Store
from monitor.domain.digest import DeliveryState, DigestKind
from monitor.domain.event import ChangeKind

HOUR = timedelta(hours=1)


def uncut(store: Store, watch_list: str = "dprk-us", kind: str = "digest") -> list[str]:
    return [change.id for change in store.uncut_changes(watch_list, kind)]


def test_a_change_is_news_once_for_each_list_and_kind(store: Store, make) -> None:
    make.save(store, make.decision("1", lists=("dprk-us", "seoul")))
    with store.writing() as tx:
        assert tx.save_digest(make.digest(), [make.delivery()], changes=tx.uncut_changes("dprk-us", "digest"))
    assert (uncut(store), uncut(store, kind="alert"), uncut(store, "seoul")) == ([], ["c-1"], ["c-1"])
    assert uncut(store, "a list that follows nothing") == []


def test_the_same_cut_made_twice_is_one(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    for expected in (True, False):
        with store.writing() as tx:
            assert tx.save_digest(make.digest(), [make.delivery()], changes=tx.changes(), slot="2019-02-10") is expected
    with store.writing() as tx:
        assert not tx.save_digest(make.digest("another"), [make.delivery("m2", "another")], changes=(), slot="2019-02-10")
    assert [digest.id for digest in store.digests()] == ["d1"]
    assert [delivery.id for delivery in store.deliveries()] == ["m1"]
    assert store.delivery_counts() == {DeliveryState.PENDING: 1}


def test_a_digest_comes_back_as_it_was_cut(store: Store, make) -> None:
    with store.writing() as tx:
        tx.save_digest(make.digest(), [], changes=())
        tx.save_digest(replace(make.digest("d2"), until=make.now + HOUR), [], changes=())
        tx.save_digest(make.digest("a1", kind=DigestKind.ALERT), [], changes=())
    assert store.digest("d1") == make.digest()
    assert store.digest("unheard of") is None
    last = store.last_sent("dprk-us", "digest")
    assert last is not None
    assert last.id == "d2"
    assert {digest.id for digest in store.digests(watch_list="dprk-us", since=make.now)} == {"a1", "d1", "d2"}


def test_an_empty_cut_takes_its_day_and_sends_nothing(store: Store, make) -> None:
    with store.writing() as tx:
        assert tx.record_cut("dprk-us", "digest", slot="2019-02-10", at=make.now)
        assert not tx.record_cut("dprk-us", "digest", slot="2019-02-10", at=make.now + HOUR)
    assert store.was_cut("dprk-us", "digest", "2019-02-10")
    assert not store.was_cut("dprk-us", "digest", "2019-02-11")
    assert store.last_cut("dprk-us", "digest") == make.now
    assert store.last_sent("dprk-us", "digest") is None


def test_what_a_list_does_not_want_is_settled_and_not_looked_at_again(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    with store.writing() as tx:
        tx.settle("dprk-us", "digest", changes=tx.changes(), at=make.now)
    assert uncut(store) == []


def test_a_new_list_is_not_told_what_was_before_it(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    with store.writing() as tx:
        tx.start_watch_list("dprk-us", at=make.now)
    make.save(store, make.decision("2"))
    with store.writing() as tx:
        tx.start_watch_list("dprk-us", at=make.now + HOUR)  # a restart
    assert uncut(store) == ["c-2"]


def test_a_list_hears_of_a_change_told_by_a_story_it_did_not_match(store: Store, make) -> None:
    make.save(store, make.decision("1"))
    change = make.change("c-2", "e1", "2", kind=ChangeKind.STATUS)
    make.save(store, replace(make.decision("2", lists=("seoul",)), changes=(change,)))
    assert uncut(store) == ["c-1", "c-2"]


def test_when_a_change_was_recorded_and_when_an_event_was_last_told(store: Store, make) -> None:
    make.save(store, make.decision("1"), at=make.now + HOUR)
    assert store.recorded_at(store.changes()) == {"c-1": make.now + HOUR}
    with store.writing() as tx:
        tx.settle("dprk-us", "alert", changes=tx.changes(), at=make.now)
        assert tx.last_told("dprk-us", "alert", "e1") is None  # considered is not told
        tx.save_digest(make.digest(), [], changes=tx.changes())
    assert store.last_told("dprk-us", "digest", "e1") == make.now
    assert store.last_told("dprk-us", "digest", "e2") is None
