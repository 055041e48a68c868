"""Which summits of one pair of leaders in one story are one, whatever day, place, number or tense each telling gives.

A story of a summit tells it by its day in the lead, by its place in the next paragraph, by its number where it looks back, and by a
weekday where it tells of the dinner. Leaders meet once in one place at one time, and before their second summit they had one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import Cluster
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Weekday
from monitor.domain.meeting import Kind, Status

Days = tuple[date, date]

_FEW = timedelta(days=2)  # the days of one summit
_WEEK = timedelta(days=7)
_NONE = timedelta(0)


def one_each(clusters: Sequence[Cluster], places: Mapping[str, str]) -> list[Cluster]:
    """The clusters in their order, each summit once."""
    kept: list[Cluster] = []
    for cluster in clusters:
        twin = next((other for other in kept if _twins(other, cluster, places)), None)
        if twin is None:
            kept.append(cluster)
        else:
            twin.add(*cluster.drafts)
    return _one_before_the_second(kept, places)


def _pair(first: Cluster, second: Cluster) -> bool:
    return first.kind is Kind.SUMMIT and second.kind is Kind.SUMMIT and first.parties == second.parties


def _twins(first: Cluster, second: Cluster, places: Mapping[str, str]) -> bool:
    if not _pair(first, second):
        return False
    here, there = countries(first.places, places), countries(second.places, places)
    mine, theirs = first.when(), second.when()
    if first.ordinal and second.ordinal:
        return first.ordinal == second.ordinal and not _apart(first, second, places)
    if mine is not None and theirs is not None:
        if _adjoining(mine, theirs):
            return True  # nobody meets the same man in two countries on two days running
        return near(mine, theirs) and (bool(here & there) or not (here and there))
    return bool(here & there) and not (_yet_to_be(first, second) or _yet_to_be(second, first))


def _yet_to_be(coming: Cluster, past: Cluster) -> bool:
    """Whether one is what the leaders will do, no day told, and the other had its day: "will meet in P. In May they met in Q"."""
    told = [draft for draft in coming.drafts if draft.status is not None]
    ahead = coming.when() is None and all(draft.status in (Status.PLANNED, Status.PROPOSED) for draft in told)
    had_its_day = past.when() is not None and {draft.status for draft in past.drafts} <= {Status.HELD, None}
    return ahead and had_its_day and any(draft.rule == "verb" and draft.to_be and not draft.headline for draft in told)


def _apart(first: Cluster, second: Cluster, places: Mapping[str, str]) -> bool:
    """Whether days or places speak against one summit."""
    mine, theirs = first.when(), second.when()
    if mine is not None and theirs is not None and not near(mine, theirs):
        return True
    here, there = countries(first.places, places), countries(second.places, places)
    return bool(here and there) and not here & there


def near(mine: Days, theirs: Days) -> bool:
    """Whether two times can be those of one summit: "last week" is said loosely, and the days of one lie side by side."""
    widths = (mine[1] - mine[0], theirs[1] - theirs[0])
    slack = _WEEK if max(widths) == _WEEK - timedelta(days=1) else _FEW if max(widths) < _FEW else _NONE
    return mine[0] - theirs[1] <= slack and theirs[0] - mine[1] <= slack


def _adjoining(mine: Days, theirs: Days) -> bool:
    """Whether two days, each told to the day, are the same or follow each other."""
    days = mine[1] - mine[0] < _FEW and theirs[1] - theirs[0] < _FEW
    return days and mine[0] - theirs[1] < _FEW and theirs[0] - mine[1] < _FEW


def countries(named: Iterable[str], places: Mapping[str, str]) -> frozenset[str]:
    """The countries of places named in lower case; a place that no list knows is its own."""
    return frozenset(places.get(place, places.get(f"country:{place}", place)) for place in named)


def _one_before_the_second(clusters: list[Cluster], places: Mapping[str, str]) -> list[Cluster]:
    """Join what came before a second summit to one: "their first summit", "when they met in P in June"."""
    kept = list(clusters)
    if all(cluster.ordinal != _SECOND for cluster in clusters):
        return kept
    for first, other in permutations(clusters, 2):
        if first.ordinal != 1 or other.ordinal or not _pair(first, other) or first not in kept or other not in kept:
            continue
        second = next((cluster for cluster in kept if cluster.ordinal == _SECOND and _pair(cluster, first)), None)
        if second is not None and _before(other, second) and not _apart(first, other, places):
            early, late = sorted((first, other), key=kept.index)
            early.add(*late.drafts)
            kept.remove(late)
    return kept


_SECOND = 2


def _before(cluster: Cluster, second: Cluster) -> bool:
    mine, theirs = cluster.when(), second.when()
    if mine is not None and theirs is not None:
        return mine[1] < theirs[0]
    held = any(draft.status is Status.HELD and (draft.when or draft.places) for draft in cluster.drafts)
    return held and not any(draft.status is Status.HELD for draft in second.drafts)


def align(drafts: Sequence[Draft]) -> None:
    """Move a weekday that lies six days off another day of the same leaders to the day beside it.

    On a Wednesday, the day of a summit, "after Thursday's session with him" is not told of the week before.
    """
    days = [draft for draft in drafts if draft.kind is Kind.SUMMIT and _day(draft) is not None]
    for at, draft in enumerate(days):
        for other in days[:at]:
            moved = next((one for one in (draft, other) if _bare_weekday(one)), None)
            mine, theirs = _day(draft), _day(other)
            if moved is None or mine is None or theirs is None or frozenset(draft.parties) != frozenset(other.parties):
                continue
            if abs((mine - theirs).days) == _DAYS_ASIDE:
                later = (mine > theirs) == (moved is draft)
                _shift(moved, -_WEEK if later else _WEEK)
                break


def _shift(draft: Draft, step: timedelta) -> None:
    if draft.when is not None and draft.when.start is not None and draft.when.end is not None:
        draft.when = replace(draft.when, start=draft.when.start + step, end=draft.when.end + step)


def _day(draft: Draft) -> date | None:
    """The one day that a telling gives."""
    when = draft.when
    return when.start if when is not None and when.start == when.end else None


_DAYS_ASIDE = 6


def _bare_weekday(draft: Draft) -> bool:
    """Whether the day is told by nothing but its weekday."""
    at = draft.when_span.start if draft.when_span else -1
    return any(_is_weekday(span) for span in draft.times if span.start == at)


def _is_weekday(span: TimeSpan) -> bool:
    return isinstance(span.value, Weekday) and span.value.which is None
