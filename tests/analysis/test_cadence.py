"""When a source is asked again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.analysis.cadence import LONGEST, LONGEST_PRIMARY, NEVER, next_check
from monitor.domain.source import (
    FailureKind,
    Fetched,
    FetchFailed,
    FetchOutcome,
    Health,
    NotModified,
    Source,
    SourceState,
    Tier,
)
from monitor.domain.story import Item, ParsedFeed

NOW = datetime(2019, 2, 20, 12, tzinfo=UTC)  # a Wednesday
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SOURCE = Source("s", "S", "https://s.example.org/feed", tier=Tier.NATIONAL, every=30 * MINUTE)
PRIMARY = replace(SOURCE, tier=Tier.OFFICIAL)
TEN = frozenset("abcdefghij")


def _fetched(*headers: tuple[str, str], moved_to: str | None = None) -> Fetched:
    return Fetched(SOURCE.url, SOURCE.url, 200, headers, b"body", NOW, moved_to)


def _failed(status: int | None = 500, kind: FailureKind = FailureKind.TEMPORARY, **more: object) -> FetchFailed:
    return FetchFailed(kind, "it failed", NOW, status, **more)  # type: ignore[arg-type]


def _polled(outcome: FetchOutcome, state: SourceState | None = None, *, source: Source = SOURCE, parsed: ParsedFeed | None = None,
            now: datetime = NOW, jitter: float = 0.0) -> SourceState:
    if parsed is None and isinstance(outcome, Fetched):
        parsed = ParsedFeed((), item_hashes=TEN)
    return next_check(state or SourceState("s"), outcome, source, parsed, now=now, jitter=jitter)


def _wait(state: SourceState) -> timedelta:
    assert state.next_check_at is not None
    return state.next_check_at - NOW


def test_a_first_success_keeps_validators_and_asks_again_after_the_wanted_interval() -> None:
    state = _polled(_fetched(("etag", '"1"'), ("last-modified", "x")))

    assert (state.etag, state.last_modified, state.item_hashes) == ('"1"', "x", TEN)
    assert _wait(state) == 30 * MINUTE
    assert (state.checked_at, state.succeeded_at, state.failures, state.health) == (NOW, NOW, 0, Health.HEALTHY)


def test_any_200_replaces_both_validators_and_a_304_only_those_it_carries() -> None:
    state = replace(SourceState("s"), etag='"1"', last_modified="x")

    assert (_polled(NotModified((("etag", '"2"'),), NOW), state).etag, _polled(NotModified((), NOW), state).etag) == ('"2"', '"1"')
    after_200 = _polled(_fetched(("etag", '"3"')), state)
    assert (after_200.etag, after_200.last_modified) == ('"3"', None)


def test_an_unchanged_body_keeps_the_hashes_and_replaces_the_validators() -> None:
    state = replace(SourceState("s"), etag='"1"', item_hashes=TEN)
    after = next_check(state, _fetched(("etag", '"2"')), SOURCE, None, now=NOW, jitter=0.0)

    assert (after.etag, after.item_hashes) == ('"2"', TEN)


@pytest.mark.parametrize("outcome", [_failed(), _failed(404, FailureKind.SOFT), _fetched(("etag", '"page"'))])
def test_a_failure_leaves_validators_hashes_and_hints_alone(outcome: FetchOutcome) -> None:
    state = replace(SourceState("s"), etag='"1"', last_modified="x", item_hashes=TEN, hints=(("ttl", "60"),))
    parsed = ParsedFeed((), error="an HTML page is where a feed was expected") if isinstance(outcome, Fetched) else None
    after = _polled(outcome, state, parsed=parsed)

    assert (after.etag, after.last_modified, after.item_hashes, after.hints) == ('"1"', "x", TEN, (("ttl", "60"),))
    assert after.failures == 1
    assert after.succeeded_at is None


@pytest.mark.parametrize(("headers", "hints", "minutes"), [
    ((("cache-control", "public, max-age=7200"),), (), 120),
    ((("cache-control", 'max-age="7200"'), ("age", "3600")), (), 60),
    ((("cache-control", "max-age=60"),), (), 30),                                 # never sooner than wanted
    ((("cache-control", "no-cache, max-age=7200"),), (), 30),
    ((("cache-control", "max-age=7200"), ("expires", "Wed, 20 Feb 2019 22:00:00 GMT")), (), 120),
    ((("date", "Wed, 20 Feb 2019 09:00:00 GMT"), ("expires", "Wed, 20 Feb 2019 10:00:00 GMT")), (), 60),  # by their clock
    ((("expires", "0"),), (), 30),
    ((("expires", "Thu, 01 Jan 1970 00:00:00 GMT"), ("date", "Wed, 20 Feb 2019 09:00:00 GMT")), (), 30),
    ((), (("ttl", "90"),), 90),
    ((), (("ttl", "rubbish"),), 30),
    ((), (("ttl", "-5"),), 30),
    ((), (("updatePeriod", "hourly"), ("updateFrequency", "1")), 60),
    ((), (("updatePeriod", "hourly"), ("updateFrequency", "4")), 30),
    ((), (("updatePeriod", "hourly"), ("updateFrequency", "0")), 60),
    ((), (("updatePeriod", "daily"),), 24 * 60),
    ((), (("updatePeriod", "weekly"),), 24 * 60),                                  # capped
    ((("cache-control", "max-age=99999999999999999999"),), (("ttl", "99999999999"),), 24 * 60),
    ((("cache-control", "max-age=3600"),), (("ttl", "90"),), 90),                  # the largest wish wins
    ((("cache-control", "max-age=²"),), (("ttl", "٣٠"),), 30),
])
def test_publishers_wishes(headers: tuple[tuple[str, str], ...], hints: tuple[tuple[str, str], ...], minutes: int) -> None:
    state = _polled(_fetched(*headers), parsed=ParsedFeed((), hints=hints, item_hashes=TEN))

    assert _wait(state) == minutes * MINUTE


def test_the_cap_is_told_and_lower_for_primary_voices() -> None:
    state = _polled(_fetched(("cache-control", "max-age=317100")), source=PRIMARY)

    assert _wait(state) == LONGEST_PRIMARY
    assert state.next_check_reason == "the publisher's Cache-Control, capped at 6 h"


@pytest.mark.parametrize(("hints", "hours"), [
    ((("skipHours", "12,13"),), 2), ((("skipHours", "13"),), 0.5), ((("skipDays", "Thursday"),), 0.5),
    ((("skipDays", "wednesday"),), 12),
    ((("skipHours", ",".join(map(str, range(24)))),), 24), ((("skipDays", "Wednesday,Thursday,Friday"),), 24),
])
def test_skipped_hours_and_days_are_in_gmt(hints: tuple[tuple[str, str], ...], hours: float) -> None:
    state = _polled(_fetched(), parsed=ParsedFeed((), hints=hints, item_hashes=TEN))

    assert hours * HOUR <= _wait(state) < (hours + 1) * HOUR


def test_hints_last_through_304s() -> None:
    state = _polled(_fetched(), parsed=ParsedFeed((), hints=(("ttl", "90"),), item_hashes=TEN))

    assert _wait(_polled(NotModified((), NOW), state, source=PRIMARY)) == 90 * MINUTE


def test_jitter_only_ever_waits_longer() -> None:
    assert _wait(_polled(_fetched(), jitter=0.999)) == pytest.approx(33 * MINUTE, abs=timedelta(seconds=5))


@pytest.mark.parametrize(("seen", "shorter"), [(0, True), (3, True), (4, False), (6, False), (9, False)])
def test_the_interval_halves_while_less_than_a_third_was_seen_before(seen: int, shorter: bool) -> None:
    state = replace(SourceState("s"), item_hashes=frozenset(list("abcdefghij")[:seen]) | {"gone"})

    assert (_wait(_polled(_fetched(), state)) < 30 * MINUTE) is shorter


def test_the_interval_settles_between_a_third_and_two_thirds_seen() -> None:
    """A feed of ten items that gets one a minute: five minutes would show five of ten seen before."""
    state, now, shares = SourceState("s"), NOW, []
    for _ in range(12):
        minute = int((now - NOW) / MINUTE)
        parsed = ParsedFeed((), item_hashes=frozenset(str(n) for n in range(minute, minute + 10)))
        shares.append(len(parsed.item_hashes & state.item_hashes) / 10)
        state = next_check(state, _fetched(), SOURCE, parsed, now=now, jitter=0.0)
        now = state.next_check_at or now

    assert all(1 / 3 <= share <= 2 / 3 for share in shares[-6:])


def test_a_quiet_feed_is_asked_more_rarely_until_something_is_new_and_a_primary_voice_never() -> None:
    def after_quiet(source: Source) -> SourceState:
        state = _polled(_fetched(), source=source)
        for _ in range(20):
            state = _polled(NotModified((), NOW), state, source=source)
        return state

    assert _wait(after_quiet(SOURCE)) == 2 * HOUR  # four times as wanted at most
    assert _wait(after_quiet(PRIMARY)) == 30 * MINUTE
    assert _wait(_polled(_fetched(), after_quiet(SOURCE), parsed=ParsedFeed((), item_hashes=TEN - {"a"} | {"new"}))) == 30 * MINUTE


@pytest.mark.parametrize(("failure", "health"), [
    (_failed(404, FailureKind.SOFT), Health.FAILING), (_failed(403, FailureKind.SOFT, blocked=True), Health.BLOCKED),
], ids=["404", "403"])
def test_failures_back_off_to_a_day_and_never_give_up(failure: FetchFailed, health: Health) -> None:
    state, waits = SourceState("s"), []
    for _ in range(30):
        state = _polled(failure, state)
        waits.append(_wait(state))

    assert waits[:4] == [1 * HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR]
    assert waits[-1] == LONGEST
    assert waits == sorted(waits)
    assert state.health is health
    back = _polled(_fetched(), state)
    assert (_wait(back), back.failures, back.health) == (30 * MINUTE, 0, Health.HEALTHY)


def test_a_server_in_trouble_is_asked_again_sooner_than_one_that_refuses() -> None:
    assert _wait(_polled(_failed(500))) == 30 * MINUTE
    assert _wait(_polled(_failed(500), replace(SourceState("s"), failures=9), source=PRIMARY)) == LONGEST_PRIMARY


@pytest.mark.parametrize(("asked", "waited"), [(10 * MINUTE, 30 * MINUTE), (3 * HOUR, 3 * HOUR), (90 * HOUR, LONGEST)])
def test_retry_after_is_kept_within_a_day(asked: timedelta, waited: timedelta) -> None:
    assert _wait(_polled(_failed(503, retry_after=NOW + asked))) == waited


def test_too_many_requests_spreads_over_an_hour_more() -> None:
    assert _wait(_polled(_failed(429, retry_after=NOW + HOUR), jitter=0.5)) == 1.5 * HOUR


def test_410_ends_a_feed_at_its_third_sighting() -> None:
    first = _polled(_failed(410, FailureKind.HARD))
    second = _polled(_failed(410, FailureKind.HARD), first)
    third = _polled(_failed(410, FailureKind.HARD), second)
    interrupted = _polled(_failed(410, FailureKind.HARD), _polled(_failed(500), second))

    assert second.next_check_at is not None
    assert second.next_check_at < NEVER
    assert (third.next_check_at, third.health) == (NEVER, Health.GONE)
    assert interrupted.next_check_at is not None
    assert interrupted.next_check_at < NEVER
    assert _polled(_fetched(), third).health is Health.HEALTHY  # polled by hand, it may come back


def test_a_move_is_adopted_after_three_sightings_in_a_row_and_taken_back_when_it_fails() -> None:
    new = "https://new.example.org/feed"
    state = SourceState("s")
    for _ in range(2):
        state = _polled(_fetched(moved_to=new), state)
        assert state.address(SOURCE) == SOURCE.url
    broken = _polled(_fetched(), state)
    assert broken.moved_sightings == 0
    state = _polled(NotModified((), NOW, moved_to=new), state)

    assert state.address(SOURCE) == new
    assert state.address(replace(SOURCE, url="https://edited.example.org/feed")) == "https://edited.example.org/feed"
    for _ in range(3):
        state = _polled(_failed(404, FailureKind.SOFT), state)
    assert state.address(SOURCE) == SOURCE.url


def test_while_the_main_address_fails_its_fallback_is_asked_as_often_as_wanted() -> None:
    source = replace(SOURCE, fallbacks=("https://mirror.example.org/feed",))
    outcome = replace(_fetched(("etag", '"mirror"')), instead_of=_failed(403, FailureKind.SOFT, blocked=True))
    state = replace(SourceState("s"), etag='"main"', succeeded_at=NOW)
    for _ in range(4):
        state = replace(_polled(outcome, state, source=source), main_next_at=None)
    last = _polled(outcome, state, source=source)

    assert _wait(last) == 30 * MINUTE
    assert last.main_next_at is not None
    assert last.main_next_at - NOW == 16 * HOUR
    assert (last.etag, last.item_hashes, last.succeeded_at) == ('"main"', TEN, NOW)
    assert last.health is Health.BLOCKED
    assert last.validators_of(outcome.url) == ('"mirror"', None)

    unchanged = _polled(NotModified((), NOW, instead_of=outcome.instead_of), last, source=source)
    assert (_wait(unchanged), unchanged.mirror, unchanged.etag) == (30 * MINUTE, last.mirror, '"main"')
    assert unchanged.health is Health.BLOCKED
    assert _polled(_fetched(), last, source=source).main_next_at is None


def test_rhythm_is_the_longest_usual_gap() -> None:
    items = tuple(Item(id=str(n), source_id="s", text="x", published_at=NOW - n * HOUR) for n in (1, 2, 5))
    first = _polled(_fetched(), parsed=ParsedFeed(items, item_hashes=TEN))
    later = next_check(first, _fetched(), SOURCE, ParsedFeed((), item_hashes=TEN | {"new"}), now=NOW + 4 * HOUR, jitter=0.0)

    assert (first.new_item_at, first.rhythm_seconds) == (NOW - HOUR, 3 * 3600)
    assert (later.new_item_at, later.rhythm_seconds) == (NOW + 4 * HOUR, 5 * 3600)


OUTCOMES = st.one_of(
    st.builds(lambda seconds, kind, status: _failed(status, kind, retry_after=NOW + timedelta(seconds=seconds)),
              st.floats(-1e6, 3e7), st.sampled_from(FailureKind), st.sampled_from([None, 404, 429, 500])),
    st.builds(lambda age: NotModified((("cache-control", f"max-age={age}"),), NOW), st.integers(-10, 10**12)),
    st.builds(lambda text: _fetched(("cache-control", text), ("expires", text), ("date", text)), st.text(max_size=20)),
)

HINTS = st.dictionaries(
    st.sampled_from(["ttl", "updatePeriod", "updateFrequency", "skipHours", "skipDays"]), st.text(max_size=9))


@given(outcomes=st.lists(OUTCOMES, min_size=1, max_size=6), every=st.integers(60, 86_400), jitter=st.floats(0, 0.999), hints=HINTS)
def test_whatever_comes_the_next_check_lies_between_five_minutes_and_a_day_with_its_jitter(
        outcomes: list[FetchOutcome], every: int, jitter: float, hints: dict[str, str]) -> None:
    source = replace(SOURCE, every=timedelta(seconds=every))
    state = SourceState("s")
    for outcome in outcomes:
        parsed = ParsedFeed((), hints=tuple(hints.items()), item_hashes=TEN) if isinstance(outcome, Fetched) else None
        state = next_check(state, outcome, source, parsed, now=NOW, jitter=jitter)
        assert min(5 * MINUTE, source.every) <= _wait(state) <= LONGEST * 1.1 + HOUR
