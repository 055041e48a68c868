"""Whom a bare surname means beside somebody of whom the story has told whom he meets: "B is to dine with A. As B saw Kim"."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_SESSIONS = (Kind.MEETING, Kind.TALKS)
_SAT = (Status.HELD, Status.ONGOING, Status.PLANNED)
_PAIR = 2  # people


def meet_the_same(sentence: Sentence, story: SoFar) -> None:
    """Let a namesake whom nobody has named beside him yield to whom he was told to meet; leaders meet leaders."""
    for draft in story.here:
        if draft.kind not in _SESSIONS or draft.status not in _SAT or len(draft.people) != _PAIR or len(draft.sides) != _PAIR:
            continue  # "did not meet Kim" is of the leader
        for person, side in draft.sides:
            other = next(name for name in draft.people if name != person)
            namesakes = _bearers(sentence, draft, person)
            if not namesakes or sentence.scene.is_head(other):
                continue
            met = [name for one in story.before if other in one.people and one.kind in _SESSIONS for name in one.people]
            meant = next((name for name in reversed(met) if name in namesakes), None)
            if meant is not None and person not in met and sentence.scene.side_of(meant)[:1] == (side,):
                draft.people = tuple(meant if name == person else name for name in draft.people)
                draft.sides = tuple((meant, of) if name == person else (name, of) for name, of in draft.sides)


def _bearers(sentence: Sentence, draft: Draft, person: str) -> tuple[str, ...]:
    """All whom the bare surname in a telling can mean that was taken for somebody."""
    named = (unit for unit in sentence.units if draft.start <= unit.start < draft.end and unit.actor is not None)
    bare = (unit.actor for unit in named if unit.actor is not None and unit.actor.ref == "surname" and not unit.actor.titled)
    return next((actor.owners for actor in bare if person in actor.owners), ())
