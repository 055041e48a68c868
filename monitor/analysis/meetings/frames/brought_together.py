"""Whom something brought together: "The trip brought A together with B", "A and B were brought together in P"."""

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_person, lacks, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind

_BRINGING = frozenset({"brought", "brings", "bring", "bringing"})
_BE = ("auxiliaries.be_past", "auxiliaries.been", "auxiliaries.be_present")


def brought_together(sentence: Sentence) -> list[Draft]:
    """The meeting of people of two sides whom a journey or an occasion brings together."""
    units = sentence.units
    if lacks(units, "together", "face") or lacks(units, *_BRINGING):
        return []
    drafts = (_draft(sentence, at) for at in range(1, len(units) - 1) if units[at].low in _BRINGING)
    return [draft for draft in drafts if draft is not None]


def _draft(sentence: Sentence, verb: int) -> Draft | None:
    named, last = _named(sentence, verb)
    both = sentence.party(named) if named else None
    if both is None or last is None:
        return None
    sides = {side for person in both.people for side in sentence.scene.side_of(person)[:1]}
    if len(sides) < _TWO or set(both.sides) != sides:
        return None
    return deed_draft(sentence, verb, Kind.MEETING, both, named, last=last)


_TWO = 2


def _named(sentence: Sentence, verb: int) -> tuple[tuple[int, ...], int | None]:
    """Who is brought together, and where the last of them or the word itself stands."""
    units = sentence.units
    if _behind(units, verb + 1):
        passive = has(units[verb - 1], *_BE)
        if passive:
            return sentence.subject(verb_group(units, verb).start)[1], verb + 1
        return _from(units, verb + 2) if not _of_meeting(units, verb) else ((), None)
    first, end = _from(units, verb + 1)
    if end is not None and any(unit.low == "together" for unit in units[verb + 1 : end]):
        return first, end
    behind = _behind(units, end + 1) if end is not None else 0
    if not behind or behind >= len(units) or units[behind].low != "with":
        return (first, behind - 1) if behind else ((), None)
    others, last = _from(units, behind + 1)
    return (*first, *others), last


def _behind(units: Units, at: int) -> int:
    """Where it goes on behind "together" or "face to face"; 0 where neither stands there."""
    words = [unit.low for unit in units[at : at + 3]]
    return at + 1 if words[:1] == ["together"] else at + 3 if words == ["face", "to", "face"] else 0


def _from(units: Units, first: int) -> tuple[tuple[int, ...], int | None]:
    """The people who are named from a unit on, and the last of them."""
    named = names_from(units, first) if first < len(units) and is_person(units[first]) else ()
    return named, named[-1] if named else None


def _of_meeting(units: Units, verb: int) -> bool:
    """Whether it is a meeting that brings them together, which its own noun tells."""
    return any(starts(unit, "nouns.") for unit in units[:verb])
