"""Times beside a call-off: that of calling off is no day of the meeting, unless it was called off at the last minute."""

from itertools import pairwise

from monitor.analysis.meetings.clause.grammar import Units, some
from monitor.analysis.meetings.days.revivals import revived_on
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Month
from monitor.domain.meeting import Status


def of_the_call_off(units: Units, draft: Draft, trigger: int, at: int) -> bool:
    """Whether a time behind "was cancelled" is that of the call-off: "the trip had been cancelled on Friday"."""
    if draft.revived and revived_on(units, draft, (trigger, at)):
        return True
    off = draft.status_span if draft.status in (Status.CANCELLED, Status.POSTPONED) else None
    if off is None or not units[trigger].end <= off.start < units[at].start:
        return False
    if _at_the_last(units, at):
        return False
    said = [unit for unit in units[trigger + 1 : at] if off.start <= unit.start < off.end]
    return not some(said, "auxiliaries.future", "auxiliaries.conditional")  # "will not take place on April 12" gives its own day


def _at_the_last(units: Units, at: int) -> bool:
    """Whether a month is that of the meeting too: "was put off at the last minute in November", "at short notice last November"."""
    span = units[at].extra
    late = any(f"{before.low} {unit.low}" in _LATE for before, unit in pairwise(units[max(0, at - _NOTICE) : at]))
    return late and isinstance(span, TimeSpan) and isinstance(span.value, Month)


_LATE = frozenset({"last minute", "last moment", "short notice", "eleventh hour", "11th hour"})
_NOTICE = 5  # units
