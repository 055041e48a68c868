"""Tellings of one meeting, gathered from all over a story."""

from dataclasses import dataclass, field
from datetime import date

from monitor.analysis.meetings.draft import Draft
from monitor.domain.meeting import Kind


@dataclass(slots=True)
class Cluster:
    """Tellings of one meeting, in text order."""

    kind: Kind
    drafts: list[Draft] = field(default_factory=list)

    @property
    def parties(self) -> frozenset[str]:
        """All parties of all tellings."""
        return frozenset(side for draft in self.drafts for side in draft.parties)

    @property
    def people(self) -> tuple[str, ...]:
        """All people of all tellings, in text order."""
        return tuple(dict.fromkeys(person for draft in self.drafts for person in draft.people))

    @property
    def ordinal(self) -> int | None:
        """The first number given."""
        return next((draft.ordinal for draft in self.drafts if draft.ordinal), None)

    @property
    def places(self) -> frozenset[str]:
        """Every place named, lower-case."""
        return frozenset(place.lower() for draft in self.drafts for place, _ in draft.places)

    def when(self) -> tuple[date, date] | None:
        """The narrowest closed interval any telling gives."""
        spans = [(when.start, when.end) for draft in self.drafts if (when := draft.when) and when.start and when.end]
        return min(spans, key=lambda span: (span[1] - span[0]).days) if spans else None


GROUP = {Kind.TALKS: "session", Kind.MEETING: "session", Kind.SUMMIT: "summit", Kind.VISIT: "visit", Kind.CALL: "call"}


def same_group(first: Cluster, second: Cluster) -> bool:
    """Whether two kinds can be one meeting: outlets swap talks and meeting."""
    return GROUP[first.kind] == GROUP[second.kind]
