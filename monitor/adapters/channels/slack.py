"""Slack incoming webhooks: blocks, within the limits that Slack states and the one it does not."""

from datetime import datetime

from monitor.adapters.channels.chat import Json, Markup, fit, left_out, tell_entry, tell_surroundings
from monitor.adapters.channels.posting import Poster
from monitor.adapters.render import Renderer
from monitor.adapters.render.times import both_zones
from monitor.domain.channel import SlackChannel
from monitor.domain.digest import Delivery, Digest, Message, SendOutcome

SECTION_CHARACTERS = 3000  # text of a section
HEADER_CHARACTERS = 150
BLOCKS = 50
BLOCK_BYTES = 13_000       # all blocks together; beyond about 13 200 Slack answers msg_blocks_too_long, which no page says


def escape(text: str) -> str:
    """The three signs that Slack reads as mark-up: without them nobody is mentioned and nothing is linked."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _link(text: str, url: str) -> str:
    return f"<{escape(url).replace('|', '%7C')}|{text.replace('|', '¦')}>"


_MARKUP = Markup(escape, bold=lambda text: f"*{text}*" if text else "", quote=lambda text: f"&gt; {text}", link=_link)


class SlackSender:
    """One Slack channel. Follow-ups do not thread: incoming webhooks cannot answer a message."""

    def __init__(self, channel: SlackChannel, renderer: Renderer, poster: Poster) -> None:
        self._channel, self._renderer, self._poster = channel, renderer, poster

    @property
    def name(self) -> str:
        """The channel's name in the configuration."""
        return self._channel.name

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """One message of at most 50 blocks; the weightiest entries come first, the rest becomes a link."""
        body = fit(lambda shown: self._build(digest, shown), min(len(digest.entries), BLOCKS - 5), fits=_fits)
        return (Message(digest.headline, body, "application/json"),)

    def _build(self, digest: Digest, shown: int) -> Json:
        blocks: list[Json] = [
            {"type": "header", "text": {"type": "plain_text", "text": digest.headline[:HEADER_CHARACTERS], "emoji": False}},
            _context(f"{escape(digest.title)} · {both_zones(digest.until)}")]
        blocks += [_section(f"*{escape(entry.about.name)}*\n{tell_entry(entry, _MARKUP, near=digest.until)}")
                   for entry in digest.entries[:shown]]
        tail = [left_out(digest, shown, self._renderer.link(digest), _MARKUP), tell_surroundings(digest, _MARKUP)]
        blocks += [_section(text) for text in tail if text]
        fallback = escape(f"{digest.title}: {digest.headline}")
        return {"text": fallback, "unfurl_links": False, "unfurl_media": False, "blocks": blocks}

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:
        """Post the frozen message."""
        return self._poster.post(self._channel.url, delivery.message.body, {"Content-Type": "application/json"}, now=now)


def _fits(body: bytes) -> bool:
    return len(body) <= BLOCK_BYTES


def _section(text: str) -> Json:
    kept = text if len(text) <= SECTION_CHARACTERS else text[: SECTION_CHARACTERS - 1].rpartition("\n")[0] + "\n…"
    return {"type": "section", "text": {"type": "mrkdwn", "text": kept, "verbatim": True}}


def _context(text: str) -> Json:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text[:SECTION_CHARACTERS], "verbatim": True}]}
