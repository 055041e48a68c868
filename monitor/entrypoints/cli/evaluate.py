"""``monitor eval``: measure the program against labelled files."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from monitor.adapters.config import load_config
from monitor.adapters.gold import read_alerts, read_articles, read_pairs
from monitor.adapters.lexicons import read_packs, read_roster
from monitor.analysis.analyse import analyse
from monitor.analysis.copies import as_known
from monitor.analysis.decide import Policy, decide
from monitor.analysis.lexicon import Lexicon, compile_lexicon
from monitor.analysis.matching import CompiledWatchList, compile_watch_list
from monitor.analysis.scoring.ablation import ABLATIONS, date_from_publication, without
from monitor.analysis.scoring.alerts import score_alerts
from monitor.analysis.scoring.dedup import score_pairs, verdict_of
from monitor.analysis.scoring.extraction import DocumentScore, Found, score_document
from monitor.domain.decision import Analysed, Decision
from monitor.domain.errors import InputError
from monitor.domain.event import Event
from monitor.domain.gold import GoldArticle, GoldPair
from monitor.domain.lexicon import LanguagePack
from monitor.domain.story import Item, Known
from monitor.domain.watch import WatchList
from monitor.entrypoints.cli.scores import (
    Row,
    Sections,
    ablation_row,
    alert_sections,
    dedup_sections,
    extraction_misses,
    extraction_sections,
    print_sections,
)

commands = typer.Typer(
    name="eval", no_args_is_help=True,
    help="Measure reading, copies and alerts against labelled files.",
)
GoldFiles = Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Labelled files.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
WithMisses = Annotated[bool, typer.Option("--misses", help="List every disagreement.")]
ConfigDir = Annotated[Path, typer.Option("--config", envvar="MONITOR_CONFIG", help="Whose roster and watch lists to use.")]


_KEEP = Policy(keep_all=True)
_BEFORE_ALL = datetime(1990, 1, 1, tzinfo=UTC)
_AFTER_ALL = datetime.max.replace(tzinfo=UTC)


def register(app: typer.Typer) -> None:
    """Hang the commands in."""
    app.add_typer(commands)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Everything that reading a story needs."""

    lexicon: Lexicon
    watch_lists: tuple[WatchList, ...]

    compiled: tuple[CompiledWatchList, ...]

    def analyse(self, item: Item) -> Analysed:
        """Read one story, kept whatever it is about."""
        return analyse(item, self.lexicon, self.compiled, keep_all=True)


@commands.command()
def extraction(
    gold: GoldFiles,
    as_json: AsJson = False,
    misses: WithMisses = False,
    ablation: Annotated[bool, typer.Option("--ablation", help="Take each part of the reading away in turn.")] = False,
    config: ConfigDir = Path("config"),
) -> None:
    """Read labelled stories and compare the meetings found with the labels.

    GOLD is JSON lines: id, published, title, text, relevant, and meetings (kind, parties, people, status, date_start, date_end,
    places, evidence, is_main, event). A found meeting matches a labelled one of the same kind (talks and meeting are one kind) that
    shares at least half of the parties; if people or dates disagree it must stand in the same words. Slots are judged on matches.
    """
    articles = [article for path in gold for article in read_articles(path)]
    packs = read_packs()
    scores = _score(articles, packs, config)
    sections = extraction_sections(scores)
    if ablation:
        sections["what each part buys"] = _ablate(articles, packs, config, scores)
    _print(sections | (extraction_misses(scores) if misses else {}), as_json=as_json)


@commands.command()
def dedup(gold: GoldFiles, as_json: AsJson = False, misses: WithMisses = False, config: ConfigDir = Path("config")) -> None:
    """Run labelled pairs of texts through the search for copies.

    GOLD is JSON lines: pair_id, label (exact, near, excerpt, update, same_event, different), and a and b, keys into the file
    beside it that has ``texts`` for ``pairs`` in its name (key, text, published, title, url).
    """
    pairs = [pair for path in gold for pair in read_pairs(path)]
    reader = _reader(read_packs(), config)
    score = score_pairs(pairs, [_verdict(reader, pair) for pair in _progress(pairs)])
    missed = {"misses": [asdict(miss) for miss in score.misses]} if misses else {}
    _print(dedup_sections(score) | missed, as_json=as_json)


@commands.command()
def alerts(gold: GoldFiles, as_json: AsJson = False, misses: WithMisses = False, config: ConfigDir = Path("config")) -> None:
    """Run labelled stories through the ledger, in order of publication, and judge what would have alerted.

    GOLD is one or more files of labelled stories (.jsonl) and one of what a perfect ledger announces (.json).
    """
    articles = [article for path in gold if path.suffix == ".jsonl" for article in read_articles(path)]
    announcements = [read_alerts(path) for path in gold if path.suffix == ".json"]
    if not articles or len(announcements) != 1:
        raise InputError("eval alerts needs labelled stories (.jsonl) and one file of labelled alerts (.json)")
    reader = _reader(read_packs(), config)
    decisions = _decide_in_order([reader.analyse(a.item) for a in _progress(articles)], reader.watch_lists)
    score = score_alerts(articles, decisions, announcements[0], reader.watch_lists[0])
    missed = {"misses": [asdict(miss) for miss in score.misses]} if misses else {}
    _print(alert_sections(score) | missed, as_json=as_json)


def _score(articles: Sequence[GoldArticle], packs: Sequence[LanguagePack], config: Path) -> list[DocumentScore]:
    reader = _reader(packs, config)
    analysed = [reader.analyse(article.item) for article in _progress(articles)]
    return [
        score_document(article, Found(a.mentions, relevant=bool(a.matched))) for article, a in zip(articles, analysed, strict=True)
    ]


def _ablate(
    articles: Sequence[GoldArticle], packs: Sequence[LanguagePack], config: Path, whole: Sequence[DocumentScore],
) -> list[Row]:
    rows = [ablation_row("nothing", whole)]
    rows += [ablation_row(part.name, _score(articles, without(packs, part), config)) for part in ABLATIONS]
    reader = _reader(packs, config)
    dated = [
        score_document(a, Found(date_from_publication(a.item, reader.analyse(a.item).mentions), relevant=True)) for a in articles
    ]
    return [*rows, ablation_row("unknown dates", dated)]


def _reader(packs: Sequence[LanguagePack], config: Path) -> _Reader:
    lexicon, watch_lists = compile_lexicon(read_roster(config / "roster.yaml"), packs), load_config(config).watch_lists
    return _Reader(lexicon, watch_lists, tuple(compile_watch_list(watch_list, lexicon) for watch_list in watch_lists))


def _verdict(reader: _Reader, pair: GoldPair) -> tuple[str, str]:
    both = [reader.analyse(item) for item in (pair.first, pair.second)]
    return verdict_of(_decide_in_order(both, reader.watch_lists))


def _decide_in_order(stories: Sequence[Analysed], watch_lists: Sequence[WatchList]) -> list[Decision]:
    """Decide story by story, each on its own day, with everything earlier known."""
    known: list[Known] = []
    events: dict[str, Event] = {}
    decisions: list[Decision] = []
    now = _BEFORE_ALL
    for undated in sorted(stories, key=lambda s: (s.item.published_at or _AFTER_ALL, s.item.id)):
        now = undated.item.published_at or now  # a story without a date is met right after the last one that has one
        story = replace(undated, item=replace(undated.item, seen_at=now))
        (decision,) = decide((story,), known=known, events=tuple(events.values()), now=now, watch_lists=watch_lists, policy=_KEEP)
        decisions.append(decision)
        events.update((event.id, event) for event in decision.events)
        known.append(as_known(story))
    return decisions


def _progress(things: Sequence[Any]) -> Iterable[Any]:
    console = Console(stderr=True)
    return track(things, console=console, transient=True) if console.is_terminal else things


def _print(sections: Sections, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(sections, ensure_ascii=False, indent=1))
    else:
        print_sections(Console(), sections)
