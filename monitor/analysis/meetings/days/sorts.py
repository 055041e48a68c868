"""What sort of time a unit tells: a day, a length, a distance."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.when import Duration, TimeSpan, is_duration
from monitor.analysis.when.values import Shift


def is_day(unit: Unit) -> bool:
    """Whether a time is one day: "Tuesday", "last Tuesday", "June 12", "the following day"."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule in _OF_A_DAY


_OF_A_DAY = ("weekday", "weekday_by_word", "date", "today", "shifted", "rest_of_day", "weekday_of_week")


def is_length(unit: Unit) -> bool:
    """Whether a time is only a length: "three-day"."""
    return is_duration(unit.extra)


def dates_what_follows(unit: Unit) -> bool:
    """Whether a distance dates the event named after it: "follows by three days the arrival", "comes a month after talks"."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule in ("follows", "apart", "event")


def counts(unit: Unit) -> bool:
    """Whether a time counts days or weeks: "in two days", "three months ago"."""
    return isinstance(unit.extra, TimeSpan) and isinstance(unit.extra.value, Duration | Shift)
