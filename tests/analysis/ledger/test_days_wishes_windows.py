"""Meetings of one pair day after day, summits that were only wished for, weeks that have not come."""

import pytest

from monitor.domain.meeting import Kind, Mention, Status
from tests.analysis.ledger.telling import BIEGUN, HYOK_CHOL, Ledger, mention, story, summit

TALKS, MEETING, VISIT = Kind.TALKS, Kind.MEETING, Kind.VISIT
PROPOSED, PLANNED, HELD, DENIED = Status.PROPOSED, Status.PLANNED, Status.HELD, Status.DENIED
ENVOYS = (BIEGUN, HYOK_CHOL)


def talks(status: Status, when: str | None, *places: str, kind: Kind = TALKS) -> Mention:
    return mention(kind, "DPRK US", status, people=ENVOYS, when=when, places=places)


@pytest.mark.parametrize("second", [TALKS, MEETING])
def test_two_days_of_one_story_are_two_meetings(second: Kind) -> None:
    ledger = Ledger()
    ledger.tell(story("1996-05-08", talks(HELD, "1996-05-06", "Stockholm"), talks(HELD, "1996-05-07", "Stockholm", kind=second)))
    assert sorted(str(event.when.start) for event in ledger.events.values() if event.when) == ["1996-05-06", "1996-05-07"]


def test_the_next_day_in_another_story_may_be_that_of_another_zone() -> None:
    ledger = Ledger()
    ledger.tell_each([story("1996-05-06", talks(HELD, "1996-05-06", "Stockholm")),
                      story("1996-05-07", talks(HELD, "1996-05-07", "Stockholm"))])
    assert len(ledger.events) == 1


def test_first_day_and_all_days_of_one_story_are_one_round() -> None:
    ledger = Ledger()
    ledger.tell(story("1996-05-09", talks(HELD, "1996-05-06..1996-05-08", "Stockholm"), talks(HELD, "1996-05-06", "Stockholm")))
    assert len(ledger.events) == 1


def test_each_day_keeps_what_is_told_of_it_later() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("1996-05-06", talks(HELD, "1996-05-06", "Stockholm"), talks(PLANNED, "1996-05-07")),
        story("1996-05-08", talks(HELD, "1996-05-07", "Stockholm"), talks(HELD, "1996-05-06")),
    ])
    assert [event.status for event in ledger.events.values()] == [HELD, HELD]
    assert [row[1:] for row in ledger.news() if row[1] in {"new", "status"}] == [
        ("new", None, "held"), ("new", None, "planned"), ("status", "planned", "held")]


@pytest.mark.parametrize("wished", [PROPOSED, DENIED])
def test_a_summit_that_came_about_is_not_the_numbered_one_that_was_wished_for(wished: Status) -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-04-13", summit(wished, "2011-04-13..2011-12-31", ordinal=3)),
        story("2011-07-01", summit(HELD, "2011-06-30", "Hanoi")),
        story("2011-07-16", summit(PROPOSED, ordinal=3)),
    ])
    assert [(event.status, event.ordinal) for event in ledger.events.values()] == [(PROPOSED, 3), (HELD, None)]


@pytest.mark.parametrize("one", [
    summit(PLANNED), summit(PROPOSED, None, "Hanoi"), summit(PROPOSED, "2011-06-01..2011-06-30"),
])
def test_a_summit_planned_placed_or_dated_is_the_one_that_comes_about(one: Mention) -> None:
    ledger = Ledger()
    ledger.tell_each([story("2011-04-13", one), story("2011-07-01", summit(HELD, "2011-06-30", "Hanoi"))])
    assert ledger.only.status is HELD


def test_a_wish_of_last_week_comes_about() -> None:
    ledger = Ledger()
    ledger.tell_each([story("2011-06-24", summit(PROPOSED)), story("2011-07-01", summit(HELD, "2011-06-30", "Hanoi"))])
    assert ledger.only.status is HELD


def test_a_summit_told_again_where_it_was_held_is_that_one_however_old() -> None:
    ledger = Ledger()
    ledger.tell_each([story("2011-07-01", summit(HELD, "2011-06-30", "Hanoi")), story("2011-07-20", summit(HELD, None, "Hanoi"))])
    assert len(ledger.events) == 1


def test_a_visit_to_come_in_weeks_that_have_not_begun_was_not_made_this_week() -> None:
    ledger = Ledger()
    plan = mention(VISIT, "DPRK US", PLANNED, when="2000-03-21..2000-03-31", places=("New York",))
    ledger.tell_each([story("2000-02-02", plan), story("2000-03-08", mention(VISIT, "DPRK US", HELD, when="2000-03-07",
                                                                             places=("New York",), main=False))])
    assert next(iter(ledger.events.values())).status is PLANNED


def test_a_round_adjourned_to_a_later_week_is_one_round_and_goes_on_then() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-07-27", talks(Status.ONGOING, "2011-07-26..2011-07-27", "Stockholm")),
        story("2011-08-07", talks(Status.POSTPONED, "2011-08-29..2011-09-04", "Stockholm")),
        story("2011-09-01", talks(Status.ONGOING, "2011-08-30", "Stockholm")),
    ])
    assert [row[1:] for row in ledger.news()][1:] == [("status", "ongoing", "postponed"), ("status", "postponed", "ongoing"),
                                                      ("date", "2011-07-26..2011-07-27", "2011-08-30")]


def test_a_recap_of_talks_last_told_under_way_is_no_news() -> None:
    ledger = Ledger()
    recap = mention(TALKS, "DPRK US", HELD, people=ENVOYS, when="2011-07-01..2011-07-31", places=("Stockholm",), main=False)
    ledger.tell_each([story("2011-07-28", talks(Status.ONGOING, "2011-07-28..2011-07-29", "Stockholm")),
                      story("2011-10-19", recap)])
    assert (ledger.only.status, len(ledger.news())) == (HELD, 1)


def test_a_summit_turned_down_is_the_one_that_was_wished_for_months_ago() -> None:
    ledger = Ledger()
    ledger.tell_each([story("2011-07-16", summit(PROPOSED)), story("2011-11-19", summit(DENIED))])
    assert [row[1:] for row in ledger.news()] == [("new", None, "proposed"), ("status", "proposed", "denied")]
