"""What a noun says of its meeting by itself: the sort, the number, whether it is a known one, whether it ends."""

from itertools import pairwise

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, lacks, lists_none, some, starts
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind

_KINDS = (
    ("nouns.summit", Kind.SUMMIT),
    ("nouns.call", Kind.CALL),
    ("nouns.talks", Kind.TALKS),
    ("nouns.meeting", Kind.MEETING),
)


def kind_of(sentence: Sentence, start: int, noun: int) -> Kind:
    """What sort of meeting a noun names, by its own words and those around it."""
    unit = sentence.units[noun]
    kind = next(kind for name, kind in _KINDS if name in unit.classes)
    near = [unit for at, unit in enumerate(sentence.units[start : noun + 8], start) if at < noun or unit.low != "video"]
    if kind in (Kind.TALKS, Kind.MEETING, Kind.CALL) and some(near, "phone", "by_phone"):
        return Kind.CALL
    if kind is Kind.CALL and unit.low in ("call", "calls"):
        paid = any(other.low in _PAID for other in sentence.units[start:noun])
        return Kind.MEETING if paid or _on_somebody(sentence.units, noun) else Kind.CALL
    if kind is Kind.CALL and unit.low in ("conversation", "conversations"):
        return Kind.CALL if some(sentence.units[max(0, noun - 3) : noun + 9], "phone") else Kind.MEETING
    if kind is Kind.TALKS and some(sentence.units[start:noun], "nouns.summit"):
        return Kind.SUMMIT
    if some(sentence.units[max(start, noun - 1) : noun], "nouns.summit"):
        return Kind.SUMMIT
    return kind


_PAID = frozenset({"courtesy", "state", "port", "social", "farewell"})  # calls that somebody pays


def _on_somebody(units: Units, noun: int) -> bool:
    """Whether a call is paid: "a call on the minister", and none "on Tuesday", "on the matter"."""
    behind = units[noun + 1 : noun + 4]
    return bool(behind) and behind[0].low == "on" and any(map(is_actor, behind))


def is_definite(units: Units, start: int, noun: int) -> bool:
    """Whether a phrase means a meeting already known: "the", "this", somebody's."""
    first = units[start]
    return (
        first.low in ("the", "this", "that", "these", "those")
        or is_possessive(first)
        or any(unit.code == "s" for unit in units[start:noun])
    )


def ordinal_of(units: Units, start: int, noun: int) -> tuple[int | None, bool]:
    """Number of a meeting, and whether it is "another" or "next" one."""
    another = some(units[start:noun], "another")
    since = not lacks(units, "since") and any(unit.low == "since" for unit in units[noun + 1 : noun + 9])
    if since or lists_none(units, "ordinals.") or _in_years(units, noun) or _under_somebody(units, start, noun):
        return None, another
    for unit, following in pairwise(units[start : noun + 1]):
        for name in unit.classes if following.low not in ("day", "straight") else ():
            if name.startswith("ordinals.") and name != "ordinals.":
                return int(name.removeprefix("ordinals.")), another
    return None, another


def _in_years(units: Units, noun: int) -> bool:
    """Whether a number only counts from some years back: "their first talks in two years"."""
    return any(unit.low in ("in", "for") or unit.code == "T" for unit in units[noun + 1 : noun + 3]) and any(
        unit.low.split(" ")[-1] in _LONG for unit in units[noun + 1 : noun + 7]
    )


def _under_somebody(units: Units, start: int, noun: int) -> bool:
    """Whether a first one is only the first of somebody's time in office: "the first talks under the new leader"."""
    if lacks(units, "under") or not any(unit.low == "first" for unit in units[start:noun]):
        return False
    under = next((at for at in range(noun + 1, min(len(units) - 1, noun + _WITH_WHOM)) if units[at].low == "under"), None)
    if under is None:
        return False
    ruler = units[under + 1 : under + 4]
    return any(is_actor(unit) or unit.low in _RULE for unit in ruler)


_WITH_WHOM = 8  # units from "talks" to "under": "with the North on its missiles"
_RULE = frozenset({"leader", "leadership", "ruler", "government", "administration", "president", "presidency"})
_LONG = frozenset({"years", "decade", "decades", "months", "weeks"})


def is_ending(governor: Unit, behind: Units) -> bool:
    """Whether the words tell of a meeting's end, so that its length counts back."""
    for unit in (governor, *behind):
        if "phases.ends" in unit.classes:
            return True
        if unit.code in ",;":
            return False
    return False


def is_one_more(units: Units, start: int) -> bool:
    """Whether a phrase speaks of one more meeting: "said of a third summit with B"."""
    first, following = units[start], units[min(start + 1, len(units) - 1)]
    counted = starts(following, "ordinals.") or has(following, "another")
    return first.low == "another" or (first.low in ("a", "an", "any") and counted)
