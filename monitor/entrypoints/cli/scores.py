"""Scores as sections of rows: printed as tables for people, as JSON for scripts."""

from collections.abc import Sequence
from dataclasses import asdict
from random import Random
from typing import Any

from rich.console import Console
from rich.table import Table

from monitor.analysis.scoring.alerts import AlertScore
from monitor.analysis.scoring.dedup import DedupScore
from monitor.analysis.scoring.extraction import DocumentScore, total
from monitor.analysis.scoring.tally import Share, Tally, bootstrap

Row = dict[str, Any]
Sections = dict[str, list[Row]]

_SEED = 20180612  # any fixed number: the same labels give the same intervals
_ROUNDS = 400
_MEETINGS = {"us_dprk": "US and DPRK", "main": "US and DPRK, main", "all": "all", "strict": "all, talks and meeting apart"}
_SLOTS = {
    "status": "status", "parties": "parties", "date_exact": "date, exact", "date_overlap": "date, overlapping",
    "date_right_year": "date, right year", "date_unknown_kept": "unknown date kept unknown", "place": "place",
    "main": "main or background",
}


def extraction_sections(scores: Sequence[DocumentScore]) -> Sections:
    """Meetings, slots of those that match, stories, and what makes them hard."""
    score = total(scores)
    meetings = [_tally(label, score.meetings[key]) for key, label in _MEETINGS.items()]
    meetings[1]["precision"] = meetings[1]["f1"] = None  # what is main is a judgement: only what was missed is counted
    meetings[0]["95 %"] = _interval(scores)
    slots = [_share(label, score.slots[key]) for key, label in _SLOTS.items()]
    slots.append({"what": "people, F1", "value": round(score.people.f1, 3), "of": score.people.gold})
    slots.append(_share("evidence exact, no slot without words", score.spans))
    phenomena = [
        {"what": tag, "recall": round(recall.value, 3), "status": round(status.value, 3), "of": recall.of}
        for tag, (recall, status) in score.phenomena.items()
    ]
    return {
        "meetings": meetings, "slots of meetings that match": slots,
        "stories on the subject": [_tally("relevance", score.relevance)], "by phenomenon": phenomena,
    }


def extraction_misses(scores: Sequence[DocumentScore]) -> Sections:
    """Every disagreement."""
    return {"misses": [asdict(miss) for score in scores for miss in score.misses]}


def ablation_row(name: str, scores: Sequence[DocumentScore]) -> Row:
    """One line of the table that shows what each part buys."""
    score = total(scores)
    slots = score.slots
    return {
        "without": name, "meetings F1": round(score.meetings["us_dprk"].f1, 3), "status": round(slots["status"].value, 3),
        "date exact": round(slots["date_exact"].value, 3), "unknown kept": round(slots["date_unknown_kept"].value, 3),
        "place": round(slots["place"].value, 3), "people F1": round(score.people.f1, 3),
        "stories F1": round(score.relevance.f1, 3),
    }


def dedup_sections(score: DedupScore) -> Sections:
    """Accuracy, copies, and the table of labels against verdicts."""
    return {
        "copy, update or separate": [_share("accuracy", score.accuracy)],
        "pairs": [_tally("copies", score.copies), _tally("one story (copies and updates)", score.same_story)],
        "verdicts by label": [{"label": label, **verdicts} for label, verdicts in score.confusion.items()],
    }


def dedup_misses(score: DedupScore) -> Sections:
    """Every pair that was judged wrongly."""
    return {"misses": [asdict(miss) for miss in score.misses]}


def alert_sections(score: AlertScore) -> Sections:
    """Stories, changes, repeats and links."""
    return {
        "alerts": [_tally("stories that deserve an alert", score.articles), _tally("changes", score.changes)],
        "repeats": [{"what": "alerts", "value": score.alerts}, {"what": "told twice", "value": score.repeated}],
        "pairs of mentions in one event": [_tally("links", score.linking)],
    }


def alert_misses(score: AlertScore) -> Sections:
    """Every story that alerted wrongly or not at all, every change not told."""
    return {"misses": [asdict(miss) for miss in score.misses]}


def print_sections(console: Console, sections: Sections) -> None:
    """Print each section as a table; misses, whose words are long, one under the other."""
    for title, rows in sections.items():
        if title == "misses":
            for row in rows:
                console.print("\n  ".join(f"{name}: {value}" for name, value in row.items() if value), markup=False)
        elif rows:
            table = Table(title=title, title_justify="left", title_style="bold", box=None, header_style="dim")
            for index, column in enumerate(rows[0]):
                table.add_column(column, justify="left" if index == 0 else "right", no_wrap=index == 0)
            for row in rows:
                table.add_row(*("" if value is None else _shown(value) for value in row.values()))
            console.print(table)
            console.print()


def _shown(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _tally(name: str, tally: Tally) -> Row:
    return {
        "what": name, "precision": round(tally.precision, 3), "recall": round(tally.recall, 3), "f1": round(tally.f1, 3),
        "found": tally.found, "gold": tally.gold,
    }


def _share(name: str, share: Share) -> Row:
    return {"what": name, "value": round(share.value, 3), "of": share.of}


def _interval(scores: Sequence[DocumentScore]) -> str:
    def f1(some: Sequence[DocumentScore]) -> float:
        return sum((s.meetings["us_dprk"] for s in some), Tally()).f1

    low, high = bootstrap(scores, f1, random=Random(_SEED), rounds=_ROUNDS)
    return f"{low:.3f}-{high:.3f}"
