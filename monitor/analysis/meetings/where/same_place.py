"""Whether a telling and those of a cluster can be of one place."""

from collections.abc import Iterable, Mapping

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.joining.cluster import Cluster
from monitor.analysis.meetings.joining.summits import countries
from monitor.domain.meeting import Kind, Status


def shares_place(draft: Draft, cluster: Cluster, places: Mapping[str, str]) -> bool:
    """Whether both are told in one place, or a summit once in a city and once in its country."""
    mine = {place.lower() for place, _ in draft.places}
    if mine & cluster.places:
        return True
    summit = Kind.SUMMIT in (draft.kind, cluster.kind)
    return bool(mine) and summit and bool(countries(mine, places) & countries(cluster.places, places))


def places_fit(draft: Draft, cluster: Cluster, places: Mapping[str, str]) -> bool:
    """Whether no place speaks against one meeting."""
    mine = {place.lower() for place, _ in draft.places}
    if not mine or not cluster.places or mine & cluster.places or draft.kind is Kind.CALL:
        return True
    hosts = cluster.parties.difference(cluster.drafts[0].parties[:1])
    if draft.kind is Kind.VISIT and (_far_off(mine, hosts) or _far_off(cluster.places, draft.parties[1:])):
        return False
    if draft.kind is Kind.VISIT:  # "a team finished its visit to P a day before A arrived in Q"
        if _denied(draft, cluster) and not _one_goal(mine, cluster.places, places):
            return False  # "is due in P on Monday. He will not fly on to Q"
        one_named = bool(draft.people) != bool(cluster.people)
        return not one_named or _country(mine, places) or _country(cluster.places, places)
    ours, theirs = ({places.get(place, place) for place in group} for group in (mine, cluster.places))
    if ours == theirs == {"border"}:
        return True
    if Kind.SUMMIT not in (draft.kind, cluster.kind):
        return not abroad(mine, cluster.places, places)
    return bool(ours & theirs) and (_country(mine, places) or _country(cluster.places, places))


def _denied(draft: Draft, cluster: Cluster) -> bool:
    """Whether one journey will not be made, and the other is."""
    statuses = {other.status for other in cluster.drafts if other.status is not None}
    return draft.status is not None and bool(statuses) and (draft.status is Status.DENIED) != (statuses == {Status.DENIED})


def _one_goal(mine: Iterable[str], theirs: Iterable[str], places: Mapping[str, str]) -> bool:
    """Whether a country is named here and a town of it there."""
    here, there = ({places.get(place, places.get(f"country:{place}", place)) for place in group} for group in (mine, theirs))
    return bool(here & there) and (_country(mine, places) or _country(theirs, places))


_WESTWARD = frozenset({"europe", "middle east", "scandinavia"})
_EASTERN = frozenset({"DPRK", "ROK", "CHN", "JPN"})


def _far_off(places: Iterable[str], hosts: Iterable[str]) -> bool:
    """Whether a journey leads to another part of the world than the countries of East Asia: "a trip to Europe"."""
    return _WESTWARD.issuperset(places) and not _EASTERN.isdisjoint(hosts)


def abroad(mine: Iterable[str], theirs: Iterable[str], places: Mapping[str, str]) -> bool:
    """Whether two sessions were in different countries; a house that no list places, or a border, may be in either."""
    here, there = ({places.get(place, places.get(f"country:{place}", "border")) for place in group} for group in (mine, theirs))
    if _at_border(mine, places) != _at_border(theirs, places) and _towns(mine, places) and _towns(theirs, places):
        return True
    return not here & there and "border" not in here | there


def _at_border(group: Iterable[str], places: Mapping[str, str]) -> bool:
    return all(places.get(place) == "border" for place in group)


def _towns(group: Iterable[str], places: Mapping[str, str]) -> bool:
    """Whether every place is one that the lists know, and no country: at the border or in a town."""
    return all(place in places and f"country:{place}" not in places for place in group)


def _country(group: Iterable[str], places: Mapping[str, str]) -> bool:
    """Whether only a country is named, so that any city in it may be meant."""
    return all(places.get(f"country:{place}") is not None for place in group)
