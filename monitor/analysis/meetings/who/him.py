"""Whom "him" means, and whose "his summit with B" is where another saw him before."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import has, is_actor, is_verbal, starts

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_SHORTEST = 5  # units of a sentence with a clause in front
_WITH = 6  # units from "his" to "with"


def him(sentence: "Sentence", index: int, subject: Party | None) -> Party | None:
    """The last man named who is not the subject, of the other side if one is; without a subject, whom the verb takes."""
    if (own := _between_him_and(sentence, index)) is not None:
        return own
    if subject is None:
        return _object(sentence, index)
    unit, scene = sentence.units[index], sentence.scene
    named = (*scene.recent(unit.start), *sentence.named_before(index))
    others = [p for p in named if p not in subject.people and scene.fits(p, unit.low)]
    others = [p for p in others if not set(scene.side_of(p)) & set(subject.sides)] or others
    if scene.subject in others and not set(sentence.named_before(index)) & set(others):
        others = [scene.subject]
    return Party(tuple(others[-1:]), scene.side_of(others[-1]) if others else ())


def _between_him_and(sentence: "Sentence", index: int) -> Party | None:
    """The leader whom the sentence is about, in what he says of himself: "A denied any deal between him and B", both leaders."""
    units, scene = sentence.units, sentence.scene
    if not index or units[index - 1].low != "between" or index + 2 >= len(units) or units[index + 1].low != "and":
        return None
    own, other = sentence.first_subject(index) or NOBODY, resolve(scene, units[index + 2], leaders=True)
    heads = len(own.people) == 1 and all(map(scene.is_head, (*own.people, *other.people))) and other.people
    return own if heads and scene.fits(own.people[0], units[index].low) and own.people != other.people else None


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


def partner_of(sentence: "Sentence", index: int, subject: Party) -> Party | None:
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
