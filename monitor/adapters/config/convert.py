"""From validated files to domain types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from monitor.adapters.config import models
from monitor.domain.errors import ConfigProblem
from monitor.domain.source import Source
from monitor.domain.upkeep import Retention
from monitor.domain.watch import Alerting, QuietHours, Route, Rule, Schedule, Silence, WatchList


@dataclass(frozen=True, slots=True)
class Listen:
    """Where the daemon serves health, metrics and calendars."""

    host: str
    port: int
    public_url: str | None = None


@dataclass(frozen=True, slots=True)
class DeadMan:
    """What is asked for while all is well. ``url`` may still be a reference to a secret."""

    url: str
    every_seconds: float


@dataclass(frozen=True, slots=True)
class Settings:
    """What monitor.yaml says beside channels. ``total_seconds`` bounds one request."""

    database: str
    seeds: Path | None
    contact: str
    total_seconds: float
    allow_private: tuple[str, ...]
    host_gap_seconds: float
    listen: Listen
    retention: Retention
    subscriptions: Path | None = None
    notices: tuple[str, ...] = ()
    robots_exceptions: frozenset[str] = frozenset()
    dead_man: DeadMan | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration. ``channel_entries`` still hold references to secrets: see ``resolve_channels``."""

    directory: Path
    settings: Settings
    sources: tuple[Source, ...]
    watch_lists: tuple[WatchList, ...]
    channel_entries: Mapping[str, models.Channel]
    confirm_removal: int = 0  # so many sources may go at once
    places: Mapping[str, ConfigProblem] = field(default_factory=dict)  # where each channel is written, as an empty problem


def to_settings(main: models.MonitorFile, directory: Path) -> Settings:
    """Everything that monitor.yaml in that folder sets, channels left out."""
    return Settings(
        database=main.database, seeds=find_seeds(main, directory), contact=main.http.contact,
        total_seconds=main.http.total_seconds, allow_private=tuple(main.http.allow_private),
        host_gap_seconds=main.http.host_gap_seconds,
        listen=Listen(main.listen.host, main.listen.port, main.listen.public_url),
        subscriptions=_subscriptions(main), notices=tuple(main.notices),
        robots_exceptions=frozenset(host.lower() for host in main.http.robots_exceptions),
        dead_man=DeadMan(main.dead_man.url, main.dead_man.every.total_seconds()) if main.dead_man else None,
        retention=Retention(main.keep.texts, main.keep.dropped, main.keep.messages, main.keep.polls),
    )


def find_seeds(main: models.MonitorFile, directory: Path) -> Path | None:
    """The folder of the seed corpus: from where the program runs, else from beside the configuration; None where there is none."""
    here = Path(main.seeds or "")
    return next((folder for folder in (here, directory.parent / here) if main.seeds and folder.is_dir()), None)


def _subscriptions(main: models.MonitorFile) -> Path | None:
    if main.subscriptions:
        return Path(main.subscriptions)
    file = main.database.removeprefix("sqlite:///")
    return Path(file).parent / "subscriptions" if file not in {main.database, "", ":memory:"} else None


def to_source(entry: models.SourceEntry) -> Source:
    """One source."""
    return Source(
        id=entry.id, name=entry.name, url=entry.url, language=entry.language, tier=entry.tier, every=entry.every,
        timezone=entry.timezone, full_text=entry.full_text, fallbacks=tuple(entry.fallbacks), enabled=entry.enabled,
    )


def to_watch_list(entry: models.WatchListFile) -> WatchList:
    """One watch list."""
    match = entry.match
    return WatchList(
        name=entry.name, title=entry.title, channels=tuple(entry.channels), alert_on=frozenset(entry.alert_on),
        match=Rule(tuple(match.parties), tuple(match.any), tuple(match.none), tuple(match.sources)),
        min_confidence=entry.min_confidence,
        digest=_schedule(entry.digest) if entry.digest else None, alert=_alerting(entry.alert) if entry.alert else None,
        routes=tuple(_route(route) for route in entry.routes),
        silences=tuple(_silence(silence) for silence in entry.silences),
    )


def _route(entry: models.RouteEntry) -> Route:
    return Route(tuple(entry.channels), frozenset(entry.kinds), frozenset(entry.statuses), frozenset(entry.tiers), entry.more)


def _silence(entry: models.SilenceEntry) -> Silence:
    return Silence(entry.until, entry.reason, entry.event, frozenset(entry.kinds), tuple(entry.parties))


def _schedule(entry: models.Digests) -> Schedule:
    return Schedule(entry.cron, entry.timezone, entry.when_empty)


def _alerting(entry: models.Alerts) -> Alerting:
    quiet = entry.quiet_hours
    hours = QuietHours(quiet.from_, quiet.to, frozenset(quiet.except_), quiet.timezone) if quiet else None
    return Alerting(entry.group_wait, entry.group_interval, hours)
