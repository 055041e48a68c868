"""From a change in the ledger to what a channel was sent, on a real store."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from monitor.adapters.store import Store
from monitor.domain.digest import DeliveryState, Digest, DigestKind, SendFailed
from monitor.domain.event import Change, ChangeKind, Event, Report
from monitor.domain.meeting import Kind, Mention, Precision, Status, When
from monitor.domain.source import Health, Source, SourceState
from monitor.domain.story import Item
from monitor.domain.watch import Alerting, QuietHours, Route, Rule, Schedule, Silence, WatchList, WhenEmpty
from monitor.pipeline.deliver import Deliverer, deliver_due
from monitor.pipeline.digests import Cutting, cut_due, start_watch_lists
from monitor.testing import FixedClock, MemoryChannel, make_change, make_decision, make_item, make_report

MIDNIGHT = datetime(2019, 2, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
LIST = WatchList("desk", "DPRK desk", Rule(("DPRK", "US")), ("memory",), digest=Schedule("0 7 * * *", "Asia/Seoul"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'monitor.db'}", durable=False) as opened:
        yield opened


def meeting(name: str, *, kind: Kind = Kind.SUMMIT, status: Status = Status.PLANNED) -> tuple[Item, Report, Event]:
    item = make_item(f"story-{name}", "Yonhap", f"Meeting {name}", f"They will meet, {name} was told.", at=MIDNIGHT)
    when = When(date(2019, 2, 27), date(2019, 2, 28), Precision.INTERVAL)
    report = make_report(item, Mention(kind, ("DPRK", "US"), status, when=when, main=True), {"trigger": "They will meet"})
    return item, report, Event(f"event-{name}", kind, ("DPRK", "US"), status, when=when, changed_at=MIDNIGHT)


def tell(
    store: Store, name: str, *, at: datetime, changed: ChangeKind = ChangeKind.NEW, kind: Kind = Kind.SUMMIT, again: str = "",
) -> Change:
    item, report, event = meeting(name, kind=kind)
    item, report = replace(item, id=item.id + again), replace(report, story_id=report.story_id + again)
    change = make_change(event, report, changed, None, "planned")
    with store.writing() as tx:
        tx.save([make_decision(item, report, event, [change], "desk")], keys={item.id: []}, at=at)
    return change


def cutting(store: Store, watch_list: WatchList = LIST, *channels: MemoryChannel) -> Cutting:
    return Cutting(store, [watch_list], {one.name: one for one in channels or (MemoryChannel(),)})


def walk(of: Cutting, *, start: datetime, hours: int, minutes: int = 60) -> list[Digest]:
    """Cut at every step of a stretch of time."""
    steps = [start + timedelta(minutes=minutes * step) for step in range(hours * 60 // minutes + 1)]
    return [digest for now in steps for digest in cut_due(of, now=now)]


def test_a_change_is_told_in_one_digest_at_the_next_cut(store: Store) -> None:
    channel = MemoryChannel()
    start_watch_lists(store, [LIST], now=MIDNIGHT)
    tell(store, "a", at=MIDNIGHT + HOUR)
    digests = walk(cutting(store, LIST, channel), start=MIDNIGHT, hours=72)
    assert [digest.until for digest in digests] == [MIDNIGHT + 22 * HOUR]
    assert deliver_due(store, {"memory": channel}, clock=FixedClock(MIDNIGHT + 80 * HOUR)) == 1
    assert channel.sent[0][1].message.subject == "U.S.–DPRK summit is planned for 27–28 Feb 2019"
    assert deliver_due(store, {"memory": channel}, clock=FixedClock(MIDNIGHT + 80 * HOUR)) == 0


def test_changes_from_before_a_list_was_met_are_not_its_news(store: Store) -> None:
    tell(store, "a", at=MIDNIGHT)
    start_watch_lists(store, [LIST], now=MIDNIGHT)
    assert walk(cutting(store), start=MIDNIGHT, hours=48) == []


def test_a_downtime_ends_in_one_digest_with_everything(store: Store) -> None:
    start_watch_lists(store, [LIST], now=MIDNIGHT)
    tell(store, "a", at=MIDNIGHT + HOUR)
    tell(store, "b", at=MIDNIGHT + 50 * HOUR)
    (digest,) = walk(cutting(store), start=MIDNIGHT + 24 * 9 * HOUR, hours=5)
    assert {entry.event.id for entry in digest.entries} == {"event-a", "event-b"}


@pytest.mark.parametrize(("policy", "sent"), [(WhenEmpty.SILENT, 0), (WhenEmpty.HEARTBEAT, 2), (WhenEmpty.ALWAYS, 14)])
def test_an_empty_fortnight(store: Store, policy: WhenEmpty, sent: int) -> None:
    quiet = replace(LIST, digest=replace(LIST.digest, when_empty=policy))
    start_watch_lists(store, [quiet], now=MIDNIGHT)
    digests = walk(cutting(store, quiet), start=MIDNIGHT, hours=14 * 24 - 1)
    assert len(digests) == sent
    assert all(digest.headline == "Nothing new" for digest in digests)


def test_silence_ends_once_a_week_while_most_sources_are_dark(store: Store) -> None:
    sources = [Source(f"s{place}", f"Source {place}", "https://x.example/") for place in range(3)]
    with store.writing() as tx:
        for place in range(2):
            tx.save_source(SourceState(f"s{place}", checked_at=MIDNIGHT, health=Health.FAILING, health_since=MIDNIGHT, failures=9))
        tx.save_source(SourceState("s2", checked_at=MIDNIGHT))
    start_watch_lists(store, [LIST], now=MIDNIGHT)
    of = replace(cutting(store), sources=sources)
    digests = walk(of, start=MIDNIGHT, hours=10 * 24)
    assert [(digest.until - MIDNIGHT).days for digest in digests] == [0, 7]
    assert {digest.headline for digest in digests} == {"Nothing new; 1 of 3 sources heard"}


def test_contradictions_wait_for_news_to_travel_with(store: Store) -> None:
    start_watch_lists(store, [LIST], now=MIDNIGHT)
    tell(store, "a", at=MIDNIGHT + HOUR, changed=ChangeKind.CONTRADICTION)
    assert walk(cutting(store), start=MIDNIGHT, hours=30) == []
    tell(store, "b", at=MIDNIGHT + 31 * HOUR)
    (digest,) = walk(cutting(store), start=MIDNIGHT + 31 * HOUR, hours=24)
    assert {entry.event.id for entry in digest.entries} == {"event-a", "event-b"}


def test_an_alert_waits_for_more_and_tells_each_meeting_by_itself(store: Store) -> None:
    alerting = replace(LIST, digest=None, alert=Alerting(timedelta(minutes=2), timedelta(minutes=30)))
    start_watch_lists(store, [alerting], now=MIDNIGHT)
    tell(store, "a", at=MIDNIGHT)
    tell(store, "a", at=MIDNIGHT + timedelta(minutes=1), changed=ChangeKind.DATE, again="2")
    tell(store, "b", at=MIDNIGHT + timedelta(minutes=1))
    digests = walk(cutting(store, alerting), start=MIDNIGHT, hours=1, minutes=1)
    assert [(digest.until - MIDNIGHT, len(digest.entries[0].lines)) for digest in digests] == [
        (timedelta(minutes=2), 2), (timedelta(minutes=3), 1)]
    tell(store, "a", at=MIDNIGHT + timedelta(minutes=5), changed=ChangeKind.PLACE, again="3")
    (digest,) = walk(cutting(store, alerting), start=MIDNIGHT + timedelta(minutes=5), hours=1, minutes=1)
    assert digest.until - MIDNIGHT == timedelta(minutes=32), "half an hour after the last about this meeting"


def test_quiet_hours_hold_alerts_back_but_for_summits(store: Store) -> None:
    hours = QuietHours(time(23), time(6), frozenset({Kind.SUMMIT}))
    quiet = replace(LIST, alert=Alerting(quiet_hours=hours), digest=replace(LIST.digest, cron="0 0 1 1 *"))
    start_watch_lists(store, [quiet], now=MIDNIGHT)
    evening = datetime(2019, 2, 10, 15, tzinfo=UTC)  # midnight in Seoul
    tell(store, "talks", at=evening, kind=Kind.TALKS)
    tell(store, "summit", at=evening)
    digests = walk(cutting(store, quiet), start=evening, hours=8, minutes=2)
    assert [(digest.entries[0].event.id, digest.until - evening) for digest in digests] == [
        ("event-summit", timedelta(minutes=2)), ("event-talks", 6 * HOUR)]


def test_a_silence_keeps_news_out_and_says_so(store: Store) -> None:
    silence = Silence(MIDNIGHT + 100 * HOUR, "we are there ourselves", kinds=frozenset({Kind.SUMMIT}))
    silenced = replace(LIST, silences=(silence,), alert=Alerting())
    start_watch_lists(store, [silenced], now=MIDNIGHT)
    tell(store, "a", at=MIDNIGHT + HOUR)
    (digest,) = walk(cutting(store, silenced), start=MIDNIGHT, hours=48)
    assert digest.kind is DigestKind.DIGEST
    assert not digest.entries
    assert digest.held_back == (
        "U.S.–DPRK summit: 1 change not told, silenced until 14 Feb 2019 04:00 UTC: we are there ourselves",)


def test_routes_send_each_entry_where_it_belongs(store: Store) -> None:
    summits, calls = frozenset({Kind.SUMMIT}), frozenset({Kind.CALL})
    routed = replace(LIST, routes=(Route(("flash",), kinds=summits, more=True), Route(("calls",), kinds=calls)))
    channels = {name: MemoryChannel(name) for name in ("memory", "flash", "calls")}
    start_watch_lists(store, [routed], now=MIDNIGHT)
    for name, kind in (("s", Kind.SUMMIT), ("t", Kind.TALKS), ("c", Kind.CALL)):
        tell(store, name, at=MIDNIGHT + HOUR, kind=kind)
    walk(cutting(store, routed, *channels.values()), start=MIDNIGHT, hours=24)
    deliver_due(store, channels, clock=FixedClock(MIDNIGHT + 80 * HOUR))
    told = {name: channel.sent[0][1].message.body.decode().splitlines() for name, channel in channels.items()}
    assert {name: len(lines) for name, lines in told.items()} == {"memory": 2, "flash": 1, "calls": 1}
    assert "call" in told["calls"][0]


def test_retries_follow_the_schedule_then_a_dead_letter_is_told_elsewhere(store: Store) -> None:
    broken, spare = MemoryChannel("broken", [SendFailed("no")] * 99), MemoryChannel("spare")
    both = replace(LIST, channels=("broken",))
    clock = FixedClock(MIDNIGHT)
    start_watch_lists(store, [both], now=MIDNIGHT)
    tell(store, "a", at=MIDNIGHT + HOUR)
    (digest,) = walk(cutting(store, both, broken, spare), start=MIDNIGHT, hours=24)
    while clock.now < MIDNIGHT + timedelta(days=5):
        deliver_due(store, {"broken": broken, "spare": spare}, clock=clock)
        due = [one.next_attempt_at for one in store.deliveries(states=[DeliveryState.PENDING])]
        clock.now = min((one for one in due if one), default=clock.now + HOUR)
    waits = [second[0] - first[0] for first, second in zip(broken.sent, broken.sent[1:], strict=False)]
    assert [wait.total_seconds() for wait in waits] == [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
    assert len({(one.id, one.message.body) for _, one in broken.sent}) == 1, "the same id and the same bytes"
    assert [state for state, count in store.delivery_counts().items() if count] == [DeliveryState.DEAD, DeliveryState.DELIVERED]
    assert spare.sent[0][1].message.subject == f"Not delivered: {digest.headline}"


def test_gone_switches_the_channel_off_and_holds_what_follows(store: Store) -> None:
    gone, spare = MemoryChannel("memory", [SendFailed("410", disable=True)]), MemoryChannel("spare")
    start_watch_lists(store, [LIST], now=MIDNIGHT)
    of = cutting(store, LIST, gone, spare)
    for day, name in enumerate("ab"):
        tell(store, name, at=MIDNIGHT + HOUR * (1 + 24 * day))
        walk(of, start=MIDNIGHT + HOUR * 24 * day, hours=23)
        deliver_due(store, of.senders, clock=FixedClock(MIDNIGHT + HOUR * (23 + 24 * day)))
    assert len(gone.sent) == 1
    assert len(spare.sent) == 1
    assert {one.state for one in store.deliveries(channel="memory")} == {DeliveryState.DEAD, DeliveryState.PENDING}


def test_a_channel_that_hangs_holds_up_no_other(store: Store) -> None:
    held = threading.Event()

    class Hanging(MemoryChannel):
        def send(self, delivery: object, *, now: datetime) -> SendFailed:  # type: ignore[override]
            held.wait(10)
            return SendFailed("hung")

    quick, slow = MemoryChannel("quick"), Hanging("slow")
    both = replace(LIST, channels=("slow", "quick"))
    start_watch_lists(store, [both], now=MIDNIGHT)
    tell(store, "a", at=MIDNIGHT + HOUR)
    walk(cutting(store, both, quick, slow), start=MIDNIGHT, hours=24)
    deliverer = Deliverer(store, {"quick": quick, "slow": slow}, clock=FixedClock(MIDNIGHT + 30 * HOUR), jitter=lambda: 0.0)
    futures = deliverer.tick()
    while not quick.sent and not all(future.done() for future in futures):
        threading.Event().wait(0.01)
    assert quick.sent
    assert not all(future.done() for future in futures)
    held.set()
    deliverer.close()
