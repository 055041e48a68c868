"""Nobody is in two countries: a stay is over once the traveller is told to have come to the next one."""

from datetime import date

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_BEEN = (Status.HELD, Status.ONGOING)


def leave_behind(story: SoFar, scene: Scene) -> None:
    """Let what was under way in one country be over where its traveller came to another on a later day."""
    anchor = scene.anchor
    if anchor is None:
        return
    stays = [draft for draft in story.before if draft.kind is Kind.VISIT and draft.fresh and draft.people and draft.status in _BEEN]
    for stay in stays:
        if stay.status is Status.ONGOING and any(_went_on(stay, nxt, anchor) for nxt in stays):
            stay.status = Status.HELD


def _went_on(stay: Draft, nxt: Draft, anchor: date) -> bool:
    """Whether the next stay is elsewhere and began after the one before, by the day of the story."""
    last = stay.when.end if stay.when is not None else None
    first = nxt.when.start if nxt.when is not None else None
    if last is None or first is None or not (nxt.arrival or nxt.rule in ("stay", "spoke")):
        return False
    abroad = set(nxt.people) & set(stay.people) and nxt.parties[0] == stay.parties[0] and nxt.parties != stay.parties
    return bool(abroad) and last < first <= anchor
