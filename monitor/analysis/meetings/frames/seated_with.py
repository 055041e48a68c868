"""Who else sits at a meeting of countries, told behind it: "along with C, D and E", "with C as host"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, is_actor, lacks
from monitor.analysis.meetings.sentence import Sentence

_FAR = 14  # units from the verb to who else is there
_TOGETHER = frozenset({"along", "together"})
_BEFORE = frozenset({",", *_TOGETHER})
_PART = frozenset({"between", "hosting", "mediating", "moderating", "presiding", "chairing", "sitting"})
_ROLES = frozenset({"host", "hosts", "mediator", "mediators", "moderator", "go-between", "chair", "intermediary"})
_TWO = 2


def seat_others(sentence: Sentence, verb: int, both: Party) -> Party:
    """Those who meet, with the countries that sit with them; people have companions instead."""
    units = sentence.units
    if both.people or len(both.sides) < _TWO or lacks(units, "with"):
        return both
    for at in range(verb + 1, min(len(units) - 1, verb + _FAR)):
        if units[at].code == ";" or (units[at].code == "," and units[at + 1].low not in ("with", *_TOGETHER)):
            break
        if units[at].low == "with" and (first := _country(units, at + 1)) is not None and units[at - 1].low in _BEFORE:
            indexes = names_from(units, first)
            others = sentence.party(indexes)
            there = units[at - 1].low in _TOGETHER or _has_part(units, indexes[-1] + 1)
            return both.joined(others) if there and not others.people else both
    return both


def _country(units: Units, at: int) -> int | None:
    """Where a country or its people stand, behind an article or not."""
    at += at < len(units) and units[at].code == "d"
    actor = units[at].actor if at < len(units) and is_actor(units[at]) else None
    return at if actor is not None and not actor.people and bool(actor.sides) else None


def _has_part(units: Units, at: int) -> bool:
    """Whether a country is said to sit at the table: "with C as host", "with C sitting between them"."""
    words = [unit.low for unit in units[at : at + 3]]
    if words[:1] in (["as"], ["in"]):
        return not _ROLES.isdisjoint(words[1:])
    return bool(words) and words[0] in _PART
