"""Meetings told as held, or wished for, in the midst of a journey, and so where it led: "may meet B during his visit to P"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind

_DURING = frozenset({"during", "while", "when"})
_BETWEEN = 6  # units from "during" to the journey: "his upcoming three-day state visit"


def mark_journeys_around(sentence: Sentence, story: SoFar) -> None:
    """Mark the journeys of a sentence in whose midst the rest of it happens."""
    for draft in story.here:
        if draft.kind is Kind.VISIT and draft.places:
            draft.around = _stands_behind(sentence.units, draft)


def _stands_behind(units: Units, visit: Draft) -> bool:
    first = next((at for at, unit in enumerate(units) if unit.start >= visit.start), 0)
    for at in range(first, max(0, first - _BETWEEN), -1):
        unit = units[at]
        if unit.low in _DURING:
            return units[at - 1].code != ","
        named = is_possessive(unit) or unit.code in "dTmuq" or unit.low in ("he", "she") or has(unit, "nouns.visit", "adverbs")
        if at < first and not named:
            return False
    return False
