"""Everything else, through Apprise: plain text, cut to what the smallest service takes.

Apprise speaks to its services itself, so the address guard of the other channels does not hold for it.
"""

import logging
from datetime import datetime
from typing import Any

from monitor.adapters.render import Renderer
from monitor.domain.channel import AppriseChannel
from monitor.domain.digest import Delivery, Digest, Message, SendFailed, SendOutcome, Sent
from monitor.domain.errors import ConfigError, ConfigProblem

TEXT_CHARACTERS = 3500  # Telegram takes 4096, the title included


class AppriseSender:
    """One address that Apprise understands."""

    def __init__(self, channel: AppriseChannel, renderer: Renderer) -> None:
        self._channel, self._renderer = channel, renderer
        self._apprise = _load()
        self._target = self._apprise.Apprise()
        if not self._target.add(channel.url):
            raise _problem(f"channel {channel.name}: Apprise does not know this kind of address")

    @property
    def name(self) -> str:
        """The channel's name in the configuration."""
        return self._channel.name

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """Plain text of at most 3500 characters: as many entries as fit, then the rest counted."""
        text = ""
        for shown in range(len(digest.entries), -1, -1):
            text = self._renderer.text(digest, entries=shown)
            if len(text) <= TEXT_CHARACTERS:
                break
        return (Message(digest.headline, text[:TEXT_CHARACTERS].encode(), "text/plain; charset=utf-8"),)

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:  # noqa: ARG002
        """Hand it to Apprise, which says yes or no and writes the reason into its log."""
        reasons = _Reasons()
        self._apprise.logger.addHandler(reasons)
        try:
            done = self._target.notify(
                title=delivery.message.subject, body=delivery.message.body.decode(),
                body_format=self._apprise.NotifyFormat.TEXT, interpret_escapes=False)
        finally:
            self._apprise.logger.removeHandler(reasons)
        return Sent() if done else SendFailed("; ".join(reasons.texts)[:300] or "Apprise could not deliver it and said no more")


class _Reasons(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what Apprise says."""
        self.texts.append(record.getMessage())


def _load() -> Any:
    try:
        import apprise
    except ImportError as error:
        raise _problem('channels of type apprise need the extra "apprise": pip install "dprk-us-monitor[apprise]"') from error
    return apprise


def _problem(message: str) -> ConfigError:
    return ConfigError((ConfigProblem("monitor.yaml", 0, 0, message),))
