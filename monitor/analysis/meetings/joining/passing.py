"""What a long story mentions in passing goes to the meeting it dwells on, or nowhere.

News comes back to one meeting in many words ("the summit", "to meet with Kim", "after the Trump-Kim meeting"). Such a reference
with no day, place or number of its own is not another meeting.
"""

from collections.abc import Mapping, Sequence

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import GROUP, Cluster, headed_as_talks, of_its_day, same_group
from monitor.analysis.meetings.joining.summits import one_each
from monitor.domain.meeting import Kind, Status

_OWN = 30  # characters: a time farther from its words than this may be that of something else
_OPENING = 6  # sentences, headline included, where a story says what it is about


def settle(clusters: Sequence[Cluster], places: Mapping[str, str]) -> list[Cluster]:
    """Clusters in their order, without those that are only passing references or a summit told twice."""
    kept = _with_their_sessions(clusters)
    for cluster in tuple(kept):
        if not _unanchored(cluster):
            continue
        homes = [other for other in kept if other is not cluster and (_dwelt_on(other, cluster) or _met_there(other, cluster))]
        if homes:
            _move(cluster, max(homes, key=_substance))
            kept.remove(cluster)
        elif _generic(cluster):
            kept.remove(cluster)
    return one_each(kept, places)


def _with_their_sessions(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, each summit with what is told of its day as talks or a meeting."""
    kept = list(clusters)
    for cluster in clusters:
        summit = next((other for other in kept if of_its_day(cluster, other) or headed_as_talks(cluster, other)), None)
        if summit is not None:
            summit.add(*cluster.drafts)
            kept.remove(cluster)
    return kept


def _unanchored(cluster: Cluster) -> bool:
    """Nothing of its own tells this meeting from another of the same people."""
    return not any(_anchored(draft) for draft in cluster.drafts)


def _anchored(draft: Draft) -> bool:
    return bool(draft.ordinal or draft.another or draft.places or draft.candidates) or _own_time(draft)


def _own_time(draft: Draft) -> bool:
    if draft.when is None or draft.when_span is None:
        return False
    return draft.when_span.start <= draft.end + _OWN and draft.start - _OWN <= draft.when_span.end


def _dwelt_on(other: Cluster, cluster: Cluster) -> bool:
    if not same_group(other, cluster) or not cluster.parties <= other.parties or len(other.parties) != 2:
        return False
    if cluster.kind is not Kind.SUMMIT and not all(draft.definite for draft in cluster.drafts):
        return False
    if all(draft.prior for draft in other.drafts) and any(draft.when is not None and not draft.prior for draft in cluster.drafts):
        return False  # the time before is not what a story dwells on
    if all(draft.prior for draft in other.drafts) and _told_first(cluster):
        return False  # "A met B at the border. Their previous summit broke down in May"
    if _been(cluster) is not _been(other) and (_counted(cluster) or _counted(other)):
        return False  # "will not meet B", whom he "met three times in his first term"
    if _been(cluster) and not _been(other) and any(draft.another for draft in other.drafts):
        return False  # "after a summit, they hoped for further meetings in P"
    if _news_of_its_own(cluster) and _long_over(other):
        return False  # "said he will not see B this week. They last met in 2019"
    return set(cluster.people) <= set(other.people) and _substance(other) >= _substance(cluster)


def _told_first(cluster: Cluster) -> bool:
    """Whether the opening of a story tells of it, and not by a plain reference."""
    first = cluster.drafts[0]
    return first.sentence <= _LEAD and first.fresh and not (first.definite or first.prior)


def _met_there(summit: Cluster, session: Cluster) -> bool:
    """Whether talks with one of two leaders, told without day or place, are their summit: "we had good talks with B"."""
    if summit.kind is not Kind.SUMMIT or GROUP[session.kind] != "session" or session.parties != summit.parties:
        return False
    told = {draft.status for draft in session.drafts if draft.status}
    nobody = told == {Status.PLANNED} and all(draft.noun == "meeting" for draft in session.drafts)  # "a planned A-B meeting"
    named = bool(session.people) and set(session.people) <= set(summit.people)
    named = named or (nobody and not session.people)
    stands = {draft.status for draft in summit.drafts if draft.status}
    return named and told <= stands and not _counted(session) and _substance(summit)[0] > 0


def _counted(cluster: Cluster) -> bool:
    """Whether several meetings are told in one: "met three times"."""
    return any(draft.counted and draft.status in _BEEN for draft in cluster.drafts)


def _news_of_its_own(cluster: Cluster) -> bool:
    """Whether the opening of a story tells that a meeting is to be, may be or will not be."""
    first = cluster.drafts[0]
    told = first.sentence <= _LEAD and first.fresh and not (first.nested or first.definite or first.guess)
    return told and first.status is not None and first.status not in _BEEN


_LEAD = 3  # sentences


def _long_over(cluster: Cluster) -> bool:
    return any(draft.past and draft.status in _BEEN for draft in cluster.drafts)


def _been(cluster: Cluster) -> bool:
    return any(draft.status in _BEEN for draft in cluster.drafts)


def _substance(cluster: Cluster) -> tuple[int, int]:
    return sum(_anchored(draft) for draft in cluster.drafts), len(cluster.drafts)


_BEEN = {Status.HELD, Status.ONGOING}  # what has opened may be over further down


def _move(cluster: Cluster, home: Cluster) -> None:
    """Hand over the words; a state that contradicts what the home says of itself, or a stray day, stays behind."""
    known = next((draft.status for draft in home.drafts if draft.status is not None), None)
    for draft in cluster.drafts:
        if known is not None and draft.status is not known and not {draft.status, known} <= _BEEN:
            draft.status, draft.status_span = None, None
        draft.when, draft.when_span = None, None
    home.add(*cluster.drafts)


def _generic(cluster: Cluster) -> bool:
    """Talks in general, far down in a story: no day, no place, nobody named, told once."""
    draft = cluster.drafts[0]
    nobody = not cluster.people and cluster.kind is Kind.TALKS
    return nobody and len(cluster.drafts) == 1 and draft.sentence > _OPENING and draft.status in (None, Status.HELD, Status.PLANNED)
