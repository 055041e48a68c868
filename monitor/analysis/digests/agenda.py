"""What is expected, and what should have happened by now."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from monitor.analysis.digests.days import describe_when
from monitor.analysis.digests.names import capitalise, describe_state, name_event, name_places
from monitor.analysis.ledger.phases import standing
from monitor.domain.counting import counted
from monitor.domain.digest import Appointment
from monitor.domain.event import Event
from monitor.domain.meeting import Status

_OPEN = frozenset({Status.PROPOSED, Status.PLANNED, Status.ONGOING, Status.POSTPONED})
_DUE = frozenset({Status.PLANNED, Status.LAPSED})
OVERDUE_SHOWN = timedelta(days=30)   # beyond that it is history (invariant 6 of the design draws the same line)
UNDATED_SHOWN = timedelta(days=60)   # a wish nobody repeats for two months is no expectation
_FAR = date.max


def make_appointment(event: Event, note: str = "") -> Appointment:
    """A meeting as a calendar shows it; its reports stay behind, they would be most of a message."""
    name = name_event(event)
    where = "" if event.places and f"to {event.places[0]}" in name else name_places(event.places)
    return Appointment(
        event=replace(event, reports=(), claims=(), voices=()), name=capitalise(name), when=describe_when(event.when),
        where=where, state=describe_state(event.status), note=note)


def find_upcoming(events: Iterable[Event], *, now: datetime) -> tuple[Appointment, ...]:
    """Open meetings that are not over by the day of ``now``, the nearest first, undated ones last while they are fresh.

    What was under way and has not been heard of for long enough is over, though nobody said so.
    """
    ahead = [event for event in events if not event.history and _is_ahead(event, now.date())]
    kept = [event for event in ahead if event.status in _OPEN and standing(event, now) in _OPEN]
    return tuple(make_appointment(event) for event in sorted(kept, key=_by_start))


def _is_ahead(event: Event, today: date) -> bool:
    when = event.when
    if when is not None and when.end is not None:
        return when.end >= today
    touched = event.changed_at or event.opened_at
    return touched is None or touched.date() >= today - UNDATED_SHOWN


def _by_start(event: Event) -> tuple[date, date, str]:
    when = event.when
    return (when.start or when.end or _FAR, when.end or _FAR, event.id) if when else (_FAR, _FAR, event.id)


def find_overdue(events: Iterable[Event], *, now: datetime) -> tuple[Appointment, ...]:
    """Meetings that were to be over before the day of ``now`` and that nobody has reported, the latest first."""
    today = now.date()
    kept = [event for event in events if event.status in _DUE and not event.history and _is_overdue(event, today)]
    return tuple(make_appointment(event, _since(event, today)) for event in sorted(kept, key=_by_end, reverse=True))


def _is_overdue(event: Event, today: date) -> bool:
    end = event.when.end if event.when else None
    return end is not None and today - OVERDUE_SHOWN <= end < today


def _by_end(event: Event) -> tuple[date, str]:
    return (event.when.end if event.when and event.when.end else date.min, event.id)


def _since(event: Event, today: date) -> str:
    days = (today - event.when.end).days if event.when and event.when.end else 0
    return f"{counted(days, 'day')} without a report"
