"""Whose talks they are of which a clause behind them tells: "the talks that A held with B", "talks held in P by A and B"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks, starts
from monitor.analysis.meetings.sentence import Sentence

_CLAUSE = 10  # units from a noun to "held", and from there to "with B"
_THAT = frozenset({"that", "which", "the"})
_Held = tuple[Party, tuple[int, ...], int]


def held_by(sentence: Sentence, noun: int) -> _Held | None:
    """Both sides of such a clause, where they stand, and the last unit of them."""
    units = sentence.units
    set_in = range(noun + 1, min(len(units), noun + 5))
    that = next((at for at in set_in if _relates(units[at]) or not (_setting(units, at) or units[at].code == ",")), noun)
    taken_in = is_actor(units[that]) and _relates(units[that])  # "that President A"
    behind = that - taken_in if _relates(units[that]) else noun  # "the meeting in P that A and B plan"
    first = next((at for at in range(behind + 1, min(len(units), behind + 4)) if units[at].low not in _THAT), None)
    if first is None:
        return None
    if not is_actor(units[first]):
        return _in_passive(sentence, noun)
    if is_preposition(units[first - 1]):
        return None
    holders = names_from(units, first, subject=True)
    held = _verb_behind(units, holders[-1] + 1)
    holding = sentence.party(holders) if held else None
    if holding is None:
        return None
    beside = 0 if lacks(units, "with") else _with_behind(units, held)
    if not beside:
        together = len(holding.sides) > 1 and (taken_in or first > noun + 1) and units[held].low in _MADE
        return (holding, holders, held) if together else None  # "the talks that A and B held in P"
    others = names_from(units, beside)
    both = holding.joined(sentence.party(others, subject=holding))
    return (both, (*holders, *others), others[-1]) if len(both.sides) > 1 else None


def _relates(unit: Unit) -> bool:
    """Whether a relative clause begins: "that", "which"; an office takes the word in: "that President A"."""
    return unit.low.split(" ")[0] in ("that", "which")


def _in_passive(sentence: Sentence, noun: int) -> _Held | None:
    """Those by whom it was held: "the meetings held in P last week by A and B", "talks were held by A and B"."""
    units = sentence.units
    behind = range(noun + 1, min(len(units), noun + _CLAUSE))
    held = next((at for at in behind if not (_setting(units, at) or _is_or_will_be(units[at]))), 0)
    if not held or units[held].low.split(" ")[-1] not in _MADE or lacks(units, "by"):
        return None
    by = next((at for at in range(held + 1, min(len(units) - 2, held + _CLAUSE)) if not _setting(units, at)), 0)
    first = next((at for at in (by + 1, by + 2) if is_actor(units[at])), 0) if by and units[by].low == "by" else 0
    holders = names_from(units, first) if first else ()
    holding = sentence.party(holders)
    predicate = any(starts(unit, "auxiliaries.") for unit in units[noun + 1 : held])
    return (holding, holders, noun if predicate else holders[-1]) if len(holding.sides) > 1 else None


def _is_or_will_be(unit: Unit) -> bool:
    return unit.low in ("to", "be") or starts(unit, "auxiliaries.")


_MADE = frozenset({"held", "hold", "conducted", "plan", "planned"})


def _verb_behind(units: Units, at: int) -> int:
    """Where "held", "had" or "planned" stands behind who did it or is to; 0 if something else does."""
    first = at
    while at < len(units) - 1 and _leads_to_holding(units[at]):
        if at == first and units[at].low in ("plan", "planned") and units[at + 1].low == "for":
            return at
        onward = has(units[at + 1], "verbs.hold", "verbs.have", "adverbs") or _leads_to_holding(units[at + 1])
        if not onward:
            return at if has(units[at], "verbs.have") or (at > first and units[at].low in _PLANNED) else 0
        at += 1
    return at if at < len(units) and has(units[at], "verbs.hold", "verbs.have") else 0


def _leads_to_holding(unit: Unit) -> bool:
    """Whether a word may stand before "hold": "was due to", "had planned to", "hopes to"."""
    return unit.low == "to" or starts(unit, "auxiliaries.") or has(unit, "adverbs", "status.planned", "status.proposed")


_PLANNED = frozenset({"planned", "scheduled", "arranged", "sought", "proposed", "agreed"})


def _with_behind(units: Units, held: int) -> int:
    """Where the other side stands: "held in P on Monday with B"; 0 if nowhere."""
    for at in range(held + 1, min(len(units) - 1, held + _CLAUSE)):
        if units[at].low == "with":
            return next((i for i in (at + 1, at + 2) if i < len(units) and is_actor(units[i])), 0)
        if not _setting(units, at):
            return 0
    return 0


def _setting(units: Units, at: int) -> bool:
    """Whether a word belongs to where or when: "in P", "on Monday", "last week"."""
    unit = units[at]
    return unit.code in "TLCKd" or unit.low == "on" or has(unit, "prepositions.place", "adverbs")
