"""How a source does, and the few moments at which its user is told."""

from datetime import datetime, timedelta

from monitor.domain.digest import SourceNote
from monitor.domain.source import FetchFailed, FetchOutcome, Health, Source, SourceState

FAILURES_TO_TELL = 3       # one or two in a row are weather
GONE_SIGHTINGS = 3
SILENT_AFTER_RHYTHMS = 2.0  # times the longest usual gap, which already holds nights and weekends
SILENT_AT_LEAST = timedelta(days=1)


def assess(state: SourceState, outcome: FetchOutcome, *, now: datetime) -> Health:
    """The health of a source right after a poll; ``state`` already counts that poll.

    A source that works turns bad only after some failures in a row; one that never worked is bad at once.
    """
    if state.failures:
        return _unwell(state, outcome)
    if state.new_item_at is None or state.rhythm_seconds is None:
        return Health.HEALTHY
    patience = max(timedelta(seconds=SILENT_AFTER_RHYTHMS * state.rhythm_seconds), SILENT_AT_LEAST)
    return Health.SILENT if now - state.new_item_at > patience else Health.HEALTHY


def _unwell(state: SourceState, outcome: FetchOutcome) -> Health:
    if state.gone_sightings >= GONE_SIGHTINGS:
        return Health.GONE
    if state.failures < FAILURES_TO_TELL and state.succeeded_at is not None:
        return state.health
    return Health.BLOCKED if isinstance(outcome, FetchFailed) and outcome.blocked else Health.FAILING


def notice(before: SourceState, after: SourceState, source: Source) -> SourceNote | None:
    """What to tell about a source after a poll: once when it breaks, once when it recovers, else nothing."""
    was_well, is_well = before.health is Health.HEALTHY, after.health is Health.HEALTHY
    ended = after.health is Health.GONE and before.health is not Health.GONE
    if was_well == is_well and not ended:
        return None
    return note(after, source)


def note(state: SourceState, source: Source) -> SourceNote:
    """One line on a source for lists and digests."""
    return SourceNote(source.id, source.name, state.health.value, state.health_since, _detail(state))


def _detail(state: SourceState) -> str:
    match state.health:
        case Health.HEALTHY:
            return "answers as it should"
        case Health.SILENT:
            since = f"{state.new_item_at:%Y-%m-%d %H:%M} UTC" if state.new_item_at else "the start"
            return f"answers, but nothing new since {since}"
        case _:
            return f"{state.last_error or 'no answer'} ({state.failures} in a row)"
