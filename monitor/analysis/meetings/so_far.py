"""What a story has told by one of its sentences: what the passes over the sentence read, add to and set right."""

from dataclasses import dataclass, field

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence


@dataclass(slots=True, eq=False)
class SoFar:
    """``here``: by this sentence; ``before``: by those before it; ``last``: the one right before, if it tells of meetings;
    ``lately``: the two before this one, whatever they tell.

    ``departures``: when people left; no meetings, but the last days of their stays.
    """

    before: list[Draft] = field(default_factory=list)
    here: list[Draft] = field(default_factory=list)
    last: Sentence | None = None
    lately: tuple[Sentence, ...] = ()
    departures: list[Draft] = field(default_factory=list)

    @property
    def all(self) -> list[Draft]:
        """Every telling so far, in text order."""
        return [*self.before, *self.here]
