"""How long a journey is to last, told apart from its first day: "is on a four-day visit to P. A flew in on Tuesday"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Precision, Status

_NEAR = 4  # sentences between the length and the first day
_NEXT = 2  # sentences from an arrival to "the three-day stay there", which names no traveller
_LONGEST = 15  # days
_GOING_ON = (Status.ONGOING, Status.HELD, Status.PLANNED)


def lengthen(story: SoFar, _: Scene) -> None:
    """Give an arrival of which only the day is told the length that another telling of the journey has."""
    drafts = story.before
    _leave_first(drafts)
    lasting = [draft for draft in drafts if draft.kind is Kind.VISIT and draft.when is None and 1 < (draft.length or 0) < _LONGEST]
    for told in lasting:
        arrivals = [draft for draft in drafts if _arrives(draft, told)]
        if not arrivals or len({draft.when for draft in arrivals}) != 1:
            continue
        for arrival in arrivals:
            if arrival.when is not None and arrival.when.start is not None:
                last = arrival.when.start + timedelta(days=(told.length or 1) - 1)
                arrival.when = replace(arrival.when, end=last, precision=Precision.INTERVAL)


def _leave_first(drafts: Sequence[Draft]) -> None:
    """Let a stay end on the day that its end is told of before: "left P on Friday. A had arrived on Thursday"."""
    for left in drafts:
        day = left.when.start if left.when is not None and left.when.start == left.when.end else None
        over = left.rule == "return" or (left.rule == "visit noun" and left.ends)
        if left.kind is not Kind.VISIT or not over or day is None or left.status is not Status.HELD:
            continue
        for came in drafts:
            first = came.when.start if came.when is not None and _arrives(came, left) else None
            if came.when is not None and first is not None and 0 < (day - first).days < _LONGEST and came.sentence > left.sentence:
                came.when = replace(came.when, end=day, precision=Precision.INTERVAL)


def _arrives(draft: Draft, told: Draft) -> bool:
    """Whether a telling is that of the arrival, with its day and no more."""
    if draft.kind is not Kind.VISIT or not draft.arrival or draft.onward or draft.status not in _GOING_ON:
        return False
    day = draft.when is not None and draft.when.start is not None and draft.when.start == draft.when.end and draft.until is None
    same = set(draft.parties) == set(told.parties) and draft.parties[:1] == told.parties[:1]
    same = same or (told.definite and told.parties == draft.parties[1:] and 0 < told.sentence - draft.sentence <= _NEXT)
    who = not told.people or not draft.people or bool(set(told.people) & set(draft.people))
    return day and same and who and abs(draft.sentence - told.sentence) <= _NEAR
