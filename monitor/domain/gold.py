"""Labelled stories: what a careful reader found in them, to measure the program against."""

from dataclasses import dataclass
from datetime import date, datetime

from monitor.domain.meeting import Kind, Status
from monitor.domain.story import Item


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """One meeting as the labels have it. ``also_right`` are other statuses to accept; ``event`` is the real-world meeting."""

    kind: Kind
    parties: tuple[str, ...]
    status: Status
    also_right: tuple[Status, ...] = ()
    people: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    places: tuple[str, ...] = ()
    quote: str = ""
    main: bool = False
    event: str = ""

    @property
    def between_us_and_dprk(self) -> bool:
        """Whether both are parties, which is what the project is for."""
        return {"US", "DPRK"} <= set(self.parties)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A labelled story. ``others`` are true meetings that the labels list apart: finding them is no error."""

    item: Item
    relevant: bool
    meetings: tuple[GoldMeeting, ...]
    others: tuple[GoldMeeting, ...] = ()
    dup_group: str | None = None


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two texts and what they are to each other: exact, near, excerpt, update, same_event or different."""

    id: str
    label: str
    first: Item
    second: Item


@dataclass(frozen=True, slots=True)
class GoldChange:
    """One change that a perfect ledger would announce at one story; ``also_ok`` are other names for it to accept."""

    article: str
    event: str
    change: str
    published: datetime | None = None
    watched: bool = True
    optional: bool = False
    also_ok: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldAlerts:
    """The changes a perfect ledger would announce, and the stories (by id) that deserve an alert on a watched meeting."""

    changes: tuple[GoldChange, ...]
    alertworthy: frozenset[str]
