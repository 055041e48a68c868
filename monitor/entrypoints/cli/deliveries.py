"""``monitor deliveries``: the outbox: what waits, what went out, what was given up."""

import sys
from collections.abc import Sequence
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from monitor.adapters.store import Store
from monitor.domain.digest import ChannelState, Delivery, DeliveryState, SendFailed
from monitor.domain.errors import InputError
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import EXIT_FAILED, console, messages, print_json
from monitor.entrypoints.cli.tables import SEARCHED, find_id, short, table
from monitor.entrypoints.cli.times import show_moment

DEFAULT = Path("config")
commands = typer.Typer(no_args_is_help=True, help="The outbox: what waits, what went out, what was given up.")
IdArguments = Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="As monitor deliveries list shows them, or whole.")]
DeadOption = Annotated[bool, typer.Option("--dead", help="All that were given up.")]
ChannelOption = Annotated[str | None, typer.Option("--channel", help="Only those of one channel.")]


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    app.add_typer(commands, name="deliveries")


@commands.command("list")
def list_deliveries(
    state: Annotated[list[DeliveryState] | None, typer.Option("--state", help="Only these; may be repeated.")] = None,
    channel: ChannelOption = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many, the newest first.")] = 50,
    as_json: JsonOption = False, config: ConfigOption = DEFAULT,
) -> None:
    """List deliveries, the newest first, and channels that are switched off.

    Example: monitor deliveries list --state dead --state pending
    """
    with opened(config) as app:
        found = app.store.deliveries(states=state or (), channel=channel, limit=limit)
        counts, channels = app.store.delivery_counts(), app.store.channel_states()
    if as_json:
        for one in found:
            print_json(_facts(one))
        return
    if found:
        console.print(_table(found))
    console.print(", ".join(f"{count} {kind}" for kind, count in counts.items()) or "The outbox is empty.", markup=False)
    for off in (one for one in channels.values() if one.disabled_at):
        messages.print(f"{off.channel} is switched off since {off.disabled_at:%Y-%m-%d %H:%M} UTC: {off.reason}; "
                       f"monitor deliveries test {off.channel} switches it on again", markup=False, style="red")


def _table(found: Sequence[Delivery]) -> Table:
    """The deliveries, without the columns in which none has anything."""
    columns = {
        "id": [short(one.id) for one in found], "state": [str(one.state) for one in found],
        "channel": [one.channel for one in found], "to": [one.recipient or "" for one in found],
        "tried": [str(one.attempts) for one in found],
        "next (UTC)": [f"{one.next_attempt_at:%m-%d %H:%M}" if one.next_attempt_at else "" for one in found],
        "subject": [one.message.subject for one in found], "last answer": [one.last_error or "" for one in found],
    }
    columns = {name: cells for name, cells in columns.items() if any(cells)}
    listed = table(*columns, whole=("id", "state"))
    for row in zip(*columns.values(), strict=True):
        listed.add_row(*row)
    return listed


@commands.command("show")
def show_delivery(delivery_id: Annotated[str, typer.Argument(metavar="ID", help="As monitor deliveries list shows it, or whole.")],
                  config: ConfigOption = DEFAULT) -> None:
    """Print one delivery: every attempt, and the message as it is sent.

    Example: monitor deliveries show 792fae0add
    """
    with opened(config) as app:
        one = _delivery(app.store, delivery_id)
        attempts = app.store.attempts(one.id)
    for name, value in _facts(one).items():
        shown = show_moment(getattr(one, name)) if name.endswith("_at") else value
        console.print(f"{name:>16}  {shown if shown is not None else ''}", markup=False)
    for attempt in attempts:
        console.print(f"{attempt.at:%Y-%m-%d %H:%M:%S} UTC {attempt.outcome}  {attempt.detail}", markup=False)
    sys.stdout.write(f"\n{_readable(one)}\n")


@commands.command("retry")
def retry_deliveries(
    ids: IdArguments = None, dead: DeadOption = False, channel: ChannelOption = None, config: ConfigOption = DEFAULT,
) -> None:
    """Make deliveries due at once: those named, or all dead ones, of one channel or of all. The daemon sends them.

    Exit 1 if one was delivered already or is just being sent.

    Example: monitor deliveries retry --dead --channel desk-mail
    """
    _by_hand("retry", ids or [], dead=dead, channel=channel, config=config)


@commands.command("discard")
def discard_deliveries(
    ids: IdArguments = None, dead: DeadOption = False, channel: ChannelOption = None, config: ConfigOption = DEFAULT,
) -> None:
    """Never send these deliveries; they stay listed as discarded. Exit 1 if one was delivered already or is just being sent.

    Example: monitor deliveries discard 792fae0add
    """
    _by_hand("discard", ids or [], dead=dead, channel=channel, config=config)


@commands.command("test")
def try_delivery(channel: Annotated[str, typer.Argument(metavar="CHANNEL")], config: ConfigOption = DEFAULT) -> None:
    """Send a message marked as a test by one channel, now. If it is taken, a channel that was switched off is on again.

    Exit 1, and what the receiver said, if it is not.

    Example: monitor deliveries test desk-mail
    """
    from monitor.pipeline.deliver import try_channel

    with opened(config, create_store=True) as app:
        if channel not in app.senders:
            raise InputError(f"no channel {channel!r} in monitor.yaml; there are: {', '.join(sorted(app.senders))}")
        outcomes = try_channel(app.senders[channel], now=app.clock())
        failed = [outcome for _, outcome in outcomes if isinstance(outcome, SendFailed)]
        if not failed:
            with app.store.writing() as tx:
                tx.save_channel(ChannelState(channel, succeeded_at=app.clock()))
    for delivery, outcome in outcomes:
        told = f"failed: {outcome.detail}" if isinstance(outcome, SendFailed) else "taken"
        console.print(f"{channel}{f' to {delivery.recipient}' if delivery.recipient else ''}: {told}", markup=False)
    if failed:
        raise typer.Exit(EXIT_FAILED)


@commands.command("resubscribe")
def resubscribe_recipient(
    channel: Annotated[str, typer.Argument(metavar="CHANNEL")], recipient: Annotated[str, typer.Argument(metavar="ADDRESS")],
    config: ConfigOption = DEFAULT,
) -> None:
    """Send to a recipient again who used the unsubscribe link of a mail.

    Example: monitor deliveries resubscribe desk-mail editor@example.org
    """
    from monitor.pipeline.unsubscribing import resubscribe

    with opened(config) as app:
        if not resubscribe(app.store, channel, recipient):
            raise InputError(f"{recipient} has not unsubscribed from {channel}")
    console.print(f"{recipient} is sent mail by {channel} again.", markup=False)


def _by_hand(action: str, ids: list[str], *, dead: bool, channel: str | None, config: Path) -> None:
    if not ids and not dead:
        raise typer.BadParameter("name deliveries, or say --dead")
    with opened(config) as app:
        now, done = app.clock(), 0
        ids = [_delivery(app.store, name).id for name in ids]
        if dead:
            found = app.store.deliveries(states=[DeliveryState.DEAD], channel=channel, limit=100_000)
            ids = [*ids, *(one.id for one in found)]
        with app.store.writing() as tx:
            for delivery_id in dict.fromkeys(ids):
                step = tx.retry if action == "retry" else tx.discard
                if step(delivery_id, at=now):
                    done += 1
                else:
                    messages.print(f"{delivery_id}: delivered already, or just being sent", markup=False)
    console.print(f"{done} of {len(set(ids))} {'due at once' if action == 'retry' else 'discarded'}", markup=False)
    if done < len(set(ids)):
        raise typer.Exit(EXIT_FAILED)


def _delivery(store: Store, name: str) -> Delivery:
    """By its id or enough of the beginning; InputError where there is none."""
    if (one := store.delivery(name)) is not None:
        return one
    made = {one.id: one for one in store.deliveries(limit=SEARCHED)}
    return made[find_id(name, list(made), none=f"no delivery {name!r}; see monitor deliveries list")]


def _facts(one: Delivery) -> dict[str, str | int | None]:
    def instant(at: object) -> str | None:
        return str(at) if at else None
    return {"id": one.id, "digest": one.digest_id, "channel": one.channel, "recipient": one.recipient, "state": one.state,
            "attempts": one.attempts, "created_at": instant(one.created_at), "next_attempt_at": instant(one.next_attempt_at),
            "delivered_at": instant(one.delivered_at), "last_error": one.last_error, "subject": one.message.subject,
            "content_type": one.message.content_type, "bytes": len(one.message.body)}


def _readable(one: Delivery) -> str:
    """The message for a person: of a mail its headers and text part, of everything else the body."""
    if one.message.content_type != "message/rfc822":
        return one.message.body.decode("utf-8", "replace")
    mail = message_from_bytes(one.message.body, policy=default)
    text = mail.get_body(("plain",))
    headers = "\n".join(f"{name}: {value}" for name, value in mail.items())
    return f"{headers}\n\n{text.get_content() if text else ''}"
