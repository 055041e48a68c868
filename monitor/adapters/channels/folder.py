"""A folder on this machine: each digest a page, written whole or not at all."""

import os
import re
from datetime import datetime
from pathlib import Path

from monitor.adapters.render import Renderer
from monitor.domain.channel import FolderChannel
from monitor.domain.digest import Delivery, Digest, Message, SendFailed, SendOutcome, Sent


class FolderSender:
    """Files named by the time of the cut and the delivery's id, so that a resend writes the same file again."""

    def __init__(self, channel: FolderChannel, renderer: Renderer) -> None:
        self._channel = channel
        self._renderer = renderer

    @property
    def name(self) -> str:
        """The channel's name in the configuration."""
        return self._channel.name

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """One HTML page."""
        return (Message(digest.headline, self._renderer.html(digest).encode(), "text/html; charset=utf-8"),)

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:  # noqa: ARG002 (the name holds the time of the cut)
        """Write the page beside its final name, then move it there."""
        folder = Path(self._channel.path)
        kind = re.sub(r"[^a-z]", "", delivery.message.content_type.partition(";")[0].partition("/")[2])
        target = folder / f"{delivery.created_at:%Y%m%dT%H%M%SZ}-{delivery.id}.{kind}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            part = target.with_suffix(".part")
            with part.open("wb") as file:
                file.write(delivery.message.body)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except OSError as error:
            return SendFailed(f"{folder} cannot be written to: {error.strerror}")
        return Sent(str(target))
