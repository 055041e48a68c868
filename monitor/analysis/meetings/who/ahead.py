"""Whom "they" and "his" mean in what stands before or behind the main clause: "A year after they met, A and B will meet again"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, is_preposition, is_verbal, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.verb_groups import verb_group

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_CLAUSE = 24  # units that a clause before another can have


def pair_ahead(sentence: "Sentence", index: int) -> Party | None:
    """The two of whom the main clause tells, where nobody is named before the pronoun at ``index``."""
    units = sentence.units
    if not index or any(is_actor(unit) for unit in units[:index]):
        return None
    names = _main_subject(units, index)
    if not names:
        return None
    both = sentence.party(names)
    return both if len(both.people) > 1 or len(set(both.sides)) > 1 else _last_two_with(sentence, both)


def _last_two_with(sentence: "Sentence", one: Party) -> Party | None:
    """The two leaders last brought together of whom one is told of, where others have met since: "In their talks, A said"."""
    told = sentence.scene.subject_group
    if len(one.people) != 1 or (told is not None and one.people[0] in told.people):
        return None
    summits = (party for party, _ in reversed(sentence.scene.summits) if one.people[0] in party.people)
    return next((party for party in summits if len(party.people) == len(party.sides) == _TWO), None)


def one_ahead(sentence: "Sentence", index: int) -> Party | None:
    """Whose "his" stands in a phrase before the main clause: its subject ("Before his talks with B, A spoke to C")."""
    units = sentence.units
    inverted = units[0].low == "should" and units[index].low in _HE  # "Should he come to P, A will"
    if index != 1 or not (inverted or (units[index].low in _HIS and is_preposition(units[0]))):
        return None
    names = _main_subject(units, index)
    if len(names) != 1 or not is_person(units[names[0]]):
        return None
    party = resolve(sentence.scene, units[names[0]])
    fits = len(party.people) == 1 and sentence.scene.fits(party.people[0], units[index].low)
    between = (resolve(sentence.scene, unit).people for unit in units[index + 1 : names[0]] if is_actor(unit))
    return party if fits and not any(party.people[0] in people for people in between) else None


_HIS = frozenset({"his", "her"})
_HE = frozenset({"he", "she"})


def whose_is_told(sentence: "Sentence", index: int) -> Party | None:
    """Whose thing a reported clause speaks of, where nobody else stands before "his": "A says B's tone changed after his visit"."""
    units = sentence.units
    if units[index].low not in _HIS or index < _SHORTEST or not has(units[index - 1], "prepositions.before", "prepositions.after"):
        return None
    owner = next((at for at in range(index - 1, max(0, index - _CLAUSE), -1) if is_actor(units[at])), 0)
    if owner < 1 or units[owner + 1].code != "s" or units[owner + 2].code not in "uw":
        return None
    told = units[owner - 1]
    if not (has(told, "say") or (told.low == "that" and has(units[owner - 2], "say"))):
        return None
    party = resolve(sentence.scene, units[owner])
    return party if len(party.people) == 1 and sentence.scene.fits(party.people[0], units[index].low) else None


def _main_subject(units: Units, index: int) -> tuple[int, ...]:
    """The subject of the main clause, behind the first comma that somebody follows; none where no clause opens there."""
    near = range(index + 1, min(len(units) - 2, index + _CLAUSE))
    comma = next((at for at in near if units[at].code == "," and is_actor(units[at + 1])), None)
    names = names_from(units, comma + 1, subject=True) if comma is not None else ()
    return names if names and opens_clause(units, names[-1]) else ()


def with_whom(sentence: "Sentence", index: int) -> Party | None:
    """Whom "they" behind "when" means: who does something, and to whom ("A will raise it with B", "brief B when they meet")."""
    units = sentence.units
    if units[index].low != "they" or index < _SHORTEST or units[index - 1].low not in _WHEN:
        return None
    whom = next((at for at in range(index - 2, 1, -1) if is_person(units[at]) and _whom(sentence, at)), None)
    if whom is None or index - whom > _CLAUSE:
        return None
    first = sentence.first_subject(whom)
    both = first.joined(resolve(sentence.scene, units[whom])) if first is not None else NOBODY
    return both if len(both.sides) == len(both.people) == _TWO else None


def giver_and_taker(sentence: "Sentence", index: int) -> Party | None:
    """Whose "their" is behind what one did to the other: "A handed B a letter from C during their meeting"."""
    units = sentence.units
    if index < _SHORTEST or not is_preposition(units[index - 1]):
        return None
    verb = next((at for at in range(1, index - 2) if has(units[at], *_TO_SOMEBODY) and is_person(units[at + 1])), None)
    if verb is None or units[verb + 2].code == "s" or any(unit.code in ",;" for unit in units[verb:index]):
        return None
    both = sentence.subject(verb_group(units, verb).start)[0].joined(sentence.party((verb + 1,)))
    sides = {side for person in both.people for side in sentence.scene.side_of(person)[:1]}
    return both if len(both.people) == len(sides) == _TWO else None


_TO_SOMEBODY = ("verbs.hand", "verbs.tell", "verbs.carry", "addressing")


def _whom(sentence: "Sentence", at: int) -> bool:
    """Whether a verb takes somebody, and no noun does: not the C of "his talks with C"."""
    before = sentence.units[at - 1]
    return is_verbal(before) or (before.low in ("with", "to") and not starts(sentence.units[at - 2], "nouns."))


_WHEN = frozenset({"when", "as", "before", "after"})
_SHORTEST = 4  # units of "A sees B when"
_TWO = 2
