"""The day of a meeting that somebody was in a place for: "A was in P on Monday for talks with B"."""

from monitor.analysis.meetings.clause.grammar import Units, starts
from monitor.analysis.meetings.days.times_apart import is_day
from monitor.analysis.meetings.journeys.being_there import was_there


def there_for(units: Units, first: int) -> int | None:
    """The day somebody is somewhere for a meeting: "A, in P on Tuesday for a summit with B"; who arrives may wait."""
    day = first - 2
    if day < _BEFORE or units[first - 1].low != "for" or units[day].code != "T" or not is_day(units[day]):
        return None
    place = _placed(units, day)
    before = _before_in(units, place)
    stays = units[place].place is not None and before > 0
    there = stays and (units[before].code == "," or starts(units[before], "auxiliaries.be") or was_there(units, before))
    return day if there else None


def been_for(units: Units, first: int) -> bool:
    """Whether that day is over: somebody was there."""
    day = there_for(units, first)
    return day is not None and was_there(units, _before_in(units, _placed(units, day)))


def _before_in(units: Units, place: int) -> int:
    """What stands before "in" a place, "in the A port of" a place; 0 if nothing does."""
    at = place - 1
    while at > place - _OF_P and at > 0 and (units[at].code in "dAum" or units[at].low == "of"):
        at -= 1
    return at - 1 if at > 0 and units[at].low == "in" else 0


_OF_P = 6  # units of "in the A port of"


def _placed(units: Units, day: int) -> int:
    return day - 2 if units[day - 1].low == "on" else day - 1


_BEFORE = 3  # units before the day: "A, in P"
