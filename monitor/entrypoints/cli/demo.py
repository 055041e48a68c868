"""``monitor demo``: see the whole thing work, offline, in under a minute."""

import re
import shutil
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Column, Table
from rich.text import Text

from monitor.analysis.digests.days import describe_when
from monitor.analysis.ledger.phases import standing
from monitor.domain.counting import counted
from monitor.domain.errors import InputError
from monitor.domain.event import Event
from monitor.entrypoints.cli.options import ConfigOption
from monitor.entrypoints.cli.output import console, messages, told_plainly

DEFAULT = Path("config")
_OURS = re.compile(r"\d+\.html|demo\.db.*|subscriptions")


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("demo")(demo)


def demo(
    out: Annotated[Path, typer.Option("--out", help="Where the mails and the ledger of the demo are put: a new folder, or that of "
                                                    "an earlier demo, which is replaced.")] = Path("demo-out"),
    config: ConfigOption = DEFAULT,
) -> None:
    """Play twenty months of diplomacy as feeds on this machine: what an analyst would have been sent, and the ledger behind it.

    Nothing leaves the machine: feeds, mail server and webhook receiver all run on loopback for as long as the demo does.

    Example: monitor demo --out /tmp/demo
    """
    from monitor.entrypoints.demo.play import Demo

    with told_plainly():
        _empty(out)
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


def _empty(out: Path) -> None:
    """Make the folder anew; one that holds anything but an earlier demo is left as it is, with an InputError."""
    if out.exists():
        if not out.is_dir():
            raise InputError(f"{out} is a file; name a folder with --out")
        if others := sorted(one.name for one in out.iterdir() if not _OURS.fullmatch(one.name)):
            raise InputError(f"{out} holds more than an earlier demo ({others[0]}) and would be emptied; "
                             "name a new folder with --out")
        shutil.rmtree(out)
    try:
        out.mkdir(parents=True)
    except OSError as error:
        raise InputError(f"{out}: cannot be made: {error.strerror}") from error


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
        subjects.add_row(Text(str(mail["Subject"])))
    console.print(subjects)
    ledger = Table(Column("when", no_wrap=True), "what", "who", "where", "status",
                   title="The ledger: meetings of the United States and the DPRK")
    watched = [event for event in events if {"US", "DPRK"} <= set(event.parties)]
    for event in sorted(watched, key=_day):
        ledger.add_row(describe_when(event.when) or "no date", event.kind.value,
                       ", ".join(event.people) or "–".join(event.parties), "; ".join(event.places), standing(event, now).value)
    console.print(ledger)
    console.print(f"{counted(len(events) - len(watched), 'meeting')} with others in the ledger beside these. To see all of it:\n"
                  f"  MONITOR__DATABASE=sqlite:///{out}/demo.db MONITOR__SEEDS= monitor events --all", markup=False)
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sorted(counts.items()))
    console.print(f"{counted(stories, 'story', 'stories')} in six feeds ({told}) became {counted(len(mails), 'mail')}, "
                  f"{counted(hooks, 'webhook call')}, {counted(len(events), 'meeting')}.")
    if pages:
        console.print(f"The mails as pages: {pages[0].parent}/*.html", markup=False)


def _day(event: Event) -> str:
    """What to sort by; no date comes last."""
    return event.when.start.isoformat() if event.when and event.when.start else "?"


def _part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    return str(body.get_content()) if body else ""


def _write_mail(mail: EmailMessage, path: Path) -> Path:
    path.write_text(_part(mail, "html"), encoding="utf-8")
    return path
