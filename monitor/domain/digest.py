"""Digests, the messages made of them, and their way out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Evidence


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One line on a source in the coverage part of a digest."""

    source_id: str
    name: str
    state: str              # healthy | failing | blocked | gone | silent
    since: datetime | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Who said it, in which words, and where to read it."""

    outlet: str
    quote: str
    url: str | None
    published_at: datetime | None
    title: str = ""
    attribution: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed about one meeting since the last digest: one sentence, the change behind it, the words."""

    event: Event
    changes: tuple[Change, ...]
    sentence: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The changes one watch list owes its channels at one cut.

    ``kind`` is ``digest`` or ``alert``. The id is a hash of list, kind and changes, so that a cut made twice is one digest.
    """

    id: str
    watch_list: str
    title: str
    kind: str
    since: datetime | None
    until: datetime
    headline: str
    entries: tuple[Entry, ...]
    upcoming: tuple[Event, ...] = ()
    overdue: tuple[Event, ...] = ()
    coverage: tuple[SourceNote, ...] = ()
    sources_total: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """Exactly what one channel will send, frozen when the digest was cut. ``content_type`` is of ``body``."""

    subject: str
    body: bytes
    content_type: str


class DeliveryState(StrEnum):
    """Where a delivery is on its way."""

    PENDING = "pending"
    LEASED = "leased"
    DELIVERED = "delivered"
    DEAD = "dead"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One digest on its way to one channel (and one recipient where they differ)."""

    id: str
    digest_id: str
    channel: str
    message: Message
    created_at: datetime
    state: DeliveryState = DeliveryState.PENDING
    recipient: str | None = None
    attempts: int = 0
    next_attempt_at: datetime | None = None
    lease_until: datetime | None = None
    lease_owner: str | None = None
    delivered_at: datetime | None = None
    last_error: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The receiver said yes; ``reference`` is whatever it answered."""

    reference: str = ""


@dataclass(frozen=True, slots=True)
class SendFailed:
    """The receiver said no, or nothing. ``permanent`` ends the delivery; ``disable`` ends the channel."""

    detail: str
    permanent: bool = False
    disable: bool = False
    retry_after_seconds: float | None = None


SendOutcome = Sent | SendFailed

__all__ = [
    "ChangeKind", "Citation", "Delivery", "DeliveryState", "Digest", "Entry", "Evidence", "Message", "SendFailed",
    "SendOutcome", "Sent", "SourceNote",
]
