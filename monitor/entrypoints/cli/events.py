"""``monitor events``: the ledger, one meeting of it, or the ledger for other programs."""

import csv
import sys
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from monitor.domain.counting import counted
from monitor.domain.errors import InputError
from monitor.domain.event import Event
from monitor.entrypoints.app import App
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import console, messages, print_json
from monitor.entrypoints.cli.tables import short_event, table
from monitor.entrypoints.cli.times import read_moment

DEFAULT = Path("config")
RECENT_DAYS = 30


class Form(StrEnum):
    """What other programs read."""

    JSONL = "jsonl"
    CSV = "csv"
    PLOVER = "plover"


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("events")(events)


def events(
    event_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="An event's id, or enough of its end.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The ledger as it was known then, say 2019-02-10.")] = None,
    watch_list: Annotated[str | None, typer.Option("--watch", help="Only what stories of this watch list tell of.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Older and historical meetings too.")] = False,
    form: Annotated[Form | None, typer.Option("--format", help="Print in this form: all meetings, or the one named.")] = None,
    as_json: JsonOption = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Show what is coming, what is overdue and what was held; with an ID, the life of one meeting with its words.

    Examples: monitor events | monitor events 3fa2b1c0 | monitor events --format csv > ledger.csv
    """
    from monitor.entrypoints.app import utc_now
    from monitor.entrypoints.cli.event_page import print_event

    with opened(config) as app:
        moment = read_moment(as_of) if as_of else None
        now = moment or utc_now()
        if event_id is not None and form is None:
            print_event(app, event_id, as_of=moment, now=now, as_json=as_json)
            return
        found = _find(app, event_id, watch_list, moment)
        if form is not None or as_json:
            _export(app, found, form or Form.JSONL, now, as_of=moment)
        else:
            _print_ledger(found, now, everything=everything)


def _find(app: App, event_id: str | None, watch_list: str | None, moment: datetime | None) -> tuple[Event, ...]:
    from monitor.pipeline.rulings import find_event

    names = [one.name for one in app.config.watch_lists]
    if watch_list is not None and watch_list not in names:
        raise InputError(f"there is no watch list {watch_list!r}; there is {', '.join(names) or 'none'}")
    if event_id is not None:
        return (find_event(app.store, event_id, as_of=moment),)
    return app.store.events(as_of=moment, watch_list=watch_list)


def _export(app: App, found: tuple[Event, ...], form: Form, now: datetime, *, as_of: datetime | None) -> None:
    from monitor.analysis.exports import COLUMNS, code_event, row_of, safe_cell

    if form is Form.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows([safe_cell(value) for value in asdict(row_of(event, now=now)).values()] for event in found)
    elif form is Form.JSONL:
        for event in found:
            print_json(asdict(row_of(event, now=now)))
    else:
        for event in found:
            changes = app.store.changes(event_id=event.id, until=as_of)
            for record in code_event(event, changes, app.reading.background):
                print_json(asdict(record))


def _print_ledger(found: tuple[Event, ...], now: datetime, *, everything: bool) -> None:
    from monitor.analysis.digests import find_overdue, find_upcoming

    upcoming = [entry.event.id for entry in find_upcoming(found, now=now)]
    overdue = [entry.event.id for entry in find_overdue(found, now=now)]
    by_id = {event.id: event for event in found}
    rest = [event for event in reversed(found) if event.id not in {*upcoming, *overdue}]
    recent = [event for event in rest if everything or (_is_recent(event, now) and not event.history)]
    for title, some in (("Upcoming", [by_id[one] for one in upcoming]), ("Overdue: the date passed and nobody reported it",
                        [by_id[one] for one in overdue]), ("Everything else" if everything else "Recent", recent)):
        if some:
            console.print(_table(title, some, now))
    if not upcoming and not overdue and not recent:
        messages.print("Nothing is coming, overdue or recent." + (" --all shows older meetings." if found else ""))
    elif not everything and len(rest) > len(recent):
        older = len(rest) - len(recent)
        messages.print(f"{counted(older, 'older or historical meeting')}: --all shows {'it' if older == 1 else 'them'}.")


def _is_recent(event: Event, now: datetime) -> bool:
    return event.last_at is not None and (now - event.last_at).days <= RECENT_DAYS


def _table(title: str, some: list[Event], now: datetime) -> Table:
    from monitor.analysis.digests.days import describe_when
    from monitor.analysis.digests.names import capitalise, name_event, name_places
    from monitor.analysis.ledger.phases import standing

    listed = table("when", "meeting", "where", "stands", "sources", "id", title=title, whole=("stands", "id"))
    for event in some:
        listed.add_row(describe_when(event.when) or "no date", capitalise(name_event(event)), name_places(event.places),
                      str(standing(event, now)), str(len(event.voices)), short_event(event.id))
    return listed


