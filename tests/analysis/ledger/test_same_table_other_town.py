"""Who is left out of a telling, towns of one country, rounds that follow each other, call-offs and dates told again."""

from dataclasses import replace

import pytest

from monitor.domain.meeting import Kind, Mention, Precision, Status
from tests.analysis.ledger.telling import (
    BACKGROUND,
    BIEGUN,
    HYOK_CHOL,
    KIM,
    LEE,
    POMPEO,
    TRUMP,
    YONG_CHOL,
    Ledger,
    mention,
    story,
    summit,
    time,
)

MEETING, TALKS = Kind.MEETING, Kind.TALKS
PROPOSED, PLANNED, HELD, POSTPONED, CANCELLED, ONGOING = (
    Status.PROPOSED, Status.PLANNED, Status.HELD, Status.POSTPONED, Status.CANCELLED, Status.ONGOING)
ENVOYS = (BIEGUN, HYOK_CHOL)
ATLAS = replace(BACKGROUND, country_of={**BACKGROUND.country_of, "Da Nang": "VNM", "Danang": "VNM", "Metropole Hotel": "VNM",
                                        "Panmunjom": "ROK", "Vienna": "AUT"},
                no_towns=frozenset({"Hotel"}))


def planned(when: str | None, *places: str, people: tuple[str, ...] = ENVOYS, main: bool = True) -> Mention:
    return mention(TALKS, "DPRK US", PLANNED, people=people, when=when, places=places, main=main)


@pytest.mark.parametrize(("before", "after", "told"), [
    ("Da Nang", "Hanoi", True), ("Panmunjom", "Pyongyang", True), ("Hanoi", "Metropole Hotel", False),
    ("Danang", "Da Nang", False), ("Hanoi", "Vietnam", False),
])
def test_another_town_of_the_same_country_is_news(before: str, after: str, told: bool) -> None:
    ledger = Ledger(ATLAS)
    ledger.tell_each([story("2011-03-01", planned("2011-03-20", before)), story("2011-03-05", planned("2011-03-20", after))])
    assert (ledger.only.places == (after,)) is told
    assert ("2011-03-05", "place", before, after) in ledger.news() or not told
    assert len(ledger.news()) == 1 + told


def test_a_side_remark_moves_no_meeting_to_another_town() -> None:
    ledger = Ledger(ATLAS)
    ledger.tell_each([
        story("2011-03-01", planned("2011-03-20", "Hanoi")), story("2011-03-05", planned("2011-03-20", "Da Nang", main=False)),
    ])
    assert ledger.only.places == ("Hanoi",)


def test_the_envoy_of_a_third_country_who_sat_in_makes_no_second_meeting() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-07-20", planned("2011-07-28..2011-07-29", "Stockholm")),
        story("2011-07-30", mention(TALKS, "DPRK ROK US", HELD, people=(*ENVOYS, LEE), when="2011-07-28..2011-07-30",
                                    places=("Stockholm", "Sweden"))),
    ])
    assert ledger.only.parties == ("DPRK", "US")
    assert [(kind, new) for _, kind, _, new in ledger.news()] == [
        ("new", "planned"), ("status", "held"), ("participants", LEE),
    ]


@pytest.mark.parametrize(("place", "events"), [("Stockholm", 1), ("Vienna", 2), ("", 2)])
def test_a_plan_that_names_nobody_of_the_north_is_of_three_only_with_its_day_and_place(place: str, events: int) -> None:
    where = (place,) if place else ()
    ledger = Ledger(ATLAS)
    ledger.tell_each([
        story("2011-07-20", planned("2011-07-28..2011-07-29", "Stockholm", people=(BIEGUN,))),
        story("2011-07-30", mention(TALKS, "DPRK ROK US", HELD, people=(*ENVOYS, LEE), when="2011-07-28..2011-07-30",
                                    places=where)),
    ])
    assert len(ledger.events) == events


@pytest.mark.parametrize(("people", "place", "status"), [
    ((BIEGUN,), "Pyongyang", HELD), ((), "Pyongyang", PLANNED), ((BIEGUN,), "Seoul", PLANNED), ((BIEGUN,), "", PLANNED),
])
def test_an_undated_aside_holds_an_undated_plan_where_it_names_one_of_them_and_the_town(
    people: tuple[str, ...], place: str, status: Status,
) -> None:
    ledger = Ledger()
    aside = mention(TALKS, "DPRK US", HELD, people=people, places=(place,) if place else (), main=False)
    ledger.tell_each([story("2011-03-01", planned(None, "Pyongyang")), story("2011-03-05", aside)])
    assert next(iter(ledger.events.values())).status is status


@pytest.mark.parametrize(("parties", "people", "when"), [
    ("DPRK ROK US", (BIEGUN, LEE), "2011-07-28"),          # nobody from the North is named in both
    ("DPRK ROK US", (*ENVOYS, LEE), "2011-09-28"),         # another day, and no place
    ("DPRK ROK", (HYOK_CHOL, LEE), "2011-07-28"),          # one of the two is not there
])
def test_a_meeting_of_three_is_not_that_of_two_without_the_same_people_and_day(
    parties: str, people: tuple[str, ...], when: str,
) -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-07-27", planned("2011-07-28")), story("2011-09-30", mention(TALKS, parties, HELD, people=people, when=when)),
    ])
    assert len(ledger.events) == 2


def test_allies_meet_in_twos_and_in_threes_on_one_day() -> None:
    ledger = Ledger()
    two = mention(MEETING, "ROK US", HELD, people=(BIEGUN, LEE), when="2011-07-28", places=("Seoul",))
    three = mention(MEETING, "JPN ROK US", HELD, people=(BIEGUN, LEE, "Ono"), when="2011-07-28", places=("Seoul",))
    ledger.tell_each([story("2011-07-28", two), story("2011-07-29", three)])
    assert len(ledger.events) == 2


def test_a_story_knows_whom_it_means() -> None:
    """The secretary's meeting was put off; the envoy, who was to sit in, has talks of his own to come."""
    ledger = Ledger()
    ledger.tell_each([
        story("2011-11-05", planned("2011-11-08", "New York", people=(POMPEO, BIEGUN, YONG_CHOL))),
        story("2011-11-07", mention(TALKS, "DPRK US", POSTPONED, people=(POMPEO, YONG_CHOL), when="2011-11-08",
                                    places=("New York",)), planned(None, people=(BIEGUN,), main=False)),
    ])
    assert sorted(str(event.status) for event in ledger.events.values()) == ["planned", "postponed"]


@pytest.mark.parametrize(("status", "at"), [(CANCELLED, "2011-12-11"), (POSTPONED, "2011-12-11"), (CANCELLED, "2011-11-12")])
def test_a_call_off_told_again_weeks_later_is_the_same(status: Status, at: str) -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-11-05", planned("2011-11-08", "New York")),
        story("2011-11-07", mention(TALKS, "DPRK US", POSTPONED, people=ENVOYS, when="2011-11-08", places=("New York",))),
        story(at, mention(TALKS, "DPRK US", status, places=("New York",), main=False)),
    ])
    assert len(ledger.events) == 1
    assert len(ledger.news()) == 2


def test_a_headline_of_a_call_off_is_of_these_days() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-11-05", planned("2011-11-08")), story("2011-11-07", mention(TALKS, "DPRK US", CANCELLED, when="2011-11-08")),
        story("2011-12-20", mention(TALKS, "DPRK US", CANCELLED, people=ENVOYS)),
    ])
    assert [(kind, new) for _, kind, _, new in ledger.news()] == [
        ("new", "planned"), ("status", "cancelled"), ("new", "cancelled"),
    ]


def test_an_offer_of_one_town_is_not_the_plan_of_another_weeks_later() -> None:
    ledger = Ledger(ATLAS)
    offer = mention(TALKS, "DPRK US", PROPOSED, people=ENVOYS, places=("Vienna",))
    ledger.tell_each([story("2011-05-10", offer), story("2011-06-15", planned("2011-06-19", "Stockholm"))])
    assert [(kind, new) for _, kind, _, new in ledger.news()] == [("new", "proposed"), ("new", "planned")]


def test_the_next_round_is_not_what_was_offered_before_the_last_one() -> None:
    ledger = Ledger(ATLAS)
    offer = mention(TALKS, "DPRK US", PROPOSED, people=ENVOYS, places=("Vienna",))
    met = mention(TALKS, "DPRK US", HELD, people=ENVOYS, when="2011-06-19", places=("Stockholm",))
    ledger.tell_each([
        story("2011-05-10", offer), story("2011-06-15", planned("2011-06-19", "Stockholm")),
        story("2011-06-20", met, planned(None, main=False)), story("2011-06-22", met, planned(None, main=False)),
    ])
    assert [(kind, new) for _, kind, _, new in ledger.news()] == [
        ("new", "proposed"), ("new", "planned"), ("status", "held"), ("new", "planned"),
    ]


def test_a_window_that_narrows_is_told_each_time() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2011-11-07", summit(PLANNED)), story("2011-11-08", summit(PLANNED, "2012-01-01..2012-03-31", main=False)),
        story("2011-12-02", summit(PLANNED, "2012-01-01..2012-02-29")),
        story("2011-12-11", summit(PLANNED, "2012-01-01..2012-02-29")),
        story("2011-12-20", summit(PLANNED, "2012-01-01..2012-03-31")),
        story("2012-01-10", summit(PLANNED, "2012-02-01..2012-02-29", main=False)),
    ])
    assert [new for _, kind, _, new in ledger.news() if kind == "date"] == [
        "2012-01-01..2012-03-31", "2012-01-01..2012-02-29", "2012-02-01..2012-02-29",
    ]
    assert {TRUMP, KIM} == set(ledger.only.people)


@pytest.mark.parametrize(("when", "main"), [("2012-01-01..2012-12-31", True), ("2012-01-01..", True)])
def test_a_year_is_no_first_date(when: str, main: bool) -> None:
    ledger = Ledger()
    ledger.tell_each([story("2011-11-07", summit(PLANNED)), story("2011-11-08", summit(PLANNED, when, main=main))])
    assert [kind for _, kind, _, _ in ledger.news()] == ["new"]


def test_one_of_two_days_is_no_narrower_window() -> None:
    ledger = Ledger()
    ledger.tell_each([story("2011-11-07", planned("2011-11-27..2011-11-28")), story("2011-11-08", planned("2011-11-27"))])
    assert [kind for _, kind, _, _ in ledger.news()] == ["new"]


def round_(status: Status, when: str | None, *, main: bool = True) -> Mention:
    return mention(TALKS, "DPRK US", status, people=ENVOYS, when=when, places=("Stockholm",), main=main)


def test_a_round_that_takes_weeks_is_one_however_it_is_dated() -> None:
    ledger = Ledger()
    whole = replace(round_(HELD, None), when=time("1994-09-23..1994-10-17", Precision.INTERVAL))
    ledger.tell_each([
        story("1994-09-24", round_(ONGOING, "1994-09-23")), story("1994-09-30", round_(ONGOING, None)),
        story("1994-10-12", round_(ONGOING, None)), story("1994-10-18", whole),
        story("1994-10-21", round_(HELD, None)), story("1994-11-14", round_(HELD, "1994-10-01..1994-10-31", main=False)),
    ])
    assert [(kind, new) for _, kind, _, new in ledger.news()] == [("new", "ongoing"), ("status", "held")]
    assert ledger.only.when == whole.when


def test_what_is_under_way_long_after_was_never_that_round() -> None:
    ledger = Ledger()
    ledger.tell_each([story("1994-07-08", round_(ONGOING, "1994-07-08")), story("1994-08-06", round_(ONGOING, None))])
    assert len(ledger.events) == 2


@pytest.mark.parametrize(("main", "told"), [(True, True), (False, False)])
def test_talks_under_way_are_adjourned_by_a_story_on_them(main: bool, told: bool) -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("1994-07-08", round_(ONGOING, "1994-07-08")), story("1994-07-09", round_(POSTPONED, None, main=main)),
    ])
    assert (("1994-07-09", "status", "ongoing", "postponed") in ledger.news()) is told
    assert len(ledger.events) == 1


def test_talks_put_off_to_a_week_are_those_of_a_day_in_it() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2005-08-07", planned("2005-08-29..2005-08-31", "Stockholm")),
        story("2005-08-29", mention(TALKS, "DPRK US", POSTPONED, when="2005-09-12..2005-09-18")),
        story("2005-09-08", planned("2005-09-13", "Stockholm")),
    ])
    assert [(kind, new) for _, kind, _, new in ledger.news()] == [
        ("new", "planned"), ("status", "postponed"), ("date", "2005-09-12..2005-09-18"), ("status", "planned"),
        ("date", "2005-09-13"),
    ]


def test_what_was_held_in_a_month_is_not_what_was_put_off_in_it() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2005-08-07", round_(HELD, "2005-07-26..2005-08-07"), planned("2005-08-29", "Stockholm")),
        story("2005-08-27", mention(TALKS, "DPRK US", POSTPONED, people=ENVOYS, when="2005-08-29", places=("Stockholm",))),
        story("2005-09-08", mention(TALKS, "DPRK US", HELD, when="2005-08-01..2005-08-31", main=False)),
    ])
    assert sorted(str(event.status) for event in ledger.events.values()) == ["held", "postponed"]


def test_talks_whose_day_passed_weeks_ago_are_not_put_off_any_more() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2007-07-16", planned("2007-07-18..2007-07-19", "Stockholm")), story("2007-09-02", planned("2007-09-10..2007-09-20")),
        story("2007-09-17", mention(TALKS, "DPRK US", POSTPONED, when="2007-09-19", places=("Stockholm",))),
    ])
    assert sorted(str(event.status) for event in ledger.events.values()) == ["planned", "postponed"]


def test_of_two_that_a_vague_plan_may_have_become_it_is_the_one_the_story_is_about() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2019-09-10", planned("2019-09-21..2019-09-30")),
        story("2019-10-01", planned("2019-10-05"), mention(TALKS, "DPRK US", PLANNED, when="2019-10-04")),
    ])
    assert ("2019-10-01", "date", "2019-09-21..2019-09-30", "2019-10-05") in ledger.news()


@pytest.mark.parametrize(("before", "told"), [("2018-05-01..2018-05-31", True), ("2018-05-22", False)])
def test_a_side_remark_moves_a_month_and_no_day(before: str, told: bool) -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2018-03-10", summit(PLANNED, before)), story("2018-04-18", summit(PLANNED, "2018-06-03..2018-06-12", main=False)),
        story("2018-04-20", summit(PLANNED, before, main=False)),
    ])
    assert [new for _, kind, _, new in ledger.news() if kind == "date"] == ["2018-06-03..2018-06-12"] * told


@pytest.mark.parametrize(("after", "main", "told"), [
    ("2018-06-01..2018-06-15", True, True), ("2018-06-01..2018-06-15", False, True),
    ("2018-04-01..2018-04-30", True, True), ("2018-04-01..2018-04-30", False, False),
])
def test_the_month_next_to_it_is_another_time(after: str, main: bool, told: bool) -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2018-03-10", summit(PLANNED, "2018-05-01..2018-05-31")), story("2018-03-18", summit(PLANNED, after, main=main)),
    ])
    assert [new for _, kind, _, new in ledger.news() if kind == "date"] == [after] * told


def test_a_dated_plan_that_the_story_is_about_is_the_one_that_was_awaited() -> None:
    """Experts met in the meantime, in the months that were named for the round."""
    ledger = Ledger()
    ledger.tell_each([
        story("2004-02-28", planned("2004-04-01..2004-06-30", "Stockholm", main=False)),
        story("2004-06-15", planned("2004-06-23..2004-06-26", "Stockholm"),
              mention(TALKS, "DPRK US", HELD, when="2004-05-12..2004-05-15", places=("Stockholm",), main=False)),
        story("2004-06-27", round_(HELD, "2004-06-23..2004-06-26")),
    ])
    assert ("2004-06-27", "status", "planned", "held") in ledger.news()
    assert len(ledger.events) == 2


def test_what_is_over_is_not_planned_again_for_the_months_after_those_it_was_first_planned_for() -> None:
    ledger = Ledger()
    ledger.tell_each([
        story("2004-02-28", planned("2004-04-01..2004-06-30", "Stockholm", people=())),
        story("2004-06-26", round_(HELD, "2004-06-23..2004-06-26"),
              planned("2004-07-01..2004-09-30", "Stockholm", people=(), main=False)),
        story("2004-07-20", planned("2004-07-01..2004-09-30", "Stockholm", people=())),
    ])
    assert sorted(str(event.status) for event in ledger.events.values()) == ["held", "planned"]
