"""The verb of a meeting beyond what the meeting is compared with: "the first talks of A and B since the P summit ended badly"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import (
    Units,
    has,
    is_actor,
    is_possessive,
    is_preposition,
    is_verbal,
    lacks,
    remembered,
    starts,
)

COMPARED = ("since", "after", "following", "despite", "before")
_MEETINGS = ("nouns.summit", "nouns.talks", "nouns.meeting", "nouns.visit")
_FAR = 18  # units from the preposition to the verb


@remembered
def verb_beyond(units: Units, preposition: int) -> int | None:
    """Where the verb stands whose subject is a meeting before a preposition of time; None where what follows has the verb itself.

    Two verbs behind it are that of a clause ("since the summit collapsed") and that of the meeting.
    """
    if lacks(units, *COMPARED) or units[preposition].low not in COMPARED or not _subject_before(units, preposition):
        return None
    found: list[int] = []
    for at in range(preposition + 1, min(len(units), preposition + _FAR)):
        unit = units[at]
        if unit.code in ';"' or starts(unit, "clause_words") or has(unit, "say"):
            break
        if is_finite(units, at) and (not found or not is_finite(units, at - 1)):
            found.append(at)
    if not found:
        return None
    subject = is_actor(units[found[0] - 1]) or _of_a_thing(units[found[0] - 1])  # "since A met B", "since the crisis began"
    own = _CLAUSES if subject and not _of_a_meeting(units, preposition, found[0]) else 1
    return found[-1] if own <= len(found) <= _CLAUSES else None


def _of_a_thing(unit: Unit) -> bool:
    """Whether a common noun can be what the verb behind it is said of."""
    plain = unit.code in "uw" and unit.low.isalpha() and not unit.low.endswith("ly")
    return plain and not (is_preposition(unit) or starts(unit, "auxiliaries.") or has(unit, "adverbs", *_MEETINGS))


def _of_a_meeting(units: Units, preposition: int, verb: int) -> bool:
    """Whether a meeting or journey stands before those named last: "since the summit of A and B", and not "since A met B"."""
    return any(has(unit, *_MEETINGS) for unit in units[preposition + 1 : verb])


def is_prospect(units: Units, of: int) -> bool:
    """Whether "of" hangs on a word for what may be, of which a sentence then says something: "the prospect of talks pleased A"."""
    return of > 0 and units[of].low == "of" and units[of - 1].low in _PROSPECTS


def verb_of_prospect(units: Units, of: int) -> int | None:
    """Where the verb stands of which the prospect of a meeting is the subject."""
    if not is_prospect(units, of) or of > _OPENS:
        return None
    return next((at for at in range(of + 2, min(len(units), of + _FAR)) if is_finite(units, at)), None)


_PROSPECTS = frozenset({"prospect", "prospects", "possibility", "idea", "thought", "likelihood", "chance", "chances"})
_OPENS = 6  # units before it in a clause that it opens


def told_beyond(units: Units, trigger: int) -> int | None:
    """Where the verb of a meeting stands that something is compared with right behind its noun and those who take part."""
    if lacks(units, *COMPARED):
        return None
    compared = next((at for at in range(trigger + 1, min(len(units), trigger + _NEAR)) if units[at].low in COMPARED), None)
    return verb_beyond(units, compared) if compared is not None else None


_NEAR = 14  # units from a meeting to what it is compared with
_CLAUSES = 2  # that of the comparison, and the meeting's own


def _subject_before(units: Units, preposition: int) -> bool:
    """Whether a meeting that opens its clause stands before, and nothing has been said of it yet."""
    noun = False
    for at in range(preposition - 1, -1, -1):
        unit = units[at]
        if unit.code in ',;:"-' or unit.low == "that" or has(unit, "say"):
            noun = noun and not is_preposition(units[at + 1])  # ", in the first meeting since the crisis began"
            break
        if is_finite(units, at) or (unit.low.endswith("ing") and unit.code in "wu" and not starts(unit, "nouns.")):
            return False
        noun = noun or has(unit, *_MEETINGS)
        if is_preposition(unit) and unit.low not in ("between", "of", "among", "with", "in", "on", "for", "at"):
            return False
    return noun


def is_finite(units: Units, at: int) -> bool:
    """Whether a verb stands here that says something of a subject, and no adjective of a noun: "the failed summit"."""
    unit = units[at]
    if not (is_verbal(unit) or (starts(unit, "status.") and not starts(unit, "nouns."))) or unit.low.endswith("ing"):
        return False
    if starts(unit, "auxiliaries."):
        return unit.code != "s"  # and no sign of whose something is
    before = units[at - 1] if at else None
    if before is None or before.code in "ds" or is_possessive(before) or is_preposition(before) or starts(before, "ordinals."):
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    return following is None or not (has(following, *_MEETINGS))
