"""Whom "he" and "his" mean by what stands before them: the clause's subject, the sentence's, the owner of a row."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import has, is_person, lacks, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.subjects import SENT
from monitor.analysis.meetings.who.quoted import in_office, only_quoted

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

HIS = frozenset({"his", "her"})
_CLAUSE = 24  # units that a clause before another can have
_SHORTEST = 5  # units of a sentence with a clause in front
_FRONTED = frozenset({"while", "although", "though", "as", "when", "because", "since", "if", "after", "before", "once", "until"})
_CLAUSE_OPENERS = _FRONTED | {"where", "that"}
_EXAMPLES = frozenset({"including", "such as", "as", "like"})
_PROPOSING = frozenset({"proposed", "suggested", "proposing", "suggesting", "urged", "recommended", "requested"})


def subject_of_clause_before(sentence: "Sentence", index: int) -> Party | None:
    """Whom "he" behind "when" or "that" means: whom the clause before is about ("A said B was ill when he flew to P")."""
    if sentence.units[index].low not in ("he", "she") or not index:
        return None
    opener = sentence.units[index - 1]
    if opener.low == "where" and (sent := _sent(sentence, index)) is not None:
        return sent
    if opener.low not in _CLAUSE_OPENERS and not has(opener, "say"):
        return None
    if opener.low == "that" and index > 1 and sentence.units[index - 2].low in _PROPOSING:
        own = (sentence.first_subject(index) or NOBODY).people
        asked = [p for p in sentence.named_before(index) if p not in own and sentence.scene.fits(p, sentence.units[index].low)]
        if asked:
            return Party((asked[-1],), sentence.scene.side_of(asked[-1]))  # "A asked B for help and proposed that he meet C"
    for at in range(index - 2, max(-1, index - 2 - _CLAUSE), -1):
        unit = sentence.units[at]
        if unit.actor is None or unit.actor.ref not in ("person", "surname") or not sentence.hangs_on_nothing(at):
            continue
        if only_quoted(sentence, at, index) or _stands_by(sentence, at):
            continue
        if opens_clause(sentence.units, at):
            party = resolve(sentence.scene, unit)
            fits = len(party.people) == 1 and sentence.scene.fits(party.people[0], sentence.units[index].low)
            return party if fits else None
    return None


def _stands_by(sentence: "Sentence", at: int) -> bool:
    """Whether somebody is only told to be there as another speaks: "A said on Monday, with B and C beside him, that he"."""
    units = sentence.units
    comma = next((i for i in range(at - 1, max(0, at - _BY), -1) if units[i].code == ","), 0)
    return comma > 0 and units[comma + 1].low == "with" and any(unit.code == "," for unit in units[at : at + _BY])


_BY = 8  # units of "with B and C beside him"


def _sent(sentence: "Sentence", before: int) -> Party | None:
    """Who was sent where the clause behind "where" goes on: "A sent B to P, where he met C"."""
    units = sentence.units
    if lacks(units, *SENT):
        return None
    near = range(before - 3, max(0, before - _CLAUSE), -1)
    at = next((at for at in near if units[at].low in SENT and is_person(units[at + 1]) and units[at + 2].low in ("to", "back")), 0)
    party = sentence.party((at + 1,)) if at else NOBODY
    return party if len(party.people) == 1 and sentence.scene.fits(party.people[0], units[before].low) else None


def sentence_owner(sentence: "Sentence", index: int) -> Party | None:
    """The subject of the sentence; where it is no man, "his" is that of the last man named ("C went with A to his talks")."""
    first = sentence.first_subject(index)
    word = sentence.units[index].low
    named = [] if lacks(sentence.units, '"') else [at for at in range(index) if is_person(sentence.units[at])]
    if named and only_quoted(sentence, named[0], index):
        told = (at for at in range(index) if is_person(sentence.units[at]) or in_office(sentence, at))
        outside = next((at for at in told if not only_quoted(sentence, at, index)), None)
        return resolve(sentence.scene, sentence.units[outside]) if outside is not None else None
    alone = first.people if first is not None and len(first.people) == 1 else ()
    if word in _HE and not (alone and sentence.scene.fits(alone[0], word)):
        return _only_one(sentence, index) or first  # "the letter was handed to A during a trip on which he met C"
    if word in HIS and not (first is not None and first.people) and (only := _only_one(sentence, index)) is not None:
        return only  # "the army, on A's order after his talks with B, halted the drills"
    if first is None or word not in HIS or len(first.people) != 1 or sentence.scene.fits(first.people[0], word):
        return first
    fitting = [person for person in sentence.named_before(index) if sentence.scene.fits(person, word)]
    return Party(tuple(fitting[-1:]), sentence.scene.side_of(fitting[-1])) if fitting else first


def _only_one(sentence: "Sentence", index: int) -> Party | None:
    """The only man a sentence has named so far, where its subject is none; not "after his talks with B he met C"."""
    word = sentence.units[index].low
    if any(unit.low.split(" ")[0] in _PRONOUNS for unit in sentence.units[:index]):
        return None
    fitting = list(dict.fromkeys(person for person in sentence.named_before(index) if sentence.scene.fits(person, word)))
    return Party(tuple(fitting), sentence.scene.side_of(fitting[0])) if len(fitting) == 1 else None


_HE = frozenset({"he", "she"})
_PRONOUNS = _HE | HIS | {"him"}


def head_of_clause(sentence: "Sentence", index: int) -> Party | None:
    """Whose "his" is in what one leader says of another: "A said B would raise it at his summit with C" is of B's."""
    units, scene = sentence.units, sentence.scene
    if units[index].low not in HIS or index < _SHORTEST or not sentence.holds("say"):
        return None
    first = sentence.first_subject(index)
    if first is None or len(first.people) != 1 or not scene.is_head(first.people[0]):
        return None
    for at in range(index - 1, max(0, index - _CLAUSE), -1):
        if units[at].code in ';"':
            return None
        if units[at].code != "N" or not (is_person(units[at]) and sentence.hangs_on_nothing(at) and opens_clause(units, at)):
            continue
        own = resolve(scene, units[at])
        if own.people == first.people:
            return None
        told = len(own.people) == 1 and scene.is_head(own.people[0]) and scene.fits(own.people[0], units[index].low)
        known = set(first.sides) <= set(scene.core.parties) and not set(own.sides) <= set(scene.core.parties)
        return own if told and not known else None  # "A said C had brought about his summit with B", A and B the story's two
    return None


def holder_in_clause(sentence: "Sentence", index: int) -> Party | None:
    """Who does something about what is his in a clause of its own: "A left the town where B was to hold his talks with C"."""
    units = sentence.units
    if units[index].low not in HIS:
        return None
    at = index - 1
    while at > 0 and (starts(units[at], "verbs.") or _helps(units[at])):
        at -= 1
    held = starts(units[index - 1], "verbs.") and 0 < at < index - 1
    if not held or not is_person(units[at]) or units[at - 1].low not in _RELATIVE:
        return None
    party = resolve(sentence.scene, units[at])
    return party if len(party.people) == 1 and sentence.scene.fits(party.people[0], units[index].low) else None


_RELATIVE = frozenset({"which", "where", "when"})


def _helps(unit: Unit) -> bool:
    return unit.low == "to" or starts(unit, "auxiliaries.") or has(unit, "adverbs", "status.planned", "status.proposed")


def owner_of_row(sentence: "Sentence", index: int) -> Party | None:
    """Whose are things told as examples: "C disliked A's big shows, such as his talks with B"."""
    if index < _SHORTEST or sentence.units[index].low not in ("his", "her") or sentence.units[index - 1].low not in _EXAMPLES:
        return None
    for at in range(index - 2, max(-1, index - _CLAUSE), -1):
        actor = sentence.units[at].actor
        if actor is not None and sentence.units[at].code == "N" and actor.ref in ("person", "surname", "role"):
            party = resolve(sentence.scene, sentence.units[at])
            return party if len(party.people) == 1 and sentence.scene.fits(party.people[0], sentence.units[index].low) else None
    return None
