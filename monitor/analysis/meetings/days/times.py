"""When: which time expression of a sentence belongs to which trigger; ``marking.py`` finds them, ``settling.py`` makes days."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.clause_bounds import reported_from
from monitor.analysis.meetings.clause.clause_times import heads_entry
from monitor.analysis.meetings.clause.grammar import Units, has, lacks, some, times_at
from monitor.analysis.meetings.days.accompanied import along
from monitor.analysis.meetings.days.clause_days import clause_day
from monitor.analysis.meetings.days.offer_days import agreed_then, of_calling_off, of_the_offer
from monitor.analysis.meetings.days.opening_closing import ends_after, ends_on, opens_on
from monitor.analysis.meetings.days.outlook import look_ahead
from monitor.analysis.meetings.days.pictured import dates_picture
from monitor.analysis.meetings.days.purposes import of_its_purpose, of_the_journey
from monitor.analysis.meetings.days.same_day import fronted, same_day, spent
from monitor.analysis.meetings.days.sorts import is_length
from monitor.analysis.meetings.days.times_apart import of_a_journey, of_another_verb, relative
from monitor.analysis.meetings.days.times_before import before
from monitor.analysis.meetings.days.times_behind import times_behind, times_until
from monitor.analysis.meetings.days.times_there import been_for, due_there, there_for
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import Duration, TimeSpan
from monitor.analysis.when.calendar import make_day, one_day
from monitor.analysis.when.values import Ahead, Current, Fixed, MonthDay, Relation
from monitor.domain.meeting import Kind


def attach_times(units: Units, draft: Draft, first: int, trigger: int, behind: int | None = None) -> None:
    """Give a draft the time inside its phrase, else behind its trigger, else before its verb."""
    told = times_at(units)
    if not told:
        return
    limit = times_until(units, draft, first, trigger, behind)
    inside = [at for at in told if first <= at < trigger and not of_another_verb(units, at, trigger)]
    inside = [at for at in inside if not of_the_offer(units, draft, at, trigger)]
    right = times_behind(units, draft, first, trigger, limit)
    beside = [at for at in along(units, first) if not agreed_then(units, draft, at, trigger)]
    left = beside or (_before(units, draft, first, trigger) if told[0] < first else [])
    if draft.caption:
        left = left or [at for at in range(first) if units[at].code == "T" and not dates_picture(units, at)][:1]
    chosen = [at for at in (*_now(units, trigger), *inside, *right) if not is_length(units[at])] or left
    chosen = chosen or _told_elsewhere(units, draft, first, trigger, limit)
    if heads_entry(units) and all(_counts_on(units[at]) for at in chosen):
        chosen = [0]
    near = (*inside, *right, *(at for at in told if first - 4 <= at < first))
    lengths = [at for at in near if is_length(units[at]) and not of_a_journey(units, draft, trigger, at)][:1]
    ahead = bool(chosen) and _counts_on(units[chosen[0]])
    spare = [at for at in left if at not in chosen][:1] if ahead else []  # "in May, when talks fell apart within a day"
    for at in (*chosen[:1], *spare, *lengths):
        span = units[at].extra
        if isinstance(span, TimeSpan):
            span = _not_before(units, at, _hung_on(units, at, first, span))
            draft.times.extend(_in_its_year(span, units, right))
            draft.opens = draft.opens or opens_on(units, trigger, at)
            draft.ends = draft.ends or ends_on(units, trigger, at)
            draft.beside = at in beside
    draft.ends = draft.ends or any(ends_after(units, at) for at in lengths if not chosen or chosen[0] < at)
    look_ahead(units, draft, first, trigger)
    draft.tensed = draft.tensed or (bool(chosen) and chosen[0] < first and been_for(units, first))


def _told_elsewhere(units: Units, draft: Draft, first: int, trigger: int, limit: int) -> list[int]:
    """The time of what a meeting goes with, where none is its own: of the journey, the clause, the purpose, of the same day."""
    told = of_the_journey(units, trigger) or clause_day(units, trigger) or of_its_purpose(units, draft, limit)
    if draft.kind is Kind.VISIT:
        told = told or due_there(units, trigger)
    if not told and times_at(units)[0] < first:
        return same_day(units, first) or fronted(units, draft, first, trigger)
    return told


def _counts_on(unit: Unit) -> bool:
    """Whether a time only tells how far ahead something is: "within a day"."""
    return isinstance(unit.extra, TimeSpan) and isinstance(unit.extra.value, Ahead)


def _before(units: Units, draft: Draft, first: int, trigger: int) -> list[int]:
    """The times before a meeting that are its own."""
    left = before(units, first, nested=draft.nested) or spent(units, first)
    if not left:
        return []
    left = [at for at in left if at >= reported_from(units, first) and not _told_for_contrast(units, at)]  # "it emerged on T that"
    left = [at for at in left if not relative(units, at) or at == there_for(units, first)]
    left = [at for at in left if units[at - 1].low not in ("time", "times")]  # "for the fourth time this year A went to P"
    return [at for at in left if not (of_calling_off(units, draft, at, trigger) or of_the_offer(units, draft, at, trigger))]


def _told_for_contrast(units: Units, at: int) -> bool:
    """Whether a time is that of what the sentence sets something apart from: "Unlike on his trip in May, A did not meet B"."""
    comma = next((i for i, unit in enumerate(units) if unit.code == ","), 0)
    return units[0].low == "unlike" and at < comma


def _in_its_year(span: TimeSpan, units: Units, right: Sequence[int]) -> list[TimeSpan]:
    """A day with the year told behind the place: "at a June 12 summit in P last year"."""
    day = span.value
    year = next((units[at].extra for at in right if units[at].low in ("last year", "this year")), None)
    if not isinstance(day, MonthDay) or not isinstance(year, TimeSpan) or year is span:
        return [span]
    of = year.value.of if isinstance(year.value, Current) else year.value
    exact = make_day(of.start.year, day.month, day.day) if isinstance(of, Fixed) and of.start else None
    return [replace(span, value=one_day(exact)), year] if exact else [span]


def _not_before(units: Units, at: int, span: TimeSpan) -> TimeSpan:
    """The time at which it is, or from which on, where it is not to be until or before then: "will not meet until May"."""
    if at < _NOT or not some(units[at - _NOT : at], "auxiliaries.negative", "auxiliaries.contracted"):
        return span
    if units[at - 1].low in ("until", "till"):
        return replace(span, relation=Relation.AT)
    return replace(span, relation=Relation.SINCE) if units[at - 1].low == "before" else span


_NOT = 7  # units of "not hold talks with B until"


def _hung_on(units: Units, at: int, first: int, span: TimeSpan) -> TimeSpan:
    """The time itself that "when" takes up: "stalled since October, when A met B" dates their meeting in October."""
    if span.relation is Relation.SINCE and any(unit.low == "when" for unit in units[at + 1 : min(at + 3, first)]):
        return replace(span, relation=Relation.AT)
    return span


def _now(units: Units, trigger: int) -> list[int]:
    """The new day of what was moved: "first set for Sept. 30, will now take place on Oct. 5"."""
    if lacks(units, "now"):
        return [] if lacks(units, "recently") else _latest(units, trigger)
    now = next((at for at in range(trigger + 1, min(len(units), trigger + _MOVED)) if units[at].low == "now"), None)
    if now is None or not has(units[now - 1], "auxiliaries.future", "auxiliaries.be_present"):
        return []
    told = next((at for at in range(now + 1, min(len(units), now + 8)) if units[at].code == "T" or has(units[at], "say")), None)
    return [told] if told is not None and units[told].code == "T" else []


def _latest(units: Units, trigger: int) -> list[int]:
    """The day of the last of several: "has been to P four times since May, most recently in June"."""
    near = range(trigger + 2, min(len(units), trigger + _MOVED))
    last = next((at for at in near if units[at].low == "recently" and units[at - 1].low == "most"), None)
    if last is None or some(units[trigger + 1 : last], "nouns.", "verbs."):
        return []
    return [at for at in range(last + 1, min(len(units), last + 5)) if units[at].code == "T"][:1]


_MOVED = 16  # units from a meeting to "will now"


def attach_departure(units: Units, draft: Draft, first: int, verb: int) -> None:
    """The day somebody leaves is the last of the stay; its length may stand behind: "left on Tuesday after a five-day visit"."""
    attach_times(units, draft, first, verb)
    behind = (units[at] for at in range(verb + 1, min(len(units), verb + 10)) if units[at].code == "T" and is_length(units[at]))
    length = next((unit.extra for unit in behind if unit.extra not in draft.times), None)
    if isinstance(length, TimeSpan):
        draft.times.append(length)
    draft.ends = True


def attach_length(units: Units, draft: Draft, trigger: int) -> None:
    """How long what ended had lasted: "recessed on Sunday after 13 days", whatever clause "after" opens."""
    if not draft.ends or any(isinstance(span.value, Duration) for span in draft.times):
        return
    for at in range(trigger + 1, min(len(units), trigger + _ENDED)):
        if units[at].code in ";":
            return
        span = units[at].extra
        if isinstance(span, TimeSpan) and is_length(units[at]) and any(unit.low == "after" for unit in units[at - 2 : at]):
            draft.times.append(span)
            return


_ENDED = 14  # units from talks to the length they had when they ended


