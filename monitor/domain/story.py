"""Items as feeds give them, and the identity of the stories made of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DateQuality(StrEnum):
    """How far ``published_at`` can be trusted."""

    EXACT = "exact"
    ZONE_ASSUMED = "zone_assumed"
    DATE_ONLY = "date_only"
    MISSING = "missing"          # undated, or unreadable
    IMPLAUSIBLE = "implausible"  # before 1990 or in the future: not used


class TextOrigin(StrEnum):
    """Where an item's text was read."""

    FEED = "feed"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as a feed gave it, its markup already turned into plain text.

    ``id`` names the story for ever: the id an input file gave, else a hash of source and GUID, URL or text. ``published_at``
    is aware UTC or None; ``timezone`` is the outlet's IANA zone, in which "Thursday" is read. ``seen_at`` is when we met it.
    ``text_origin`` says where ``text`` was read, ``text_note`` why it is not the page's where that was wanted; ``via`` is the
    address it came by, where that is not the source's own.
    """

    id: str
    source_id: str
    text: str
    title: str = ""
    url: str | None = None
    guid: str | None = None
    published_at: datetime | None = None
    date_quality: DateQuality = DateQuality.EXACT
    timezone: str = "UTC"
    language: str | None = None
    seen_at: datetime | None = None
    outlet: str = ""
    tier: str = "national"
    text_origin: TextOrigin = TextOrigin.FEED
    text_note: str = ""
    via: str | None = None

    @property
    def raw(self) -> str:
        """The text all evidence offsets count in: title, blank line, text; or the text alone."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed's items in its own order, and what could not be read; one bad item never costs the rest.

    ``problems`` are items lost, one each; ``notes`` what is odd about the feed and cost nothing.
    ``hints`` are the publisher's own words on cadence (``ttl``, ``sy:updatePeriod``, ``skipHours`` …), as written.
    ``error`` says that the body as a whole is no feed, and why. ``items`` leaves out those the caller knew by their hash;
    ``item_hashes`` holds all.
    """

    items: tuple[Item, ...]
    problems: tuple[str, ...] = ()
    title: str = ""
    hints: tuple[tuple[str, str], ...] = ()
    item_hashes: frozenset[str] = frozenset()
    error: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared to find copies; only fingerprints of one ``version`` can be.

    Keys are None where an item has nothing to make them of. ``shingles`` is a sorted sample of hashed word runs (32 bit),
    ``words`` the length of the text they were taken from.
    """

    version: int
    url_key: str | None
    guid_key: str | None
    title_key: str | None
    text_key: str | None
    shingles: tuple[int, ...]
    words: int


def key_weight(key: int) -> int:
    """Say how much an index key in common tells, in shingles: an identity (below 0) all, a headline (from 2**32) as eight."""
    if key < 0:
        return 1000
    return 8 if key >> 32 else 1


class Origin(StrEnum):
    """Where a known story came from."""

    SEED = "seed"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Known:
    """A stored story, as little of it as the search for copies needs.

    ``worn`` are those of its shingles that stories of other weeks have too: a form letter's frame, a footer. ``root`` is the
    story that it is itself a copy or version of; empty where it is the first.
    """

    story_id: str
    source_id: str
    fingerprint: Fingerprint
    published_at: datetime | None
    seen_at: datetime
    title: str = ""
    origin: Origin = Origin.FEED
    text: str = ""
    worn: frozenset[int] = frozenset()
    root: str = ""


class Disposition(StrEnum):
    """The one outcome each item gets: the metric, the log line and the audit row at once."""

    NEW = "new"
    COPY = "copy"
    UPDATE = "update"
    OFF_TOPIC = "off_topic"
    TOO_OLD = "too_old"
    MALFORMED = "malformed"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a story; ``number`` counts from 1. ``text`` is None once retention let it go, or where none was kept."""

    number: int
    seen_at: datetime
    disposition: Disposition
    reason: str
    title: str
    text: str | None
    url: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Story:
    """A stored item with what was decided about it and every text it had; ``item`` is the latest."""

    item: Item
    disposition: Disposition
    reason: str
    duplicate_of: str | None
    rule: str | None
    score: float | None
    matched: tuple[str, ...]
    decided_at: datetime
    origin: Origin
    versions: tuple[Version, ...] = ()
