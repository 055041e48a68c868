"""Tellings of one meeting, gathered from all over a story."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Self

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import Duration, TimeSpan
from monitor.domain.meeting import Kind, Status, When


@dataclass(slots=True)
class Cluster:
    """Tellings of one meeting, in text order; ``add`` keeps count of what they say together.

    ``parties`` and ``people`` are those of all tellings, ``places`` every place named, lower-case, ``ordinal`` the first number.
    """

    kind: Kind
    drafts: list[Draft] = field(default_factory=list)
    parties: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    ordinal: int | None = None

    def add(self, *drafts: Draft) -> Self:
        """Take in more tellings; their parties, people, places and numbers are settled."""
        for draft in drafts:
            self.drafts.append(draft)
            self.parties = self.parties.union(draft.parties)
            if draft.people:
                self.people = tuple(dict.fromkeys((*self.people, *draft.people)))
            if draft.places:
                self.places = self.places.union([place.lower() for place, _ in draft.places])
            self.ordinal = self.ordinal or draft.ordinal or None
        return self

    def when(self) -> tuple[date, date] | None:
        """The narrowest closed interval any telling gives."""
        spans = [(when.start, when.end) for draft in self.drafts if (when := draft.when) and when.start and when.end]
        return min(spans, key=lambda span: (span[1] - span[0]).days) if spans else None


GROUP = {Kind.TALKS: "session", Kind.MEETING: "session", Kind.SUMMIT: "summit", Kind.VISIT: "visit", Kind.CALL: "call"}


def same_group(first: Cluster, second: Cluster) -> bool:
    """Whether two kinds can be one meeting: outlets swap talks and meeting."""
    return GROUP[first.kind] == GROUP[second.kind]


def one_from_each(draft: Draft, cluster: Cluster) -> bool:
    """Whether one telling names who came for one side, and the other, of the same day or place, who did for the other."""
    mine, theirs = ({side for one in group for person, side in one.sides} for group in ([draft], cluster.drafts))
    days = cluster.when()
    same_day = days is not None and draft.when is not None and (draft.when.start, draft.when.end) == days
    shared = {place.lower() for place, _ in draft.places} & cluster.places
    return bool(mine and theirs) and not mine & theirs and (same_day or bool(shared))


def others_met(draft: Draft, cluster: Cluster) -> bool:
    """Whether on some side both tellings name people, and no one is in both."""
    for side in draft.parties:
        mine = {person for person, of in draft.sides if of == side}
        theirs = {person for other in cluster.drafts for person, of in other.sides if of == side}
        if mine and theirs and not mine & theirs:
            return True
    return False


def unnamed(draft: Draft, cluster: Cluster) -> bool:
    """Whether "a planned meeting between A and B" is the summit of their leaders that the story tells is to come."""
    told = draft.status is Status.PLANNED or (draft.status is Status.HELD and draft.definite)  # "after the A-B meeting"
    said = draft.noun in _MET and told and set(draft.parties) == set(cluster.parties)
    alike = any(other.status is draft.status for other in cluster.drafts)
    return said and alike and not (draft.people or draft.places or draft.times or draft.ordinal)


_MET = frozenset({"meeting", "encounter", "get - together", "sit - down"})


def of_its_day(session: Cluster, summit: Cluster) -> bool:
    """Whether "the June 12 talks of A and B", who sits there unsaid, are the summit of that day."""
    if summit.kind is not Kind.SUMMIT or GROUP[session.kind] != "session" or session.parties != summit.parties:
        return False
    days = session.when()
    one = days is not None and days[0] == days[1] and days == summit.when()
    known = any(draft.definite for draft in session.drafts)
    return one and known and set(session.people) <= set(summit.people)


def headed_as_talks(session: Cluster, summit: Cluster) -> bool:
    """Whether a headline's "A-B talks", A being a leader, are the summit that the text tells of, both still to come or not."""
    if summit.kind is not Kind.SUMMIT or GROUP[session.kind] != "session" or session.parties != summit.parties:
        return False
    named = bool(session.people) and set(session.people) <= set(summit.people)
    anchored = any(draft.when or draft.places or draft.ordinal for draft in session.drafts if draft.fresh)
    stands = {draft.status for draft in session.drafts if draft.status}
    return named and session.drafts[0].headline and not anchored and stands <= {draft.status for draft in summit.drafts}


def a_day_of(draft: Draft, cluster: Cluster) -> bool:
    """Whether people met on one of the days that talks of theirs are told to have lasted: "three days of talks"."""
    if draft.rule != "verb" or not set(draft.people) <= set(cluster.people):
        return False
    lasting = (other for other in cluster.drafts if other.kind is Kind.TALKS and any(_length(span) for span in other.times))
    return any(inside(draft, other) for other in lasting)


def _length(span: TimeSpan) -> bool:
    return isinstance(span.value, Duration)


def inside(draft: Draft, other: Draft) -> bool:
    """Whether a day lies in the days of another telling: "was to meet them earlier this month", "the Feb. 10 meeting"."""
    mine, theirs = draft.when, other.when
    if mine is None or theirs is None or mine.start is None or mine.end is None or theirs.start is None or theirs.end is None:
        return False
    return theirs.start <= mine.start and mine.end <= theirs.end


def other_days(mine: When, theirs: tuple[date, date]) -> bool:
    """Whether two rows of two or three days only overlap: "met on Tuesday and Wednesday", "on Wednesday and Thursday"."""
    if mine.start is None or mine.end is None or mine.start == mine.end or theirs[0] == theirs[1]:
        return False
    short = mine.end - mine.start <= _FEW and theirs[1] - theirs[0] <= _FEW
    return short and mine.start != theirs[0] and mine.end != theirs[1]


_FEW = timedelta(days=2)


def now_and_then(draft: Draft, cluster: Cluster) -> bool:
    """Whether two sides are in talks, nobody named, beside a meeting of persons that was held: "are in talks. A went to see B"."""
    return any(_in_talks(one) and _met(two) for other in cluster.drafts for one, two in ((draft, other), (other, draft)))


def _in_talks(draft: Draft) -> bool:
    now = draft.kind is Kind.TALKS and draft.status is Status.ONGOING and draft.fresh
    return now and not (draft.people or draft.times)


def _met(draft: Draft) -> bool:
    return draft.kind is Kind.MEETING and draft.status is Status.HELD and len(draft.people) > 1
