"""Which reading of a time counts that may lie before or after publication: the nearer, the closest month, the first to come."""

from datetime import date

from monitor.analysis.when import Direction, TimeSpan, resolve
from monitor.domain.meeting import When

MONTH = 31  # days
WAYS: tuple[Direction, ...] = ("future", "past")


def nearest(span: TimeSpan, anchor: date) -> When | None:
    """The nearer reading of a time that may lie before or after publication, as that of a meeting called off may."""
    return min(_readings(span, anchor), key=lambda when: _distance(when, anchor), default=None)


def closest(span: TimeSpan, anchor: date) -> When | None:
    """The month nearest to publication, whichever way: what was hoped of February, told in June, is over."""
    return min(_readings(span, anchor), key=lambda when: abs(_days_off(when, anchor)), default=None)


def first_to_come(span: TimeSpan, anchor: date) -> When | None:
    """The first reading that lies ahead: "met on Thursday, six days ahead of the summit" counts from a Thursday that is over."""
    ahead = [when for when in _readings(span, anchor) if _days_off(when, anchor) >= 0]
    return min(ahead, key=lambda when: _days_off(when, anchor), default=None)


def _readings(span: TimeSpan, anchor: date) -> list[When]:
    return [found for way in WAYS if (found := resolve(span, anchor=anchor, direction=way)) is not None]


def _distance(when: When, anchor: date) -> int:
    """Days between; what lies more than a month ahead counts double, for little is called off so early."""
    days = _days_off(when, anchor)
    return 2 * days if days > MONTH else abs(days)


def _days_off(when: When, anchor: date) -> int:
    return ((when.start or when.end or anchor) - anchor).days
