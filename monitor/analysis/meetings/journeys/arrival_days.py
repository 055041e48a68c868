"""Whose a weekday is behind an arrival: "landed in P for talks on Tuesday", told on Wednesday, is when he came."""

from datetime import timedelta

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan, resolve
from monitor.analysis.when.values import Weekday
from monitor.domain.meeting import Kind, Status

_JUST = timedelta(days=3)  # a weekday so little ago is that of the arrival
_COME = (Status.ONGOING, Status.HELD)


def day_of_arrival(story: SoFar, scene: Scene) -> None:
    """Give the day of talks that somebody has just come for to his arrival, where it has none of its own."""
    drafts, anchor = story.before, scene.anchor
    for talks in drafts if anchor is not None else ():
        if anchor is None or not talks.purpose or talks.status is not Status.PLANNED or len(talks.times) != 1:
            continue
        span = talks.times[0]
        visit = next((draft for draft in drafts if _comes_for(draft, talks)), None)
        if visit is None or not isinstance(span, TimeSpan) or not isinstance(span.value, Weekday) or span.value.which is not None:
            continue
        when = resolve(span, anchor=anchor, direction="past")
        if when is not None and when.start is not None and anchor - when.start <= _JUST:
            visit.when, visit.when_span, visit.times = when, talks.when_span, list(talks.times)
            talks.when, talks.when_span, talks.times = None, None, []


def _comes_for(visit: Draft, talks: Draft) -> bool:
    """Whether a journey without a day is told right before what it is for."""
    own = visit.kind is Kind.VISIT and visit.rule == "journey" and visit.sentence == talks.sentence and visit.start < talks.start
    return own and visit.arrival and visit.status in _COME and visit.when is None and not visit.times
