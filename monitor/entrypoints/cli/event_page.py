"""One meeting on a terminal: how it stands, its life, what is disputed, who told of it, what analysts settled."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from rich.text import Text

from monitor.analysis.digests.days import describe_ledger_days, describe_when
from monitor.analysis.digests.names import capitalise, name_event, name_party, name_places
from monitor.analysis.exports import row_of
from monitor.analysis.ledger.doubts import Doubt
from monitor.analysis.ledger.ordinals import implied_number
from monitor.analysis.ledger.phases import standing, status_by_side, told
from monitor.domain.event import Change, ChangeKind, Claim, Event, Report
from monitor.entrypoints.app import App
from monitor.entrypoints.cli.output import console, print_json
from monitor.entrypoints.cli.tables import short, table
from monitor.entrypoints.cli.times import show_moment
from monitor.pipeline.doubts import doubts_about
from monitor.pipeline.rulings import find_event

_DISPUTABLE = ("date", "place", "status")


def print_event(app: App, name: str, *, as_of: datetime | None, now: datetime, as_json: bool) -> None:
    """Print everything the ledger holds of one event."""
    event = find_event(app.store, name, as_of=as_of)
    changes = app.store.changes(event_id=event.id, until=as_of)
    doubts = doubts_about(app.store, event, app.reading.background)
    if as_json:
        print_json(_as_json(event, changes, now) | {"possible_same": doubts_as_json(doubts)})
        return
    _print_head(app, event, now)
    _print_life(event, changes)
    _print_values(event, changes)
    _print_reports(event)
    print_doubts(doubts)
    _print_rulings(app, event)


def print_doubts(doubts: tuple[Doubt, ...]) -> None:
    """Print which meetings may be this one, and how to make them one."""
    for doubt in doubts:
        console.print(f"  possibly the same: {name_event(doubt.event)} ({doubt.event.id}), {doubt.points:+.1f} points: "
                      f"{'; '.join(doubt.reasons)}", markup=False)
    if doubts:
        console.print("  (if they are: monitor ledger merge KEPT OTHER)", markup=False)


def doubts_as_json(doubts: tuple[Doubt, ...]) -> list[dict[str, object]]:
    """The same for programs."""
    return [{"event": one.event.id, "points": round(one.points, 2), "reasons": one.reasons} for one in doubts]


def _print_head(app: App, event: Event, now: datetime) -> None:
    console.print(Text(capitalise(name_event(event)), style="bold"), Text(f" {event.id}"))
    ledger = app.store.events()
    implied = implied_number(event, ledger)
    lines = {
        "stands": f"{standing(event, now)}{' (history: over before it was first told)' if event.history else ''}",
        "by side": ", ".join(f"{name_party(side)}: {status}" for side, status in status_by_side(event)),
        "when": describe_when(event.when) or "no date told", "where": name_places(event.places) or "no place told",
        "between": ", ".join(map(name_party, event.parties)), "people": ", ".join(event.people),
        "sources": f"{len(event.voices)} independent: {', '.join(event.voices)}" if event.voices else "reprints only",
        "settled": f"{', '.join(event.pinned)} (by an analyst)" if event.pinned else "",
        "part of": event.part_of or "", "includes": ", ".join(one.id for one in ledger if one.part_of == event.id),
        "number": f"{implied[0]}, since {implied[1].id} is told as number {implied[0] + 1}" if implied else "",
    }
    for label, value in lines.items():
        if value:
            console.print(f"  {label:<9}{value}", markup=False)


def _print_life(event: Event, changes: tuple[Change, ...]) -> None:
    outlets = {report.story_id: report.outlet or report.source_id for report in event.reports}
    life = table("told (UTC)", "what", "from", "to", "news", "why", "by", title="Its life", whole=("told (UTC)", "what"))
    for change in changes:
        old, new = (show_value(change.kind, value) for value in (change.old, change.new))
        life.add_row(f"{change.at:%Y-%m-%d\n%H:%M}", str(change.kind), old, new, "yes" if change.alert else "no", change.reason,
                     outlets.get(change.story_id, change.story_id))
    console.print(life)
    for change in changes:
        for evidence in change.evidence[:1]:
            console.print(f"  {change.at:%Y-%m-%d} {change.kind}: “{evidence.quote}”", markup=False)


def show_value(kind: ChangeKind, value: str | None) -> str:
    """Write one end of a change as people read it."""
    dates = kind in {ChangeKind.DATE, ChangeKind.CONTRADICTION}
    return (describe_ledger_days(value) if dates else value) or ""


def _print_values(event: Event, changes: tuple[Change, ...]) -> None:
    disputes = [change for change in changes if change.kind is ChangeKind.CONTRADICTION]
    values = table("slot", "value", "sources", "first told", "in the words", title="What is said of it", whole=("first told",))
    for slot in (*_DISPUTABLE, "ordinal", "person"):
        for claim in told(event, slot):
            value = describe_ledger_days(claim.value) if slot == "date" else claim.value
            remark = _remark(event, claim, disputes)
            voices = ", ".join(claim.voices) or "a reprint"
            values.add_row(slot, f"{value}{remark}", voices, f"{claim.at:%Y-%m-%d}", claim.quote[:90])
    console.print(values)


def _remark(event: Event, claim: Claim, disputes: list[Change]) -> str:
    """Say of a value that the event does not have now whether sources differ on it, or whether it was given up."""
    from monitor.analysis.ledger.spans import gap

    if claim.slot not in _DISPUTABLE:
        return ""
    if any(claim.value in (change.new or "").split("; ") for change in disputes):
        return " (disputed)"
    distance = gap(claim.when, event.when) if claim.slot == "date" else None
    return " (no longer)" if distance is not None and distance > 1 else ""


def _print_reports(event: Event) -> None:
    tellers = table("published (UTC)", "outlet", "story", "status", "sure", "words", title="Told by", whole=("story", "status"))
    for report in event.reports:
        tellers.add_row(f"{report.at:%Y-%m-%d %H:%M}", _outlet(report), short(report.story_id), str(report.mention.status),
                        f"{report.mention.confidence:.2f}", report.mention.quote[:90])
    console.print(tellers)


def _outlet(report: Report) -> str:
    name = report.outlet or report.source_id
    return f"{name} (reprint)" if report.root and report.root != report.story_id else name


def _print_rulings(app: App, event: Event) -> None:
    for ruling in app.store.corrections(event.id):
        note = f": {ruling.note}" if ruling.note else ""
        console.print(f"{show_moment(ruling.at)} {ruling.who} {ruling.action} {ruling.value}{note}", markup=False)


def _as_json(event: Event, changes: tuple[Change, ...], now: datetime) -> dict[str, Any]:
    return {
        **asdict(row_of(event, now=now)),
        "voices": event.voices, "status_by_side": dict(status_by_side(event)),
        "changes": [
            {"id": one.id, "at": one.at.isoformat(), "change": str(one.kind), "from": one.old, "to": one.new, "alert": one.alert,
             "reason": one.reason, "story": one.story_id, "confidence": round(one.confidence, 3),
             "evidence": [asdict(part) for part in one.evidence]} for one in changes],
        "claims": [{"slot": one.slot, "value": one.value, "sources": one.voices, "first": one.story_id, "at": one.at.isoformat(),
                    "quote": one.quote} for one in event.claims],
        "reports": [{"story": one.story_id, "outlet": one.outlet, "at": one.at.isoformat(), "status": str(one.mention.status),
                     "confidence": round(one.mention.confidence, 3), "quote": one.mention.quote} for one in event.reports],
    }
