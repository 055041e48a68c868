"""Publication dates as publishers write them.

feedparser's own reading is not used: it fills missing parts from today, takes KST for UTC, and turns 30 February into 2 March.
A date that can be read two ways, or cannot be, is not read at all.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from monitor.domain.story import DateQuality

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
FUTURE_ALLOWED = timedelta(minutes=10)  # clocks differ; beyond that it is a wrong zone, an embargo or a mistake
_MAX_CHARACTERS = 100

_MONTHS = {name: number for number, names in enumerate((
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
    "oct october", "nov november", "dec december"), 1) for name in names.split()}
_ZONES = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0,
    "BST": 60, "CET": 60, "WEST": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "IST": 330, "ICT": 420, "HKT": 480, "SGT": 480, "PHT": 480, "AWST": 480, "KST": 540, "JST": 540, "AEST": 600,
    "AEDT": 660, "NZST": 720, "NZDT": 780, "EDT": -240, "EST": -300, "CDT": -300, "CST": -360, "MDT": -360, "MST": -420,
    "PDT": -420, "PST": -480, "AKDT": -480, "AKST": -540, "HST": -600,
}
_LOCAL_MEANING = {("CST", "Asia/"): 480, ("IST", "Asia/Jerusalem"): 120, ("IST", "Europe/"): 60}

_YEAR_FIRST = re.compile(r"(?P<y>\d{4})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<d>\d{1,2})(?!\d)\.?")
_CJK = re.compile(r"(?P<y>\d{4})\s*[년年]\s*(?P<m>\d{1,2})\s*[월月]\s*(?P<d>\d{1,2})\s*[일日]")
_COMPACT = re.compile(r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?=T|\s|\d{4}(?:\d\d)?(?!\d)|$)")
_DAY_MONTH = re.compile(
    r"(?<![\d:])(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<mon>[A-Za-z]{3,9})\.?,?[\s-]+(?P<y>\d{4}|\d{2})(?![\d:])")
_MONTH_DAY = re.compile(r"(?P<mon>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<y>\d{4})(?![\d:])")
_UNIX = re.compile(r"(?P<mon>[A-Z][a-z]{2})\s+(?P<d>\d{1,2})\s+(?=\d{1,2}:\d\d).{4,20}?\s(?P<y>\d{4})$")
_SLASHED = re.compile(r"(?<!\d)(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})(?!\d)")
_FORMS = (_YEAR_FIRST, _CJK, _COMPACT, _DAY_MONTH, _MONTH_DAY, _UNIX)
_EPOCH = re.compile(r"^(\d{10})(?:\d{3}|\.\d+)?$")
_CLOCK = re.compile(r"(?P<h>\d{1,2}):(?P<i>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?")
_CJK_CLOCK = re.compile(r"(?P<h>\d{1,2})\s*[시時时点](?:\s*(?P<i>\d{1,2})\s*[분分])?(?:\s*(?P<s>\d{1,2})\s*[초秒])?")
_COMPACT_CLOCK = re.compile(r"^\d{8}T?(?P<h>\d{2})(?P<i>\d{2})(?P<s>\d{2})?")
_AFTERNOON = re.compile(r"오후|午後|下午|(?<![A-Za-z])p\.?m\.?(?![A-Za-z])", re.IGNORECASE)
_MORNING = re.compile(r"오전|午前|上午|(?<![A-Za-z])a\.?m\.?(?![A-Za-z])", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?(?!\d)")
_LETTERS = re.compile(r"[A-Z]{1,5}")


def read_date(text: str, zone: str, *, now: datetime) -> tuple[datetime | None, DateQuality]:
    """A publisher's date as aware UTC, and how far it can be trusted. ``zone`` (IANA) is meant where none is written.

    A day alone becomes its noon in ``zone``, or ``now`` where that is earlier. Dates before 1990, ahead of ``now`` or not in
    the calendar give None and IMPLAUSIBLE; what is no date gives None and MISSING.
    """
    text = " ".join(text[:_MAX_CHARACTERS].split())
    if epoch := _EPOCH.match(text):
        return _plausible(datetime.fromtimestamp(int(epoch[1]), UTC), DateQuality.EXACT, now)
    day = _day(text, zone)
    if day is None:
        return None, DateQuality.MISSING
    try:
        clock = _clock(text)
        if clock is None:
            return _noon(day, ZoneInfo(zone), now)
        moment = datetime(*day) + clock[0]  # noqa: DTZ001  the zone follows
        offset = _offset(text[clock[1]:], zone)
        if offset is None:
            return _plausible(moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC), DateQuality.ZONE_ASSUMED, now)
        return _plausible(moment.replace(tzinfo=offset).astimezone(UTC), DateQuality.EXACT, now)
    except (ValueError, OverflowError):
        return None, DateQuality.IMPLAUSIBLE


def _plausible(moment: datetime, quality: DateQuality, now: datetime) -> tuple[datetime | None, DateQuality]:
    if EARLIEST <= moment <= now + FUTURE_ALLOWED:
        return moment, quality
    return None, DateQuality.IMPLAUSIBLE


def _noon(day: tuple[int, int, int], zone: ZoneInfo, now: datetime) -> tuple[datetime | None, DateQuality]:
    noon = datetime(*day, 12, tzinfo=zone)
    if noon.date() == now.astimezone(zone).date():
        noon = min(noon, now)
    return _plausible(noon.astimezone(UTC), DateQuality.DATE_ONLY, now)


def _day(text: str, zone: str) -> tuple[int, int, int] | None:
    for form in _FORMS:
        found = form.search(text)
        if not found:
            continue
        groups = found.groupdict()
        month = int(groups["m"]) if "m" in groups else _MONTHS.get(groups["mon"].lower())
        if month is not None:
            return _year(groups["y"]), month, int(groups["d"])
    return _slashed(text, zone)


def _slashed(text: str, zone: str) -> tuple[int, int, int] | None:
    """``2/10/2019``: months come first in America; elsewhere it is read only where one number can be no month."""
    found = _SLASHED.search(text)
    if not found:
        return None
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if second > 12 or (zone.startswith(("America/", "US/")) and first <= 12):
        return year, first, second
    return (year, second, first) if first > 12 else None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 69 else 1900)


def _clock(text: str) -> tuple[timedelta, int] | None:
    """Time of day, and where in the text it ends; None where there is none. 24:00 is the next day's start.

    Raises ValueError on a time that no clock shows.
    """
    found = _COMPACT_CLOCK.match(text) or _CLOCK.search(text) or _CJK_CLOCK.search(text)
    if not found:
        return None
    hour, minute, second = int(found["h"]), int(found["i"] or 0), int(found["s"] or 0)
    if _AFTERNOON.search(text) and hour < 12:
        hour += 12
    elif _MORNING.search(text) and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and minute + second > 0):
        raise ValueError(f"no such time of day: {found[0]}")
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59)), found.end()


def _offset(rest: str, zone: str) -> timezone | None:
    """The zone written after the time; None where there is none that means one thing."""
    if found := _OFFSET.search(rest):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
    for word in _LETTERS.findall(rest):
        local = [minutes for (name, area), minutes in _LOCAL_MEANING.items() if name == word and zone.startswith(area)]
        if local or word in _ZONES:
            return timezone(timedelta(minutes=local[0] if local else _ZONES[word]))
    return None
