"""Instants as the two capitals read them."""

from datetime import datetime
from zoneinfo import ZoneInfo

SEOUL, WASHINGTON = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")


def both_zones(at: datetime | None, *, year: bool = False) -> str:
    """``Sun 10 Feb 22:21 KST (08:21 Washington)``; the weekday is said again where it is another."""
    if at is None:
        return ""
    seoul, washington = at.astimezone(SEOUL), at.astimezone(WASHINGTON)
    day = f"{seoul:%a} {seoul.day} {seoul:%b}{f' {seoul:%Y}' if year else ''}"
    there = f"{washington:%H:%M}" if seoul.date() == washington.date() else f"{washington:%a %H:%M}"
    return f"{day} {seoul:%H:%M} KST ({there} Washington)"
