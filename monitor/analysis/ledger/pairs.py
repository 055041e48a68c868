"""A report beside an event that it may be about."""

from dataclasses import dataclass

from monitor.analysis.ledger.background import Background
from monitor.domain.event import Event, Report


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for or against; ``points`` is None for a veto."""

    points: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """``fellow`` says that a mention of the same story is already linked to this event."""

    report: Report
    event: Event
    background: Background
    fellow: bool
