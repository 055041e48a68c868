"""The day of being somewhere: of a meeting there ("was in P on T for talks with B"), of getting there ("P, where he is due T")."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, starts
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


def due_there(units: Units, trigger: int) -> list[int]:
    """The day somebody is due where he goes on to: "flies on to P, where he is due on T", "where he lands T"."""
    if lacks(units, "where"):
        return []
    where = next((at for at in range(trigger + 1, min(len(units) - 3, trigger + _GOAL)) if units[at].low == "where"), None)
    if where is None or units[where - 1].code != "," or units[where - 2].place is None or not is_actor(units[where + 1]):
        return []
    verb = where + 2 + starts(units[where + 2], "auxiliaries.")
    if verb < len(units) and units[verb].low in _DUE:
        verb += 2 if verb + 2 < len(units) and units[verb + 1].low == "to" and has(units[verb + 2], "verbs.arrive") else 0
    elif verb < len(units) and not has(units[verb], "verbs.arrive"):
        return []
    behind = verb + 1 + (verb + 1 < len(units) and units[verb + 1].low in ("on", "late", "early"))
    return [behind] if behind < len(units) and units[behind].code == "T" else []


_GOAL = 10  # units from a journey to the "where" behind its goal
_DUE = frozenset({"due", "expected", "scheduled", "slated", "awaited"})
