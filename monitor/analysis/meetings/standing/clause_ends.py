"""Where what is said of a meeting behind its noun ends, and what is told of somebody or something else begins."""

from monitor.analysis.meetings.clause.arguments import absolute
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, is_preposition, some, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.reach import before_a_vote

_ELSEWHERE = frozenset({"as", "while", "when", "because", "although", "though"})  # before an actor: somebody else's deed
JOINTS = _ELSEWHERE | {"and", "but"}


def clause_ends(units: Units, at: int) -> bool:
    """Whether a word ends the clause of a meeting; most are told by a look to end none."""
    unit = units[at]
    return bool(unit.classes or unit.code in "NCKOBA,;" or unit.low in JOINTS) and _ends(units, at)


def _ends(units: Units, at: int) -> bool:
    """Whether a word ends it: a verb, somebody who does something, "and" before another deed, "before" and "after"."""
    unit = units[at]
    if "verbs.hold" in unit.classes and units[at - 1].low == "to":
        return False  # "the summit that they had been due to hold in P is off"
    if unit.low in _ELSEWHERE and at + 1 < len(units) and is_actor(units[at + 1]):
        return True
    if unit.low == "as" and at + 2 < len(units) and units[at + 1].code == "d" and units[at + 2].code in "BAC":
        return True  # "ended talks as the two Koreas prepared for a summit"
    if has(unit, "prepositions.before") and before_a_vote(units, at):
        return False  # "a summit before the election in May is unlikely"
    if unit.code == ";" or has(unit, "prepositions.before", "prepositions.after", "verbs."):
        return True
    if is_actor(unit) and absolute(units, at):
        return True
    if "say" in unit.classes and not has(unit, "adverbs"):
        return True  # and not "a round reportedly planned for May was called off"
    if unit.low == "and" and (_next_deed(units, at) or _somebody_will(units, at)):
        return True
    if unit.code == "," and at + 2 < len(units) and units[at + 1].code == "u" and starts(units[at + 2], "auxiliaries."):
        return True  # ", tensions will rise"
    if (
        unit.low in ("and", "but")
        and at + 1 < len(units)
        and (units[at + 1].code in "d" or (is_actor(units[at + 1]) and opens_clause(units, at + 1)))
    ):
        return True
    if unit.low == "and" and at + 2 < len(units) and starts(units[at + 1], "status.") and units[at + 1].low.endswith("ed"):
        return starts(units[at + 2], "nouns.") or units[at + 2].code == "d"  # "cancelled the summit and suspended talks"
    return is_actor(unit) and unit.code in "NCA" and opens_clause(units, at) and not is_preposition(units[at - 1])


def _somebody_will(units: Units, at: int) -> bool:
    """Whether "and" goes on to what people will do: "recessed the talks and will meet again"."""
    following = units[at + 1 : at + 4]
    helped = len(following) > 1 and starts(following[0], "auxiliaries.")
    return helped and some(following[1:], "verbs.meet", "verbs.go", "verbs.leave")


def _next_deed(units: Units, at: int) -> bool:
    """Whether "and" goes on to what somebody does to something: "will make a visit to P and end his tour in Q"."""
    following = units[at + 1 : at + 3]
    if len(following) < 2 or not starts(following[0], "status.") or starts(following[0], "nouns."):
        return False
    return following[1].code == "d" or is_possessive(following[1])
