"""Turns of hosts, fallbacks, and moves over several polls."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import responses

from monitor.adapters.feeds import parse_feed
from monitor.adapters.http import Fetcher, HttpPolicy
from monitor.adapters.http.connections import DeadlineError, start_deadline
from monitor.adapters.http.turns import HostTurns
from monitor.analysis.cadence import next_check
from monitor.domain.source import Fetched, FetchFailed, NotModified, Source, SourceState
from monitor.testing import rss
from tests.adapters.loopback import Answer, Site, serving

NOW = datetime(2019, 2, 20, 12, tzinfo=UTC)
FEED = rss([{"title": "Story", "guid": "1"}])


@pytest.fixture(scope="module")
def _server() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def site(_server: Site) -> Site:
    _server.asked.clear()
    return _server


def test_one_connection_to_a_host_at_a_time() -> None:
    turns, inside, most = HostTurns(0.0), [0], [0]
    barrier, guard = threading.Barrier(6), threading.Lock()

    def ask() -> None:
        start_deadline(10.0)
        barrier.wait()
        for _ in range(20):
            with turns.turn("host.example.org"):
                with guard:
                    inside[0] += 1
                    most[0] = max(most[0], inside[0])
                with guard:
                    inside[0] -= 1

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most[0] == 1


def test_two_hosts_do_not_wait_for_each_other() -> None:
    turns = HostTurns(60.0)
    start_deadline(1.0)
    with turns.turn("one.example.org"), turns.turn("two.example.org"):
        pass


def test_a_gap_lies_between_two_requests_and_a_wait_beyond_the_deadline_is_not_begun() -> None:
    turns = HostTurns(0.2)
    start_deadline(5.0)
    with turns.turn("host.example.org"):
        pass
    started = time.monotonic()
    with turns.turn("host.example.org"):
        waited = time.monotonic() - started
    start_deadline(0.1)
    with pytest.raises(DeadlineError), turns.turn("host.example.org"):
        pass

    assert 0.15 <= waited < 2.0


def test_fallbacks_are_asked_in_order_and_what_they_give_says_so(site: Site) -> None:
    main = site.script("/main", Answer(403))
    site.script("/mirror1", Answer(503))
    site.script("/mirror2", Answer(body=FEED, headers=(("ETag", '"mirror"'),)), Answer(304))
    source = Source("s", "S", main, fallbacks=(site.url("/mirror1"), site.url("/mirror2")), every=timedelta(minutes=30))
    state = replace(SourceState("s"), etag='"main"')
    outcome = site.fetcher().fetch_source(source, state)

    assert isinstance(outcome, Fetched)
    assert outcome.url == site.url("/mirror2")
    assert outcome.instead_of is not None
    assert outcome.instead_of.status == 403
    assert [one.path for one in site.asked] == ["/main", "/mirror1", "/mirror2"]
    assert "if-none-match" not in site.asked[-1].headers  # those belong to the main address

    feed = parse_feed(outcome, source, seen_at=NOW)
    after = next_check(state, outcome, source, feed, now=datetime.now(UTC), jitter=0.0)
    site.asked.clear()
    again = site.fetcher().fetch_source(source, after)
    assert isinstance(again, NotModified)
    assert again.instead_of is not None
    assert [one.path for one in site.asked] == ["/mirror1", "/mirror2"]  # the main address is left alone for a while
    assert [one.headers.get("if-none-match") for one in site.asked] == [None, '"mirror"']  # each its own, byte for byte


def test_a_source_whose_fallbacks_fail_too_fails_with_its_own_reason(site: Site) -> None:
    source = Source("s", "S", site.script("/m", Answer(410)), fallbacks=(site.url("/nowhere"),))
    outcome = site.fetcher().fetch_source(source, SourceState("s"))

    assert isinstance(outcome, FetchFailed)
    assert outcome.status == 410


def test_wandering_validators_are_followed_from_poll_to_poll(site: Site) -> None:
    """Each 200 brings other validators, sometimes one only; each next request carries exactly those."""
    validators = [(("ETag", '"1"'), ("Last-Modified", "A")), (("ETag", 'W/"2"'),), (("Last-Modified", "sometime"),), ()]
    url = site.script("/wander", *(Answer(body=FEED, headers=headers) for headers in validators), Answer(body=FEED))
    source, state, fetcher = Source("s", "S", url), SourceState("s"), site.fetcher()
    for _ in range(5):
        outcome = fetcher.fetch_source(source, state)
        assert isinstance(outcome, Fetched)
        feed = parse_feed(outcome, source, seen_at=NOW, known_hashes=state.item_hashes)
        state = next_check(state, outcome, source, feed, now=NOW, jitter=0.0)

    sent = [(one.headers.get("if-none-match"), one.headers.get("if-modified-since")) for one in site.asked]
    assert sent == [(None, None), ('"1"', "A"), ('W/"2"', None), (None, "sometime"), (None, None)]


def test_a_moved_feed_is_asked_at_its_new_address_after_three_sightings(site: Site) -> None:
    site.script("/new-home", Answer(body=FEED))
    source = Source("s", "S", site.script("/old-home", Answer(308, headers=(("Location", "/new-home"),))))
    state, fetcher = SourceState("s"), site.fetcher()
    for _ in range(4):
        outcome = fetcher.fetch_source(source, state)
        state = next_check(state, outcome, source, None, now=NOW, jitter=0.0)

    assert [one.path for one in site.asked] == ["/old-home", "/new-home"] * 3 + ["/new-home"]


@responses.activate
def test_shapes_without_a_server() -> None:
    """Public addresses that must not be asked from here: played below the session."""
    responses.get("https://feeds.example.org/a", body=FEED, headers={"ETag": '"1"'})
    responses.get("https://feeds.example.org/b", status=304)
    fetcher = Fetcher(HttpPolicy(host_gap_seconds=0.0))
    first = fetcher.fetch("https://feeds.example.org/a")
    second = fetcher.fetch("https://feeds.example.org/b", etag='"1"')

    assert isinstance(first, Fetched)
    assert (first.body, first.header("etag")) == (FEED, '"1"')
    assert isinstance(second, NotModified)
    assert responses.calls[1].request.headers["If-None-Match"] == '"1"'
