"""``monitor demo``: see the whole thing work, offline, in under a minute."""

import shutil
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Column, Table

from monitor.analysis.ledger.phases import standing
from monitor.domain.event import Event
from monitor.entrypoints.cli.options import ConfigOption
from monitor.entrypoints.cli.output import console, messages, told_plainly

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("demo")(demo)


def demo(
    out: Annotated[Path, typer.Option("--out", help="Where the mails and the ledger of the demo are put.")] = Path("demo-out"),
    config: ConfigOption = DEFAULT,
) -> None:
    """Play twenty months of diplomacy as feeds on this machine: what an analyst would have been sent, and the ledger behind it.

    Nothing leaves the machine: feeds, mail server and webhook receiver all run on loopback for as long as the demo does.
    """
    from monitor.entrypoints.demo.play import Demo

    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with told_plainly():
        one = Demo.open(config, out)
        try:
            moments = one.moments()
            with Progress(console=messages, transient=True, disable=not messages.is_terminal) as progress:
                task = progress.add_task("February 2018", total=len(moments))
                for moment in one.play(moments):
                    progress.update(task, advance=1, description=f"{moment:%B %Y}")
            events = one.app.store.events()
        finally:
            one.close()
    _show(one.smtp.mailbox.mails, one.stories, one.counts, len(one.world.hooks), events, out, moments[-1])


def _show(mails: list[EmailMessage], stories: int, counts: dict[str, int], hooks: int, events: tuple[Event, ...],
          out: Path, now: datetime) -> None:
    pages = [_write_mail(mail, out / f"{number:02d}.html") for number, mail in enumerate(mails, 1)]
    if mails:
        shown = max(range(len(mails)), key=lambda index: len(_part(mails[index], "plain")))
        console.rule(f"mail {shown + 1} of {len(mails)}")
        typer.echo(_part(mails[shown], "plain").rstrip())
        console.rule()
    subjects = Table("the mails", title=None, width=100)
    for mail in mails:
        subjects.add_row(str(mail["Subject"]))
    console.print(subjects)
    ledger = Table(Column("when", no_wrap=True), "what", "who", "where", "status",
                   title="The ledger: meetings of the United States and the DPRK")
    watched = [event for event in events if {"US", "DPRK"} <= set(event.parties)]
    for event in sorted(watched, key=_day):
        ledger.add_row(_day(event), event.kind.value, ", ".join(event.people) or "–".join(event.parties), "; ".join(event.places),
                       standing(event, now).value)
    console.print(ledger)
    console.print(f"{len(events) - len(watched)} meetings with others beside it: monitor events --all shows them.")
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sorted(counts.items()))
    console.print(f"{stories} stories in six feeds ({told}) became {len(mails)} mails, {hooks} webhook calls, "
                  f"{len(events)} meetings.")
    if pages:
        console.print(f"The mails as pages: {pages[0].parent}/*.html", markup=False)


def _day(event: Event) -> str:
    return event.when.start.isoformat() if event.when and event.when.start else "?"


def _part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    return str(body.get_content()) if body else ""


def _write_mail(mail: EmailMessage, path: Path) -> Path:
    path.write_text(_part(mail, "html"), encoding="utf-8")
    return path
