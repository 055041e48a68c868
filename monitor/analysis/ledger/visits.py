"""A visit and the talks within it: two events, tied."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from monitor.analysis.ledger.phases import AHEAD, told
from monitor.analysis.ledger.spans import gap, length
from monitor.domain.event import Event
from monitor.domain.meeting import Kind, Status

_LONGEST = 31  # days; a visit dated no better than this bounds nothing


def tie(touched: Sequence[str], ledger: Mapping[str, Event]) -> tuple[Event, ...]:
    """Set ``part_of`` of every meeting that was touched, or whose visit was: to the visit it lies in as both stand now."""
    events = {name: ledger[name] for name in touched}
    visits = [event for event in ledger.values() if event.kind is Kind.VISIT]
    moved = [event for event in events.values() if event.kind is Kind.VISIT]
    for meeting in ledger.values():
        if meeting.kind is not Kind.VISIT and (meeting.id in events or any(_concerns(visit, meeting) for visit in moved)):
            part_of = _home(meeting, visits, ledger)
            if part_of != meeting.part_of:
                events[meeting.id] = replace(meeting, part_of=part_of)
    return tuple(events.values())


def _concerns(visit: Event, meeting: Event) -> bool:
    return meeting.part_of == visit.id or _within(meeting, visit)


def _home(meeting: Event, visits: Sequence[Event], ledger: Mapping[str, Event]) -> str | None:
    fitting = [visit for visit in visits if _within(meeting, visit)]
    best = min(fitting, key=lambda visit: (visit.opened_at is None, visit.opened_at, visit.id), default=None)
    if best is not None:
        return best.id
    return None if meeting.part_of in ledger else meeting.part_of  # a visit out of sight still holds


def _within(meeting: Event, visit: Event) -> bool:
    if meeting.kind is Kind.CALL:
        return False
    return _of_those(meeting, visit) and _at_that_place(meeting, visit) and _at_that_time(meeting, visit)


def _at_that_time(meeting: Event, visit: Event) -> bool:
    """By their days; where a telling leaves those out, one story that tells of both, and neither over before the other began."""
    distance = gap(meeting.when, visit.when)
    if distance is None:
        one_over = Status.HELD in {meeting.status, visit.status} and bool({meeting.status, visit.status} & AHEAD)
        return _told_together(meeting, visit) and not one_over
    return distance == 0 and max(length(when) for when in (meeting.when, visit.when) if when) <= _LONGEST


def _at_that_place(meeting: Event, visit: Event) -> bool:
    if meeting.places:
        return bool({*meeting.places} & {*visit.places})
    return {*meeting.parties} == {*visit.parties} and _told_together(meeting, visit)


def _of_those(meeting: Event, visit: Event) -> bool:
    nobody = not meeting.people or not visit.people
    return bool({*meeting.people} & {*visit.people}) or (nobody and {*meeting.parties} == {*visit.parties})


def _told_together(meeting: Event, visit: Event) -> bool:
    """Tell whether the story that first told of one is the one that first told of the other."""
    stories = {claim.story_id for claim in told(meeting, "status")}
    return any(claim.story_id in stories for claim in told(visit, "status"))
