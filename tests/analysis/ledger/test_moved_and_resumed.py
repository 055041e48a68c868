"""Plans that move, rounds that are adjourned, wishes that come to nothing: one meeting or two."""

import pytest

from monitor.domain.meeting import Kind, Mention, Status
from tests.analysis.ledger.telling import BIEGUN, HYOK_CHOL, KIM, POMPEO, YONG_CHOL, Ledger, mention, story, summit

MEETING, TALKS = Kind.MEETING, Kind.TALKS
PLANNED, HELD, ONGOING, POSTPONED, DENIED = Status.PLANNED, Status.HELD, Status.ONGOING, Status.POSTPONED, Status.DENIED
ENVOYS = (BIEGUN, HYOK_CHOL)


def count(*told: tuple[str, Mention]) -> int:
    ledger = Ledger()
    ledger.tell_each(story(day, one) for day, one in told)
    return len(ledger.events)


def test_a_month_that_gives_way_to_the_next_is_a_plan_that_moved() -> None:
    assert count(("2018-03-09", summit(PLANNED, "2018-03-09..2018-05-31")),
                 ("2018-04-18", summit(PLANNED, "2018-06-01..2018-06-10", main=False))) == 1


def test_talks_spoken_of_after_their_week_passed_are_still_those_talks() -> None:
    assert count(("2019-06-30", mention(TALKS, "DPRK US", PLANNED, when="2019-07-08..2019-07-21")),
                 ("2019-07-31", mention(TALKS, "DPRK US", PLANNED, main=False)),
                 ("2019-08-25", mention(TALKS, "DPRK US", Status.PROPOSED, people=(BIEGUN,)))) == 1


@pytest.mark.parametrize(("later", "events"), [("2018-07-20", 1), ("2018-10-02", 2)])
def test_a_wish_that_was_denied_is_not_the_plan_of_three_months_later(later: str, events: int) -> None:
    denied = mention(MEETING, "DPRK US", DENIED, people=(POMPEO, KIM))
    planned = mention(MEETING, "DPRK US", PLANNED, people=(POMPEO, KIM), when=f"{later[:8]}25")
    assert count(("2018-07-07", denied), (later, planned)) == events


@pytest.mark.parametrize(("later", "events"), [("2018-08-27", 1), ("2018-10-07", 2)])
def test_what_nobody_planned_in_one_month_is_not_what_took_place_six_weeks_later(later: str, events: int) -> None:
    denied = mention(MEETING, "DPRK US", DENIED, people=(POMPEO, KIM))
    held = mention(MEETING, "DPRK US", HELD, people=(POMPEO, KIM), when=later, places=("Pyongyang",))
    assert count(("2018-08-23", denied), (later, held)) == events


@pytest.mark.parametrize(("place", "events"), [("Stockholm", 1), ("Singapore", 2)])
def test_envoys_put_off_in_one_town_and_to_meet_in_another_meet_anew(place: str, events: int) -> None:
    first = mention(MEETING, "DPRK US", PLANNED, people=(POMPEO, YONG_CHOL), when="2018-11-08", places=("Stockholm",))
    off = mention(MEETING, "DPRK US", POSTPONED, people=(POMPEO, YONG_CHOL), when="2018-11-08", places=("Stockholm",))
    again = mention(MEETING, "DPRK US", PLANNED, people=(POMPEO, YONG_CHOL), when="2019-01-18", places=(place,))
    assert count(("2018-11-05", first), ("2018-11-07", off), ("2019-01-14", again)) == events


def test_a_summit_put_off_may_move_to_another_country() -> None:
    assert count(("2026-04-03", summit(PLANNED, "2026-04-12", "Singapore")), ("2026-04-11", summit(POSTPONED, "2026-04-12")),
                 ("2026-05-06", summit(PLANNED, "2026-05-30", "Hanoi"))) == 1


def test_a_round_that_is_adjourned_and_one_that_takes_weeks_are_one_each() -> None:
    opened = mention(TALKS, "DPRK US", ONGOING, people=ENVOYS, when="1994-07-08", places=("Stockholm",))
    adjourned = mention(TALKS, "DPRK US", POSTPONED, people=ENVOYS, places=("Stockholm",))
    ended = mention(TALKS, "DPRK US", HELD, people=ENVOYS, when="1994-08-01", places=("Stockholm",))
    assert count(("1994-07-08", opened), ("1994-07-09", adjourned)) == 1
    assert count(("1994-07-08", opened), ("1994-08-01", ended)) == 1


def test_meetings_of_envoys_within_a_month_are_not_one_long_round() -> None:
    first = mention(MEETING, "DPRK US", ONGOING, people=ENVOYS, when="1994-07-08", places=("Stockholm",))
    second = mention(MEETING, "DPRK US", HELD, people=ENVOYS, when="1994-08-01", places=("Stockholm",))
    assert count(("1994-07-08", first), ("1994-08-01", second)) == 2


def test_a_round_that_bears_its_number_comes_back_after_a_year() -> None:
    fourth = [mention(TALKS, "DPRK US", status, when=when, places=("Stockholm",), ordinal=4) for status, when in (
        (PLANNED, "2004-09-01..2004-09-30"), (DENIED, "2004-09-01..2004-09-30"), (PLANNED, "2005-07-25..2005-07-31"))]
    assert count(*zip(("2004-08-20", "2004-09-25", "2005-07-09"), fourth, strict=True)) == 1


@pytest.mark.parametrize(("parties", "ended", "events"), [
    ("CHN DPRK ROK US", "2009-05-16", 1),
    ("CHN DPRK ROK US", "2009-06-20", 2),  # a round does not take so long without a word
    ("DPRK US", "2009-05-16", 2),          # two envoys meet for a day, and again
])
def test_talks_of_many_end_days_after_the_one_day_told_for_them(parties: str, ended: str, events: int) -> None:
    opens = mention(TALKS, parties, PLANNED, when="2009-05-11")
    over = mention(TALKS, parties, HELD, when=ended, places=("Stockholm",))
    assert count(("2009-05-04", opens), (ended, over)) == events


def test_the_end_of_a_round_is_told_as_held_and_not_as_another_date() -> None:
    ledger = Ledger()
    ledger.tell(story("2009-05-04", mention(TALKS, "CHN DPRK ROK US", PLANNED, when="2009-05-11")))
    ledger.tell(story("2009-05-16", mention(TALKS, "CHN DPRK ROK US", HELD, when="2009-05-16")))
    assert [kind for _, kind, *_ in ledger.news()] == ["new", "status"]
    assert str(ledger.only.when.end if ledger.only.when else None) == "2009-05-16"


@pytest.mark.parametrize(("month", "events"), [("2018-07-01..2018-07-31", 2), ("2018-08-01..2018-08-31", 1)])
def test_a_trip_of_one_month_is_not_the_one_called_off_in_the_next(month: str, events: int) -> None:
    off = mention(Kind.VISIT, "US DPRK", Status.CANCELLED, people=(POMPEO,), when="2018-08-01..2018-08-31", places=("Pyongyang",))
    made = mention(Kind.VISIT, "US DPRK", HELD, people=(POMPEO,), when=month, main=False)
    assert count(("2018-09-10", off), ("2018-10-02", made)) == events


@pytest.mark.parametrize("told", ["2019-03-18", "2019-08-18"])
def test_an_undated_word_on_a_trip_is_not_of_one_whose_day_passed_unreported(told: str) -> None:
    due = mention(Kind.VISIT, "US ROK", PLANNED, people=(BIEGUN,), when="2019-03-08", places=("Seoul",))
    assert count(("2019-03-05", due), (told, mention(Kind.VISIT, "US ROK", HELD, people=(BIEGUN,), places=("Seoul",)))) == 2


@pytest.mark.parametrize(("spoken_of", "events"), [(("2013-06-17",), 2), (("2013-06-17", "2013-08-20"), 1)])
def test_an_offer_nobody_spoke_of_is_not_the_meeting_of_months_later(spoken_of: tuple[str, ...], events: int) -> None:
    offer = mention(TALKS, "DPRK US", Status.PROPOSED)
    held = mention(TALKS, "DPRK US", HELD, people=ENVOYS, when="2013-09-25..2013-09-26", places=("Stockholm",))
    assert count(*((day, offer) for day in spoken_of), ("2013-09-27", held)) == events


def test_six_that_will_meet_again_are_the_round_that_is_told_when_it_ends() -> None:
    parties = "CHN DPRK JPN ROK RUS US"
    assert count(("2007-02-13", mention(MEETING, parties, PLANNED, when="2007-03-19")),
                 ("2007-03-22", mention(TALKS, parties, HELD, when="2007-03-22"))) == 1


@pytest.mark.parametrize(("day", "place", "events"), [
    ("2018-07-15", "Panmunjom", 1),   # three days late, and nobody reported the day that was set
    ("2018-07-15", "Stockholm", 2),   # elsewhere
    ("2018-07-22", "Panmunjom", 2),   # the week after
])
def test_talks_held_days_late_where_they_were_set_are_those_that_were_set(day: str, place: str, events: int) -> None:
    set_ = mention(TALKS, "DPRK US", PLANNED, when="2018-07-12", places=("Panmunjom",))
    held = mention(TALKS, "DPRK US", HELD, people=(BIEGUN,), when=day, places=(place,))
    assert count(("2018-07-08", set_), (f"{day[:8]}{int(day[8:]) + 1}", held)) == events


@pytest.mark.parametrize(("day", "events"), [("2018-06-20", 1), ("2018-07-01", 2)])
def test_a_round_under_way_may_end_weeks_later_and_not_in_another_season(day: str, events: int) -> None:
    opened = mention(TALKS, "DPRK US", ONGOING, people=ENVOYS, when="2018-06-02", places=("Panmunjom",))
    ended = mention(TALKS, "DPRK US", HELD, people=ENVOYS[:1], when=day, places=("Panmunjom",))
    assert count(("2018-06-02", opened), (day, ended)) == events
