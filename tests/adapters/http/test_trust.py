"""Certificates are checked, and nothing of the user's goes to strangers."""

import socket
import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from monitor.domain.source import FailureKind, Fetched, FetchFailed, NotModified
from tests.adapters.loopback import Answer, Site, serving


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def _context(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context


@pytest.fixture(scope="module")
def secure(authority: trustme.CA) -> Iterator[Site]:
    with serving(context=_context(authority, "localhost"), name="localhost") as site:
        yield site


def test_a_certificate_by_a_known_authority_for_this_host_is_good(secure: Site, ca_file: str) -> None:
    outcome = secure.fetcher(ca_file=ca_file).fetch(secure.script("/ok", Answer(body=b"x")))

    assert isinstance(outcome, Fetched)
    assert outcome.body == b"x"


def test_an_unknown_authority_is_refused(secure: Site) -> None:
    outcome = secure.fetcher().fetch(secure.script("/unknown", Answer(body=b"x")))

    assert isinstance(outcome, FetchFailed)
    assert outcome.kind is FailureKind.SOFT
    assert "certificate is not to be trusted" in outcome.detail
    assert not any(asked.path == "/unknown" for asked in secure.asked)


def test_another_hosts_certificate_is_refused(secure: Site, ca_file: str) -> None:
    fetcher = secure.fetcher(ca_file=ca_file, allow_private=frozenset({("127.0.0.1", secure.port)}))
    outcome = fetcher.fetch(secure.url("/other", host="127.0.0.1"))

    assert isinstance(outcome, FetchFailed)
    assert "certificate is not to be trusted" in outcome.detail
    assert not any(asked.path == "/other" for asked in secure.asked)


def test_one_context_serves_every_connection(secure: Site, ca_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Building one costs 27 CPU-ms; requests as shipped does it for every new connection."""
    fetcher = secure.fetcher(ca_file=ca_file)
    built: list[object] = []
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", lambda self, *args, **kwargs: built.append(self))
    url = secure.script("/shared", Answer(body=b"x"))

    assert all(isinstance(fetcher.fetch(url), Fetched) for _ in range(3))
    assert built == []


def test_a_handshake_that_never_ends_ends_in_time() -> None:
    """The kernel takes the connection, nobody ever answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener, serving() as site:
        port = listener.getsockname()[1]
        fetcher = site.fetcher(total_seconds=0.3, allow_private=frozenset({("127.0.0.1", port)}))
        started = time.monotonic()
        outcome = fetcher.fetch(f"https://127.0.0.1:{port}/")

    assert isinstance(outcome, FetchFailed)
    assert time.monotonic() - started <= 0.3 + 5.0  # a busy machine may add some; nobody would ever answer


@pytest.fixture(scope="module")
def stranger() -> Iterator[Site]:
    with serving("127.0.0.4") as site:
        yield site


@pytest.fixture(scope="module")
def publisher() -> Iterator[Site]:
    with serving() as site:
        yield site


def test_nothing_of_the_users_goes_out(publisher: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login korea password desk\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "nothing.pem"))
    url = publisher.script("/leaks", Answer(body=b"x"))

    assert isinstance(publisher.fetcher().fetch(url), Fetched)
    sent = publisher.asked[-1].headers
    assert not {"authorization", "proxy-authorization", "cookie", "referer", "from", "x-forwarded-for"} & sent.keys()
    assert publisher.asked[-1].path == "/leaks"  # not the absolute form that a proxy gets


def test_cookies_are_neither_kept_nor_carried_over(publisher: Site, stranger: Site) -> None:
    cookie = ("Set-Cookie", "id=42; Path=/")
    there = stranger.script("/there", Answer(body=b"x", headers=(cookie,)))
    url = publisher.script("/sets", Answer(302, headers=(("Location", there), cookie)))
    allowed = frozenset({(publisher.host, publisher.port), (stranger.host, stranger.port)})
    fetcher = publisher.fetcher(allow_private=allowed)
    outcomes = [fetcher.fetch(url), fetcher.fetch(url)]

    assert all(isinstance(outcome, Fetched) for outcome in outcomes)
    assert not any("cookie" in asked.headers for asked in (*publisher.asked, *stranger.asked))


def test_validators_follow_a_redirect_since_that_is_where_they_came_from(publisher: Site, stranger: Site) -> None:
    there = stranger.script("/moved", Answer(304, length=False))
    url = publisher.script("/moves", Answer(302, headers=(("Location", there),)))
    allowed = frozenset({(publisher.host, publisher.port), (stranger.host, stranger.port)})
    outcome = publisher.fetcher(allow_private=allowed).fetch(url, etag='"a"')

    assert isinstance(outcome, NotModified)
    assert stranger.asked[-1].headers["if-none-match"] == '"a"'


@pytest.mark.parametrize("value", ["a\r\nX-Injected: 1", "a\nb", "\x00", " leading"])
def test_validators_cannot_smuggle_headers(publisher: Site, value: str) -> None:
    url = publisher.script("/smuggle", Answer(body=b"x"))
    publisher.asked.clear()
    publisher.fetcher().fetch(url, etag=value)

    assert not any("x-injected" in asked.headers for asked in publisher.asked)
