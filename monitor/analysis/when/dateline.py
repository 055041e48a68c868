""""Today" in a story whose dateline is older than its publication: the day on which it was written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from monitor.analysis.when.resolving import resolve
from monitor.analysis.when.values import Fixed, Shift, TimeSpan, Value

_OLDEST = 2  # days; a story printed later than that says so
_FROM_TODAY = frozenset({"today", "rest_of_day"})  # rules of "today", "tonight", "tomorrow", "later in the day"


def read_on(times: Sequence[TimeSpan], dateline: tuple[int, int], *, anchor: date) -> tuple[TimeSpan, ...]:
    """The times with "today" and "tomorrow" counted from the day of the dateline, if one lies at ``dateline`` in the text.

    ``anchor`` is the day of publication; papers print the next morning what was written "today".
    """
    stamp = next((time for time in times if dateline[0] <= time.start < dateline[1] and time.rule == "date"), None)
    written = resolve(stamp, anchor=anchor, direction="past") if stamp is not None else None
    late = (anchor - written.start).days if written is not None and written.start is not None else 0
    if not 1 <= late <= _OLDEST:
        return tuple(times)
    step = timedelta(days=late)
    return tuple(replace(time, value=_earlier(time.value, step)) if time.rule in _FROM_TODAY else time for time in times)


def _earlier(value: Value, step: timedelta) -> Value:
    if isinstance(value, Shift) and isinstance(value.base, Fixed):
        return replace(value, base=_earlier(value.base, step))
    if not isinstance(value, Fixed) or value.start is None or value.end is None:
        return value
    return replace(value, start=value.start - step, end=value.end - step)
