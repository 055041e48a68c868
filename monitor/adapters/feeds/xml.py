"""RSS, Atom and RDF by feedparser, always from bytes in memory: a string it would open as a file or fetch."""

import io
import re
from typing import Any

import feedparser
from feedparser import api, datetimes
from feedparser.mixin import _FeedParserMixin

from monitor.adapters.feeds.entries import Document, Entry, Text, UnparsableError

# Mixed-up authors are untangled by a regular expression that takes 21 CPU-s for 64 KB of them; nobody here asks for authors.
_FeedParserMixin._sync_author_detail = lambda _self, _key="author": None  # noqa: SLF001
# Nor are its dates used, which it takes for each entry from nine readers in turn; it copies each entry's few strings deeply, and
# looks on the disk for a parser that nobody has, each time. Without these a feed of 30 items takes a tenth less, one item a fifth.
datetimes._date_handlers.clear()  # noqa: SLF001
api.PREFERRED_XML_PARSERS.clear()
feedparser.FeedParserDict.__deepcopy__ = lambda self, _memo: feedparser.FeedParserDict(self)

_MAX_TAG_BYTES = 262_144
_HUGE_TAG = re.compile(rb"<[^<>]{%d}" % _MAX_TAG_BYTES)
_MANY_ATTRIBUTES = re.compile(rb"<(?:[^<>=]*=){1000}")
_DATES = ("published", "updated", "created")


def parse_xml(text: str) -> Document:
    """What an XML feed holds; links may be relative to where it came from. Raises UnparsableError.

    feedparser is not told where that is: it would join that address with itself at every element.
    """
    body = text.encode("utf-8", "replace")
    _refuse_bombs(body)
    headers = {"content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    version, entries = found.get("version", ""), found.get("entries", [])
    if not version and not entries:
        raise UnparsableError(_what_it_is(text))
    notes = (f"not well-formed, read all the same: {_reason(found)}",) if found.get("bozo") else ()
    title = dict.get(found.get("feed", {}), "title", "")
    return Document(str(title), tuple(_entry(entry, is_atom=version.startswith("atom")) for entry in entries), notes=notes)


def _refuse_bombs(body: bytes) -> None:
    if _HUGE_TAG.search(body):
        raise UnparsableError(f"one tag is longer than {_MAX_TAG_BYTES:,} bytes")
    if _MANY_ATTRIBUTES.search(body):
        raise UnparsableError("one tag has more than 1,000 attributes")


def _reason(found: Any) -> str:
    return str(found.get("bozo_exception", "")).replace("\n", " ")[:200]


def _what_it_is(text: str) -> str:
    start = text[:1000].lower()
    if "<!doctype html" in start or "<html" in start:
        title = re.search(r"<title[^>]{0,200}>([^<]{1,200})", text[:20_000], re.IGNORECASE)
        named = f" titled {' '.join(title[1].split())!r}" if title else ""
        return f"an HTML page{named} is where a feed was expected"
    return "it is neither RSS, Atom, RDF nor JSON Feed" if text else "its body is empty"


def _entry(entry: Any, *, is_atom: bool) -> Entry:
    """``dict.get`` passes by feedparser's own aliases, which answer a missing date with another one."""
    def value(key: str) -> str:
        found = dict.get(entry, key)
        return found if isinstance(found, str) else ""

    contents = [_text(content, is_atom=is_atom) for content in dict.get(entry, "content") or []]
    summary = Text(value("summary"), _is_plain(dict.get(entry, "summary_detail"), is_atom=is_atom))
    return Entry(
        title=Text(value("title"), _is_plain(dict.get(entry, "title_detail"), is_atom=is_atom)),
        bodies=tuple(text for text in (*contents, summary) if text.value),
        link=value("link"), guid=value("id"), dates=tuple(date for date in map(value, _DATES) if date),
    )


def _text(content: Any, *, is_atom: bool) -> Text:
    return Text(str(dict.get(content, "value") or ""), _is_plain(content, is_atom=is_atom))


def _is_plain(detail: Any, *, is_atom: bool) -> bool:
    """Only Atom says so and means it; RSS calls everything plain."""
    return is_atom and detail is not None and dict.get(detail, "type") == "text/plain"
