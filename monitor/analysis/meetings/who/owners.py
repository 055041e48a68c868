"""Whose a meeting with a leader is, where its words name only him: "critics of the president fear a summit with B"."""

from collections.abc import Iterable

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind

_SESSIONS = (Kind.SUMMIT, Kind.MEETING, Kind.TALKS)
_WHO = frozenset({"person", "surname", "role"})
_NO_ONE = frozenset({"any", "no", "such"})


def guess_owner(sentence: Sentence, draft: Draft, start: int, noun: int) -> None:
    """Note who may be the other side of a meeting with a leader, should the story tell it nowhere else."""
    if draft.kind not in _SESSIONS or len(draft.parties) != 1 or not _right_behind(sentence.units, noun, draft.object_at):
        return
    scene, side = sentence.scene, draft.parties[0]
    if not _with_a_head(sentence, draft) or sentence.units[start].low in _NO_ONE or not _tells(draft):
        return
    named = _named(sentence, start)
    others = [person for person in named if side not in scene.side_of(person)]
    if named and not others:
        return  # the sentence is about the leader himself
    owner = _one_of(scene, others) if others else _story_of(scene, side)
    if owner is not None and (sides := scene.side_of(owner)):
        draft.owner = owner, sides[0]


def met_by_head(sentence: Sentence, ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """Whether a bare surname beside a head of state means the leader of that name: "Kim's meeting with Moon Jae-in"."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    units, scene = sentence.units, sentence.scene
    for short, other in ((ours[0], theirs[0]), (theirs[0], ours[0])):
        actor = units[short].actor
        if actor is None or actor.ref != "surname" or not any(map(scene.is_head, sentence.party((other,)).people)):
            continue
        if not any(map(scene.is_head, sentence.party((short,)).people)):
            return scene.recalls_head(actor.owners, units[short].start)
    return False


def _right_behind(units: Units, noun: int, with_at: tuple[int, ...]) -> bool:
    """Whether "with B" stands right behind a meeting, or behind its day and place alone."""
    between = units[noun + 1 : with_at[0]] if with_at else ()
    joined = any(unit.low == "with" for unit in between)
    return joined and all(unit.code in "dTLCK" or has(unit, "prepositions.place") or unit.low in _LINKS for unit in between)


_LINKS = frozenset({"with", "on", "for"})


def _with_a_head(sentence: Sentence, draft: Draft) -> bool:
    """Whether one leader, or for a summit one country, is all that the words name."""
    if not draft.people:
        country = draft.noun == "summit" and all(sentence.units[at].code in "CK" for at in draft.object_at)
        return country and sentence.scene.head_now(draft.parties[0]) is not None
    return len(draft.people) == 1 and sentence.scene.is_head(draft.people[0])


def _tells(draft: Draft) -> bool:
    """Whether the words tell of some meeting, and not of meeting him as such."""
    return draft.kind is Kind.SUMMIT or bool(draft.status or draft.times or draft.places or draft.ordinal)


def _named(sentence: Sentence, before: int) -> list[str]:
    """Everybody in office whom a sentence speaks of before a meeting, offices and pronouns included."""
    units = sentence.units
    actors = (at for at in range(before) if is_actor(units[at]) and (actor := units[at].actor) is not None and actor.ref in _WHO)
    people = (person for at in actors for person in sentence.party((at,)).people)
    return [person for person in dict.fromkeys(people) if sentence.scene.in_office(person)]


def _one_of(scene: Scene, people: Iterable[str]) -> str | None:
    """The leader of those named, or of their side; nobody where they are of several."""
    people = tuple(people)
    sides = {side for person in people for side in scene.side_of(person)[:1]}
    if len(sides) != 1:
        return None
    head = next((person for person in people if scene.is_head(person)), None)
    return head or scene.head_now(next(iter(sides)))


def _story_of(scene: Scene, side: str) -> str | None:
    """The leader whom the story was last about, or with whose side it last told this one's."""
    paired = set(scene.pair) - {side} if side in scene.pair and len(scene.pair) == _BOTH else set()
    core = set(scene.core.parties) if side in scene.core.parties else set()
    about = scene.subject
    if about is not None and scene.is_head(about) and side not in (own := scene.side_of(about)):
        return about if not core or (core | paired).issuperset(own) else None
    return scene.head_now(paired.pop()) if paired else None


_BOTH = 2  # sides


def give_owner(draft: Draft) -> None:
    """Let a meeting that is told nowhere else be that of the leader it was guessed to be of."""
    if draft.owner is None:
        return
    owner, side = draft.owner
    draft.parties, draft.people = (*draft.parties, side), (*draft.people, owner)
    draft.sides = (*draft.sides, draft.owner)
    draft.kind = Kind.SUMMIT
