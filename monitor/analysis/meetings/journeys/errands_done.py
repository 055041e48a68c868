"""What a journey of a week ago or more was for was held on it: "flew to P in July for talks with B"."""

from collections.abc import Sequence
from datetime import date, timedelta

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_OVER = timedelta(days=7)


def hold_errands(story: SoFar, scene: Scene) -> None:
    """Take as held the undated talks that somebody had gone for on a journey long over."""
    anchor = scene.anchor
    for at, draft in enumerate(story.before):
        aim = (draft.purpose or draft.errand) and draft.kind not in (Kind.VISIT, Kind.CALL)
        if aim and anchor is not None and draft.status is Status.PLANNED and not (draft.times or draft.when):
            draft.status = Status.HELD if _long_over(draft, story.before[:at], anchor) else draft.status


def hold_journeys(story: SoFar, _: Scene) -> None:
    """Take as made a journey that was only told as what something came ahead of, where its traveller met somebody there."""
    met = [one for one in story.before if one.kind not in (Kind.VISIT, Kind.CALL) and one.fresh and one.status is Status.HELD]
    for trip in story.before:
        ahead = trip.kind is Kind.VISIT and trip.nested and trip.status is Status.PLANNED and bool(trip.people)
        if ahead and not (trip.times or trip.another) and any(_met_there(trip, one) for one in met):
            trip.status = Status.HELD


def _met_there(trip: Draft, one: Draft) -> bool:
    """Whether a meeting brought the traveller together with his hosts where the journey led."""
    places = {place for place, _ in trip.places} & {place for place, _ in one.places}
    return bool(places) and set(trip.people) <= set(one.people) and set(trip.parties) <= set(one.parties)


def _long_over(draft: Draft, told: Sequence[Draft], anchor: date) -> bool:
    """Whether the journey told before in the same sentence, by one who is to meet, ended a week ago or more."""
    journeys = (visit for visit in told if visit.sentence == draft.sentence and visit.kind is Kind.VISIT and visit.when)
    return any(
        visit.status is Status.HELD and set(visit.people) & set(draft.people)
        and visit.when is not None and visit.when.end is not None and anchor - visit.when.end >= _OVER
        for visit in journeys
    )
