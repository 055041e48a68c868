"""The days of a journey told in apposition to what was done on it: "A met B in P on Monday and Tuesday, his second trip to Q"."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, starts
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.days.remarks import said_on
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Status

_CLAUSE = 20  # units from the journey back to the day of the main clause


def date_apposed(units: Units, draft: Draft, phrase: tuple[int, int], governor: Governor) -> None:
    """Give a journey that only counts what its sentence tells ("his third visit there") the days of the deed."""
    start, noun = phrase
    counted = any(starts(unit, "ordinals.") for unit in units[start:noun])
    apposed = start > _SHORTEST and units[start - 1].code == "," and is_possessive(units[start])
    if not (counted and apposed) or governor.kind == "verb" or draft.status not in (None, Status.HELD):
        return
    if any(isinstance(span, TimeSpan) and span.rule in _DAYS for span in draft.times):
        return
    if any(has(unit, "auxiliaries.future") for unit in units[:start]):
        draft.times, draft.status = _times_to_come(units, start), Status.PLANNED
        return
    day = _day_of_deed(units, start)
    if day is not None:
        draft.times, draft.status, draft.tensed = [day], Status.HELD, True


_DAYS = frozenset({"weekday", "date", "today"})
_SHORTEST = 4  # units: "A met B Monday"


def _names_days(units: Units, at: int) -> bool:
    """Whether a time is a day or a row of days: "Monday and Tuesday"."""
    span = units[at].extra
    return is_day(units[at]) or (isinstance(span, TimeSpan) and span.rule in _ROWS)


_ROWS = frozenset({"weekday_range", "days_of_month"})


def _times_to_come(units: Units, start: int) -> list[TimeSpan]:
    """The time of the plan that a journey counts: "will hold talks in P next week, his fourth trip there"."""
    spans = [unit.extra for at, unit in enumerate(units[:start]) if isinstance(unit.extra, TimeSpan) and not said_on(units, at)]
    return [span for span in spans if isinstance(span, TimeSpan)][-1:]


def _day_of_deed(units: Units, start: int) -> TimeSpan | None:
    """The last day before the apposition that is not the day on which it was told."""
    for at in range(start - 2, max(0, start - _CLAUSE), -1):
        span = units[at].extra
        if isinstance(span, TimeSpan) and _names_days(units, at) and not said_on(units, at):
            deed = any(past_verb(unit) for unit in units[:at]) and not any(has(u, "auxiliaries.future") for u in units[:start])
            return span if deed else None
        if units[at].code == ";":
            return None
    return None
