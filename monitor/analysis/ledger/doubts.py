"""Meetings that were entered as two and may be one: for people to look at, since neither an alert nor a link follows."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from monitor.analysis.ledger.background import Background
from monitor.analysis.ledger.folding import event_id
from monitor.analysis.ledger.linking import may_be_one, weigh
from monitor.domain.event import Event, Report

POSSIBLE = -1.0  # points from which a mention may be of the event; below LINK, so that it founds one of its own
_SHOWN = 3
_ONE_NAME = 75  # of 100, from which two names are shown as perhaps one: romanisations of one name differ in two or three letters


@dataclass(frozen=True, slots=True)
class Doubt:
    """An event that another may be: points, and what speaks for and against it."""

    event: Event
    points: float
    reasons: tuple[str, ...]


def founder(event: Event) -> Report | None:
    """Find the report that opened an event; None where an analyst made it, or the reports are not there."""
    return next((report for report in event.reports if event_id(report) == event.id), None)


def doubts(report: Report, events: Iterable[Event], background: Background) -> tuple[Doubt, ...]:
    """List the events that a report which opened one of its own was nearly linked to, the closest first; at most three.

    ``events`` are to be as they stood when it was decided on.
    """
    weighed = [(event, weigh(report, event, background)) for event in events
               if event.id != event_id(report) and may_be_one(report, event)]
    near = [Doubt(event, link.score, (*link.reasons, *_spellings(report, event, background))) for event, link in weighed
            if link.score >= POSSIBLE and not link.holds]
    return tuple(sorted(near, key=lambda doubt: (-doubt.points, doubt.event.id))[:_SHOWN])


def _spellings(report: Report, event: Event, background: Background) -> list[str]:
    """Name pairs of people who may be one man in two spellings: alike, and one of them unknown to the roster."""
    ours = [name for name in report.mention.people if name not in event.people]
    theirs = [name for name in event.people if name not in report.mention.people]
    return [f"{one} may be another spelling of {other}" for one in ours for other in theirs
            if not {one, other} <= background.sides.keys() and fuzz.ratio(one, other) >= _ONE_NAME]
