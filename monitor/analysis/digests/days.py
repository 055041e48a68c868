"""Days and spans of days in words."""

import calendar
import re
from datetime import date

from monitor.domain.meeting import Precision, When

_ISO_SPAN = re.compile(r"(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?|(\d{4}-\d\d-\d\d)")


def describe_day(day: date, *, weekday: bool = False) -> str:
    """``27 Feb 2019``, or ``Wed 27 Feb 2019``."""
    return f"{day:%a} {day.day} {day:%b %Y}" if weekday else f"{day.day} {day:%b %Y}"


def describe_when(when: When | None) -> str:
    """An interval as a person writes it, as exact as its text was; empty where nothing is known."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start is None or when.end is None:
        return f"from {describe_day(when.start)}" if when.start else f"by {describe_day(when.end)}" if when.end else ""
    if when.precision is Precision.WEEK:
        return f"the week of {describe_day(when.start)}"
    return describe_span(when.start, when.end)


def describe_span(start: date, end: date) -> str:
    """``27–28 Feb 2019``; whole months, quarters and years by their names; thirds of a month as early, mid, late."""
    if start == end:
        return describe_day(start, weekday=True)
    return _name_period(start, end) or _shorten(start, end)


def _name_period(start: date, end: date) -> str:
    last = calendar.monthrange(end.year, end.month)[1]
    if start.year != end.year:
        return ""
    if start.day == 1 and end.day == last:
        months = (start.month, end.month)
        if months == (1, 12):
            return str(start.year)
        if start.month == end.month:
            return f"{start:%B %Y}"
        return f"{start:%b}–{end:%b %Y}"
    if start.month != end.month:
        return ""
    thirds = {(1, 10): "early", (11, 20): "mid-", (21, last): "late"}
    word = thirds.get((start.day, end.day))
    return f"{word}{'' if word == 'mid-' else ' '}{start:%B %Y}" if word else ""


def _shorten(start: date, end: date) -> str:
    if start.year != end.year:
        return f"{describe_day(start)} – {describe_day(end)}"
    if start.month != end.month:
        return f"{start.day} {start:%b} – {describe_day(end)}"
    return f"{start.day}–{describe_day(end)}"


def read_span(text: str | None) -> tuple[date | None, date | None] | None:
    """The days in a ledger text (``2019-02-27..2019-02-28``, ``2019-02-27``); None where it is no such text."""
    found = _ISO_SPAN.fullmatch((text or "").strip())
    if not found or not any(found.groups()):
        return None
    try:
        start, end, only = (date.fromisoformat(part) if part else None for part in found.groups())
    except ValueError:
        return None
    return (only, only) if only else (start, end)


def describe_ledger_days(text: str | None) -> str | None:
    """A ledger text of days in words; what is no such text stays as it is."""
    span = read_span(text)
    if span is None:
        return text
    return describe_when(When(*span, Precision.INTERVAL))
