"""One report at the door of one event, and the change that may come of it."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from monitor.analysis.ledger.background import Background
from monitor.analysis.ledger.claims import evidence_for
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF, TOOK_PLACE
from monitor.analysis.ledger.spans import bounds, length
from monitor.domain.event import Change, ChangeKind, Event, Report
from monitor.domain.meeting import Status

HISTORY = timedelta(days=30)  # what ended longer ago than this before publication is recorded in silence
LOOSE_DAYS = 92               # a side remark dated no better than by a season or a year is history as well
CERTAIN = 0.5                 # below this confidence a mention founds and supports, but moves nothing
DAY = timedelta(days=1)
_SHOWN = {ChangeKind.STATUS: "status", ChangeKind.DATE: "date", ChangeKind.PLACE: "place", ChangeKind.PARTICIPANTS: "person"}


@dataclass(frozen=True, slots=True)
class Turn:
    """A report and the event it is linked to: ``before``, and as far as this report has moved it by now."""

    before: Event
    event: Event
    report: Report
    background: Background

    @property
    def was_open(self) -> bool:
        """Tell whether the meeting still lay ahead, as far as was known."""
        return self.before.status not in TOOK_PLACE

    @property
    def opens_news(self) -> bool:
        """Tell whether a date or a place in this report can be news: of something open that the report does not call off."""
        return self.was_open and self.report.mention.status not in CALLED_OFF

    @property
    def is_on_again(self) -> bool:
        """Tell whether this very report revived what was off: then it is when and where this report says."""
        return self.before.status in CALLED_OFF and self.event.status in AHEAD

    @property
    def looks_back(self) -> bool:
        """Tell whether a side remark says of what lay ahead months ago that it took place then: a recap, and nothing in it news."""
        mention = self.report.mention
        return mention.status in TOOK_PLACE and not mention.main and is_history(self.report)

    @property
    def lies_ahead(self) -> bool:
        """Tell whether the report leaves room for the meeting to be yet to come."""
        reach = bounds(self.report.mention.when)
        return reach is None or reach[1] >= self.report.at.date()


Step = tuple[Event, tuple[Change, ...]]  # the event after one slot was looked at, and what changed


def silence(event: Event, report: Report) -> str:
    """Say why nothing this report adds to this event can be news; empty where it can."""
    if report.known_before:
        return "told by the seed corpus"
    return "ended more than 30 days before publication" if event.history else ""


def is_history(report: Report) -> bool:
    """Tell whether a mention is of something that ended more than 30 days before its story was published.

    A side remark dated by no more than a year or a season counts too: "last year" rarely means last week.
    """
    when, reach = report.mention.when, bounds(report.mention.when)
    if when is None or reach is None:
        return False
    if reach[1] < (report.at - HISTORY).date():
        return True
    past = report.mention.status is Status.HELD and reach[1] <= report.at.date()
    return past and not report.mention.main and length(when) > LOOSE_DAYS


def make_change(event: Event, report: Report, kind: ChangeKind, old: str | None, new: str | None, reason: str, *,
                news: bool, slot: str = "") -> Change:
    """Write one row of the ledger. Its id follows from its content, so that the same stories give the same rows.

    ``slot`` names what it is about where the kind does not tell: its words are the evidence.
    """
    why_silent = silence(event, report)
    key = "\n".join((event.id, kind, old or "", new or "", report.story_id, report.at.isoformat(), str(report.index)))
    evidence = evidence_for(report, slot or _SHOWN.get(kind, "")) or report.mention.evidence
    return Change(
        id=hashlib.sha256(key.encode()).hexdigest()[:16], event_id=event.id, kind=kind, old=old, new=new,
        story_id=report.story_id, at=report.at, alert=news and not why_silent, reason=why_silent or reason,
        confidence=report.mention.confidence, evidence=evidence,
    )
