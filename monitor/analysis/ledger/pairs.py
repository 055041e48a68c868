"""A report beside an event that it may be about."""

from dataclasses import dataclass

from monitor.analysis.ledger.background import Background
from monitor.domain.event import Event, Report
from monitor.domain.meeting import Kind

# Outlets swap talks and meeting for one event.
CLASS = {Kind.TALKS: "encounter", Kind.MEETING: "encounter", Kind.SUMMIT: "summit", Kind.VISIT: "visit", Kind.CALL: "call"}


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for or against; ``points`` is None for a veto."""

    points: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """``fellows`` are mentions of the same story that are already linked to this event; ``story`` is all that it tells."""

    report: Report
    event: Event
    background: Background
    fellows: tuple[Report, ...] = ()
    story: tuple[Report, ...] = ()

    @property
    def silent_days(self) -> int:
        """Days since the event was last spoken of."""
        return (self.report.at - self.event.last_at).days if self.event.last_at else 0
