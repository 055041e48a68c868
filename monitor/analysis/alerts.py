"""Whom a change is for: what a watch list wants of the ledger."""

from monitor.domain.event import Change, Event
from monitor.domain.meeting import Band
from monitor.domain.watch import WatchList

HIGH, MEDIUM = 0.85, 0.5  # least confidence of each band
_RANK = {Band.LOW: 0, Band.MEDIUM: 1, Band.HIGH: 2}


def band(confidence: float) -> Band:
    """Put a probability in words."""
    if confidence >= HIGH:
        return Band.HIGH
    return Band.MEDIUM if confidence >= MEDIUM else Band.LOW


def wants(watch_list: WatchList, event: Event, change: Change) -> bool:
    """Tell whether a watch list would have this change announced."""
    return refusal(watch_list, event, change) is None


def refusal(watch_list: WatchList, event: Event, change: Change) -> str | None:
    """Say why a watch list leaves a change out; None where it wants it."""
    return next(iter(obstacles(watch_list, event, change)), None)


def obstacles(watch_list: WatchList, event: Event, change: Change) -> tuple[str, ...]:
    """Everything that keeps a change from being announced to a watch list; one obstacle alone makes a near miss.

    A list that names no parties follows whatever its stories tell of; that they are its stories is for the caller to know.
    """
    found = []
    if not change.alert:
        found.append(f"no news: {change.reason}")
    if change.kind not in watch_list.alert_on:
        found.append(f"{watch_list.name} does not ask for changes of kind {change.kind}")
    missing = [party for party in watch_list.match.parties if party not in event.parties]
    if missing:
        found.append(f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} no party to it")
    if _RANK[band(change.confidence)] < _RANK[watch_list.min_confidence]:
        found.append(f"confidence {change.confidence:.2f} is below {watch_list.min_confidence}")
    return tuple(found)


__all__ = ["band", "obstacles", "refusal", "wants"]
