"""Meetings that somebody only speaks of, hopes for or prepares: he need not sit in them."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, starts


def said_of(units: Units, noun: int, governor: Governor) -> bool:
    """Whether somebody says something of a meeting, and need not take part: "an official said the meeting could be held"."""
    if governor.kind != "verb" or noun + 1 >= len(units):
        return False
    if not has(units[governor.at], "say") and units[governor.at].low not in _HOPED:
        return False
    return starts(units[noun + 1], "auxiliaries.") or "could be" in units[noun + 1].low


_HOPED = frozenset({"hoped", "hopes", "hope", "expected", "expects", "predicted", "predicts", "believes", "believed"})


def prepared(units: Units, governor: Governor) -> bool:
    """Whether somebody only prepared a meeting: "paved the way for the talks", "laid the groundwork for a summit"."""
    made = units[governor.at - 1] if governor.kind == "preposition" and governor.word == "for" and governor.at else None
    return made is not None and made.low.endswith(_PREPARED)


_PREPARED = (" way", "groundwork", " ground", " stage", "foundation", "preparations", "planning")


def named_so(units: Units, start: int) -> bool:
    """Whether it is only what something is called: "I don't want to call it a negotiation", "would not call them talks"."""
    at = start if units[start].low in _IT else start - 1
    return at > 0 and units[at].low in _IT and units[at - 1].low in _CALLING


_IT = frozenset({"it", "this", "that", "them", "these", "those"})
_CALLING = frozenset({"call", "calls", "called", "calling"})
