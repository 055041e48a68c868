"""Which addresses may be asked: checked as text before anything is sent, and as numbers at the moment of connecting.

The check at connect time sees the very address that is connected to, so that no spelling, redirect or changing DNS answer
passes by it (Miniflux and Mastodon guard at the same place).
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

PUBLIC_PORTS = frozenset({80, 443, 8080, 8443})
MAX_URL_CHARACTERS = 2048
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\<>\"`{}|^]")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")
_IPV4_COMPATIBLE = ipaddress.ip_network("::/96")
_ISATAP = b"\x00\x00\x5e\xfe"


class RefusedAddressError(Exception):
    """An address that may not be asked; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL leads: lower-case scheme and host, and the port."""

    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> tuple[str, str, int]:
        """What must stay the same for headers to be handed on."""
        return self.scheme, self.host, self.port


def read_target(url: str, allow_private: frozenset[tuple[str, int]]) -> Target:
    """The target of a URL, if its text is of a kind that may be asked at all. Raises RefusedAddressError."""
    if len(url) > MAX_URL_CHARACTERS:
        raise RefusedAddressError(f"the address is longer than {MAX_URL_CHARACTERS} characters")
    if _FORBIDDEN.search(url):
        raise RefusedAddressError("the address holds a space, control character, backslash or another sign no URL has")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise RefusedAddressError(f"the address cannot be read: {error}") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise RefusedAddressError(f"only http and https are asked, not {parts.scheme or 'an address without a scheme'}")
    if "@" in parts.netloc:
        raise RefusedAddressError("the address holds a user name or password")
    if not host:
        raise RefusedAddressError("the address names no host")
    target = Target(parts.scheme.lower(), host, port or (443 if parts.scheme.lower() == "https" else 80))
    if target.port not in PUBLIC_PORTS and (target.host, target.port) not in allow_private:
        raise RefusedAddressError(f"port {target.port} is not asked; http.allow_private can name {target.host}:{target.port}")
    return target


def next_hop(url: str, location: str) -> str:
    """Where a redirect leads. Signs that no URL may hold are quoted by nobody here: ``read_target`` refuses them."""
    try:
        return urljoin(url, location.strip())
    except ValueError as error:
        raise RefusedAddressError(f"it redirects to an address that cannot be read: {error}") from error


def is_public(address: Address) -> bool:
    """Whether a packet to this address leaves for the public internet, whatever the address wraps."""
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _unwrapped(address))


def _unwrapped(address: Address) -> tuple[Address, ...]:
    """The address and every IPv4 address it carries: mapped, compatible, 6to4, Teredo, NAT64, ISATAP."""
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    inner: list[Address] = []
    last = ipaddress.IPv4Address(address.packed[12:])
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in _NAT64:
        return (last,)
    if address.sixtofour:
        inner.append(address.sixtofour)
    if address.teredo:
        inner.extend(address.teredo)
    if address in _NAT64_LOCAL or address in _IPV4_COMPATIBLE or address.packed[8:12] in {_ISATAP, b"\x02" + _ISATAP[1:]}:
        inner.append(last)
    return address, *inner


def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses of a host, in the system's order of preference. Raises OSError (gaierror) where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def vetted(host: str, port: int, addresses: Sequence[str], allow_private: frozenset[tuple[str, int]]) -> tuple[str, ...]:
    """Those of a host's addresses that may be connected to. Raises RefusedAddressError where none may."""
    if (host.lower().rstrip("."), port) in allow_private:
        return tuple(addresses)
    public = tuple(address for address in addresses if is_public(ipaddress.ip_address(address.split("%")[0])))
    if not public:
        raise RefusedAddressError(f"{host} leads to {', '.join(addresses) or 'no address'}, which is not on the public "
                                  f"internet; http.allow_private can name {host}:{port}")
    return public


def read_allow_private(entries: Sequence[str]) -> frozenset[tuple[str, int]]:
    """``host:port`` texts of the configuration as pairs. Raises ValueError naming the entry that is none."""
    return frozenset(_host_and_port(entry) for entry in entries)


def _host_and_port(entry: str) -> tuple[str, int]:
    host, _, port = entry.rpartition(":")
    if not host or not port.isdecimal():
        raise ValueError(f"{entry!r} is not host:port, such as 127.0.0.1:8999")
    return host.strip("[]").lower(), int(port)
