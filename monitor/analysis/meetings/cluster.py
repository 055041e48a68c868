"""Tellings of one meeting, gathered from all over a story."""

from dataclasses import dataclass, field
from datetime import date
from typing import Self

from monitor.analysis.meetings.draft import Draft
from monitor.domain.meeting import Kind


@dataclass(slots=True)
class Cluster:
    """Tellings of one meeting, in text order; ``add`` keeps count of what they say together.

    ``parties`` and ``people`` are those of all tellings, ``places`` every place named, lower-case, ``ordinal`` the first number.
    """

    kind: Kind
    drafts: list[Draft] = field(default_factory=list)
    parties: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    ordinal: int | None = None

    def add(self, *drafts: Draft) -> Self:
        """Take in more tellings; their parties, people, places and numbers are settled."""
        for draft in drafts:
            self.drafts.append(draft)
            self.parties = self.parties.union(draft.parties)
            if draft.people:
                self.people = tuple(dict.fromkeys((*self.people, *draft.people)))
            if draft.places:
                self.places = self.places.union([place.lower() for place, _ in draft.places])
            self.ordinal = self.ordinal or draft.ordinal or None
        return self

    def when(self) -> tuple[date, date] | None:
        """The narrowest closed interval any telling gives."""
        spans = [(when.start, when.end) for draft in self.drafts if (when := draft.when) and when.start and when.end]
        return min(spans, key=lambda span: (span[1] - span[0]).days) if spans else None


GROUP = {Kind.TALKS: "session", Kind.MEETING: "session", Kind.SUMMIT: "summit", Kind.VISIT: "visit", Kind.CALL: "call"}


def same_group(first: Cluster, second: Cluster) -> bool:
    """Whether two kinds can be one meeting: outlets swap talks and meeting."""
    return GROUP[first.kind] == GROUP[second.kind]
