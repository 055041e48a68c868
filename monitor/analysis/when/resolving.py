"""From what a time expression means to days, given the day of publication and the tense of the verb beside it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Literal

from monitor.analysis.when import calendar
from monitor.analysis.when.values import (
    Ahead,
    Current,
    DayOfMonth,
    Duration,
    Fixed,
    Month,
    MonthDay,
    Range,
    Relation,
    Season,
    SevenDays,
    Shift,
    TimeSpan,
    Told,
    Value,
    Weekday,
    Weekend,
    Which,
)
from monitor.domain.meeting import Precision, When

Direction = Literal["past", "future"]

# So near to publication the near day is taken whatever the tense says: "was due to open on June 12", written on the 14th.
_NEAR_DAYS = 45
# A stated year elsewhere in the text only overrules a reading farther from publication than this.
_SETTLED_DAYS = 60
# A month of the next year belongs to a stated year where it comes so soon after: "in December 2010. In March".
_GOES_ON_DAYS = 200


def resolve(span: TimeSpan, *, anchor: date, direction: Direction | None = None) -> When | None:
    """Give the days a time expression names, ``start <= end``; None where it names none.

    ``direction`` is the tense of the verb it hangs on; it decides which Tuesday, which June. None reads news: mostly past.
    """
    return _resolved(span.value, span.relation, anchor, direction, closing="end" in span.text.lower().split())


@lru_cache(maxsize=4096)  # the stories of one day are full of the same few
def _resolved(value: Value, relation: Relation, anchor: date, direction: Direction | None, *, closing: bool) -> When | None:
    ahead = direction is None and relation in {Relation.BY, Relation.BEFORE}
    days = _days(value, anchor, "future" if ahead else direction)
    if days is None:
        return None
    bounded = _bound(days, relation, anchor, closing=closing)
    if bounded.start is None and bounded.end is None:
        return None
    if bounded.start is not None and bounded.end is not None and bounded.start > bounded.end:
        return None
    return When(bounded.start, bounded.end, bounded.precision)


def _days(value: Value, anchor: date, direction: Direction | None) -> Fixed | None:  # noqa: C901 - one line per kind of value
    match value:
        case Fixed():
            return value
        case Ahead(of):
            return None if direction == "past" else of
        case Told():
            return _told(value, anchor, direction)
        case Current(of, rest):
            return _current(of, anchor, direction, rest=rest)
        case Weekday():
            return calendar.one_day(_weekday(value, anchor, direction))
        case Weekend(which):
            return _weekend(which, anchor, direction)
        case MonthDay():
            return _month_day(value, anchor, direction)
        case Month():
            return _month(value, anchor, direction)
        case DayOfMonth(day):
            return _day_of_month(day, anchor, direction)
        case Season():
            return _season(value, anchor, direction)
        case Range():
            return _range(value, anchor, direction)
        case SevenDays():
            return _seven_days(value, anchor, direction)
        case Shift():
            return _shift(value, anchor, direction)
        case Duration():
            return None


def _weekday(value: Weekday, anchor: date, direction: Direction | None) -> date:
    back = (anchor.weekday() - value.number) % 7
    forward = (value.number - anchor.weekday()) % 7
    match value.which:
        case Which.LAST:
            return calendar.shift_days(anchor, -(back or 7))
        case Which.NEXT:
            return calendar.shift_days(anchor, 7 - anchor.weekday() + value.number)
        case Which.COMING:
            return calendar.shift_days(anchor, forward or 7)
        case Which.THIS:
            return calendar.shift_days(anchor, -back if direction == "past" else forward)
    return calendar.shift_days(anchor, forward if direction == "future" else -back)


_THURSDAY = 3


def _weekend(which: Which | None, anchor: date, direction: Direction | None) -> Fixed:
    weeks = 0
    if which is Which.LAST:
        weeks = -1
    elif which is Which.NEXT:
        weeks = 1
    elif which is Which.THIS and anchor.weekday() >= _THURSDAY:
        weeks = 0  # whatever the tense: "is flying to P this weekend", told on a Friday
    elif anchor.weekday() < (6 if direction == "past" else 5) and (direction == "past" or (which is None and direction is None)):
        weeks = -1
    return calendar.weekend(calendar.shift_days(anchor, 7 * weeks))


def _nearest(
    candidates: Iterable[Fixed], anchor: date, direction: Direction | None, *, past_bias: int = 2, near_ahead: int = _NEAR_DAYS
) -> Fixed | None:
    """Choose the candidate the tense asks for; one close to publication wins anyway. Without a tense the past is nearer."""

    def cost(days: Fixed) -> float:
        if days.start is None or days.end is None:
            return float("inf")
        if days.start <= anchor <= days.end:
            return 0
        ahead = days.start > anchor
        distance = (days.start - anchor).days if ahead else (anchor - days.end).days
        if direction is None:
            return distance * (past_bias if ahead else 1)
        against = ahead if direction == "past" else not ahead
        near = near_ahead if direction == "past" else _NEAR_DAYS
        return distance * 4 + (0 if distance <= near else 3000) if against else distance

    return min(candidates, key=cost, default=None)


def _month_day(value: MonthDay, anchor: date, direction: Direction | None) -> Fixed | None:
    plain = value.weekday is None and value.near is None and (value.month, value.day) != (2, 29)
    reach = 1 if plain else 8  # years; the nearest such day on either side, unless something else asks for another
    years = [*range(max(anchor.year - reach, 1), min(anchor.year + reach, 9999) + 1)]
    if value.near is not None:  # the year told before may be long ago: "in June 1994. On June 16"
        years.extend(year for step in (0, 1) if (year := calendar.valid_year(value.near.year + step)) not in years)
    days = [day for year in years if (day := calendar.make_day(year, value.month, value.day))]
    if value.weekday is not None:
        fitting = [day for day in days if day.weekday() == value.weekday and abs((day - anchor).days) < 730]
        days = fitting or days
    return _settled([calendar.one_day(day) for day in days], value.near, anchor, direction, near_ahead=_NEAR_DAYS)


def _month(value: Month, anchor: date, direction: Direction | None) -> Fixed | None:
    years = range(max(anchor.year - 2, 1), min(anchor.year + 2, 9998) + 1)
    months = [calendar.month(year, value.month, value.part) for year in years]
    if value.near is not None:
        told = (calendar.valid_year(value.near.year + step) for step in (0, 1))
        months.extend(calendar.month(year, value.month, value.part) for year in told if year not in years)
    # beside a past verb a month is never the coming one: "met in June", told in April
    return _settled(months, value.near, anchor, direction, near_ahead=0)


def _settled(
    candidates: list[Fixed], near: date | None, anchor: date, direction: Direction | None, *, near_ahead: int
) -> Fixed | None:
    """Choose the nearest reading, or the one that a year stated close by asks for."""
    nearest = _nearest(candidates, anchor, direction, past_bias=3, near_ahead=near_ahead)
    if near is None or nearest is None or nearest.start is None or direction == "future":
        return nearest
    if abs((nearest.start - anchor).days) <= _SETTLED_DAYS or near > anchor:
        return nearest
    told_on = [c for c in candidates if c.start and c.end and c.end >= near.replace(day=1) and c.start <= anchor]
    told_on = [c for c in told_on if c.start and (c.start.year == near.year or (c.start - near).days <= _GOES_ON_DAYS)]
    return min(told_on, key=lambda c: c.start or near, default=nearest)


def _day_of_month(day: int, anchor: date, direction: Direction | None) -> Fixed | None:
    months = [calendar.move_month(anchor.year, anchor.month, step) for step in (-2, -1, 0, 1, 2)]
    days = [calendar.one_day(found) for year, month in months if (found := calendar.make_day(year, month, day))]
    past = [d for d in days if d.start and d.start <= anchor]
    ahead = [d for d in days if d.start and d.start >= anchor]
    if direction == "future" and ahead:
        return ahead[0]
    return past[-1] if past else None


def _season(value: Season, anchor: date, direction: Direction | None) -> Fixed | None:
    years = range(max(anchor.year - 2, 1), min(anchor.year + 2, 9998) + 1)
    seasons = [calendar.season(year, value.number) for year in years]
    if value.which is Which.LAST:
        return next((s for s in reversed(seasons) if s.end and s.end < anchor), None)
    if value.which in {Which.NEXT, Which.COMING}:
        return next((s for s in seasons if s.start and s.start > anchor), None)
    return _nearest(seasons, anchor, direction, past_bias=1 if value.which is Which.THIS else 2)


def _range(value: Range, anchor: date, direction: Direction | None) -> Fixed | None:
    first = _days(value.first, anchor, direction)
    if first is None or first.start is None:
        return None
    last = _days(_after(value.last, value.first), first.start, "future")
    if last is None or last.end is None or last.end < first.start:
        return None
    return Fixed(first.start, last.end, Precision.DAY if first.start == last.end else Precision.INTERVAL)


def _after(last: Value, first: Value) -> Value:
    """Tie the end of a range to its beginning: no year stated elsewhere moves it, a distance counts from the beginning."""
    if isinstance(last, MonthDay | Month):
        return replace(last, near=None)
    if isinstance(last, Shift) and last.base is not None:
        return Shift(last.count, last.unit, replace(first, which=None) if isinstance(first, Weekday) else first)
    return last


def _seven_days(value: SevenDays, anchor: date, direction: Direction | None) -> Fixed | None:
    whole = _days(value.of, anchor, direction)
    if whole is None or whole.start is None or whole.end is None:
        return None
    weeks_before = max(value.number - 1, 0)
    first = calendar.shift_days(whole.end, -6) if value.number < 0 else calendar.shift_days(whole.start, 7 * weeks_before)
    return Fixed(first, calendar.shift_days(first, 6), Precision.WEEK)


def _shift(value: Shift, anchor: date, direction: Direction | None) -> Fixed | None:
    base = None if value.base is None else _days(value.base, anchor, direction)
    if base is None or base.start is None or base.end is None:
        return None
    if not value.count:
        return base
    return calendar.move(base.end if value.count > 0 else base.start, value.count, value.unit)


def _told(value: Told, anchor: date, direction: Direction | None) -> Fixed | None:
    """The month told before, the rest of it, or a month of its year."""
    base = None if value.base is None else _days(value.base, anchor, direction)
    if base is None or base.start is None or base.end is None:
        return None if value.month is None or value.rest or value.next else _month(Month(value.month, value.part), anchor, "past")
    if value.next and value.month is not None:
        return calendar.month_after(base.end, value.month)
    whole = calendar.month(base.start.year, value.month or base.start.month, value.part)
    if not value.rest or value.month is not None or whole.start is None or whole.end is None:
        return whole
    if base.start != base.end:
        return whole
    if value.rest < 0:
        return Fixed(whole.start, max(whole.start, calendar.shift_days(base.start, -1)), Precision.INTERVAL)
    return Fixed(min(whole.end, calendar.shift_days(base.end, 1)), whole.end, Precision.INTERVAL)


def _current(whole: Fixed, anchor: date, direction: Direction | None, *, rest: bool) -> Fixed:
    if whole.start is None or whole.end is None or direction is None:
        return whole
    if not rest and whole.precision is (Precision.YEAR if direction == "past" else Precision.MONTH):
        return whole
    if direction == "past":
        return Fixed(whole.start, max(whole.start, calendar.shift_days(anchor, -1)), Precision.INTERVAL)
    return Fixed(max(whole.start, anchor), whole.end, Precision.INTERVAL)


def _bound(days: Fixed, relation: Relation, anchor: date, *, closing: bool = False) -> Fixed:
    """Bound by, before, since, after: an interval with an open end, or from publication to the day named.

    ``closing``: "before the end of May" is by its last day.
    """
    start, end = days.start, days.end
    if relation is Relation.AT or days.precision is Precision.VAGUE:
        return days
    if relation is Relation.SINCE:
        return Fixed(start, None, Precision.INTERVAL)
    if relation is Relation.AFTER:
        return Fixed(calendar.shift_days(end, 1) if end else None, None, Precision.INTERVAL)
    if relation is Relation.BEFORE and start and not closing and not (days.precision is Precision.MONTH and start <= anchor):
        end = calendar.shift_days(start, -1)
    return Fixed(anchor if end and end >= anchor else None, end, Precision.INTERVAL)
