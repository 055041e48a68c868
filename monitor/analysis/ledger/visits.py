"""A visit and the talks within it: two events, tied."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from monitor.analysis.ledger.spans import gap, length
from monitor.domain.event import Event
from monitor.domain.meeting import Kind

_LONGEST = 31  # days; a visit dated no better than this bounds nothing


def tie(touched: Sequence[str], ledger: Mapping[str, Event]) -> tuple[Event, ...]:
    """Set ``part_of`` of every touched meeting that lies within a known visit; ties once made stay."""
    visits = [event for event in ledger.values() if event.kind is Kind.VISIT]
    events = [ledger[one] for one in touched]
    tied = {event.id: event for event in events}
    for event in events:
        inner = [event] if event.kind is not Kind.VISIT else [one for one in ledger.values() if one.kind is not Kind.VISIT]
        for meeting in inner:
            current = tied.get(meeting.id, meeting)
            home = _home(current, visits if event.kind is not Kind.VISIT else [event])
            if current.part_of is None and home is not None:
                tied[current.id] = replace(current, part_of=home.id)
    return tuple(tied.values())


def _home(meeting: Event, visits: Sequence[Event]) -> Event | None:
    fitting = [visit for visit in visits if _within(meeting, visit)]
    return min(fitting, key=lambda visit: (visit.opened_at is None, visit.opened_at, visit.id), default=None)


def _within(meeting: Event, visit: Event) -> bool:
    if meeting.kind is Kind.CALL or meeting.when is None or visit.when is None or gap(meeting.when, visit.when) != 0:
        return False
    if max(length(meeting.when), length(visit.when)) > _LONGEST:
        return False
    same_people = bool(set(meeting.people) & set(visit.people))
    nobody = not meeting.people or not visit.people
    return set(meeting.places) & set(visit.places) != set() and (
        same_people or (nobody and set(meeting.parties) == set(visit.parties)))
