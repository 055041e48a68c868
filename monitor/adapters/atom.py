"""An Atom feed of changes, for readers and for other programs."""

from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from monitor.domain.digest import Digest, Entry, Line

_ATOM = "http://www.w3.org/2005/Atom"
_TAG = "tag:dprk-us-monitor,2026:"  # RFC 4151; the same for ever, wherever the service runs
ENTRIES = 100


def write_feed(digest: Digest, *, link: str | None = None) -> bytes:
    """The lines of a digest as a feed, the newest first (RFC 4287). The same lines give the same bytes."""
    ET.register_namespace("", _ATOM)
    lines = sorted(((line, entry) for entry in digest.entries for line in entry.lines), key=_newest_first)[:ENTRIES]
    feed = ET.Element(_name("feed"))
    _add(feed, "id", f"{_TAG}list/{digest.watch_list}")
    _add(feed, "title", digest.title)
    _add(feed, "updated", _instant(lines[0][0].at if lines else digest.until))
    _add(_add(feed, "author"), "name", "DPRK–U.S. diplomacy monitor")
    if link:
        _add(feed, "link", rel="self", href=f"{link}/feeds/{digest.watch_list}.atom", type="application/atom+xml")
    for line, entry in lines:
        feed.append(_entry(line, entry))
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _newest_first(pair: tuple[Line, Entry]) -> tuple[float, Sequence[str]]:
    return -pair[0].at.timestamp(), pair[0].changes


def _entry(line: Line, entry: Entry) -> ET.Element:
    element = ET.Element(_name("entry"))
    _add(element, "id", f"{_TAG}change/{'+'.join(line.changes)}")
    _add(element, "title", line.sentence)
    _add(element, "updated", _instant(line.at))
    _add(element, "category", term=line.kind.value)
    _add(element, "category", term=entry.event.kind.value)
    for citation in line.citations:
        if citation.url:
            _add(element, "link", rel="alternate" if citation is line.citations[0] else "related", href=citation.url)
    _add(element, "content", _content(line, entry), type="text")
    return element


def _content(line: Line, entry: Entry) -> str:
    about = " · ".join(part for part in (entry.about.name, entry.event.status.value, entry.about.when, entry.about.where) if part)
    moves = [f"{move.kind.capitalize()}: {move.was} → {move.now}" for move in line.moves]
    words = [f"“{citation.quote}” ({citation.outlet})" for citation in line.citations if citation.quote]
    return "\n".join([about, line.sentence, *moves, *words])


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, _name(name), attributes)
    element.text = text
    return element


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
