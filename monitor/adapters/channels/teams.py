"""Microsoft Teams by Workflows: an adaptive card, since the Office connectors are gone."""

import re
from datetime import datetime

from monitor.adapters.channels.chat import Json, Markup, fit, left_out, tell_surroundings
from monitor.adapters.channels.posting import Poster
from monitor.adapters.render import Renderer, label, name_move, shown_citations
from monitor.adapters.render.times import both_zones
from monitor.domain.channel import TeamsChannel
from monitor.domain.digest import Delivery, Digest, Entry, Message, SendOutcome

MESSAGE_BYTES = 25_000  # Teams takes about 28 kB, its own envelope included
_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")


def escape(text: str) -> str:
    """Text without the signs that a TextBlock reads as Markdown; a full stop after a number would begin a list."""
    return re.sub(r"^(\d+)\.", r"\1\\.", _SIGNS.sub(r"\\\1", text)).replace("<", "&lt;")


def _link(text: str, url: str) -> str:
    return f"[{text}]({url.replace('(', '%28').replace(')', '%29')})"


_MARKUP = Markup(escape, bold=lambda text: f"**{text}**" if text else "", quote=lambda text: text, link=_link)
_COLOURS = {"cancelled": "Attention", "postponed": "Attention", "denied": "Attention", "held": "Good", "new": "Accent"}


class TeamsSender:
    """One Teams channel."""

    def __init__(self, channel: TeamsChannel, renderer: Renderer, poster: Poster) -> None:
        self._channel, self._renderer, self._poster = channel, renderer, poster

    @property
    def name(self) -> str:
        """The channel's name in the configuration."""
        return self._channel.name

    def render(self, digest: Digest) -> tuple[Message, ...]:
        """One card below 28 kB; what does not fit becomes a link."""
        body = fit(lambda shown: self._build(digest, shown), len(digest.entries), fits=lambda made: len(made) <= MESSAGE_BYTES)
        return (Message(digest.headline, body, "application/json"),)

    def _build(self, digest: Digest, shown: int) -> Json:
        parts: list[Json] = [
            _text(escape(digest.title), isSubtle=True, size="Small"),
            _text(escape(digest.headline), weight="Bolder", size="Large"),
            _text(escape(both_zones(digest.until)), isSubtle=True, size="Small", spacing="None")]
        parts += [_container(entry, digest.until) for entry in digest.entries[:shown]]
        tail = [left_out(digest, shown, self._renderer.link(digest), _MARKUP), *tell_surroundings(digest, _MARKUP).splitlines()]
        parts += [_text(line, isSubtle=True, size="Small", separator=not place) for place, line in enumerate(tail) if line]
        card: Json = {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
            "msteams": {"width": "Full"}, "body": parts}
        attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": card}
        return {"type": "message", "summary": digest.headline, "attachments": [attachment]}

    def send(self, delivery: Delivery, *, now: datetime) -> SendOutcome:
        """Post the frozen card."""
        return self._poster.post(self._channel.url, delivery.message.body, {"Content-Type": "application/json"}, now=now)


def _text(text: str, **style: object) -> Json:
    return {"type": "TextBlock", "text": text, "wrap": True, **style}


def _container(entry: Entry, near: datetime) -> Json:
    word = label(entry)
    state = " · ".join(part for part in (word, entry.about.when, entry.about.where) if part)
    parts = [_text(escape(entry.about.name), weight="Bolder"),
             _text(escape(state), color=_COLOURS.get(word, "Warning"), size="Small", spacing="None")]
    for place, line in enumerate(entry.lines):
        parts.append(_text(escape(line.sentence)))
        if line.moves:
            facts = [{"title": name_move(move), "value": escape(f"{move.was} → {move.now}")} for move in line.moves]
            parts.append({"type": "FactSet", "facts": facts})
        for citation in shown_citations(entry, place)[:1]:
            source = _link(escape(citation.outlet), citation.url) if citation.url else escape(citation.outlet)
            if citation.quote:
                parts.append(_text(f"“{escape(citation.quote)}”", isSubtle=True))
            when = both_zones(citation.published_at, near)
            parts.append(_text(f"{source}{f', {escape(when)}' if when else ''}", size="Small", spacing="None"))
    return {"type": "Container", "separator": True, "items": parts}
