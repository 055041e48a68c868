"""Instants as the two capitals read them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_HALF_A_YEAR = timedelta(days=182)
SEOUL, WASHINGTON = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")


def both_zones(at: datetime | None, near: datetime | None = None) -> str:
    """``Sun 10 Feb 22:21 KST (08:21 Washington)``; the weekday is said again where it is another.

    The year is left out within half a year of ``near``.
    """
    if at is None:
        return ""
    year = near is None or abs(at - near) > _HALF_A_YEAR
    seoul, washington = at.astimezone(SEOUL), at.astimezone(WASHINGTON)
    day = f"{seoul:%a} {seoul.day} {seoul:%b}{f' {seoul:%Y}' if year else ''}"
    there = f"{washington:%H:%M}" if seoul.date() == washington.date() else f"{washington:%a %H:%M}"
    return f"{day} {seoul:%H:%M} KST ({there} Washington)"
