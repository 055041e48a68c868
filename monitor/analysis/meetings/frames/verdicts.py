"""Talks of which somebody only says what they are worth: "talks with B would be a waste of time", "wasting his time on talks"."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, lacks, lists_none, some
from monitor.analysis.meetings.draft import Draft

_WASTE = ("waste", "wastes", "wasted", "wasting")
_TIME = frozenset({"time", "breath", "effort", "energy"})
_FAR = 8  # units from "waste" to talks, and from talks and those who sit in them to what is said of them
_PREDICATE = 4  # units: "be a complete waste"
_BEING = ("auxiliaries.conditional", "auxiliaries.be_present")


def only_judged(units: Units, phrase: tuple[int, int], draft: Draft, governor: Governor) -> bool:
    """Whether nothing is said of talks but that they are, or would be, no good."""
    return _wasted_on(units, phrase[0]) or _no_good(units, phrase, draft, governor)


def called_useless(units: Units, draft: Draft, governor: Governor) -> bool:
    """Whether somebody only gives talks a bad name: "had called talks with B a waste of time", "dismissed them as pointless"."""
    if governor.kind != "verb" or lists_none(units, "verdicts") or draft.definite or not draft.object_at:
        return False
    named = units[governor.at].low.startswith(_NAMING)
    behind = units[draft.object_at[-1] + 1 : draft.object_at[-1] + _PREDICATE]
    return named and bool(behind) and behind[0].low in ("a", "an", "as") and some(behind, "verdicts")


_NAMING = ("call", "term", "label", "brand", "describ", "deem", "dub")


def _wasted_on(units: Units, start: int) -> bool:
    """Whether somebody is told that he wastes his time on them."""
    if lacks(units, *_WASTE):
        return False
    near = range(max(0, start - _FAR), start)
    return any(units[at].low in _WASTE and any(unit.low in _TIME for unit in units[at + 1 : at + _PREDICATE]) for at in near)


def _no_good(units: Units, phrase: tuple[int, int], draft: Draft, governor: Governor) -> bool:
    """Whether a verdict is their predicate, and nothing but a clause's opening stands before them."""
    if lists_none(units, "verdicts") or draft.definite or (governor.kind == "verb" and not has(units[governor.at], "say")):
        return False
    last = max((phrase[1], *draft.object_at))
    for at in range(last + 1, min(len(units), last + _FAR)):
        if has(units[at], *_BEING):
            return some(units[at + 1 : at + _PREDICATE + 1], "verdicts")
        if units[at].code in ",;":
            return False
    return False
