"""How a meeting stood on the day of a story: over, still ahead, so many days past its date."""

from datetime import date, timedelta

from monitor.analysis.ledger.pairs import Pair
from monitor.analysis.ledger.phases import AHEAD, opened_ahead, told, took_place_at
from monitor.analysis.ledger.spans import bounds, is_open
from monitor.domain.event import Event
from monitor.domain.meeting import Status

_DAY = timedelta(days=1)


def is_over_for(pair: Pair) -> bool:
    """Tell whether a meeting was known to have taken place when the story was told."""
    known = took_place_at(pair.event)
    return known is not None and known <= pair.report.at


def passed_days(pair: Pair) -> int:
    """Count the days since a meeting's last one; 0 where it has no date or that is open."""
    reach = bounds(pair.event.when) if pair.event.when and not is_open(pair.event.when) else None
    return (pair.report.at.date() - reach[1]).days + 1 if reach else 0


def outlived(event: Event) -> bool:
    """Tell whether a meeting was still spoken of as ahead when its date had passed: then that date says little."""
    reach = bounds(event.when)
    plans = (claim for claim in told(event, "status") if claim.value in AHEAD)
    return reach is not None and any(claim.last_at.date() > reach[1] + _DAY for claim in plans)


def ended_before_it_was_ahead(pair: Pair) -> bool:
    """Tell whether what the story tells of was past before the meeting was first told of, as one to come."""
    reach, opened = bounds(pair.report.mention.when), pair.event.opened_at
    return bool(reach and opened and opened_ahead(pair.event) and reach[1] < opened.date() - _DAY)


def last_day(event: Event) -> date | None:
    """Give the last day of a meeting as far as it is known: of one under way, the day it was last spoken of."""
    reach, known = bounds(event.when), took_place_at(event)
    spoken = [event.last_at.date()] if event.status is Status.ONGOING and event.last_at else []
    days = [*([reach[1]] if reach else [known.date()] if known else []), *spoken]
    return max(days, default=None)
