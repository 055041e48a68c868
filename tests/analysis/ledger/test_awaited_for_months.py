"""Talks that are awaited for months with no day, trips and calls that come again: one meeting or the next."""

from dataclasses import replace

import pytest

from monitor.domain.meeting import Kind, Mention, Status
from tests.analysis.ledger.telling import BACKGROUND, BIEGUN, HYOK_CHOL, LEE, POMPEO, TRUMP, Ledger, mention, story, time

ENVOYS = (BIEGUN, HYOK_CHOL)
PROPOSED, PLANNED, HELD, ONGOING = Status.PROPOSED, Status.PLANNED, Status.HELD, Status.ONGOING
ATLAS = replace(BACKGROUND, country_of={**BACKGROUND.country_of, "Vienna": "AUT"})


def talks(status: Status, *places: str, people: tuple[str, ...] = ENVOYS, when: str | None = None) -> Mention:
    return mention(Kind.TALKS, "DPRK US", status, people=people, places=places, when=when)


@pytest.mark.parametrize(("since", "events"), [
    ((), 2),                                                       # offered in one town, set in another: another meeting
    (("2011-05-10", "2011-06-01"), 1),                             # planned since with no town: the town was the offer's
])
def test_the_town_of_an_offer_lapses_once_the_talks_are_planned_without_one(since: tuple[str, ...], events: int) -> None:
    ledger = Ledger(ATLAS)
    ledger.tell_each([
        story("2011-05-01", talks(PROPOSED, "Vienna", people=(BIEGUN,))),
        *(story(day, talks(PLANNED)) for day in since),
        story("2011-06-20", talks(PLANNED, "Stockholm", when="2011-06-22")),
    ])
    assert len(ledger.events) == events


@pytest.mark.parametrize(("day", "events"), [("2011-06-25", 1), ("2011-12-01", 2)])
def test_talks_named_by_nobody_are_those_awaited_for_weeks(day: str, events: int) -> None:
    ledger = Ledger()
    ledger.tell_each([story("2011-05-01", talks(PROPOSED)), story(day, talks(PROPOSED, people=()))])
    assert len(ledger.events) == events


@pytest.mark.parametrize(("status", "when", "events"), [
    (ONGOING, "2011-05-22", 2), (HELD, "2011-05-14", 1), (ONGOING, "2011-05-16", 1),
])
def test_who_is_on_his_way_again_is_not_on_the_journey_that_was_over(status: Status, when: str, events: int) -> None:
    def trip(status: Status, when: str) -> Mention:
        return mention(Kind.VISIT, "US SWE", status, people=(POMPEO,), places=("Stockholm",), when=when)

    ledger = Ledger()
    ledger.tell_each([story("2011-05-17", trip(HELD, "2011-05-09..2011-05-15")), story("2011-05-23", trip(status, when))])
    assert len(ledger.events) == events


@pytest.mark.parametrize(("day", "events"), [("2011-05-20", 1), ("2011-08-20", 2)])
def test_an_undated_call_is_of_these_weeks(day: str, events: int) -> None:
    def call(when: str | None) -> Mention:
        return mention(Kind.CALL, "ROK US", HELD, people=(TRUMP, LEE), when=when, main=when is not None)

    ledger = Ledger()
    ledger.tell_each([story("2011-05-11", call("2011-05-10")), story(day, call(None))])
    assert len(ledger.events) == events


ROUND = "CHN DPRK JPN ROK RUS US"


def of_many(status: Status, *places: str, when: str | None = None, parties: str = ROUND) -> Mention:
    return mention(Kind.TALKS, parties, status, places=places, when=when)


def test_a_round_is_awaited_in_the_weeks_it_was_set_for_however_long_nobody_speaks_of_it() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-08-29", of_many(PLANNED, "Stockholm", when="2011-08-29..2011-10-31")),
        story("2011-10-20", of_many(PLANNED)), story("2011-11-08", of_many(PLANNED, "Stockholm", when="2011-12-11..2011-12-20")),
    ])
    assert len(ledger.events) == 1


def test_an_offer_to_five_is_the_round_of_six() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-07-19", of_many(PROPOSED, "Stockholm", parties="CHN DPRK JPN ROK US")), story("2011-08-01", of_many(PLANNED)),
    ])
    assert len(ledger.events) == 1


def test_envoys_who_met_early_one_month_met_anew_in_the_next() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-12-05", talks(HELD, "New York", when="2011-12-04")),
        story("2012-02-03", talks(HELD, "New York", when="2012-01-01..2012-01-31")),
    ])
    assert len(ledger.events) == 2


def test_the_same_two_on_their_day_are_surer_than_whoever_met_the_day_before() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-10-02", talks(PLANNED, "Stockholm", when="2011-10-05"),
              talks(PLANNED, "Stockholm", people=(), when="2011-10-04")),
        story("2011-10-06", talks(HELD, "Stockholm", when="2011-10-05")),
    ])
    assert [(event.when, event.status) for event in ledger.events.values() if event.people] == [(time("2011-10-05"), HELD)]


def test_an_undated_stay_is_the_journey_that_was_due_and_not_that_of_months_ago() -> None:
    def trip(status: Status, when: str | None) -> Mention:
        return mention(Kind.VISIT, "US ROK", status, people=(POMPEO,), places=("Seoul",), when=when, main=False)

    ledger = Ledger()
    ledger.tell_each([
        story("2011-11-21", trip(HELD, "2011-11-21")), story("2012-02-03", trip(PLANNED, "2012-02-22")),
        story("2012-02-24", trip(HELD, None)),
    ])
    assert [event.status for event in ledger.events.values()] == [HELD, HELD]


@pytest.mark.parametrize(("still", "stands"), [((talks(PLANNED, people=()),), PLANNED), ((), HELD)])
def test_a_meeting_held_while_the_talks_are_awaited_is_another(still: tuple[Mention, ...], stands: Status) -> None:
    met = mention(Kind.MEETING, "DPRK US", HELD, when="2011-07-22..2011-07-28", places=("Stockholm",))
    ledger = Ledger()
    ledger.tell_each([
        story("2011-06-30", talks(PLANNED, people=(BIEGUN,), when="2011-06-30..2011-07-21")), story("2011-08-01", met, *still),
    ])
    assert [event.status for event in ledger.events.values() if event.people] == [stands]


def test_what_was_held_that_month_is_not_the_offer_for_a_day_of_it() -> None:
    offer = talks(PROPOSED, "Stockholm", people=(), when="2011-10-20")
    ledger = Ledger()
    ledger.tell_each([
        story("2011-10-06", talks(HELD, "Stockholm", when="2011-10-05"), offer), story("2011-11-10", replace(offer, main=False)),
        story("2011-11-18", replace(talks(HELD, "Stockholm", people=(), when="2011-10-01..2011-10-31"), main=False)),
    ])
    assert sorted(event.status for event in ledger.events.values()) == [HELD, PROPOSED]


@pytest.mark.parametrize(("day", "people", "events"), [
    ("2011-12-16", (BIEGUN,), 2), ("2011-11-23", (BIEGUN,), 1), ("2011-12-16", (HYOK_CHOL,), 1),
])
def test_an_offer_that_was_turned_down_is_not_the_next_one(day: str, people: tuple[str, ...], events: int) -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-11-20", talks(Status.DENIED, people=(HYOK_CHOL,), when="2011-12-01..2011-12-31")),
        story(day, talks(PROPOSED, people=people, when="2011-12-16..2011-12-17")),
    ])
    assert len(ledger.events) == events


@pytest.mark.parametrize(("when", "events"), [(None, 1), ("2011-11-05", 2)])
def test_who_speaks_of_a_round_of_many_makes_no_other_of_it_while_it_has_no_day(when: str | None, events: int) -> None:
    def hoped(name: str, when: str | None = None) -> Mention:
        return mention(Kind.TALKS, ROUND, PROPOSED, people=(name,), when=when)

    ledger = Ledger()
    ledger.tell_each([story("2011-10-20", hoped(BIEGUN)), story("2011-10-26", hoped(POMPEO, when))])
    assert len(ledger.events) == events
