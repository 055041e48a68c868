"""Sessions beside others: whom those at the table met apart, on the days of the talks, they met where the talks were."""

from collections.abc import Sequence
from datetime import timedelta

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_NEAR = 3  # sentences from the talks to a session beside them
_NEXT = 2  # sentences from what somebody did in a town to what else he did there that day
_MANY = 3  # parties: talks that some of them leave for a session of their own
_LIVE = (Status.HELD, Status.ONGOING, Status.PLANNED)
_DAY = timedelta(days=1)
_ROUND = timedelta(days=4)  # of talks that go on


def place_beside(story: SoFar, _: Scene) -> None:
    """Give a session without a place that of the talks it was beside, or of where one of its people was that day."""
    drafts = story.before
    for index, draft in enumerate(drafts):
        if draft.kind in (Kind.VISIT, Kind.CALL) or draft.places or draft.candidates or not _live(draft):
            continue
        before = drafts[max(0, index - _BACK) : index]
        table = next((other for other in reversed(before) if draft.kind is not Kind.SUMMIT and _beside(draft, other)), None)
        table = table or (_that_day(draft, before) if _dated(draft) else None)
        if table is not None:
            draft.places = list(table.places)


_BACK = 6  # tellings


def _live(draft: Draft) -> bool:
    """Whether it is told when it was, or that it was beside something."""
    return draft.fresh and draft.status in _LIVE and (_dated(draft) or (draft.at_talks and draft.when is None))


def _dated(draft: Draft) -> bool:
    return draft.when is not None and draft.when.start is not None


def _beside(draft: Draft, talks: Draft) -> bool:
    """Whether two of those at the talks met in the days of the talks, or the day before or after."""
    if talks.kind is Kind.VISIT or len(talks.parties) < _MANY or not talks.places or draft.sentence - talks.sentence > _NEAR:
        return False
    ours, theirs = draft.when, talks.when
    if ours is None and draft.at_talks:
        return talks.status in _LIVE and len(draft.parties) > 1 and set(draft.parties) < set(talks.parties)
    if ours is None or theirs is None or None in (ours.start, ours.end, theirs.start, theirs.end) or talks.status not in _LIVE:
        return False
    after = _ROUND if talks.status is Status.ONGOING else _DAY
    near = ours.start >= theirs.start - _DAY and ours.end <= theirs.end + after  # type: ignore[operator]
    return near and 1 < len(draft.parties) < len(talks.parties) and set(draft.parties) < set(talks.parties)


def _that_day(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Where one of the people met somebody else the same day, right before, if he is not told to have gone on."""
    for other in reversed(before):
        if draft.sentence - other.sentence > _NEXT or other.kind is Kind.VISIT:
            return None
        same = other.when is not None and draft.when is not None and other.when.start == draft.when.start == other.when.end
        if same and other.places and other.kind is not Kind.CALL and set(other.people) & set(draft.people):
            return other if draft.sentence > other.sentence and draft.status in _LIVE and other.status in _LIVE else None
    return None
