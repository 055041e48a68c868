"""The day of a meeting that somebody was in a place for: "A was in P on Monday for talks with B"."""

from monitor.analysis.meetings.clause.grammar import Units, starts
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.journeys.being_there import Presence, presence, was_there


def there_for(units: Units, first: int) -> int | None:
    """The day somebody is somewhere for a meeting: "A, in P on Tuesday for a summit with B"; who arrives may wait."""
    told = _there(units, first)
    return told.day if told is not None else None


def been_for(units: Units, first: int) -> bool:
    """Whether that day is over: somebody was there."""
    told = _there(units, first)
    return told is not None and was_there(units, told.before)


def _there(units: Units, first: int) -> Presence | None:
    if first < _SHORTEST or units[first - 1].low != "for" or (told := presence(units, first - 1)) is None:
        return None
    before = told.before
    stays = units[before].code == "," or starts(units[before], "auxiliaries.be") or was_there(units, before)
    return told if stays and told.day is not None and is_day(units[told.day]) else None


_SHORTEST = 5  # units of "A, in P T for"
