"""Watch lists: what to look for, and whom to tell, how, when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Band, Kind, Status
from monitor.domain.source import Tier


class WhenEmpty(StrEnum):
    """What a digest does when nothing changed."""

    SILENT = "silent"
    HEARTBEAT = "heartbeat"  # once a week
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a list looks for: a meeting between ``parties``, or talk of one, or any of ``any``; unless one of ``none`` is there.

    Terms are words, roster names, or patterns with the prefix ``re2:``. ``sources`` narrows the list to these ids.
    """

    parties: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """When digests are cut: a five-field cron expression read in an IANA zone."""

    cron: str = "0 7 * * *"
    timezone: str = "UTC"
    when_empty: WhenEmpty = WhenEmpty.SILENT


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local hours without alerts (may pass midnight); kinds in ``except_`` alert all the same.

    ``timezone`` is an IANA zone; None means that of the list's digest, else UTC.
    """

    start: time
    end: time
    except_: frozenset[Kind] = frozenset()
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class Alerting:
    """Immediate alerts: how long to wait for more about the same meeting, and how often at most."""

    group_wait: timedelta = timedelta(minutes=2)
    group_interval: timedelta = timedelta(minutes=30)
    quiet_hours: QuietHours | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Where news goes instead of the list's own channels: the first route that fits; an empty condition fits all.

    ``tiers`` are of the sources that tell it. With ``more`` the later ones and the list's own count too.
    """

    channels: tuple[str, ...]
    kinds: frozenset[Kind] = frozenset()
    statuses: frozenset[Status] = frozenset()
    tiers: frozenset[Tier] = frozenset()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """No news of a meeting until an instant: of one event, of kinds, or of meetings with all of some parties.

    What it keeps out is named in the next digest, so that nothing goes by unseen.
    """

    until: datetime
    reason: str
    event: str | None = None
    kinds: frozenset[Kind] = frozenset()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchList:
    """One watch list. Without ``alert`` it only sends digests; without ``digest`` it only alerts."""

    name: str
    title: str
    match: Rule
    channels: tuple[str, ...]
    alert_on: frozenset[ChangeKind] = frozenset({ChangeKind.NEW, ChangeKind.STATUS, ChangeKind.DATE, ChangeKind.PLACE})
    min_confidence: Band = Band.MEDIUM
    digest: Schedule | None = None
    alert: Alerting | None = None
    routes: tuple[Route, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Why a story belongs to a watch list: the term and where it stands in ``item.raw``."""

    watch_list: str
    term: str
    start: int
    end: int
