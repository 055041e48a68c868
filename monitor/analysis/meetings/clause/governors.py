"""What a meeting's noun hangs on: "agreed to hold", "ahead of", "no decision on"."""

from typing import NamedTuple

from monitor.analysis.meetings.clause.grammar import (
    Units,
    has,
    is_actor,
    is_preposition,
    lists_none,
    remembered,
    some,
    starts,
)


class Governor(NamedTuple):
    """What a noun phrase hangs on: a verb, a preposition, or nothing. ``at`` is its place among the units."""

    kind: str  # verb, preposition, none
    at: int = -1
    word: str = ""


@remembered
def find_governor(units: Units, start: int) -> Governor:
    """The preposition or verb right before a noun phrase."""
    at = start - 1
    at -= at > 0 and units[at].low == "no" and has(units[at - 1], "verbs.have")  # "has no meeting planned with B"
    while at >= 0 and (units[at].code == "T" or units[at].low == '"' or (has(units[at], "adverbs") and units[at].low != "not")):
        at -= 1
    said = at > 0 and units[at].low == "on" and has(units[at - 1], "say") and not has(units[at - 1], "promising")
    if said and at < start - 1 and units[start].low == "that":
        at -= 1  # "said on Tuesday that talks with B took place"
    if at < 0:
        return Governor("none")
    if (giving := giver(units, start)) is not None:
        return Governor("verb", giving, units[giving].low)
    unit = units[at]
    if at < start - 1 and units[start].low == "that" and has(unit, "say"):
        return Governor("none", at, unit.low)  # "said Tuesday that talks with B took place"
    if has(unit, "verbs.hold") and _believed(units, at, start):
        return Governor("none", at, unit.low)
    if has(unit, "heading"):
        return Governor("verb", at, unit.low)
    if unit.low == "of" and at > 2 and units[at - 1].low in _PARTS and units[at - 3].low == "at":
        return Governor("preposition", at - 3, "at")  # "at the start of a meeting"
    if unit.low == "ahead of" or is_preposition(unit):
        return Governor("preposition", at, unit.low)
    if (
        starts(unit, "verbs.")
        or starts(unit, "status.")
        or starts(unit, "moves.")
        or has(unit, "irregular_past", "attaining")
        or unit.low.endswith(("ed", "ing"))
        or unit.low == "be"
        or _plain_verb(units, at)
    ):
        return Governor("verb", at, unit.low)
    return Governor("none", at, unit.low)


@remembered
def giver(units: Units, start: int) -> int | None:
    """Where the verb stands by which somebody is offered a meeting or refused one: "offered B a third summit"."""
    if not _GIVEN <= start < len(units) or units[start].code not in "dn":
        return None
    if not is_actor(units[start - 1]) or units[start - 1].code not in "NCK":
        return None
    verb = start - 3 if units[start - 2].code == "d" and start >= _GIVEN + 1 else start - 2
    return verb if units[verb].low in _GIVING else None


_GIVEN = 2  # units before such a meeting: the verb, and whom it names
_GIVING = frozenset({"offer", "offers", "offered", "offering", "promised", "promises", "refused", "refuses", "denied", "denies"})


def _plain_verb(units: Units, at: int) -> bool:
    """Whether a helping verb makes a verb of a word that no list knows: "will use his summit with B to"."""
    return at > 0 and units[at].code == "u" and has(units[at - 1], "auxiliaries.future")


def _believed(units: Units, verb: int, start: int) -> bool:
    """Whether somebody only holds an opinion: "has held that talks with B should come first"."""
    if start >= len(units) or units[start].low != "that" or units[verb - 1].low in ("was", "were", "be", "been"):
        return False
    noun = next((unit for unit in units[start + 1 : start + 4] if starts(unit, "nouns.")), None)
    return noun is not None and noun.low.endswith("s")


_PARTS = frozenset({"start", "beginning", "outset", "opening", "end", "close", "conclusion", "top"})  # of a meeting


def overtaken(units: Units, governor: Governor) -> bool:
    """Whether a call-off is told as what came before: "eight days after cancelling the summit"."""
    if governor.kind != "verb" or not has(units[governor.at], "status.cancelled", "status.postponed"):
        return False
    for at in range(governor.at - 1, max(-1, governor.at - 6), -1):
        if has(units[at], "prepositions.after"):
            return True
        if not (is_actor(units[at]) or starts(units[at], "auxiliaries.") or has(units[at], "adverbs")):
            return False
    return False


def may_be_to_come(units: Units, after: int) -> bool:
    """Whether somebody will do something after a meeting, on either side of the words that name it."""
    if lists_none(units, "auxiliaries.future"):
        return units[after - 1].low == "only" and some(units[max(0, after - _NEAR) : after], *_AWAITED)
    comma = next((at for at in range(after + 1, min(len(units), after + _NEAR)) if units[at].code == ","), None)
    behind = units[comma + 1 : comma + _SOON] if comma is not None and after <= 1 else ()
    return some((*units[max(0, after - _NEAR) : after], *behind), "auxiliaries.future")


_AWAITED = ("auxiliaries.modal", "auxiliaries.conditional", "status.planned")
_NEAR = 14  # units: the clause beside "after his talks with B in P on Monday"
_SOON = 7  # units: whoever will do something, and "will"
