"""What a report adds to an event: its claims always, a new state where it may, and the changes that come of it.

A fold is a pure function of the reports of one event in the order they were taken in. A plan follows the latest word; a past
fact is never overwritten by recency: an explicit day beats a vague one, and what contradicts it is kept beside it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from monitor.analysis.ledger.background import Background, leave_regions
from monitor.analysis.ledger.claims import record
from monitor.analysis.ledger.dates import fold_date
from monitor.analysis.ledger.phases import AHEAD
from monitor.analysis.ledger.places import fold_place
from monitor.analysis.ledger.spans import describe
from monitor.analysis.ledger.statuses import fold_status
from monitor.analysis.ledger.turns import CERTAIN, Step, Turn, is_history, make_change
from monitor.domain.event import Change, ChangeKind, Event, Report
from monitor.domain.meeting import Kind, Status


def open_event(report: Report, name: str | None = None) -> tuple[Event, tuple[Change, ...]]:
    """Begin an event with the first report that tells of it. Unless it has a ``name``, its id follows from that report."""
    mention = report.mention
    event = Event(
        id=name or event_id(report), kind=mention.kind, parties=mention.parties, status=mention.status, people=mention.people,
        when=mention.when, places=leave_regions(mention.places), ordinal=mention.ordinal, opened_at=report.at,
        changed_at=report.at, status_at=report.at,
        history=is_history(report), announced=not _doubt(report),
    )
    doubt = _doubt(report)
    change = make_change(event, report, ChangeKind.NEW, None, str(mention.status), doubt or "a meeting not known before",
                         news=not doubt)
    return record(event, report), (change,)


def fold(event: Event, report: Report, background: Background) -> tuple[Event, tuple[Change, ...]]:
    """Add one report to a known event."""
    before, changes = event, list[Change]()
    if report.mention.confidence >= CERTAIN:
        for slot, step in _STEPS:
            if slot not in event.pinned:
                event, more = step(Turn(before, event, report, background))
                changes += more
    if event.announced and not before.announced:
        changes[1:] = [replace(change, alert=False, reason="told with the meeting itself") for change in changes[1:]]
    event = record(event, report)
    if changes:
        event = replace(event, changed_at=max(report.at, event.changed_at or report.at))
    return event, tuple(changes)


def event_id(report: Report) -> str:
    """Name an event after the report that founded it: the same stories give the same names."""
    mention = report.mention
    told = (report.story_id, *mention.people, describe(mention.when), *mention.places, mention.ordinal, report.index)
    digest = hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()[:10]
    return f"{report.mention.kind}-{'-'.join(report.mention.parties).lower()}-{digest}"


def _doubt(report: Report) -> str:
    """Say why a first report is no news by itself: it is uncertain, or an undated aside ("after three rounds of talks")."""
    mention = report.mention
    if mention.confidence < CERTAIN:
        return "too uncertain to tell"
    if mention.status is Status.UNKNOWN:
        return "nothing says where it stands"
    if mention.main or mention.when is not None:
        return ""
    if mention.status is Status.HELD:
        return "a side remark on something held, without a date"
    named = mention.places or len(mention.people) > (0 if mention.kind is Kind.VISIT else 1)
    unfounded = not named and mention.status in AHEAD | {Status.DENIED}  # "no further meetings were arranged"
    return "a side remark on a plan, or that there is none, without date, place or both names" if unfounded else ""


def _announce(turn: Turn) -> Step:
    """Tell of an event whose first reports were no news by themselves."""
    if turn.event.announced or _doubt(turn.report):
        return turn.event, ()
    event = replace(turn.event, announced=True, history=turn.event.history or is_history(turn.report))
    status = str(turn.report.mention.status)
    return event, (make_change(event, turn.report, ChangeKind.NEW, None, status, "now told with certainty", news=True),)


def _fold_people(turn: Turn) -> Step:
    known = turn.event.people
    new = tuple(name for name in turn.report.mention.people if name not in known)
    if not new:
        return turn.event, ()
    change = make_change(turn.event, turn.report, ChangeKind.PARTICIPANTS, "; ".join(known) or None, "; ".join(new),
                         "named for the first time", news=turn.before.status in AHEAD)
    return replace(turn.event, people=known + new), (change,)


def _fold_ordinal(turn: Turn) -> Step:
    ordinal = turn.report.mention.ordinal
    if turn.event.ordinal is None and ordinal is not None:
        return replace(turn.event, ordinal=ordinal), ()
    return turn.event, ()


_STEPS: tuple[tuple[str, Callable[[Turn], Step]], ...] = (
    ("", _announce), ("status", fold_status), ("date", fold_date), ("place", fold_place), ("people", _fold_people),
    ("ordinal", _fold_ordinal),
)
