"""Digests, the messages made of them, and their way out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Status


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One line on a source in the coverage part of a digest."""

    source_id: str
    name: str
    state: str              # healthy | failing | blocked | gone | silent
    since: datetime | None
    detail: str = ""


class DigestKind(StrEnum):
    """Why a digest is cut."""

    DIGEST = "digest"  # a watch list's window closed
    ALERT = "alert"    # one meeting changed, and the list wants to know at once
    NOTICE = "notice"  # about the monitor itself: an undelivered message, a test


@dataclass(frozen=True, slots=True)
class Citation:
    """Who said it, in which words, and where to read it. ``outlet`` is the name people know it by."""

    outlet: str
    quote: str
    url: str | None
    published_at: datetime | None
    title: str = ""
    attribution: tuple[str, ...] = ()
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One value that another has replaced, both in words for people: ``late February 2019``, ``27–28 Feb 2019``."""

    kind: ChangeKind
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one story changed about one meeting: a plain sentence that names who says so, what moved, the words behind it.

    ``kind`` is that of the weightiest change, ``changes`` the ids of all.
    """

    kind: ChangeKind
    sentence: str
    at: datetime
    moves: tuple[Move, ...] = ()
    citations: tuple[Citation, ...] = ()
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """One meeting as a calendar shows it: its name, when and where in words for people. ``event`` comes without reports."""

    event: Event
    name: str
    when: str
    where: str
    state: str = ""  # its status, as an adjective
    note: str = ""

    @property
    def day(self) -> str:
        """When it is, or a word for what has no day."""
        return self.when or ("now" if self.event.status is Status.ONGOING else "no date yet")


class CalendarStatus(StrEnum):
    """RFC 5545's three words for how sure a meeting is."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One meeting in a calendar people subscribe to. ``sequence`` counts the moves of its status, date and place."""

    about: Appointment
    status: CalendarStatus
    sequence: int
    changed_at: datetime
    description: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed about one meeting since the last digest.

    ``about`` is the meeting as it now stands; ``changes`` are the ledger rows that ``lines`` tell, in their order.
    """

    about: Appointment
    changes: tuple[Change, ...]
    lines: tuple[Line, ...]

    @property
    def event(self) -> Event:
        """The meeting itself."""
        return self.about.event

    @property
    def is_new(self) -> bool:
        """Whether the meeting itself is what is new."""
        return any(line.kind is ChangeKind.NEW for line in self.lines)


@dataclass(frozen=True, slots=True)
class Digest:
    """The changes one watch list owes its channels at one cut.

    The id is a hash of list, kind and changes, so that a cut made twice is one digest. ``headline`` is the news in one
    sentence. ``held_back`` says in words what a silence kept out. ``timezone`` is the list's, in which days are counted.
    """

    id: str
    watch_list: str
    title: str
    kind: DigestKind
    since: datetime | None
    until: datetime
    headline: str
    entries: tuple[Entry, ...]
    upcoming: tuple[Appointment, ...] = ()
    overdue: tuple[Appointment, ...] = ()
    coverage: tuple[SourceNote, ...] = ()
    sources_total: int = 0
    notes: tuple[str, ...] = ()
    held_back: tuple[str, ...] = ()
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Message:
    """Exactly what one channel will send, frozen when the digest was cut. ``content_type`` is of ``body``.

    ``recipient`` is set where a channel sends one message to each.
    """

    subject: str
    body: bytes
    content_type: str
    recipient: str | None = None


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
class Attempt:
    """One try to send one delivery; ``outcome`` is delivered, failed, dead, discarded or retried (by hand)."""

    delivery_id: str
    at: datetime
    outcome: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ChannelState:
    """What is remembered of a channel: since when it is switched off, and why; ``failures`` counts in a row."""

    channel: str
    disabled_at: datetime | None = None
    reason: str = ""
    failures: int = 0
    succeeded_at: datetime | None = None


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
