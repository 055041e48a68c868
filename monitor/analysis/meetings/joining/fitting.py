"""Which meeting told before a telling belongs to, if any, and how well it fits."""

from collections.abc import Mapping, Sequence

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import GROUP, Cluster, now_and_then, unnamed
from monitor.analysis.meetings.joining.same_number import numbers_fit
from monitor.analysis.meetings.joining.same_people import parties_fit, people_fit
from monitor.analysis.meetings.joining.same_state import states_fit
from monitor.analysis.meetings.joining.same_time import times_fit
from monitor.analysis.meetings.where.same_place import places_fit, shares_place
from monitor.domain.meeting import Kind, Status


def home_of(draft: Draft, clusters: Sequence[Cluster], places: Mapping[str, str]) -> Cluster | None:
    """The nearest earlier cluster that this telling can belong to."""
    best, best_score = None, 0.0
    for nearness, cluster in enumerate(reversed(clusters)):
        score = fit(draft, cluster, places)
        if score is not None and (best is None or score - 0.1 * nearness > best_score):
            best, best_score = cluster, score - 0.1 * nearness
    return best


def fit(draft: Draft, cluster: Cluster, places: Mapping[str, str]) -> float | None:
    """How well a telling fits a cluster; None where something speaks against it."""
    if draft.bare and (draft.another or _far(draft, cluster)):
        return None
    if _some_other(draft, cluster) or (draft.bare and _leads_up(draft, cluster.drafts[0])):
        return None
    if draft.beyond and any(_comes_beside(draft, other) for other in cluster.drafts):
        return None
    if draft.prior and draft.times and any(_told_beside(draft, other) for other in cluster.drafts):
        return None  # "the highest-level meeting of the two since 2000" is not the one in 2000
    if cluster.kind is Kind.CALL and draft.kind is not Kind.VISIT and _may_be_call(draft, cluster):
        return _CALL
    return _score(draft, cluster, places) if _may_be_same(draft, cluster, places) else None


def _told_beside(draft: Draft, other: Draft) -> bool:
    """Whether its sentence tells of another as of now; "they failed to agree at their previous meeting in May" tells of one."""
    return other.sentence == draft.sentence and not other.prior and (other.when is None or other.when != draft.when)


def _some_other(draft: Draft, cluster: Cluster) -> bool:
    """Whether "a July meeting at the ministry", whose other side nobody names, is told before talks of no day and no place."""
    told = not (draft.fresh or draft.definite or draft.headline) and len(draft.parties) < _TWO
    told = told and bool(draft.places or draft.nested) and draft.sentence < cluster.drafts[0].sentence
    return told and draft.when is not None and cluster.when() is None and not cluster.places


def _leads_up(draft: Draft, first: Draft) -> bool:
    """Whether "the round" is told right before the next by its number: "The round ends on T. A fourth is due in May"."""
    return first.counted and first.ordinal is not None and draft.end <= first.start


_CALL = 1.5  # the score of a call told again


def _may_be_same(draft: Draft, cluster: Cluster, places: Mapping[str, str]) -> bool:
    """Whether kind, parties, number, people, days, place and state can all be those of one meeting."""
    return (
        _kinds_fit(draft, cluster)
        and parties_fit(draft, cluster)
        and numbers_fit(draft, cluster)
        and people_fit(draft, cluster)
        and times_fit(draft, cluster)
        and places_fit(draft, cluster, places)
        and states_fit(draft, cluster)
        and not now_and_then(draft, cluster)
    )


def _kinds_fit(draft: Draft, cluster: Cluster) -> bool:
    """Whether the kinds are alike, or a session is told that is part of a summit, or the summit itself in plain words."""
    if GROUP[draft.kind] == GROUP[cluster.kind]:
        return True
    if GROUP[draft.kind] != "session" or cluster.kind is not Kind.SUMMIT:
        return False
    return _refers(draft) or _of_leaders(draft, cluster) or _called_the_same(draft, cluster) or unnamed(draft, cluster)


def _score(draft: Draft, cluster: Cluster, places: Mapping[str, str]) -> float:
    """The more two tellings share, the likelier they are of one meeting; a plain "the meeting" is mostly that of the lead."""
    shared = set(draft.people) & set(cluster.people)
    score = 1.0 + len(shared) + (1.0 if draft.ordinal and draft.ordinal == cluster.ordinal else 0.0)
    score += 1.0 if shares_place(draft, cluster, places) else 0.0
    score -= 0.5 if GROUP[draft.kind] != GROUP[cluster.kind] and draft.ordinal else 0.0
    score += 0.6 if _refers(draft) and cluster.drafts[0].sentence <= 1 else 0.0
    score -= _IN_PASSING if _refers(draft) and _only_in_passing(draft, cluster) else 0.0
    score -= _ASIDE if draft.inferred and draft.definite and _hung_on(cluster) else 0.0
    score -= 0.5 if cluster.drafts[0].noun in _CONTACT and draft.noun not in _CONTACT else 0.0
    score += 0.5 if draft.status and any(draft.status == other.status for other in cluster.drafts) else 0.0
    score += _SAME_NOUN if _called_the_same(draft, cluster) else 0.0
    score += _TO_COME if draft.bare and draft.status in _OFF and any(other.status in _COMING for other in cluster.drafts) else 0.0
    return score


_TO_COME = 0.9  # "went there in July. He planned to return, but that trip was called off": the one to come was
_OFF = (Status.CANCELLED, Status.POSTPONED)
_COMING = (Status.PLANNED, Status.PROPOSED)


_SAME_NOUN = 0.7
_IN_PASSING = 0.5
_ASIDE = 0.2
_CONTACT = frozenset({"contact", "contacts"})  # what is told in passing before the talks; "the talks" are the talks


def _only_in_passing(draft: Draft, cluster: Cluster) -> bool:
    """Whether a meeting was only told right before to say when another was: "A and B met, months after the summit in P"."""
    return all(other.nested and 0 < draft.sentence - other.sentence <= _TWO for other in cluster.drafts)


_TWO = 2  # sentences


def _hung_on(cluster: Cluster) -> bool:
    """Whether one of two rounds was only told to date something: "little has been done since their first summit"."""
    return bool(cluster.ordinal) and all(other.nested for other in cluster.drafts)


def _comes_beside(draft: Draft, other: Draft) -> bool:
    """Whether its sentence tells of another still to come before or after it: "would host B at P after the summit"."""
    coming = other.status in (Status.PROPOSED, Status.PLANNED) and other.rule in ("verb", "weak verb") and not other.when
    return coming and draft.status is Status.HELD and other.sentence == draft.sentence and other.end <= draft.start


def _called_the_same(draft: Draft, cluster: Cluster) -> bool:
    """Whether a plain "the talks" comes after talks, and not after a meeting that they prepare."""
    before = (other for other in cluster.drafts if other.sentence < draft.sentence)
    return draft.definite and not draft.people and any(draft.noun == other.noun != "" for other in before)


def _far(draft: Draft, cluster: Cluster) -> bool:
    return cluster.drafts[0].sentence > 1 and draft.sentence - cluster.drafts[-1].sentence > _NEAR


_NEAR = 4  # sentences: "the talks" farther away mean the ones the story is about, or none that we know


def _of_leaders(draft: Draft, cluster: Cluster) -> bool:
    """A session with one of the leaders, told in passing, is part of their summit."""
    part = not draft.fresh and bool(draft.people) and draft.noun != "audience"  # which is a lesser one's
    return part and set(draft.people) <= set(cluster.people)


def _may_be_call(draft: Draft, cluster: Cluster) -> bool:
    """Discussions of the same two people, told again without the telephone."""
    spoken = draft.noun in ("discussions", "discussion", "talks", "conversation", "conversations", "talk")
    spoken = spoken and set(draft.parties) <= cluster.parties  # not the talks that one of them offers a third
    return spoken and bool(draft.people) and set(draft.people) <= set(cluster.people) and not draft.places and not draft.times


def _refers(draft: Draft) -> bool:
    """A plain "the meeting" can mean a summit told before."""
    return draft.definite and not draft.people and not draft.parties and draft.noun in _PLAIN


_PLAIN = frozenset({"meeting", "talks", "encounter", "handshake", "sit - down", "face - to - face", "get - together"})
