"""Channels: where messages go. Secrets are already read here, so they never show in a repr."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EmailChannel:
    """Mail by SMTP, one message per recipient: ``smtp+starttls://host:587``, ``smtps://host:465`` or ``smtp://host:25``."""

    name: str
    smtp: str
    from_: str
    to: tuple[str, ...]
    username: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class WebhookChannel:
    """Signed JSON to an address of the user's. Several ``secrets`` (``whsec_…``) sign side by side while keys change."""

    name: str
    url: str = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class SlackChannel:
    """An incoming webhook of Slack (or of Mattermost, which reads the same form); its address is the secret."""

    name: str
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TeamsChannel:
    """A Microsoft Teams workflow that posts an adaptive card; its address is the secret."""

    name: str
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DiscordChannel:
    """A Discord webhook; its address is the secret."""

    name: str
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AppriseChannel:
    """Any service that Apprise knows (``ntfy://…``, ``tgram://…``); needs the extra ``apprise``."""

    name: str
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FolderChannel:
    """A folder on this machine: one file per digest, for a first look and for desks that read shared folders."""

    name: str
    path: str


Channel = FolderChannel | EmailChannel | WebhookChannel | SlackChannel | TeamsChannel | DiscordChannel | AppriseChannel
