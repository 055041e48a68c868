"""Whether a telling can be of the round that was told before: "the second summit", "another round", "his first visit"."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import GROUP, Cluster
from monitor.analysis.meetings.joining.loosely_told import went_for
from monitor.analysis.meetings.joining.same_state import OPEN
from monitor.domain.meeting import Kind, Status


def numbers_fit(draft: Draft, cluster: Cluster) -> bool:
    """Whether nothing tells that one is a further meeting than the other."""
    if draft.ordinal and cluster.ordinal:
        return draft.ordinal == cluster.ordinal
    if draft.bare and draft.ordinal and cluster.kind is Kind.SUMMIT:
        return False  # "the second meeting" of somebody, in a story of another summit
    if draft.kind is Kind.VISIT and draft.past and not draft.ordinal and any((other.ordinal or 0) > 1 for other in cluster.drafts):
        return False  # "his second visit": what was weeks ago is the first
    if draft.prior and cluster.drafts[0].sentence <= 1:
        return False
    if draft.ordinal and not (draft.prior or draft.when) and all(other.prior for other in cluster.drafts):
        return False  # "their last summit broke down in May"; "the two leaders' third encounter" is the news
    again = draft.kind is Kind.VISIT and draft.another and draft.status is None  # "would find it hard to agree to a return trip"
    if again or (draft.status in OPEN and (draft.another or (draft.ordinal or 0) > 1)):
        begun = draft.status is Status.ONGOING  # "A meets B", a headline says of the round that has begun
        held = any(other.status is Status.HELD and not (begun and other.headline and other.present) for other in cluster.drafts)
        return not held or went_for(draft, cluster)
    if draft.status is Status.HELD and any(other.another or (other.ordinal or 0) > 1 for other in cluster.drafts):
        going_on = Status.HELD if GROUP[draft.kind] == "session" else Status.ONGOING  # rounds of talks go on one after another
        return any(other.status in (Status.HELD, going_on) for other in cluster.drafts) or draft.ordinal is not None
    return True
