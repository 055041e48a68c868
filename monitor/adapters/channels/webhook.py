"""Webhooks as Standard Webhooks has them: a constant id, a time and signatures of each attempt."""

from datetime import datetime

from standardwebhooks import Webhook

from monitor.adapters.channels.payload import write_body
from monitor.adapters.channels.posting import Poster
from monitor.domain.channel import WebhookChannel
from monitor.domain.digest import Delivery, Digest, Message, SendOutcome


class WebhookSender:
    """One webhook."""

    def __init__(self, channel: WebhookChannel, poster: Poster) -> None:
        self._channel = channel
        self._poster = poster
        self._keys = tuple(Webhook(secret) for secret in channel.secrets)

    @property
    def name(self) -> str:
        """The channel's name in the configuration."""
        return self._channel.name

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """One JSON body; docs/webhook.schema.json describes it."""
        return (Message(digest.headline, write_body(digest), "application/json"),)

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:
        """Post the frozen bytes, signed for this attempt with every key there is."""
        body = delivery.message.body
        headers = {"Content-Type": delivery.message.content_type, "webhook-id": delivery.id,
                   "webhook-timestamp": str(int(now.timestamp()))}
        if self._keys:
            signed = (key.sign(msg_id=delivery.id, timestamp=now, data=body.decode()) for key in self._keys)
            headers["webhook-signature"] = " ".join(signed)
        return self._poster.post(self._channel.url, body, headers, now=now)
