"""What is concluded about one item: the map's output and the reduce's."""

from dataclasses import dataclass, field

from monitor.domain.event import Change, Event, Report
from monitor.domain.meeting import Mention
from monitor.domain.story import Disposition, Fingerprint, Item
from monitor.domain.watch import Match


@dataclass(frozen=True, slots=True)
class Analysed:
    """All that can be concluded from one item alone; needs no store, so it can be made anywhere."""

    item: Item
    language: str
    fingerprint: Fingerprint
    matches: tuple[Match, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def matched(self) -> tuple[str, ...]:
        """Names of the watch lists that want this story, sorted."""
        return tuple(sorted({match.watch_list for match in self.matches}))


@dataclass(frozen=True, slots=True)
class Decision:
    """An intent: what storage records about one item. It decides nothing itself.

    ``reports[i]`` was linked to event ``links[i]``; ``events`` are the new states of all events this item touched.
    """

    analysed: Analysed
    disposition: Disposition
    reason: str
    duplicate_of: str | None = None
    rule: str | None = None
    score: float | None = None
    reports: tuple[Report, ...] = ()
    links: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    changes: tuple[Change, ...] = field(default=())
