"""``monitor watch test``: what a watch list would have told."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from monitor.analysis.digests.names import capitalise, name_event
from monitor.domain.counting import counted
from monitor.domain.errors import InputError
from monitor.domain.watch import WatchList
from monitor.entrypoints.app import App
from monitor.entrypoints.cli.event_page import show_value
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import console, messages, print_json
from monitor.entrypoints.cli.tables import table
from monitor.entrypoints.cli.times import read_moment
from monitor.pipeline.trials import Trial, try_watch_list

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    group = typer.Typer(help="Watch lists: what they would catch.", no_args_is_help=True)
    group.callback()(lambda: None)
    group.command("test")(try_list)
    app.add_typer(group, name="watch")


def try_list(
    watch_list: Annotated[str, typer.Argument(metavar="LIST", help="A list in force by its name, or a file with a changed one.")],
    since: Annotated[str, typer.Option("--since", help="From when on: 30d, 12h, 2019-02-10.")] = "30d",
    as_json: JsonOption = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Put the ledger's changes to a watch list: what it would have told, near misses, and what differs from the list in force.

    Examples: monitor watch test dprk-us --since 7d | monitor watch test /tmp/dprk-us.yaml --since 2019-02-01
    """
    from monitor.entrypoints.app import utc_now

    with opened(config) as app:
        candidate, in_force = _find(app, watch_list)
        start: datetime = read_moment(since, now=utc_now())
        trials = list(try_watch_list(app.store, app.lexicon, candidate, in_force, since=start))
    if as_json:
        for trial in trials:
            print_json(_row(trial))
    elif not trials:
        messages.print(f"Nothing changed in the ledger since {start:%Y-%m-%d %H:%M} UTC; --since looks further back.", markup=False)
    else:
        _print(trials, candidate, in_force)


def _find(app: App, name: str) -> tuple[WatchList, WatchList | None]:
    from monitor.adapters.config import load_watch_list

    in_force = {one.name: one for one in app.config.watch_lists}
    if name in in_force:
        return in_force[name], in_force[name]
    if not Path(name).is_file():
        raise InputError(f"{name}: neither a watch list ({', '.join(in_force)}) nor a file")
    candidate = load_watch_list(Path(name))
    if unknown := [channel for channel in candidate.channels if channel not in app.config.channel_entries]:
        messages.print(f"{name}: no channel {unknown[0]!r} in monitor.yaml; tried all the same, but not to be put in force so",
                       markup=False)
    return candidate, in_force.get(candidate.name)


def _print(trials: list[Trial], candidate: WatchList, in_force: WatchList | None) -> None:
    told = [trial for trial in trials if trial.told]
    near = [trial for trial in trials if trial.near_miss]
    gained = [trial for trial in told if trial.told_in_force is False]
    lost = [trial for trial in trials if not trial.told and trial.told_in_force]
    for title, some in (("Would have been told", told), ("Near misses: one setting stands in the way", near),
                        ("Told now, not by the list in force", gained), ("Told by the list in force, no longer", lost)):
        if some:
            console.print(_table(title, some))
    old = sum(not trial.change.alert for trial in trials)
    compared = f"; against the list in force {len(gained)} more, {len(lost)} fewer" if in_force not in (None, candidate) else ""
    console.print(f"{candidate.name}: {len(told)} of {counted(len(trials), 'change')} told, {old} no news to anybody, "
                  f"{counted(len(near), 'near miss', 'near misses')}{compared}.", markup=False)


def _table(title: str, trials: list[Trial]) -> Table:
    listed = table("told on", "meeting", "what", "from", "to", "against it", "story", title=title, whole=("told on",))
    for trial in trials:
        change = trial.change
        old, new = (show_value(change.kind, value) for value in (change.old, change.new))
        listed.add_row(f"{change.at:%Y-%m-%d}", capitalise(name_event(trial.event)), str(change.kind), old, new,
                       "; ".join(trial.against), trial.title or change.story_id)
    return listed


def _row(trial: Trial) -> dict[str, object]:
    change = trial.change
    return {
        "change": change.id, "event": change.event_id, "at": change.at.isoformat(), "kind": str(change.kind), "from": change.old,
        "to": change.new, "story": change.story_id, "told": trial.told, "against": trial.against, "near_miss": trial.near_miss,
        "told_in_force": trial.told_in_force,
    }
