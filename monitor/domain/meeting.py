"""A meeting as one story tells it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of meeting."""

    SUMMIT = "summit"    # heads of state or government of the parties meet
    TALKS = "talks"      # negotiating sessions between delegations
    MEETING = "meeting"  # officials meet
    VISIT = "visit"      # an official travels for diplomacy
    CALL = "call"        # by telephone or video


class Status(StrEnum):
    """Where a meeting stands. ``LAPSED`` is never read in a text: its date passed and nobody reported it."""

    PROPOSED = "proposed"    # offered, considered, wished
    PLANNED = "planned"      # agreed, scheduled, expected
    ONGOING = "ongoing"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"        # a party says it will not happen, or that none is planned
    UNKNOWN = "unknown"
    LAPSED = "lapsed"


class Precision(StrEnum):
    """How exactly a text dates a meeting."""

    DAY = "day"
    INTERVAL = "interval"
    WEEK = "week"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, ends included; an end that the text leaves open is None."""

    start: date | None
    end: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind one slot: ``item.raw[start:end] == quote``, in Unicode code points.

    ``slot`` is one of trigger, kind, parties, people, status, date, place, ordinal, attribution.
    """

    slot: str
    start: int
    end: int
    quote: str


class Band(StrEnum):
    """Confidence, in words: high alerts, medium goes into digests, low is for review."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Mention:
    """One meeting as one story tells it, at the latest state the story gives.

    ``parties`` are codes (US, DPRK, ROK, CHN, JPN, RUS, else ISO 3166 alpha-3); sorted, but for a visit the traveller comes
    first. ``places`` are where it is; ``place_candidates`` where it may be. ``attribution`` is the chain of who says so,
    outermost first. ``confidence`` is a probability between 0 and 1. ``main`` says that the story is about this meeting.
    """

    kind: Kind
    parties: tuple[str, ...]
    status: Status
    people: tuple[str, ...] = ()
    when: When | None = None
    places: tuple[str, ...] = ()
    place_candidates: tuple[str, ...] = ()
    ordinal: int | None = None
    attribution: tuple[str, ...] = ()
    confidence: float = 0.5
    main: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def quote(self) -> str:
        """The words that tell of the meeting itself."""
        return next((e.quote for e in self.evidence if e.slot == "trigger"), "")
