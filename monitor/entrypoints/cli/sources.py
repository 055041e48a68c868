"""``monitor sources``: how every feed does; try an address; exchange lists with other readers."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from monitor.analysis.cadence import NEVER
from monitor.analysis.source_health import note
from monitor.domain.counting import counted
from monitor.domain.errors import InputError, StoreError, StoreTrouble
from monitor.domain.source import Health, Source, SourceState
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import EXIT_FAILED, console, messages, print_json
from monitor.entrypoints.feed_probe import Probe

if TYPE_CHECKING:
    from monitor.entrypoints.app import App

DEFAULT = Path("config")
_COLOURS = {Health.HEALTHY: "green", Health.SILENT: "yellow", Health.FAILING: "red", Health.BLOCKED: "red", Health.GONE: "dim"}
_SHOWN_ITEMS = 3


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    group = typer.Typer(help="How every feed does; try an address; import and export lists.", invoke_without_command=True)
    group.callback()(list_sources)
    group.command("test")(try_address)
    group.command("import")(import_list)
    group.command("export")(export_list)
    app.add_typer(group, name="sources")


def list_sources(context: typer.Context, as_json: JsonOption = False, config: ConfigOption = DEFAULT) -> None:
    """Show each source's state: healthy, failing, blocked, gone, silent; when it was asked and is asked next, and why.

    Example: monitor sources --json
    """
    if context.invoked_subcommand is not None:
        return
    with opened(config) as app:
        states = {state.source_id: state for state in _known_states(app)}
        rows = [(source, states.get(source.id, SourceState(source.id))) for source in app.sources.values()]
    if as_json:
        for source, state in rows:
            print_json(_as_json(source, state))
        return
    table = Table("source", "state", "asked", "newest", "next (UTC)")
    for source, state in rows:
        table.add_row(source.id, _state(state), *map(_short, (state.checked_at, state.new_item_at, state.next_check_at)))
    console.print(table)
    for source, state in rows:
        if remarks := _remarks(source, state):
            console.print(f"{source.id}: {remarks}", markup=False)


def _known_states(app: "App") -> Sequence[SourceState]:
    """What is known of sources; before the first poll nothing, which is no reason not to list them."""
    try:
        return app.store.source_states()
    except StoreError as error:
        if error.kind is not StoreTrouble.ABSENT:
            raise
        messages.print(str(error), markup=False)
        return ()


def _state(state: SourceState) -> str:
    if state.checked_at is None:
        return "[dim]not asked yet[/dim]"
    return f"[{_COLOURS[state.health]}]{state.health.value}[/]"


def _remarks(source: Source, state: SourceState) -> str:
    remarks = []
    if state.health is not Health.HEALTHY:
        remarks.append(f"{state.health.value} since {_short(state.health_since)}: {note(state, source).detail}")
    elif state.failures:
        remarks.append(f"{state.last_error} ({state.failures} in a row)")
    if state.failures:
        remarks.append(state.next_check_reason)
    if state.address(source) != source.url:
        remarks.append(f"moved to {state.address(source)}")
    return "; ".join(remarks)


def _as_json(source: Source, state: SourceState) -> dict[str, object]:
    return {
        "source": source.id, "name": source.name, "url": source.url, "asked_at": state.address(source), "tier": source.tier.value,
        "state": state.health.value if state.checked_at else None, "since": _iso(state.health_since),
        "checked_at": _iso(state.checked_at), "succeeded_at": _iso(state.succeeded_at), "new_item_at": _iso(state.new_item_at),
        "next_check_at": _iso(state.next_check_at), "next_check_reason": state.next_check_reason, "failures": state.failures,
        "last_error": state.last_error,
    }


def _short(at: datetime | None) -> str:
    if at is None:
        return ""
    return "never" if at == NEVER else f"{at:%d %b %H:%M}"


def _iso(at: datetime | None) -> str | None:
    return None if at is None or at == NEVER else at.strftime("%Y-%m-%dT%H:%M:%SZ")


def try_address(
    name: Annotated[str, typer.Argument(metavar="SOURCE|ADDRESS",
                                        help="A source's id, or the address of a feed or of a page that may name one.")],
    as_json: JsonOption = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Fetch an address once and say what is there; on a page, look for the feeds it names. Exit 1 if no feed was found.

    Nothing is stored, and no later poll is put off.

    Examples: monitor sources test yonhap-nk | monitor sources test https://www.state.gov/
    """
    from monitor.entrypoints.app import utc_now
    from monitor.entrypoints.feed_probe import probe

    with opened(config) as app:
        probes = probe(_tried(app, name), app.fetcher, app.feed_workers.parse_feed, now=utc_now())
    for found in probes:
        if as_json:
            print_json(_probe_as_json(found))
        else:
            _print_probe(found)
    if not any(found.is_feed for found in probes):
        raise typer.Exit(EXIT_FAILED)


def _tried(app: "App", name: str) -> Source:
    """The source of that name, else one made of the name where it is an address."""
    from monitor.adapters.config.problems import did_you_mean

    known = {source.id: source for source in app.config.sources}
    if name in known:
        return known[name]
    if not name.lower().startswith(("http://", "https://")):
        hint = did_you_mean(name, known) or "; monitor sources lists them"
        raise InputError(f"no source {name!r} in sources.yaml{hint}; to try an address, begin it with https:// or http://")
    return Source("probe", "probe", name)


def _print_probe(found: Probe) -> None:
    console.print(found.url, style="bold", markup=False)
    if not found.is_feed:
        console.print(f"  no feed: {found.error}", markup=False, style="red")
        for other in found.feeds:
            console.print(f"  names a feed: {other.url}  {other.title}", markup=False)
        return
    for name, value in _facts(found):
        console.print(f"  {name:<12} {value}", markup=False)


def _facts(found: Probe) -> list[tuple[str, str]]:
    feed, fetched, state = found.feed, found.fetched, found.state
    if feed is None or fetched is None or state is None:
        return []
    dates = [item.published_at for item in feed.items if item.published_at]
    newest = f", newest {max(dates):%Y-%m-%d %H:%M} UTC" if dates else ""
    validators = [name for name in ("etag", "last-modified") if fetched.header(name)]
    wait = (state.next_check_at - fetched.at).total_seconds() / 60 if state.next_check_at else 0
    facts = [
        ("feed", feed.title or "without a title"),
        ("items", f"{len(feed.items)}, {len(feed.items) - len(dates)} undated{newest}"),
        ("size", f"{counted(len(fetched.body), 'byte')}, {fetched.header('content-type') or 'no content type'}"),
        ("validators", f"{', '.join(validators)}: sent again only if changed" if validators else "none: every poll gets it all"),
        ("polled every", f"{wait:.0f} min ({state.next_check_reason})"),
    ]
    if fetched.final_url != found.url:
        facts.insert(0, ("moved to" if fetched.moved_to else "answered by", fetched.final_url))
    facts += [("item", f"{item.title or item.text[:60]}") for item in feed.items[:_SHOWN_ITEMS]]
    return facts + [("note", note) for note in feed.notes] + [("problem", problem) for problem in feed.problems]


def _probe_as_json(found: Probe) -> dict[str, object]:
    feed = found.feed
    return {
        "url": found.url, "feed": found.is_feed, "error": found.error,
        "final_url": found.fetched.final_url if found.fetched else None, "title": feed.title if feed else None,
        "items": len(feed.items) if feed else 0, "notes": list(feed.notes) if feed else [],
        "problems": list(feed.problems) if feed else [], "hints": dict(feed.hints) if feed else {},
        "names": [other.url for other in found.feeds],
    }


def import_list(
    file: Annotated[Path, typer.Argument(help="An OPML file, as feed readers export it.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the entries instead of adding them.")] = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Add the feeds of an OPML file to sources.yaml; those already there are left alone.

    Example: monitor sources import feeds.opml --dry-run
    """
    from monitor.adapters.opml import read_opml
    from monitor.entrypoints.source_list import add_entries, new_entries, show_entries

    with opened(config) as app:
        outlines = read_opml(file)
        entries = new_entries(outlines, app.config.sources)
        if dry_run:
            sys.stdout.write(show_entries(entries))
        elif entries:
            add_entries(config, entries)
    known = len(outlines) - len(entries)
    messages.print(f"{len(entries)} {'would be added' if dry_run else 'added'}, {known} already there. "
                   "Check tier, language and timezone of the new ones.", markup=False)


def export_list(
    file: Annotated[Path | None, typer.Argument(help="Where to write; standard output if left out.")] = None,
    config: ConfigOption = DEFAULT,
) -> None:
    """Write all sources as OPML, for other feed readers.

    Example: monitor sources export feeds.opml
    """
    from monitor.adapters.opml import write_opml

    with opened(config) as app:
        content = write_opml(app.config.sources, title="Sources of the DPRK–U.S. diplomacy monitor")
    if file is None:
        sys.stdout.write(content.decode())
    else:
        file.write_bytes(content)
        messages.print(f"{counted(len(app.config.sources), 'source')} written to {file}", markup=False)
