"""When a source is asked again: everything that anybody wishes, folded into one instant.

The largest of all wishes wins and is then clamped (as Miniflux, lemon24/reader and Media Cloud do): the interval the user
wants, adapted to how much of a poll was already seen; ``Cache-Control`` and ``Expires``; ``ttl`` and ``sy:update*``;
``Retry-After``; back-off after failures. ``skipHours`` and ``skipDays`` then push it on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from monitor.analysis.publisher_wishes import Wish, cache_wish, hint_wishes, past_skipped
from monitor.analysis.source_health import GONE_SIGHTINGS, assess
from monitor.domain.counting import counted
from monitor.domain.source import FailureKind, Fetched, FetchFailed, FetchOutcome, NotModified, Source, SourceState, Tier
from monitor.domain.story import ParsedFeed

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)          # Media Cloud met a wish of 317,100 s; it and Miniflux cap at a day
LONGEST_PRIMARY = timedelta(hours=6)   # voices the desk cannot do without
SEEN_AT_LEAST, SEEN_AT_MOST = 1 / 3, 2 / 3  # Media Cloud's aim: less seen, and items may fall off the end between polls
JITTER_SHARE = 0.1
MOVED_SIGHTINGS = 3

_PRIMARY = frozenset({Tier.OFFICIAL, Tier.STATE_MEDIA, Tier.WIRE})
_TOO_MANY_REQUESTS = 429
_GONE = 410


@dataclass(frozen=True, slots=True)
class _Poll:
    """One poll's facts. ``jitter`` is a number from 0 up to 1."""

    before: SourceState
    source: Source
    outcome: FetchOutcome
    parsed: ParsedFeed | None
    now: datetime
    jitter: float

    @property
    def shortest(self) -> timedelta:
        """Five minutes, unless the user asks for less: it may be their own feed."""
        return min(SHORTEST, self.source.every)

    @property
    def longest(self) -> timedelta:
        return LONGEST_PRIMARY if self.source.tier in _PRIMARY else LONGEST

    @property
    def seen_share(self) -> float | None:
        """Share of this poll's items that the one before had; None where there was none before."""
        if self.parsed is None:
            return 1.0
        known, all_ = self.before.item_hashes, self.parsed.item_hashes
        return len(known & all_) / len(all_) if known and all_ else None


def next_check(state: SourceState, outcome: FetchOutcome, source: Source, parsed: ParsedFeed | None, *, now: datetime,
               jitter: float) -> SourceState:
    """What to remember of a source after a poll: validators, hashes, failures, health, and when to ask again.

    ``parsed`` is None unless the outcome is Fetched; a body that was no feed (``parsed.error``), or unchanged and not parsed
    (None), is known as such. ``jitter`` lies in [0, 1).
    """
    poll = _Poll(state, source, outcome, parsed, now, jitter)
    if isinstance(outcome, FetchFailed):
        after = _failed(state, poll, outcome)
    elif outcome.instead_of is not None and not (parsed and parsed.error):
        after = _fell_back(state, poll, outcome, outcome.instead_of)
    elif parsed is not None and parsed.error is not None:
        after = _failed(state, poll, FetchFailed(FailureKind.SOFT, parsed.error, now, 200))
    else:
        after = _succeeded(_moved(state, poll, outcome), poll, outcome)
    told = outcome if isinstance(outcome, FetchFailed) else outcome.instead_of or outcome
    health = assess(after, told, now=now)
    return replace(after, health=health, health_since=state.health_since if health is state.health else now)


def _succeeded(state: SourceState, poll: _Poll, outcome: Fetched | NotModified) -> SourceState:
    state = _remembered(state, poll, outcome)
    interval = _adapted(state, poll)
    wishes = [Wish(interval, "the wanted interval"), *hint_wishes(state.hints), *cache_wish(outcome.headers)]
    chosen = max(wishes, key=lambda wish: wish.wait)
    wait = min(max(chosen.wait, poll.shortest), poll.longest)
    reason = chosen.reason if wait >= chosen.wait else f"{chosen.reason}, capped at {poll.longest.total_seconds() / 3600:g} h"
    at, skipped = past_skipped(poll.now + _jittered(wait, poll.jitter), state.hints, latest=poll.now + poll.longest)
    return replace(state, checked_at=poll.now, succeeded_at=poll.now, failures=0, gone_sightings=0, last_error=None,
                   main_next_at=None, interval_seconds=interval.total_seconds(), next_check_at=at,
                   next_check_reason=skipped or reason)


def _jittered(wait: timedelta, jitter: float) -> timedelta:
    return wait + wait * (JITTER_SHARE * jitter)


def _remembered(state: SourceState, poll: _Poll, outcome: Fetched | NotModified) -> SourceState:
    """Any 200 replaces both validators, whatever its body; a 304 those that it carries."""
    etag, last_modified = _header(outcome, "etag"), _header(outcome, "last-modified")
    if isinstance(outcome, NotModified):
        return replace(state, etag=etag or state.etag, last_modified=last_modified or state.last_modified)
    state = replace(state, etag=etag, last_modified=last_modified, body_hash=outcome.body_hash)
    if poll.parsed is None:
        return state
    fresh = poll.parsed.item_hashes - state.item_hashes
    return _in_rhythm(replace(state, hints=poll.parsed.hints), poll, poll.parsed, news=bool(fresh))


def _in_rhythm(state: SourceState, poll: _Poll, parsed: ParsedFeed, *, news: bool) -> SourceState:
    """Keep the hashes and the longest usual gap, which fades by a fiftieth with each new item."""
    first_sight = state.new_item_at is None
    if news and first_sight:
        published = sorted(item.published_at for item in parsed.items if item.published_at is not None)
        state = replace(state, new_item_at=published[-1] if published else poll.now, rhythm_seconds=_longest_gap(published))
    elif news and state.new_item_at is not None:
        gap = (poll.now - state.new_item_at).total_seconds()
        state = replace(state, new_item_at=poll.now, rhythm_seconds=max(gap, 0.98 * (state.rhythm_seconds or 0.0)))
    return replace(state, item_hashes=parsed.item_hashes)


def _longest_gap(moments: Iterable[datetime]) -> float | None:
    return max(((later - earlier).total_seconds() for earlier, later in pairwise(moments)), default=None)


def _adapted(state: SourceState, poll: _Poll) -> timedelta:
    """The interval after this poll: shorter while too little was seen before, longer while nothing is new.

    Primary voices are never asked more rarely than their user wants; others at most four times more rarely.
    """
    every = poll.source.every
    interval = timedelta(seconds=state.interval_seconds) if state.interval_seconds else every
    seen = poll.seen_share
    if seen is None:
        return interval
    if seen < SEEN_AT_LEAST:
        interval = interval / 2
    elif seen >= 1.0:
        interval = interval * 1.25
    elif seen > SEEN_AT_MOST or interval > every:
        interval = min(interval * 1.25, every) if interval < every else every
    ceiling = every if poll.source.tier in _PRIMARY else 4 * every
    return min(max(interval, poll.shortest), ceiling)


def _header(outcome: Fetched | NotModified, name: str) -> str | None:
    return next((value for key, value in outcome.headers if key == name), None)


def _moved(state: SourceState, poll: _Poll, outcome: Fetched | NotModified) -> SourceState:
    """Adopt a permanent redirect once it was met often enough in a row (a wrong one is soon taken back)."""
    if outcome.moved_to is None:
        return replace(state, moved_to=None, moved_sightings=0)
    sightings = state.moved_sightings + 1 if outcome.moved_to == state.moved_to else 1
    if sightings < MOVED_SIGHTINGS:
        return replace(state, moved_to=outcome.moved_to, moved_sightings=sightings)
    return replace(state, url=outcome.moved_to, url_of=poll.source.url, moved_to=None, moved_sightings=0)


def _failed(state: SourceState, poll: _Poll, failure: FetchFailed) -> SourceState:
    """Validators, hashes and rhythm stay as they were: the feed may come back as it was."""
    failures = state.failures + 1
    gone = state.gone_sightings + 1 if failure.status == _GONE else 0
    after = replace(state, checked_at=poll.now, failures=failures, gone_sightings=gone, last_error=failure.detail)
    if gone >= GONE_SIGHTINGS:
        return replace(after, next_check_at=NEVER, next_check_reason="the publisher ended it (410)")
    wait, reason = _back_off(poll, failure, failures)
    if after.url is not None and failures >= MOVED_SIGHTINGS:
        after = replace(after, url=None, url_of=None)
    return replace(after, next_check_at=poll.now + wait, next_check_reason=reason)


def _fell_back(state: SourceState, poll: _Poll, outcome: Fetched | NotModified, failure: FetchFailed) -> SourceState:
    """The main address failed and is left alone as long as any failing one; its fallback is asked as often as is wanted."""
    waiting = state.main_next_at is not None and poll.now < state.main_next_at
    after = state if waiting else _failed(state, poll, failure)
    if poll.parsed is not None:
        news = bool(poll.parsed.item_hashes - state.item_hashes)
        after = _in_rhythm(after, poll, poll.parsed, news=news)
    if isinstance(outcome, Fetched):
        after = replace(after, mirror=(outcome.url, _header(outcome, "etag"), _header(outcome, "last-modified")))
    wait = min(poll.source.every, poll.longest)
    return replace(after, checked_at=poll.now, succeeded_at=poll.now,
                   main_next_at=state.main_next_at if waiting else after.next_check_at,
                   next_check_at=poll.now + _jittered(wait, poll.jitter), next_check_reason="read from a fallback address")


def _back_off(poll: _Poll, failure: FetchFailed, failures: int) -> tuple[timedelta, str]:
    """Doubling with each failure, from twice as far where somebody has to mend it; up to a day, and never for good."""
    doublings = min(failures - 1 + (failure.kind is not FailureKind.TEMPORARY), 16)
    wait = LONGEST if failure.kind is FailureKind.HARD else min(poll.source.every * 2**doublings, poll.longest)
    reason = f"backing off after {counted(failures, 'failure')}"
    if failure.retry_after is not None and failure.retry_after - poll.now > wait:
        wait, reason = min(failure.retry_after - poll.now, LONGEST), "the server asked to wait (Retry-After)"
    if failure.status == _TOO_MANY_REQUESTS:
        return wait + timedelta(hours=poll.jitter), reason  # Media Cloud spreads those over an hour
    return _jittered(wait, poll.jitter), reason
