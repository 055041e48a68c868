"""The time that what is told of one journey or one day shares: stops of a tour, what somebody "also" or "then" did."""

from monitor.analysis.meetings.clause.grammar import lacks, times_at
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.days.sorts import is_length
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status


def date_stops(sentence: Sentence, story: SoFar) -> None:
    """Give undated stops, and what they are for, the weeks of the journey: "a tour next week, including a stop in P to meet B"."""
    units = sentence.units
    if sentence.headline or lacks(units, *_INCLUDING):
        return
    tour = next((draft for draft in story.here if draft.kind is Kind.VISIT and _some_days(draft, 1)), None)
    span = _span_of(sentence, tour)
    if tour is None or span is None:
        return
    joint = next((unit.start for unit in units if unit.low in _INCLUDING and unit.start > tour.start), None)
    if joint is None or any(unit.code == "T" and unit.start > joint and not is_length(unit) for unit in units):
        return
    dated = [draft for draft in story.here if draft.start >= joint and _undated(draft) and set(draft.people) & set(tour.people)]
    dated = [draft for draft in dated if draft.kind is Kind.VISIT or draft.errand]
    for draft in dated:
        draft.times.append(span)
    settled(sentence.scene, dated)


_INCLUDING = ("including", "includes", "with")


def date_further(sentence: Sentence, story: SoFar) -> None:
    """Give what somebody "also" did the time of what the sentence before tells of him: "was in P this week. He also saw B"."""
    units, before = sentence.units, story.last
    if before is None or sentence.headline or any(not is_length(units[at]) for at in times_at(units)):
        return
    also = next((at for at, unit in enumerate(units[:_HEAD]) if not _FURTHER.isdisjoint(unit.low.split())), _HEAD)
    last = _dated_in(before, story)
    if not last and not times_at(before.units) and len(story.lately) > 1:
        before = story.lately[0]  # "A met B on T. They spoke of P. A held separate talks with C"
        last = _dated_in(before, story)
    if also == _HEAD or not last or len({draft.when for draft in last}) > 1 or last[0].status is not Status.HELD:
        return
    giver, span = last[0], _span_of(before, last[0])
    if span is None or giver.nested:
        return
    dated = [draft for draft in story.here if _undated(draft) and draft.status in _DONE and draft.fresh and not draft.nested]
    dated = [draft for draft in dated if set(draft.people) & set(giver.people)]
    dated = [draft for draft in dated if draft.kind is not Kind.VISIT or _some_days(giver)]  # nobody is in two places on one day
    deed = next((at for at, unit in enumerate(units) if at >= also and past_verb(unit)), also)
    dated = [draft for draft in dated if draft.errand or draft.start <= units[min(len(units) - 1, deed + 1)].end]
    for draft in dated:
        draft.times.append(span)
    settled(sentence.scene, dated)


def _dated_in(sentence: Sentence, story: SoFar) -> list[Draft]:
    return [draft for draft in story.before if draft.sentence == sentence.index and draft.fresh and draft.when is not None]


_DONE = (Status.HELD, Status.ONGOING)
_FURTHER = frozenset({"also", "then", "separate", "separately"})
_HEAD = 7  # units of "U.S. envoy A also"
_DAYS = 31


def _some_days(draft: Draft, least: int = 2) -> bool:
    """Whether a time is some days, within which there is room for more: a week, no single day."""
    when = draft.when
    return when is not None and when.start is not None and when.end is not None and least <= (when.end - when.start).days < _DAYS


def _undated(draft: Draft) -> bool:
    return not draft.times and draft.when is None and draft.kind is not Kind.CALL


def _span_of(sentence: Sentence, draft: Draft | None) -> TimeSpan | None:
    """The time expression that a telling has its days from."""
    if draft is None or draft.when_span is None:
        return None
    at = draft.when_span.start
    return next((unit.extra for unit in sentence.units if unit.start == at and isinstance(unit.extra, TimeSpan)), None)
