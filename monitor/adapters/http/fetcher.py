"""One GET, politely and safely: ``Fetcher.fetch`` gives Fetched, NotModified or FetchFailed, and raises only on bugs."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from requests import PreparedRequest, Response
from requests.exceptions import RequestException
from urllib3.exceptions import HTTPError

from monitor.adapters.http.addresses import RefusedAddressError, Resolve, next_hop, read_target, resolve
from monitor.adapters.http.answers import failure_of_status, is_permanent, lower_headers
from monitor.adapters.http.bodies import TooLargeError, UnreadableError, read_body
from monitor.adapters.http.connections import (
    DeadlineError,
    Gate,
    GuardedAdapter,
    deadline_kept,
    seconds_left,
    start_deadline,
    tls_context,
)
from monitor.adapters.http.failures import NoLeaveError, failure_of
from monitor.adapters.http.policy import ACCEPT_FEED, HttpPolicy
from monitor.adapters.http.turns import HostTurns
from monitor.domain.source import FailureKind, Fetched, FetchFailed, FetchOutcome, Health, NotModified, Source, SourceState

Refusal = Callable[[str], str | None]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Holds what requests share: the TLS context, the gate for addresses, the turns of hosts. Safe to use from many threads."""

    def __init__(self, policy: HttpPolicy, *, clock: Callable[[], datetime] = _utc_now, resolve: Resolve = resolve) -> None:
        self.policy = policy
        self._clock = clock
        self._gate = Gate(policy.allow_private, resolve)
        self._context = tls_context(policy.ca_file)
        self._turns = HostTurns(policy.host_gap_seconds)
        self._local = threading.local()

    def fetch_source(self, source: Source, state: SourceState) -> FetchOutcome:
        """A source's feed, from the address it has moved to, with the validators of its last answer.

        Where that fails, the fallbacks in their order; what comes of one says so (``instead_of``).
        """
        main = self._fetch_main(source, state)
        if not isinstance(main, FetchFailed):
            return main
        for url in source.fallbacks:
            etag, last_modified = state.validators_of(url)
            outcome = self.fetch(url, etag=etag, last_modified=last_modified)
            if not isinstance(outcome, FetchFailed):
                return replace(outcome, moved_to=None, instead_of=main)
        return main

    def _fetch_main(self, source: Source, state: SourceState) -> FetchOutcome:
        """While the main address is to be left alone and there are fallbacks, its last failure stands."""
        now = self._clock()
        if source.fallbacks and state.main_next_at is not None and now < state.main_next_at:
            return FetchFailed(FailureKind.TEMPORARY, state.last_error or "it failed", now, retry_after=state.main_next_at,
                               blocked=state.health is Health.BLOCKED)
        return self.fetch(state.address(source), etag=state.etag, last_modified=state.last_modified)

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None, accept: str = ACCEPT_FEED,
              max_bytes: int | None = None, refusal: Refusal | None = None) -> FetchOutcome:
        """GET ``url``; validators go out byte for byte as they came in. Every expected failure is a FetchFailed.

        ``refusal`` says of an address why it may not be asked; it is heard before the first request and before each redirect
        is followed. It may make requests itself: each has a deadline of its own, and this one's is not put off by them.
        """
        start_deadline(self.policy.total_seconds)
        try:
            return self._follow(url, _headers(self.policy, accept, etag, last_modified), max_bytes or self.policy.max_bytes,
                                refusal)
        except (RefusedAddressError, NoLeaveError, RequestException, HTTPError, OSError, TooLargeError, UnreadableError) as error:
            return self._failure(error)

    def _follow(self, url: str, headers: dict[str, str], max_bytes: int, refusal: Refusal | None) -> FetchOutcome:
        """Own redirect loop: each hop passes the same checks, and its body is never read."""
        way = _Way(url)
        for _ in range(self.policy.max_redirects + 1):
            self._hear(way.asked, refusal)
            outcome = self._hop(way, headers, max_bytes)
            if outcome is not None:
                return outcome
        raise UnreadableError(f"it redirects more than {self.policy.max_redirects} times")

    def _hear(self, url: str, refusal: Refusal | None) -> None:
        """Raises NoLeaveError where the page is refused. Not within a host's turn, which the question itself may need."""
        if refusal is None:
            return
        read_target(url, self.policy.allow_private)
        with deadline_kept():
            why = refusal(url)
        if why is not None:
            raise NoLeaveError(why)

    def _hop(self, way: "_Way", headers: dict[str, str], max_bytes: int) -> FetchOutcome | None:
        target = read_target(way.asked, self.policy.allow_private)
        request = PreparedRequest()
        request.prepare(method="GET", url=way.asked, headers=headers)
        with self._turns.turn(target.host):
            timeout = (min(self.policy.connect_seconds, seconds_left()), seconds_left())
            response = self._adapter().send(request, stream=True, timeout=timeout)
            try:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    way.turn_to(next_hop(way.asked, _text(response.headers["location"])), response.status_code)
                    return None
                return self._read(response, way, conditional=_is_conditional(headers), max_bytes=max_bytes)
            finally:
                response.raw.close()

    def _adapter(self) -> GuardedAdapter:
        """One a thread: urllib3 may close a pool that another thread is about to use."""
        adapter: GuardedAdapter | None = getattr(self._local, "adapter", None)
        if adapter is None:
            adapter = self._local.adapter = GuardedAdapter(self._gate, self._context)
        return adapter

    def _read(self, response: Response, way: "_Way", *, conditional: bool, max_bytes: int) -> FetchOutcome:
        at, headers = self._clock(), lower_headers(response.headers)
        if response.status_code == 304 and conditional:
            return NotModified(headers, at, way.moved_to)
        if response.status_code != 200:
            return failure_of_status(response.status_code, headers, at)
        return Fetched(way.url, way.asked, 200, headers, read_body(response.raw, headers, max_bytes), at, way.moved_to)

    def _failure(self, error: Exception) -> FetchFailed:
        failed = failure_of(error, self._clock())
        if failed.by_robots:
            return failed
        try:
            seconds_left()
        except DeadlineError:
            return replace(failed, kind=FailureKind.TEMPORARY, blocked=False,
                           detail=f"it took longer than {self.policy.total_seconds:g} s")
        return failed


class _Way:
    """The way from the address wanted to the one that answers. Redirects count as a move while all so far were permanent."""

    def __init__(self, url: str) -> None:
        self.url = self.asked = url
        self.moved_to: str | None = None
        self._seen = {url}
        self._permanent = True

    def turn_to(self, url: str, status: int) -> None:
        """Take a redirect. Raises UnreadableError where it leads back."""
        if url in self._seen:
            raise UnreadableError("it redirects in a circle")
        self._permanent = self._permanent and is_permanent(status) and not _is_downgrade(self.asked, url)
        self.moved_to = url if self._permanent else self.moved_to
        self.asked = url
        self._seen.add(url)


def _headers(policy: HttpPolicy, accept: str, etag: str | None, last_modified: str | None) -> dict[str, str]:
    headers = {"User-Agent": policy.user_agent, "Accept": accept, "Accept-Encoding": "gzip", "Connection": "close"}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return headers


def _is_conditional(headers: dict[str, str]) -> bool:
    return "If-None-Match" in headers or "If-Modified-Since" in headers


def _is_downgrade(before: str, after: str) -> bool:
    return before.lower().startswith("https:") and not after.lower().startswith("https:")


def _text(header: str) -> str:
    """Header bytes beyond ASCII are UTF-8 in practice; http.client reads them as Latin-1."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return header
