"""Who does what a meeting hangs on: whoever holds it, offers it, is at it, or did something there."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from, names_until
from monitor.analysis.meetings.clause.asked import asked_before
from monitor.analysis.meetings.clause.governors import Governor, giver
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, past_day, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.journeys.being_there import visitor
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.partners import object_of, phoned, talked_over_with, told_there
from monitor.analysis.meetings.who.wished import without_speakers


def governing_subject(sentence: Sentence, governor: Governor, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    """Who does what a meeting hangs on, and where they stand: "A held talks", "A emerged from the talks", "is in P for talks"."""
    units = sentence.units
    if governor.kind == "verb":
        return _of_verb(sentence, governor, leaders=leaders)
    if sentence.headline and governor.word in ("in", "at") and governor.at and units[governor.at - 1].code in "NCKA":
        indexes = names_until(units, governor.at - 1)
        sitting = sentence.party(indexes, leaders=leaders)
        if indexes[0] == 0 and sitting.sides:
            return sitting, indexes  # "A, B in talks"
    if governor.word == "of" and (owner := _owner_of_deed(units, governor.at)):
        return sentence.party((owner - 1,), leaders=leaders), (owner - 1,)
    for at in range(governor.at - 1, max(-1, governor.at - _REACH), -1) if governor.word in _GOVERNING else ():
        unit = units[at]
        own = at == governor.at - 1 or phoned(units, at, governor.at) or _plain_deed(units, at)
        came = unit.low.endswith("ed") and own  # "emerged from"
        if came or starts(unit, "verbs.") or starts(unit, "status.") or has(unit, "irregular_past", "heading"):
            return _of_deed(sentence, governor, at, leaders=leaders)
        if has(unit, "auxiliaries.be_present", "auxiliaries.be_past") and _there(units, at + 1):
            return sentence.subject(at, leaders=leaders)  # "is in Seoul for talks with"
        if has(unit, "say"):
            break
    return visitor(sentence, governor.at) if governor.word == "for" and not leaders else (NOBODY, ())


def _owner_of_deed(units: Units, of: int) -> int:
    """The "'s" of whose deed talks are what: "the North's cancellation of talks with the South"; 0 where nobody's is told."""
    if of < _OWNED or not starts(units[of - 1], "status.") or starts(units[of - 1], "verbs."):
        return 0
    at = of - 2
    while at > 1 and units[at].code in "um":
        at -= 1
    return at if units[at].code == "s" and at > 0 and is_actor(units[at - 1]) else 0


_OWNED = 3  # units of "A's cancellation"
_REACH = 16  # units from what somebody did to the preposition before a meeting
_GOVERNING = frozenset({
    *("for", "in", "to", "at", "during", "from", "on", "of", "out", "after", "following", "toward", "towards", "without"),
})


def _of_verb(sentence: Sentence, governor: Governor, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    """Who holds, offers or describes a meeting that is the object of his verb."""
    start = verb_group(sentence.units, governor.at).start
    owned = start > 1 and sentence.units[start].code == "s" and is_actor(sentence.units[start - 1])
    if owned and not any(unit.low == "invitation" for unit in sentence.units[start : governor.at]):  # "A's offer to hold talks"
        return sentence.party((start - 1,), leaders=leaders), (start - 1,)
    party, indexes = sentence.subject(start, leaders=leaders)
    party = without_speakers(sentence.scene, sentence.units, start, party)
    heads = any(sentence.scene.is_head(person) for person in party.people)
    if has(sentence.units[governor.at], "say") and not heads:
        return Party((), party.sides), ()  # whoever describes talks speaks for a side, and need not have been there
    return _with_whom(sentence, governor, party, indexes)


def _of_deed(sentence: Sentence, governor: Governor, at: int, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    """Who did something at, for or after a meeting, with whom he talked, told or asked there: "invited B for talks"."""
    units, unit = sentence.units, sentence.units[at]
    party, indexes = sentence.subject(verb_group(units, at).start, leaders=leaders)
    if leaders and not set(party.sides) <= set(sentence.scene.core.parties) and asked_before(units, governor.at + 1, known=True):
        return NOBODY, ()  # "A urged B to speak of it at the summit", which is that of B
    asked = (has(unit, "verbs.invite") or has(unit, "status.proposed")) and governor.word in ("for", "to")
    asked = asked or (has(unit, "verbs.have") and governor.word == "for" and units[governor.at - 1].low in _CALLED)
    told = governor.word in ("in", "during", "at", "over") and told_there(units, at, governor.at)
    talked_to = talked_over_with(units, at, governor.at) if governor.word in ("during", "at") else None
    right_behind = (asked or told) and at + 1 < governor.at and is_actor(units[at + 1])
    first = talked_to or (at + 1 if right_behind else _met_for(units, at, governor))
    if first is None:
        return party, indexes
    object_at = names_from(units, first)
    return party.joined(sentence.party(object_at, subject=party)), (*indexes, *object_at)


def _met_for(units: Units, verb: int, governor: Governor) -> int | None:
    """Where whom somebody met for talks stands: "met with B in P for talks"; None where nobody does."""
    whom = object_of(units, verb) if governor.word == "for" and has(units[verb], "verbs.meet") else ()
    return whom[0] if whom and whom[-1] < governor.at else None


_CALLED = frozenset({"in", "over", "around", "round"})  # "had B in for talks"


def _with_whom(sentence: Sentence, governor: Governor, giving: Party, indexes: tuple[int, ...]) -> tuple[Party, tuple[int, ...]]:
    """Who does what a verb tells, with whom it is offered to or refused, if anybody: "A offered B a summit"."""
    near = range(governor.at + 1, min(len(sentence.units), governor.at + 3))
    given = next((at for at in near if is_actor(sentence.units[at])), None)
    if given is None or giver(sentence.units, given + 1) != governor.at:
        return giving, indexes
    return giving.joined(sentence.party((given,), subject=giving)), (*indexes, given)


def _there(units: Units, at: int) -> bool:
    """Whether "in" or "at" stands behind "are", an adverb or a day between them: "are already in talks"."""
    while at + 1 < len(units) and has(units[at], "adverbs"):
        at += 1
    return units[past_day(units, at)].low in _IN


_IN = frozenset({"in", "at"})


def _plain_deed(units: Units, at: int) -> bool:
    """Whether a past form that no list knows is what somebody right before it did: "B railed against P during talks"."""
    return bool(at) and units[at].code in "wu" and is_actor(units[at - 1]) and units[at - 1].code == "N"
