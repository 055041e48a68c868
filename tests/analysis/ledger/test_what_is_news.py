"""What a story adds to a known meeting: nothing, a detail, a turn, a dispute."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.analysis.ledger.phases import standing, status_by_side
from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Evidence, Kind, Status
from monitor.domain.story import Disposition
from tests.analysis.ledger.telling import (
    BACKGROUND,
    BIEGUN,
    HYOK_CHOL,
    KANG,
    LEE,
    POMPEO,
    YONG_CHOL,
    Ledger,
    mention,
    story,
    summit,
)

MEETING, TALKS, VISIT = Kind.MEETING, Kind.TALKS, Kind.VISIT
PLANNED, HELD = Status.PLANNED, Status.HELD


def test_a_recap_of_a_held_meeting_is_nothing() -> None:
    ledger = Ledger()
    ledger.tell(story("2018-06-12", summit(HELD, "2018-06-12", "Singapore")))
    ledger.tell_each(
        [
            story("2018-07-02", summit(HELD, "2018-06-01..2018-06-30", "Singapore", main=False)),
            story("2018-09-02", summit(HELD, "2018-06-12", main=False)),
            story("2019-01-02", summit(HELD, main=False)),
            story("2020-01-02", summit(HELD, "2018-01-01..2018-12-31", "Singapore", main=False)),
        ]
    )
    assert ledger.only.status is HELD
    assert len(ledger.news()) == 1


def test_what_ended_more_than_thirty_days_before_is_recorded_in_silence() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-03-20", mention(VISIT, "US DPRK", HELD, people=(POMPEO,), when="2018-10-07", places=("Pyongyang",))))
    assert ledger.only.history
    assert [change.alert for change in ledger.changes] == [False]
    ledger.tell(story("2019-03-21", mention(VISIT, "US DPRK", HELD, people=(POMPEO,), when="2018-10-07..2018-10-08")))
    assert ledger.news() == []


def test_month_to_day_is_news_and_the_same_day_again_is_not() -> None:
    ledger = Ledger()
    talks = [mention(TALKS, "DPRK US", PLANNED, when=when) for when in (None, "2019-02-01..2019-02-28", "2019-02-17..2019-02-23")]
    ledger.tell_each([story(f"2019-01-{20 + number}", one) for number, one in enumerate([*talks, talks[2], talks[1], talks[0]])])
    assert [row[1:] for row in ledger.news()] == [
        ("new", None, "planned"),
        ("date", None, "2019-02-01..2019-02-28"),
        ("date", "2019-02-01..2019-02-28", "2019-02-17..2019-02-23"),
    ]


def test_a_plan_follows_the_latest_word() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story(
                "2018-11-01",
                mention(MEETING, "DPRK US", PLANNED, people=(POMPEO, YONG_CHOL), when="2018-11-08", places=("New York",)),
            ),
            story(
                "2018-11-03",
                mention(MEETING, "DPRK US", PLANNED, people=(POMPEO, YONG_CHOL), when="2018-11-12", places=("New York",)),
            ),
            story("2018-11-07", mention(TALKS, "DPRK US", Status.POSTPONED, people=(POMPEO, YONG_CHOL), when="2018-11-12")),
            story(
                "2018-11-07",
                mention(TALKS, "DPRK US", Status.CANCELLED, people=(POMPEO, YONG_CHOL), when="2018-11-12"),
                outlet="other",
            ),
        ]
    )
    assert ledger.only.status is Status.POSTPONED
    assert [row[1:] for row in ledger.news()] == [
        ("new", None, "planned"),
        ("date", "2018-11-08", "2018-11-12"),
        ("status", "planned", "postponed"),
    ]


def test_two_sources_of_one_day_that_differ_are_kept_side_by_side() -> None:
    ledger = Ledger()
    ledger.tell(
        story("2019-02-09T08:00:00", summit(PLANNED, "2019-02-27", "Hanoi"), outlet="one"),
        story("2019-02-09T09:00:00", summit(PLANNED, "2019-02-24", "Hanoi"), outlet="two"),
        story("2019-02-09T10:00:00", summit(PLANNED, "2019-02-24", "Hanoi"), outlet="three"),
    )
    disputes = [(change.old, change.new) for change in ledger.changes if change.kind is ChangeKind.CONTRADICTION]
    assert disputes == [("2019-02-27", "2019-02-24")]
    assert {claim.value: claim.voices for claim in ledger.only.claims if claim.slot == "date"} == {
        "2019-02-27": ("one",),
        "2019-02-24": ("two", "three"),
    }


def test_a_past_day_is_not_overwritten_by_recency() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2018-06-13", summit(HELD, "2018-06-12", "Singapore", ordinal=1)),
            story("2019-02-10", summit(HELD, "2018-07-01..2018-07-31", "Singapore", main=False, ordinal=1)),
            story("2019-02-11", summit(HELD, "2018-07-01..2018-07-31", "Singapore", main=False, ordinal=1)),
        ]
    )
    assert str(ledger.only.when.start if ledger.only.when else "") == "2018-06-12"
    assert [change.kind for change in ledger.changes] == ["new", "contradiction"]


def test_a_dispute_quotes_the_words_that_differ() -> None:
    words = (Evidence("trigger", 0, 4, "told"), Evidence("date", 5, 9, "July"))
    july = replace(summit(HELD, "2018-07-01..2018-07-31", "Singapore", main=False, ordinal=1), evidence=words)
    ledger = Ledger()
    ledger.tell(story("2018-06-13", summit(HELD, "2018-06-12", "Singapore", ordinal=1)))
    ledger.tell(story("2019-02-10", july))
    (dispute,) = [change for change in ledger.changes if change.kind is ChangeKind.CONTRADICTION]
    assert [one.quote for one in dispute.evidence] == ["July"]


def test_the_same_two_men_a_week_apart_are_two_meetings() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2019-02-01", mention(MEETING, "ROK US", PLANNED, people=(BIEGUN, LEE), when="2019-02-03", places=("Seoul",))),
            story(
                "2019-02-10",
                mention(MEETING, "ROK US", HELD, people=(BIEGUN, LEE), when="2019-02-09", places=("Seoul",)),
                mention(MEETING, "ROK US", HELD, people=(BIEGUN, KANG), when="2019-02-09", places=("Seoul",)),
            ),
        ]
    )
    assert len(ledger.events) == 3


def test_ordinals_count_within_a_kind() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story(
                "2019-02-10",
                summit(PLANNED, "2019-02-01..2019-02-28", ordinal=2),
                mention(TALKS, "DPRK US", PLANNED, when="2019-02-17..2019-02-23", ordinal=2),
            ),
            story("2019-02-11", mention(TALKS, "DPRK US", PLANNED, when="2019-02-17..2019-02-23", ordinal=3)),
        ]
    )
    assert sorted((event.kind, event.ordinal) for event in ledger.events.values()) == [
        ("summit", 2),
        ("talks", 2),
        ("talks", 3),
    ]


def test_talks_offered_again_are_the_same_until_they_are_held() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2019-06-30", mention(TALKS, "DPRK US", PLANNED)),
            story("2019-07-01", mention(TALKS, "DPRK US", PLANNED, people=(BIEGUN,), when="2019-07-01..2019-07-22")),
            story("2019-09-09", mention(TALKS, "DPRK US", Status.PROPOSED, when="2019-09-21..2019-09-30")),
            story(
                "2019-10-05",
                mention(TALKS, "DPRK US", HELD, people=("Kim Myong Gil",), when="2019-10-05", places=("Stockholm",)),
                mention(TALKS, "DPRK US", Status.PROPOSED, when="2019-10-19", places=("Stockholm",)),
            ),
        ]
    )
    held, offered = ledger.events.values()
    assert (held.status, offered.status) == (HELD, Status.PROPOSED)
    assert [row[1] for row in ledger.news() if row[0] == "2019-10-05"] == ["status", "date", "place", "participants", "new"]


def test_a_copy_repeats_nothing_but_brings_its_new_fact_in() -> None:
    words = " ".join(f"word{number}" for number in range(120))
    visit = mention(VISIT, "US ROK", PLANNED, people=(BIEGUN,), when="2019-02-20", places=("Seoul",), main=False)
    ledger = Ledger()
    ledger.tell(
        story(
            "2019-02-19T08:00:00",
            summit(PLANNED, "2019-02-27..2019-02-28", "Hanoi"),
            outlet="wire",
            text=words,
            name="original",
        )
    )
    (copy,) = ledger.tell(
        story(
            "2019-02-19T09:00:00",
            summit(PLANNED, "2019-02-27..2019-02-28", "Hanoi"),
            visit,
            outlet="mirror",
            text=words + " one more line",
            name="reprint",
        )
    )
    assert (copy.disposition, copy.duplicate_of) == (Disposition.COPY, "original")
    assert [(change.kind, change.story_id) for change in copy.changes] == [(ChangeKind.NEW, "reprint")]
    assert [event.voices for event in ledger.events.values()] == [("wire",), ()]


def test_outlets_that_cite_one_agency_are_one_voice() -> None:
    ledger = Ledger()
    one = mention(TALKS, "DPRK US", PLANNED, people=(BIEGUN, HYOK_CHOL), attribution=("Yonhap News Agency", "presidential office"))
    ledger.tell(
        story("2019-02-10", one, outlet="CGTN"),
        story("2019-02-10", one, outlet="Straits Times"),
        story("2019-02-10", one, outlet="Yonhap"),
        story("2019-02-10", mention(TALKS, "DPRK US", PLANNED), outlet="Kyodo"),
    )
    assert ledger.only.voices == ("Yonhap", "Kyodo")


@pytest.mark.parametrize("seed_told", [True, False])
def test_a_doubtful_mention_founds_but_is_told_only_when_certain(seed_told: bool) -> None:
    ledger = Ledger()
    ledger.tell(story("2019-06-01", mention(TALKS, "DPRK US", PLANNED, confidence=0.3)))
    assert ledger.news() == []
    if seed_told:
        ledger.tell(story("2019-06-02", mention(TALKS, "DPRK US", PLANNED, confidence=0.9)))
    assert [row[1:] for row in ledger.news()] == [("new", None, "planned")] * seed_told


def test_words_that_stand_in_the_original_make_no_news_of_its_copy() -> None:
    words = " ".join(f"word{number}" for number in range(120))
    ledger = Ledger()
    ledger.tell(story("2019-02-19T08:00:00", mention(TALKS, "DPRK US", PLANNED), text=f"{words} told on Friday", name="original"))
    ledger.tell(
        story(
            "2019-02-19T09:00:00",
            mention(TALKS, "DPRK US", PLANNED, when="2019-02-22"),
            outlet="b",
            text=f"{words} told on Friday .",
        )
    )
    assert [row[1:] for row in ledger.news()] == [("new", None, "planned")]
    assert [change.reason for change in ledger.changes if change.kind is ChangeKind.DATE] == ["its words stand in original"]


def test_a_summit_named_on_the_spot_is_the_one_just_held() -> None:
    ledger = Ledger()
    ledger.tell(
        story("2019-06-30", summit(HELD, "2019-06-30", "Hanoi"), summit(PLANNED, None, "Hanoi"), summit(Status.PROPOSED)),
    )
    assert [event.status for event in ledger.events.values()] == [HELD, Status.PROPOSED]


def test_what_stands_nowhere_is_no_news() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-06-01", summit(Status.UNKNOWN)))
    assert ledger.news() == []
    ledger.tell(story("2019-06-02", summit(PLANNED, "2019-06-30")))
    assert [row[1:] for row in ledger.news()] == [("new", None, "planned")]


def test_a_part_of_the_world_is_no_place_yet() -> None:
    ledger = Ledger()
    ledger.tell(
        story("2019-02-01", summit(PLANNED, "2019-02-27", "Asia")), story("2019-02-05", summit(PLANNED, "2019-02-27", "Hanoi"))
    )
    assert [row[1:] for row in ledger.news()] == [("new", None, "planned"), ("place", None, "Hanoi")]


def test_each_side_may_see_it_otherwise() -> None:
    ledger = Ledger(background=replace(BACKGROUND, offices={"kcna": "DPRK", "state department": "US"}))
    ledger.tell_each(
        [
            story("2020-07-01", mention(TALKS, "DPRK US", Status.PROPOSED, attribution=("State Department",))),
            story("2020-07-04", mention(TALKS, "DPRK US", Status.DENIED, attribution=("KCNA", "Choe Son Hui"))),
        ]
    )
    assert status_by_side(ledger.only) == (("DPRK", Status.DENIED), ("US", Status.PROPOSED))


def test_a_date_that_passes_unreported_lapses() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-10", mention(TALKS, "DPRK US", PLANNED, when="2019-02-17..2019-02-23")))
    days = {day: standing(ledger.only, datetime(2019, 2, day, 12, tzinfo=UTC)) for day in (20, 24, 28)}
    assert days == {20: PLANNED, 24: PLANNED, 28: Status.LAPSED}


def test_a_plan_cannot_lie_in_the_past() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-12-12", mention(MEETING, "DPRK US", Status.PROPOSED, people=(BIEGUN,), when="2019-08-01..2019-08-31")))
    assert ledger.only.when is None
    assert ledger.news() == [("2019-12-12", "new", None, "proposed")]


def test_an_aside_dated_to_a_past_day_was_no_plan_any_more() -> None:
    ledger = Ledger()
    visit = {"people": (BIEGUN,), "places": ("Pyongyang",)}
    ledger.tell(
        story(
            "2019-02-10",
            mention(VISIT, "US DPRK", PLANNED, when="2019-02-06", main=False, **visit),
            mention(VISIT, "US DPRK", HELD, when="2019-02-06..2019-02-08", **visit),
        )
    )
    assert ledger.only.status is HELD


def test_departure_and_return_are_one_trip() -> None:
    ledger = Ledger()
    visit = {"people": (BIEGUN,), "places": ("Pyongyang",)}
    ledger.tell(story("2019-02-06", mention(VISIT, "US DPRK", Status.ONGOING, when="2019-02-06", **visit)))
    ledger.tell(story("2019-02-09", mention(VISIT, "US DPRK", HELD, when="2019-02-08", **visit)))
    ledger.tell(story("2019-02-28", mention(VISIT, "US DPRK", HELD, when="2019-02-20", **visit)))
    first, second = ledger.events.values()
    assert (str(first.when.start), str(first.when.end)) == ("2019-02-06", "2019-02-08")
    assert str(second.when.start) == "2019-02-20"


def test_a_plan_spoken_of_after_its_day_has_outlived_it() -> None:
    ledger = Ledger()
    ledger.tell_each(
        [
            story("2019-06-28", mention(TALKS, "DPRK US", PLANNED, when="2019-06-30")),
            story("2019-07-15", mention(TALKS, "DPRK US", PLANNED)),
            story("2019-09-09", mention(TALKS, "DPRK US", Status.PROPOSED, when="2019-09-21..2019-09-30")),
        ]
    )
    assert [row[1:] for row in ledger.news()] == [("new", None, "planned"), ("date", "2019-06-30", "2019-09-21..2019-09-30")]


def test_talks_agreed_at_a_meeting_have_neither_its_day_nor_its_place() -> None:
    """A reader that takes "resume talks at historic border meeting" by the word dates the talks by the meeting."""
    ledger = Ledger()
    talks = mention(TALKS, "DPRK US", PLANNED, when="2019-06-30", places=("Hanoi",))
    ledger.tell(story("2019-06-30", summit(HELD, "2019-06-30", "Hanoi"), talks))
    ledger.tell(story("2019-09-09", mention(TALKS, "DPRK US", Status.PROPOSED, when="2019-09-21..2019-09-30")))
    held, ahead = ledger.events.values()
    assert (held.status, held.places) == (HELD, ("Hanoi",))
    assert (ahead.places, str(ahead.when.start) if ahead.when else None) == ((), "2019-09-21")


def test_talks_of_which_a_story_says_only_the_day_of_a_summit_were_not_held() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-06-30", summit(HELD, "2019-06-30", "Panmunjom"), mention(TALKS, "DPRK US", PLANNED)))
    ledger.tell(story("2019-07-31", summit(HELD, "2019-06-30", main=False),
                      mention(TALKS, "DPRK US", HELD, when="2019-06-30", main=False)))
    (talks,) = [event for event in ledger.events.values() if event.kind is TALKS]
    assert (talks.status, talks.when) == (PLANNED, None)


def test_a_summit_told_long_after_its_day_is_the_one_that_was_due_there() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-21", summit(PLANNED, "2019-02-27", "Hanoi")))
    ledger.tell(story("2019-10-25", summit(HELD, None, "Hanoi", main=False)))
    assert ledger.only.status is HELD


def test_what_is_under_way_is_not_what_was_over_long_ago() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-01-10", mention(TALKS, "DPRK US", HELD, when="2019-01-09")))
    ledger.tell(story("2019-03-10", mention(TALKS, "DPRK US", Status.ONGOING)))
    assert [event.status for event in ledger.events.values()] == [HELD, Status.ONGOING]


def test_two_travellers_make_two_visits() -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-10", mention(VISIT, "US DPRK", HELD, people=("William Perry",), places=("Pyongyang",))))
    ledger.tell(story("2019-02-20", mention(VISIT, "US DPRK", HELD, people=("Bill Richardson",), places=("Pyongyang",))))
    assert len(ledger.events) == 2


@pytest.mark.parametrize(
    ("main", "people", "news"), [(False, (), []), (True, (), ["denied"]), (False, (BIEGUN, HYOK_CHOL), ["denied"])]
)
def test_that_no_more_meetings_were_arranged_is_no_news_in_passing(main: bool, people: tuple[str, ...], news: list[str]) -> None:
    ledger = Ledger()
    ledger.tell(story("2019-02-20", mention(MEETING, "DPRK US", Status.DENIED, people=people, main=main)))
    assert [new for *_, new in ledger.news()] == news
