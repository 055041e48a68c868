"""What people subscribe to: the calendar of meetings and the feed of changes, as ever-lasting entries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from monitor.analysis.digests.agenda import make_appointment
from monitor.analysis.digests.names import describe_state, join_names, name_party
from monitor.analysis.digests.quotes import clean
from monitor.domain.digest import CalendarEntry, CalendarStatus
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Precision, Status

KEPT_CANCELLED = timedelta(days=90)  # long enough for every client that refreshes at all to take it out
_MOVES = frozenset({ChangeKind.STATUS, ChangeKind.DATE, ChangeKind.PLACE})
_LONGEST_DAYS = 14                   # a longer interval is a period somebody named, not the days of a meeting
_OFF = frozenset({Status.CANCELLED, Status.DENIED})


def make_calendar(events: Iterable[Event], changes: Iterable[Change], *, now: datetime) -> tuple[CalendarEntry, ...]:
    """Every meeting whose days are known, by day: expected, held, and for 90 days those called off."""
    moves: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind in _MOVES:
            moves.setdefault(change.event_id, []).append(change)
    kept = [event for event in events if _has_days(event) and not _is_long_off(event, now)]
    return tuple(_make(event, moves) for event in sorted(kept, key=lambda event: (_start(event), event.id)))


def _start(event: Event) -> str:
    return event.when.start.isoformat() if event.when and event.when.start else ""


def _has_days(event: Event) -> bool:
    when = event.when
    if when is None or when.start is None or when.end is None or event.status is Status.UNKNOWN:
        return False
    return when.precision in {Precision.DAY, Precision.INTERVAL} and (when.end - when.start).days < _LONGEST_DAYS


def _is_long_off(event: Event, now: datetime) -> bool:
    return event.status in _OFF and event.changed_at is not None and now - event.changed_at > KEPT_CANCELLED


def _make(event: Event, moves: Mapping[str, Sequence[Change]]) -> CalendarEntry:
    touched = event.changed_at or event.opened_at or datetime(1970, 1, 1, tzinfo=UTC)
    return CalendarEntry(make_appointment(event), _status(event), len(moves.get(event.id, ())), touched, _describe(event))


def _status(event: Event) -> CalendarStatus:
    if event.status in _OFF:
        return CalendarStatus.CANCELLED
    sure = event.status in {Status.HELD, Status.ONGOING} or (event.status is Status.PLANNED and _is_confirmed(event))
    return CalendarStatus.CONFIRMED if sure else CalendarStatus.TENTATIVE


def _is_confirmed(event: Event) -> bool:
    """Whether more than one independent source, or an official one, tells of the plan."""
    return len(event.voices) > 1 or any(claim.tier == "official" for claim in event.claims if claim.slot in {"status", "date"})


def _describe(event: Event) -> str:
    parties = join_names(tuple(name_party(code) for code in event.parties), at_most=6)
    lines = [f"Status: {describe_state(event.status)}", f"Parties: {parties}" if parties else "",
             f"People: {join_names(event.people, at_most=6)}" if event.people else ""]
    if event.voices:
        lines.append(f"Told by: {join_names(tuple(clean(voice) for voice in event.voices), at_most=5)}")
    quote = next((claim.quote for claim in reversed(event.claims) if claim.quote), "")
    return "\n".join([line for line in lines if line] + ([f"“{clean(quote)}”"] if quote else []))
