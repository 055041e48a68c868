"""One word misread must not found a second summit, nor end the first."""

from monitor.domain.meeting import Kind, Status
from tests.analysis.ledger.telling import BIEGUN, HYOK_CHOL, Ledger, mention, story, summit

PLANNED, HELD, CANCELLED = Status.PLANNED, Status.HELD, Status.CANCELLED


def told(*stories) -> Ledger:  # type: ignore[no-untyped-def]
    ledger = Ledger()
    ledger.tell_each(story(day, one) for day, one in stories)
    return ledger


def test_what_took_place_before_the_day_that_is_set_was_something_else() -> None:
    aside = summit(HELD, "2018-05-25", main=False)
    ledger = told(("2018-05-20", summit(PLANNED, "2018-06-12", "Singapore")), ("2018-05-26", aside))
    planned, other = ledger.events.values()
    assert (planned.status, str(planned.when.start if planned.when else ""), other.status) == (PLANNED, "2018-06-12", HELD)


def test_the_day_on_which_a_meeting_was_called_off_is_not_its_day() -> None:
    ledger = told(("2018-05-20", summit(PLANNED, "2018-06-12", "Singapore")), ("2018-05-24", summit(CANCELLED, "2018-05-24")))
    assert (ledger.only.status, str(ledger.only.when.start if ledger.only.when else "")) == (CANCELLED, "2018-06-12")


def test_a_summit_whose_day_passed_in_silence_was_dated_wrongly() -> None:
    assert told(("2018-04-26", summit(PLANNED, "2018-04-27")), ("2018-05-10", summit(PLANNED, "2018-06-12"))).only.status is PLANNED


def test_envoys_may_meet_unreported() -> None:
    first, second = (mention(Kind.MEETING, "DPRK US", PLANNED, people=(BIEGUN, HYOK_CHOL), when=day)
                     for day in ("2018-04-27", "2018-06-12"))
    assert len(told(("2018-04-26", first), ("2018-05-10", second)).events) == 2


def test_a_mere_country_moves_no_meeting_out_of_a_town() -> None:
    assert told(("2018-05-10", summit(PLANNED, "2018-06-12", "Singapore")),
                ("2018-05-27", summit(PLANNED, "2018-06-12", "North Korea"))).only.places == ("Singapore",)


def test_one_story_alone_moves_no_summit_whose_place_and_day_are_known() -> None:
    plan = summit(PLANNED, "2018-06-12", "Singapore")
    known = (("2018-05-10", plan), ("2018-05-11", plan))
    elsewhere = summit(PLANNED, "2018-06-12", "Stockholm")
    assert told(*known, ("2018-05-12", elsewhere)).only.places == ("Singapore",)
    assert told(*known, ("2018-05-12", elsewhere), ("2018-05-13", elsewhere)).only.places == ("Stockholm",)
    assert told(*known, ("2018-05-12", summit(PLANNED, "2018-06-14", "Stockholm"))).only.places == ("Stockholm",)


def test_two_leaders_meet_once_on_a_day_wherever_it_was() -> None:
    ledger = told(("2018-06-12", summit(HELD, "2018-06-12", "Singapore")), ("2018-06-14", summit(HELD, "2018-06-12", "Stockholm")))
    assert (ledger.only.places, len(ledger.news())) == (("Singapore",), 2)
    apart = told(("2018-06-12", summit(HELD, "2018-06-12", "Singapore")), ("2018-06-18", summit(HELD, "2018-06-16", "Stockholm")))
    assert len(apart.events) == 2


def test_where_a_summit_will_be_is_guessed_at() -> None:
    assert told(("2018-03-09", summit(PLANNED, "2018-03-09..2018-05-31", "Pyongyang")),
                ("2018-03-11", summit(Status.PROPOSED, "2018-03-11..2018-05-31", "Stockholm"))).only.status is PLANNED


def test_one_story_that_says_neither_when_nor_where_holds_no_summit_but_two_do() -> None:
    plan, word = ("2018-03-08", summit(PLANNED, "2018-03-08..2018-05-31")), summit(HELD)
    assert told(plan, ("2018-03-09", word)).only.status is PLANNED
    assert told(plan, ("2018-03-09", word), ("2018-03-10", word)).only.status is HELD
    assert told(plan, ("2018-03-09", summit(HELD, None, "Singapore"))).only.status is HELD


def test_a_word_that_was_not_believed_does_not_put_the_plan_in_the_past() -> None:
    ledger = told(("2018-03-08", summit(PLANNED, "2018-03-08..2018-05-31")), ("2018-03-09", summit(HELD)),
                  ("2018-05-10", summit(PLANNED, "2018-06-12", "Singapore")))
    assert (ledger.only.status, str(ledger.only.when.start if ledger.only.when else "")) == (PLANNED, "2018-06-12")


def test_a_summit_said_to_be_held_in_weeks_to_come_is_a_plan() -> None:
    for day in ("2018-03-09..2018-05-31", "2018-06-12"):
        ledger = told(("2018-03-08", summit(PLANNED, "2018-03-08..2018-05-31")), ("2018-03-09", summit(HELD, day)),
                      ("2018-05-24", summit(CANCELLED, "2018-06-12", "Singapore")))
        assert (ledger.only.status, [row[3] for row in ledger.news() if row[1] == "status"]) == (CANCELLED, ["cancelled"])


def test_talks_that_opened_today_and_go_on_for_days_are_under_way() -> None:
    opened = mention(Kind.TALKS, "DPRK US", Status.ONGOING, people=(BIEGUN, HYOK_CHOL), when="2018-03-09..2018-03-12")
    assert told(("2018-03-09", opened)).only.status is Status.ONGOING


def test_a_side_remark_that_plans_a_month_long_past_founds_no_plan() -> None:
    ledger = told(("2018-06-12", summit(HELD, "2018-06-12", "Singapore")),
                  ("2019-05-02", summit(PLANNED, "2018-06-01..2018-06-30", "Singapore", main=False)))
    assert (ledger.only.status, len(ledger.news())) == (HELD, 1)


def test_a_summit_called_off_these_days_is_on_again_for_another_day_in_the_same_town() -> None:
    ledger = told(("2018-05-20", summit(PLANNED, "2018-06-12", "Singapore")), ("2018-05-24", summit(CANCELLED, "2018-06-12")),
                  ("2018-05-28", summit(PLANNED, "2018-06-19", "Singapore")))
    assert ledger.only.status is PLANNED


def test_a_bare_side_remark_holds_no_talks_whose_days_passed_in_silence() -> None:
    plan = mention(Kind.TALKS, "DPRK US", PLANNED, people=(BIEGUN,), when="2011-07-01..2011-07-22")
    word = mention(Kind.TALKS, "DPRK US", HELD, main=False)
    assert told(("2011-06-30", plan), ("2011-07-31", word)).only.status is PLANNED
    assert told(("2011-06-30", plan), ("2011-07-23", word)).only.status is HELD


def test_a_day_for_talks_of_which_one_envoy_is_known_is_theirs_weeks_later() -> None:
    plan = mention(Kind.TALKS, "DPRK US", PLANNED, people=(BIEGUN,))
    offer = mention(Kind.TALKS, "DPRK US", Status.PROPOSED, when="2011-09-21..2011-09-30")
    assert len(told(("2011-07-31", plan), ("2011-09-09", offer)).events) == 1


def test_a_summit_held_on_the_day_that_several_gave_is_that_one_whatever_the_last_story_had() -> None:
    plan, moved = summit(PLANNED, "2018-06-12", "Singapore"), summit(PLANNED, "2018-06-19", "Singapore")
    held = summit(HELD, "2018-06-12")
    assert told(("2018-05-10", plan), ("2018-05-11", plan), ("2018-06-08", moved), ("2018-06-12", held)).only.status is HELD
    assert len(told(("2018-06-08", moved), ("2018-06-12", held)).events) == 2


def test_a_summit_held_where_it_was_set_for_days_later_was_dated_wrongly() -> None:
    plan = summit(PLANNED, "2018-06-19", "Singapore")
    assert told(("2018-06-08", plan), ("2018-06-12", summit(HELD, "2018-06-12", "Singapore"))).only.status is HELD
    assert len(told(("2018-05-08", plan), ("2018-05-12", summit(HELD, "2018-05-12", "Singapore"))).events) == 2
    assert len(told(("2018-06-08", plan), ("2018-06-12", summit(HELD, "2018-06-12", "Stockholm"))).events) == 2


def test_a_call_off_with_another_day_is_of_the_one_summit_that_leaders_have_ahead() -> None:
    plan = summit(PLANNED, "2018-06-12", "Singapore")
    ledger = told(("2018-05-20", plan), ("2018-05-24", summit(CANCELLED, "2018-06-19")))
    assert (ledger.only.status, str(ledger.only.when.start if ledger.only.when else "")) == (CANCELLED, "2018-06-12")
    assert len(told(("2018-05-20", plan), ("2018-05-24", summit(CANCELLED, "2018-07-19"))).events) == 2


def test_a_side_remark_dates_a_summit_with_the_north_near_its_day() -> None:
    held = summit(HELD, "2018-06-12", "Singapore")
    near, far = summit(HELD, "2018-06-19", main=False), summit(HELD, "2018-07-19", main=False)
    assert len(told(("2018-06-12", held), ("2018-07-20", near)).events) == 1
    assert len(told(("2018-06-12", held), ("2018-07-20", far)).events) == 2
