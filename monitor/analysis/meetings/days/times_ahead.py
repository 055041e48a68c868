"""The time told ahead of a meeting: with getting there, of what was said right after it, between a verb and its object."""

from monitor.analysis.meetings.clause.grammar import Units, has, starts
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.meetings.days.sorts import is_day, is_length


def on_arriving(units: Units, first: int) -> int | None:
    """The day of getting there, told by a participle at the head: "Arriving in P on Tuesday, A met B"."""
    head = next((at for at in range(min(_HEAD, first)) if verb_form(units[at]) == "ing" and has(units[at], *_THERE)), None)
    comma = next((at for at in range(head + 1, first) if units[at].code == ","), None) if head is not None else None
    if head is None or comma is None or not past_verb(units[first]):
        return None
    days = [at for at in range(head + 1, comma) if units[at].code == "T"]
    between = units[comma + 1 : first]
    other = any(unit.code in ",;T" or starts(unit, "verbs.") or has(unit, "say", "clause_words") for unit in between)
    return days[0] if len(days) == 1 and is_day(units[days[0]]) and not other else None


_HEAD = 2  # units: "Also arriving"
_THERE = ("verbs.arrive", "verbs.visit")


def said_behind(units: Units, first: int) -> int | None:
    """The time of what was said right after a meeting: "This week, A said, after talks with B, that"."""
    if first < _SAID or units[first - 1].low not in ("after", "following") or units[first - 2].code != ",":
        return None
    head = next((at for at in range(_HEAD) if units[at].code == "T"), None)
    if head is None or not has(units[first - 3], "say") or units[head + 1].code != ",":
        return None
    return head if not any(unit.code in "T;" for unit in units[head + 1 : first]) else None


_SAID = 6  # units of "This week, A said, after"


def told_for(units: Units, first: int) -> int | None:
    """The day put before what it is set for: "confirmed for June 12 in P his summit with B"."""
    day = first - 1
    while day > 1 and (units[day].place is not None or units[day].low == "in"):
        day -= 1
    if day < 2 or units[day].code != "T" or is_length(units[day]) or units[day - 1].low != "for":
        return None
    return day if has(units[day - 2], "say", "status.planned", "status.proposed") else None
