"""JSON Feed 1.0 and 1.1, and what calls itself so."""

import json
from typing import Any

from monitor.adapters.feeds.entries import Document, Entry, Text, UnparsableError

_MAX_PROBLEMS = 100


def parse_json(text: str) -> Document:
    """What a JSON feed holds. Raises UnparsableError."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnparsableError(f"it is no JSON feed: {error}") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnparsableError("it is JSON, but no JSON Feed: it has no list of items")
    entries = tuple(_entry(item) for item in items if isinstance(item, dict))
    problems = tuple(f"item {number} is no object" for number, item in enumerate(items, 1) if not isinstance(item, dict))
    return Document(_string(feed, "title"), entries, problems[:_MAX_PROBLEMS])


def _entry(item: dict[str, Any]) -> Entry:
    plain = (Text(_string(item, key), plain=True) for key in ("content_text", "summary"))
    bodies = (Text(_string(item, "content_html")), *plain)
    return Entry(
        title=Text(_string(item, "title"), plain=True),
        bodies=tuple(body for body in bodies if body.value),
        link=_string(item, "url") or _string(item, "external_url"),
        guid=_string(item, "id"),
        dates=tuple(date for date in (_string(item, "date_published"), _string(item, "date_modified")) if date),
    )


def _string(thing: dict[str, Any], key: str) -> str:
    """Version 1.0 allowed numbers as ids."""
    value = thing.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
