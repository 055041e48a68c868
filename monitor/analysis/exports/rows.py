"""One event as one flat row."""

from dataclasses import dataclass, fields
from datetime import datetime

from monitor.analysis.ledger.phases import standing
from monitor.domain.event import Event

# What a spreadsheet takes for the beginning of a formula; some fold full-width signs first.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class EventRow:
    """Dates are ISO 8601, ``None`` where not known; ``sources`` counts independent ones; ``standing`` may be ``lapsed``."""

    id: str
    kind: str
    parties: tuple[str, ...]
    status: str
    standing: str
    people: tuple[str, ...]
    date_start: str | None
    date_end: str | None
    date_precision: str | None
    places: tuple[str, ...]
    ordinal: int | None
    part_of: str | None
    history: bool
    opened_at: str | None
    changed_at: str | None
    sources: int
    settled: tuple[str, ...]


COLUMNS = tuple(field.name for field in fields(EventRow))


def row_of(event: Event, *, now: datetime) -> EventRow:
    """Flatten an event as it stands at ``now``."""
    when = event.when
    return EventRow(
        id=event.id, kind=str(event.kind), parties=event.parties, status=str(event.status), standing=str(standing(event, now)),
        people=event.people, date_start=str(when.start) if when and when.start else None,
        date_end=str(when.end) if when and when.end else None, date_precision=str(when.precision) if when else None,
        places=event.places, ordinal=event.ordinal, part_of=event.part_of, history=event.history,
        opened_at=event.opened_at.isoformat() if event.opened_at else None,
        changed_at=event.changed_at.isoformat() if event.changed_at else None,
        sources=len(event.voices), settled=event.pinned,
    )


def safe_cell(value: object) -> str:
    """Write a value so that no spreadsheet runs it: what looks like a formula gets an apostrophe before it."""
    text = "" if value is None else "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
