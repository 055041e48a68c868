"""Which day of a stay something was done on: "met B on Thursday, the last day of a three-day visit to P" tells all its days."""

from monitor.analysis.meetings.clause.grammar import Units, has, lacks, starts
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.where.places import Places, place_list
from monitor.analysis.when import Duration, TimeSpan, is_duration

_NEAR = 14  # units from the words to the day that they speak of, and to the place of the sentence
_OF = 2  # units: "day of" stands before "his visit", which is a phrase of its own
_ENDS = frozenset({"last", "final", "closing"})
_NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


def nth_day(units: Units, start: int, noun: int) -> int | None:
    """Which day of a stay the phrase speaks of: 1 for "the first day of a visit", -1 for the last; None where it speaks of none."""
    if lacks(units, "day"):
        return None
    first = max(1, start - _OF)
    day = next((at for at in range(first, noun - 1) if units[at].low == "day" and units[at + 1].low == "of"), None)
    if day is None:
        return None
    return -1 if units[day - 1].low in _ENDS else _NTH.get(units[day - 1].low)


def place_of_day(units: Units, start: int, nth: int | None, goal: Places) -> Places:
    """Where the sentence has told that a goalless stay was: "saw B in P on Thursday, the last day of a three-day visit"."""
    if goal.known or nth is None:
        return goal
    for at in range(start - 1, max(-1, start - _NEAR), -1):
        if has(units[at], "prepositions.place") and (found := place_list(units, at + 1, start)).known:
            return found
    return goal


def mark_nth_day(units: Units, draft: Draft, phrase: tuple[int, int], nth: int | None) -> None:
    """Note the day that the sentence tells, and how far it is from the first or the last of the stay."""
    if nth is None:
        return
    start, noun = phrase
    lengths = (unit.extra for unit in units[start:noun])
    length = next((extra for extra in lengths if isinstance(extra, TimeSpan) and is_duration(extra)), None)
    near = (*units[max(0, start - _NEAR) : start][::-1], *units[noun + 1 : noun + _NEAR])
    day = next((unit.extra for unit in near if isinstance(unit.extra, TimeSpan) and not is_duration(unit.extra)), None)
    if not isinstance(day, TimeSpan) or (length is None and nth < 0):
        return
    draft.times, draft.ends = [day] if length is None else [day, length], nth < 0
    draft.nth = nth if nth > 1 else 0


def day_of_return(units: Units, source: int) -> TimeSpan | None:
    """The day somebody came back "from a three-day visit to P": its last one, where its length is told."""
    if not (source + 1 < len(units) and isinstance(getattr(units[source + 1].extra, "value", None), Duration)):
        return None
    for at in range(source - 1, max(-1, source - 8), -1):
        day = units[at].extra
        if isinstance(day, TimeSpan):
            return day
        if starts(units[at], "verbs.") or units[at].code in ",;":
            return None
    return None
