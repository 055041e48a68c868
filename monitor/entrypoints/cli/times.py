"""Moments as people write them on a command line."""

import re
from datetime import UTC, datetime, timedelta

from monitor.domain.errors import InputError

_AGO = re.compile(r"(\d+)\s*([hdw])")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def show_moment(at: datetime | None, *, none: str = "") -> str:
    """Write a moment as tables do, with its zone, which a line has no head to say."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if at else none


def read_moment(text: str, *, now: datetime | None = None) -> datetime:
    """Read ``2019-02-10`` (its end: what was known that day), ``2019-02-10T13:00Z``, or with ``now`` also ``7d`` ago.

    A time without a zone is UTC. Anything else is an InputError.
    """
    ago = _AGO.fullmatch(text.strip())
    if ago and now is not None:
        return now - int(ago[1]) * _UNITS[ago[2]]
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        forms = "2019-02-10, 2019-02-10T13:00Z" + ("" if now is None else ", 7d, 12h")
        raise InputError(f"{text!r} is no time: write it like {forms}") from error
    if len(text.strip()) == len("2019-02-10") and now is None:
        moment += timedelta(days=1, microseconds=-1)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
