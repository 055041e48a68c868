"""A noun that tells of a meeting, with what its sentence says of it: what the passes over its telling read."""

from dataclasses import dataclass

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Row
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.who.participants import Participants


@dataclass(frozen=True, slots=True)
class MeetingNoun:
    """``start`` to ``noun``: its phrase; ``own``: what that hangs on; ``governor``: what the whole list or meal does.

    ``who`` takes part, and how it stands as ``told`` by its governor or its predicate.
    """

    sentence: Sentence
    start: int
    noun: int
    own: Governor
    governor: Governor
    who: Participants
    told: Told

    @property
    def units(self) -> Row:
        """The units of its sentence."""
        return self.sentence.units

    @property
    def phrase(self) -> tuple[int, int]:
        """From where to where its phrase goes."""
        return self.start, self.noun

    @property
    def behind(self) -> int:
        """The last unit of the noun and its predicate."""
        return max(self.told.last, self.noun)
