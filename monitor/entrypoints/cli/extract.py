"""``monitor extract``: the meetings one text tells of, with their words marked in it."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Column, Table
from rich.text import Text

from monitor.domain.errors import InputError
from monitor.domain.meeting import Mention
from monitor.domain.story import Item
from monitor.entrypoints.cli.options import ConfigOption, JsonOption
from monitor.entrypoints.cli.output import console, messages, print_json, told_plainly

if TYPE_CHECKING:
    from monitor.analysis.lexicon import Lexicon

DEFAULT = Path("config")
SOME_DAY = datetime(2019, 2, 10, tzinfo=UTC)  # any will do: whether a day makes days known does not hang on which
_STYLES = {"trigger": "bold reverse", "status": "yellow", "date": "green", "place": "magenta", "people": "cyan", "parties": "blue",
           "ordinal": "red", "attribution": "italic"}


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("extract")(extract_file)


def extract_file(
    file: Annotated[Path, typer.Argument(help="A text file; - reads standard input.")],
    published: Annotated[str | None, typer.Option("--published", help="When it came out: 2019-02-10 or 2019-02-10T22:21+08:00; "
                                                                      "without it relative days stay unknown.")] = None,
    title: Annotated[str, typer.Option("--title", help="The headline, if the text does not begin with it.")] = "",
    timezone: Annotated[str, typer.Option("--timezone", help="The outlet's zone, in which its Thursday lies.")] = "UTC",
    as_json: JsonOption = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Print the text with the words behind each fact marked, and a table of the facts.

    Example: monitor extract story.txt --published 2019-02-10 --timezone Asia/Seoul
    """
    from monitor.analysis.meetings.extract import extract

    with told_plainly():
        item = _item(file, published=published, title=title, timezone=timezone)
        lexicon = _lexicon(config)
        mentions = extract(item, lexicon)
        if item.published_at is None and _dated(extract(replace(item, published_at=SOME_DAY), lexicon)) > _dated(mentions):
            messages.print("Some days are told from the day of publication, and stay unknown without it: "
                           "add such as --published 2019-02-10.", markup=False)
    if as_json:
        from monitor.entrypoints.rows import mention_row

        for mention in mentions:
            print_json(mention_row(mention))
        return
    console.print(_marked(item.raw, mentions))
    console.print(_table(mentions) if mentions else "No meeting is told of.")


def _item(file: Path, *, published: str | None, title: str, timezone: str) -> Item:
    from monitor.adapters.published import parse_published

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: is not text in UTF-8; save it as UTF-8") from error
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError) as error:
        raise InputError(f"--timezone: no such time zone: {timezone!r}; names look like Asia/Seoul") from error
    try:
        published_at, quality = parse_published(published, timezone)
    except ValueError as error:
        raise InputError(f"--published: {published!r} is no time: write it like 2019-02-10, 2019-02-10T22:21+08:00") from error
    return Item(id=str(file), source_id="file", text=text, title=title, published_at=published_at, date_quality=quality,
                timezone=timezone)


def _lexicon(config: Path) -> "Lexicon":
    from monitor.adapters.lexicons import read_packs, read_roster
    from monitor.analysis.lexicon import compile_lexicon

    return compile_lexicon(read_roster(config / "roster.yaml"), read_packs())


def _dated(mentions: tuple[Mention, ...]) -> int:
    return sum(mention.when is not None for mention in mentions)


def _marked(raw: str, mentions: tuple[Mention, ...]) -> Text:
    """The text with every evidence span in the colour of its slot, and a meeting's number at its trigger."""
    text = Text(raw)
    numbers: dict[int, list[int]] = {}
    for number, mention in enumerate(mentions, 1):
        for evidence in mention.evidence:
            text.stylize(_STYLES.get(evidence.slot, "underline"), evidence.start, evidence.end)
            if evidence.slot == "trigger":
                numbers.setdefault(evidence.end, []).append(number)
    marked, done = Text(), 0
    for end, found in sorted(numbers.items()):
        marked.append_text(text[done:end])
        marked.append(f"[{','.join(map(str, dict.fromkeys(found)))}]", style="bold")
        done = end
    return marked.append_text(text[done:])


def _table(mentions: tuple[Mention, ...]) -> Table:
    table = Table("", "what", "status", Column("when", no_wrap=True), "who", "where", "says", "sure", box=SIMPLE_HEAD)
    for number, mention in enumerate(mentions, 1):
        nth = f" no. {mention.ordinal}" if mention.ordinal else ""
        table.add_row(f"{number}{'*' if mention.main else ''}", mention.kind.value + nth, mention.status.value, _days(mention),
                      f"{'–'.join(mention.parties)}: {', '.join(mention.people)}" if mention.people else "–".join(mention.parties),
                      "; ".join(mention.places) or " or ".join(f"{place}?" for place in mention.place_candidates),
                      " ← ".join(mention.attribution), f"{mention.confidence:.2f}")
    table.caption = "* the story is about this one"
    return table


def _days(mention: Mention) -> str:
    when = mention.when
    if when is None:
        return ""
    return str(when.start) if when.start == when.end else f"{when.start or '…'}\n{when.end or '…'}"
