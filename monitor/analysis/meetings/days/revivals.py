"""The day on which a summit was revived, which is none of its own: "revived his summit with B on Friday"."""

from monitor.analysis.meetings.clause.grammar import Units, some
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Weekday


def revived_on(units: Units, draft: Draft, where: tuple[int, int]) -> bool:
    """Whether a day is that of the call-off, or a weekday that of the verb that revives; ``where``: the noun and the day."""
    noun, day = where
    if some(units[noun + 1 : day], "status.cancelled", "status.postponed"):
        return True
    span, told = units[day].extra, draft.status_span
    if told is None or told.end > units[noun].start or not isinstance(span, TimeSpan) or not isinstance(span.value, Weekday):
        return False
    return some(units[:noun], "verbs.resume") and units[day - 1].low != "for"
