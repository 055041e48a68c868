"""``monitor eval``: measure the program against labelled files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.entrypoints.cli.options import ConfigOption, opened
from monitor.entrypoints.cli.output import console, print_json

if TYPE_CHECKING:
    from monitor.entrypoints.cli.scores import Sections

DEFAULT = Path("config")
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")]
WithMisses = Annotated[bool, typer.Option("--misses", help="List every disagreement.")]
GoldFiles = Annotated[list[Path], typer.Argument(metavar="GOLD…", help="Labelled files.")]

commands = typer.Typer(no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    app.add_typer(commands, name="eval", help="Measure reading, copies and alerts against labelled files.")


@commands.command()
def extraction(
    gold: GoldFiles,
    as_json: AsJson = False,
    misses: WithMisses = False,
    ablation: Annotated[bool, typer.Option("--ablation", help="Also take each part of the reading away in turn.")] = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Read labelled stories and compare the meetings found with the labels.

    GOLD is JSON lines: id, published, title, text, relevant, and meetings (kind, parties, people, status, date_start,
    date_end, places, evidence, is_main, event). A found meeting matches a labelled one of its kind (talks and meeting are one
    kind) that shares at least half of the parties; where people or dates disagree it must stand in the same words.
    Slots are judged on matches.

    Example: monitor eval extraction labelled.jsonl --misses
    """
    from monitor.entrypoints.cli.scores import ablation_row, extraction_misses, extraction_sections
    from monitor.entrypoints.evaluating import evaluate_ablations, evaluate_extraction

    with opened(config) as app:
        scores = evaluate_extraction(app, gold)
        sections = extraction_sections(scores)
        if ablation:
            parts = evaluate_ablations(app, gold)
            sections["what each part buys"] = [ablation_row(name, part) for name, part in parts.items()]
    _print(sections | (extraction_misses(scores) if misses else {}), as_json=as_json)


@commands.command()
def dedup(gold: GoldFiles, as_json: AsJson = False, misses: WithMisses = False, config: ConfigOption = DEFAULT) -> None:
    """Run labelled pairs of texts through the search for copies.

    GOLD is JSON lines: pair_id, label (exact, near, excerpt, update, same_event, different), and a and b, keys into the file
    beside it that has ``texts`` for ``pairs`` in its name (key, text, published, title, url).

    Example: monitor eval dedup pairs.jsonl
    """
    from monitor.entrypoints.cli.scores import dedup_misses, dedup_sections
    from monitor.entrypoints.evaluating import evaluate_dedup

    with opened(config) as app:
        score = evaluate_dedup(app, gold)
    _print(dedup_sections(score) | (dedup_misses(score) if misses else {}), as_json=as_json)


@commands.command()
def alerts(
    gold: GoldFiles,
    as_json: AsJson = False,
    misses: WithMisses = False,
    labelled: Annotated[bool, typer.Option("--labelled", help="Link the labelled meetings, not those our reading finds.")] = False,
    config: ConfigOption = DEFAULT,
) -> None:
    """Run labelled stories through the ledger, in order of publication, and judge what would have alerted.

    GOLD is one or more files of labelled stories (.jsonl) and one of what a perfect ledger announces (.json). The first watch
    list of the configuration says what is announced.

    Example: monitor eval alerts labelled.jsonl alerts.json
    """
    from monitor.entrypoints.cli.scores import alert_misses, alert_sections
    from monitor.entrypoints.evaluating import evaluate_alerts

    with opened(config) as app:
        score = evaluate_alerts(app, gold, labelled=labelled)
    _print(alert_sections(score) | (alert_misses(score) if misses else {}), as_json=as_json)


def _print(sections: "Sections", *, as_json: bool) -> None:
    from monitor.entrypoints.cli.scores import print_sections

    if as_json:
        print_json(sections)
    else:
        print_sections(console, sections)
