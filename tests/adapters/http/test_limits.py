"""However slow, large or twisted the answer: it ends in time, and in bounds."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor.domain.source import Fetched, FetchFailed
from tests.adapters.loopback import Answer, Site, serving

LIMIT_SECONDS = 0.3
SLACK_SECONDS = 5.0  # what a busy machine may add; without the deadline each of these would take half a minute or more


@pytest.fixture(scope="module")
def _server() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def site(_server: Site) -> Site:
    _server.asked.clear()
    return _server


def _drip(start: bytes, drop: bytes) -> Callable[[socket.socket, threading.Event], None]:
    """Send ``drop`` again and again, each far within any timeout for a single read."""
    def run(sock: socket.socket, closing: threading.Event) -> None:
        sock.sendall(start)
        while not closing.wait(0.02):
            sock.sendall(drop)
    return run


def _silence(start: bytes) -> Callable[[socket.socket, threading.Event], None]:
    def run(sock: socket.socket, closing: threading.Event) -> None:
        sock.sendall(start)
        closing.wait(30)
    return run


SLOW = {
    "body": _drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "body without length": _drip(b"HTTP/1.0 200 OK\r\n\r\n", b"x"),
    "chunks": _drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "one endless chunk size": _drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
    "status line": _drip(b"HTT", b"P"),
    "header line": _drip(b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "headers": _drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "100-continue": _drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "nothing at all": _silence(b""),
    "nothing after the headers": _silence(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"),
    "gzip": _drip(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10], b"\x00"),
}


@pytest.mark.parametrize("name", SLOW)
def test_the_deadline_holds_against_drips(site: Site, name: str) -> None:
    url = site.script(f"/slow/{name.replace(' ', '-')}", Answer(raw=SLOW[name]))
    started = time.monotonic()
    outcome = site.fetcher(total_seconds=LIMIT_SECONDS).fetch(url)
    took = time.monotonic() - started

    assert isinstance(outcome, FetchFailed)
    assert took <= LIMIT_SECONDS + SLACK_SECONDS


def test_a_drip_that_ends_with_the_connection_is_no_whole_body(site: Site) -> None:
    """Without a length, the end of the connection is the end of the body: a deadline must not look like one."""
    outcome = site.fetcher(total_seconds=LIMIT_SECONDS).fetch(
        site.script("/cut", Answer(raw=_drip(b"HTTP/1.0 200 OK\r\n\r\n<rss>", b"x"))))

    assert isinstance(outcome, FetchFailed)
    assert outcome.detail == f"it took longer than {LIMIT_SECONDS:g} s"


def test_names_that_are_not_resolved_in_time(site: Site) -> None:
    def hanging(host: str, port: int) -> tuple[str, ...]:
        site.closing.wait(30)
        return ("93.184.216.34",)

    started = time.monotonic()
    outcome = site.fetcher(resolve=hanging, total_seconds=LIMIT_SECONDS).fetch("http://slow-dns.example.org/")

    assert isinstance(outcome, FetchFailed)
    assert time.monotonic() - started <= LIMIT_SECONDS + SLACK_SECONDS


def test_redirects_share_one_deadline(site: Site) -> None:
    for n in range(6):
        site.script(f"/wait{n}", Answer(raw=_late_redirect(f"/wait{n + 1}")))
    started = time.monotonic()
    outcome = site.fetcher(total_seconds=LIMIT_SECONDS).fetch(site.url("/wait0"))

    assert isinstance(outcome, FetchFailed)
    assert time.monotonic() - started <= LIMIT_SECONDS + SLACK_SECONDS
    assert len(site.asked) < 6


def _late_redirect(to: str) -> Callable[[socket.socket, threading.Event], None]:
    def run(sock: socket.socket, closing: threading.Event) -> None:
        closing.wait(0.1)
        sock.sendall(f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())
    return run


def _bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(1 << 20)
    return b"".join([*(packer.compress(block) for _ in range(megabytes)), packer.flush()])


@contextmanager
def _within_64_mb() -> Iterator[None]:
    """What is done here takes less memory at its peak. The kernel counts anew: an earlier test may have needed more."""
    Path("/proc/self/clear_refs").write_text("5")
    before = _peak_megabytes()
    yield
    assert _peak_megabytes() - before < 64


def _peak_megabytes() -> float:
    return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_decompression_bomb_stops_at_the_cap(site: Site, coding: str) -> None:
    body = _bomb(200) if coding == "gzip" else zlib.compress(bytes(200 << 20), 9)
    url = site.script(f"/bomb/{coding}", Answer(body=body, headers=(("Content-Encoding", coding),)))
    with _within_64_mb():
        outcome = site.fetcher(max_bytes=5_000_000).fetch(url)

    assert isinstance(outcome, FetchFailed)
    assert outcome.detail == "its body is larger than 5,000,000 bytes"


def test_a_bomb_of_streams_that_hold_nothing_stops_at_the_cap_too(site: Site) -> None:
    """Gzip streams may follow each other; empty ones would never reach a cap on what was unpacked."""
    flood = _drip(b"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 3000)
    outcome = site.fetcher(max_bytes=100_000).fetch(site.script("/bomb/empty", Answer(raw=flood)))

    assert isinstance(outcome, FetchFailed)
    assert outcome.detail == "its body is larger than 100,000 bytes"


@pytest.mark.parametrize("coding", [
    "br", "zstd", "gzip, gzip", "gzip, gzip, gzip, gzip, gzip, gzip", "identity, gzip", "rot13"])
def test_codings_that_were_not_asked_for_are_not_unpacked(site: Site, coding: str) -> None:
    path = f"/coding/{coding.replace(', ', '-')}"
    outcome = site.fetcher().fetch(site.script(path, Answer(body=_bomb(1), headers=(("Content-Encoding", coding),))))

    assert isinstance(outcome, FetchFailed)
    assert "encoded as" in outcome.detail


def test_a_bomb_on_a_redirect_is_never_unpacked(site: Site) -> None:
    site.script("/after", Answer(body=b"x"))
    headers = (("Location", "/after"), ("Content-Encoding", "gzip"))
    url = site.script("/bombed", Answer(302, body=_bomb(200), headers=headers))
    with _within_64_mb():
        outcome = site.fetcher().fetch(url)

    assert isinstance(outcome, Fetched)


def test_a_body_beyond_the_cap_is_refused_early_by_its_length_and_late_by_its_bytes(site: Site) -> None:
    early = site.fetcher(max_bytes=10).fetch(site.script("/early", Answer(body=b"x" * 11)))
    late = site.fetcher(max_bytes=10).fetch(site.script("/late", Answer(body=b"x" * 11, length=False)))
    just = site.fetcher(max_bytes=10).fetch(site.script("/just", Answer(body=b"x" * 10)))

    assert isinstance(early, FetchFailed)
    assert isinstance(late, FetchFailed)
    assert isinstance(just, Fetched)


BROKEN = {
    "short": b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
    "chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
    "gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + gzip.compress(b"x" * 100)[:20],
    "no gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
    "no http": b"220 smtp.example.org ESMTP\r\n",
    "hung up": b"",
    "many headers": b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\nabc",
    "long header": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\nabc",
    "bad length": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\nContent-Length: 7\r\n\r\nabc",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_answers_are_one_clear_sentence(site: Site, name: str) -> None:
    answer = Answer(raw=lambda sock, _: sock.sendall(BROKEN[name]))
    outcome = site.fetcher().fetch(site.script(f"/broken/{name.replace(' ', '-')}", answer))

    assert isinstance(outcome, FetchFailed)
    assert outcome.detail
    assert "\n" not in outcome.detail
    assert "<" not in outcome.detail


def test_a_truncated_gzip_body_is_not_taken_for_a_whole_one(site: Site) -> None:
    packed = gzip.compress(bytes(range(256)) * 400)
    for keep in (len(packed) - 4, len(packed) // 2):
        answer = Answer(body=packed[:keep], headers=(("Content-Encoding", "gzip"),))
        outcome = site.fetcher().fetch(site.script(f"/trunc/{keep}", answer))
        assert isinstance(outcome, FetchFailed)
        assert outcome.detail == "its compressed body is cut off"


@pytest.mark.parametrize(("coding", "body"), [
    ("gzip", gzip.compress(b"one") + gzip.compress(b"two")), ("x-gzip", gzip.compress(b"onetwo") + b"trailing"),
    ("deflate", zlib.compress(b"onetwo")), ("deflate", zlib.compress(b"onetwo")[2:-4]), ("identity", b"onetwo"),
    ("", b"onetwo"),
], ids=["two streams", "trailing bytes", "deflate", "raw deflate", "identity", "empty"])
def test_codings_that_are_read(site: Site, coding: str, body: bytes, request: pytest.FixtureRequest) -> None:
    path = f"/read/{request.node.callspec.id.replace(' ', '-')}"
    outcome = site.fetcher().fetch(site.script(path, Answer(body=body, headers=(("Content-Encoding", coding),))))

    assert isinstance(outcome, Fetched)
    assert outcome.body == b"onetwo"
