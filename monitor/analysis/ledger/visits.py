"""A visit and the talks within it: two events, tied."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from monitor.analysis.ledger.spans import gap, length
from monitor.domain.event import Event
from monitor.domain.meeting import Kind

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
    if meeting.kind is Kind.CALL or meeting.when is None or visit.when is None or gap(meeting.when, visit.when) != 0:
        return False
    if max(length(meeting.when), length(visit.when)) > _LONGEST or not set(meeting.places) & set(visit.places):
        return False
    nobody = not meeting.people or not visit.people
    return bool(set(meeting.people) & set(visit.people)) or (nobody and set(meeting.parties) == set(visit.parties))
