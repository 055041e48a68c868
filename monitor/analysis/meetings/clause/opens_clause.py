"""Whether somebody opens a clause: the subject of a verb of his own, and no member of the list before him."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, starts
from monitor.analysis.meetings.clause.word_classes import is_adverb


def opens_clause(units: Units, at: int) -> bool:
    """Whether an actor after "and" or a comma is the subject of a verb of its own, alone or with another: ", and A and B have"."""
    behind = _with_another(units, at) + 1
    if behind + 1 < len(units) and units[behind].code == "T":
        behind += 1  # "after his meeting with B, A this week heads to P"
    for unit in units[behind : behind + 2]:
        if unit.code == "s":
            return False
        if _finite(unit):
            return True
        if not is_adverb(unit):
            return _does(units, behind) or _described_and_does(units, at)
    return False


def _finite(unit: Unit) -> bool:
    """Whether a word can be what somebody does."""
    if starts(unit, "auxiliaries.") or has(unit, "say") or (starts(unit, "verbs.") and not starts(unit, "nouns.")):
        return True
    return unit.code in "wu" and (unit.low.split(" ")[0].endswith("ed") or has(unit, "irregular_past"))


def _described_and_does(units: Units, at: int) -> bool:
    """Whether somebody behind ", and" is told apart by what he did, and does something: ", and the C who carried it was"."""
    joint = at - 2 if units[at - 1].code == "d" else at - 1
    if joint < 1 or units[joint].low != "and" or units[joint - 1].code != "," or units[at + 1].low != "who":
        return False
    verbs = [_finite(unit) for unit in units[at + 2 : at + _RELATIVE]]
    stop = next((i for i, unit in enumerate(units[at + 2 : at + _RELATIVE]) if unit.code in ",;." or unit.low == "and"), len(verbs))
    return sum(does and not (i and verbs[i - 1]) for i, does in enumerate(verbs[:stop])) > 1


_RELATIVE = 14  # units of "who carried the message was"


def _does(units: Units, at: int) -> bool:
    """Whether a word that no list knows is a verb in the present, by what it is done to: "backs the idea", "urges A"."""
    unit = units[at]
    third = unit.code in "wu" and unit.low.endswith("s") and not unit.low.endswith(("ss", "us", "is")) and unit.low.isalpha()
    if not third or at + 1 >= len(units) or starts(unit, "nouns.") or starts(unit, "prepositions."):
        return False
    done_to = units[at + 1]
    return done_to.code == "d" or done_to.low in ("to", "that") or is_actor(done_to) or is_possessive(done_to)


def _with_another(units: Units, at: int) -> int:
    """The last of two who are spoken of together behind a comma: ", and A and B have"; else the actor itself."""
    joined = at > 1 and units[at - 1].low == "and" and units[at - 2].low == ","
    both = joined and at + 2 < len(units) and units[at + 1].low == "and" and is_actor(units[at + 2])
    return at + 2 if both else at
