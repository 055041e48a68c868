"""Whose talks they are of which a clause behind them tells: "the talks that A held with B", "talks A had with B"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks, starts
from monitor.analysis.meetings.sentence import Sentence

_CLAUSE = 10  # units from a noun to "held", and from there to "with B"
_THAT = frozenset({"that", "which", "the"})


def held_by(sentence: Sentence, noun: int) -> tuple[Party, tuple[int, ...], int] | None:
    """Both sides of such a clause, where they stand, and the last unit of them."""
    units = sentence.units
    first = next((at for at in range(noun + 1, min(len(units), noun + 4)) if units[at].low not in _THAT), None)
    if lacks(units, "with") or first is None or not is_actor(units[first]) or is_preposition(units[first - 1]):
        return None
    holders = names_from(units, first, subject=True)
    held = _verb_behind(units, holders[-1] + 1)
    beside = _with_behind(units, held) if held else 0
    if not beside:
        return None
    others = names_from(units, beside)
    holding = sentence.party(holders)
    both = holding.joined(sentence.party(others, subject=holding))
    return (both, (*holders, *others), others[-1]) if len(both.sides) > 1 else None


def _verb_behind(units: Units, at: int) -> int:
    """Where "held" or "had" stands behind who did it; 0 if something else does."""
    while at < len(units) and (has(units[at], "adverbs") or starts(units[at], "auxiliaries.")):
        if has(units[at], "verbs.have") and at + 1 < len(units) and not has(units[at + 1], "verbs.hold", "verbs.have", "adverbs"):
            return at
        at += 1
    return at if at < len(units) and has(units[at], "verbs.hold", "verbs.have") else 0


def _with_behind(units: Units, held: int) -> int:
    """Where the other side stands: "held in P on Monday with B"; 0 if nowhere."""
    for at in range(held + 1, min(len(units) - 1, held + _CLAUSE)):
        if units[at].low == "with":
            return next((i for i in (at + 1, at + 2) if i < len(units) and is_actor(units[i])), 0)
        setting = units[at].code in "TLCKd" or units[at].low == "on" or has(units[at], "prepositions.place", "adverbs")
        if not setting:
            return 0
    return 0
