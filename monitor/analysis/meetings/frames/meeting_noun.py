"""A noun that tells of a meeting, with what its sentence says of it: what the passes over its telling read."""

from dataclasses import dataclass

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.phrase import Phrase
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.who.participants import Participants


@dataclass(frozen=True, slots=True)
class MeetingNoun(Phrase):
    """``start`` to ``noun``: its phrase; ``own``: what that hangs on; ``governor``: what the whole list or meal does.

    ``who`` takes part, and how it stands as ``told`` by its governor or its predicate.
    """

    own: Governor
    governor: Governor
    who: Participants
    told: Told

    @property
    def behind(self) -> int:
        """The last unit of the noun and its predicate."""
        return max(self.told.last, self.noun)
