"""Whose a summit is that is pointed at: "spoke of the A-B summit. C wants that summit to go ahead"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.sentence import Sentence


def that_one(sentence: Sentence, start: int) -> Party | None:
    """Whose "that summit" is: of the last one told."""
    summits = sentence.scene.summits
    return summits[-1][0] if summits and sentence.units[start].low == "that" else None
