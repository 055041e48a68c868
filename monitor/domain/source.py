"""Sources, what is remembered of them, and what a fetch can come back with."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b


class Tier(StrEnum):
    """What kind of voice a source is; official outranks the rest when values disagree."""

    OFFICIAL = "official"
    STATE_MEDIA = "state_media"
    WIRE = "wire"
    NATIONAL = "national"
    BROADCASTER = "broadcaster"
    THINK_TANK = "think_tank"
    SPECIALIST = "specialist"
    AGGREGATOR = "aggregator"


class FullText(StrEnum):
    """When the article page itself is fetched."""

    NEVER = "never"
    WHEN_MATCHED = "when_matched"


@dataclass(frozen=True, slots=True)
class Source:
    """One configured feed.

    ``timezone`` is the IANA zone in which the outlet writes "Thursday"; ``every`` the wanted interval between polls.
    """

    id: str
    name: str
    url: str
    language: str = "en"
    tier: Tier = Tier.NATIONAL
    every: timedelta = timedelta(minutes=30)
    timezone: str = "UTC"
    full_text: FullText = FullText.NEVER
    fallbacks: tuple[str, ...] = ()
    enabled: bool = True


class Health(StrEnum):
    """How a source does, by what its user can do about it."""

    HEALTHY = "healthy"
    FAILING = "failing"  # network trouble, server errors, pages that are no feed
    BLOCKED = "blocked"  # the publisher refuses this program (401, 403, 451, a challenge page), or its address may not be asked
    GONE = "gone"        # 410, confirmed: polling has ended
    SILENT = "silent"    # answers well, yet nothing new for much longer than its own rhythm


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is remembered of a source between polls; all ``*_at`` are aware UTC.

    ``etag`` and ``last_modified`` are kept byte for byte. ``failures`` counts in a row. ``item_hashes`` are the hashes of
    the items in the last body that parsed, so that a next poll parses only what is new. ``hints`` are the publisher's last
    words on cadence (see ``ParsedFeed``), ``interval_seconds`` the adaptive interval, ``rhythm_seconds`` the longest usual gap
    between new items. ``url`` is a new address adopted for the configured ``url_of``, ``moved_to`` a permanent redirect's
    target met ``moved_sightings`` times in a row, ``gone_sightings`` the 410s in a row. Until ``main_next_at`` only fallbacks
    are asked; ``mirror`` is the one last read, with its ETag and Last-Modified.
    """

    source_id: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    item_hashes: frozenset[str] = frozenset()
    checked_at: datetime | None = None
    succeeded_at: datetime | None = None
    new_item_at: datetime | None = None
    next_check_at: datetime | None = None
    next_check_reason: str = ""
    failures: int = 0
    last_error: str | None = None
    hints: tuple[tuple[str, str], ...] = ()
    interval_seconds: float | None = None
    rhythm_seconds: float | None = None
    url: str | None = None
    url_of: str | None = None
    moved_to: str | None = None
    moved_sightings: int = 0
    gone_sightings: int = 0
    main_next_at: datetime | None = None
    mirror: tuple[str, str | None, str | None] | None = None
    health: Health = Health.HEALTHY
    health_since: datetime | None = None

    def address(self, source: Source) -> str:
        """Where to ask: the adopted address, as long as the configured one is still the one it was adopted for."""
        return self.url if self.url and self.url_of == source.url else source.url

    def validators_of(self, fallback: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified to ask a fallback with: those of its last answer, if it gave the last one."""
        return self.mirror[1:] if self.mirror is not None and self.mirror[0] == fallback else (None, None)


class FailureKind(StrEnum):
    """How a fetch failed, by what a next attempt can expect."""

    TEMPORARY = "temporary"  # network trouble, 5xx, 429: the same request may work soon
    SOFT = "soft"            # 4xx, a page where a feed was: works again only if somebody mends it
    HARD = "hard"            # 410, an address that may not be asked: nothing to expect


@dataclass(frozen=True, slots=True)
class Fetched:
    """A 200: the body as bytes, decompressed, below the size cap. Header names are lower-case.

    ``moved_to`` is where a chain of permanent redirects led, None where there was none.
    ``instead_of`` is the failure of the source's own address, where ``url`` is one of its fallbacks.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: datetime
    moved_to: str | None = None
    instead_of: "FetchFailed | None" = None

    @property
    def body_hash(self) -> str:
        """A hash of the body, to know an unchanged one by."""
        return blake2b(self.body, digest_size=16).hexdigest()

    def header(self, name: str) -> str | None:
        """First value of a header, or None."""
        return next((value for key, value in self.headers if key == name.lower()), None)


@dataclass(frozen=True, slots=True)
class NotModified:
    """A 304; its headers may carry new validators. ``moved_to`` and ``instead_of`` as for ``Fetched``."""

    headers: tuple[tuple[str, str], ...]
    at: datetime
    moved_to: str | None = None
    instead_of: "FetchFailed | None" = None


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """No usable answer. ``retry_after`` is what the server asked for, already made an instant of our clock.

    ``status`` is the HTTP status where one came; ``blocked`` says that somebody refuses us, rather than that something broke,
    ``by_robots`` that it was a robots.txt, so that the page itself was not asked.
    """

    kind: FailureKind
    detail: str
    at: datetime
    status: int | None = None
    retry_after: datetime | None = None
    blocked: bool = False
    by_robots: bool = False


FetchOutcome = Fetched | NotModified | FetchFailed


@dataclass(frozen=True, slots=True)
class PollRecord:
    """One poll as it is remembered: ``outcome`` is fetched, not_modified or failed; ``counts`` are items by disposition."""

    source_id: str
    at: datetime
    outcome: str
    seconds: float = 0.0
    counts: tuple[tuple[str, int], ...] = ()
    detail: str = ""
