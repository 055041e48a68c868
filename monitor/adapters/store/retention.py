"""Letting raw matter go: in small transactions, so that no poll waits long."""

from datetime import datetime

from sqlalchemy import CursorResult, delete, func, select, tuple_, update

from monitor.adapters.store import schema
from monitor.adapters.store.known import SHELF_DAYS
from monitor.adapters.store.statements import Writing
from monitor.domain.digest import DeliveryState

BATCH = 500  # rows in one transaction: some 10 ms of the write lock


class RetentionWrites(Writing):
    """Each method lets at most one batch go and returns how many rows that were; 0 means done."""

    def let_texts_go(self, before: datetime) -> int:
        """Full texts last met before a moment; titles, and the words that facts quote, stay."""
        version = schema.version
        old = select(version.c.item_n, version.c.number).where(version.c.text.is_not(None), version.c.seen_at < before).limit(BATCH)
        this = tuple_(version.c.item_n, version.c.number)
        return _rows(self._connection.execute(update(version).where(this.in_(old)).values(text=None)))

    def clear_shelf(self, before: datetime) -> int:
        """Shingles on the oldest shelf of the copy index, where it ended before a moment; identities are on none of these."""
        index, last = schema.copy_key, int(before.timestamp() // 86400) // SHELF_DAYS
        oldest = select(func.min(index.c.shelf)).where(index.c.shelf >= 0, index.c.shelf < last).scalar_subquery()
        return _rows(self._connection.execute(delete(index).where(index.c.shelf == oldest)))

    def forget_dropped(self, before: datetime) -> int:
        """Items that no list wanted, last decided before a moment; met again they are judged anew, and dropped again."""
        item = schema.item
        some = select(item.c.n).where(item.c.version == 0, item.c.decided_at < before).limit(BATCH)
        return _rows(self._connection.execute(delete(item).where(item.c.n.in_(some))))

    def empty_messages(self, before: datetime) -> int:
        """Bytes of messages delivered before a moment; the digest and the record of its delivery stay."""
        delivery = schema.delivery
        some = select(delivery.c.id).where(
            delivery.c.state == str(DeliveryState.DELIVERED), delivery.c.delivered_at < before,
            func.length(delivery.c.payload) > 0).limit(BATCH)
        return _rows(self._connection.execute(update(delivery).where(delivery.c.id.in_(some)).values(payload=b"")))

    def trim_polls(self, keep: int) -> int:
        """Log lines of polls beyond the newest ``keep`` of each source."""
        poll = schema.poll
        turn = func.row_number().over(partition_by=poll.c.source_id, order_by=poll.c.n.desc()).label("turn")
        ranked = select(poll.c.n, turn).subquery()
        some = select(ranked.c.n).where(ranked.c.turn > keep).limit(BATCH)
        return _rows(self._connection.execute(delete(poll).where(poll.c.n.in_(some))))


def _rows(done: CursorResult[object]) -> int:
    return done.rowcount
