"""Reads labelled stories, pairs and alerts; a line that is not what it should be names its file and number."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from monitor.domain.errors import InputError
from monitor.domain.gold import GoldAlerts, GoldArticle, GoldChange, GoldMeeting, GoldPair
from monitor.domain.meeting import Kind, Status
from monitor.domain.story import DateQuality, Item

T = TypeVar("T")
Row = Mapping[str, Any]
_UTC = ZoneInfo("UTC")


def read_articles(path: Path) -> tuple[GoldArticle, ...]:
    """Labelled stories, one JSON object a line: id, published, title, text, relevant, meetings, other_meetings."""
    return _rows(path, _article)


def read_pairs(path: Path) -> tuple[GoldPair, ...]:
    """Labelled pairs; their texts lie beside them, in the file of the same name with ``texts`` for ``pairs``."""
    beside = path.with_name(path.name.replace("pairs", "texts"))
    texts = {item.id: item for item in _rows(beside, _text)}

    def pair(row: Row) -> GoldPair:
        return GoldPair(str(row["pair_id"]), str(row["label"]), texts[row["a"]], texts[row["b"]])

    return _rows(path, pair)


def read_alerts(path: Path) -> GoldAlerts:
    """Read what a perfect ledger would announce: one JSON object with ``changes`` and ``articles``."""
    try:
        data = json.loads(path.read_text("utf-8"))
        changes = tuple(_change(row) for row in data["changes"])
        return GoldAlerts(changes, frozenset(row["article"] for row in data["articles"] if row["alertworthy"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a file of labelled alerts ({_plain(error)})") from error


def _rows(path: Path, build: Callable[[Row], T]) -> tuple[T, ...]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({_plain(error)})") from error
    built = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                built.append(build(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(f"{path}:{number}: not a labelled line of the kind asked for ({_plain(error)})") from error
    if not built:
        raise InputError(f"{path}: holds no labelled line")
    return tuple(built)


def _plain(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not text in UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON: {error.msg}, at character {error.pos + 1}"
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing or unknown"
    return str(getattr(error, "strerror", None) or error)


def _article(row: Row) -> GoldArticle:
    return GoldArticle(
        item=_item(row, key="id"),
        relevant=bool(row["relevant"]),
        meetings=tuple(_meeting(m) for m in row["meetings"]),
        others=tuple(_meeting(m) for m in row.get("other_meetings", ())),
        dup_group=row.get("dup_group"),
    )


def _text(row: Row) -> Item:
    return _item(row, key="key")


def _item(row: Row, *, key: str) -> Item:
    published, quality = _published(row.get("published"))
    outlet = str(row.get("outlet") or row.get("source") or "")
    return Item(
        id=str(row[key]), source_id=outlet or "gold", text=str(row["text"]), title=str(row.get("title") or ""),
        url=row.get("url"), guid=row.get("guid"), published_at=published, date_quality=quality, language=row.get("lang"),
        seen_at=published, outlet=outlet,
    )


def _published(value: str | None) -> tuple[datetime | None, DateQuality]:
    """Read a date or an instant; a bare date is taken at noon UTC, which is that day in every zone of interest."""
    if not value:
        return None, DateQuality.MISSING
    if len(value) == len("2018-06-12"):
        return datetime.combine(date.fromisoformat(value), time(12), _UTC), DateQuality.DATE_ONLY
    instant = datetime.fromisoformat(value)
    if instant.tzinfo is None:
        return instant.replace(tzinfo=_UTC), DateQuality.ZONE_ASSUMED
    return instant.astimezone(_UTC), DateQuality.EXACT


def _meeting(row: Row) -> GoldMeeting:
    return GoldMeeting(
        kind=Kind(row["kind"]), parties=tuple(row["parties"]), status=Status(row["status"]),
        also_right=tuple(Status(s) for s in row.get("status_alt") or ()), people=tuple(row["people"]),
        start=_day(row["date_start"]), end=_day(row["date_end"]), places=tuple(row["places"] or ()),
        quote=str(row.get("evidence") or ""), main=bool(row["is_main"]), event=str(row.get("event") or ""),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _change(row: Row) -> GoldChange:
    return GoldChange(
        article=str(row["article"]), event=str(row["event"]), change=str(row["change"]),
        published=_published(row.get("published"))[0], watched=bool(row["watch"]), optional=bool(row.get("optional")),
        also_ok=tuple(row.get("also_ok") or ()),
    )
