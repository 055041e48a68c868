"""When something was said: "told reporters Thursday", "on Friday said"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.past_verbs import past_verb


def dates_speech(units: Units, at: int, trigger: int) -> bool:
    """Whether a time tells when something was said: "told reporters Thursday", "on Friday said"."""
    for left in range(at - 1, max(-1, at - 6), -1):
        unit = units[left]
        if left == trigger:
            return False
        if "say" in unit.classes:
            return not _of_whom_it_is_said(units, left, at)
        if not (
            is_actor(unit)
            or unit.code in "dM"
            or unit.low in ("on", "in", "reporters", "journalists", "late", "early", "a", "statement", "earlier")
        ):
            break
    after = [unit for unit in units[at + 1 : at + 3] if not has(unit, "adverbs")]
    return bool(after) and has(after[0], "say") and after[0].low not in _NO_DEED


_NO_DEED = frozenset({"according", "saying", "telling", "adding"})  # "emerged from the talks on Thursday saying that"


def _of_whom_it_is_said(units: Units, say: int, at: int) -> bool:
    """Whether a time stands between somebody of whom things are said and his verb: "said A on Tuesday met B"."""
    before = at - 1 if units[at - 1].low in ("on", "in") else at
    named = before > say + 1 and all(is_actor(unit) or unit.low == "that" for unit in units[say + 1 : before])
    return named and at + 1 < len(units) and past_verb(units[at + 1]) and not has(units[at + 1], "say")
