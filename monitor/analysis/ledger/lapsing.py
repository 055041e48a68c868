"""Meetings whose date passed and that nobody reported."""

import hashlib
from datetime import datetime, timedelta

from monitor.analysis.ledger.phases import GRACE, lapsed_at, told
from monitor.analysis.ledger.spans import describe
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Status

OLD = timedelta(days=30)  # found this long after the fact, by a monitor that was switched off or fed with an archive: no news


def lapse(event: Event, now: datetime) -> Change | None:
    """Write the row for a meeting that has lapsed by ``now``; None for any other.

    The row is dated by the moment the meeting lapsed and names the story that last gave the date; its id follows from both, so
    that it is the same whenever it is written. A date that is moved later may lapse in turn. No news where the seed corpus
    alone told of it, as far as the reports are there.
    """
    at = lapsed_at(event)
    if at is None or at >= now:
        return None
    dated = [claim for claim in told(event, "date") if claim.when == event.when] or told(event, "status")
    if not dated:
        return None
    teller, days = dated[-1], describe(event.when)
    known_before = bool(event.reports) and all(report.known_before for report in event.reports)
    news = event.announced and not event.history and not known_before and now - at <= OLD
    return Change(
        id=hashlib.sha256(f"{event.id}\nlapsed\n{days}".encode()).hexdigest()[:16], event_id=event.id, kind=ChangeKind.LAPSED,
        old=str(event.status), new=str(Status.LAPSED), story_id=teller.story_id, at=at, alert=news,
        reason=f"{days} and {GRACE.days} days more passed without a report", confidence=teller.confidence,
    )
