"""What was told before: the day that "the following day" counts from, the year that a bare month may belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from monitor.analysis.when import calendar
from monitor.analysis.when.values import Fixed, Month, MonthDay, Range, Relation, Shift, TimeSpan, Told, Value, Weekday
from monitor.domain.meeting import Precision

# "two days before the inauguration, on January 18": the day told is the one meant.
_SAME_DAY = re.compile(r",[ \t]+on[ \t]+$")


_FAR = 400  # characters, some three sentences, from a day to "in the afternoon" of it


def connect(found: Sequence[TimeSpan], text: str) -> tuple[TimeSpan, ...]:
    """Give each time what it counts from, or belongs to, of those told before it."""
    stated = [start for span in reversed(found) if (start := _stated(span)) is not None]
    dated = {(start.month, start.day): start for start in stated}
    connected: list[TimeSpan] = []
    before = _Before()
    previous_end = 0
    for number, span in enumerate(found):
        between = text[previous_end : span.start]
        previous_end = span.end
        if "\n" in between:
            before.of_paragraph = None
        if span.rule == "event":
            counted = _counted(span, _told_before(connected), found[number + 1 : number + 2], text)
            connected.extend((counted,) if counted else ())
            continue
        value = replace(span.value, base=before.told) if isinstance(span.value, Told) else span.value
        value = _fixed(value) if isinstance(value, Told) and value.next else value
        value = _with_context(value, _base(before, value, span, text), before.of_paragraph, dated)
        connected.append(span if value is span.value else replace(span, value=value))
        _remember(before, value, span, text, between)
    return tuple(connected)


@dataclass(slots=True)
class _Before:
    """The times told last: the day, any day (that of saying, too), and where these end; what "that month" means.

    ``latest``: the day, month or year that "four months earlier" counts from. ``of_story``: the last day that does not only tell
    which event is meant, as "Tuesday's summit" and "the June 12 summit" do. ``of_paragraph``: the date whose year a bare month
    told after it belongs to.
    """

    day: Value | None = None
    day_at: int = -_FAR
    of_story: Value | None = None
    any_day: Value | None = None
    any_at: int = -_FAR
    told: Value | None = None
    latest: Value | None = None
    of_paragraph: date | None = None


def _base(before: _Before, value: Value, span: TimeSpan, text: str) -> Value | None:
    """What a time counts from, of those told before it."""
    if _in_months(value):
        return before.latest
    back = isinstance(value, Shift) and value.unit == "day" and value.count < 0 and before.of_story is not None
    if (span.rule == "rest_of_day" or back) and before.day is not before.of_story:
        return before.of_story
    if span.rule == "hour_told":
        return before.day if span.start - before.day_at < _FAR else before.any_day if span.start - before.any_at < _FAR else None
    return before.any_day if _takes_up(value, span, text, before.any_at) else before.day


def _remember(before: _Before, value: Value, span: TimeSpan, text: str, between: str) -> None:
    """Keep a time for those told after it."""
    if _is_day(value):
        before.any_day, before.any_at = value, span.end
        if not _SAID_ON.search(text, max(0, span.start - _SAID), span.start):
            before.day, before.day_at = value, span.end
            to_come = _SET_FOR.search(text, max(0, span.start - _SAID), span.start) is not None
            before.of_story = before.of_story if to_come or _OF_AN_EVENT.match(text, span.end) else value
    before.latest = value if _is_day(value) or _is_told(value) else before.latest
    before.told = value if _is_told(value) or span.rule == "season_year" else before.told
    own = _stated(span) if _sets_the_year(span, text) else None
    before.of_paragraph = own or _moved_on(value, before.of_paragraph, between)
    if span.rule in _OF_NOW and "." in between:
        before.of_paragraph = None


# What brings a story back from a year told before: "last week", "Tuesday".
_OF_NOW = frozenset({"weekday", "today", "past_week", "weekday_of_week", "weekday_by_word", "ago", "period"})

# The day of saying is none that "the next day" counts from: "will land on Friday, officials said Tuesday, and leave the next day".
_SAID_ON = re.compile(r"\b(?:said|announced|told reporters|confirmed)(?: in a statement| here| late| early)?(?: on)? ?$")
_SAID = 48  # characters


# "their summit, set for June 12, is off. He had met Moon two days earlier"
_SET_FOR = re.compile(r"\b(?:set|scheduled|planned|slated|due|fixed)(?: to (?:begin|start|open|take place))? (?:for|on) ?$")
_OF_AN_EVENT = re.compile(r"(?:['’]s)? (?:summit|meeting|talks|session|round|visit|trip|dinner|vote|election|deadline)\b|['’]s ")


def _takes_up(value: Value, span: TimeSpan, text: str, told_at: int) -> bool:
    """Whether a time takes up the day of saying, too, told just before it.

    As a sentence that opens with it does ("told reporters on Monday. The same day, he met") and the day before, in the sentence of
    saying ("said on Monday that he had met B the previous day").
    """
    before = isinstance(value, Shift) and value.unit == "day" and value.count == -1
    if before and 0 <= told_at < span.start and "." not in text[told_at : span.start]:
        return True
    same = isinstance(value, Shift) and value.unit == "day" and not value.count
    return same and _OPENING.search(text, max(0, span.start - _OPENS), span.start) is not None


_OPENING = re.compile(r"[.!?][\"”'’)]?\s+(?:(?:Later|Earlier|Also)[ \t]+)?(?:[Oo]n[ \t]+)?$")
_OPENS = 16  # characters: the stop, "Also on"


def _in_months(value: Value) -> bool:
    """Whether a distance is counted in months or years: it counts from a month as well as from a day."""
    return isinstance(value, Shift) and value.unit in {"month", "year"}


def _fixed(value: Told) -> Value:
    """The month itself, where the time told before it says its year, so that others can count from it."""
    base = value.base
    if not isinstance(base, Fixed) or base.end is None or value.month is None:
        return value
    return calendar.month_after(base.end, value.month)


def _moved_on(value: Value, told: date | None, between: str) -> date | None:
    """The year that a list has come to: "in June 2018, in February and on June 30" are of two years."""
    if told is None or not isinstance(value, Month) or value.near != told or value.month >= told.month:
        return told
    listed = len(between) <= _BESIDE and "." not in between
    return date(told.year + 1, value.month, 1) if listed and told.year < date.max.year else told


_BESIDE = 40  # characters between a day and the distance that counts from it


def _counted(span: TimeSpan, before: Sequence[TimeSpan], after: Sequence[TimeSpan], text: str) -> TimeSpan | None:
    """Count from the day of the event where the text gives it, else give the event the day that lies so far off."""
    shift = span.value
    if not isinstance(shift, Shift) or not shift.count:
        return None
    for day in after:
        if _SAME_DAY.search(text, span.end, day.start):
            return None
        beside = 0 < day.start - span.end <= _BESIDE and "." not in text[span.end : day.start]
        if isinstance(day.value, MonthDay | Fixed) and beside:
            return replace(span, value=Shift(shift.count, shift.unit, day.value), rule="counted")
    for day in before:
        plain = isinstance(day.value, MonthDay | Month | Fixed | Weekday)
        between = text[day.end : span.start]
        if plain and len(between) <= _BESIDE and ("." not in between or _CAME.match(between)):
            return replace(span, value=Shift(-shift.count, shift.unit, day.value))
    if before and _CAME.search(text, max(0, span.start - _NEAR), span.start):
        day = before[-1]
        if isinstance(day.value, Weekday) and span.start - day.end <= _FAR:
            return replace(span, value=Shift(-shift.count, shift.unit, day.value))
    for day in after:
        told = _FRONTED.fullmatch(text, span.end, day.start) and _FRONT.search(text, max(0, span.start - 8), span.start)
        if told and isinstance(day.value, MonthDay | Fixed | Weekday) and day.start - span.end <= _IN_FRONT:
            return replace(span, value=Shift(-shift.count, shift.unit, day.value))
    return None


# "A day after his summit with B in P, A flew home on Friday": the day behind is that of what comes after the comma.
_FRONT = re.compile(r"(?:^|\n|[.!?][\"”’)]? +)(?:Just |Only )?$")
_FRONTED = re.compile(r"[^.;:\n]*, (?:[\w'’-]+ ){2,9}(?:on )?")
_IN_FRONT = 140  # characters


# "tested a missile on Friday. The launch came two days after": what comes is what that day was told of.
_CAME = re.compile(r"\.[\"”]?\s+(?:(?:The|This|That|His|Her) (?:\w+ ){1,2}|It |That |This )came (?:just |only )?$")


_NEAR = 60  # characters of "That rare announcement came just"
_FEW = 6  # times before


def _told_before(connected: Sequence[TimeSpan]) -> Sequence[TimeSpan]:
    """The time told last, and before it the last weekday: that is the news, of which something "came two days after" another."""
    day = next((span for span in reversed(connected[-_FEW:]) if isinstance(span.value, Weekday)), None)
    return [*connected[-1:], *([day] if day is not None else [])]


def _is_told(value: Value) -> bool:
    """Whether "that month" can mean the month of this."""
    if isinstance(value, Fixed):
        return value.precision in {Precision.DAY, Precision.MONTH, Precision.PART_OF_MONTH, Precision.YEAR}
    return isinstance(value, MonthDay | Month)


def _stated(span: TimeSpan) -> date | None:
    """Give the first day of a span whose year the text states."""
    if span.rule in {"date", "month", "month_year", "part_of_month", "year"} and isinstance(span.value, Fixed):
        return span.value.start
    return None


# "the 1994 accord", "China's 1950-53 war": the year names a thing and dates nothing told after it.
_NAMING = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|our)|['’]s)[ \t]+$", re.IGNORECASE)


def _sets_the_year(span: TimeSpan, text: str) -> bool:
    """Whether a bare month told after a span lies in the span's year: not after "since 1950" or "the 1994 accord"."""
    if span.relation is Relation.SINCE:
        return False
    if span.rule != "year":
        return True
    names = text[span.end : span.end + 1] == "-" or _NAMING.search(text, max(0, span.start - 8), span.start)
    return not names


def _with_context(value: Value, last_day: Value | None, paragraph_date: date | None, dated: dict[tuple[int, int], date]) -> Value:
    if isinstance(value, Shift):
        return _shift_from(value, last_day or value.base)
    if isinstance(value, MonthDay):
        near = paragraph_date or dated.get((value.month, value.day))
        return replace(value, near=near) if near != value.near else value
    if isinstance(value, Month):
        return replace(value, near=paragraph_date) if paragraph_date != value.near else value
    if isinstance(value, Range):
        first = _with_context(value.first, last_day, paragraph_date, dated)
        return replace(value, first=first) if first is not value.first else value
    return value


def _shift_from(shift: Shift, base: Value | None) -> Shift:
    """Count from a plain day, however many steps the text took, so that nothing nests."""
    if isinstance(base, Shift):
        days = shift.count * calendar.DAYS_IN[shift.unit] + base.count * calendar.DAYS_IN[base.unit]
        return Shift(days, "day", base.base) if shift.unit in {"day", "week"} else Shift(shift.count, shift.unit, base.base)
    return replace(shift, base=base)


def _is_day(value: Value) -> bool:
    if isinstance(value, Shift):
        return value.unit in {"day", "week"} and value.base is not None
    if isinstance(value, Range):  # a run of weekdays is mostly a plan, and nothing counts from it
        return isinstance(value.first, MonthDay)
    return isinstance(value, MonthDay | Weekday) or (isinstance(value, Fixed) and value.precision is Precision.DAY)
