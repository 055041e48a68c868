"""robots.txt (RFC 9309), asked before article pages and before each redirect of theirs. Feeds invite us; pages do not."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from monitor.adapters.encodings import decode
from monitor.adapters.http.fetcher import Fetcher
from monitor.domain.source import Fetched, FetchFailed

_AGENT = "dprk-us-monitor"
_MAX_BYTES = 512_000  # RFC 9309 asks for at least 500 KiB
_KEPT_FOR, _RETRIED_AFTER = timedelta(hours=24), timedelta(hours=1)
_MAX_HOSTS = 512
_NO_RULES = frozenset(range(400, 500)) - {429}  # "unavailable" in the RFC: all is allowed
_NOTHING_DISALLOWED = Protego.parse("")


@dataclass(frozen=True, slots=True)
class _Rules:
    """A host's rules; None disallows all, as the RFC asks while they cannot be read."""

    rules: Protego | None
    until: datetime


@dataclass(slots=True)
class _Host:
    """What is known of an origin. Whoever asks it holds the lock, so that nobody else asks meanwhile."""

    asking: threading.Lock = field(default_factory=threading.Lock)
    known: _Rules | None = None


class Robots:
    """Rules of hosts, kept for a day. Safe to use from many threads: one asks, those who want the same host wait for it."""

    def __init__(self, fetcher: Fetcher, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._guard = threading.Lock()
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    def refusal(self, url: str) -> str | None:
        """Why this page may not be fetched; None where it may."""
        parts = urlsplit(url)
        rules = self._rules(f"{parts.scheme}://{parts.netloc}")
        if rules is None:
            return "its robots.txt could not be read"
        return None if rules.can_fetch(url, _AGENT) else "its robots.txt disallows the page"

    def _rules(self, origin: str) -> Protego | None:
        host = self._host(origin)
        with host.asking:
            now = self._clock()
            if host.known is None or host.known.until <= now:
                host.known = self._ask(origin, now)
            return host.known.rules

    def _host(self, origin: str) -> _Host:
        with self._guard:
            host = self._hosts.setdefault(origin, _Host())
            self._hosts.move_to_end(origin)
            while len(self._hosts) > _MAX_HOSTS:
                self._hosts.popitem(last=False)
            return host

    def _ask(self, origin: str, now: datetime) -> _Rules:
        outcome = self._fetcher.fetch(f"{origin}/robots.txt", accept="text/plain, */*;q=0.1", max_bytes=_MAX_BYTES)
        if isinstance(outcome, Fetched):
            return _Rules(Protego.parse(decode(outcome.body)[0]), now + _KEPT_FOR)
        if isinstance(outcome, FetchFailed) and outcome.status in _NO_RULES:
            return _Rules(_NOTHING_DISALLOWED, now + _KEPT_FOR)
        return _Rules(None, now + _RETRIED_AFTER)
