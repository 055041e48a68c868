"""No spelling of an internal address gets a connection: a canary on loopback counts who comes."""

import ipaddress
import socket
from collections.abc import Callable, Iterator, Sequence

import pytest

from monitor.adapters.http.addresses import is_public, read_allow_private
from monitor.domain.source import FailureKind, Fetched, FetchFailed
from tests.adapters.loopback import Answer, Site, serving

SPELLINGS = [
    "127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0x7f.0.0.1",
    "0177.0.0.1", "017700000001",
    "0177.1", "127.0.0.1.", "localhost", "localhost.", "LOCALHOST", "0.0.0.0", "0",  # noqa: S104
    "0x0", "[::1]", "[0:0:0:0:0:0:0:1]",
    "[0000::0001]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]",
    "[::127.0.0.1]", "[::7f00:1]",
    "[2002:7f00:1::]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2001:0:7f00:1::]",
    "[2001:0:1:1:1:1:80ff:fffe]", "[fe80::1]", "[fe80::5efe:7f00:1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[ff0e::1]",
    "169.254.169.254", "2852039166", "0xa9fea9fe", "[::ffff:169.254.169.254]", "10.0.0.1", "10.1", "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1", "192.168.1", "100.64.0.1", "100.127.255.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "%31%32%37.0.0.1", "１２７.0.0.1", "127。0。0。1",
    "①②⑦.0.0.1", "[::1%25lo]", "[::1%lo]",
]
ODD_URLS = [
    "http://example.org\\@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@example.org/", "http://user@127.0.0.1:{port}/",
    "http://example.org:80@127.0.0.1:{port}/", "http://127.0.0.1:{port}#@example.org/", "http:127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/", "//127.0.0.1:{port}/", "http://127.0.0.1:{port}%00.example.org/", "http://127.0.0.1\t:{port}/",
    "http://127.0.0.1\r\nHost: example.org:{port}/", " http://127.0.0.1:{port}/", "http://[::1:{port}/",
    "http://127.0.0.1:{port} /",
    "file:///etc/passwd", "gopher://127.0.0.1:{port}/_GET", "ftp://127.0.0.1:{port}/", "dict://127.0.0.1:{port}/", "data:,x",
    "javascript:alert(1)", "http://", "", "http://127.0.0.1:99999/", "http://127.0.0.1:0/",
    "http://127.0.0.1:{port}/" + "a" * 3000,
    "HTTP://127.0.0.1:{port}/", "feed://127.0.0.1:{port}/", "http://127.0.0.1:22/", "http://127.0.0.1:25/",
]


@pytest.fixture(scope="module")
def canary() -> Iterator[Site]:
    with serving() as site:
        yield site
    assert site.connections == 0


def test_the_list_is_long_enough(record_property: Callable[[str, object], None]) -> None:
    record_property("figure", f"{len(set(SPELLINGS))} spellings, {len(ODD_URLS)} odd URLs, 0 connections")
    assert len(set(SPELLINGS)) >= 40


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_reaches_an_internal_address(canary: Site, host: str) -> None:
    """The port is one that may be asked anywhere, so that only the address can be what is refused."""
    fetcher = canary.fetcher(allow_private=frozenset({("port.example.org", canary.port)}), total_seconds=2.0)
    with_port = fetcher.fetch(f"http://{host}:{canary.port}/")
    without = fetcher.fetch(f"http://{host}/")

    assert isinstance(with_port, FetchFailed)
    assert isinstance(without, FetchFailed)
    assert canary.connections == 0


@pytest.mark.parametrize("host", SPELLINGS)
def test_nor_does_the_gate_below_the_text_let_it_pass(canary: Site, host: str) -> None:
    """The same with the check of texts left out: what connects must refuse by itself."""
    from monitor.adapters.http.addresses import RefusedAddressError, resolve
    from monitor.adapters.http.connections import Gate, start_deadline

    start_deadline(2.0)
    with pytest.raises((RefusedAddressError, OSError, UnicodeError)):
        Gate(frozenset(), resolve).connect(host.strip("[]"), canary.port)
    assert canary.connections == 0


@pytest.mark.parametrize("url", ODD_URLS)
def test_odd_urls_are_refused_before_anything_is_sent(canary: Site, url: str) -> None:
    outcome = canary.fetcher(allow_private=frozenset(), total_seconds=2.0).fetch(url.replace("{port}", str(canary.port)))

    assert isinstance(outcome, FetchFailed)
    assert outcome.kind is FailureKind.HARD
    assert outcome.blocked
    assert canary.connections == 0


@pytest.mark.parametrize("host", [
    "127.0.0.1", "localhost", "[::1]", "2130706433", "[::ffff:127.0.0.1]", "169.254.169.254", "0x7f.1"])
def test_redirects_pass_the_same_gate(canary: Site, host: str) -> None:
    with serving("127.0.0.3") as outside:
        url = outside.script("/out", Answer(302, headers=(("Location", f"http://{host}:{canary.port}/"),)))
        fetcher = outside.fetcher(allow_private=frozenset({("127.0.0.3", outside.port), ("elsewhere", canary.port)}))
        outcome = fetcher.fetch(url)

    assert isinstance(outcome, FetchFailed)
    assert canary.connections == 0


def test_a_name_that_changes_its_address_between_check_and_connection_gains_nothing(canary: Site) -> None:
    """Rebinding: whatever the first answer was, the address that is connected to is the one that was checked."""
    answers: list[Sequence[str]] = [("93.184.216.34",), ("127.0.0.1",)]
    asked: list[str] = []

    def rebinding(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return answers[min(len(asked) - 1, 1)]

    fetcher = canary.fetcher(resolve=rebinding, allow_private=frozenset({("other", canary.port)}), total_seconds=0.3)
    fetcher.fetch("http://rebind.example.org/")
    second = fetcher.fetch("http://rebind.example.org:8080/")

    assert isinstance(second, FetchFailed)
    assert second.blocked
    assert "127.0.0.1" in second.detail
    assert asked == ["rebind.example.org"] * 2  # one look-up a connection: nothing asks again between check and use
    assert canary.connections == 0


def test_of_a_mixed_answer_only_public_addresses_are_tried(canary: Site) -> None:
    from monitor.adapters.http.addresses import vetted

    assert vetted("mixed.example.org", 80, ["10.0.0.1", "93.184.216.34", "::1"], frozenset()) == ("93.184.216.34",)


def test_named_hosts_and_ports_may_be_private(canary: Site) -> None:
    url = canary.script("/named", Answer(body=b"x"))
    connections = canary.connections
    allowed = canary.fetcher(allow_private=read_allow_private([f"127.0.0.1:{canary.port}"])).fetch(url)
    other_name = canary.fetcher(allow_private=read_allow_private([f"127.0.0.1:{canary.port}"])).fetch(
        f"http://localhost:{canary.port}/named")

    assert isinstance(allowed, Fetched)
    assert isinstance(other_name, FetchFailed)
    assert canary.connections == connections + 1
    canary.connections = 0


@pytest.mark.parametrize("address", [
    "93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"])
def test_public_addresses_stay_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("entry", ["127.0.0.1", ":80", "host:http", ""])
def test_allow_private_names_what_it_cannot_read(entry: str) -> None:
    with pytest.raises(ValueError, match="host:port"):
        read_allow_private([entry])


def test_ipv6_literals_can_be_named() -> None:
    assert read_allow_private(["[::1]:8999"]) == {("::1", 8999)}


def test_loopback_is_there() -> None:
    """The canary would answer: without this, no connection proves nothing."""
    with serving() as site, socket.create_connection(("127.0.0.1", site.port)) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert connection.recv(4)
        assert site.connections == 1
