"""What the YAML files may say: one pydantic model per section, each key with its meaning.

The models are also the source of the JSON Schemas that editors complete from. Unknown keys are errors everywhere.
"""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from monitor.adapters.config.fields import (
    ClockTime,
    Cron,
    Database,
    Duration,
    HostAndPort,
    HttpUrl,
    Instant,
    Language,
    MailAddress,
    MailServer,
    Name,
    Party,
    Pause,
    Reference,
    Term,
    Zone,
)
from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Band, Kind, Status
from monitor.domain.source import FullText, Tier
from monitor.domain.watch import WhenEmpty


class Section(BaseModel):
    """A part of a file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Http(Section):
    """How we show ourselves to publishers, and where we may go."""

    contact: str = Field("", description="A page or mail address where a publisher finds you; sent in the User-Agent.")
    total_seconds: float = Field(30, gt=0, le=600, description="One request may take this long, all in all.")
    host_gap_seconds: float = Field(1.0, ge=0, le=60, description="Rest between two requests to one host.")
    allow_private: list[HostAndPort] = Field(
        default_factory=list, description='"host:port" of machines on private networks that may be asked.')
    robots_exceptions: list[str] = Field(
        default_factory=list, description="Hosts whose article pages you have leave to read, whatever their robots.txt says.")


class ListenAt(Section):
    """Where health, metrics and calendars are served."""

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: HttpUrl | None = Field(
        None, description="Where readers reach this program: links to whole digests, and one-click unsubscribing if it is https.")


class DeadMan(Section):
    """An address asked for as long as all is well: whoever watches it raises the alarm when it falls silent."""

    url: HttpUrl | Reference = Field(description="Such as a check of healthchecks.io; a secret is named as env:NAME or file:/path.")
    every: Pause = Field(timedelta(minutes=1), description="How often.")


class Email(Section):
    """Mail by SMTP."""

    type: Literal["email"]
    smtp: MailServer = Field(description="smtp+starttls://host:587, smtps://host:465 or smtp://host:25")
    username: Reference | None = None
    password: Reference | None = None
    from_: MailAddress = Field(alias="from")
    to: list[MailAddress] = Field(min_length=1)


class Webhook(Section):
    """JSON, signed as Standard Webhooks."""

    type: Literal["webhook"]
    url: HttpUrl | Reference
    secret: Reference | list[Reference] | None = Field(None, description="whsec_…; while keys change: the new one, the old one")


class Chat(Section):
    """An incoming webhook of a chat service; its address is itself a secret."""

    type: Literal["slack", "teams", "discord", "apprise"]
    url: Reference | str


class Folder(Section):
    """A folder on this machine; every digest becomes an HTML file in it."""

    type: Literal["folder"]
    path: str = Field(min_length=1)


Channel = Annotated[Folder | Email | Webhook | Chat, Field(discriminator="type")]


class Keep(Section):
    """How long raw matter is kept; facts with their quoted words, events, changes and digests are kept for ever."""

    texts: Duration = Field(timedelta(days=730), description="Full texts of stories.")
    dropped: Duration = Field(timedelta(days=90), description="Titles of items that no watch list wanted.")
    messages: Duration = Field(timedelta(days=90), description="Bytes of delivered messages.")
    polls: int = Field(200, ge=1, description="Lines in the log of polls, for each source.")


class MonitorFile(Section):
    """monitor.yaml"""

    database: Database = Field("sqlite:///data/monitor.db", description="sqlite:///path or postgresql+psycopg://user@host/name")
    seeds: str | None = Field("seeds", description="Folder of the seed corpus: what is told there never alerts. Empty: none.")
    http: Http = Http()
    listen: ListenAt = ListenAt()
    dead_man: DeadMan | None = None
    keep: Keep = Keep()
    subscriptions: str = Field("", description="Folder for calendars and feeds; empty: beside the SQLite database.")
    channels: dict[Name, Channel] = Field(default_factory=dict)
    notices: list[str] = Field(
        default_factory=list, description="Channels told once when a source breaks, and once when it recovers.")


class SourceEntry(Section):
    """One feed."""

    id: Name
    name: str = Field(min_length=1)
    url: HttpUrl
    language: Language = "en"
    tier: Tier = Tier.NATIONAL
    every: Pause = timedelta(minutes=30)
    timezone: Zone = Field("UTC", description='The outlet\'s own zone: where its "Thursday" is.')
    full_text: FullText = FullText.NEVER
    fallbacks: list[HttpUrl] = Field(default_factory=list, description="Mirrors, asked in this order when the address fails.")
    enabled: bool = True


class SourcesFile(Section):
    """sources.yaml"""

    sources: list[SourceEntry] = Field(min_length=1)
    confirm_removal: int = Field(0, ge=0, description="How many sources a running daemon may lose at once, when more than 30 %.")


class MatchRule(Section):
    """What to look for. One of ``parties`` and ``any`` is needed."""

    parties: list[Party] = Field(default_factory=list, description="A meeting between these, or talk of one.")
    any: list[Term] = Field(
        default_factory=list, description='Words, roster names, or patterns: "re2:sanctions (relief|waiver)".')
    none: list[Term] = Field(default_factory=list, description="A story with one of these is left out.")
    sources: list[str] = Field(default_factory=list, description="Only these sources; all when empty.")

    @model_validator(mode="after")
    def _looks_for_something(self) -> "MatchRule":
        if not self.parties and not self.any:
            raise ValueError("looks for nothing: give parties, any, or both")
        return self


class Digests(Section):
    """When the digest is sent."""

    cron: Cron = "0 7 * * *"
    timezone: Zone = "UTC"
    when_empty: WhenEmpty = WhenEmpty.SILENT


class Quiet(Section):
    """Hours without alerts."""

    from_: ClockTime = Field(alias="from")
    to: ClockTime
    except_: list[Kind] = Field(default_factory=list, alias="except")
    timezone: Zone | None = Field(None, description="The digest's zone when absent.")


class Alerts(Section):
    """Immediate alerts, one message per meeting."""

    group_wait: Duration = Field(timedelta(minutes=2), description="Wait this long for more about the same meeting.")
    group_interval: Duration = Field(timedelta(minutes=30), description="At most one message per meeting in this time.")
    quiet_hours: Quiet | None = None


class RouteEntry(Section):
    """Where news goes instead of the list's own channels; an empty condition fits all."""

    channels: list[str] = Field(min_length=1)
    kinds: list[Kind] = Field(default_factory=list)
    statuses: list[Status] = Field(default_factory=list)
    tiers: list[Tier] = Field(default_factory=list)
    more: bool = Field(False, description="Go on to later routes and the list's own channels too.")


class SilenceEntry(Section):
    """No news of some meetings until an instant; the next digest names what was kept out."""

    until: Instant
    reason: str = Field(min_length=1)
    event: str | None = None
    kinds: list[Kind] = Field(default_factory=list)
    parties: list[Party] = Field(default_factory=list)


class WatchListFile(Section):
    """watchlists/*.yaml"""

    name: Name
    title: str = Field(min_length=1)
    match: MatchRule
    alert_on: list[ChangeKind] = [ChangeKind.NEW, ChangeKind.STATUS, ChangeKind.DATE, ChangeKind.PLACE]
    min_confidence: Band = Band.MEDIUM
    digest: Digests | None = None
    alert: Alerts | None = None
    channels: list[str] = Field(min_length=1)
    routes: list[RouteEntry] = Field(default_factory=list)
    silences: list[SilenceEntry] = Field(default_factory=list)
