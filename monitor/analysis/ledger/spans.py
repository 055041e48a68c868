"""Intervals of days: how far apart, which is finer, how they are written."""

from datetime import date, timedelta

from monitor.domain.meeting import Precision, When

_OPEN = timedelta(days=30)  # how far an end that the text leaves open is taken to reach: "in the coming weeks"
LEG_DAYS = 3  # a trip is dated by its departure, its arrival or its end: within this, one trip
_EXACT = frozenset({Precision.DAY, Precision.INTERVAL})


def bounds(when: When | None) -> tuple[date, date] | None:
    """First and last day, an open end made a month; None where neither end is known."""
    if when is None or (when.start is None and when.end is None):
        return None
    first = when.start or (when.end or date.min) - _OPEN
    last = when.end or (when.start or date.min) + _OPEN
    return (first, max(first, last))


def is_open(when: When) -> bool:
    """Tell whether the text leaves an end open or the time vague; such a time dates nothing."""
    return when.start is None or when.end is None or when.precision is Precision.VAGUE


def length(when: When) -> int:
    """Days covered, both ends included."""
    reach = bounds(when)
    return (reach[1] - reach[0]).days + 1 if reach else 0


def gap(one: When | None, other: When | None) -> int | None:
    """Days between two intervals: 0 where they overlap, None where one is unknown."""
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return None
    return max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)


def is_exact(when: When) -> bool:
    """Tell whether a text gives days, and not a week, a month or "soon"."""
    return when.precision in _EXACT and not is_open(when) and length(when) <= 10


def same_days(one: When | None, other: When | None) -> bool:
    """Tell whether two times are both exact and have a day in common."""
    return one is not None and other is not None and is_exact(one) and is_exact(other) and gap(one, other) == 0


def refines(new: When, old: When) -> bool:
    """Tell whether ``new`` narrows ``old`` by enough to be worth telling: to a half, days to a third, or from a vague time to days.

    Of two days, a second story often gives the first alone.
    """
    if is_open(new) or gap(new, old) != 0:
        return False
    if is_open(old):
        return length(new) <= 31
    within, around = bounds(new), bounds(old)
    if within is None or around is None:
        return False
    inside = within[0] >= around[0] - timedelta(days=1) and within[1] <= around[1] + timedelta(days=1)
    return inside and length(new) * (3 if is_exact(old) else 2) <= length(old)


def describe(when: When | None) -> str | None:
    """Write an interval as ``2019-02-27``, ``2019-02-27..2019-02-28``, ``2019-02-10..`` or None."""
    if when is None or (when.start is None and when.end is None):
        return None
    if when.start == when.end:
        return str(when.start)
    return f"{when.start or ''}..{when.end or ''}"


def hull(one: When, other: When) -> When:
    """Span both."""
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return one
    return When(min(first[0], second[0]), max(first[1], second[1]), Precision.INTERVAL)


def covers(wide: When, narrow: When) -> bool:
    """Tell whether every day of ``narrow`` lies in ``wide``."""
    outer, inner = bounds(wide), bounds(narrow)
    return bool(outer and inner and outer[0] <= inner[0] and inner[1] <= outer[1])
