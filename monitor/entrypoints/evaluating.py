"""The evaluation runs: labelled files through the same map and reduce as live feeds, kept in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from monitor.adapters.gold import read_alerts, read_articles, read_pairs
from monitor.adapters.lexicons import read_packs, read_roster
from monitor.analysis.copies import as_known
from monitor.analysis.decide import decide
from monitor.analysis.lexicon import compile_lexicon
from monitor.analysis.scoring.ablation import ABLATIONS, date_from_publication, without
from monitor.analysis.scoring.alerts import AlertScore, score_alerts
from monitor.analysis.scoring.dedup import DedupScore, score_pairs, verdict_of
from monitor.analysis.scoring.extraction import DocumentScore, Found, score_document
from monitor.analysis.scoring.labelled import read_from_labels
from monitor.domain.decision import Analysed, Decision
from monitor.domain.errors import InputError
from monitor.domain.event import Event
from monitor.domain.gold import GoldArticle, GoldPair
from monitor.domain.story import Known
from monitor.entrypoints.app import App
from monitor.pipeline.reading import Reading

_BEFORE_ALL = datetime(1990, 1, 1, tzinfo=UTC)
_AFTER_ALL = datetime.max.replace(tzinfo=UTC)


def evaluate_extraction(app: App, gold: Sequence[Path]) -> list[DocumentScore]:
    """Read labelled stories and score each; InputError names a line that is no labelled story."""
    return _score(_articles(gold), _keeping_all(app))


def evaluate_ablations(app: App, gold: Sequence[Path]) -> dict[str, list[DocumentScore]]:
    """Score the same stories with one part of the reading taken away in turn."""
    articles, whole = _articles(gold), _keeping_all(app)
    roster, packs = read_roster(app.config.directory / "roster.yaml"), read_packs()
    scores = {"nothing": _score(articles, whole)}
    for part in ABLATIONS:
        lexicon = compile_lexicon(roster, without(packs, part))
        scores[part.name] = _score(articles, Reading.of(lexicon, whole.watch_lists, keep_all=True))
    scores["unknown dates"] = [score_document(a, _dated(a, whole.analyse(a.item))) for a in articles]
    return scores


def evaluate_dedup(app: App, gold: Sequence[Path]) -> DedupScore:
    """Run both texts of each labelled pair through the search for copies, the earlier one first."""
    pairs = [pair for path in gold for pair in read_pairs(path)]
    reading = _keeping_all(app)
    return score_pairs(pairs, [_verdict(reading, pair) for pair in pairs])


def evaluate_alerts(app: App, gold: Sequence[Path], *, labelled: bool = False) -> AlertScore:
    """Run labelled stories through the ledger in order of publication, and judge what the first watch list would announce.

    ``labelled`` puts the labels in the place of our own reading, which leaves linking and alerting alone to be judged.
    """
    articles = _articles([path for path in gold if path.suffix == ".jsonl"])
    announcements = [read_alerts(path) for path in gold if path.suffix == ".json"]
    if not articles or len(announcements) != 1:
        raise InputError("eval alerts needs labelled stories (.jsonl) and one file of labelled alerts (.json)")
    reading = _keeping_all(app)
    stories = [reading.analyse(article.item) for article in articles]
    if labelled:
        stories = [read_from_labels(article, story) for article, story in zip(articles, stories, strict=True)]
    decisions = _decide_in_order(stories, reading)
    return score_alerts(articles, decisions, announcements[0], reading.watch_lists[0])


def _keeping_all(app: App) -> Reading:
    return replace(app.reading, keep_all=True)


def _articles(gold: Sequence[Path]) -> list[GoldArticle]:
    return [article for path in gold for article in read_articles(path)]


def _score(articles: Sequence[GoldArticle], reading: Reading) -> list[DocumentScore]:
    return [score_document(article, _found(reading.analyse(article.item))) for article in articles]


def _found(analysed: Analysed) -> Found:
    return Found(analysed.mentions, relevant=bool(analysed.matches))


def _dated(article: GoldArticle, analysed: Analysed) -> Found:
    return Found(date_from_publication(article.item, analysed.mentions), relevant=bool(analysed.matches))


def _verdict(reading: Reading, pair: GoldPair) -> tuple[str, str]:
    return verdict_of(_decide_in_order([reading.analyse(item) for item in (pair.first, pair.second)], reading))


def _decide_in_order(stories: Sequence[Analysed], reading: Reading) -> list[Decision]:
    """Decide story by story, each on its own day, with everything earlier known."""
    known: list[Known] = []
    events: dict[str, Event] = {}
    decisions: list[Decision] = []
    now = _BEFORE_ALL
    for undated in sorted(stories, key=lambda s: (s.item.published_at or _AFTER_ALL, s.item.id)):
        now = undated.item.published_at or now  # a story without a date is met right after the last one that has one
        story = replace(undated, item=replace(undated.item, seen_at=now))
        (decision,) = decide(
            (story,), known=known, events=tuple(events.values()), now=now, policy=reading.policy)
        decisions.append(decision)
        events.update((event.id, event) for event in decision.events)
        known.append(as_known(story))
    return decisions
