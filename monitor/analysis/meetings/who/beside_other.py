"""Who meets the one named behind "with" where the phrase names nobody else: who speaks of it, or whom the sentence is about."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import names_until
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import has, is_person, leads_to_day, some
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.countries import AT_TABLES


def with_speaker(sentence: Sentence, start: int, governor: Governor, both: Party, *, with_other: bool) -> Party:
    """Add who speaks of "talks with B", and who came out of talks ("after talks in B's capital, A said")."""
    if len(both.sides) == 1 and with_other:
        return _beside_other(sentence, start, governor, both)
    if len(both.sides) > 1 or governor.word != "after" or governor.kind != "preposition":
        return both
    first = both if both.sides else sentence.first_subject(start) or NOBODY
    beside = _company(sentence, start)
    apart = len(first.people) == 1 and beside.people and not set(beside.sides) & set(first.sides)
    return first.joined(beside) if apart else both if both.sides else Party(first.people, first.sides[:1])


def _company(sentence: Sentence, before: int) -> Party:
    """Beside whom somebody speaks: "Speaking alongside B in P after a round of talks, A said"."""
    units = sentence.units
    at = next((i for i in range(min(before, len(units) - 1)) if has(units[i], "verbs.beside") and is_person(units[i + 1])), None)
    return sentence.party((at + 1,)) if at is not None else NOBODY


def _beside_other(sentence: Sentence, start: int, governor: Governor, both: Party) -> Party:
    """Who meets the one named after "with": who speaks, or whom the sentence is about ("A was told after a meeting with B")."""
    owner = _owner_before(sentence, start)
    if owner:
        return owner.joined(both)
    units = sentence.units
    if start > 1 and "whose" in (units[start].low, units[start - 1].low):
        before = start - 1 if units[start].low == "whose" else start - 2
        return sentence.party(names_until(units, before - (units[before].low == ","))).joined(both)  # "B, whose talks with A"
    if any(unit.low == "where" for unit in sentence.units[max(0, start - 2) : start]):
        first = sentence.first_subject(start) or NOBODY  # "left for Hanoi, where talks with B were to start"
        return Party(first.people, first.sides[:1]).joined(both)
    speaker = _speaker(sentence, start)
    if governor.word == "to" and some(sentence.units[max(0, governor.at - 1) : governor.at], "openness"):
        first = sentence.first_subject(start) or _country_told_of(sentence, start)  # "A and B stress their openness to"
        return first.joined(both) if not set(both.sides) & set(first.sides) else both
    if not speaker and governor.kind == "none" and (last := _speaker_behind(sentence, both)):
        return both.joined(last)
    followed = governor.word == "by" and sentence.units[governor.at - 1].low == "followed"  # "meets A, followed by a summit with B"
    if speaker or governor.kind != "preposition" or (governor.word not in _ALONG and not followed):
        heads = [person for person in speaker.people if sentence.scene.is_head(person)]
        both_heads = bool(heads) and any(map(sentence.scene.is_head, both.people)) and not set(both.people) & set(heads)
        return both.joined(speaker if both_heads else Party((), speaker.sides))  # "A said that a summit with B was possible"
    first = sentence.first_subject(start) or _country_told_of(sentence, start)
    if governor.word in _AHEAD and (theirs := _of_the_two(sentence, start, both, first)):
        return theirs.joined(both)
    return Party(first.people, first.sides[:1]).joined(both)


_AHEAD = frozenset({"ahead of", "before", "prior to"})


def _of_the_two(sentence: Sentence, start: int, both: Party, first: Party) -> Party:
    """Of the story's two the one named before, where a third is spoken of: "C was faulted for hurting A ahead of talks with B"."""
    core = set(sentence.scene.core.parties)
    if not set(both.sides) <= core or not AT_TABLES.isdisjoint(first.sides):
        return NOBODY
    named = [person for person in sentence.named_before(start) if sentence.scene.side_of(person)[:1] != both.sides]
    last = next((person for person in reversed(named) if core.issuperset(sentence.scene.side_of(person))), None)
    return Party((last,), sentence.scene.side_of(last)) if last is not None else NOBODY


def _owner_before(sentence: Sentence, start: int) -> Party:
    """Whose the meeting before was, where "and" joins two: "ahead of A's summit with B and a meeting with C"."""
    units = sentence.units
    if not start or units[start - 1].low != "and":
        return NOBODY
    for at in range(start - 2, max(0, start - _REACH), -1):
        if units[at].code == "s" and some(units[at + 1 : at + 4], "nouns."):
            return sentence.party((at - 1,))
    return NOBODY


_REACH = 18  # units


def _country_told_of(sentence: Sentence, before: int) -> Party:
    """The country that a sentence opens with ("The North has grown more hostile since ..."), if only one does."""
    unit = next((unit for unit in sentence.units[: min(before, _OPENS)] if unit.code in "CK"), None)
    sides = resolve(sentence.scene, unit).sides if unit is not None else ()
    return Party((), sides) if len(sides) == 1 else NOBODY


_OPENS = 3  # units
_ALONG = frozenset({"after", "following", "during", "before", "at", "ahead of", "prior to", "including", "since", "despite"})


def _speaker(sentence: Sentence, start: int) -> Party:
    """Whose talks with somebody they are: who speaks of them ("North Korea said talks with ...")."""
    units = sentence.units
    at = start - 1
    while at > 0 and (units[at].low in _THERE_WAS or units[at].code in 'T"d' or leads_to_day(units, at)):
        at -= 1
    at -= at > 1 and has(units[at], "not_parties")  # "told reporters that"
    return sentence.subject(at)[0] if at > 0 and has(units[at], "say") else NOBODY


_THERE_WAS = frozenset({"that", '"', "no", "there", "was", "were", "had", "has", "have", "been"})  # "A said there had been"


def _speaker_behind(sentence: Sentence, both: Party) -> Party:
    """Whose word a sentence ends with, if it is that of the other of the story's two: "Talks with B are off, A said"."""
    units = sentence.units
    end = len(units) - 1
    while end > 0 and (units[end].low in (".", '"', "on") or units[end].code == "T"):
        end -= 1
    if end < _REACH // 2 or not has(units[end], "say"):
        return NOBODY
    sides = sentence.subject(end)[0].sides
    return Party((), sides) if len(sides) == 1 and set(sides) | set(both.sides) == set(sentence.scene.core.parties) else NOBODY
