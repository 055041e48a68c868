"""Talks that are awaited for months with no day, trips and calls that come again: one meeting or the next."""

from dataclasses import replace

import pytest

from monitor.domain.meeting import Kind, Mention, Status
from tests.analysis.ledger.telling import BACKGROUND, BIEGUN, HYOK_CHOL, LEE, POMPEO, TRUMP, Ledger, mention, story

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
