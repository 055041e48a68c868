"""Decisions and mentions as JSON objects, in the shape that scripts rely on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from monitor.analysis.alerts import wants
from monitor.domain.decision import Decision
from monitor.domain.event import Change
from monitor.domain.meeting import Mention
from monitor.domain.watch import WatchList


def alerting_changes(decision: Decision, watch_lists: Sequence[WatchList]) -> tuple[Change, ...]:
    """The changes that at least one of the watch lists would announce."""
    events = {event.id: event for event in decision.events}
    return tuple(change for change in decision.changes
                 if any(wants(watch_list, events[change.event_id], change) for watch_list in watch_lists))


def decision_row(decision: Decision, watch_lists: Sequence[WatchList]) -> dict[str, Any]:
    """One decision in the shape that scripts rely on; ``alert`` says that one of the watch lists would announce the change."""
    item = decision.analysed.item
    links = {report.index: event for report, event in zip(decision.reports, decision.links, strict=True)}
    announced = alerting_changes(decision, watch_lists)
    at = item.seen_at or item.published_at
    return {
        "id": item.id, "source": item.source_id, "at": _instant(at), "title": item.title, "language": decision.analysed.language,
        "disposition": decision.disposition.value, "duplicate_of": decision.duplicate_of, "rule": decision.rule,
        "score": decision.score, "matched": list(decision.analysed.matched),
        "mentions": [mention_row(mention, links.get(index)) for index, mention in enumerate(decision.analysed.mentions)],
        "changes": [
            {"event": change.event_id, "change": change.kind.value, "from": change.old, "to": change.new,
             "alert": change in announced,
             "reason": change.reason}
            for change in decision.changes
        ],
    }


def _instant(at: datetime | None) -> str | None:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def mention_row(mention: Mention, event: str | None = None) -> dict[str, Any]:
    """One meeting as a story tells it, in the same shape."""
    when = mention.when
    return {
        "kind": mention.kind.value, "parties": list(mention.parties), "people": list(mention.people),
        "status": mention.status.value,
        "date_start": when.start.isoformat() if when and when.start else None,
        "date_end": when.end.isoformat() if when and when.end else None,
        "date_precision": when.precision.value if when else None,
        "places": list(mention.places), "ordinal": mention.ordinal, "attribution": list(mention.attribution),
        "confidence": round(mention.confidence, 3), "main": mention.main, "event": event,
        "evidence": [{"slot": e.slot, "start": e.start, "end": e.end, "quote": e.quote} for e in mention.evidence],
    }
