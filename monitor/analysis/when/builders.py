"""From the words a rule matched to what they mean."""

from datetime import date

from monitor.analysis.when import calendar
from monitor.analysis.when.values import (
    Ahead,
    Current,
    DayOfMonth,
    Duration,
    Fixed,
    Month,
    MonthDay,
    Part,
    Range,
    Season,
    SevenDays,
    Shift,
    Told,
    Value,
    Weekday,
    Weekend,
    Which,
)
from monitor.analysis.when.vocabulary import LETTER
from monitor.analysis.when.words import Words
from monitor.domain.meeting import Precision

# Read, so that no other rule reads it, and no time: 31 June, "years ago".
NOTHING = Fixed(None, None, Precision.VAGUE)
# "a few weeks" is never counted; these ends only bound what is said to be near (nominal, marked vague).
_VAGUE_DAYS = {"day": 7, "week": 21, "month": 91}


def nothing(words: Words) -> Value | None:  # noqa: ARG001 - a builder's signature
    """Read a form so that nothing else reads it; it dates nothing."""
    return NOTHING


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


def week_from(words: Words) -> Value | None:
    """Read "the week of", or beginning, a day: seven days from it."""
    first = of_month_day(words.months[0], words.days[0], words.year, next(iter(words.weekdays), None))
    return NOTHING if first == NOTHING else SevenDays(first)


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
        return nothing(words)
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


def nth_week(words: Words) -> Value | None:
    """Read "the first week of March", its days 1 to 7; "the last week", its last seven days."""
    number = next(iter(words.numbers("ORD")), -1)
    if words.months:
        return SevenDays(of_month(words.months[0], words.year, None), number)
    whole = period(Words(tuple(token for token in words.tokens[2:] if token.letter != LETTER["WEEK"]), words.anchor))
    return SevenDays(whole, number) if whole and number else None


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


def rest_of_day(words: Words) -> Value | None:
    """Later in the day: the day told before, else the day of publication."""
    return calendar.one_day(words.anchor) if words.has("TODAY") else Shift(0, "day", calendar.one_day(words.anchor))


def quarter(words: Words) -> Value | None:
    """Read "the first quarter of 2019"; "Q1"."""
    stated = (*words.numbers("QTR"), *words.numbers("ORD"))
    number = 4 if not stated or stated[0] < 1 else stated[0]
    year = words.year if words.year is not None else words.anchor.year
    return calendar.quarter(calendar.valid_year(year), number) if number <= 4 else None


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


def ago(words: Words) -> Value | None:
    """Three days ago; two weeks ago (that day); two months ago (that month)."""
    count = words.count
    if count is None:
        return nothing(words)
    return calendar.move(words.anchor, -count, words.unit)


def ahead(words: Words) -> Value | None:
    """In two weeks: that day; in two months: that month."""
    count = words.count
    if count is None:
        days = _VAGUE_DAYS.get(words.unit)
        return Ahead(Fixed(words.anchor, calendar.shift_days(words.anchor, days), Precision.VAGUE)) if days else None
    return Ahead(calendar.move(words.anchor, count, words.unit))


def over_next(words: Words) -> Value | None:
    """Over the next two or three weeks; within ten days; in the coming weeks (vague)."""
    count, unit = words.count, words.unit
    counted = words.has("CNT", "NUM", "A") or not _plural(words)
    if count is None or not counted:
        days = _VAGUE_DAYS.get(unit)
        return Ahead(Fixed(words.anchor, calendar.shift_days(words.anchor, days) if days else None, Precision.VAGUE))
    return Ahead(Fixed(words.anchor, calendar.advance(words.anchor, count, unit), Precision.INTERVAL))


def over_past(words: Words) -> Value | None:
    """Within the past year; over the last two weeks."""
    count = words.count
    if count is None or (_plural(words) and not words.has("CNT", "NUM")):
        return nothing(words)
    first = calendar.shift_days(calendar.advance(words.anchor, -count, words.unit), 1)
    return Fixed(first, words.anchor, Precision.INTERVAL)


def _plural(words: Words) -> bool:
    return any(token.value is True for token in words.tokens)


def duration(words: Words) -> Value | None:
    """Three-day; two-week."""
    return Duration((words.count or 1) * calendar.DAYS_IN[words.unit])


def nights(words: Words) -> Value | None:
    """Two-night: the days on either side of each night."""
    return Duration((words.count or 1) + 1) if any(token.value == "night" for token in words.tokens) else None


def shifted(words: Words) -> Value | None:
    """Two days later; 13 days before; the following day; the same day."""
    count = 0 if words.has("SAME", "THAT") else words.count
    if count is None or (_plural(words) and not words.has("CNT", "NUM", "A")):
        return nothing(words)
    return Shift(-count if words.has("EARLIER", "BEFORE", "PREV") else count, words.unit)


def next_hour(words: Words) -> Value | None:  # noqa: ARG001 - a builder's signature
    """The following morning; the next afternoon."""
    return Shift(1, "day")


def hour_told(words: Words) -> Value | None:
    """In the afternoon; in the early evening; at midday: of the day told before."""
    return nothing(words) if any(token.value == "night" for token in words.tokens) else Shift(0, "day")  # "at night"


def follows(words: Words) -> Value | None:
    """Read "(the trip) follows by three days (the arrival)": so long before the day told before, else before publication."""
    return Shift(-(words.count or 0), words.unit, calendar.one_day(words.anchor)) if words.count else None


def period(words: Words) -> Value | None:
    """Read this, last or next week, month, quarter, year."""
    step, anchor = words.step, words.anchor
    if _plural(words):
        return nothing(words)  # "in the next weeks"
    if words.has("WEEK"):
        return calendar.week(calendar.shift_days(anchor, 7 * step))
    if words.has("MONTH"):
        return calendar.month(*calendar.move_month(anchor.year, anchor.month, step))
    if words.has("QUARTER"):
        year, first = calendar.move_month(anchor.year, anchor.month, 3 * step)
        return calendar.quarter(calendar.valid_year(year), (first + 2) // 3)
    return calendar.year(calendar.valid_year(anchor.year + step))


def past_week(words: Words) -> Value | None:
    """Read "this past week": the one that is ending, told from Friday on, else the one before."""
    anchor = words.anchor
    if anchor.weekday() < _FRIDAY:
        return period(words)
    return Fixed(calendar.shift_days(anchor, -anchor.weekday()), anchor, Precision.INTERVAL)


_FRIDAY = 4


def until_out(words: Words) -> Value | None:
    """Read "before the month (is out)": what is left of it."""
    whole = period(words)
    return Current(whole) if isinstance(whole, Fixed) and not _plural(words) else None


def end_of_period(words: Words) -> Value | None:
    """Month's end; year's end."""
    return part_of_period(words) if words.part is Part.LATE else None


def current(words: Words) -> Value | None:
    """This month; this year."""
    whole = period(words)
    return Current(whole) if isinstance(whole, Fixed) else None


def season(words: Words) -> Value | None:
    """In the summer; last spring; summer 2018; spring of next year."""
    number = words.numbers("SEASON")[0]
    return Season(number, words.which) if words.year is None else calendar.season(calendar.valid_year(words.year), number)


def today(words: Words) -> Value | None:
    """Today, yesterday, tonight, this morning."""
    return calendar.one_day(calendar.shift_days(words.anchor, next(iter(words.numbers("TODAY")), 0)))


def day_of_month(words: Words) -> Value | None:
    """On the 27th; on the 27th and 28th."""
    days = words.days
    if len(days) == 1:
        return DayOfMonth(days[0])
    return Range(DayOfMonth(days[0]), Shift(days[1] - days[0], "day", DayOfMonth(days[0]))) if days[0] < days[1] else None


def decade(words: Words) -> Value | None:
    """Read "the 1990s"; "the late 1990s"."""
    first = words.numbers("DECADES")[0]
    low, high = {Part.EARLY: (0, 3), Part.MIDDLE: (4, 6), Part.LATE: (7, 9)}.get(words.part or Part.FIRST_HALF, (0, 9))
    return Fixed(date(first + low, 1, 1), date(first + high, 12, 31), Precision.INTERVAL)


def year(words: Words) -> Value | None:
    """In 2018."""
    return calendar.year(words.numbers("YR")[0])


def soon(words: Words) -> Value | None:
    """Soon, shortly: from the day of publication, open."""
    return Ahead(Fixed(words.anchor, None, Precision.VAGUE))
