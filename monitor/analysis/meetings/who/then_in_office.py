"""Who led a country when a summit of years ago was held."""

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.draft import Draft
from monitor.domain.meeting import Kind


def leave_out_successors(scene: Scene, draft: Draft) -> None:
    """Leave out of a summit of years ago whoever came to office later: "the last was in 2007", told of their successors."""
    then = draft.when.end if draft.kind is Kind.SUMMIT and draft.when is not None else None
    if then is None:
        return
    meant = draft.people or tuple(person for person in scene.named if set(scene.side_of(person)) <= set(draft.parties))
    now = scene.anchor is not None and scene.anchor.year == then.year  # who led then leads now
    draft.later = () if now else tuple(person for person in meant if scene.is_head(person) and not scene.is_head(person, then))
    if draft.later:
        draft.people = tuple(person for person in draft.people if person not in draft.later)
        draft.sides = tuple((person, side) for person, side in draft.sides if person not in draft.later)
    elif draft.when is not None and draft.when.start and any(scene.led_before(person, draft.when.start) for person in draft.people):
        draft.kind = Kind.MEETING  # with a former president
