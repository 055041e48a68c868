"""A meeting whose date passes unreported: one row, when the day comes, whoever is asked first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.adapters.store import Store
from monitor.analysis.alerts import wants
from monitor.analysis.decide import Policy
from monitor.analysis.ledger.phases import standing
from monitor.domain.decision import Analysed
from monitor.domain.event import Change, ChangeKind
from monitor.domain.meeting import Status
from monitor.domain.story import Origin
from monitor.domain.watch import Match as Wanted
from monitor.domain.watch import Rule, WatchList
from monitor.pipeline.intake import take_in
from monitor.pipeline.rulings import rebuild_ledger
from tests.analysis.ledger.telling import BACKGROUND, story, summit

POLICY = Policy(keep_all=True, background=BACKGROUND)


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/m.db", durable=False) as store:
        yield store


def tell(store: Store, *told: Analysed, now: str, policy: Policy = POLICY) -> None:
    take_in(store, [replace(one, matches=(Wanted("desk", "summit", 0, 1),)) for one in told], now=at(now), policy=policy)


def lapses(store: Store) -> list[Change]:
    return [change for change in store.changes() if change.kind is ChangeKind.LAPSED]


def test_a_meeting_lapses_once_when_its_date_and_three_days_have_passed(store: Store) -> None:
    tell(store, story("2019-05-01", summit(Status.PLANNED, "2019-05-10"), name="plan"), now="2019-05-01")
    tell(store, now="2019-05-13")
    assert lapses(store) == []
    tell(store, now="2019-05-14")
    tell(store, now="2019-05-14")
    tell(store, now="2019-06-30")
    (row,) = lapses(store)
    assert (row.old, row.new, row.story_id, row.alert) == ("planned", "lapsed", "plan", True)
    assert row.at == datetime(2019, 5, 13, 23, 59, 59, 999999, tzinfo=UTC)


def test_what_was_held_called_off_or_has_no_date_does_not_lapse(store: Store) -> None:
    tell(store, story("2019-05-01", summit(Status.PLANNED, "2019-05-10")), now="2019-05-01")
    tell(store, story("2019-05-11", summit(Status.HELD, "2019-05-10")), now="2019-05-11")
    tell(store, story("2019-07-01", summit(Status.PROPOSED)), now="2019-07-01")
    tell(store, now="2019-12-01")
    assert lapses(store) == []


def test_a_later_story_takes_it_up_again_and_a_new_date_may_lapse_in_turn(store: Store) -> None:
    tell(store, story("2019-05-01", summit(Status.PLANNED, "2019-05-10")), now="2019-05-01")
    tell(store, story("2019-05-20", summit(Status.PLANNED, "2019-06-01")), now="2019-05-20")
    tell(store, now="2019-07-01")
    assert [row.reason.partition(" ")[0] for row in lapses(store)] == ["2019-05-10", "2019-06-01"]
    tell(store, story("2019-07-02", summit(Status.HELD, "2019-06-01")), now="2019-07-02")
    held = store.changes()[-1]
    assert (held.kind, held.old, held.new) == (ChangeKind.STATUS, "lapsed", "held")


def test_it_is_told_to_lists_that_ask_for_it(store: Store) -> None:
    tell(store, story("2019-05-01", summit(Status.PLANNED, "2019-05-10")), now="2019-05-01")
    tell(store, now="2019-05-14")
    (event,), (row,) = store.events(), lapses(store)
    usual = WatchList(name="desk", title="Desk", match=Rule(), channels=("mail",))
    assert not wants(usual, event, row)
    assert wants(replace(usual, alert_on=usual.alert_on | {ChangeKind.LAPSED}), event, row)


@pytest.mark.parametrize(("origin", "now"), [(Origin.SEED, "2019-05-14"), (Origin.FEED, "2020-01-01")])
def test_what_the_seeds_alone_told_or_what_is_found_late_is_no_news(store: Store, origin: Origin, now: str) -> None:
    tell(store, story("2019-05-01", summit(Status.PLANNED, "2019-05-10")), now="2019-05-01", policy=replace(POLICY, origin=origin))
    tell(store, now=now)
    assert [row.alert for row in lapses(store)] == [False]


def test_a_rebuilt_ledger_is_the_same_and_any_past_day_can_be_asked_for(store: Store) -> None:
    tell(store, story("2019-05-01", summit(Status.PLANNED, "2019-05-10")), now="2019-05-01")
    tell(store, now="2019-05-14")
    before = store.events(), store.changes()
    assert rebuild_ledger(store, BACKGROUND, at=at("2019-05-15")).same
    assert (store.events(), store.changes()) == before
    for day, stands in (("2019-05-12", Status.PLANNED), ("2019-05-14", Status.LAPSED)):
        (event,) = store.events(as_of=at(day))
        assert standing(event, at(day)) is stands
    assert [change.kind for change in store.changes(until=at("2019-05-13"))] == [ChangeKind.NEW]
