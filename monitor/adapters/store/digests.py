"""Cuts: which changes each watch list has been told, and the digests that told them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import func, select

from monitor.adapters.store import schema
from monitor.adapters.store.codec import CHANGE, DIGEST
from monitor.adapters.store.outbox import add_deliveries
from monitor.adapters.store.statements import Reading, Writing, add_missing, chunks
from monitor.domain.digest import Delivery, Digest
from monitor.domain.event import Change


class DigestReads(Reading):
    """Questions about cuts and digests."""

    def uncut_changes(self, watch_list: str, kind: str) -> tuple[Change, ...]:
        """Changes of events the list follows that it was not told yet, in order of recording; ``kind`` is digest or alert.

        Changes recorded before the list was first met (``start_watch_list``) are not its news.
        """
        change, told, followed, watch = schema.change, schema.digest_item, schema.event_list, schema.watch
        start = select(watch.c.since_change).where(watch.c.name == watch_list).scalar_subquery()
        mine = select(followed.c.event_id).where(followed.c.watch_list == watch_list)
        done = select(told.c.change_n).where(
            told.c.watch_list == watch_list, told.c.kind == kind, told.c.change_n == change.c.n)
        statement = select(change.c.body).where(
            change.c.n > func.coalesce(start, 0), change.c.event_id.in_(mine), ~done.exists()).order_by(change.c.n)
        with self._reading() as connection:
            return tuple(CHANGE.decode(body) for body in connection.scalars(statement))

    def recorded_at(self, changes: Iterable[Change]) -> dict[str, datetime]:
        """When changes came into the ledger, by id; their own ``at`` is when the story was published."""
        change, found = schema.change, {}
        with self._reading() as connection:
            for some in chunks(one.id for one in changes):
                statement = select(change.c.id, change.c.recorded_at).where(change.c.id.in_(some))
                found.update({row.id: row.recorded_at for row in connection.execute(statement)})
        return found

    def last_told(self, watch_list: str, kind: str, event_id: str) -> datetime | None:
        """When a list was last told something about an event."""
        change, told = schema.change, schema.digest_item
        statement = select(func.max(told.c.at)).join(change, change.c.n == told.c.change_n).where(
            told.c.watch_list == watch_list, told.c.kind == kind, told.c.digest_id.is_not(None), change.c.event_id == event_id)
        with self._reading() as connection:
            at: datetime | None = connection.scalar(statement)
            return at

    def last_cut(self, watch_list: str, kind: str) -> datetime | None:
        """When the list was last cut, sent or not."""
        cut = schema.cut
        with self._reading() as connection:
            last = connection.scalar(select(func.max(cut.c.at)).where(cut.c.watch_list == watch_list, cut.c.kind == kind))
        return cast("datetime | None", last)

    def was_cut(self, watch_list: str, kind: str, slot: str) -> bool:
        """Whether this occasion (a local day, for a digest) has had its cut."""
        cut = schema.cut
        where = (cut.c.watch_list == watch_list, cut.c.kind == kind, cut.c.slot == slot)
        with self._reading() as connection:
            return connection.scalar(select(cut.c.at).where(*where)) is not None

    def last_sent(self, watch_list: str, kind: str) -> Digest | None:
        """The newest digest of a list that really went out to its channels."""
        digest = schema.digest
        statement = select(digest.c.body).where(digest.c.watch_list == watch_list, digest.c.kind == kind).order_by(
            digest.c.cut_at.desc(), digest.c.id).limit(1)
        with self._reading() as connection:
            body = connection.scalar(statement)
        return DIGEST.decode(body) if body else None

    def digest(self, digest_id: str) -> Digest | None:
        """One digest as it was cut."""
        with self._reading() as connection:
            body = connection.scalar(select(schema.digest.c.body).where(schema.digest.c.id == digest_id))
        return DIGEST.decode(body) if body else None

    def digests(self, *, watch_list: str | None = None, since: datetime | None = None, limit: int = 100) -> tuple[Digest, ...]:
        """Digests, newest first."""
        digest = schema.digest
        statement = select(digest.c.body).order_by(digest.c.cut_at.desc(), digest.c.id).limit(limit)
        statement = statement.where(digest.c.watch_list == watch_list) if watch_list else statement
        statement = statement.where(digest.c.cut_at >= since) if since else statement
        with self._reading() as connection:
            return tuple(DIGEST.decode(body) for body in connection.scalars(statement))


class DigestWrites(DigestReads, Writing):
    """Cutting."""

    def start_watch_list(self, watch_list: str, *, at: datetime) -> None:
        """Meet a list: from now on changes are its news. Does nothing for a list met before."""
        newest = self._connection.scalar(select(func.max(schema.change.c.n))) or 0
        add_missing(self._connection, schema.watch, [{"name": watch_list, "since_change": newest, "at": at}])

    def save_digest(
        self, digest: Digest, deliveries: Sequence[Delivery], *, changes: Iterable[Change], slot: str | None = None
    ) -> bool:
        """Freeze a cut: the digest, its deliveries, and ``changes`` as told to the list.

        False, and nothing is stored, where this digest (by id) or this slot was cut before.
        """
        if self.digest(digest.id) or (slot is not None and not self.record_cut(
                digest.watch_list, digest.kind, slot=slot, at=digest.until, digest_id=digest.id)):
            return False
        self._connection.execute(schema.digest.insert(), {
            "id": digest.id, "watch_list": digest.watch_list, "kind": digest.kind, "cut_at": digest.until,
            "body": DIGEST.encode(digest)})
        self.settle(digest.watch_list, digest.kind, changes=changes, at=digest.until, digest_id=digest.id)
        add_deliveries(self._connection, deliveries)
        return True

    def record_cut(self, watch_list: str, kind: str, *, slot: str, at: datetime, digest_id: str | None = None) -> bool:
        """Take an occasion, also where nothing is to be sent; False where it was taken before."""
        cut = schema.cut
        taken = select(cut.c.slot).where(cut.c.watch_list == watch_list, cut.c.kind == kind, cut.c.slot == slot)
        if self._connection.scalar(taken) is not None:
            return False
        self._connection.execute(
            cut.insert(), {"watch_list": watch_list, "kind": kind, "slot": slot, "at": at, "digest_id": digest_id})
        return True

    def settle(
        self, watch_list: str, kind: str, *, changes: Iterable[Change], at: datetime, digest_id: str | None = None
    ) -> None:
        """Mark changes as done for a list: told by ``digest_id``, or considered and not its news."""
        change = schema.change
        for some in chunks(one.id for one in changes):
            numbers = self._connection.scalars(select(change.c.n).where(change.c.id.in_(some))).all()
            add_missing(self._connection, schema.digest_item, [
                {"watch_list": watch_list, "kind": kind, "change_n": n, "digest_id": digest_id, "at": at} for n in numbers])
