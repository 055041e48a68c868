"""Is it a copy, an update, or a story of its own: what was decided against what was labelled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.analysis.scoring.tally import Share, Tally
from monitor.domain.decision import Decision
from monitor.domain.gold import GoldPair
from monitor.domain.story import Disposition

# What a monitor should make of each label; see the README of the labelled set.
DUE = {
    "exact": "copy", "near": "copy", "excerpt": "copy", "update": "update", "same_event": "separate", "different": "separate",
}
_VERDICTS = {Disposition.COPY: "copy", Disposition.UPDATE: "update"}


@dataclass(frozen=True, slots=True)
class PairMiss:
    """A pair that was judged wrongly, with the reason given."""

    pair: str
    label: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class DedupScore:
    """Three-way accuracy (copy, update, separate), copies alone, and one-story-or-two; ``confusion`` by label and verdict."""

    accuracy: Share
    copies: Tally
    same_story: Tally
    confusion: Mapping[str, Mapping[str, int]]
    misses: tuple[PairMiss, ...]


def verdict_of(decisions: Sequence[Decision]) -> tuple[str, str]:
    """Say what became of the later text of a pair (copy, update, separate) and why; it must be *of* the earlier text."""
    ids = {d.analysed.item.id for d in decisions}
    for decision in decisions:
        if decision.disposition in _VERDICTS and decision.duplicate_of in ids:
            return _VERDICTS[decision.disposition], decision.reason
    return "separate", decisions[-1].reason


def score_pairs(pairs: Sequence[GoldPair], verdicts: Sequence[tuple[str, str]]) -> DedupScore:
    """Count verdicts (one for each pair, as ``verdict_of`` gives them) against labels."""
    confusion = {label: dict.fromkeys(("copy", "update", "separate"), 0) for label in DUE}
    for pair, (verdict, _) in zip(pairs, verdicts, strict=True):
        confusion[pair.label][verdict] += 1
    judged = [(DUE[pair.label], verdict) for pair, (verdict, _) in zip(pairs, verdicts, strict=True)]
    return DedupScore(
        accuracy=Share(sum(due == verdict for due, verdict in judged), len(judged)),
        copies=_tally(judged, ("copy",)),
        same_story=_tally(judged, ("copy", "update")),
        confusion=confusion,
        misses=tuple(
            PairMiss(pair.id, pair.label, verdict, reason)
            for pair, (verdict, reason) in zip(pairs, verdicts, strict=True) if DUE[pair.label] != verdict
        ),
    )


def _tally(judged: Sequence[tuple[str, str]], wanted: tuple[str, ...]) -> Tally:
    due = [d in wanted for d, _ in judged]
    found = [v in wanted for _, v in judged]
    return Tally(sum(d and f for d, f in zip(due, found, strict=True)), sum(found), sum(due))
