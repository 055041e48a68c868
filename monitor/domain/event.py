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
    LAPSED = "lapsed"    # no story's doing: the date passed, and none reported the meeting


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
    sides: tuple[str, ...] = ()  # party codes of those who say so, where they are officials of a side
    known_before: bool = False  # told by the seed corpus: never an alert
    version: int = 1        # of the story's text that the evidence counts in; the store fills it in


@dataclass(frozen=True, slots=True)
class Claim:
    """One value told for one slot of an event, however many stories repeat it: what an event is folded into.

    ``slot`` is status, date, place, person or ordinal; ``value`` the short text a Change would show. The first story to tell
    it is named; ``voices`` are its independent sources (reprints, and outlets citing one agency, count once), in the order they
    came. ``confidence`` is the best of all who told it; ``tier`` the tier of the first.
    """

    slot: str
    value: str
    story_id: str
    at: datetime            # publication of the first story that told it
    last_at: datetime       # and of the last
    voices: tuple[str, ...]
    tier: str = "national"
    confidence: float = 0.5
    when: When | None = None
    quote: str = ""
    sides: tuple[str, ...] = ()  # parties whose own officials say so


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world meeting: the fold of every report linked to it.

    ``history`` says that it was over more than 30 days before the story that first told of it. ``part_of`` ties talks to the
    visit they belong to. ``claims`` and ``voices`` (its independent sources) are all that linking and folding need, so that an
    event stays small; ``reports`` are there only when a reader asked for them, in order of publication.
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
    announced: bool = False       # told with certainty at least once
    pinned: tuple[str, ...] = ()  # slots an analyst has settled: no report moves them
    last_at: datetime | None = None  # publication of the newest report
    status_at: datetime | None = None  # publication of the report that last moved the status
    voices: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Correction:
    """One analyst's ruling on the ledger, kept for ever beside what it overrules.

    ``target`` is an event or story id, ``action`` what was done to it (``set``, ``merge``, ``split``, ``confirm`` …), ``value``
    the new value as text, ``note`` the analyst's reason.
    """

    id: str
    at: datetime
    who: str
    action: str
    target: str
    value: str = ""
    note: str = ""
