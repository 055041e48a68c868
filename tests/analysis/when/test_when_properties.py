"""What holds for any text, any day of publication, any tense."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.when import Direction, Duration, Relation, find_times, resolve
from monitor.domain.meeting import Precision

VOCABULARY = """
Monday Fri. weekend May March June Sept. 12 27th 31 2018 1999 1990s 2019-02-27 two few a the last this next coming past early
mid late end first second half week month year days weeks day quarter ago later earlier before after by since until from to
through and or of in on at within over time today tonight yesterday morning following same that spring summer soon shortly Q3
- , ( ) . 's ’ election summit anniversary talks 東京 9999 0001 10km 3rds 1st2 ²
"""
WORDS = [*VOCABULARY.split(), "\n", "\u00a0"]
phrases = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
texts = phrases | st.text(max_size=80) | st.text("0123456789stndrhkmQay. ", max_size=30)
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
directions: st.SearchStrategy[Direction | None] = st.sampled_from(["past", "future", None])


@given(texts, days, directions)
def test_spans_slice_in_order_and_days_are_ordered(text: str, anchor: date, direction: Direction | None) -> None:
    last = 0
    for span in find_times(text, anchor=anchor):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        last = span.end
        when = resolve(span, anchor=anchor, direction=direction)
        if when is not None:
            assert when.start or when.end
            assert when.start is None or when.end is None or when.start <= when.end
            assert when.precision is not Precision.DAY or when.start == when.end


@given(phrases, st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)))
def test_space_before_a_text_moves_its_spans_and_nothing_else(text: str, anchor: date) -> None:
    plain = find_times(text, anchor=anchor)
    moved = find_times(f"   {text}", anchor=anchor)
    assert [(s.start + 3, s.text, s.rule, s.value) for s in plain] == [(s.start, s.text, s.rule, s.value) for s in moved]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)), st.sampled_from(["past", "future"]))
def test_a_weekday_is_within_a_week_on_its_own_side(anchor: date, direction: Direction) -> None:
    for name in ("Monday", "Wednesday", "Sunday"):
        (span,) = find_times(f"on {name}", anchor=anchor)
        when = resolve(span, anchor=anchor, direction=direction)
        assert when is not None
        assert when.start is not None
        distance = (when.start - anchor).days
        assert f"{when.start:%A}" == name
        assert (-6 <= distance <= 0) if direction == "past" else (0 <= distance <= 6)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)), st.integers(0, 300))
def test_a_full_date_is_itself_whatever_the_tense(anchor: date, offset: int) -> None:
    day = date.fromordinal(anchor.toordinal() - offset)
    long, short = f"{day:%B} {day.day}, {day.year}", f"{day:%A}, {day:%b}. {day.day}, {day.year}"
    for text in (long, short, f"{day.day} {day:%B} {day.year}", day.isoformat()):
        (span,) = find_times(text, anchor=anchor)
        for direction in ("past", "future", None):
            when = resolve(span, anchor=anchor, direction=direction)
            assert when is not None
            assert (when.start, when.end) == (day, day)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)), st.integers(0, 44), directions)
def test_a_day_close_to_publication_keeps_its_year(anchor: date, offset: int, direction: Direction | None) -> None:
    day = date.fromordinal(anchor.toordinal() - offset)
    (span,) = find_times(f"on {day:%B} {day.day}", anchor=anchor)
    when = resolve(span, anchor=anchor, direction=direction)
    assert when is not None
    assert when.start == day


@pytest.mark.parametrize(
    "hostile",
    [
        "May " * 50_000, "12 " * 70_000, "the last week of " * 12_000, "first " * 34_000 + "in two weeks",
        "the next day " * 15_000, "June 12, " * 22_000, "x" * 200_000 + " day", "Monday and " * 18_000,
        "-" * 200_000 + "May 1", "ago\n" * 50_000,
        "the 1st " * 25_000,
    ],
)
def test_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    began = time.process_time()
    spans = find_times(hostile, anchor=date(2019, 2, 10))
    for span in spans:
        resolve(span, anchor=date(2019, 2, 10))
    assert time.process_time() - began < 5  # about a second where it was written; square time would take minutes


def test_a_step_counts_from_the_day_told_before() -> None:
    text = "They met on June 12. The following day he left; two days later she left. A week earlier nobody knew."
    anchor = date(2018, 6, 20)
    told = [when.start for span in find_times(text, anchor=anchor) if (when := resolve(span, anchor=anchor, direction="past"))]
    assert told == [date(2018, 6, 12), date(2018, 6, 13), date(2018, 6, 15), date(2018, 6, 8)]


def test_a_step_without_a_day_before_it_is_unknown() -> None:
    (span,) = find_times("The following day he left.", anchor=date(2018, 6, 20))
    assert resolve(span, anchor=date(2018, 6, 20)) is None


@pytest.mark.parametrize("text", ["It came two days after the summit.", "A week before they met, all slept."])
def test_a_step_from_an_event_is_no_step_from_a_day(text: str) -> None:
    assert find_times(text, anchor=date(2018, 6, 20)) == ()


def test_a_trip_that_follows_another_dates_it() -> None:
    text = "He left on June 12. His trip follows by three days the arrival of an envoy."
    anchor = date(2018, 6, 20)
    told = [when.start for span in find_times(text, anchor=anchor) if (when := resolve(span, anchor=anchor, direction="past"))]
    assert told == [date(2018, 6, 12), date(2018, 6, 9)]


@pytest.mark.parametrize(("text", "days"), [
    ("a three-day visit", 3), ("after two days of talks", 2), ("talks that will span four days", 4), ("met for three days", 3),
    ("a two-week stay", 14),
])
def test_a_length_is_told_apart_from_a_date(text: str, days: int) -> None:
    (span,) = find_times(text, anchor=date(2018, 6, 20))
    assert isinstance(span.value, Duration)
    assert span.value.days == days
    assert resolve(span, anchor=date(2018, 6, 20)) is None


def test_at_best_belongs_to_the_time() -> None:
    (span,) = find_times("It may open as early as next month.", anchor=date(2018, 6, 20))
    assert span.text == "as early as next month"


def test_a_year_stated_elsewhere_settles_a_far_month() -> None:
    anchor = date(2021, 12, 1)
    text = "In February 2019 the summit in Hanoi failed. In October, envoys met near Stockholm."
    told = [resolve(span, anchor=anchor, direction="past") for span in find_times(text, anchor=anchor)]
    assert [(w.start, w.end) for w in told if w] == [
        (date(2019, 2, 1), date(2019, 2, 28)), (date(2019, 10, 1), date(2019, 10, 31)),
    ]


def test_a_weekday_settles_the_year_of_its_date() -> None:
    anchor = date(2019, 12, 20)
    (span,) = find_times("on Tuesday, June 12", anchor=anchor)
    when = resolve(span, anchor=anchor, direction="past")
    assert when is not None
    assert when.start == date(2018, 6, 12)


def test_a_bound_is_told_with_its_relation() -> None:
    text = "by May, since June, until Friday, after 2018 and before July"
    relations = [span.relation for span in find_times(text, anchor=date(2019, 2, 1))]
    assert relations == [Relation.BY, Relation.SINCE, Relation.BY, Relation.AFTER, Relation.BEFORE]
