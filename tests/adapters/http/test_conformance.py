"""What publishers may expect of us, asserted on the requests a real server got."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from monitor.domain.source import FailureKind, Fetched, FetchFailed, NotModified
from tests.adapters.loopback import Answer, Site, serving

ETAG = 'W/"a, b;c-\xe9"'
MODIFIED = "Sun, 10 Feb 2019 13:21:00 +0000"


@pytest.fixture(scope="module")
def _server() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def site(_server: Site) -> Site:
    _server.asked.clear()
    return _server


def test_a_first_request_is_unconditional_and_says_who_asks(site: Site) -> None:
    url = site.script("/first", Answer(body=b"<rss/>", headers=(("ETag", ETAG), ("Last-Modified", MODIFIED))))

    outcome = site.fetcher(contact="https://desk.example.org/monitor").fetch(url)

    assert isinstance(outcome, Fetched)
    assert outcome.body == b"<rss/>"
    assert (outcome.header("etag"), outcome.header("last-modified")) == (ETAG, MODIFIED)
    sent = site.asked[0].headers
    assert sent["user-agent"].startswith("dprk-us-monitor/")
    assert sent["user-agent"].endswith("(+https://desk.example.org/monitor)")
    assert sent["accept-encoding"] == "gzip"
    assert not {"cookie", "referer", "authorization", "if-none-match", "if-modified-since", "from"} & sent.keys()


def test_both_validators_go_out_byte_for_byte(site: Site) -> None:
    url = site.script("/conditional", Answer(304, headers=(("ETag", '"new"'),), length=False))

    outcome = site.fetcher().fetch(url, etag=ETAG, last_modified=MODIFIED)

    assert isinstance(outcome, NotModified)
    assert dict(outcome.headers)["etag"] == '"new"'
    assert (site.asked[0].headers["if-none-match"], site.asked[0].headers["if-modified-since"]) == (ETAG, MODIFIED)


def test_a_304_that_nobody_asked_for_is_a_failure(site: Site) -> None:
    outcome = site.fetcher().fetch(site.script("/odd", Answer(304, length=False)))

    assert isinstance(outcome, FetchFailed)


@pytest.mark.parametrize(("status", "kind", "blocked"), [
    (400, FailureKind.SOFT, False), (404, FailureKind.SOFT, False),
    (401, FailureKind.SOFT, True), (403, FailureKind.SOFT, True),
    (410, FailureKind.HARD, False), (429, FailureKind.TEMPORARY, False), (451, FailureKind.SOFT, True),
    (500, FailureKind.TEMPORARY, False), (503, FailureKind.TEMPORARY, False), (204, FailureKind.SOFT, False),
    (226, FailureKind.SOFT, False), (599, FailureKind.TEMPORARY, False),
])
def test_other_statuses_are_values(site: Site, status: int, kind: FailureKind, blocked: bool) -> None:
    outcome = site.fetcher().fetch(site.script(f"/status/{status}", Answer(status, length=status not in {204})))

    assert isinstance(outcome, FetchFailed)
    assert (outcome.status, outcome.kind, outcome.blocked) == (status, kind, blocked)
    assert str(status) in outcome.detail


@pytest.mark.parametrize(("headers", "wait"), [
    ((("Retry-After", "120"),), 120),
    # by the server's own clock
    ((("Date", "Sun, 10 Feb 2019 13:00:00 GMT"), ("Retry-After", "Sun, 10 Feb 2019 13:10:00 GMT")), 600),
    ((("Date", "Sun, 10 Feb 2019 13:00:00 GMT"), ("Retry-After", "Sun, 10 Feb 2019 12:10:00 GMT")), 0),
])
def test_retry_after_is_an_instant_of_our_clock(site: Site, headers: tuple[tuple[str, str], ...], wait: int) -> None:
    path = f"/busy/{wait}"
    outcome = site.fetcher().fetch(site.script(path, Answer(503, headers=headers)))

    assert isinstance(outcome, FetchFailed)
    assert outcome.retry_after == outcome.at + timedelta(seconds=wait)


def test_permanent_redirects_tell_where_it_moved_to(site: Site) -> None:
    site.script("/new", Answer(body=b"new"))
    site.script("/hop", Answer(308, headers=(("Location", "new"),)))
    outcome = site.fetcher().fetch(site.script("/old", Answer(301, headers=(("Location", "/hop"),))))

    assert isinstance(outcome, Fetched)
    assert (outcome.body, outcome.final_url, outcome.moved_to) == (b"new", site.url("/new"), site.url("/new"))


def test_a_move_ends_at_the_first_passing_redirect(site: Site) -> None:
    site.script("/there", Answer(body=b"x"))
    site.script("/aside", Answer(302, headers=(("Location", "/there"),)))
    moved = site.fetcher().fetch(site.script("/start", Answer(301, headers=(("Location", "/aside"),))))
    passing = site.fetcher().fetch(site.url("/aside"))

    assert isinstance(moved, Fetched)
    assert moved.moved_to == site.url("/aside")
    assert isinstance(passing, Fetched)
    assert passing.moved_to is None


def test_redirects_end(site: Site) -> None:
    circle = site.script("/circle", Answer(302, headers=(("Location", "/circle2"),)))
    site.script("/circle2", Answer(302, headers=(("Location", "/circle"),)))
    for n in range(10):
        site.script(f"/long{n}", Answer(302, headers=(("Location", f"/long{n + 1}"),)))

    assert "circle" in _failure(site, circle).detail
    assert "more than 5 times" in _failure(site, site.url("/long0")).detail
    assert len(site.asked) == 2 + 6


def _failure(site: Site, url: str) -> FetchFailed:
    outcome = site.fetcher().fetch(url)
    assert isinstance(outcome, FetchFailed)
    return outcome
