"""Builders of days that are named: "June 12", "next Wednesday", "the last Monday of May", "over the weekend"."""

from datetime import date

from monitor.analysis.when import calendar
from monitor.analysis.when.values import NOTHING, DayOfMonth, MonthDay, Range, Shift, Value, Weekday, Weekend, Which
from monitor.analysis.when.words import Words


def iso_day(words: Words) -> Value | None:
    """2019-02-27."""
    try:
        return calendar.one_day(date.fromisoformat(str(words.tokens[0].value)))
    except ValueError:
        return None


def of_month_day(month: int, day: int, year: int | None, weekday: int | None = None) -> Value:
    """A day of a month, of a year where one is told; nothing where no month has such a day."""
    if year is None and day <= calendar.month_length(2000, month):
        return MonthDay(month, day, weekday)
    exact = calendar.make_day(year, month, day) if year is not None else None
    return calendar.one_day(exact) if exact else NOTHING


def day(words: Words) -> Value | None:
    """June 12; Tuesday (June 12); 12 June last year."""
    return of_month_day(words.months[0], words.days[0], words.year, next(iter(words.weekdays), None))


def nth_day(words: Words) -> Value | None:
    """The last day of June; the first Monday of October, of the year nearest to publication where none is told."""
    number, month = next(iter(words.numbers("ORD")), -1), words.months[0]
    if not words.weekdays:
        last = calendar.month_length(words.year or words.anchor.year, month)
        return of_month_day(month, number if number > 0 else last, words.year)
    anchor = words.anchor
    years = (words.year,) if words.year is not None else (anchor.year - 1, anchor.year, anchor.year + 1)
    found = []
    for year in years:
        days = range(1, calendar.month_length(year, month) + 1)
        fitting = [day for n in days if (day := calendar.make_day(year, month, n)) and day.weekday() == words.weekdays[0]]
        found.extend(fitting[number - 1 if number > 0 else -1 :][:1])
    nearest = min(found, key=lambda day: abs((day - anchor).days), default=None)
    return calendar.one_day(nearest) if nearest is not None else None


def weekday(words: Words) -> Value | None:
    """Read a bare weekday."""
    return Weekday(words.weekdays[0])


def weekday_by_word(words: Words) -> Value | None:
    """Next Wednesday; this coming Saturday; last Friday."""
    return Weekday(words.weekdays[0], words.which)


def weekday_of_week(words: Words) -> Value | None:
    """Tuesday last week; Wednesday of next week."""
    monday = calendar.week(calendar.shift_days(words.anchor, 7 * words.step)).start
    return calendar.one_day(calendar.shift_days(monday, words.weekdays[0])) if monday else None


def weekend(words: Words) -> Value | None:
    """Last weekend; this weekend; over the weekend."""
    which = words.which
    if which is Which.LAST:
        return Weekend(Which.LAST)
    return Weekend(which if which in {Which.NEXT, Which.COMING, Which.THIS} else None)


def today(words: Words) -> Value | None:
    """Today, yesterday, tonight, this morning."""
    return calendar.one_day(calendar.shift_days(words.anchor, next(iter(words.numbers("TODAY")), 0)))


def rest_of_day(words: Words) -> Value | None:
    """Later in the day: the day told before, else the day of publication."""
    return calendar.one_day(words.anchor) if words.has("TODAY") else Shift(0, "day", calendar.one_day(words.anchor))


def day_of_month(words: Words) -> Value | None:
    """On the 27th; on the 27th and 28th."""
    days = words.days
    if len(days) == 1:
        return DayOfMonth(days[0])
    return Range(DayOfMonth(days[0]), Shift(days[1] - days[0], "day", DayOfMonth(days[0]))) if days[0] < days[1] else None
