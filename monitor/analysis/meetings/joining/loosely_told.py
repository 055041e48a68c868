"""What is told only loosely and yields to a closer telling: the day of an arrival, the state of a journey in a headline."""

from datetime import timedelta

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import Cluster
from monitor.domain.meeting import Kind, Status

_FEW = timedelta(days=2)  # from an arrival to the talks it is for


def on_arrival(draft: Draft, cluster: Cluster) -> bool:
    """Whether one has only the day its people arrive: "A to meet B on Friday", "A flies in on Thursday for talks with B"."""
    dated = [other for other in (draft, *cluster.drafts) if other.when is not None]
    loose = [other for other in dated if other.lent and other.purpose and other.status is Status.PLANNED]
    alike = len(draft.people) > 1 and set(draft.people) == set(cluster.people)
    if not alike or not loose or len(loose) == len(dated):
        return False
    days = [day for other in dated if other.when for day in (other.when.start, other.when.end) if day is not None]
    return max(days) - min(days) <= _FEW and all(other.status is Status.PLANNED for other in cluster.drafts)


def forget_arrival(draft: Draft, cluster: Cluster) -> None:
    """Leave the day out that was only that of an arrival."""
    if not on_arrival(draft, cluster):
        return
    for other in (draft, *cluster.drafts):
        if other.lent and other.purpose:
            other.when, other.when_span = None, None


def headed_otherwise(draft: Draft, cluster: Cluster) -> bool:
    """Whether only an undated headline tells a journey otherwise than the lead does: "A to visit P", "A is on his way"."""
    if draft.kind is not Kind.VISIT:
        return False
    headed = all(other.headline and other.when is None for other in cluster.drafts)
    if not headed or draft.sentence > 1 or draft.past or not set(draft.people) & set(cluster.people):
        return False
    said = {other.status for other in cluster.drafts}
    on_the_way = draft.status is Status.ONGOING and said == {Status.PLANNED}
    return on_the_way or (draft.status in (Status.PLANNED, Status.CANCELLED) and draft.once and said == {Status.DENIED})


def went_for(draft: Draft, cluster: Cluster) -> bool:
    """Whether a headline's summit is what somebody went for: "A-B summit collapses", "A flew far for his second with B"."""
    loose = draft.kind is Kind.SUMMIT and draft.purpose and draft.guess and draft.status is Status.PLANNED
    return loose and draft.sentence <= _LEAD and all(other.headline and not other.ordinal for other in cluster.drafts)


_LEAD = 2  # sentences, the headline counted
