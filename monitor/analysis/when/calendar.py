"""Days, weeks, months and their parts, as intervals. A week is Monday to Sunday."""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from monitor.analysis.when.values import Fixed, Part
from monitor.domain.meeting import Precision

FIRST_DAY = date(MINYEAR, 1, 1)
LAST_DAY = date(MAXYEAR, 12, 31)

# Thirds of a month as the desk reads them: 1-10, 11-20, 21-end. Of a week, and of a year: the same idea.
_MONTH_PARTS = {
    Part.EARLY: (1, 10), Part.MIDDLE: (11, 20), Part.LATE: (21, 31), Part.FIRST_HALF: (1, 15), Part.SECOND_HALF: (16, 31),
}
_YEAR_PARTS = {Part.EARLY: (1, 4), Part.MIDDLE: (5, 8), Part.LATE: (9, 12), Part.FIRST_HALF: (1, 6), Part.SECOND_HALF: (7, 12)}
_WEEK_PARTS = {Part.EARLY: (0, 2), Part.MIDDLE: (1, 3), Part.LATE: (3, 6), Part.FIRST_HALF: (0, 3), Part.SECOND_HALF: (3, 6)}


def shift_days(day: date, days: int) -> date:
    """Go so many days, held inside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return LAST_DAY if days > 0 else FIRST_DAY


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return calendar.monthrange(year, month)[1]


def make_day(year: int, month: int, day: int) -> date | None:
    """Make a day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def move_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months away, held inside the calendar."""
    index = min(max(year * 12 + month - 1 + months, MINYEAR * 12), MAXYEAR * 12 + 11)
    return index // 12, index % 12 + 1


def month_after(day: date, number: int) -> Fixed:
    """Make the first month of a name that begins after a day's own month."""
    return month(valid_year(day.year + (number <= day.month)), number)


def one_day(day: date) -> Fixed:
    """Make an interval of one day."""
    return Fixed(day, day, Precision.DAY)


def week(day: date, part: Part | None = None) -> Fixed:
    """Make the week that holds a day, or part of it."""
    monday = shift_days(day, -day.weekday())
    low, high = _WEEK_PARTS[part] if part else (0, 6)
    return Fixed(shift_days(monday, low), shift_days(monday, high), Precision.INTERVAL if part else Precision.WEEK)


def month(year: int, number: int, part: Part | None = None) -> Fixed:
    """Make a month or part of it."""
    low, high = _MONTH_PARTS[part] if part else (1, 31)
    last = min(high, month_length(year, number))
    return Fixed(date(year, number, low), date(year, number, last), Precision.PART_OF_MONTH if part else Precision.MONTH)


def year(number: int, part: Part | None = None) -> Fixed:
    """Make a year or part of it."""
    low, high = _YEAR_PARTS[part] if part else (1, 12)
    last = date(number, high, month_length(number, high))
    return Fixed(date(number, low, 1), last, Precision.INTERVAL if part else Precision.YEAR)


def quarter(year_number: int, number: int) -> Fixed:
    """Make a quarter of a year, 1 to 4."""
    last = number * 3
    return Fixed(date(year_number, last - 2, 1), date(year_number, last, month_length(year_number, last)), Precision.QUARTER)


def season(year_number: int, number: int) -> Fixed:
    """Make a northern season: spring is March to May; winter begins in December of the year."""
    first = 3 + number * 3
    last_year, last = move_month(year_number, first, 2)
    return Fixed(date(year_number, first, 1), date(last_year, last, month_length(last_year, last)), Precision.SEASON)


def weekend(day: date) -> Fixed:
    """Saturday and Sunday of the week that holds a day."""
    saturday = shift_days(day, 5 - day.weekday())
    return Fixed(saturday, shift_days(saturday, 1), Precision.INTERVAL)


def easter(year_number: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the golden number, the century and the moon."""
    golden, century = year_number % 19, year_number // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year_number + year_number // 4 + moon + 2 - century + century // 4) % 7
    return date(year_number, 3, 1) + timedelta(days=27 + moon - weekday)


def weekends(year_number: int, number: int) -> list[Fixed]:
    """The weekends whose Saturday lies in a month."""
    days = [date(year_number, number, day) for day in range(1, month_length(year_number, number) + 1)]
    return [weekend(day) for day in days if day.weekday() == 5]


def valid_year(number: int) -> int:
    """Hold a year inside the calendar, with room for a winter after it."""
    return min(max(number, MINYEAR), MAXYEAR - 1)


def move(day: date, count: int, unit: str) -> Fixed:
    """Go so many units from a day: to that day for days and weeks, to the whole month or year for longer units."""
    if unit == "month":
        return month(*move_month(day.year, day.month, count))
    if unit == "year":
        return year(valid_year(day.year + count))
    return one_day(shift_days(day, count * DAYS_IN.get(unit, 1)))


DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "weekend": 7, "quarter": 91, "decade": 3652}


def advance(day: date, count: int, unit: str) -> date:
    """Go to the same day of the month or year so many units away; 31 January and a month is the end of February."""
    if unit in {"month", "year", "quarter", "decade"}:
        months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        to_year, to_month = move_month(day.year, day.month, months)
        return date(to_year, to_month, min(day.day, month_length(to_year, to_month)))
    return shift_days(day, count * DAYS_IN.get(unit, 1))
