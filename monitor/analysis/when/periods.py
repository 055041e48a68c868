"""Builders of weeks, months, quarters, seasons and years, and of their parts: "early next week", "that October", "mid-2018"."""

from datetime import date

from monitor.analysis.when import calendar
from monitor.analysis.when.named_days import of_month_day
from monitor.analysis.when.values import NOTHING, Current, Fixed, Month, Part, Season, SevenDays, Told, Value
from monitor.analysis.when.vocabulary import LETTER
from monitor.analysis.when.words import Words
from monitor.domain.meeting import Precision


def of_month(month_number: int, year: int | None, part: Part | None) -> Value:
    """A month or a part of it, of a year where one is told."""
    return Month(month_number, part) if year is None else calendar.month(year, month_number, part)


def month(words: Words) -> Value | None:
    """In June; mid-April; June last year; last year in June; later in May."""
    return of_month(words.months[0], words.year, words.part)


def month_told(words: Words) -> Value | None:
    """That October: the one in the year, or after the month, told before."""
    return Told(words.months[0], words.part)


def month_following(words: Words) -> Value | None:
    """The following October: the first one after the time told before."""
    return Told(words.months[0], next=True)


def period_told(words: Words) -> Value | None:  # noqa: ARG001 - a builder's signature
    """That month: the month told before."""
    return Told(None)


def rest_told(words: Words) -> Value | None:
    """Later that month: after the day told before, to the month's end."""
    if words.has("WEEK", "YEAR"):
        return NOTHING
    month = next(iter(words.months), None)
    return Told(month, rest=1 if words.has("LATER") else -1)


def month_by_word(words: Words) -> Value | None:
    """Last June: the latest that was over; next June: the first to come; this June: this year's."""
    number, step, anchor = words.months[0], words.step, words.anchor
    year = anchor.year
    if step < 0 and number >= anchor.month:
        year -= 1
    if step > 0 and number <= anchor.month:
        year += 1
    return calendar.month(calendar.valid_year(year), number)


def week_from(words: Words) -> Value | None:
    """Read "the week of", or beginning, a day: seven days from it; "within weeks of June 30" is none."""
    if any(token.letter == LETTER["WEEK"] and token.value is True for token in words.tokens):
        return None
    first = of_month_day(words.months[0], words.days[0], words.year, next(iter(words.weekdays), None))
    return NOTHING if first == NOTHING else SevenDays(first)


def nth_week(words: Words) -> Value | None:
    """Read "the first week of March", its days 1 to 7; "the last week", its last seven days."""
    number = next(iter(words.numbers("ORD")), -1)
    if words.months:
        return SevenDays(of_month(words.months[0], words.year, None), number)
    whole = period(Words(tuple(token for token in words.tokens[2:] if token.letter != LETTER["WEEK"]), words.anchor))
    return SevenDays(whole, number) if whole and number else None


def past_week(words: Words) -> Value | None:
    """Read "this past week": the one that is ending, told from Friday on, else the one before."""
    anchor = words.anchor
    if anchor.weekday() < _FRIDAY:
        return period(words)
    return Fixed(calendar.shift_days(anchor, -anchor.weekday()), anchor, Precision.INTERVAL)


_FRIDAY = 4


def part_of_period(words: Words) -> Value | None:
    """Early next week; the end of the month; late 2018; mid-year."""
    year = words.year
    if year is not None and not words.has("WEEK", "MONTH"):
        return calendar.year(calendar.valid_year(year), words.part)
    if words.has("YEAR"):
        return calendar.year(words.anchor.year, words.part)
    if words.has("WEEK"):
        return calendar.week(calendar.shift_days(words.anchor, 7 * words.step), words.part)
    return calendar.month(*calendar.move_month(words.anchor.year, words.anchor.month, words.step), words.part)


def end_of_period(words: Words) -> Value | None:
    """Month's end; year's end."""
    return part_of_period(words) if words.part is Part.LATE else None


def rest_of_period(words: Words) -> Value | None:
    """Read "later this month", tomorrow to its end; "earlier this month", up to yesterday; "earlier this week", up to today."""
    seasons = words.numbers("SEASON")
    whole = calendar.season(words.anchor.year, seasons[0]) if seasons else period(words)
    if words.step or not isinstance(whole, Fixed) or whole.start is None or whole.end is None:
        return whole
    anchor = words.anchor
    if words.has("LATER"):
        return Fixed(min(calendar.shift_days(anchor, 1), whole.end), whole.end, Precision.INTERVAL)
    last = anchor if words.has("WEEK") else calendar.shift_days(anchor, -1)
    return Fixed(whole.start, max(last, whole.start), Precision.INTERVAL)


def period(words: Words) -> Value | None:
    """Read this, last or next week, month, quarter, year."""
    step, anchor = words.step, words.anchor
    if words.plural:
        return NOTHING  # "in the next weeks"
    if words.has("WEEK"):
        return calendar.week(calendar.shift_days(anchor, 7 * step))
    if words.has("MONTH"):
        return calendar.month(*calendar.move_month(anchor.year, anchor.month, step))
    if words.has("QUARTER"):
        year, first = calendar.move_month(anchor.year, anchor.month, 3 * step)
        return calendar.quarter(calendar.valid_year(year), (first + 2) // 3)
    return calendar.year(calendar.valid_year(anchor.year + step))


def current(words: Words) -> Value | None:
    """This month; this year."""
    whole = period(words)
    return Current(whole) if isinstance(whole, Fixed) else None


def until_out(words: Words) -> Value | None:
    """Read "before the month (is out)": what is left of it."""
    whole = period(words)
    return Current(whole, rest=True) if isinstance(whole, Fixed) and not words.plural else None


def quarter(words: Words) -> Value | None:
    """Read "the first quarter of 2019"; "Q1"."""
    stated = (*words.numbers("QTR"), *words.numbers("ORD"))
    number = 4 if not stated or stated[0] < 1 else stated[0]
    year = words.year if words.year is not None else words.anchor.year
    return calendar.quarter(calendar.valid_year(year), number) if number <= 4 else None


def season(words: Words) -> Value | None:
    """In the summer; last spring; summer 2018; spring of next year."""
    number = words.numbers("SEASON")[0]
    return Season(number, words.which) if words.year is None else calendar.season(calendar.valid_year(words.year), number)


def year(words: Words) -> Value | None:
    """In 2018."""
    return calendar.year(words.numbers("YR")[0])


def decade(words: Words) -> Value | None:
    """Read "the 1990s"; "the late 1990s"."""
    first = words.numbers("DECADES")[0]
    low, high = {Part.EARLY: (0, 3), Part.MIDDLE: (4, 6), Part.LATE: (7, 9)}.get(words.part or Part.FIRST_HALF, (0, 9))
    return Fixed(date(first + low, 1, 1), date(first + high, 12, 31), Precision.INTERVAL)
