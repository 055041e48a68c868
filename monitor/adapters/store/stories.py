"""Items and stories: what was offered, what was decided about it, every text it had."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from monitor.adapters.store import schema
from monitor.adapters.store.codec import FINGERPRINT, pack, storable
from monitor.adapters.store.statements import Reading, Row, lines, rows_of, unlines
from monitor.domain.decision import Decision
from monitor.domain.story import DateQuality, Disposition, Item, Origin, Story, TextOrigin, Version

KEPT = frozenset({Disposition.NEW, Disposition.COPY, Disposition.UPDATE, Disposition.TOO_OLD})
REVISED = ("title", "url", "guid", "published_at", "date_quality", "fingerprint", "shingles")
DECIDED = ("disposition", "reason", "duplicate_of", "rule", "score")

# built once: making a statement costs more than running it, and every poll runs these
_WANTED = schema.item.c.id.in_(bindparam("wanted", expanding=True))
_NOW = select(schema.item.c.id, schema.item.c.content_hash).where(_WANTED)
_BEFORE = select(schema.item.c.id, schema.version.c.content_hash).join_from(
    schema.item, schema.version, schema.version.c.item_n == schema.item.c.n).where(_WANTED)
_STANDING = select(schema.item.c.id, schema.item.c.n, schema.item.c.version, schema.item.c.content_hash,
                   schema.item.c.matched).where(_WANTED)
_NUMBERS = select(schema.item.c.id, schema.item.c.n).where(_WANTED)
_READ_AT = (schema.version.c.text_origin, schema.version.c.text_note, schema.version.c.via)
_ADD_ITEMS, _ADD_TEXTS = schema.item.insert(), schema.version.insert()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item stands: its row, the number of its latest text (0: none kept), what it said, which lists want it."""

    n: int
    version: int
    content_hash: bytes
    matched: frozenset[str]


def content_hash(item: Item) -> bytes:
    """What an item says: equal to the last one offered means that there is nothing to decide."""
    said = "\x1f".join((item.title, item.text, item.url or "", item.guid or ""))
    return blake2b(said.encode("utf-8", "replace"), digest_size=12).digest()


class StoryReads(Reading):
    """Questions about stories."""

    def seen(self, items: Sequence[Item]) -> frozenset[str]:
        """Ids of the items that were decided before and say what they said then, or in one of their earlier texts.

        Caches of one publisher take turns with an old and a new text; each must count once. One or two statements for any feed.
        """
        hashes = {item.id: content_hash(item) for item in items}
        with self._reading() as connection:
            now = {row.id: row.content_hash for row in rows_of(connection, _NOW, hashes)}
            found = frozenset(name for name, said in now.items() if said == hashes[name])
            before = rows_of(connection, _BEFORE, now.keys() - found)
            return found | {row.id for row in before if row.content_hash == hashes[row.id]}

    def story(self, story_id: str) -> Story | None:
        """One item with all its texts, or None where it was never met."""
        item, version = schema.item, schema.version
        with self._reading() as connection:
            found = connection.execute(select(item).where(item.c.id == story_id)).one_or_none()
            if found is None:
                return None
            texts = connection.execute(select(version).where(version.c.item_n == found.n).order_by(version.c.number)).all()
        return _story(found, tuple(_version(text) for text in texts), latest=texts[-1] if texts else None)

    def stories(
        self, *, since: datetime | None = None, until: datetime | None = None, watch_list: str | None = None,
        dispositions: Iterable[Disposition] = (), limit: int = 1000,
    ) -> tuple[Story, ...]:
        """Items first met in ``[since, until)``, newest first, without earlier texts."""
        item, version = schema.item, schema.version
        latest = (version.c.item_n == item.c.n) & (version.c.number == item.c.version)
        statement = select(item, version.c.text, *_READ_AT).outerjoin(version, latest).order_by(item.c.n.desc()).limit(limit)
        if since:
            statement = statement.where(item.c.seen_at >= since)
        if until:
            statement = statement.where(item.c.seen_at < until)
        if watch_list:
            statement = statement.where(("\n" + item.c.matched + "\n").contains(f"\n{watch_list}\n", autoescape=True))
        if wanted := [str(one) for one in dispositions]:
            statement = statement.where(item.c.disposition.in_(wanted))
        with self._reading() as connection:
            return tuple(_story(row, latest=row) for row in connection.execute(statement))

    def disposition_counts(self) -> dict[Disposition, int]:
        """How many items ended in each disposition."""
        item = schema.item
        with self._reading() as connection:
            counted = connection.execute(select(item.c.disposition, func.count()).group_by(item.c.disposition)).all()
        return {Disposition(name): count for name, count in counted}


def _story(found: Any, versions: tuple[Version, ...] = (), *, latest: Any) -> Story:
    """``latest`` is the row of its newest text, None where none was kept."""
    item = Item(
        id=found.id, source_id=found.source_id, title=found.title, url=found.url, guid=found.guid,
        published_at=found.published_at, date_quality=DateQuality(found.date_quality), timezone=found.timezone,
        language=found.language, seen_at=found.seen_at, outlet=found.outlet, tier=found.tier, **_text(latest))
    return Story(
        item=item, disposition=Disposition(found.disposition), reason=found.reason, duplicate_of=found.duplicate_of,
        rule=found.rule, score=found.score, matched=unlines(found.matched), decided_at=found.decided_at,
        origin=Origin(found.origin), versions=versions)


def _text(latest: Any) -> Row:
    """A text and where it was read, which is not known of the oldest ones."""
    if latest is None or latest.text_origin is None:
        return {"text": (latest.text or "") if latest else ""}
    return {"text": latest.text or "", "text_origin": TextOrigin(latest.text_origin), "text_note": latest.text_note or "",
            "via": latest.via}


def _version(found: Any) -> Version:
    return Version(found.number, found.seen_at, Disposition(found.disposition), found.reason, found.title, found.text,
                   found.url, found.published_at)


def save_items(
    connection: Connection, decisions: Sequence[Decision], *, at: datetime, origin: Origin
) -> tuple[Placed, ...]:
    """Record what became of each item; where each went, in the order of ``decisions``."""
    standing = _standing(connection, {decision.analysed.item.id for decision in decisions})
    fresh: dict[str, Decision] = {}
    for decision in decisions:
        if decision.analysed.item.id not in standing:
            fresh.setdefault(decision.analysed.item.id, decision)
    standing |= _add(connection, fresh.values(), at=at, origin=origin, numbered=len(fresh) < len(decisions))
    placed: list[Placed] = []
    texts: list[Row] = []
    for decision in decisions:
        name = decision.analysed.item.id
        added = fresh.get(name) is decision
        now = standing[name] if added else _revise(connection, decision, standing[name], at=at)
        if now.version > (0 if added else standing[name].version):
            texts.append(_text_row(decision, now, at=at))
        standing[name] = now
        placed.append(now)
    if texts:
        connection.execute(_ADD_TEXTS, texts)
    return tuple(placed)


def _standing(connection: Connection, names: Iterable[str]) -> dict[str, Placed]:
    return {row.id: Placed(row.n, row.version, row.content_hash, frozenset(unlines(row.matched)))
            for row in rows_of(connection, _STANDING, names)}


def _add(connection: Connection, fresh: Iterable[Decision], *, at: datetime, origin: Origin, numbered: bool) -> dict[str, Placed]:
    """Add items; those whose text is not kept need no row number, as nothing hangs on them, unless the batch holds one again."""
    rows = [_item_row(decision, at=at, origin=origin) for decision in fresh]
    if not rows:
        return {}
    connection.execute(_ADD_ITEMS, rows)  # all in one go, which asking each for its number would prevent
    wanted = [row["id"] for row in rows if numbered or row["version"]]
    numbers = {row.id: row.n for row in rows_of(connection, _NUMBERS, wanted)}
    return {row["id"]: Placed(numbers.get(row["id"], 0), row["version"], row["content_hash"], frozenset(unlines(row["matched"])))
            for row in rows}


def _revise(connection: Connection, decision: Decision, before: Placed, *, at: datetime) -> Placed:
    """Record an item offered again: a first decision stands once its text was kept, later ones add texts."""
    said, kept = content_hash(decision.analysed.item), decision.disposition in KEPT
    if said == before.content_hash and (before.version or not kept):
        return before
    row = _item_row(decision, at=at, origin=Origin.FEED)
    matched = before.matched | set(decision.analysed.matched)
    now = Placed(before.n, before.version + int(kept), said, matched)
    values = {"content_hash": said, "decided_at": at, "matched": lines(sorted(matched)), "version": now.version}
    if kept:
        values |= {name: row[name] for name in REVISED}
    if not before.version:
        values |= {name: row[name] for name in DECIDED}
    connection.execute(update(schema.item).where(schema.item.c.n == before.n).values(values))
    return now


def _item_row(decision: Decision, *, at: datetime, origin: Origin) -> Row:
    analysed, item, kept = decision.analysed, decision.analysed.item, decision.disposition in KEPT
    print_ = analysed.fingerprint
    return {
        "id": item.id, "source_id": item.source_id, "guid": _storable(item.guid), "url": _storable(item.url),
        "title": storable(item.title), "published_at": item.published_at, "date_quality": str(item.date_quality),
        "timezone": item.timezone, "language": analysed.language or item.language, "outlet": storable(item.outlet),
        "tier": str(item.tier), "seen_at": item.seen_at or at, "decided_at": at, "origin": str(origin),
        "disposition": str(decision.disposition), "reason": storable(decision.reason), "duplicate_of": decision.duplicate_of,
        "rule": decision.rule, "score": decision.score, "matched": lines(analysed.matched), "version": int(kept),
        "content_hash": content_hash(item),
        "fingerprint": FINGERPRINT.encode(replace(print_, shingles=())) if kept else None,
        "shingles": pack(print_.shingles) if kept else None,
    }


def _text_row(decision: Decision, place: Placed, *, at: datetime) -> Row:
    item = decision.analysed.item
    return {
        "item_n": place.n, "number": place.version, "seen_at": item.seen_at or at, "disposition": str(decision.disposition),
        "reason": storable(decision.reason), "title": storable(item.title), "text": storable(item.text),
        "content_hash": place.content_hash,
        "url": _storable(item.url), "published_at": item.published_at, "text_origin": str(item.text_origin),
        "text_note": storable(item.text_note), "via": _storable(item.via),
    }


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)
