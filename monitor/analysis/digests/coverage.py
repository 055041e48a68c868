"""Which sources could not be heard, so that "nothing new" means something."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from monitor.analysis.source_health import note
from monitor.domain.digest import Digest, SourceNote
from monitor.domain.source import Health, Source, SourceState

_DARK = frozenset({Health.FAILING, Health.BLOCKED, Health.GONE})


def assess_coverage(sources: Sequence[Source], states: Mapping[str, SourceState]) -> tuple[SourceNote, ...]:
    """One note per enabled source that is not heard from: those never heard first, then the longest dark."""
    notes = [_assess(source, states.get(source.id)) for source in sources if source.enabled]
    return tuple(sorted((one for one in notes if one), key=_by_since))


def is_blind(digest: Digest) -> bool:
    """Whether half of the sources or more do not answer; those not asked yet, or that answer and tell nothing new, do not count."""
    dark = sum(one.since is not None and one.state in _DARK for one in digest.coverage)
    return dark > 0 and 2 * dark >= digest.sources_total


def _assess(source: Source, state: SourceState | None) -> SourceNote | None:
    if state is None or state.checked_at is None:
        return SourceNote(source.id, source.name, Health.FAILING, None, "not asked yet")
    return None if state.health is Health.HEALTHY else note(state, source)


def _by_since(one: SourceNote) -> tuple[bool, float, str]:
    since: datetime | None = one.since
    return since is not None, since.timestamp() if since else 0.0, one.source_id
