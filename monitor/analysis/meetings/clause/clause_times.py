"""The time or place that opens a clause of its own behind "and" or "but": "In 1994 A flew to P, and in 1996 he went to Q"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_verbal, lacks
from monitor.analysis.meetings.clause.opens_clause import opens_clause

_JOINTS = frozenset({"and", "but", ";", ":"})
_SUBJECT = 5  # units: the day, a comma, who, "then"
_FIRST = 3  # units before such a clause: who, a verb, "and"


def clause_time(units: Units, first: int) -> int | None:
    """The time at the head of the clause whose verb stands at ``first``."""
    if lacks(units, *_JOINTS) or first < _FIRST or not is_actor(units[first - 1]):
        return None
    day = first - 1
    while day > max(_FIRST, first - _SUBJECT) and (is_actor(units[day]) or units[day].code == "," or has(units[day], "adverbs")):
        day -= 1
    return day if units[day].code == "T" and _opens_clause(units, day) else None


def heads_entry(units: Units) -> bool:
    """Whether a sentence is an entry of a list by its time: "October 2000: A visits P; she meets B for six hours"."""
    return len(units) > _FIRST and units[0].code == "T" and units[1].low == ":"


def of_next_clause(units: Units, trigger: int, day: int) -> bool:
    """Whether somebody else's deed begins before a time, or with it: "the talks failed, and the North tested a bomb in 2006"."""
    if lacks(units, *_JOINTS):
        return False
    behind = _behind_pair(units, trigger)
    joints = (i for i in range(behind, day - 2) if units[i].low in ("and", "but") and units[i - 1].code == ",")
    return any(is_actor(units[i + 1]) and opens_clause(units, i + 1) for i in joints) or _in_front(units, trigger, day)


def _behind_pair(units: Units, trigger: int) -> int:
    """Where a sentence goes on behind the "and" of "talks between A, the envoy, and B"."""
    if trigger + 1 >= len(units) or units[trigger + 1].low != "between":
        return trigger + 1
    return next((i + 1 for i in range(trigger + 2, len(units)) if units[i].low == "and"), trigger + 1)


def _in_front(units: Units, trigger: int, day: int) -> bool:
    """Whether a time and then a subject with a verb follow a joint: "flew to P for talks, and in 1996 he went to Q"."""
    if day - trigger < _FIRST - 1 or not _opens_clause(units, day):
        return False
    behind = day + 2 if day + 1 < len(units) and units[day + 1].code == "," else day + 1
    who = units[behind] if behind + 1 < len(units) else None
    if who is not None and is_verbal(who):
        return True  # "had dinner with B, and on Friday was introduced to C"
    return who is not None and is_actor(who) and who.code in "NC" and opens_clause(units, behind)


def _opens_clause(units: Units, day: int) -> bool:
    joint = day - 2 if units[day - 1].low in ("in", "on") else day - 1
    return joint > 0 and units[joint].low in _JOINTS


def clause_place(units: Units, first: int) -> int | None:
    """Where the place stands that opens the clause whose verb stands at ``first``: "A met B in P, and in Q C saw D"."""
    if lacks(units, *_JOINTS) or first < _FIRST or not is_actor(units[first - 1]):
        return None
    near = range(first - 2, max(_FIRST - 1, first - _PLACED), -1)
    at = next((i for i in near if units[i].low in _JOINTS), None)
    return at + 2 if at is not None and place_opens(units, at) else None


def place_opens(units: Units, joint: int) -> bool:
    """Whether a place and then somebody who does something follow a joint: "and in Q, C saw D"."""
    if joint + _FIRST >= len(units) or units[joint + 1].low not in ("in", "at") or units[joint + 2].place is None:
        return False
    behind = joint + 3
    while behind < len(units) and (units[behind].code in ",T" or units[behind].low in ("on", "late", "early")):
        behind += 1
    return behind < len(units) and is_actor(units[behind]) and units[behind].code in "NC" and opens_clause(units, behind)


def time_opens(units: Units, joint: int) -> bool:
    """Whether a time and then what somebody does follow a joint: "and on Friday was in Q"."""
    day = joint + 2 if joint + 1 < len(units) and units[joint + 1].low in ("in", "on") else joint + 1
    return day + 1 < len(units) and units[day].code == "T" and is_verbal(units[day + 1])


_PLACED = 9  # units: "and in Q on Tuesday, Foreign Minister C"
