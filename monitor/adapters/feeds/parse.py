"""A feed's bytes to items, in this process; ``workers`` runs the same where it can be killed."""

import json
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from monitor.adapters.encodings import decode
from monitor.adapters.feeds.cut import MAX_ITEMS, Cut, cut
from monitor.adapters.feeds.entries import Entry, UnparsableError, read_entry, story_id
from monitor.adapters.feeds.hints import read_hints
from monitor.adapters.feeds.jsonfeed import parse_json
from monitor.adapters.feeds.xml import parse_xml
from monitor.adapters.html import html_to_line
from monitor.domain.source import Fetched, Source
from monitor.domain.story import Item, ParsedFeed

_MAX_SHOWN = 200


def parse_feed(fetched: Fetched, source: Source, *, seen_at: datetime,
               known_hashes: frozenset[str] = frozenset()) -> ParsedFeed:
    """Items of a feed that are not among ``known_hashes``, and all hashes for the next time.

    What is no feed at all gives ``error``; what is wrong with single items gives ``problems``. Never raises on any bytes.
    """
    part = cut(fetched.body, known_hashes)
    return parse_part(part, fetched, source, seen_at=seen_at, known_hashes=known_hashes)


def parse_part(part: Cut, fetched: Fetched, source: Source, *, seen_at: datetime, known_hashes: frozenset[str]) -> ParsedFeed:
    """The same for a body already cut."""
    text, complaint = decode(part.body, content_type=fetched.header("content-type") or "", language=source.language)
    hints, notes = read_hints(text), (*((complaint,) if complaint else ()), *part.notes)
    if part.clean and not part.fresh:
        return ParsedFeed((), hints=hints, item_hashes=part.hashes, notes=notes)
    try:
        document = parse_json(text) if text.startswith(("{", "[")) else parse_xml(text)
    except UnparsableError as error:
        return ParsedFeed((), error=str(error))
    entries, hashes = (document.entries, part.hashes) if part.clean else _unknown(document.entries, known_hashes)
    items, lost = _items(entries, source, fetched.final_url, seen_at)
    if fetched.instead_of is not None:
        items = tuple(replace(item, via=fetched.url) for item in items)
    return ParsedFeed(items, (*document.problems, *lost), html_to_line(document.title), hints, hashes,
                      notes=(*notes, *document.notes))


def _unknown(entries: tuple[Entry, ...], known: frozenset[str]) -> tuple[tuple[Entry, ...], frozenset[str]]:
    """The delta by content, where bytes could not be told apart."""
    hashes = {_hash(entry): entry for entry in entries[:MAX_ITEMS]}
    return tuple(entry for digest, entry in hashes.items() if digest not in known), frozenset(hashes)


def _hash(entry: Entry) -> str:
    parts = [entry.title.value, *(body.value for body in entry.bodies), entry.link, entry.guid, *entry.dates]
    return blake2b(json.dumps(parts).encode(), digest_size=8).hexdigest()


def _items(entries: tuple[Entry, ...], source: Source, base_url: str,
           seen_at: datetime) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    items: dict[str, Item] = {}
    problems: list[str] = []
    for number, entry in enumerate(entries, 1):
        try:
            item = read_entry(entry, source, base_url=base_url, seen_at=seen_at)
        except Exception as error:  # noqa: BLE001  one item that nobody foresaw costs itself alone
            problems.append(f"item {number} could not be read: {type(error).__name__}: {error}"[:_MAX_SHOWN])
            continue
        if item is None:
            problems.append(f"item {number} has neither title nor text")
            continue
        if item.id in items and items[item.id].url != item.url:  # one GUID for two addresses is no identity
            item = _renamed(item)
        items.setdefault(item.id, item)
    return tuple(items.values()), tuple(problems)


def _renamed(item: Item) -> Item:
    return replace(item, id=story_id(item.source_id, f"{item.guid}\0{item.url}"), guid=None)
