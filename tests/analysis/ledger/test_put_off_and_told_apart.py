"""Meetings put off and taken up again, and two tellings that are one meeting or two."""

import pytest

from monitor.domain.meeting import Kind, Status
from tests.analysis.ledger.telling import BIEGUN, HYOK_CHOL, KIM, POMPEO, YONG_CHOL, Ledger, mention, story, summit

MEETING, TALKS, VISIT = Kind.MEETING, Kind.TALKS, Kind.VISIT
PLANNED, HELD, POSTPONED, CANCELLED = Status.PLANNED, Status.HELD, Status.POSTPONED, Status.CANCELLED
ENVOYS = (BIEGUN, HYOK_CHOL)


def test_what_was_put_off_and_comes_months_later_is_the_same_meeting() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2011-12-15", mention(TALKS, "DPRK US", PLANNED, people=ENVOYS, when="2011-12-22", places=("Stockholm",))),
            story("2011-12-19", mention(TALKS, "DPRK US", POSTPONED, when="2011-12-22", places=("Stockholm",))),
            story("2012-02-13", mention(TALKS, "DPRK US", PLANNED, people=ENVOYS, when="2012-02-23", places=("Stockholm",))),
            story("2012-02-24", mention(TALKS, "DPRK US", HELD, people=ENVOYS, when="2012-02-23..2012-02-24")),
        ]
    )
    assert ledger.only.status is HELD
    assert [(kind, new) for _, kind, _, new in ledger.news()] == [
        ("new", "planned"), ("status", "postponed"), ("status", "planned"), ("date", "2012-02-23"), ("status", "held"),
    ]


def test_a_story_that_puts_talks_off_to_a_later_day_tells_of_that_day() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2007-09-10", mention(TALKS, "DPRK US", PLANNED, when="2007-09-19", places=("Stockholm",))),
            story("2007-09-17", mention(TALKS, "DPRK US", POSTPONED, when="2007-09-27", places=("Stockholm",))),
        ]
    )
    assert ledger.news()[1:] == [
        ("2007-09-17", "status", "planned", "postponed"), ("2007-09-17", "date", "2007-09-19", "2007-09-27"),
    ]


@pytest.mark.parametrize(("held", "events"), [("2007-09-25", 1), ("2008-02-20", 2)])
def test_talks_put_off_are_those_held_soon_after_and_not_those_of_next_year(held: str, events: int) -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2007-09-10", mention(TALKS, "DPRK US", PLANNED, when="2007-09-19", places=("Stockholm",))),
            story("2007-09-17", mention(TALKS, "DPRK US", POSTPONED, when="2007-09-19", places=("Stockholm",))),
            story(held, mention(TALKS, "DPRK US", HELD, when=held, places=("Stockholm",))),
        ]
    )
    assert len(ledger.events) == events


def test_a_day_that_no_longer_holds_is_no_new_date() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2007-09-10", mention(TALKS, "DPRK US", PLANNED, when="2007-09-19", places=("Stockholm",))),
            story("2007-09-17", mention(TALKS, "DPRK US", POSTPONED, when="2007-09-18", places=("Stockholm",))),
        ]
    )
    assert [row[1] for row in ledger.news()] == ["new", "status"]


def test_an_aside_calls_off_what_was_to_be_on_that_very_day_but_only_the_first_time() -> None:
    ledger = Ledger()
    aside = mention(VISIT, "US DPRK", CANCELLED, people=(BIEGUN,), when="2014-02-10", places=("Pyongyang",), main=False)
    ledger.tell_each(
        [
            story("2014-02-07", mention(VISIT, "US DPRK", PLANNED, people=(BIEGUN,), when="2014-02-10", places=("Pyongyang",))),
            story("2014-02-09", aside),
            story("2014-02-10", aside),
        ]
    )
    assert ledger.news()[1:] == [("2014-02-09", "status", "planned", "cancelled")]


def test_an_aside_without_the_day_calls_nothing_off() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2014-02-07", mention(VISIT, "US DPRK", PLANNED, people=(BIEGUN,), when="2014-02-10", places=("Pyongyang",))),
            story("2014-02-08", mention(VISIT, "US DPRK", CANCELLED, people=(BIEGUN,), main=False)),
        ]
    )
    assert ledger.only.status is PLANNED


def test_undated_talks_have_taken_place_when_a_story_on_the_trip_names_both_negotiators() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2007-06-21", mention(TALKS, "DPRK US", PLANNED, people=ENVOYS, main=False)),
            story("2007-06-22", mention(TALKS, "DPRK US", HELD, people=ENVOYS, places=("Pyongyang",), main=False)),
        ]
    )
    assert ("2007-06-22", "status", "planned", "held") in ledger.news()


def test_the_last_day_of_planned_days_is_no_news_once_they_are_over() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2007-09-24", mention(TALKS, "DPRK US", PLANNED, when="2007-09-27..2007-09-30", places=("Stockholm",))),
            story("2007-10-01", mention(TALKS, "DPRK US", HELD, when="2007-09-30", places=("Stockholm",))),
        ]
    )
    assert [row[1:] for row in ledger.news()[1:]] == [("status", "planned", "held")]


def test_a_meeting_that_came_to_nothing_first_told_afterwards_is_one_with_its_day() -> None:
    """One sentence says that it fell through, another names its day, which by then is past."""
    ledger = Ledger()
    ledger.tell(
        story(
            "2018-02-20",
            mention(MEETING, "DPRK US", CANCELLED, people=(POMPEO,), places=("Stockholm",)),
            mention(MEETING, "DPRK US", Status.UNKNOWN, people=(POMPEO, YONG_CHOL), when="2018-02-10", places=("Sweden",)),
        )
    )
    assert str(ledger.only.when.start if ledger.only.when else "") == "2018-02-10"


def test_talks_that_were_held_are_not_the_audience_that_came_to_nothing() -> None:
    ledger = Ledger()
    ledger.tell(
        story(
            "2018-07-10",
            mention(TALKS, "DPRK US", HELD, people=(POMPEO,), when="2018-07-06..2018-07-07", places=("Pyongyang",)),
            mention(MEETING, "DPRK US", CANCELLED, people=(POMPEO, KIM), when="2018-07-06..2018-07-07", places=("Pyongyang",),
                    main=False),
            mention(MEETING, "DPRK US", HELD, people=(POMPEO, KIM), main=False),
        )
    )
    assert sorted((event.status, event.people) for event in ledger.events.values()) == [
        (CANCELLED, (POMPEO, KIM)), (HELD, (POMPEO,)), (HELD, (POMPEO, KIM)),
    ]


def test_a_host_who_sits_in_is_left_out_of_some_tellings() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2003-04-21", mention(TALKS, "SWE DPRK US", PLANNED, when="2003-04-23..2003-04-25", places=("Stockholm",))),
            story("2003-04-25", mention(TALKS, "DPRK US", HELD, places=("Stockholm",))),
        ]
    )
    assert (ledger.only.status, ledger.only.parties) == (HELD, ("DPRK", "SWE", "US"))


def test_a_guest_of_two_who_meet_elsewhere_is_no_host() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2003-04-21", mention(TALKS, "SWE DPRK US", PLANNED, when="2003-04-23..2003-04-25", places=("Singapore",))),
            story("2003-04-25", mention(TALKS, "DPRK US", HELD, places=("Singapore",))),
        ]
    )
    assert len(ledger.events) == 2


def test_members_of_one_delegation_are_named_in_one_telling_and_its_head_in_another() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2019-02-18", mention(TALKS, "DPRK US", PLANNED, people=ENVOYS, places=("Hanoi",))),
            story("2019-02-19", mention(TALKS, "DPRK US", PLANNED, people=(BIEGUN, YONG_CHOL, KIM), places=("Hanoi",))),
        ]
    )
    assert len(ledger.events) == 1


@pytest.mark.parametrize(
    ("people", "town", "events"),
    [(ENVOYS, "Stockholm", 1), ((BIEGUN,), "Stockholm", 2), (ENVOYS, "Hanoi", 2), ((BIEGUN, YONG_CHOL), "Stockholm", 2)],
)
def test_talks_called_off_are_on_again_weeks_later_with_the_same_envoys_in_the_same_town(
    people: tuple[str, ...], town: str, events: int
) -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2012-03-01", mention(TALKS, "DPRK US", PLANNED, people=ENVOYS, when="2012-03-14", places=("Stockholm",))),
            story("2012-03-12", mention(TALKS, "DPRK US", CANCELLED, when="2012-03-14", places=("Stockholm",))),
            story("2012-04-20", mention(TALKS, "DPRK US", PLANNED, people=people, when="2012-05-03", places=(town,))),
        ]
    )
    assert len(ledger.events) == events
    if events == 1:
        assert [(kind, new) for _, kind, _, new in ledger.news()][-2:] == [("status", "planned"), ("date", "2012-05-03")]


@pytest.mark.parametrize(("announced", "day", "events"), [("2012-04-25", "2012-05-12", 1), ("2012-08-20", "2012-09-12", 2)])
def test_a_summit_called_off_is_on_again_weeks_later_in_the_same_town_but_not_half_a_year(
    announced: str, day: str, events: int
) -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2012-03-20", summit(PLANNED, "2012-04-11", "Singapore")),
            story("2012-04-03", summit(CANCELLED, "2012-04-11", "Singapore")),
            story(announced, summit(PLANNED, day, "Singapore")),
        ]
    )
    assert len(ledger.events) == events


@pytest.mark.parametrize(
    ("who", "town", "told", "events"),
    [(BIEGUN, "Pyongyang", "2012-04-02", 1), (POMPEO, "Pyongyang", "2012-04-02", 2), (BIEGUN, "Stockholm", "2012-04-02", 2),
     (BIEGUN, "Pyongyang", "2012-06-20", 2)],
)
def test_a_trip_called_off_that_may_be_made_yet_is_the_same_trip(who: str, town: str, told: str, events: int) -> None:
    ledger = Ledger()
    due = mention(VISIT, "US DPRK", PLANNED, people=(BIEGUN,), when="2012-03-14", places=("Pyongyang",))
    off = mention(VISIT, "US DPRK", CANCELLED, people=(BIEGUN,), when="2012-03-14", places=("Pyongyang",))
    wish = mention(VISIT, "US DPRK", Status.PROPOSED, people=(who,), places=(town,), main=False)
    ledger.tell_each([story("2012-03-01", due), story("2012-03-10", off), story(told, wish)])
    assert len(ledger.events) == events
    if events == 1:
        assert ledger.news()[-1] == (told, "status", "cancelled", "proposed")


def test_a_side_remark_on_a_trip_called_off_days_ago_or_without_a_place_revives_nothing() -> None:
    due = mention(VISIT, "US DPRK", PLANNED, people=(BIEGUN,), when="2012-03-14", places=("Pyongyang",))
    off = mention(VISIT, "US DPRK", CANCELLED, people=(BIEGUN,), when="2012-03-14", places=("Pyongyang",))
    for told, places in (("2012-03-13", ("Pyongyang",)), ("2012-03-24", ())):
        ledger = Ledger()
        wish = mention(VISIT, "US DPRK", Status.PROPOSED, people=(BIEGUN,), places=places, main=False)
        ledger.tell_each([story("2012-03-01", due), story("2012-03-10", off), story(told, wish)])
        assert ("status", "proposed") not in [(kind, new) for _, kind, _, new in ledger.news()]


@pytest.mark.parametrize(
    ("main", "told", "news"), [(False, "2014-03-01", False), (True, "2014-03-01", True), (False, "2012-03-16", True)]
)
def test_a_side_remark_of_years_later_that_planned_talks_took_place_is_a_recap(main: bool, told: str, news: bool) -> None:
    ledger = Ledger()
    due = mention(TALKS, "DPRK US", PLANNED, people=ENVOYS, when="2012-03-14", places=("Stockholm",))
    held = mention(TALKS, "DPRK US", HELD, people=ENVOYS, when="2012-03-14", places=("Stockholm",), main=main)
    ledger.tell_each([story("2012-03-01", due), story(told, held)])
    assert ledger.only.status is HELD
    assert (ledger.news()[-1][1:] == ("status", "planned" if told < "2013" else "lapsed", "held")) is news
