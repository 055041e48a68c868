"""Builders of times told by how long from another day: "three days ago", "in two weeks", "the following day", "two-day"."""

from monitor.analysis.when import calendar
from monitor.analysis.when.values import NOTHING, Ahead, Duration, Fixed, Shift, Value
from monitor.analysis.when.words import Words
from monitor.domain.meeting import Precision


def nothing(words: Words) -> Value | None:  # noqa: ARG001 - a builder's signature
    """Read a form so that nothing else reads it; it dates nothing."""
    return NOTHING


def ago(words: Words) -> Value | None:
    """Three days ago; two weeks ago (that day); two months ago (that month)."""
    count = words.count
    if count is None:
        return NOTHING
    return calendar.move(words.anchor, -count, words.unit)


def ahead(words: Words) -> Value | None:
    """In two weeks: that day; in two months: that month."""
    count = words.count
    if count is None:
        days = _VAGUE_DAYS.get(words.unit)
        return Ahead(Fixed(words.anchor, calendar.shift_days(words.anchor, days), Precision.VAGUE)) if days else None
    return Ahead(calendar.move(words.anchor, count, words.unit))


def from_day(words: Words) -> Value | None:
    """Two weeks from Tuesday, the next one or that of publication; a week from tomorrow."""
    if words.count is None:
        return None
    anchor = words.anchor
    offset = (words.weekdays[0] - anchor.weekday()) % 7 if words.weekdays else next(iter(words.numbers("TODAY")), 0)
    return Ahead(calendar.move(calendar.shift_days(anchor, offset), words.count, words.unit))


# "a few weeks" is never counted; these ends only bound what is said to be near (nominal, marked vague).
_VAGUE_DAYS = {"day": 7, "week": 21, "month": 91}


def over_next(words: Words) -> Value | None:
    """Over the next two or three weeks; within ten days; in the coming weeks (vague)."""
    count, unit = words.count, words.unit
    counted = words.has("CNT", "NUM", "A") or not words.plural
    if count is None or not counted:
        days = _VAGUE_DAYS.get(unit)
        return Ahead(Fixed(words.anchor, calendar.shift_days(words.anchor, days) if days else None, Precision.VAGUE))
    return Ahead(Fixed(words.anchor, calendar.advance(words.anchor, count, unit), Precision.INTERVAL))


def over_past(words: Words) -> Value | None:
    """Within the past year; over the last two weeks."""
    count = words.count
    if count is None or (words.plural and not words.has("CNT", "NUM")):
        return NOTHING
    first = calendar.shift_days(calendar.advance(words.anchor, -count, words.unit), 1)
    return Fixed(first, words.anchor, Precision.INTERVAL)


def soon(words: Words) -> Value | None:
    """Soon, shortly: from the day of publication, open."""
    return Ahead(Fixed(words.anchor, None, Precision.VAGUE))


def duration(words: Words) -> Value | None:
    """Three-day; two-week."""
    return Duration((words.count or 1) * calendar.DAYS_IN[words.unit])


def nights(words: Words) -> Value | None:
    """Two-night: the days on either side of each night."""
    return Duration((words.count or 1) + 1) if any(token.value == "night" for token in words.tokens) else None


def shifted(words: Words) -> Value | None:
    """Two days later; 13 days before; the following day; the same day."""
    count = 0 if words.has("SAME", "THAT") else words.count
    if count is None or (words.plural and not words.has("CNT", "NUM", "A")):
        return NOTHING
    return Shift(-count if words.has("EARLIER", "BEFORE", "PREV", "AHEAD") else count, words.unit)


def next_hour(words: Words) -> Value | None:  # noqa: ARG001 - a builder's signature
    """The following morning; the next afternoon."""
    return Shift(1, "day")


def hour_told(words: Words) -> Value | None:
    """In the afternoon; in the early evening; at midday: of the day told before."""
    return NOTHING if any(token.value == "night" for token in words.tokens) else Shift(0, "day")  # "at night"


def follows(words: Words) -> Value | None:
    """Read "(the trip) follows by three days (the arrival)": so long before the day told before, else before publication."""
    return Shift(-(words.count or 0), words.unit, calendar.one_day(words.anchor)) if words.count else None
