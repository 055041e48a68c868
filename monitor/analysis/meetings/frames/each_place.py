"""Meetings told together by their places: "held summits in P and Q", two countries apart, are two."""

from dataclasses import replace

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_TWO = 2  # countries


def each_place(sentence: Sentence, draft: Draft) -> list[Draft]:
    """A draft for each place where they lie in as many countries; else the draft alone."""
    held = draft.status is Status.HELD and draft.when is None and draft.kind not in (Kind.VISIT, Kind.CALL)
    if not held or len(draft.places) < _TWO:
        return [draft]
    known = sentence.scene.gazetteer.places
    lands = [known.get(place.lower(), known.get(f"country:{place.lower()}", place.lower())) for place, _ in draft.places]
    if len(set(lands)) < len(lands):
        return [draft]
    return [replace(draft, places=[place], times=list(draft.times), people_span=list(draft.people_span)) for place in draft.places]
