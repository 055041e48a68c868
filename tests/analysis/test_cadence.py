"""When a source is asked again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.analysis.cadence import next_check
from monitor.domain.source import Fetched, NotModified, Source, SourceState, Tier
from monitor.domain.story import ParsedFeed

NOW = datetime(2019, 2, 20, 12, tzinfo=UTC)
SOURCE = Source("s", "S", "https://s.example.org/feed", tier=Tier.WIRE, every=timedelta(minutes=30))


def _fetched(*headers: tuple[str, str]) -> Fetched:
    return Fetched(SOURCE.url, SOURCE.url, 200, headers, b"body", NOW)


def test_a_first_success_keeps_validators_and_asks_again_after_the_wanted_interval() -> None:
    parsed = ParsedFeed((), item_hashes=frozenset({"a"}))
    state = next_check(SourceState("s"), _fetched(("etag", '"1"'), ("last-modified", "x")), SOURCE, parsed, now=NOW, jitter=0.0)

    assert (state.etag, state.last_modified, state.item_hashes) == ('"1"', "x", {"a"})
    assert state.next_check_at == NOW + timedelta(minutes=30)
    assert (state.checked_at, state.succeeded_at, state.failures) == (NOW, NOW, 0)


def test_any_200_replaces_both_validators_and_a_304_only_those_it_carries() -> None:
    state = replace(SourceState("s"), etag='"1"', last_modified="x")
    after_304 = next_check(state, NotModified((("etag", '"2"'),), NOW), SOURCE, None, now=NOW, jitter=0.0)
    after_200 = next_check(state, _fetched(("etag", '"3"')), SOURCE, ParsedFeed(()), now=NOW, jitter=0.0)

    assert (after_304.etag, after_304.last_modified) == ('"2"', "x")
    assert (after_200.etag, after_200.last_modified) == ('"3"', None)
