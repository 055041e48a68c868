"""Whether a telling can be of a meeting that stands as the one told before: held, or still to come."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import Cluster, inside
from monitor.analysis.meetings.joining.loosely_told import headed_otherwise, went_for
from monitor.domain.meeting import Kind, Status

OPEN = frozenset({Status.PROPOSED, Status.PLANNED, Status.ONGOING, Status.POSTPONED, Status.CANCELLED, Status.DENIED})  # not held


def states_fit(draft: Draft, cluster: Cluster) -> bool:
    """A meeting held and one still to come are two, unless the words are a plain reference."""
    if headed_otherwise(draft, cluster) or went_for(draft, cluster):
        return True
    if draft.status is Status.PLANNED and draft.when and not (draft.definite or draft.once) and _only_denied(cluster):
        return False  # "he did not meet Kim"; "a meeting is fixed for July 12"
    if draft.status is None or (
        draft.definite and not draft.another and draft.status in OPEN and draft.kind is not Kind.SUMMIT and not draft.when
    ):
        return True
    if draft.kind is Kind.SUMMIT and draft.definite and not (draft.another or draft.ordinal or draft.when or draft.places):
        return True
    if draft.status in OPEN and draft.kind in (Kind.MEETING, Kind.TALKS) and _other_tense(draft, cluster):
        return False
    held = {other.status for other in cluster.drafts if other.status and not (_headed(other) or _guessed(other))}
    if not held:
        return True
    opened = draft.begins and not draft.past
    known = (draft.bare or draft.inferred or opened) and draft.definite and not draft.ends
    if known and draft.kind is Kind.TALKS and held == {Status.POSTPONED}:
        return True  # "have put off their talks"; "the talks had opened on Friday"
    if draft.status in (Status.HELD, Status.ONGOING):
        return bool(held & {Status.HELD, Status.ONGOING})
    if _guessed(draft) and not (draft.when or draft.another or draft.ordinal):
        return True
    return not held & {Status.HELD}


def _only_denied(cluster: Cluster) -> bool:
    told = {draft.status for draft in cluster.drafts if draft.status is not None}
    return Status.DENIED in told and not told & {Status.HELD, Status.ONGOING} and cluster.when() is None


def _other_tense(draft: Draft, cluster: Cluster) -> bool:
    """Whether one of two things not yet held lies in the past; "the meeting" alone has no time of its own."""
    others = (other for other in cluster.drafts if other.status in OPEN and not other.bare)
    return any(other.past != draft.past and not inside(draft, other) for other in others)


def _guessed(draft: Draft) -> bool:
    """Whether a summit is only taken to have been held: "the historic summit of A and B" may be to come."""
    return draft.guess and draft.kind is Kind.SUMMIT


def _headed(draft: Draft) -> bool:
    """Whether a headline only names a journey, "A's Travel to P", which the text may tell as still to come."""
    return draft.headline and draft.guess and draft.kind is Kind.VISIT
