"""Whom a pronoun means in its sentence: the order in which the ways to know are tried."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.asked import asked_before, helped_before, praised_before
from monitor.analysis.meetings.who.ahead import one_ahead, whose_is_told
from monitor.analysis.meetings.who.countries import country_before
from monitor.analysis.meetings.who.groups import SPEAKER
from monitor.analysis.meetings.who.he import (
    HIS,
    head_of_clause,
    holder_in_clause,
    owner_of_row,
    sentence_owner,
    subject_of_clause_before,
)
from monitor.analysis.meetings.who.him import him, partner_of
from monitor.analysis.meetings.who.quoted import named_in_quotation
from monitor.analysis.meetings.who.relative_groups import own_of_group
from monitor.analysis.meetings.who.sent_there import all_sent
from monitor.analysis.meetings.who.team_told import the_team
from monitor.analysis.meetings.who.they import they

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence


def pronoun(sentence: "Sentence", index: int, subject: Party | None) -> Party:
    """Whom "he", "them", "its" or "our" means, where the subject of what it hangs on is known or not."""
    unit, scene = sentence.units[index], sentence.scene
    word = unit.low
    if word in SPEAKER:
        return _of_speaker(sentence, word)
    if word in ("it", "its"):
        return country_before(sentence, index) or the_team(sentence, index)
    owner = _who_is_asked(sentence, index) or head_of_clause(sentence, index)
    owner = owner or one_ahead(sentence, index) or whose_is_told(sentence, index) or owner_of_row(sentence, index)
    owner = owner or holder_in_clause(sentence, index)
    owner = owner or named_in_quotation(sentence, index) or own_of_group(sentence, index) or all_sent(sentence, index)
    if owner is not None:
        return owner
    before = subject_of_clause_before(sentence, index) or sentence_owner(sentence, index) or NOBODY
    if word in _HIM and (whom := him(sentence, index, subject)) is not None:
        return whom
    if word in _THEY:
        known = they(sentence, index, subject, before)
        return _without_us(sentence, index, known) if word == "them" else known
    if word in HIS and (partner := partner_of(sentence, index, subject or before)) is not None:
        return partner
    fitting = subject is not None and len(subject.people) > 0 and (word not in HIS or scene.fits(subject.people[0], word))
    return resolve(scene, unit, subject=subject if fitting else before)


_HIM = frozenset({"him", "her"})
_THEY = frozenset({"they", "them", "their", "theirs"})


def _of_speaker(sentence: "Sentence", word: str) -> Party:
    """Whom "I", "our" and "we" mean: who speaks, he and the other head he was just brought together with, or his side."""
    speaker = sentence.speaker()
    if word in ("i", "me", "my", "myself"):
        return speaker
    return _both_heads(sentence, speaker) if word == "our" else Party((), speaker.sides)


def _who_is_asked(sentence: "Sentence", index: int) -> Party | None:
    """Whose "his" is in what somebody is asked to do, or praised for: "A urged B to raise it at his summit with C"."""
    units = sentence.units
    asked = asked_before(units, index) or praised_before(units, index) or helped_before(units, index)
    if asked and units[asked].low in _HIM:
        own = sentence.first_subject(asked) or NOBODY
        named = [person for person in sentence.named_before(asked) if person not in own.people]
        party = Party(tuple(named[-1:]), sentence.scene.side_of(named[-1])) if named else NOBODY
    else:
        party = sentence.one(asked, None, leaders=False) if asked else NOBODY
    return party if len(party.people) == 1 and sentence.scene.fits(party.people[0], sentence.units[index].low) else None


def _without_us(sentence: "Sentence", index: int, known: Party) -> Party:
    """Whom "them" means where "we" do it: not the speaker's own side ("We are open to talks with them")."""
    units = sentence.units
    we = next((at for at in range(index - 1, -1, -1) if units[at].code == "N"), None)
    if we is None or units[we].low != "we":
        return known
    ours = set(sentence.speaker().sides)
    others = tuple(side for side in known.sides if side not in ours)
    return Party((), others) if len(others) < len(known.sides) else known


def _both_heads(sentence: "Sentence", speaker: Party) -> Party:
    """Whose "our" is where a head speaks who was just brought together with another: "our second meeting"; else his side's."""
    both = sentence.scene.subject_group
    heads = both is not None and len(both.people) > 1 and all(sentence.scene.is_head(person) for person in both.people)
    return both if both is not None and heads and set(speaker.people) & set(both.people) else Party((), speaker.sides)
