"""Where the only summit of a story was, when its own words do not say: the one venue of theirs that the story speaks of."""

import re
from collections.abc import Mapping, Sequence

from monitor.analysis.entities.gazetteer import Found
from monitor.analysis.entities.scene import Core
from monitor.analysis.meetings.cluster import Cluster
from monitor.analysis.meetings.draft import Slot
from monitor.domain.meeting import Kind, Status

_THERE = re.compile(r"\b(?:in|to|at|from|since|for|for the|left) $", re.IGNORECASE)
_LONGEST = 9  # characters before a place that tell whether something is, or goes, there
_OPEN = (Status.PROPOSED, Status.DENIED, None)


def place_only_summit(
    clusters: Sequence[Cluster], text: str, names: Sequence[Found], core: Core, places: Mapping[str, str]
) -> None:
    """Place the one summit of the two whose meetings a story takes as known: "Kim left Hanoi early", "what he won in Singapore"."""
    summits = [cluster for cluster in clusters if cluster.kind is Kind.SUMMIT and cluster.parties == set(core.parties)]
    if len(summits) != 1 or summits[0].places or any(draft.candidates for draft in summits[0].drafts):
        return
    if all(draft.status in _OPEN for draft in summits[0].drafts):
        return
    spoken = _spoken_of(text, names, core, places)
    if spoken:
        summits[0].drafts[0].places.extend(spoken)


def _spoken_of(text: str, names: Sequence[Found], core: Core, places: Mapping[str, str]) -> list[tuple[str, Slot]]:
    """The venues that a story says something was at; none where they lie in two countries."""
    countries = {places.get(venue.lower()) for venue in core.venues}
    found: dict[str, tuple[str, Slot]] = {}
    lands = set()
    for start, end, name in names:
        land = places.get(name.canonical.lower())
        if land not in countries or not _THERE.search(text, max(0, start - _LONGEST), start):
            continue
        lands.add(land)
        found.setdefault(name.canonical, (name.canonical, Slot(start, end)))
    return list(found.values()) if len(lands) == 1 else []
