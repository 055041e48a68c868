"""``monitor explain``: why a story was kept, dropped, linked, told."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from monitor.analysis.alerts import refusal
from monitor.analysis.digests.days import describe_when
from monitor.analysis.digests.names import name_event
from monitor.analysis.ledger import event_id, weigh
from monitor.analysis.ledger.doubts import Doubt
from monitor.domain.errors import InputError
from monitor.domain.event import Change, Event, Report
from monitor.domain.story import Disposition, Story
from monitor.entrypoints.app import App
from monitor.entrypoints.cli.event_page import doubts_as_json, print_doubts
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import console, print_json
from monitor.entrypoints.cli.times import show_moment
from monitor.pipeline.doubts import doubts_of

DEFAULT = Path("config")
SEARCHED = 20_000  # newest items looked through for an address or a part of an id


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of the story: its event, and what spoke for and against the link."""

    report: Report
    event: Event | None
    opened: bool
    score: float
    reasons: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()  # events that it was nearly linked to instead of opening one


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("explain")(explain)


def explain(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id or address, or enough of its id.")],
    as_json: JsonOption = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Say why a story was kept or dropped, which meetings it tells of and why these, and what of it was news to whom.

    Example: monitor explain https://example.org/2019/02/summit.html
    """
    with opened(config) as app:
        found = _find(app, story)
        told = [_trace(app, report, name, found) for report, name in app.store.reports(story_id=found.item.id)]
        changes = app.store.changes(story_id=found.item.id)
        if as_json:
            print_json(_as_json(found, told, changes))
            return
        _print_story(app, found)
        for one in told:
            _print_mention(one)
        for change in changes:
            _print_change(app, change)


def _find(app: App, name: str) -> Story:
    found = app.store.story(name)
    if found is not None:
        return found
    fitting = [one for one in app.store.stories(limit=SEARCHED) if name in {one.item.url, one.item.guid} or name in one.item.id]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise InputError(f"{name} could be any of {', '.join(one.item.id for one in fitting[:5])}: write more of it")
    raise InputError(f"no story {name!r} was ever met; monitor events ID lists those of a meeting, and an address will do too")


def _trace(app: App, report: Report, name: str, story: Story) -> Told:
    """Weigh a report against its event as that stood before the story was decided on."""
    now = app.store.event(name)
    before = app.store.event(name, as_of=story.decided_at - timedelta(microseconds=1)) or now
    if before is None or name == event_id(report):
        return Told(report, now, True, 0.0, (), doubts_of(app.store, report, app.reading.background))
    link = weigh(report, before, app.reading.background)
    return Told(report, before, False, link.score, link.reasons)


def _print_story(app: App, story: Story) -> None:
    item = story.item
    console.print(Text(item.title or "(no title)", style="bold"), Text(f" {item.id}"))
    of = f" (rule {story.rule}, score {story.score:.2f})" if story.rule and story.score is not None else ""
    lines = {
        "outlet": item.outlet or item.source_id, "address": item.url or "", "came by": item.via or "",
        "text of": f"the {item.text_origin}{': ' if item.text_note else ''}{item.text_note}" if item.text else "",
        "published": show_moment(item.published_at, none="no date"),
        "decided": f"{story.disposition}: {story.reason}{of}", "wanted by": ", ".join(story.matched),
        "copy of": f"{story.duplicate_of}" if story.disposition is Disposition.COPY else "",
        "versions": ", ".join(f"{one.number} ({show_moment(one.seen_at)})" for one in story.versions[1:]),
        "copies": ", ".join(_copies(app, story)),
    }
    for label, value in lines.items():
        if value:
            console.print(f"  {label:<10}{value}", markup=False)


def _copies(app: App, story: Story) -> Iterator[str]:
    for other in app.store.stories(since=story.decided_at - timedelta(days=7), dispositions=(Disposition.COPY,)):
        if other.duplicate_of == story.item.id:
            yield other.item.id


def _print_mention(told: Told) -> None:
    mention = told.report.mention
    when = describe_when(mention.when) or "no date"
    parties = ", ".join(mention.parties)
    console.print(f"\n{mention.kind} {parties}: {mention.status}, {when}, sure {mention.confidence:.2f}", markup=False)
    for evidence in mention.evidence:
        console.print(f"    {evidence.slot:<12}“{evidence.quote}”", markup=False)
    name = f"{name_event(told.event)} ({told.event.id})" if told.event else "an event that is no more"
    if told.opened:
        console.print(f"  opened: {name}", markup=False)
        print_doubts(told.doubts)
        return
    console.print(f"  linked to: {name}, {told.score:+.1f} points", markup=False)
    for reason in told.reasons:
        console.print(f"    {reason}", markup=False)


def _print_change(app: App, change: Change) -> None:
    event = app.store.event(change.event_id)
    console.print(f"\n{change.kind}: {change.old or 'nothing'} → {change.new or 'nothing'} ({change.reason})", markup=False)
    if event is None:
        return
    for watch_list in app.config.watch_lists:
        why_not = refusal(watch_list, event, change)
        console.print(f"  {watch_list.name}: {'told' if why_not is None else f'not told: {why_not}'}", markup=False)


def _as_json(story: Story, told: list[Told], changes: tuple[Change, ...]) -> dict[str, Any]:
    return {
        "id": story.item.id, "title": story.item.title, "url": story.item.url, "text_origin": str(story.item.text_origin),
        "text_note": story.item.text_note, "via": story.item.via, "disposition": str(story.disposition),
        "reason": story.reason, "duplicate_of": story.duplicate_of, "rule": story.rule, "score": story.score,
        "matched": story.matched,
        "mentions": [{"kind": one.report.mention.kind, "status": one.report.mention.status,
                      "event": one.event.id if one.event else None, "opened": one.opened, "points": round(one.score, 2),
                      "reasons": one.reasons, "possible_same": doubts_as_json(one.doubts),
                      "evidence": [asdict(part) for part in one.report.mention.evidence]} for one in told],
        "changes": [{"event": one.event_id, "change": str(one.kind), "from": one.old, "to": one.new, "alert": one.alert,
                     "reason": one.reason} for one in changes],
    }
