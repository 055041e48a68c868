"""One POST, guarded as fetching is: no redirects, no proxies, no stored passwords, an end after so many seconds."""

import threading
from datetime import datetime

from requests import PreparedRequest
from requests.exceptions import RequestException
from urllib3.exceptions import HTTPError

from monitor.adapters.http import GuardedAdapter, HttpPolicy, RefusedAddressError, read_target
from monitor.adapters.http.addresses import resolve
from monitor.adapters.http.answers import read_retry_after
from monitor.adapters.http.connections import DeadlineError, Gate, seconds_left, start_deadline, tls_context
from monitor.adapters.http.failures import failure_of
from monitor.domain.digest import SendFailed, SendOutcome, Sent

TOTAL_SECONDS = 15.0  # Standard Webhooks asks for 15 to 30
_ANSWER_BYTES = 500   # enough of an answer to find it again in the receiver's log


class Poster:
    """Holds what posts share: addresses allowed, the TLS context. Safe to use from many threads."""

    def __init__(self, policy: HttpPolicy, *, total_seconds: float = TOTAL_SECONDS) -> None:
        self._policy = policy
        self._total_seconds = total_seconds
        self._gate = Gate(policy.allow_private, resolve)
        self._context = tls_context(policy.ca_file)
        self._local = threading.local()

    def post(self, url: str, body: bytes, headers: dict[str, str], *, now: datetime) -> SendOutcome:
        """Send once. 2xx is a yes and nothing else is; 410 switches the channel off; ``Retry-After`` is handed on."""
        return self._ask("POST", url, body, headers, now)

    def ping(self, url: str, *, now: datetime) -> SendOutcome:
        """Ask for an address, whose answer does not matter beyond its status."""
        return self._ask("GET", url, None, {}, now)

    def _ask(self, method: str, url: str, body: bytes | None, headers: dict[str, str], now: datetime) -> SendOutcome:
        start_deadline(self._total_seconds)
        try:
            return self._send(method, url, body, headers, now)
        except (RefusedAddressError, RequestException, HTTPError, OSError) as error:
            return SendFailed(self._describe(error, now))

    def _send(self, method: str, url: str, body: bytes | None, headers: dict[str, str], now: datetime) -> SendOutcome:
        read_target(url, self._policy.allow_private)
        request = PreparedRequest()
        sent = {"User-Agent": self._policy.user_agent, "Accept-Encoding": "identity", "Connection": "close", **headers}
        request.prepare(method=method, url=url, headers=sent, data=body)
        response = self._adapter().send(request, stream=True, timeout=(seconds_left(), seconds_left()))
        try:
            if 200 <= response.status_code < 300:
                return Sent(str(response.status_code))
            answer = response.raw.read(_ANSWER_BYTES, decode_content=False)
            until = read_retry_after(response.headers.get("Retry-After"), response.headers.get("Date"), now)
            return _refusal(response.status_code, answer, until, now)
        finally:
            response.raw.close()

    def _describe(self, error: Exception, now: datetime) -> str:
        try:
            seconds_left()
        except DeadlineError:
            return f"it did not answer within {self._total_seconds:g} s"
        return failure_of(error, now).detail

    def _adapter(self) -> GuardedAdapter:
        adapter: GuardedAdapter | None = getattr(self._local, "adapter", None)
        if adapter is None:
            adapter = self._local.adapter = GuardedAdapter(self._gate, self._context)
        return adapter


def _refusal(status: int, answer: bytes, until: datetime | None, now: datetime) -> SendFailed:
    words = "".join(sign if sign.isprintable() else " " for sign in answer.decode("utf-8", "replace")).strip()
    detail = f"it answered {status}{f': {words[:200]}' if words else ''}"
    if 300 <= status < 400:
        detail = f"it answered {status}: redirects are not followed, give the channel the new address"
    seconds = (until - now).total_seconds() if until else None
    return SendFailed(detail, disable=status == 410, retry_after_seconds=seconds)
