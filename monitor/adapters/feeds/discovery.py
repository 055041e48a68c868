"""Feeds that a page names in its head (autodiscovery)."""

import html
import re
from dataclasses import dataclass

from monitor.adapters.feeds.entries import absolute_url

USUAL_PATHS = ("/feed/", "/rss.xml", "/feed.xml", "/atom.xml", "/rss")
_PAGE_CHARACTERS = 500_000
_MAX_FOUND = 50
_LINK = re.compile(r"<(?:link|a)\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z:-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^\s"'<>]{1,1000}))""")
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/xml",
                    "application/xml"})


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page points at."""

    url: str
    title: str
    type: str


def find_feeds(markup: str, base_url: str) -> tuple[FoundFeed, ...]:
    """Feeds that a page's ``link rel=alternate`` elements name, in their order, each address once."""
    found: dict[str, FoundFeed] = {}
    for match in _LINK.finditer(markup, 0, _PAGE_CHARACTERS):
        attributes = {name.lower(): html.unescape("".join(values)) for name, *values in _ATTRIBUTE.findall(match[1])}
        kind = attributes.get("type", "").split(";")[0].strip().lower()
        url = absolute_url(attributes.get("href", ""), base_url)
        if url and kind in _TYPES and "alternate" in attributes.get("rel", "").lower().split() and len(found) < _MAX_FOUND:
            found.setdefault(url, FoundFeed(url, attributes.get("title", ""), kind))
    return tuple(found.values())
