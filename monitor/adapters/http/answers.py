"""What statuses and headers mean."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from monitor.domain.source import FailureKind, FetchFailed

Headers = tuple[tuple[str, str], ...]

_REFUSALS = frozenset({401, 403, 451})
_PASSING = frozenset({408, 425, 429})
_LONGEST_WAIT_SECONDS = 366 * 86_400.0  # only keeps arithmetic sane; cadence clamps far below


def lower_headers(headers: Mapping[str, str]) -> Headers:
    """Headers as pairs with lower-case names."""
    return tuple((name.lower(), value) for name, value in headers.items())


def is_permanent(status: int) -> bool:
    """Whether a redirect asks to be remembered."""
    return status in {301, 308}


def failure_of_status(status: int, headers: Headers, at: datetime) -> FetchFailed:
    """A status other than 200, 304 and the redirects, by what a next attempt can expect."""
    challenged = first_header(headers, "cf-mitigated") == "challenge"
    return FetchFailed(
        _kind(status), _sentence(status, challenged=challenged), at, status,
        retry_after=read_retry_after(first_header(headers, "retry-after"), first_header(headers, "date"), at),
        blocked=status in _REFUSALS or challenged,
    )


def _kind(status: int) -> FailureKind:
    if status == HTTPStatus.GONE:
        return FailureKind.HARD
    return FailureKind.TEMPORARY if status in _PASSING or status >= 500 else FailureKind.SOFT


def _sentence(status: int, *, challenged: bool) -> str:
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "a status nobody defined"
    if challenged:
        return f"it answered {status} with a page that asks whether a person is there"
    return f"it answered {status} ({phrase})"


def read_retry_after(value: str | None, date: str | None, at: datetime) -> datetime | None:
    """``Retry-After`` as an instant of our clock. A date counts from the server's own ``Date``, whose clock may be wrong."""
    if not value:
        return None
    value = value.strip()
    if value.isdecimal():
        seconds = float(value[:12])
    else:
        until, now_there = read_http_date(value), read_http_date(date) or at
        if until is None:
            return None
        seconds = (until - now_there).total_seconds()
    return at + timedelta(seconds=min(max(seconds, 0.0), _LONGEST_WAIT_SECONDS))


def read_http_date(value: str | None) -> datetime | None:
    """An HTTP date as aware UTC; None where it is none."""
    try:
        moment = parsedate_to_datetime(value or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def first_header(headers: Headers, name: str) -> str | None:
    """The first value of a header, by its lower-case name."""
    return next((value for key, value in headers if key == name), None)
