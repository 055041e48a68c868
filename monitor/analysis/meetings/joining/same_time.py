"""Whether a telling can be of the days of a meeting told before."""

from datetime import date, timedelta

from monitor.analysis.meetings.days.phases import one_round
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import Cluster, a_day_of, other_days
from monitor.analysis.meetings.joining.loosely_told import on_arrival
from monitor.domain.meeting import Kind, Status


def times_fit(draft: Draft, cluster: Cluster) -> bool:
    """Whether the days meet, as near as the kind of meeting asks: a summit lasts two days, a journey some more."""
    if on_arrival(draft, cluster):
        return True
    mine = draft.when
    theirs = cluster.when() if mine is not None else None
    if theirs is None or mine is None:
        recalled = draft.past and not _said_on(draft, cluster) and (_news(cluster) or _of_nobody_else(draft, cluster))
        return not recalled and not _of_other_years(draft, cluster)
    if draft.kind is Kind.SUMMIT and mine.start and mine.end and mine.end - mine.start < _FEW and theirs[1] - theirs[0] < _FEW:
        return mine.start - theirs[1] <= _FEW and theirs[0] - mine.end <= _FEW
    if draft.kind is Kind.VISIT and mine.start and draft.people and abs((mine.start - theirs[0]).days) <= _STAY_DAYS:
        return True
    if draft.status in (Status.CANCELLED, Status.POSTPONED) and _called_off_beside(draft, cluster, theirs):
        return True
    if one_round(draft, cluster.drafts) or a_day_of(draft, cluster):
        return True
    if draft.kind is not Kind.VISIT and draft.kind is not Kind.SUMMIT and other_days(mine, theirs):
        return False
    return (mine.start or date.min) <= theirs[1] and theirs[0] <= (mine.end or date.max)


def _said_on(draft: Draft, cluster: Cluster) -> bool:
    """Whether a journey's noun only goes on with its verb: "went to P on a visit in March"."""
    goes_on = draft.rule == "visit noun" and not draft.places
    return goes_on and any(0 <= draft.start - other.end <= _ON_A and other.sentence == draft.sentence for other in cluster.drafts)


_ON_A = 24  # characters of "on a top-secret"
_FEW = timedelta(days=2)  # the days of one summit
_STAY_DAYS = 5  # a departure and an arrival home so near each other are one journey


def _of_other_years(draft: Draft, cluster: Cluster) -> bool:
    """Whether one is of years ago and names nobody, the other names people and no time: "talks in 2005", "A's talks with B"."""
    bygone = [other for other in cluster.drafts if other.bygone]
    if draft.kind is Kind.SUMMIT:
        return False
    if draft.kind is Kind.VISIT and draft.prior and draft.bygone:
        return True  # "had previously met them on a visit to P in 2017", told beside a visit of today
    if draft.bygone:
        return not draft.people and bool(cluster.people)
    return bool(bygone and draft.people) and not cluster.people


def _of_nobody_else(draft: Draft, cluster: Cluster) -> bool:
    """Whether it is only taken for theirs: "the nuclear negotiations in March" beside undated talks of A and B, just held."""
    first = cluster.drafts[0]
    theirs = draft.inferred and not (draft.people or draft.ordinal)
    return theirs and len(cluster.people) > 1 and first.fresh and not first.nested


def _news(cluster: Cluster) -> bool:
    """Whether a lead tells of what goes on or has just been held: what it tells of weeks ago is another meeting."""
    first = cluster.drafts[0]
    stays = first.kind is Kind.VISIT and first.status is Status.ONGOING  # "his stay in P" is news, too
    told = first.sentence <= _LEAD and first.fresh and not (first.nested or (first.definite and not stays))
    return told and cluster.kind is not Kind.TALKS and first.status in (Status.HELD, Status.ONGOING)  # rounds go on


_LEAD = 4  # sentences, the headline counted


def _called_off_beside(draft: Draft, cluster: Cluster, days: tuple[date, date]) -> bool:
    """Whether the same people's meeting of a day beside is told as off too: "two weeks ago", "a day after the scrapped talks"."""
    if draft.when is None or draft.when.start is None or draft.when.end is None or not set(draft.people) <= set(cluster.people):
        return False
    off = any(other.status is draft.status for other in cluster.drafts)
    return off and draft.when.start - days[1] < _FEW and days[0] - draft.when.end < _FEW
