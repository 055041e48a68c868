"""Discord webhooks: one embed per meeting, and nobody is ever mentioned."""

import re
from datetime import datetime

from monitor.adapters.channels.chat import Json, Markup, fit, left_out, tell_entry, tell_surroundings
from monitor.adapters.channels.posting import Poster
from monitor.adapters.render import Renderer, tone
from monitor.adapters.render.times import both_zones
from monitor.domain.channel import DiscordChannel
from monitor.domain.digest import Delivery, Digest, Entry, Message, SendOutcome

EMBEDS = 10
EMBED_CHARACTERS = 6000       # over all embeds of a message
TITLE_CHARACTERS, CONTENT_CHARACTERS = 256, 2000
_ENTRY_CHARACTERS = 1800      # so that three meetings fit, however much is told of the first
_COLOURS = {"new": 0x1A5FB4, "changed": 0xC88A00, "off": 0xA51D2D, "held": 0x1D6B3A, "differ": 0x613583}
_SIGNS = re.compile(r"([\\`*_~|>\[\]()#@<:-])")


def escape(text: str) -> str:
    """Text without what Discord reads as Markdown, a mention or an emoji."""
    return _SIGNS.sub(r"\\\1", text)


def _link(text: str, url: str) -> str:
    return f"[{text}]({url.replace('(', '%28').replace(')', '%29')})"


_MARKUP = Markup(escape, bold=lambda text: f"**{text}**" if text else "", quote=lambda text: f"> {text}", link=_link)


class DiscordSender:
    """One Discord webhook."""

    def __init__(self, channel: DiscordChannel, renderer: Renderer, poster: Poster) -> None:
        self._channel, self._renderer, self._poster = channel, renderer, poster

    @property
    def name(self) -> str:
        """The channel's name in the configuration."""
        return self._channel.name

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """One message of at most ten embeds and 6000 characters in them."""
        shown = min(len(digest.entries), EMBEDS - 1)
        while shown and _characters(self._embeds(digest, shown)) > EMBED_CHARACTERS:
            shown -= 1
        body = fit(lambda fewer: self._build(digest, fewer), shown, fits=lambda _: True)
        return (Message(digest.headline, body, "application/json"),)

    def _build(self, digest: Digest, shown: int) -> Json:
        content = f"**{escape(digest.headline)}**\n{escape(f'{digest.title} · {both_zones(digest.until)}')}"
        embeds = self._embeds(digest, shown)
        return {"content": content[:CONTENT_CHARACTERS], "embeds": embeds, "allowed_mentions": {"parse": []}}

    def _embeds(self, digest: Digest, shown: int) -> list[Json]:
        embeds = [_embed(entry, digest.until) for entry in digest.entries[:shown]]
        rest = (left_out(digest, shown, self._renderer.link(digest), _MARKUP), tell_surroundings(digest, _MARKUP))
        tail = "\n".join(text for text in rest if text)
        return [*embeds, {"description": _cut(tail, _ENTRY_CHARACTERS)}] if tail else embeds

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:
        """Post the frozen message."""
        return self._poster.post(self._channel.url, delivery.message.body, {"Content-Type": "application/json"}, now=now)


def _embed(entry: Entry, near: datetime) -> Json:
    embed: Json = {"title": _cut(escape(entry.about.name), TITLE_CHARACTERS), "color": _COLOURS[tone(entry)],
                   "description": _cut(tell_entry(entry, _MARKUP, near=near), _ENTRY_CHARACTERS)}
    url = next((citation.url for line in entry.lines for citation in line.citations if citation.url), None)
    return {**embed, "url": url} if url else embed


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    return (text[: characters - 2].rpartition("\n")[0] or text[: characters - 2].rstrip("\\")) + "\n…"


def _characters(embeds: list[Json]) -> int:
    return sum(len(str(embed.get("title", ""))) + len(str(embed.get("description", ""))) for embed in embeds)
