"""Whether a telling can be of the parties and people of a meeting told before."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import Cluster, inside, one_from_each, others_met
from monitor.domain.meeting import Kind, Status


def parties_fit(draft: Draft, cluster: Cluster) -> bool:
    """Whether the parties are the same, or one telling leaves out whom the other names."""
    mine, theirs = frozenset(draft.parties), cluster.parties
    if draft.kind is Kind.VISIT:
        first = cluster.drafts[0].parties
        if draft.parties and first and draft.parties[0] != first[0]:
            return False
        return mine <= theirs or (bool(draft.places) and theirs <= mine) or (not draft.fresh and bool(mine & theirs))
    dated = len(theirs) == _TWO < len(mine) and draft.when is None and cluster.when() is not None
    if theirs < mine and not dated and all(other.inferred or _only_headed(other, draft) for other in cluster.drafts):
        return True  # whose talks they are was only taken as known, or told in a headline, and is told now
    alone = len(mine) == len(draft.people) == _TWO and len(theirs) > _AT_TABLE  # two aside, at talks of many
    if alone or (draft.fresh and not draft.inferred and not draft.definite and mine != theirs and len(mine) > 1):
        return False
    return mine <= theirs or (theirs <= mine and len(theirs) > 1 and len(mine) <= 3)


def _only_headed(other: Draft, draft: Draft) -> bool:
    """Whether a headline, which has room for two, tells of the talks of several that the lead tells: "A heads to B talks"."""
    if not other.headline or other.people or draft.sentence != 1 or draft.kind not in (Kind.TALKS, Kind.MEETING):
        return False
    same_days = other.when is None or inside(draft, other)
    same_place = {place for place, _ in other.places} <= {place for place, _ in draft.places}
    alike = other.kind is Kind.TALKS or (other.kind is Kind.MEETING and other.when is not None)
    return alike and same_days and same_place and len(draft.parties) == _AT_TABLE


_TWO, _AT_TABLE = 2, 3  # parties


def people_fit(draft: Draft, cluster: Cluster) -> bool:
    """Whether the people can have sat together: somebody is in both, or each names those of one side."""
    mine, theirs = set(draft.people), set(cluster.people)
    if not theirs.isdisjoint(draft.later) or any(not mine.isdisjoint(other.later) for other in cluster.drafts):
        return False  # a summit of their predecessors
    if draft.kind in (Kind.MEETING, Kind.TALKS) and others_met(draft, cluster):
        return False
    if _told_anew(draft, cluster):
        return False
    if _did_not(draft) and not theirs and (cluster.when() is not None or not draft.to_be):
        return False  # who did not meet says nothing of talks of others on some day, nor of those that others offer
    if draft.fresh and not (mine or draft.definite) and all(_did_not(other) and not other.to_be for other in cluster.drafts):
        return False
    if not mine or not theirs or draft.kind is Kind.SUMMIT:
        return draft.kind is not Kind.SUMMIT or len(mine | theirs) <= max(len(cluster.parties | set(draft.parties)), 2)
    if mine & theirs:
        return True
    return draft.kind is not Kind.VISIT and (one_from_each(draft, cluster) or _with_him(draft, cluster))


def _told_anew(draft: Draft, cluster: Cluster) -> bool:
    """Whether "a meeting" of two delegations has a time and a place of its own, and names nobody of whom a meeting was told.

    "A received B on Friday. Teams of the two states had a meeting in P last week."
    """
    when, then = draft.when, cluster.when()
    session = draft.kind in (Kind.MEETING, Kind.TALKS) and draft.rule == "noun" and draft.fresh
    if not session or draft.definite or draft.inferred or draft.people or len(draft.parties) < _TWO or not draft.places:
        return False
    named = len({side for other in cluster.drafts for _, side in other.sides}) > 1
    elsewhere = {place for place, _ in draft.places}.isdisjoint(place for other in cluster.drafts for place, _ in other.places)
    return named and elsewhere and when is not None and then is not None and (when.start, when.end) != then


def _with_him(draft: Draft, cluster: Cluster) -> bool:
    """Whether "the talks with B" are those of A told right before, whose other side was told by its country."""
    near = 0 < draft.sentence - cluster.drafts[-1].sentence <= _TWO
    alike = draft.status in _TAKES_PLACE and cluster.drafts[-1].status in _TAKES_PLACE
    session = draft.definite and draft.kind in (Kind.MEETING, Kind.TALKS) and set(draft.parties) <= cluster.parties
    if not (near and alike and session):
        return False
    mine, theirs = ({side for one in group for _, side in one.sides} for group in ([draft], cluster.drafts))
    return bool(mine and theirs) and not mine & theirs


_TAKES_PLACE = (Status.HELD, Status.ONGOING, Status.PLANNED)


def _did_not(draft: Draft) -> bool:
    """Whether it is told of somebody that he did not meet or go there, or will not."""
    return draft.status is Status.DENIED and (draft.fresh or draft.kind is Kind.VISIT) and bool(draft.people)
