"""Joins the tellings of one meeting inside one story."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from monitor.analysis.meetings.days.phases import one_round
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import (
    GROUP,
    Cluster,
    a_day_of,
    inside,
    now_and_then,
    one_from_each,
    other_days,
    others_met,
    unnamed,
)
from monitor.analysis.meetings.joining.loosely_told import forget_arrival, headed_otherwise, on_arrival
from monitor.analysis.meetings.joining.passing import settle
from monitor.analysis.meetings.joining.summits import align
from monitor.analysis.meetings.where.same_place import places_fit, shares_place
from monitor.analysis.meetings.who.owners import give_owner
from monitor.domain.meeting import Kind, Status

_FEW = timedelta(days=2)  # the days of one summit
_STAY_DAYS = 5  # a departure and an arrival home so near each other are one journey
_OPEN = frozenset({Status.PROPOSED, Status.PLANNED, Status.ONGOING, Status.POSTPONED, Status.CANCELLED, Status.DENIED})


def join(drafts: Sequence[Draft], places: Mapping[str, str]) -> list[Cluster]:
    """Clusters in order of first telling. What can be a meeting by itself opens one; the rest only adds."""
    align(drafts)
    clusters: list[Cluster] = []
    waiting: list[Draft] = []
    alone: list[Draft] = []
    for draft in drafts:
        home = _home(draft, clusters, places)
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
        home = _home(draft, _nearest_last(clusters, draft.sentence), places)
        if home is not None:
            home.add(draft)
        elif draft.owner is not None:
            alone.append(draft)
    _add_alone(alone, clusters, places)
    _undo(clusters)
    return settle(clusters, places)


def _add_alone(alone: Sequence[Draft], clusters: list[Cluster], places: Mapping[str, str]) -> None:
    """Add what no meeting told with both sides takes in, as meetings of whom the story is about."""
    for draft in alone:
        give_owner(draft)
        home = _home(draft, [cluster for cluster in clusters if cluster.kind is draft.kind], places)
        if home is None:
            clusters.append(Cluster(draft.kind).add(draft))
        else:
            home.add(draft)
    if alone:
        clusters.sort(key=lambda cluster: (cluster.drafts[0].sentence, cluster.drafts[0].start))


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


def _home(draft: Draft, clusters: Sequence[Cluster], places: Mapping[str, str]) -> Cluster | None:
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
    if draft.beyond and any(_comes_beside(draft, other) for other in cluster.drafts):
        return None
    if cluster.kind is Kind.CALL and draft.kind is not Kind.VISIT and _may_be_call(draft, cluster):
        return 1.5
    if GROUP[draft.kind] != GROUP[cluster.kind] and not (
        GROUP[draft.kind] == "session"
        and cluster.kind is Kind.SUMMIT
        and (_refers(draft) or _of_leaders(draft, cluster) or _called_the_same(draft, cluster) or unnamed(draft, cluster))
    ):
        return None
    if not _parties_fit(draft, cluster) or not _numbers_fit(draft, cluster):
        return None
    if (
        not _people_fit(draft, cluster)
        or not _times_fit(draft, cluster)
        or not places_fit(draft, cluster, places)
        or not _states_fit(draft, cluster)
        or now_and_then(draft, cluster)
    ):
        return None
    shared = set(draft.people) & set(cluster.people)
    score = 1.0 + len(shared) + (1.0 if draft.ordinal and draft.ordinal == cluster.ordinal else 0.0)
    score += 1.0 if shares_place(draft, cluster, places) else 0.0
    score -= 0.5 if GROUP[draft.kind] != GROUP[cluster.kind] and draft.ordinal else 0.0
    score += 0.6 if _refers(draft) and cluster.drafts[0].sentence <= 1 else 0.0
    score -= _IN_PASSING if _refers(draft) and _only_in_passing(draft, cluster) else 0.0
    score -= 0.5 if cluster.drafts[0].noun in _CONTACT and draft.noun not in _CONTACT else 0.0
    score += 0.5 if draft.status and any(draft.status == other.status for other in cluster.drafts) else 0.0
    score += _SAME_NOUN if _called_the_same(draft, cluster) else 0.0
    return score


def _only_in_passing(draft: Draft, cluster: Cluster) -> bool:
    """Whether a meeting was only told right before to say when another was: "A and B met, months after the summit in P"."""
    return all(other.nested and 0 < draft.sentence - other.sentence <= _TWO for other in cluster.drafts)


def _comes_beside(draft: Draft, other: Draft) -> bool:
    """Whether its sentence tells of another still to come before or after it: "would host B at P after the summit"."""
    coming = other.status in (Status.PROPOSED, Status.PLANNED) and other.rule in ("verb", "weak verb") and not other.when
    return coming and draft.status is Status.HELD and other.sentence == draft.sentence and other.end <= draft.start


_SAME_NOUN = 0.7
_IN_PASSING = 0.5
_CONTACT = frozenset({"contact", "contacts"})  # what is told in passing before the talks; "the talks" are the talks


def _called_the_same(draft: Draft, cluster: Cluster) -> bool:
    """Whether a plain "the talks" comes after talks, and not after a meeting that they prepare."""
    before = (other for other in cluster.drafts if other.sentence < draft.sentence)
    return draft.definite and not draft.people and any(draft.noun == other.noun != "" for other in before)


_NEAR = 4  # sentences: "the talks" farther away mean the ones the story is about, or none that we know


def _far(draft: Draft, cluster: Cluster) -> bool:
    return cluster.drafts[0].sentence > 1 and draft.sentence - cluster.drafts[-1].sentence > _NEAR


def _of_leaders(draft: Draft, cluster: Cluster) -> bool:
    """A session with one of the leaders, told in passing, is part of their summit."""
    return not draft.fresh and bool(draft.people) and set(draft.people) <= set(cluster.people)


def _may_be_call(draft: Draft, cluster: Cluster) -> bool:
    """Discussions of the same two people, told again without the telephone."""
    spoken = draft.noun in ("discussions", "discussion", "talks", "conversation", "conversations", "talk")
    return spoken and bool(draft.people) and set(draft.people) <= set(cluster.people) and not draft.places and not draft.times


def _refers(draft: Draft) -> bool:
    """A plain "the meeting" can mean a summit told before."""
    return draft.definite and not draft.people and not draft.parties and draft.noun in _PLAIN


_PLAIN = frozenset({"meeting", "talks", "encounter", "handshake", "sit - down", "face - to - face", "get - together"})


def _parties_fit(draft: Draft, cluster: Cluster) -> bool:
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


def _numbers_fit(draft: Draft, cluster: Cluster) -> bool:
    if draft.ordinal and cluster.ordinal:
        return draft.ordinal == cluster.ordinal
    if draft.bare and draft.ordinal and cluster.kind is Kind.SUMMIT:
        return False  # "the second meeting" of somebody, in a story of another summit
    if draft.kind is Kind.VISIT and draft.past and not draft.ordinal and any((other.ordinal or 0) > 1 for other in cluster.drafts):
        return False  # "his second visit": what was weeks ago is the first
    if draft.prior and cluster.drafts[0].sentence <= 1:
        return False
    again = draft.kind is Kind.VISIT and draft.another and draft.status is None  # "would find it hard to agree to a return trip"
    if again or (draft.status in _OPEN and (draft.another or (draft.ordinal or 0) > 1)):
        begun = draft.status is Status.ONGOING  # "A meets B", a headline says of the round that has begun
        return not any(other.status is Status.HELD and not (begun and other.headline and other.present) for other in cluster.drafts)
    if draft.status is Status.HELD and any(other.another or (other.ordinal or 0) > 1 for other in cluster.drafts):
        going_on = Status.HELD if GROUP[draft.kind] == "session" else Status.ONGOING  # rounds of talks go on one after another
        return any(other.status in (Status.HELD, going_on) for other in cluster.drafts) or draft.ordinal is not None
    return True


def _people_fit(draft: Draft, cluster: Cluster) -> bool:
    mine, theirs = set(draft.people), set(cluster.people)
    if not theirs.isdisjoint(draft.later) or any(not mine.isdisjoint(other.later) for other in cluster.drafts):
        return False  # a summit of their predecessors
    if draft.kind in (Kind.MEETING, Kind.TALKS) and others_met(draft, cluster):
        return False
    if draft.status is Status.DENIED and draft.fresh and mine and not theirs and cluster.when() is not None:
        return False  # who did not meet says nothing of talks of others on some day
    if not mine or not theirs or draft.kind is Kind.SUMMIT:
        return draft.kind is not Kind.SUMMIT or len(mine | theirs) <= max(len(cluster.parties | set(draft.parties)), 2)
    return bool(mine & theirs) or (draft.kind is not Kind.VISIT and one_from_each(draft, cluster))


def _times_fit(draft: Draft, cluster: Cluster) -> bool:
    if on_arrival(draft, cluster):
        return True
    mine = draft.when
    theirs = cluster.when() if mine is not None else None
    if theirs is None or mine is None:
        return not (draft.past and _news(cluster)) and not _of_other_years(draft, cluster)
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


def _of_other_years(draft: Draft, cluster: Cluster) -> bool:
    """Whether one is of years ago and names nobody, the other names people and no time: "talks in 2005", "A's talks with B"."""
    bygone = [other for other in cluster.drafts if other.bygone]
    if draft.kind is Kind.SUMMIT:
        return False
    if draft.bygone:
        return not draft.people and bool(cluster.people)
    return bool(bygone and draft.people) and not cluster.people


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


def _only_denied(cluster: Cluster) -> bool:
    told = {draft.status for draft in cluster.drafts if draft.status is not None}
    return Status.DENIED in told and not told & {Status.HELD, Status.ONGOING} and cluster.when() is None


def _other_tense(draft: Draft, cluster: Cluster) -> bool:
    """Whether one of two things not yet held lies in the past; "the meeting" alone has no time of its own."""
    others = (other for other in cluster.drafts if other.status in _OPEN and not other.bare)
    return any(other.past != draft.past and not inside(draft, other) for other in others)


def _states_fit(draft: Draft, cluster: Cluster) -> bool:
    """A meeting held and one still to come are two, unless the words are a plain reference."""
    if headed_otherwise(draft, cluster):
        return True
    if draft.status is Status.PLANNED and draft.when and not draft.definite and _only_denied(cluster):
        return False  # "he did not meet Kim"; "a meeting is fixed for July 12"
    if draft.status is None or (
        draft.definite and not draft.another and draft.status in _OPEN and draft.kind is not Kind.SUMMIT and not draft.when
    ):
        return True
    if draft.kind is Kind.SUMMIT and draft.definite and not (draft.another or draft.ordinal or draft.when or draft.places):
        return True
    if draft.status in _OPEN and draft.kind in (Kind.MEETING, Kind.TALKS) and _other_tense(draft, cluster):
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


def _guessed(draft: Draft) -> bool:
    """Whether a summit is only taken to have been held: "the historic summit of A and B" may be to come."""
    return draft.guess and draft.kind is Kind.SUMMIT


def _headed(draft: Draft) -> bool:
    """Whether a headline only names a journey, "A's Travel to P", which the text may tell as still to come."""
    return draft.headline and draft.guess and draft.kind is Kind.VISIT
