"""The day that several deeds of a sentence share: "On Saturday A met B and had talks with C", "A was in P on Friday, meeting B"."""

from collections.abc import Sequence

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, times_at
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.meetings.days.remarks import said_on
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_DONE = (Status.HELD, Status.ONGOING)
_FAR = 30  # units from a deed to the next one of the same person
_THEN = frozenset({"and", "then", ",", "before"})


def share_day(sentence: Sentence, story: SoFar) -> None:
    """Give undated meetings the day of the deed that stands before them in one row."""
    units = sentence.units
    days = times_at(units)
    if not days or sentence.headline:
        return
    dated = []
    for draft in story.here:
        if draft.times or draft.when or not draft.fresh:
            continue
        at = next((i for i, unit in enumerate(units) if unit.start >= draft.start), len(units))
        day = _of_the_row(units, draft, at, story.here)
        day = day or (_of_the_main_clause(units, draft, at, days) if draft.kind is not Kind.VISIT else None)
        if day is not None:
            draft.times.append(day)
            dated.append(draft)
    settled(sentence.scene, dated)


def _of_the_row(units: Units, draft: Draft, at: int, here: Sequence[Draft]) -> TimeSpan | None:
    """The day before the first of some deeds, or between it and "before" the next one."""
    for giver in here:
        if giver.when is None or giver.when_span is None or giver.end > draft.start or not _alike(giver, draft):
            continue
        day = next((i for i, unit in enumerate(units) if unit.code == "T" and unit.start == giver.when_span.start), None)
        first = next(i for i, unit in enumerate(units) if unit.start >= giver.start)
        if day is None or is_day(units[day]) is (draft.kind is Kind.VISIT) or not 0 <= at - first < _FAR:
            continue  # nobody is in two places on one day
        leads_on = (day < first and not draft.nested) or _goes_on(units, day)
        span = units[day].extra
        if leads_on and not _broken(units, max(first, day) + 1, at) and isinstance(span, TimeSpan):
            return span
    return None


def _goes_on(units: Units, day: int) -> bool:
    """Whether what comes next hangs on a day: "on Monday before holding talks with C"."""
    return day + 2 < len(units) and units[day + 1].low == "before" and verb_form(units[day + 2]) == "ing"


def _alike(giver: Draft, draft: Draft) -> bool:
    """Whether one person does both, and both are over or both to come."""
    states = {giver.status, draft.status}
    return bool(set(giver.people) & set(draft.people)) and (len(states) == 1 or states <= set(_DONE))


def _broken(units: Units, start: int, stop: int) -> bool:
    """Whether somebody else's deed, another time or another clause lies between."""
    return any(
        (unit.code in "T;" and not _so_long(unit)) or has(unit, "say") or _opens(unit) or unit.low == "after"
        or (units[i - 1].low in _THEN and is_actor(unit) and opens_clause(units, i))
        for i, unit in enumerate(units[start:stop], start)
    )


def _so_long(unit: Unit) -> bool:
    """Whether a time only tells how long something had not been: "the first to come in 14 years"."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule in ("in_time", "length")


def _opens(unit: Unit) -> bool:
    """Whether a word opens a clause of its own, and no further deed of the same person."""
    return has(unit, "clause_words") and unit.low != "and"


def _of_the_main_clause(units: Units, draft: Draft, at: int, days: Sequence[int]) -> TimeSpan | None:
    """The day of what somebody did, meeting people: "had begun in P on Friday, meeting B"."""
    if at < 1 or at >= len(units) or units[at - 1].code != "," or verb_form(units[at]) != "ing" or draft.status not in _DONE:
        return None
    before = [day for day in days if day < at]
    if len(before) != 1 or not is_day(units[before[0]]) or said_on(units, before[0]):
        return None
    main = units[:at - 1]
    coming = any(has(unit, "auxiliaries.future", "auxiliaries.conditional", "auxiliaries.modal") for unit in main)
    deeds = sum(past_verb(unit) or has(unit, "auxiliaries.be_past") for unit in main)
    clauses = any(_opens(unit) or unit.code == ";" for unit in units[before[0] : at])
    span = units[before[0]].extra
    return span if deeds and not coming and not clauses and isinstance(span, TimeSpan) else None
