"""The ledger does not depend on the order within a poll, nor on being told twice."""

import random

import pytest

from monitor.domain.decision import Analysed
from monitor.domain.meeting import Kind, Status
from monitor.domain.story import Disposition
from tests.analysis.ledger.telling import BIEGUN, HYOK_CHOL, POMPEO, YONG_CHOL, Ledger, mention, story, summit

TALKS, VISIT = Kind.TALKS, Kind.VISIT


def a_month() -> list[Analysed]:
    """What ten outlets might write while a summit is prepared."""
    stories = []
    for outlet in ("han", "potomac", "straits"):
        stories += [
            story(
                "2019-01-18",
                summit(Status.PLANNED, "2019-02-21..2019-02-28"),
                mention(
                    VISIT, "DPRK US", Status.ONGOING, people=(YONG_CHOL,), when="2019-01-17..2019-01-19", places=("Washington",)
                ),
                mention(TALKS, "DPRK US", Status.HELD, people=(YONG_CHOL, POMPEO), when="2019-01-18", places=("Washington",)),
                outlet=outlet,
                name=f"{outlet}-1",
            ),
            story(
                "2019-02-05",
                mention(TALKS, "DPRK US", Status.PLANNED, people=(BIEGUN, HYOK_CHOL), when="2019-02-06"),
                outlet=outlet,
                name=f"{outlet}-2",
            ),
            story(
                "2019-02-09",
                mention(TALKS, "DPRK US", Status.HELD, people=(BIEGUN,), when="2019-02-06..2019-02-08"),
                summit(Status.PLANNED, "2019-02-27..2019-02-28", "Hanoi"),
                outlet=outlet,
                name=f"{outlet}-3",
            ),
            story(
                "2019-02-28",
                summit(Status.HELD, "2019-02-27..2019-02-28", "Hanoi"),
                summit(Status.HELD, "2018-06-12", main=False),
                outlet=outlet,
                name=f"{outlet}-4",
            ),
        ]
    return stories


def shape(ledger: Ledger) -> tuple[object, ...]:
    return tuple(sorted(map(repr, ledger.events.values()))), tuple(sorted(map(repr, ledger.changes)))


def test_a_hundred_orders_within_one_poll_give_one_ledger() -> None:
    stories = a_month()
    shapes = set()
    for seed in range(100):
        mixed = stories[:]
        random.Random(seed).shuffle(mixed)
        ledger = Ledger()
        ledger.tell(*mixed)
        shapes.add(shape(ledger))
    assert len(shapes) == 1


@pytest.mark.parametrize("seed", range(20))
def test_outlets_polled_in_any_order_agree_on_what_there_is(seed: int) -> None:
    """Polls of different feeds interleave as they like within a day; the meetings and where they stand come out the same."""
    days: dict[str, list[Analysed]] = {}
    for one in a_month():
        days.setdefault(one.item.id[-1], []).append(one)
    ledger = Ledger()
    for day in sorted(days):
        random.Random(f"{seed}{day}").shuffle(days[day])
        ledger.tell_each(days[day])
    found = sorted((event.kind, event.status, str(event.when), event.places, event.people) for event in ledger.events.values())
    assert [(kind, status) for kind, status, *_ in found] == [
        ("summit", "held"),
        ("summit", "held"),
        ("talks", "held"),
        ("talks", "held"),
        ("visit", "ongoing"),
    ]
    assert len([row for row in ledger.news() if row[1] in {"new", "status"}]) == 6


def test_telling_everything_again_changes_nothing() -> None:
    stories = a_month()
    ledger = Ledger()
    ledger.tell(*stories)
    before = shape(ledger)
    again = ledger.tell(*stories)
    assert shape(ledger) == before
    assert {decision.disposition for decision in again} == {Disposition.COPY}
    assert not any(decision.reports for decision in again)


def test_events_are_named_after_the_report_that_founded_them() -> None:
    first, second = Ledger(), Ledger()
    first.tell(*a_month())
    second.tell(*a_month())
    assert set(first.events) == set(second.events)
    assert len({change.id for change in first.changes}) == len(first.changes)


def test_a_flood_of_retellings_is_one_event_and_one_alert() -> None:
    ledger = Ledger()
    held = [
        story(f"2019-02-28T{hour:02}:{minute:02}:00", summit(Status.HELD, "2019-02-27..2019-02-28", "Hanoi"), outlet=f"o{minute}")
        for hour in range(8, 12) for minute in range(0, 60, 4)
    ]
    ledger.tell(*held)
    (event,) = ledger.events.values()
    assert ledger.news() == [("2019-02-28", "new", None, "held")]
    assert (len(event.voices), len(event.claims)) == (15, 5)


def test_envoys_who_meet_every_week_have_as_many_meetings() -> None:
    ledger = Ledger()
    days = ("2019-01-07", "2019-01-14", "2019-01-21", "2019-01-28")
    ledger.tell_each([story(day, mention(TALKS, "DPRK US", Status.HELD, people=(BIEGUN, HYOK_CHOL), when=day)) for day in days])
    assert len(ledger.events) == 4


def test_what_was_awaited_is_the_plan_told_first_and_not_the_talks_of_others_told_behind_it() -> None:
    offer = mention(TALKS, "DPRK US", Status.PROPOSED)
    plan = mention(TALKS, "DPRK US", Status.PLANNED, people=(BIEGUN, HYOK_CHOL), when="2019-03-21", places=("Seoul",))
    aid = mention(TALKS, "DPRK US", Status.HELD, people=(POMPEO, YONG_CHOL), when="2019-03-14", places=("Seoul",))
    in_order = {(plan, aid): [("status", "planned"), ("new", "held")], (aid, plan): [("status", "held"), ("new", "planned")]}
    for told, news in in_order.items():
        ledger = Ledger()
        ledger.tell_each([story("2019-03-08", offer), story("2019-03-17", *told)])
        assert [(kind, new) for at, kind, _, new in ledger.news() if at == "2019-03-17" and kind in ("status", "new")] == news


_AGAIN = [(BIEGUN, "2019-03-15", 1), (BIEGUN, "2019-03-21", 2), (POMPEO, "2019-03-15", 2)]


@pytest.mark.parametrize(("who", "day", "events"), _AGAIN)
def test_two_who_sit_together_and_will_see_each_other_again_tomorrow_go_on(who: str, day: str, events: int) -> None:
    both, days = (BIEGUN, HYOK_CHOL), "2019-03-13..2019-03-14"
    sitting = mention(TALKS, "DPRK US", Status.ONGOING, people=both, when=days, places=("Seoul",))
    other = HYOK_CHOL if who == BIEGUN else YONG_CHOL
    again = mention(Kind.MEETING, "DPRK US", Status.PLANNED, people=(who, other), when=day, main=False)
    ledger = Ledger()
    ledger.tell_each([story("2019-03-14", sitting), story("2019-03-14T18:00:00", again)])
    assert len(ledger.events) == events


_SET = [("2019-03-15", "2019-03-27", 1), ("2019-03-15", "2019-04-19", 2), ("2019-05-01", "2019-05-03", 2)]


@pytest.mark.parametrize(("told", "day", "events"), _SET)
def test_an_offer_for_some_week_fixes_no_town_yet(told: str, day: str, events: int) -> None:
    offer = mention(TALKS, "DPRK US", Status.PROPOSED, when="2019-03-18..2019-03-24", places=("New York",))
    due = mention(TALKS, "DPRK US", Status.PLANNED, when=day, places=("Stockholm",))
    ledger = Ledger()
    ledger.tell_each([story("2019-03-08", offer), story(told, due)])
    assert len(ledger.events) == events
