"""What a publisher says about how often to ask: in HTTP headers, and in the feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

Pairs = tuple[tuple[str, str], ...]

_PERIODS = {"hourly": timedelta(hours=1), "daily": timedelta(days=1), "weekly": timedelta(weeks=1),
            "monthly": timedelta(days=30), "yearly": timedelta(days=365)}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LARGEST = timedelta(days=366)  # keeps arithmetic sane; cadence clamps far below


@dataclass(frozen=True, slots=True)
class Wish:
    """How long somebody would have us wait, and who."""

    wait: timedelta
    reason: str


def cache_wish(headers: Pairs) -> Iterator[Wish]:
    """How long the answer stays fresh: ``max-age`` less its ``Age``, else ``Expires`` by the server's own clock."""
    control = _first(headers, "cache-control") or ""
    directives = dict(_directive(part) for part in control.lower().split(","))
    if directives.keys() & {"no-cache", "no-store"}:
        return
    if "max-age" in directives:
        fresh = _seconds(directives["max-age"]) - _seconds(_first(headers, "age") or "")
        yield Wish(max(fresh, timedelta()), "the publisher's Cache-Control")
        return
    expires, date = _http_date(_first(headers, "expires")), _http_date(_first(headers, "date"))
    if expires is not None and date is not None:
        yield Wish(max(min(expires - date, _LARGEST), timedelta()), "the publisher's Expires")


def hint_wishes(hints: Pairs) -> Iterator[Wish]:
    """``ttl`` in minutes; ``sy:updatePeriod`` divided by ``sy:updateFrequency``."""
    ttl = _first(hints, "ttl")
    if ttl is not None:
        yield Wish(min(60 * _seconds(ttl), _LARGEST), "the feed's ttl")
    period = _PERIODS.get((_first(hints, "updatePeriod") or "").lower())
    if period is not None:
        frequency = _first(hints, "updateFrequency") or ""
        times = int(frequency) if frequency.isdecimal() and 0 < len(frequency) < 5 else 1
        yield Wish(period / max(times, 1), "the feed's sy:updatePeriod")


def past_skipped(at: datetime, hints: Pairs, *, latest: datetime) -> tuple[datetime, str | None]:
    """The first moment from ``at`` on that is in no skipped hour or day (both in GMT), and why it was moved, if it was.

    Never after ``latest``, unless ``at`` is: a feed that skips every hour is asked all the same.
    """
    hours = {int(hour) % 24 for hour in (_first(hints, "skipHours") or "").split(",") if hour.isdecimal()}
    days = {_DAYS.index(day) for day in (_first(hints, "skipDays") or "").lower().split(",") if day in _DAYS}
    moved = at.astimezone(UTC)
    while moved < latest and (moved.hour in hours or moved.weekday() in days):
        moved = moved.replace(minute=at.minute, second=at.second) + timedelta(hours=1)
    if moved == at:
        return at, None
    return max(min(moved, latest), at), "the feed's skipHours or skipDays"


def _directive(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name.strip(), value.strip().strip('"')


def _seconds(digits: str) -> timedelta:
    digits = digits.strip()
    return min(timedelta(seconds=int(digits[:10])), _LARGEST) if digits.isdecimal() and digits.isascii() else timedelta()


def _http_date(value: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _first(pairs: Pairs, name: str) -> str | None:
    return next((value for key, value in pairs if key == name), None)
