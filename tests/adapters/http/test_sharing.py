"""Sources of one address: the publisher is asked once for all of them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from monitor.adapters.http import Fetcher, HttpPolicy, SharedFetch
from monitor.domain.source import FailureKind, Fetched, FetchFailed, FetchOutcome, NotModified, Source, SourceState
from monitor.testing import FakeFetch, FixedClock
from tests.adapters.loopback import Answer, serving

URL = "https://news.example/feed"
NOON = datetime(2019, 2, 20, 12, tzinfo=UTC)
EVERY = timedelta(minutes=30)
A, B = Source("a", "A", URL, every=EVERY), Source("b", "B", URL, every=EVERY, language="ko")
ALONE = Source("alone", "Alone", "https://other.example/feed")


def shared(*outcomes: FetchOutcome | bytes) -> tuple[SharedFetch, FakeFetch, FixedClock]:
    web, clock = FakeFetch(at=NOON).script(URL, *outcomes), FixedClock(NOON)
    web.script(ALONE.url, b"alone")
    return SharedFetch(web, (A, B, ALONE), clock=clock), web, clock


def test_the_second_source_gets_the_answer_of_the_first() -> None:
    fetch, web, clock = shared(b"body")
    first = fetch(A, SourceState("a"))
    clock.advance(EVERY - timedelta(seconds=1))
    assert fetch(B, SourceState("b")) == first
    assert len(web.asked) == 1


def test_a_source_never_gets_its_own_answer_again_nor_an_old_one() -> None:
    fetch, web, clock = shared(b"body")
    fetch(A, SourceState("a"))
    fetch(A, SourceState("a"))
    clock.advance(EVERY)
    fetch(B, SourceState("b"))
    assert len(web.asked) == 3


def test_a_304_serves_only_the_same_validators() -> None:
    fetch, web, _ = shared(NotModified((), NOON), b"body")
    fetch(A, SourceState("a", etag='"1"'))
    assert isinstance(fetch(B, SourceState("b", etag='"1"')), NotModified)
    assert isinstance(fetch(B, SourceState("b")), Fetched), "who never had the body must get it"
    assert [etag for _, etag, _ in web.asked] == ['"1"', None]


def test_a_304_of_a_fallback_serves_only_who_had_its_text() -> None:
    fetch, _, _ = shared(NotModified((), NOON), b"body")
    fetch(A, SourceState("a", mirror=("https://mirror.example.org/feed", '"1"', None)))
    assert isinstance(fetch(B, SourceState("b")), Fetched)


def test_a_failure_is_shared_too() -> None:
    fetch, web, _ = shared(FetchFailed(FailureKind.TEMPORARY, "busy", NOON, 503))
    assert fetch(A, SourceState("a")) == fetch(B, SourceState("b"))
    assert len(web.asked) == 1


def test_an_address_of_one_source_is_asked_each_time() -> None:
    fetch, web, _ = shared(b"body")
    fetch(ALONE, SourceState("alone"))
    fetch(ALONE, SourceState("alone"))
    assert len(web.asked) == 2


def test_two_at_once_make_one_request() -> None:
    asked, go = threading.Event(), threading.Event()
    web = FakeFetch(at=NOON).script(URL, b"body")

    def slow(source: Source, state: SourceState) -> FetchOutcome:
        asked.set()
        assert go.wait(10)
        return web(source, state)

    fetch = SharedFetch(slow, (A, B), clock=FixedClock(NOON))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(fetch, A, SourceState("a"))
        assert asked.wait(10)
        second = pool.submit(fetch, B, SourceState("b"))
        go.set()
        assert first.result(10) == second.result(10)
    assert len(web.asked) == 1


def test_over_the_wire_a_publisher_is_asked_once_for_all_sources_of_an_address() -> None:
    """Eight threads at once, each with its own source and state; then each source's own next poll, which asks with validators."""
    with serving() as site:
        url = site.script("/feed", Answer(200, b"<rss/>", (("ETag", '"1"'),)), Answer(304, headers=(("ETag", '"1"'),)))
        clock = FixedClock(NOON)
        policy = HttpPolicy(host_gap_seconds=0.0, allow_private=frozenset({(site.host, site.port)}))
        sources = [Source(f"s{n}", f"S{n}", url, every=EVERY) for n in range(8)]
        fetch = SharedFetch(Fetcher(policy, clock=clock).fetch_source, sources, clock=clock)
        together = threading.Barrier(len(sources))

        def ask(source: Source) -> FetchOutcome:
            together.wait()
            return fetch(source, SourceState(source.id))

        with ThreadPoolExecutor(len(sources)) as pool:
            outcomes = list(pool.map(ask, sources))
        assert [outcome.body for outcome in outcomes if isinstance(outcome, Fetched)] == [b"<rss/>"] * len(sources)
        assert len(site.asked) == 1
        clock.advance(EVERY)
        later = [fetch(source, SourceState(source.id, etag='"1"')) for source in sources]
        assert all(isinstance(outcome, NotModified) for outcome in later)
        assert [asked.headers.get("if-none-match") for asked in site.asked] == [None, '"1"']
