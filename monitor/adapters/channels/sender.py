"""What every channel can do, and how a configured one is opened."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, assert_never

from monitor.adapters.channels.apprise import AppriseSender
from monitor.adapters.channels.discord import DiscordSender
from monitor.adapters.channels.email import Mailer, UnsubscribeLink
from monitor.adapters.channels.folder import FolderSender
from monitor.adapters.channels.posting import Poster
from monitor.adapters.channels.slack import SlackSender
from monitor.adapters.channels.teams import TeamsSender
from monitor.adapters.channels.webhook import WebhookSender
from monitor.adapters.render import Renderer
from monitor.domain import channel as configured
from monitor.domain.channel import Channel
from monitor.domain.digest import Delivery, Digest, Message, SendOutcome


class Sender(Protocol):
    """One channel: ``render`` is pure, so that what is sent can be frozen; what the world does to ``send`` is a value."""

    @property
    def name(self) -> str:
        """The channel's name in the configuration."""

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """Exactly what will be sent: one message, or one for each recipient, or several where one is too small."""

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:
        """Try once."""


def open_senders(
    channels: Mapping[str, Channel], *, renderer: Renderer, poster: Poster,
    unsubscribe_link: UnsubscribeLink = lambda *_: None,
) -> dict[str, Sender]:
    """A sender for every configured channel. Nothing is connected yet."""
    return {name: _open(channel, renderer, poster, unsubscribe_link) for name, channel in channels.items()}


def _open(channel: Channel, renderer: Renderer, poster: Poster, unsubscribe_link: UnsubscribeLink) -> Sender:
    match channel:
        case configured.FolderChannel():
            return FolderSender(channel, renderer)
        case configured.EmailChannel():
            return Mailer(channel, renderer, unsubscribe_link=unsubscribe_link)
        case configured.WebhookChannel():
            return WebhookSender(channel, poster)
        case configured.SlackChannel():
            return SlackSender(channel, renderer, poster)
        case configured.TeamsChannel():
            return TeamsSender(channel, renderer, poster)
        case configured.DiscordChannel():
            return DiscordSender(channel, renderer, poster)
        case configured.AppriseChannel():
            return AppriseSender(channel, renderer)
        case _:
            assert_never(channel)
