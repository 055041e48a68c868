"""Times of a story whose day of publication nobody knows: only those that name their year mean days."""

from datetime import date

from monitor.analysis.when.finding import find_times
from monitor.analysis.when.resolving import Direction, resolve
from monitor.analysis.when.values import TimeSpan
from monitor.domain.meeting import When

_EARLY, _LATE = date(1951, 1, 1), date(2089, 7, 1)  # whatever means the same on both means the same on every day between
_WAYS: tuple[Direction, ...] = ("past", "future")


def times_with_years(text: str) -> tuple[TimeSpan, ...]:
    """The time expressions of a text that mean the same on whatever day it was written: "in March 2007", not "last March"."""
    late = {(span.start, span.end): span for span in find_times(text, anchor=_LATE)}
    early = find_times(text, anchor=_EARLY)
    return tuple(span for span in early if _same(span, late.get((span.start, span.end))))


def days_of(span: TimeSpan) -> When | None:
    """The days that a time with its year names."""
    return resolve(span, anchor=_LATE, direction="past")


def _same(early: TimeSpan, late: TimeSpan | None) -> bool:
    if late is None:
        return False
    read = {resolve(span, anchor=day, direction=way) for span, day in ((early, _EARLY), (late, _LATE)) for way in _WAYS}
    when = read.pop()
    start = when.start if when is not None and not read else None
    return start is not None and str(start.year) in early.text
