"""A noun's phrase in its sentence: what meetings and journeys that a noun tells of have in common."""

from dataclasses import dataclass

from monitor.analysis.meetings.clause.grammar import Row
from monitor.analysis.meetings.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """The phrase of a noun, from ``start`` to ``noun``."""

    sentence: Sentence
    start: int
    noun: int

    @property
    def units(self) -> Row:
        """The units of its sentence."""
        return self.sentence.units

    @property
    def phrase(self) -> tuple[int, int]:
        """From where to where its phrase goes."""
        return self.start, self.noun
