"""Real-world meetings and what is learnt about them over time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.meeting import Evidence, Kind, Mention, Status, When


class ChangeKind(StrEnum):
    """What a story changed about an event."""

    NEW = "new"
    STATUS = "status"
    DATE = "date"
    PLACE = "place"
    PARTICIPANTS = "participants"
    CONTRADICTION = "contradiction"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Report:
    """One mention with the story it stands in: the fact that the ledger is folded from.

    ``root`` is the story id at the root of a chain of copies, so that reprints count as one source.
    """

    story_id: str
    index: int
    mention: Mention
    at: datetime            # publication, or first sight where there is none; aware UTC
    source_id: str
    outlet: str = ""
    tier: str = "national"
    root: str = ""
    known_before: bool = False  # told by the seed corpus: never an alert


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world meeting: the fold of every report linked to it.

    ``history`` says that it was over more than 30 days before the story that first told of it. ``part_of`` ties talks to the
    visit they belong to. ``reports`` are in order of ``at``, then story id, then index.
    """

    id: str
    kind: Kind
    parties: tuple[str, ...]
    status: Status
    people: tuple[str, ...] = ()
    when: When | None = None
    places: tuple[str, ...] = ()
    ordinal: int | None = None
    opened_at: datetime | None = None
    changed_at: datetime | None = None
    history: bool = False
    part_of: str | None = None
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One append-only ledger row.

    ``old`` and ``new`` are short texts for people and scripts: a status, ``2019-02-27..2019-02-28``, ``Hanoi; Vietnam``,
    names. ``alert`` says that it is news: not history, not told by the seed corpus, not told before.
    """

    id: str
    event_id: str
    kind: ChangeKind
    old: str | None
    new: str | None
    story_id: str
    at: datetime
    alert: bool
    reason: str
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
