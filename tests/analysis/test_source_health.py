"""What is told of a source, and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from monitor.analysis.cadence import next_check
from monitor.analysis.source_health import note, notice
from monitor.domain.source import FailureKind, Fetched, FetchFailed, FetchOutcome, Health, NotModified, Source, SourceState
from monitor.domain.story import ParsedFeed

NOW = datetime(2019, 2, 20, 12, tzinfo=UTC)
SOURCE = Source("s", "The Source", "https://s.example.org/feed", every=timedelta(minutes=30))
GOOD = NotModified((), NOW)
BAD = FetchFailed(FailureKind.TEMPORARY, "it answered 500 (Internal Server Error)", NOW, 500)
REFUSED = FetchFailed(FailureKind.SOFT, "it answered 403 (Forbidden)", NOW, 403, blocked=True)
ENDED = FetchFailed(FailureKind.HARD, "it answered 410 (Gone)", NOW, 410)


def _states(*outcomes: FetchOutcome, start: SourceState | None = None) -> list[SourceState]:
    states = [start or SourceState("s")]
    for n, outcome in enumerate(outcomes):
        states.append(next_check(states[-1], outcome, SOURCE, None, now=NOW + n * timedelta(hours=1), jitter=0.0))
    return states


def _notices(*outcomes: FetchOutcome) -> list[str]:
    states = _states(*outcomes)
    told = (notice(before, after, SOURCE) for before, after in pairwise(states))
    return [one.state for one in told if one]


@pytest.mark.parametrize(("outcomes", "told"), [
    ([GOOD, BAD, BAD, GOOD], []),                                                # weather
    ([GOOD, BAD, BAD, BAD, BAD, BAD, GOOD, GOOD], ["failing", "healthy"]),       # once each
    ([GOOD, REFUSED, REFUSED, REFUSED, REFUSED, GOOD], ["blocked", "healthy"]),
    ([GOOD, BAD, BAD, BAD, REFUSED, BAD, GOOD], ["failing", "healthy"]),         # another trouble is no other notice
    ([BAD, GOOD], ["failing", "healthy"]),                                       # a new source that never worked
    ([GOOD, ENDED, ENDED, ENDED, ENDED], ["gone"]),
    ([GOOD, BAD, BAD, BAD, ENDED, ENDED, ENDED], ["failing", "gone"]),           # the end is told all the same
])
def test_one_notice_when_it_breaks_and_one_when_it_recovers(outcomes: list[FetchOutcome], told: list[str]) -> None:
    assert _notices(*outcomes) == told


def test_a_notice_says_what_is_wrong_and_since_when() -> None:
    states = _states(GOOD, BAD, BAD, BAD)
    told = notice(states[-2], states[-1], SOURCE)

    assert told is not None
    assert (told.source_id, told.name, told.since) == ("s", "The Source", NOW + timedelta(hours=3))
    assert told.detail == "it answered 500 (Internal Server Error) (3 in a row)"


@pytest.mark.parametrize(("rhythm_hours", "quiet_hours", "health"), [
    (1, 23, Health.HEALTHY), (1, 25, Health.SILENT), (40, 79, Health.HEALTHY), (40, 81, Health.SILENT),
    (None, 9999, Health.HEALTHY),
])
def test_silence_is_measured_against_its_own_rhythm(rhythm_hours: int | None, quiet_hours: int, health: Health) -> None:
    start = replace(SourceState("s"), new_item_at=NOW - timedelta(hours=quiet_hours), succeeded_at=NOW,
                    rhythm_seconds=rhythm_hours * 3600.0 if rhythm_hours else None)
    (_, after) = _states(GOOD, start=start)

    assert after.health is health
    if health is Health.SILENT:
        assert note(after, SOURCE).detail.startswith("answers, but nothing new since 2019-02-1")


def test_a_silent_source_is_healthy_again_with_its_next_item() -> None:
    start = replace(SourceState("s"), new_item_at=NOW - timedelta(days=30), rhythm_seconds=3600.0, health=Health.SILENT,
                    item_hashes=frozenset("a"))
    fetched = Fetched(SOURCE.url, SOURCE.url, 200, (), b"", NOW)
    after = next_check(start, fetched, SOURCE, ParsedFeed((), item_hashes=frozenset("ab")), now=NOW, jitter=0.0)

    assert after.health is Health.HEALTHY
    assert (told := notice(start, after, SOURCE)) is not None
    assert told.detail == "answers as it should"
