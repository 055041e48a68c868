"""Whom a pronoun, or a group without a country, means in its sentence."""

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import NO_PERSONS, PAIRING, resolve
from monitor.analysis.meetings.clause.arguments import opens_clause
from monitor.analysis.meetings.clause.grammar import has, is_actor, is_person, is_preposition, is_verbal, lacks, starts
from monitor.analysis.meetings.clause.subjects import SENT
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.meetings.who.ahead import giver_and_taker, one_ahead, pair_ahead, with_whom
from monitor.analysis.meetings.who.quoted import in_office, named_in_quotation, only_quoted
from monitor.analysis.meetings.who.relative_groups import own_of_group

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_SPEAKER = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ours", "ourselves"})
_BEING = ("auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.future", "auxiliaries.conditional")
_LEADERS = frozenset({"leaders", "presidents"})
_OFFICIALS = frozenset({"senior", "top", "officials", "diplomats", "leaders", "counterparts", "negotiators", "envoys"})
AT_TABLES = frozenset({"US", "DPRK", "ROK", "CHN", "JPN", "RUS"})  # other countries are venues
_CLAUSE = 24  # units that a clause before another can have
_SHORTEST = 5  # units of a sentence with a clause in front
_FRONTED = frozenset({"while", "although", "though", "as", "when", "because", "since", "if", "after", "before", "once", "until"})
_EXAMPLES = frozenset({"including", "such as", "as", "like"})
_WITH = 6  # units from "his" to "with"
_CLAUSE_OPENERS = _FRONTED | {"where", "that"}
_HIM = frozenset({"him", "her"})
_PROPOSING = frozenset({"proposed", "suggested", "proposing", "suggesting", "urged", "recommended", "requested"})
_HIS = frozenset({"his", "her"})


def group_of(sentence: "Sentence", index: int) -> int:
    """The group that a group is of: "envoys of the two countries", "experts from both sides"."""
    behind = sentence.units[index + 1 : index + 3]
    actor = behind[1].actor if len(behind) > 1 and behind[0].low in ("of", "from") else None
    return index + 2 if actor is not None and actor.ref == "group" and actor.words & PAIRING else index


def pronoun(sentence: "Sentence", index: int, subject: Party | None) -> Party:
    """Whom "he", "them", "its" or "our" means, where the subject of what it hangs on is known or not."""
    unit = sentence.units[index]
    word = unit.low
    if word in _SPEAKER:
        speaker = sentence.speaker()
        if word in ("i", "me", "my", "myself"):
            return speaker
        return _both_heads(sentence, speaker) if word == "our" else Party((), speaker.sides)
    if word in ("it", "its"):
        return country_before(sentence, index)
    owner = one_ahead(sentence, index) or _owner_of_row(sentence, index)
    owner = owner or named_in_quotation(sentence, index) or own_of_group(sentence, index)
    if owner is not None:
        return owner
    before = _subject_of_clause_before(sentence, index) or _owner(sentence, index) or NOBODY
    if word in _HIM and subject is not None:
        named = (*sentence.scene.recent(unit.start), *sentence.named_before(index))
        others = [p for p in named if p not in subject.people and sentence.scene.fits(p, word)]
        others = [p for p in others if not set(sentence.scene.side_of(p)) & set(subject.sides)] or others
        return Party(tuple(others[-1:]), sentence.scene.side_of(others[-1]) if others else ())
    if word in _HIM and subject is None and (whom := _object(sentence, index)) is not None:
        return whom
    if word in ("they", "them", "their", "theirs"):
        if sentence.units[0].low == "it" and has(sentence.units[1], *_BEING) and sentence.scene.first_pair is not None:
            return sentence.scene.first_pair
        of_clause = _group_of_clause(sentence, index) if word == "their" else None
        theirs = of_clause or group_before(sentence, index)
        told = sentence.one(theirs, None, leaders=False) if theirs is not None else None
        options = (
            *(pair_ahead(sentence, index), told, with_whom(sentence, index), subject, _two_who(sentence, index)),
            *(before, giver_and_taker(sentence, index), _both_before(sentence, index)),
        )
        for known in options:
            if known is not None and (len(known.sides) > 1 or len(known.people) > 1):
                return known
        return resolve(sentence.scene, unit)
    if word in _HIS and (partner := _partner_of(sentence, index, subject or before)) is not None:
        return partner
    fitting = subject is not None and len(subject.people) > 0 and (word not in _HIS or sentence.scene.fits(subject.people[0], word))
    return resolve(sentence.scene, unit, subject=subject if fitting else before)


def _object(sentence: "Sentence", index: int) -> Party | None:
    """Whom a verb takes: the last named but for its subject ("A was received by B and asked him", "A said B had asked him")."""
    units = sentence.units
    if index < _SHORTEST - 1 or not is_verbal(units[index - 1]):
        return None
    helped = index - 3 if starts(units[index - 2], "auxiliaries.") else index - 2
    near = [at for at in (helped,) if is_actor(units[at]) and units[at].code == "N"]
    own = sentence.one(near[0], None, leaders=False) if near else sentence.first_subject(index) or NOBODY
    named = [p for p in sentence.named_before(index) if p not in own.people and sentence.scene.fits(p, units[index].low)]
    return Party((named[-1],), sentence.scene.side_of(named[-1])) if named and own.people else None


def _both_heads(sentence: "Sentence", speaker: Party) -> Party:
    """Whose "our" is where a head speaks who was just brought together with another: "our second meeting"; else his side's."""
    both = sentence.scene.subject_group
    heads = both is not None and len(both.people) > 1 and all(sentence.scene.is_head(person) for person in both.people)
    return both if both is not None and heads and set(speaker.people) & set(both.people) else Party((), speaker.sides)


def _partner_of(sentence: "Sentence", index: int, subject: Party) -> Party | None:
    """Whose "his summit with B" is that C saw A before: that of A, who is the one the story pairs with B."""
    core = set(sentence.scene.core.parties)
    if not core or not index or set(subject.sides) & core or not has(sentence.units[index - 1], "prepositions.before"):
        return None
    near = range(index + 1, min(len(sentence.units) - 1, index + _WITH))
    other = next((at for at in near if sentence.units[at].low == "with"), None)
    last = sentence.named_before(index)[-1:]
    if other is None or not last or not sentence.scene.fits(last[0], sentence.units[index].low):
        return None
    behind = set(resolve(sentence.scene, sentence.units[other + 1]).sides)
    own = set(sentence.scene.side_of(last[0]))
    return Party((last[0],), sentence.scene.side_of(last[0])) if behind | own == core and not behind & own else None


def _subject_of_clause_before(sentence: "Sentence", index: int) -> Party | None:
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
        if only_quoted(sentence, at, index):
            continue
        if opens_clause(sentence.units, at):
            party = resolve(sentence.scene, unit)
            fits = len(party.people) == 1 and sentence.scene.fits(party.people[0], sentence.units[index].low)
            return party if fits else None
    return None


def _sent(sentence: "Sentence", before: int) -> Party | None:
    """Who was sent where the clause behind "where" goes on: "A sent B to P, where he met C"."""
    units = sentence.units
    if lacks(units, *SENT):
        return None
    near = range(before - 3, max(0, before - _CLAUSE), -1)
    at = next((at for at in near if units[at].low in SENT and is_person(units[at + 1]) and units[at + 2].low in ("to", "back")), 0)
    party = sentence.party((at + 1,)) if at else NOBODY
    return party if len(party.people) == 1 and sentence.scene.fits(party.people[0], units[before].low) else None


def _owner(sentence: "Sentence", index: int) -> Party | None:
    """The subject of the sentence; where it is no man, "his" is that of the last man named ("C went with A to his talks")."""
    first = sentence.first_subject(index)
    word = sentence.units[index].low
    named = [] if lacks(sentence.units, '"') else [at for at in range(index) if is_person(sentence.units[at])]
    if named and only_quoted(sentence, named[0], index):
        told = (at for at in range(index) if is_person(sentence.units[at]) or in_office(sentence, at))
        outside = next((at for at in told if not only_quoted(sentence, at, index)), None)
        return resolve(sentence.scene, sentence.units[outside]) if outside is not None else None
    if first is None or word not in _HIS or len(first.people) != 1 or sentence.scene.fits(first.people[0], word):
        return first
    fitting = [person for person in sentence.named_before(index) if sentence.scene.fits(person, word)]
    return Party(tuple(fitting[-1:]), sentence.scene.side_of(fitting[-1])) if fitting else first


def _owner_of_row(sentence: "Sentence", index: int) -> Party | None:
    """Whose are things told as examples: "C disliked A's big shows, such as his talks with B"."""
    if index < _SHORTEST or sentence.units[index].low not in ("his", "her") or sentence.units[index - 1].low not in _EXAMPLES:
        return None
    for at in range(index - 2, max(-1, index - _CLAUSE), -1):
        actor = sentence.units[at].actor
        if actor is not None and sentence.units[at].code == "N" and actor.ref in ("person", "surname", "role"):
            party = resolve(sentence.scene, sentence.units[at])
            return party if len(party.people) == 1 and sentence.scene.fits(party.people[0], sentence.units[index].low) else None
    return None


def group_before(sentence: "Sentence", index: int) -> int | None:
    """Who "they" behind "when" or "after" are: the group that the clause before speaks of."""
    if not _close(sentence, index):
        return None
    for at in range(index - 2, max(-1, index - 14), -1):
        unit = sentence.units[at]
        if unit.actor is not None and unit.actor.ref in ("group", "pair") and not (at and is_preposition(sentence.units[at - 1])):
            return at
    return None


def _group_of_clause(sentence: "Sentence", index: int) -> int | None:
    """Whose "their" is in a clause: the group of which it speaks ("A told B that both Koreas had gained by their summit")."""
    for at in range(index - 1, max(-1, index - 14), -1):
        unit = sentence.units[at]
        if unit.code == "N" and is_actor(unit):
            group = unit.actor is not None and unit.actor.ref in ("group", "pair") and len(resolve(sentence.scene, unit).sides) > 1
            return at if group and sentence.hangs_on_nothing(at) and opens_clause(sentence.units, at) else None
    return None


def group(sentence: "Sentence", index: int, subject: Party | None) -> Party:
    """A group without a country: both of those the sentence has named, else what the story was about."""
    unit = sentence.units[index]
    words = unit.actor.words if unit.actor else frozenset()
    behind = sentence.units[index + 1 : index + 5]
    counted = behind if behind and behind[0].low in ("of", "from", "representing") else ()
    if any(near.code == "0" for near in (*sentence.units[max(0, index - 1) : index + 1], *counted)):
        return NOBODY  # "leaders of more than 50 nations"; the leaders who spoke for 35 minutes are those told of
    if words & _SPEAKER:
        return Party((), sentence.speaker().sides)
    if words <= _OFFICIALS and (at_home := _of_places(sentence, index)):
        return Party((), at_home)
    if "its" in words:
        return country_before(sentence, index)
    if words & {"his", "her"}:
        before = sentence.first_subject(index)
        return Party((), before.sides if before else ())
    last = _last_two(sentence, index) if words & {"two", "men", "pair", "duo"} and not words & NO_PERSONS else None
    if last is not None and _close(sentence, index):
        return last
    before = last or _both_before(sentence, index)
    if before is not None and words & PAIRING and not resolve(sentence.scene, unit).people:
        if words & _LEADERS and not all(sentence.scene.is_head(person) for person in before.people):
            return Party((), before.sides)
        named = bool(words & {"leaders", "men", "two", "pair", "duo", "presidents"}) and not words & NO_PERSONS
        return before if named else Party((), before.sides)
    return resolve(sentence.scene, unit, subject=subject)


def _of_places(sentence: "Sentence", index: int) -> tuple[str, ...]:
    """Whose officials they are by where they sit: "officials in Tokyo, Seoul and Beijing"."""
    if index + 2 >= len(sentence.units) or sentence.units[index + 1].low != "in":
        return ()
    listed = place_list(sentence.units, index + 2, index + 9).known
    ends = {slot.end for _, slot in listed}
    sides = [side for unit in sentence.units if unit.end in ends and unit.code in "CK" and unit.actor for side in unit.actor.sides]
    return tuple(dict.fromkeys(side for side in sides if side in AT_TABLES))


def _close(sentence: "Sentence", index: int) -> bool:
    """Whether the clause before "when the two ..." names the two."""
    return index > 0 and sentence.units[index - 1].low in ("when", "where", "after", "before", "since", "until", "as")


def _last_two(sentence: "Sentence", index: int) -> Party | None:
    """The last two people named in the sentence, if they are of two sides."""
    people = list(dict.fromkeys(sentence.named_before(index)))[-2:]
    sides = tuple(side for person in people for side in sentence.scene.side_of(person)[:1])
    return Party(tuple(people), sides) if len(people) == 2 and len(set(sides)) == 2 else None


def _both_before(sentence: "Sentence", index: int) -> Party | None:
    """The only two sides named earlier in the sentence; where somebody goes or is may be a third."""
    found = NOBODY
    for at in range(index):
        unit = sentence.units[at]
        there = at > 0 and unit.code in "CK" and unit.place and has(sentence.units[at - 1], *_THERE)
        if is_actor(unit) and unit.actor is not None and unit.code in "NCK" and not there:
            found = found.joined(resolve(sentence.scene, sentence.units[at]))
    return found if len(found.sides) == 2 else None


_THERE = ("prepositions.place", "prepositions.goal", "verbs.go", "verbs.bound")


def _two_who(sentence: "Sentence", index: int) -> Party | None:
    """The two people of two sides who are the subject of the clause: "said he and B had agreed on C during their talks"."""
    units = sentence.units
    if lacks(units, "and"):
        return None
    for at in range(index - 2, max(0, index - _CLAUSE), -1):
        if units[at].low != "and" or not (_somebody(units[at - 1]) and _somebody(units[at + 1])):
            continue
        if not opens_clause(units, at + 1) or not sentence.hangs_on_nothing(at - 1):
            return None
        both = sentence.party((at - 1, at + 1))
        sides = {side for person in both.people for side in sentence.scene.side_of(person)[:1]}
        return both if len(both.people) == _TWO == len(sides) else None
    return None


_TWO = 2  # people, sides


def _somebody(unit: Unit) -> bool:
    return is_person(unit) or unit.low in ("he", "she")


def country_before(sentence: "Sentence", index: int) -> Party:
    """The country that "its" means: the last one the sentence names that hangs on no preposition."""
    for at in range(index - 1, -1, -1):
        if sentence.units[at].code in "CKO" and not (at and is_preposition(sentence.units[at - 1])):
            return resolve(sentence.scene, sentence.units[at])
    return NOBODY


def of_its_own(sentence: "Sentence", index: int, one: Party) -> Party:
    """Whom an office means that is called a country's own: "North Korea said its chief envoy", whoever else has such an office."""
    unit, country = sentence.units[index], country_before(sentence, index)
    if unit.actor is None or not country.sides or set(one.sides) <= set(country.sides):
        return one
    return resolve(sentence.scene, replace(unit, actor=unit.actor._replace(sides=country.sides)))
