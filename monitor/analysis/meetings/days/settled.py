"""Tellings with the days that their words about time mean, and with those who led then."""

from collections.abc import Sequence

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.days.settling import settle, settle_by_year
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.who.then_in_office import leave_out_successors


def settled(scene: Scene, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The same tellings, with their days; without a day of publication, those that a year gives."""
    for draft in drafts:
        if scene.anchor is None:
            settle_by_year(draft)
        else:
            settle(draft, scene.anchor)
        leave_out_successors(scene, draft)
    return drafts
