"""Whom "they" and "their" mean."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, is_verbal, lacks
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.who.ahead import giver_and_taker, pair_ahead, with_whom
from monitor.analysis.meetings.who.groups import both_before, group_before

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_WILLING = ("status.proposed", "status.denied", "openness")
_BEING = ("auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.future", "auxiliaries.conditional")
_CLAUSE = 24  # units that a clause before another can have


def they(sentence: "Sentence", index: int, subject: Party | None, before: Party) -> Party:
    """The two or more whom "they" means: those it looks ahead to, the group before it, the subject, the two named."""
    if sentence.units[0].low == "it" and has(sentence.units[1], *_BEING) and sentence.scene.first_pair is not None:
        return sentence.scene.first_pair
    if _of_a_crowd(sentence, index):
        return NOBODY
    if _only_private(sentence, index):
        return NOBODY  # "the three prisoners were flown home after their talks with B"
    if (willing := _willing_group(sentence, index)) is not None:
        return willing
    of_clause = _group_of_clause(sentence, index) if sentence.units[index].low == "their" else None
    theirs = of_clause or group_before(sentence, index)
    told = sentence.one(theirs, None, leaders=False) if theirs is not None else None
    if theirs == index - 2 and not told and _delegates(sentence.units[theirs]):
        return Party((), sentence.scene.core.table)  # "eluded delegates when they met": no two whom the sentence names
    two = _two_who(sentence, index)
    nearest = two if _last_are_two(sentence.units, index) else None  # "asked B whether C and D would agree when they meet"
    options = (
        *(pair_ahead(sentence, index), told, nearest, with_whom(sentence, index), subject, two),
        *(before, giver_and_taker(sentence, index), both_before(sentence, index)),
    )
    for known in options:
        if known is not None and (len(known.sides) > 1 or len(known.people) > 1):
            return known
    return resolve(sentence.scene, sentence.units[index])


def _willing_group(sentence: "Sentence", index: int) -> Party | None:
    """Officials of one country who are told to be ready for something: "B's officials gave no sign that they are open to talks"."""
    units = sentence.units
    at = index + 2
    while at + 1 < len(units) and (units[at].low == "not" or has(units[at], "adverbs")):
        at += 1
    willing = at + 1 < len(units) and has(units[index + 1], *_BEING) and has(units[at], *_WILLING)
    if units[index].low != "they" or not willing or units[at + 1].low == "to":  # "they are ready to meet" may be said of two
        return None
    last = next((at for at in range(index - 1, -1, -1) if units[at].code == "N" and is_actor(units[at])), -1)
    actor = units[last].actor if last >= 0 and sentence.hangs_on_nothing(last) else None
    party = sentence.one(last, None, leaders=False) if actor is not None and actor.ref == "group" else NOBODY
    return Party((), party.sides) if len(party.sides) == 1 else None


def _delegates(unit: Unit) -> bool:
    """Whether a group is that of all who sat at some talks."""
    return unit.actor is not None and not unit.actor.sides and not _SEATED.isdisjoint(unit.actor.words)


_SEATED = frozenset({"delegates", "negotiators", "delegations", "envoys", "participants"})


def _of_a_crowd(sentence: "Sentence", index: int) -> bool:
    """Whether people who are no party are the subject right before: "the families hope their talks with A"."""
    units = sentence.units
    crowd = units[index - 2] if index > 1 else None
    return crowd is not None and has(crowd, "not_parties") and crowd.low.endswith("s") and (
        is_verbal(units[index - 1]) or has(units[index - 1], "wishes")
    )


def _only_private(sentence: "Sentence", index: int) -> bool:
    """Whether nobody is named before in the sentence but private persons whom the roster knows."""
    actors = [unit.actor for unit in sentence.units[:index] if unit.actor is not None]
    named = [person for actor in actors for person in actor.people]
    return bool(named) and all(actor.people for actor in actors) and all(map(sentence.scene.is_private, named))


def _group_of_clause(sentence: "Sentence", index: int) -> int | None:
    """Whose "their" is in a clause: the group of which it speaks ("A told B that both Koreas had gained by their summit")."""
    for at in range(index - 1, max(-1, index - 14), -1):
        unit = sentence.units[at]
        if unit.code == "N" and is_actor(unit):
            group = unit.actor is not None and unit.actor.ref in ("group", "pair") and len(resolve(sentence.scene, unit).sides) > 1
            return at if group and sentence.hangs_on_nothing(at) and opens_clause(sentence.units, at) else None
    return None


def _two_who(sentence: "Sentence", index: int) -> Party | None:
    """The two people of two sides who are the subject of the clause: "said he and B had agreed on C during their talks"."""
    units = sentence.units
    if lacks(units, "and"):
        return None
    for at in range(index - 2, max(0, index - _CLAUSE), -1):
        if not _joins_two(units, at):
            continue
        if not opens_clause(units, at + 1) or not sentence.hangs_on_nothing(at - 1):
            return None
        both = sentence.party((at - 1, at + 1))
        sides = {side for person in both.people for side in sentence.scene.side_of(person)[:1]}
        return both if len(both.people) == _TWO == len(sides) else None
    return None


def _joins_two(units: Units, at: int) -> bool:
    """Whether a word joins two people: "A and B", "A and the leader of B"."""
    return units[at].low == "and" and _somebody(units[at - 1]) and _somebody(units[at + 1])


def _last_are_two(units: Units, index: int) -> bool:
    """Whether "and" joins the last two people spoken of before a unit."""
    last = next((at for at in range(index - 1, 1, -1) if _somebody(units[at])), 0)
    return last > 1 and _joins_two(units, last - 1)


_TWO = 2  # people, sides


def _somebody(unit: Unit) -> bool:
    return is_person(unit) or unit.low in ("he", "she") or (unit.actor is not None and unit.actor.ref == "role")
