"""One address, several sources: a publisher is asked once, and all of them get the answer."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.domain.source import FetchOutcome, NotModified, Source, SourceState

Fetch = Callable[[Source, SourceState], FetchOutcome]
_Validators = tuple[str | None, str | None, tuple[str, str | None, str | None] | None]  # the last is its fallback's


@dataclass(frozen=True, slots=True)
class _Answer:
    outcome: FetchOutcome
    asked_by: str
    validators: _Validators


@dataclass(slots=True)
class _Address:
    """One at a time asks; who waits meanwhile finds the answer."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    last: _Answer | None = None


class SharedFetch:
    """Fetches like ``fetch``; an answer serves every other source of the same address for one interval of theirs.

    Only answers for addresses that several of ``sources`` have are kept, one each. A source's own next poll always asks.
    """

    def __init__(self, fetch: Fetch, sources: Iterable[Source], *, clock: Callable[[], datetime]) -> None:
        self._fetch = fetch
        self._clock = clock
        counts = Counter(_key(source) for source in sources)
        self._addresses = {key: _Address() for key, count in counts.items() if count > 1}

    def __call__(self, source: Source, state: SourceState) -> FetchOutcome:
        """The outcome for one source."""
        address = self._addresses.get(_key(source))
        if address is None:
            return self._fetch(source, state)
        with address.lock:
            last, now = address.last, self._clock()
            if last is not None and _serves(last, source, state, now):
                return last.outcome
            outcome = self._fetch(source, state)
            address.last = _Answer(outcome, source.id, _validators(state))
            return outcome


def _key(source: Source) -> tuple[str, ...]:
    """Sources with other fallbacks may get other answers."""
    return (source.url, *source.fallbacks)


def _serves(answer: _Answer, source: Source, state: SourceState, now: datetime) -> bool:
    """A 304 is an answer only to who would have asked with the same validators."""
    if answer.asked_by == source.id or now - answer.outcome.at >= _interval(source, state):
        return False
    return not isinstance(answer.outcome, NotModified) or answer.validators == _validators(state)


def _validators(state: SourceState) -> _Validators:
    return state.etag, state.last_modified, state.mirror


def _interval(source: Source, state: SourceState) -> timedelta:
    adapted = timedelta(seconds=state.interval_seconds) if state.interval_seconds else source.every
    return min(source.every, adapted)
