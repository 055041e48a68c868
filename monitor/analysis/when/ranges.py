"""Builders of what has a first and a last day: ranges, weeks told by their weekdays, weekends of a month."""

from dataclasses import replace
from datetime import date

from monitor.analysis.when import calendar, periods
from monitor.analysis.when.named_days import of_month_day
from monitor.analysis.when.values import NOTHING, Fixed, MonthDay, Part, Range, Shift, Value, Weekday
from monitor.analysis.when.vocabulary import LETTER
from monitor.analysis.when.words import Words
from monitor.domain.meeting import Precision


def range_of_dates(words: Words) -> Value | None:
    """From April 10 to April 11; Dec. 31-Jan. 2."""
    months, days = words.months, words.days
    if len(months) < 2 or len(days) < 2:
        return None
    if words.has("AND") and not words.has("BETWEEN") and (months[0] != months[1] or days[1] - days[0] != 1):
        return None  # two days apart are two days
    years = words.numbers("YR")
    last_year = years[-1] if years else words.year
    first_year = years[0] if len(years) == 2 else last_year
    if last_year is not None and first_year == last_year and (months[0], days[0]) > (months[1], days[1]):
        first_year = last_year - 1
    first, last = of_month_day(months[0], days[0], first_year), of_month_day(months[1], days[1], last_year)
    return range_of_ends(first, last)


def dates_beside(words: Words) -> Value | None:
    """Read "Nov. 30 and Dec. 1": one day and the next."""
    if words.year is not None or len(words.months) < 2 or len(words.days) < 2:
        return None
    (first, last), days = words.months[:2], words.days[:2]
    turns = (last - first) % 12 == 1 and days[1] == 1 and days[0] == calendar.month_length(2001, first)
    return range_of_ends(MonthDay(first, days[0]), MonthDay(last, days[1])) if turns else None


def range_of_ends(first: Value, last: Value) -> Value:
    """From one day to another."""
    return NOTHING if NOTHING in (first, last) else Range(first, last)


def of_month(words: Words) -> Value | None:
    """Feb. 27-28; 10 to 12 June; Feb. 27 and 28 (but not 3 and 28, which are two days)."""
    if len(words.days) < 2:
        return None
    low, high = words.days[:2]
    if low >= high or (words.has("AND") and not words.has("BETWEEN") and high - low > 1):
        return None
    first = of_month_day(words.months[0], low, words.year)
    return range_of_ends(first, of_month_day(words.months[0], high, words.year))


def range_of_weekdays(words: Words) -> Value | None:
    """Thursday and Friday; Monday to Wednesday (but not "Monday and Friday", which are two days)."""
    first, last = words.weekdays[:2]
    distance = (last - first) % 7
    if distance == 6 and words.has("TOD"):
        return None  # "Sunday morning - Saturday night in Washington": one hour in two places
    if not distance or (words.has("AND", "OR") and not words.has("BETWEEN") and distance > 1):
        return None
    start = Weekday(first, words.which)
    return Range(start, Shift(distance, "day", start))


def weekdays_of_week(words: Words) -> Value | None:
    """Read "Tuesday to Thursday next week", "last week, on Monday and Tuesday"; two days apart are two days."""
    first, last = words.weekdays[:2]
    monday = calendar.week(calendar.shift_days(words.anchor, 7 * words.step)).start
    if monday is None or last <= first or (words.has("AND", "OR") and last - first > 1):
        return None
    return Fixed(calendar.shift_days(monday, first), calendar.shift_days(monday, last), Precision.INTERVAL)


def range_of_months(words: Words) -> Value | None:
    """March or April; late February to early March."""
    if len(words.months) < 2:
        return None
    parts: list[Part | None] = [None, None]
    seen = 0
    pending: Part | None = None
    for token in words.tokens:
        if isinstance(token.value, Part):
            pending = token.value
        elif token.letter in LETTER["MON"] + LETTER["MAY"] and seen < 2:
            parts[seen], pending = pending, None
            seen += 1
    year = words.year
    first_year = year if year is None or words.months[0] <= words.months[1] else year - 1
    years = words.numbers("YR")
    if len(years) == 2:  # "from June 2018 to June 2019"
        first_year, year = years
    return Range(periods.of_month(words.months[0], first_year, parts[0]), periods.of_month(words.months[1], year, parts[1]))


def one_part_or_other(words: Words) -> Value | None:
    """Late this month or in early June; the end of this month or early next month."""
    letters = [token.letter for token in words.tokens]
    joint = letters.index(LETTER["OR"])
    first = periods.part_of_period(replace(words, tokens=words.tokens[:joint]))
    rest = replace(words, tokens=words.tokens[joint + 1 :])
    month = next(iter(rest.months), None)
    if month is None:
        second = periods.part_of_period(rest)
    else:
        second = calendar.month(words.anchor.year + (month < words.anchor.month), month, rest.part)
    if not (isinstance(first, Fixed) and isinstance(second, Fixed) and first.start and second.end and first.start < second.end):
        return first
    return Fixed(first.start, second.end, Precision.INTERVAL)


def range_of_years(words: Words) -> Value | None:
    """2018-2019; between 1994 and 2002."""
    first, last = words.numbers("YR")[:2]
    return Fixed(date(first, 1, 1), date(last, 12, 31), Precision.INTERVAL) if first < last else None


def nth_weekend(words: Words) -> Value | None:
    """Read "the first weekend of March": the first whose Saturday lies in it; of the year nearest to publication."""
    number, month, anchor = next(iter(words.numbers("ORD")), -1), words.months[0], words.anchor
    years = (words.year,) if words.year is not None else (anchor.year - 1, anchor.year, anchor.year + 1)
    found = [weekend for year in years for weekend in calendar.weekends(year, month)[number - 1 if number > 0 else -1 :][:1]]
    return min(found, key=lambda days: abs((days.start - anchor).days) if days.start else 0, default=None)


def feast(words: Words) -> Value | None:
    """Read "over Easter weekend" and "Easter Monday": that of the year nearest to publication."""
    sundays = [calendar.easter(words.anchor.year + years) for years in (-1, 0, 1)]
    sunday = min(sundays, key=lambda day: abs((day - words.anchor).days))
    named = next(iter(words.numbers("WD")), None)
    if named is None:
        return calendar.weekend(sunday)
    return calendar.one_day(calendar.shift_days(sunday, 1 if named == 0 else named - sunday.weekday()))
