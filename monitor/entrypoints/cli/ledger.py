"""``monitor ledger``: an analyst's rulings on the ledger; ``monitor rebuild-ledger``: the ledger folded anew."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from monitor.analysis.ledger.rulings import Ruled
from monitor.domain.counting import counted
from monitor.domain.errors import InputError
from monitor.domain.event import Correction, Event
from monitor.entrypoints.app import App
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import console, messages, print_json
from monitor.entrypoints.cli.tables import find_id, short, short_event, table
from monitor.pipeline.rulings import Ruler, find_event, rebuild_ledger

DEFAULT = Path("config")
NoteOption = Annotated[str, typer.Option("--note", "-n", help="Why; it is kept with the ruling.")]
WhoOption = Annotated[str | None, typer.Option("--who", help="Who rules.", show_default="your login name")]
EventArgument = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, or enough of its end.")]


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    group = typer.Typer(help="Put the ledger right by hand: merge, split and settle, with an audit trail.", no_args_is_help=True)
    group.command("merge")(merge)
    group.command("split")(split)
    group.command("set")(settle)
    group.command("log")(log)
    app.add_typer(group, name="ledger")
    app.command("rebuild-ledger")(rebuild)


def merge(kept: EventArgument, gone: Annotated[str, typer.Argument(metavar="OTHER", help="The event that becomes part of it.")],
          note: NoteOption = "", who: WhoOption = None, config: ConfigOption = DEFAULT) -> None:
    """Make two events one: the first keeps its id and takes the other's reports.

    Example: monitor ledger merge 3fa2b1c0 77e01d22 --note "one meeting, two dates"
    """
    with opened(config) as app:
        _tell(_ruler(app, who, note).merge(_id(app, kept), _id(app, gone)))


def split(event: EventArgument,
          stories: Annotated[list[str], typer.Argument(
              metavar="STORY…", help="Stories that tell of another meeting: ids, or enough of their beginnings.")],
          note: NoteOption = "", who: WhoOption = None, config: ConfigOption = DEFAULT) -> None:
    """Take the reports of some stories out of an event and make them one of their own.

    Example: monitor ledger split 3fa2b1c0 ce1872fb2d --note "that was the day before"
    """
    with opened(config) as app:
        found = find_event(app.store, event)
        _tell(_ruler(app, who, note).split(found.id, [_story(found, name) for name in stories]))


def settle(event: EventArgument,
           assignments: Annotated[list[str], typer.Argument(
               metavar="SLOT=VALUE…", help="status, date, place, people or ordinal; an empty value lets the reports speak again.")],
           note: NoteOption = "", who: WhoOption = None, config: ConfigOption = DEFAULT) -> None:
    """Settle what the ledger says of a meeting; no later story moves it.

    Example: monitor ledger set 3fa2b1c0 date=2019-02-27..2019-02-28 "place=Hanoi; Vietnam" --note "ministry's statement"
    """
    with opened(config) as app:
        ruler, name = _ruler(app, who, note), _id(app, event)
        for assignment in assignments:
            slot, sign, value = assignment.partition("=")
            if not sign:
                raise InputError(f"{assignment!r} settles nothing: write SLOT=VALUE, as in status=held")
            _tell(ruler.settle(name, slot.strip(), value.strip()))


def log(event: Annotated[str | None, typer.Argument(metavar="[EVENT]", help="Only rulings on this event.")] = None,
        as_json: JsonOption = False, config: ConfigOption = DEFAULT) -> None:
    """List all rulings, the oldest first.

    Example: monitor ledger log 3fa2b1c0
    """
    with opened(config) as app:
        rulings = app.store.corrections(_id(app, event) if event else None)
    listed = table("at (UTC)", "who", "did", "to", "value", "because", whole=("did", "to"))
    for one in rulings:
        if as_json:
            print_json({"id": one.id, "at": one.at.isoformat(), "who": one.who, "action": one.action, "target": one.target,
                        "value": one.value, "note": one.note})
        listed.add_row(f"{one.at:%Y-%m-%d %H:%M}", one.who, one.action, short_event(one.target), _value(one), one.note)
    if rulings and not as_json:
        console.print(listed)
    if not rulings:
        messages.print("No rulings.")


def rebuild(dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
            config: ConfigOption = DEFAULT) -> None:
    """Fold the whole ledger anew from the recorded facts and rulings. What was told stays told; nothing is told again.

    Example: monitor rebuild-ledger --dry-run
    """
    from monitor.entrypoints.app import utc_now

    with opened(config) as app:
        done = rebuild_ledger(app.store, app.reading.background, at=utc_now(), dry_run=dry_run)
    did = "would differ in" if dry_run else "put right in"
    verdict = "the same ledger" if done.same else f"{len(done.different):,} {did} facts, {done.requoted:,} only in the words quoted"
    console.print(f"{counted(done.events, 'event')} folded from {counted(done.reports, 'report')}: {verdict}.")
    for name, facts in done.different:
        console.print(f"  {name}: {', '.join(facts).replace('_', ' ')}", markup=False)


def _ruler(app: App, who: str | None, note: str) -> Ruler:
    from monitor.entrypoints.app import utc_now

    return Ruler(app.store, app.reading.background, who or getpass.getuser(), note, utc_now())


def _id(app: App, name: str) -> str:
    return find_event(app.store, name).id


def _value(one: Correction) -> str:
    if one.action == "merge":
        return short_event(one.value)
    return ", ".join(map(short, one.value.split(","))) if one.action == "split" else one.value


def _story(event: Event, name: str) -> str:
    none = f"{event.id}: no report of story {name!r} is linked to it; monitor events {event.id} lists them"
    return find_id(name, [report.story_id for report in event.reports], none=none)


def _tell(ruled: Ruled) -> None:
    for event in ruled.events:
        console.print(f"{event.id}: {event.status}", markup=False)
    for change in ruled.changes:
        console.print(f"  {change.kind}: {change.old or 'nothing'} → {change.new or 'nothing'}", markup=False)
    if not ruled.changes:
        messages.print("Recorded; it says what the ledger said already.")
