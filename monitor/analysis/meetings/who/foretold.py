"""Whose "their" is at the head of a sentence: "After their talks in P, A and B said", "After holding talks with B, A flew home"."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, is_preposition
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.sentence import Sentence


def foretold(sentence: Sentence, start: int, noun: int, both: Party, *, far: bool) -> Party:
    """Whose "their" is at the head of a sentence: that of the subject behind the comma."""
    units = sentence.units
    if len(both.sides) > 1:
        return both
    if far and _gerund_in_front(units, start):
        subject = _main_subject(sentence, noun)
        named = both.people or units[0].low not in _ASKED  # who is asked about talks of two countries need not sit in them
        return (subject if named else Party((), subject.sides)).joined(both)
    fronted = start <= _FRONT and is_preposition(units[0]) and not any(map(is_actor, units[:start]))  # "In a tweet after his"
    opening = any(is_possessive(unit) for unit in units[start:noun]) and (start <= _HEAD_OF_SENTENCE or fronted)
    if not opening:
        return both
    comma = next((at for at in range(noun + 1, min(len(units) - 1, noun + 14)) if units[at].code == ","), None)
    first = next((at for at in range(comma + 1, min(len(units), comma + 3)) if is_actor(units[at])), None) if comma else None
    first = first or (_said_of(units, comma) if comma else None)
    if first is None:
        return both
    subject = sentence.party(names_from(units, first, subject=True))
    if not subject and (behind := _said_of(units, comma or 0)):
        subject = sentence.party(names_from(units, behind, subject=True))
    return subject.joined(both) if far or set(both.sides) <= set(subject.sides) or not both.people else both


def _said_of(units: Units, comma: int) -> int | None:
    """Of whom it is said by somebody behind the comma: "In his talks with A, experts say B will ask for more"."""
    said = next((at for at in range(comma + 2, min(len(units) - 2, comma + _SAYERS)) if has(units[at], "say")), None)
    near = (said + 1, said + 2) if said is not None else ()
    return next((at for at in near if is_actor(units[at]) and units[at].code == "N"), None)


_SAYERS = 6  # units of "most of the experts say"


def _gerund_in_front(units: Units, start: int) -> bool:
    """Whether the sentence opens with what its subject did, or was asked: "After talks with B, A", "Asked about B, A"."""
    doing = units[0].low in _BEFORE_OR_AFTER and len(units) > 1 and units[1].low.endswith("ing")
    head = (doing or units[0].low in _ASKED) and start <= _FRONT
    return head and not any(map(is_actor, units[:start]))


def _main_subject(sentence: Sentence, noun: int) -> Party:
    """Whom the clause behind the comma speaks of."""
    units = sentence.units
    for comma in (at for at in range(noun + 1, min(len(units) - 2, noun + _TO_MAIN)) if units[at].code == ","):
        first = next((at for at in (comma + 1, comma + 2) if is_actor(units[at])), None)
        members = names_from(units, first, subject=True) if first is not None else ()
        if members and opens_clause(units, members[-1]):
            return sentence.party(members)
    return NOBODY


_BEFORE_OR_AFTER = frozenset({"after", "before", "following", "since", "while", "upon", "besides", "despite"})
_ASKED = frozenset({"asked", "asked about", "pressed", "quizzed", "questioned"})
_TO_MAIN = 20  # units
_FRONT = 6  # units
_HEAD_OF_SENTENCE = 2  # units: "After their", "During his"
