"""The outbox: one sender at a time, the same bytes every time, nothing lost and nothing recorded by the wrong hands."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.adapters.store import Store
from monitor.adapters.store.marks import BEAT
from monitor.domain.digest import ChannelState, Delivery, DeliveryState

SECOND = timedelta(seconds=1)


def put(store: Store, *deliveries: Delivery) -> None:
    with store.writing() as tx:
        tx.add_deliveries(deliveries)


def claim(store: Store, now, owner: str = "me", limit: int = 10, **more) -> list[str]:
    return [one.id for one in store.claim(now, owner=owner, limit=limit, lease_seconds=60, **more)]


def test_a_claim_leases_the_frozen_bytes(store: Store, make) -> None:
    put(store, make.delivery())
    [leased] = store.claim(make.now, owner="me", limit=1, lease_seconds=60)
    assert leased == replace(make.delivery(), state=DeliveryState.LEASED, attempts=1, lease_owner="me",
                             lease_until=make.now + 60 * SECOND)
    assert claim(store, make.now, "you") == []
    assert store.delivery("m1") == leased


def test_an_expired_lease_is_taken_over_and_its_late_holder_may_record_nothing(store: Store, make) -> None:
    put(store, make.delivery())
    assert claim(store, make.now, "slow") == ["m1"]
    assert claim(store, make.now + 61 * SECOND, "quick") == ["m1"]
    assert not store.delivered("m1", owner="slow", at=make.now)
    assert not store.failed("m1", owner="slow", at=make.now, error="timeout", next_attempt_at=None)
    assert store.delivered("m1", owner="quick", at=make.now + 62 * SECOND, reference="250 ok")
    assert not store.delivered("m1", owner="quick", at=make.now)
    sent = store.delivery("m1")
    assert sent is not None
    assert (sent.state, sent.attempts, sent.delivered_at) == (DeliveryState.DELIVERED, 2, make.now + 62 * SECOND)
    assert [(attempt.outcome, attempt.detail) for attempt in store.attempts("m1")] == [("delivered", "250 ok")]


def test_a_failure_waits_for_its_next_attempt_or_is_dead(store: Store, make) -> None:
    put(store, make.delivery())
    claim(store, make.now)
    assert store.failed("m1", owner="me", at=make.now, error="503", next_attempt_at=make.now + 5 * SECOND)
    assert claim(store, make.now + 4 * SECOND) == []
    assert claim(store, make.now + 5 * SECOND) == ["m1"]
    assert store.failed("m1", owner="me", at=make.now + 5 * SECOND, error="410", next_attempt_at=None)
    assert claim(store, make.now + 99 * SECOND) == []
    assert store.delivery_counts() == {DeliveryState.DEAD: 1}
    assert [attempt.outcome for attempt in store.attempts("m1")] == ["failed", "dead"]


def test_channels_take_turns(store: Store, make) -> None:
    put(store, *(make.delivery(f"busy{i}", f"d{i}", "busy") for i in range(5)), make.delivery("quiet", "d9", "quiet"))
    assert claim(store, make.now, limit=2) == ["busy0", "quiet"]
    assert claim(store, make.now, limit=9, except_channels=["busy"]) == []
    assert claim(store, make.now, limit=2, channels=["busy"]) == ["busy1", "busy2"]


def test_by_hand_the_dead_are_retried_and_the_waiting_discarded(store: Store, make) -> None:
    put(store, make.delivery("m1"), make.delivery("m2", "d2"))
    claim(store, make.now)
    with store.writing() as tx:
        assert not tx.retry("m1", at=make.now)  # in somebody's hands
        assert not tx.discard("m1", at=make.now)
        tx.failed("m1", owner="me", at=make.now, error="no", next_attempt_at=None)
        tx.failed("m2", owner="me", at=make.now, error="later", next_attempt_at=make.now + SECOND)
        assert tx.retry("m1", at=make.now)
        assert tx.discard("m2", at=make.now)
    assert claim(store, make.now + 9 * SECOND) == ["m1"]
    assert store.delivery_counts() == {DeliveryState.LEASED: 1, DeliveryState.DISCARDED: 1}


@pytest.mark.parametrize("threads", [8])
def test_two_senders_never_hold_one_delivery(store: Store, make, threads: int) -> None:
    put(store, *(make.delivery(f"m{i:02}", f"d{i}") for i in range(40)))
    barrier = threading.Barrier(threads)

    def take(owner: str) -> list[str]:
        barrier.wait(timeout=20)
        return claim(store, make.now, owner, limit=5)

    with ThreadPoolExecutor(threads) as pool:
        taken = [name for names in pool.map(take, map(str, range(threads))) for name in names]
    assert len(taken) == len(set(taken))
    assert set(taken) | set(claim(store, make.now, "rest", limit=99)) == {f"m{i:02}" for i in range(40)}


def test_a_delivery_put_in_twice_stays_as_it_was(store: Store, make) -> None:
    put(store, make.delivery())
    claim(store, make.now)
    put(store, replace(make.delivery(), channel="another"))
    kept = store.delivery("m1")
    assert kept is not None
    assert (kept.channel, kept.state) == ("mail", DeliveryState.LEASED)


def test_deliveries_are_listed_and_their_age_is_known(store: Store, make) -> None:
    put(store, make.delivery("m1"), replace(make.delivery("m2", "d2", "hook"), created_at=make.now + SECOND))
    assert [one.id for one in store.deliveries()] == ["m2", "m1"]
    assert [one.id for one in store.deliveries(channel="hook", states=[DeliveryState.PENDING])] == ["m2"]
    assert [one.id for one in store.deliveries(digest_id="d1")] == ["m1"]
    assert store.oldest_pending_at() == make.now


def test_a_channel_switched_off_is_remembered(store: Store, make) -> None:
    state = ChannelState("hook", make.now, "410 Gone", 3)
    with store.writing() as tx:
        tx.save_channel(ChannelState("hook"))
        tx.save_channel(state)
    assert store.channel_states() == {"hook": state}


def test_marks_and_heartbeats(store: Store, make) -> None:
    with store.writing() as tx:
        tx.put_mark("seeds", "abc", at=make.now)
        tx.put_mark("seeds", "def", at=make.now + SECOND)
        tx.beat("poll", at=make.now)
    mark = store.mark("seeds")
    assert mark is not None
    assert (mark.value, mark.at) == ("def", make.now + SECOND)
    assert store.mark("unheard of") is None
    beat = store.mark(f"{BEAT}poll")
    assert beat is not None
    assert beat.at == make.now


def test_channels_with_something_to_send_are_told_without_a_write(store: Store, make) -> None:
    put(store, make.delivery("m1"), make.delivery("m2", "d2", "hook", next_attempt_at=make.now + SECOND))
    assert store.due_channels(make.now) == {"mail"}
    assert store.due_channels(make.now + SECOND) == {"mail", "hook"}
