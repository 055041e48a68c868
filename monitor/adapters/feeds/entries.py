"""Entries to items: identity, link, title, text and date of one story, whatever the feed left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

from monitor.adapters.feeds.dates import read_date
from monitor.adapters.html import html_to_line, html_to_text, tidy
from monitor.domain.source import Source
from monitor.domain.story import DateQuality, Item

_MAX_NAME_CHARACTERS = 2048
_MAX_TITLE_CHARACTERS = 1000
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of an entry as its format gave it."""

    value: str
    plain: bool = False  # declared to be no markup, by a format in which that can be believed


@dataclass(frozen=True, slots=True)
class Entry:
    """What all formats have in common. ``dates`` are as written, the first meant first; ``bodies`` in the feed's order."""

    title: Text
    bodies: tuple[Text, ...]
    link: str
    guid: str
    dates: tuple[str, ...]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A feed as its format gave it; ``problems`` and ``notes`` as in ``ParsedFeed``."""

    title: str
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class UnparsableError(Exception):
    """A body that is no feed; the text says what it is instead."""


def read_entry(entry: Entry, source: Source, *, base_url: str, seen_at: datetime) -> Item | None:
    """The item an entry tells of; None where it has neither title nor text."""
    title = _title(entry.title)
    text = _longest(entry.bodies)
    if not title and not text:
        return None
    url = absolute_url(entry.link, base_url)
    guid = entry.guid.strip()[:_MAX_NAME_CHARACTERS] or None
    published_at, quality = _published(entry.dates, source.timezone, seen_at)
    return Item(
        id=story_id(source.id, guid or (url and without_tracking(url)) or f"{title}\n\n{text}"),
        source_id=source.id, title=title, text=text or title, url=url, guid=guid, published_at=published_at,
        date_quality=quality, timezone=source.timezone, language=source.language, seen_at=seen_at, outlet=source.name,
        tier=source.tier.value,
    )


def story_id(source_id: str, name: str) -> str:
    """The id for ever of what a source calls ``name``."""
    return blake2b(f"{source_id}\0{name}".encode("utf-8", "replace"), digest_size=12).hexdigest()


def absolute_url(link: str, base_url: str) -> str | None:
    """A link as an absolute http(s) address; None for anything else."""
    link = "".join(link.split())[:_MAX_NAME_CHARACTERS]
    if not link:
        return None
    try:
        url = urljoin(base_url, link)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def without_tracking(url: str) -> str:
    """The address without fragment and campaign marks, so that a new campaign is no new story."""
    parts = urlsplit(urldefrag(url).url)
    if not parts.query:
        return urlunsplit(parts)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return urlunsplit(parts._replace(query=urlencode([pair for pair in pairs if not pair[0].lower().startswith(_TRACKING)])))


def _title(title: Text) -> str:
    line = " ".join(tidy(title.value).split()) if title.plain else html_to_line(title.value)
    return line[:_MAX_TITLE_CHARACTERS].rstrip()


def _longest(bodies: Iterable[Text]) -> str:
    """The longest text. Raw lengths decide what is worth turning into text at all."""
    best = ""
    for body in sorted(dict.fromkeys(bodies), key=lambda one: -len(one.value)):
        if len(body.value) <= len(best):
            break
        text = tidy(body.value) if body.plain else html_to_text(body.value)
        best = max(best, text, key=len)
    return best


def _published(dates: Iterable[str], zone: str, now: datetime) -> tuple[datetime | None, DateQuality]:
    """The first date that can be used; where none can, the worst that is known of them."""
    worst = DateQuality.MISSING
    for text in dates:
        moment, quality = read_date(text, zone, now=now)
        if moment is not None:
            return moment, quality
        worst = quality if quality is DateQuality.IMPLAUSIBLE else worst
    return None, worst
