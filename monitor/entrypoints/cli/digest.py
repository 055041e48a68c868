"""``monitor digest``: see what a list would be sent, send it now, read again what was sent."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.domain.digest import Digest
from monitor.domain.errors import InputError
from monitor.domain.watch import WatchList
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import EXIT_FAILED, console, messages, print_json
from monitor.entrypoints.cli.tables import SEARCHED, find_id, short, table

if TYPE_CHECKING:
    from monitor.entrypoints.app import App

DEFAULT = Path("config")
commands = typer.Typer(no_args_is_help=True, help="See what a list would be sent, send it now, read again what was sent.")
ListArgument = Annotated[str | None, typer.Argument(metavar="[LIST]", help="A watch list's name, if there are several.")]
HtmlOption = Annotated[bool, typer.Option("--html", help="The page instead of the text: monitor digest preview --html > page.html")]


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    app.add_typer(commands, name="digest")


@commands.command("preview")
def preview_digest(
    name: ListArgument = None, html: HtmlOption = False,
    as_of: Annotated[str | None, typer.Option("--as-of", help="A past moment: 2019-02-12, 2019-02-12T07:00+09:00.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="With --as-of: since when, instead of the cut before.")] = None,
    config: ConfigOption = DEFAULT,
) -> None:
    """Print the digest a list would get now, or would have got at a past moment. Nothing is stored or sent.

    Examples: monitor digest preview | monitor digest preview dprk-us --as-of 2019-02-12T07:00+09:00
    """
    from monitor.pipeline.preview import preview, preview_as_of

    with opened(config) as app:
        watch_list = _chosen(app, name)
        if as_of is None:
            digest = preview(app.cutting, watch_list, now=app.clock())
        else:
            digest = preview_as_of(app.cutting, watch_list, moment=_moment(as_of), since=_moment(since) if since else None)
        _print(app, digest, html=html)


@commands.command("send")
def send_digest(
    name: ListArgument = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go where; store and send nothing.")] = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Cut a list's digest now, out of turn, and send it. What it tells is not told again. Exit 1 if something was refused.

    Example: monitor digest send dprk-us --dry-run
    """
    from monitor.pipeline.deliver import deliver_due
    from monitor.pipeline.preview import cut_now

    with opened(config, create_store=not dry_run) as app:
        watch_list = _chosen(app, name)
        if dry_run:
            _print_plan(app, watch_list)
            return
        digest = cut_now(app.cutting, watch_list, now=app.clock())
        if digest is None:
            messages.print("This very digest was cut before; see monitor deliveries list.")
            return
        deliver_due(app.store, app.senders, clock=app.clock)
        made = app.store.deliveries(digest_id=digest.id)
    for one in made:
        whom = f" to {one.recipient}" if one.recipient else ""
        console.print(f"{one.channel}{whom}: {one.state}{f' ({one.last_error})' if one.last_error else ''}", markup=False)
    if any(one.last_error for one in made):
        raise typer.Exit(EXIT_FAILED)


@commands.command("list")
def list_digests(
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many, the newest first.")] = 20,
    as_json: JsonOption = False, config: ConfigOption = DEFAULT,
) -> None:
    """List the digests and alerts that were cut, the newest first.

    Example: monitor digest list --limit 5
    """
    with opened(config) as app:
        digests = app.store.digests(limit=limit)
    if as_json:
        for one in digests:
            print_json({"id": one.id, "watch_list": one.watch_list, "kind": one.kind, "at": one.until.isoformat(),
                        "headline": one.headline, "meetings": len(one.entries)})
        return
    if not digests:
        messages.print("No digest was cut yet; monitor digest preview shows what would stand in one.")
        return
    listed = table("id", "at (UTC)", "list", "kind", "headline", whole=("id", "at (UTC)", "kind"))
    for one in digests:
        listed.add_row(short(one.id), f"{one.until:%Y-%m-%d %H:%M}", one.watch_list, one.kind, one.headline)
    console.print(listed)


@commands.command("show")
def show_digest(
    digest_id: Annotated[str, typer.Argument(metavar="ID", help="As monitor digest list shows it.")],
    html: HtmlOption = False, config: ConfigOption = DEFAULT,
) -> None:
    """Print a digest as it was cut, whole, also where a channel had no room for it.

    Example: monitor digest show 00895d1cf2 --html > page.html
    """
    with opened(config) as app:
        digest = app.store.digest(digest_id)
        if digest is None:
            cut = {one.id: one for one in app.store.digests(limit=SEARCHED)}
            digest = cut[find_id(digest_id, list(cut), none=f"no digest {digest_id!r}; see monitor digest list")]
        _print(app, digest, html=html)


def _chosen(app: "App", name: str | None) -> WatchList:
    lists = {one.name: one for one in app.config.watch_lists}
    if name is None and len(lists) == 1:
        return next(iter(lists.values()))
    if name not in lists:
        raise InputError(f"{f'no watch list {name!r}' if name else 'which watch list?'}; there are: {', '.join(sorted(lists))}")
    return lists[name]


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is no moment; write 2019-02-12 or 2019-02-12T07:00+09:00") from error
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).astimezone(UTC)


def _print(app: "App", digest: Digest, *, html: bool) -> None:
    sys.stdout.write(app.renderer.html(digest) if html else app.renderer.text(digest))


def _print_plan(app: "App", watch_list: WatchList) -> None:
    from monitor.pipeline.preview import plan

    digest, deliveries = plan(app.cutting, watch_list, now=app.clock())
    messages.print(digest.headline, markup=False)
    planned = table("channel", "to", "subject", "bytes")
    for one in deliveries:
        planned.add_row(one.channel, one.recipient or "", one.message.subject, f"{len(one.message.body):,}")
    console.print(planned)
