"""``monitor poll``: one pass over what is due, or over named sources at once."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import track

from monitor.domain.errors import InputError
from monitor.domain.source import PollRecord
from monitor.domain.story import Disposition
from monitor.entrypoints.cli.options import ConfigOption, JsonOption, opened
from monitor.entrypoints.cli.output import EXIT_FAILED, console, messages, print_json
from monitor.entrypoints.cli.tables import table

if TYPE_CHECKING:
    from monitor.entrypoints.app import App

DEFAULT = Path("config")


def register(app: typer.Typer) -> None:
    """Hang the command in."""
    app.command("poll")(poll_sources)


def poll_sources(
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE…]", help="Ids from sources.yaml; none: all due.")] = None,
    as_json: JsonOption = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Poll what is due once and print what came of it; named sources are polled at once. Exit 1 if one failed.

    Examples: monitor poll | monitor poll state yonhap-en --json
    """
    from monitor.entrypoints.app import utc_now
    from monitor.pipeline.poll import poll

    with opened(config, create_store=True) as app:
        unknown = [name for name in names or () if name not in app.sources]
        if unknown:
            raise InputError(_not_polled(unknown[0], app))
        wanted = names or [state.source_id for state in app.store.due_sources(utc_now(), len(app.sources), per_host=99)]
        shown = track(wanted, "polling", console=messages, transient=True, disable=not messages.is_terminal)
        reports = [poll(app.sources[name], app.reading, app.intake) for name in shown if name in app.sources]
    if as_json:
        for report in reports:
            print_json({"source": report.source_id, "outcome": report.outcome, "seconds": round(report.seconds, 3),
                        "detail": report.detail, "items": dict(report.counts)})
    else:
        _print_table(reports)
    if any(report.outcome == "failed" for report in reports):
        raise typer.Exit(EXIT_FAILED)


def _not_polled(name: str, app: "App") -> str:
    from monitor.adapters.config.problems import did_you_mean

    if name in {source.id for source in app.config.sources}:
        return f"source {name!r} is switched off in sources.yaml (enabled: false)"
    return f"no source {name!r} in sources.yaml{did_you_mean(name, app.sources) or '; monitor sources lists them'}"


def _print_table(reports: list[PollRecord]) -> None:
    if not reports:
        messages.print("Nothing is due.")
        return
    kinds = [kind.value for kind in Disposition if any(kind.value in dict(report.counts) for report in reports)]
    polled = table("source", "outcome", *(kind.replace("_", " ") for kind in kinds), "remarks", whole=("source", "outcome"))
    for report in reports:
        counts = (str(dict(report.counts).get(kind, "")) for kind in kinds)
        polled.add_row(report.source_id, report.outcome.replace("_", " "), *counts, report.detail)
    console.print(polled)
