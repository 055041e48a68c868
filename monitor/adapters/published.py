"""Publication times as our own files write them: ISO 8601, with a zone, without one, or a day alone."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from monitor.domain.story import DateQuality


def parse_published(text: str | None, timezone: str = "UTC") -> tuple[datetime | None, DateQuality]:
    """An ISO text as aware UTC, and how far it can be trusted.

    A day alone becomes noon of that day in ``timezone``, so that it stays that day there. Raises ValueError on any other form.
    """
    if text is None or not text.strip():
        return None, DateQuality.MISSING
    text = text.strip()
    if len(text) == len("2019-02-10"):
        noon = datetime.combine(date.fromisoformat(text), time(12), tzinfo=ZoneInfo(timezone))
        return noon.astimezone(UTC), DateQuality.DATE_ONLY
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=ZoneInfo(timezone)).astimezone(UTC), DateQuality.ZONE_ASSUMED
    return moment.astimezone(UTC), DateQuality.EXACT
