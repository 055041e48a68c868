"""What was off and is to be after all, moved, or come to by others than were named: told once, and as what it is."""

import pytest

from monitor.domain.meeting import Kind, Mention, Status
from tests.analysis.ledger.telling import BIEGUN, HYOK_CHOL, KIM, POMPEO, YONG_CHOL, Ledger, mention, story, summit

MEETING, TALKS, VISIT = Kind.MEETING, Kind.TALKS, Kind.VISIT
PROPOSED, PLANNED, HELD, DENIED = Status.PROPOSED, Status.PLANNED, Status.HELD, Status.DENIED
POSTPONED, CANCELLED = Status.POSTPONED, Status.CANCELLED
ENVOYS = (BIEGUN, HYOK_CHOL)


def talks(status: Status, when: str | None = None, *places: str, people: tuple[str, ...] = (), main: bool = True) -> Mention:
    return mention(TALKS, "DPRK US", status, people=people, when=when, places=places, main=main)


def trip(status: Status, when: str | None, *places: str) -> Mention:
    return mention(VISIT, "US DPRK", status, people=(BIEGUN,), when=when, places=places or ("Pyongyang",))


def tell(*told: tuple[str, Mention]) -> Ledger:
    ledger = Ledger()
    ledger.tell_each(story(day, one) for day, one in told)
    return ledger


@pytest.mark.parametrize(("day", "when", "place", "events"), [
    ("2021-03-15", "2021-03-24", "Sweden", 1),
    ("2021-03-15", "2021-03-24", "Hanoi", 2),   # elsewhere they meet anew
    ("2021-04-12", "2021-04-20", "Sweden", 2),  # a month on it is the next meeting
])
def test_talks_called_off_these_days_and_set_for_another_day_in_the_same_country_are_on_again(
        day: str, when: str, place: str, events: int) -> None:
    ledger = tell(("2021-03-08", talks(PLANNED, "2021-03-17", "Stockholm")),
                  ("2021-03-12", talks(CANCELLED, "2021-03-17", "Stockholm")),
                  (day, talks(PLANNED, when, place, people=(BIEGUN,))))
    assert len(ledger.events) == events
    told = [row[1:] for row in ledger.news() if row[0] == day]
    assert (("status", "cancelled", "planned") in told) == (events == 1)


@pytest.mark.parametrize(("when", "events"), [("2021-05-22", 1), ("2021-06-09", 2)])
def test_a_day_counted_differently_by_two_stories_is_turned_down_for_the_same_talks(when: str, events: int) -> None:
    ledger = tell(("2021-05-06", talks(PROPOSED, "2021-05-20", "Stockholm")), ("2021-05-08", talks(DENIED, when, "Sweden")))
    assert len(ledger.events) == events


@pytest.mark.parametrize(("first", "later", "place", "events"), [
    (DENIED, "2021-11-01..2021-12-31", "Pyongyang", 1),
    (CANCELLED, "2021-11-01..2021-12-31", "Pyongyang", 2),  # what had been set and fell through is past
    (DENIED, "2021-11-04", "Pyongyang", 2),                 # a day of its own is the next trip's
    (DENIED, "2021-11-01..2021-12-31", "Hanoi", 2),
])
def test_a_trip_that_was_only_denied_is_the_one_decided_on_two_months_later(
        first: Status, later: str, place: str, events: int) -> None:
    ledger = tell(("2021-08-27", trip(first, "2021-09-01..2021-09-30")), ("2021-10-30", trip(PLANNED, later, place)))
    assert len(ledger.events) == events


def test_a_story_that_first_says_that_a_trip_is_on_and_then_when_tells_of_one_trip() -> None:
    ledger = tell(("2021-08-27", trip(DENIED, "2021-09-01..2021-09-30")))
    ledger.tell(story("2021-10-30", trip(PLANNED, None, "North Korea"), trip(PLANNED, "2021-11-01..2021-12-31")))
    assert len(ledger.events) == 1


@pytest.mark.parametrize(("main", "told"), [(True, [("status", "denied", "proposed")]), (False, [])])
def test_a_wish_undoes_a_denial_where_a_story_is_about_it(main: bool, told: list[tuple[str, str, str]]) -> None:
    ledger = tell(("2021-06-02", summit(DENIED)), ("2021-06-20", summit(PROPOSED, main=main)))
    assert len(ledger.events) == 1
    assert [row[1:] for row in ledger.news() if row[0] == "2021-06-20"] == told


@pytest.mark.parametrize(("old", "new"), [(POSTPONED, PLANNED), (PLANNED, POSTPONED)])
def test_the_day_it_had_beside_the_day_it_is_put_off_to_makes_no_second_meeting(old: Status, new: Status) -> None:
    ledger = tell(("2021-03-03", talks(PLANNED, "2021-03-18..2021-03-19", "Stockholm")))
    put_off, had = talks(POSTPONED, "2021-03-26"), talks(PLANNED, "2021-03-18..2021-03-19", "Stockholm", main=False)
    ledger.tell(story("2021-03-15", *((put_off, had) if old is POSTPONED else (had, put_off))))
    assert str(ledger.only.when and ledger.only.when.start) == "2021-03-26"


@pytest.mark.parametrize(("to", "told"), [("2021-03-26", []), (None, ["status", "date"])])
def test_the_day_told_with_the_delay_is_no_news_when_it_is_told_as_a_plan(to: str | None, told: list[str]) -> None:
    ledger = tell(("2021-03-03", talks(PLANNED, "2021-03-18", "Stockholm")), ("2021-03-15", talks(POSTPONED, to, "Stockholm")),
                  ("2021-03-17", talks(PLANNED, "2021-03-26", "Stockholm")))
    assert (ledger.only.status, [row[1] for row in ledger.news() if row[0] == "2021-03-17"]) == (PLANNED, told)


def test_a_plan_for_a_second_day_beside_a_delay_without_one_stays_its_own() -> None:
    ledger = tell(("2021-03-03", talks(PLANNED, "2021-03-18", "Stockholm")))
    ledger.tell(story("2021-03-15", talks(POSTPONED, "2021-03-18", "Stockholm"),
                      talks(PLANNED, "2021-04-08", "Hanoi", people=ENVOYS)))
    assert len(ledger.events) == 2


def test_what_is_on_again_is_where_the_story_says_that_revives_it() -> None:
    first = [("2021-03-03", talks(PLANNED, "2021-03-18", "Stockholm")), ("2021-03-15", talks(POSTPONED, "2021-03-18"))]
    ledger = tell(*first, ("2021-03-17", talks(PLANNED, "2021-03-18", "Vietnam", main=False)))
    assert ledger.only.places == ("Vietnam",)
    assert tell(first[0], ("2021-03-17", talks(PLANNED, "2021-03-18", "Vietnam", main=False))).only.places == ("Stockholm",)


def test_a_side_remark_does_not_hold_what_was_called_off_these_days() -> None:
    first = [("2021-11-05", talks(PLANNED, "2021-11-08", "New York", people=(POMPEO, YONG_CHOL))),
             ("2021-11-07", talks(POSTPONED, "2021-11-08", "New York", people=(POMPEO, YONG_CHOL)))]
    remark = talks(HELD, people=(POMPEO, YONG_CHOL), main=False)
    assert tell(*first, ("2021-11-09", remark)).only.status is POSTPONED
    told = talks(HELD, "2021-11-08", "New York", people=(POMPEO, YONG_CHOL))
    assert tell(*first, ("2021-11-09", told)).only.status is HELD


def test_what_a_look_back_adds_to_a_plan_nobody_reported_on_is_no_news() -> None:
    ledger = tell(("2021-01-15", summit(PLANNED, "2021-02-20..2021-02-28")),
                  ("2021-06-20", summit(HELD, "2021-02-01..2021-02-28", "Hanoi", main=False)))
    assert (ledger.only.places, [row[0] for row in ledger.news()]) == (("Hanoi",), ["2021-01-15"])
    fresh = tell(("2021-01-15", summit(PLANNED, "2021-02-20..2021-02-28")),
                 ("2021-03-01", summit(HELD, "2021-02-27", "Hanoi", main=False)))
    assert [row[1] for row in fresh.news() if row[0] == "2021-03-01"] == ["status", "date", "place"]


@pytest.mark.parametrize(("kind", "when", "place", "events"), [
    (TALKS, "2021-10-05", "Stockholm", 1),
    (TALKS, "2021-10-07", "Stockholm", 2),
    (TALKS, "2021-10-05", "Hanoi", 2),
    (MEETING, "2021-10-05", "Stockholm", 2),  # a secretary and an envoy see different people on one day
])
def test_talks_on_the_day_and_in_the_town_set_are_those_whoever_came(kind: Kind, when: str, place: str, events: int) -> None:
    ledger = tell(("2021-10-01", talks(PLANNED, "2021-10-05", "Stockholm", people=(POMPEO, YONG_CHOL))),
                  ("2021-10-06", mention(kind, "DPRK US", HELD, people=ENVOYS, when=when, places=(place,))))
    assert len(ledger.events) == events


@pytest.mark.parametrize(("other", "events"), [("2021-07-02", 2), ("2021-10-04", 3)])
def test_who_came_instead_is_told_apart_from_a_story_on_two_tables_of_these_days(other: str, events: int) -> None:
    ledger = tell(("2021-10-01", talks(PLANNED, "2021-10-05", "Stockholm", people=(POMPEO, YONG_CHOL))))
    ledger.tell(story("2021-10-06", talks(HELD, "2021-10-05", "Stockholm", people=ENVOYS), talks(HELD, other, "Hanoi", main=False)))
    assert len(ledger.events) == events


def test_who_came_is_not_instead_of_those_who_a_story_says_did_not_meet() -> None:
    ledger = tell(("2021-10-01", talks(PLANNED, "2021-10-05", "Pyongyang", people=(POMPEO, KIM))))
    missed = talks(CANCELLED, "2021-10-05", "Pyongyang", people=(POMPEO, KIM), main=False)
    ledger.tell(story("2021-10-06", talks(HELD, "2021-10-05", "Pyongyang", people=(POMPEO, YONG_CHOL)), missed))
    assert sorted(event.status for event in ledger.events.values()) == [CANCELLED, HELD]


def test_talks_of_others_on_one_day_are_two_where_both_are_known_to_have_been_held() -> None:
    ledger = tell(("2021-10-06", talks(HELD, "2021-10-05", "Stockholm", people=(POMPEO, KIM))),
                  ("2021-10-07", talks(HELD, "2021-10-05", "Stockholm", people=ENVOYS)))
    assert len(ledger.events) == 2
