"""Calls told by no more than that two spoke: "A and B spoke on Monday about C", "A has been on the phone to B"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_from, of_nobody
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, starts
from monitor.analysis.meetings.clause.reach import CLAUSE_ENDS, SIDELINES
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.partners import who_acts
from monitor.domain.meeting import Kind

_SPOKE = frozenset({"spoke", "spoken"})
_BEHIND = frozenset({"on", "about", "again", "late", "early", "earlier", "briefly", "and", ".", ",", "by", "for"})
_FORUMS = frozenset({"camera", "behalf", "condition", "stage", "television", "tv", "radio", "background", "sunday's", "record"})
_PHONE = frozenset({"on the phone", "on the telephone"})
_TO = frozenset({"with", "to"})


def read_spoke(sentence: Sentence, verb: int) -> Draft | None:
    """The call of two who spoke, of whom nothing else is told than when and what of: who speaks in P may speak to anybody."""
    units = sentence.units
    if units[verb].low not in _SPOKE or verb + 1 >= len(units) or not _of_each_other(units, verb):
        return None
    group = verb_group(units, verb)
    subject, subject_at = who_acts(sentence, group)
    if len(subject_at) != _TWO or subject_at[-1] + 1 != group.start or not _each_of_a_side(sentence, subject):
        return None
    kind = Kind.MEETING if spoke_there(units, verb) else Kind.CALL
    return deed_draft(sentence, verb, kind, subject, subject_at)


def spoke_there(units: Units, verb: int) -> bool:
    """Whether people who spoke were in one place, named or not: "spoke on the sidelines of the forum", "spoke in person"."""
    for at in range(verb + 1, min(len(units), verb + _THERE)):
        if units[at].low in CLAUSE_ENDS or units[at].code == ";":
            return False
        if units[at].low in SIDELINES or (units[at].low == "person" and units[at - 1].low == "in"):
            return True
    return False


_THERE = 9  # units of "spoke briefly with B late on T on the sidelines"
_TWO = 2  # people, of two sides


def _of_each_other(units: Units, verb: int) -> bool:
    """Whether what follows is only a day or what they spoke of."""
    behind = units[verb + 1]
    if behind.code == "T":
        return True
    on_air = behind.low == "on" and any(unit.low in _FORUMS for unit in units[verb + 2 : verb + 5])
    return (behind.low in _BEHIND or has(behind, "by_phone") or (behind.low == "in" and spoke_there(units, verb))) and not on_air


def _each_of_a_side(sentence: Sentence, both: Party) -> bool:
    return len({side for person in both.people for side in sentence.scene.side_of(person)[:1]}) == _TWO


def read_on_phone(sentence: Sentence, being: int) -> Draft | None:
    """The call of somebody who was on the telephone with somebody else."""
    units = sentence.units
    if being + 3 >= len(units) or units[being + 1].low not in _PHONE or units[being + 2].low not in _TO:
        return None
    first = next((at for at in (being + 3, being + 4) if at < len(units) and is_actor(units[at]) and units[at].code == "N"), None)
    if first is None or of_nobody(units, first) or not starts(units[being], "auxiliaries."):
        return None
    others_at = names_from(units, first)
    subject, subject_at = sentence.subject(verb_group(units, being).start)
    both = subject.joined(sentence.party(others_at, subject=subject))
    if not _each_of_a_side(sentence, both):
        return None
    return deed_draft(sentence, being, Kind.CALL, both, (*subject_at, *others_at), last=others_at[-1])
