"""Which number a meeting must have, since a later one was told as the next: said beside it, and nothing hangs on it."""

from collections.abc import Iterable
from datetime import timedelta

from monitor.analysis.ledger.phases import TOOK_PLACE
from monitor.analysis.ledger.spans import bounds
from monitor.domain.event import Event
from monitor.domain.meeting import Kind

_SERIES = timedelta(days=60)  # rounds further apart are seldom counted as one series of envoys' talks
_ENCOUNTER = frozenset({Kind.TALKS, Kind.MEETING})


def implied_number(event: Event, ledger: Iterable[Event]) -> tuple[int, Event] | None:
    """Give the number and the meeting that it follows from; None where no single meeting can have been the one before."""
    events = tuple(ledger)
    if event.ordinal is not None or event.history or event.status not in TOOK_PLACE:
        return None
    for later in events:
        if later.ordinal is not None and later.ordinal > 1 and _alike(event, later):
            before = [one for one in events if _may_precede(one, later)]
            if [one.id for one in before] == [event.id]:
                return later.ordinal - 1, later
    return None


def _may_precede(event: Event, later: Event) -> bool:
    first, then = bounds(event.when), bounds(later.when)
    if event.id == later.id or not _alike(event, later) or event.status not in TOOK_PLACE or event.ordinal is not None:
        return False
    if first is None or later.opened_at is None or (then is not None and first[0] >= then[0]):
        return False
    return (later.opened_at - _SERIES).date() <= first[1] and first[0] <= later.opened_at.date()


def _alike(one: Event, other: Event) -> bool:
    return ({one.kind, other.kind} <= _ENCOUNTER or one.kind is other.kind) and {*one.parties} == {*other.parties}
