"""Joins the tellings of one meeting inside one story."""

from collections.abc import Mapping, Sequence

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import GROUP, Cluster
from monitor.analysis.meetings.joining.fitting import home_of
from monitor.analysis.meetings.joining.loosely_told import forget_arrival
from monitor.analysis.meetings.joining.passing import settle
from monitor.analysis.meetings.joining.summits import align
from monitor.analysis.meetings.who.owners import give_owner
from monitor.domain.meeting import Kind, Status


def join(drafts: Sequence[Draft], places: Mapping[str, str]) -> list[Cluster]:
    """Clusters in order of first telling. What can be a meeting by itself opens one; the rest only adds."""
    align(drafts)
    clusters: list[Cluster] = []
    waiting: list[Draft] = []
    alone: list[Draft] = []
    for draft in drafts:
        home = home_of(draft, clusters, places)
        if home is not None:
            forget_arrival(draft, home)
            home.add(draft)
            if _weight(draft.kind) > _weight(home.kind) and GROUP[draft.kind] == GROUP[home.kind]:
                home.kind = draft.kind
        elif draft.fresh:
            clusters.append(Cluster(draft.kind).add(draft))
        else:
            waiting.append(draft)
    for draft in waiting:
        home = home_of(draft, _nearest_last(clusters, draft.sentence), places)
        if home is not None:
            home.add(draft)
        elif draft.owner is not None or (draft.host is not None and not _told_of(draft, clusters)):
            alone.append(draft)
    _add_alone(alone, clusters, places)
    _undo(clusters)
    return settle(clusters, places)


def _add_alone(alone: Sequence[Draft], clusters: list[Cluster], places: Mapping[str, str]) -> None:
    """Add what no meeting told with both sides takes in, as meetings of whom the story is about."""
    for draft in alone:
        give_owner(draft)
        draft.parties = draft.parties if draft.host is None else (*draft.parties, draft.host)
        home = home_of(draft, [cluster for cluster in clusters if cluster.kind is draft.kind], places)
        if home is None:
            clusters.append(Cluster(draft.kind).add(draft))
        else:
            home.add(draft)
    if alone:
        clusters.sort(key=lambda cluster: (cluster.drafts[0].sentence, cluster.drafts[0].start))


def _told_of(journey: Draft, clusters: Sequence[Cluster]) -> bool:
    """Whether the story tells of any journey of the same people, which this may be, or its sentence of what it is for."""
    same = any(cluster.kind is Kind.VISIT and set(journey.people) & set(cluster.people) for cluster in clusters)
    return same or any(other.sentence == journey.sentence for cluster in clusters for other in cluster.drafts)


def _nearest_last(clusters: Sequence[Cluster], sentence: int) -> list[Cluster]:
    """Clusters by how near a sentence they begin; what only refers means what is told beside it."""
    return sorted(clusters, key=lambda cluster: -abs(cluster.drafts[0].sentence - sentence))


def _undo(clusters: Sequence[Cluster]) -> None:
    """A journey that is off takes the talks it was for along."""
    for cluster in clusters:
        off = next((d.status for d in cluster.drafts if d.status in (Status.CANCELLED, Status.POSTPONED)), None)
        if cluster.kind is Kind.VISIT and off is not None:
            for draft in cluster.drafts:
                draft.status = off if draft.status is Status.PLANNED else draft.status


def _weight(kind: Kind) -> int:
    return (Kind.MEETING, Kind.TALKS, Kind.VISIT, Kind.CALL, Kind.SUMMIT).index(kind)
