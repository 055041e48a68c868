"""Where the only summit of a story was, when its own words do not say: the one venue of theirs that the story speaks of."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta

from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.scene import Core
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.joining.cluster import Cluster
from monitor.analysis.meetings.joining.summits import countries
from monitor.domain.meeting import Kind, Status

_THERE = re.compile(r"\b(?:in|to|at|from|since|for|for the|left) $", re.IGNORECASE)
_ISLAND = re.compile(r"\bon [^.,;\n]{,20} [Ii]sland\b")
_VENUE = re.compile(
    r" (?:has emerged as|emerged as|(?:was|has been|had been) (?:chosen|picked|selected) as|is|was|will be|remains)"
    r" (?:the |a )?(?:\w+ )?(?:host|venue|site|location|setting)\b| (?:will|is to|is set to|agreed to|hopes to) host\b"
)  # "P has emerged as the likely host"
_LONGEST = 9  # characters before a place that tell whether something is, or goes, there
_OPEN = (Status.PROPOSED, Status.DENIED, None)


def place_only_summit(
    clusters: Sequence[Cluster], text: str, names: Sequence[Found], core: Core, places: Mapping[str, str]
) -> None:
    """Place the one summit of the two whose meetings a story takes as known: "Kim left Hanoi early", "what he won in Singapore".

    Beside summits that have their places only a second one is placed: a third may still be only talked of.
    """
    theirs = [cluster for cluster in clusters if cluster.kind is Kind.SUMMIT and cluster.parties == set(core.parties)]
    summits = [cluster for cluster in theirs if any(draft.status not in _OPEN for draft in cluster.drafts)]
    lost = [cluster for cluster in summits if not cluster.places]
    if len(lost) != 1 or any(draft.candidates for draft in lost[0].drafts):
        return
    if len(summits) > 1 and lost[0].ordinal != _SECOND:
        return
    others = [cluster for cluster in clusters if cluster.parties == set(core.parties) and _long_before(cluster, lost[0])]
    taken = {land for cluster in (*theirs, *others) for land in countries(cluster.places, places)}
    lost[0].drafts[0].places.extend(_spoken_of(text, names, core, places, taken))


def _long_before(cluster: Cluster, summit: Cluster) -> bool:
    """Whether talks of the two were months before their summit: "will not meet this week; talks broke down in P years ago"."""
    theirs, its = cluster.when(), summit.when()
    return theirs is not None and its is not None and its[0] - theirs[1] > _MONTHS


_SECOND, _MONTHS = 2, timedelta(days=100)


def _spoken_of(
    text: str, names: Sequence[Found], core: Core, places: Mapping[str, str], taken: AbstractSet[str]
) -> list[tuple[str, Slot]]:
    """The venues that a story says something was at, but those ``taken``; none where they lie in two countries."""
    lands_of_theirs = {places.get(venue.lower()) for venue in core.venues} - taken
    found: dict[str, tuple[str, Slot]] = {}
    lands = set()
    for start, end, name in names:
        land = places.get(name.canonical.lower())
        if land not in lands_of_theirs or not _somebody_there(text, start, end):
            continue
        lands.add(land)
        found.setdefault(name.canonical, (name.canonical, Slot(start, end)))
    return list(found.values()) if len(lands) == 1 else []


def _somebody_there(text: str, start: int, end: int) -> bool:
    if _THERE.search(text, max(0, start - _LONGEST), start):
        return True
    if _VENUE.match(text, end):
        return True
    return text.startswith("on ", start - 3) and _ISLAND.match(text, start - 3, end + _LONGEST) is not None
