"""Whose a meeting is that is pointed at: "spoke of the A-B summit. C wants that summit to go ahead", "Friday's session"."""

from datetime import timedelta

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Weekday


def that_one(sentence: Sentence, start: int) -> Party | None:
    """Whose "that summit" is: of the last one told."""
    summits = sentence.scene.summits
    return summits[-1][0] if summits and sentence.units[start].low == "that" else None


def of_that_weekday(sentence: Sentence, start: int, noun: int) -> Party | None:
    """Whose "Friday's session" is: of those whose summit was told for that Friday."""
    anchor, spans = sentence.scene.anchor, [unit.extra for unit in sentence.units[start:noun]]
    number = next((span.value.number for span in spans if isinstance(span, TimeSpan) and isinstance(span.value, Weekday)), None)
    for party, when in reversed(sentence.scene.summits if anchor is not None and number is not None else ()):
        if anchor is None or when is None or when.start is None or when.end is None or when.end - when.start > _LONGEST:
            continue
        days = (when.start, when.end)
        if abs(anchor - when.start) < _WEEK and number in {day.weekday() for day in days}:
            return party
    return None


_WEEK = timedelta(days=7)
_LONGEST = timedelta(days=1)  # a summit's first day and its last
