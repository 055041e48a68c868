"""Stored input for ``replay``: files of articles, and archives of feed snapshots named by their UTC time."""

import json
import lzma
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, TypeVar

from monitor.adapters.published import parse_published
from monitor.domain.errors import InputError
from monitor.domain.story import Item

_STAMP = re.compile(r"(\d{8}T\d{6})Z\.[a-z]+$")
_MAX_SNAPSHOT_BYTES = 10_000_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One feed body as it was at ``at`` (aware UTC)."""

    name: str
    at: datetime
    body: bytes


def is_articles(path: Path) -> bool:
    """Whether a path is a file of articles (``.jsonl``, ``.jsonl.xz``) rather than snapshots."""
    return path.name.endswith((".jsonl", ".jsonl.xz"))


def read_articles(path: Path) -> Iterator[Item]:
    """Items of a JSON Lines file, in its order.

    A line is ``{"id", "source"?, "url"?, "guid"?, "title"?, "published"?, "text", "lang"?}``.

    Keys it does not know are passed over. Raises InputError naming the line that is wrong.
    """
    with _open(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _article(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                what = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
                raise InputError(f"{path}:{number}: not an article: {what}") from error


def _article(row: Any) -> Item:
    timezone = row.get("timezone") or "UTC"
    published_at, quality = parse_published(row.get("published"), timezone)
    source = row.get("source") or row.get("outlet") or "replay"
    return Item(
        id=str(row["id"]), source_id=source, text=row["text"], title=row.get("title") or "", url=row.get("url"),
        guid=row.get("guid"), published_at=published_at, date_quality=quality, timezone=timezone, language=row.get("lang"),
        outlet=source, seen_at=published_at,
    )


def _open(path: Path) -> IO[str]:
    try:
        if path.suffix == ".xz":
            return lzma.open(path, "rt", encoding="utf-8")
        return path.open(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def read_snapshots(path: Path) -> Iterator[Snapshot]:
    """Snapshots of a folder or tar (any compression) in order of their time; other files are passed over.

    Raises InputError where nothing is named by a time, or the archive cannot be read.
    """
    try:
        found = _from_folder(path) if path.is_dir() else _from_tar(path)
        empty = True
        for snapshot in found:
            empty = False
            yield snapshot
    except tarfile.ReadError as error:
        raise InputError(f"{path}: cannot be read: it is no tar, or a damaged one; articles end in .jsonl or .jsonl.xz") from error
    except FileNotFoundError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (OSError, tarfile.TarError, lzma.LZMAError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    if empty:
        raise InputError(f"{path}: holds no snapshot; files are named by their UTC time, such as 20210721T232222Z.xml")


def _from_folder(path: Path) -> Iterator[Snapshot]:
    files = [file for file in path.rglob("*") if file.is_file()]
    for at, file in _in_order((file.name, file) for file in files):
        yield Snapshot(file.name, at, file.read_bytes()[:_MAX_SNAPSHOT_BYTES])


def _from_tar(path: Path) -> Iterator[Snapshot]:
    """Members are read in the archive's own order, since seeking back in a compressed file means unpacking it again."""
    with tarfile.open(path) as archive:
        bodies = {
            member.name: handle.read(_MAX_SNAPSHOT_BYTES)
            for member in archive if member.isfile() and _STAMP.search(member.name) and (handle := archive.extractfile(member))
        }
    for at, name in _in_order((name, name) for name in bodies):
        yield Snapshot(name, at, bodies.pop(name))


def _in_order(named: Iterable[tuple[str, T]]) -> list[tuple[datetime, T]]:
    dated = []
    for name, thing in named:
        if found := _STAMP.search(name):
            dated.append((datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC), thing))
    return sorted(dated, key=lambda pair: pair[0])
