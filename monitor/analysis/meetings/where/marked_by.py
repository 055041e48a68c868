"""Meetings that a journey was: "A's visit to P in June marked the first meeting between an official and B"."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_MARKED = frozenset({"marked", "marks", "marking", "was", "became", "constituted", "brought", "saw"})


def lend_to_marked(sentence: Sentence, story: SoFar) -> None:
    """Give such a meeting the days and the place of the journey, and the traveller, if nobody of his side is named."""
    for draft in story.here:
        journey = _journey_before(sentence, draft, story.here)
        if journey is None:
            continue
        draft.when, draft.when_span, draft.lent = journey.when, journey.when_span, journey.when is not None
        draft.places = list(journey.places)
        if draft.people and not {side for _, side in draft.sides} & set(journey.parties[:1]):
            draft.people, draft.sides = (*journey.people, *draft.people), (*journey.sides, *draft.sides)
            draft.people_span = [*journey.people_span, *draft.people_span]


def _journey_before(sentence: Sentence, draft: Draft, here: list[Draft]) -> Draft | None:
    units = sentence.units
    told = draft.rule == "noun" and draft.kind not in (Kind.VISIT, Kind.CALL) and draft.status is Status.HELD
    if not told or draft.times or draft.when is not None or draft.places:
        return None
    start = next((at for at, unit in enumerate(units) if unit.start >= draft.start), 0)
    if start < 1 or units[start - 1].low not in _MARKED:
        return None
    journeys = [one for one in here if one.kind is Kind.VISIT and one.places and one.end <= units[start - 1].start]
    fitting = [one for one in journeys if set(one.parties) == set(draft.parties) and one.status is Status.HELD]
    return fitting[-1] if fitting else None
