"""The hosts of talks that an official of one side had in the other's capital: "A briefed B on his talks in Pyongyang"."""

from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_SORTS = (Kind.TALKS, Kind.MEETING)


def seat_hosts(sentence: Sentence, story: SoFar) -> None:
    """Add the other of the two whom a story is about where one of them had talks in its capital: nobody else receives there."""
    core = sentence.scene.core.parties
    capitals = sentence.scene.gazetteer.capitals
    for draft in story.here:
        if draft.kind not in _SORTS or len(draft.parties) != 1 or not draft.places or draft.headline:
            continue
        own = draft.parties[0]
        host = next((side for side in core if side != own), None)
        if own in core and host is not None and all(name == capitals.get(host) for name, _ in draft.places):
            draft.parties = (own, host)
            draft.fresh = draft.fresh or (bool(draft.people) and draft.status in (Status.HELD, Status.ONGOING, Status.PLANNED))
