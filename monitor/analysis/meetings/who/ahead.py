"""Whom "they" means in the clause before or behind the main one: "A year after they met in P, A and B will meet again"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import names_from, opens_clause
from monitor.analysis.meetings.clause.grammar import is_actor, is_person, is_verbal, starts

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_CLAUSE = 24  # units that a clause before another can have


def pair_ahead(sentence: "Sentence", index: int) -> Party | None:
    """The two of whom the main clause tells, where nobody is named before the pronoun at ``index``."""
    units = sentence.units
    if not index or any(is_actor(unit) for unit in units[:index]):
        return None
    near = range(index + 1, min(len(units) - 2, index + _CLAUSE))
    comma = next((at for at in near if units[at].code == "," and is_actor(units[at + 1])), None)
    names = names_from(units, comma + 1, subject=True) if comma is not None else ()
    if not names or not opens_clause(units, names[-1]):
        return None
    both = sentence.party(names)
    return both if len(both.people) > 1 or len(set(both.sides)) > 1 else None


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


def _whom(sentence: "Sentence", at: int) -> bool:
    """Whether a verb takes somebody, and no noun does: not the C of "his talks with C"."""
    before = sentence.units[at - 1]
    return is_verbal(before) or (before.low in ("with", "to") and not starts(sentence.units[at - 2], "nouns."))


_WHEN = frozenset({"when", "as", "before", "after"})
_SHORTEST = 4  # units of "A sees B when"
_TWO = 2
