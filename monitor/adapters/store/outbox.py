"""The outbox: frozen messages, leased to one sender at a time until the receiver took them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, update

from monitor.adapters.store import schema
from monitor.adapters.store.statements import Reading, Writing, add_missing, upsert
from monitor.domain.digest import Attempt, ChannelState, Delivery, DeliveryState, Message

PENDING, LEASED = str(DeliveryState.PENDING), str(DeliveryState.LEASED)


class OutboxReads(Reading):
    """Questions about deliveries and channels."""

    def deliveries(
        self, *, states: Collection[DeliveryState] = (), channel: str | None = None, digest_id: str | None = None,
        limit: int = 100,
    ) -> tuple[Delivery, ...]:
        """Deliveries, newest first."""
        delivery = schema.delivery
        statement = select(delivery).order_by(delivery.c.created_at.desc(), delivery.c.id).limit(limit)
        if states:
            statement = statement.where(delivery.c.state.in_([str(state) for state in states]))
        statement = statement.where(delivery.c.channel == channel) if channel else statement
        statement = statement.where(delivery.c.digest_id == digest_id) if digest_id else statement
        with self._reading() as connection:
            return tuple(_delivery(row) for row in connection.execute(statement))

    def delivery(self, delivery_id: str) -> Delivery | None:
        """One delivery with its message."""
        with self._reading() as connection:
            row = connection.execute(select(schema.delivery).where(schema.delivery.c.id == delivery_id)).one_or_none()
        return _delivery(row) if row else None

    def attempts(self, delivery_id: str) -> tuple[Attempt, ...]:
        """What was tried for one delivery, in order."""
        attempt = schema.attempt
        statement = select(attempt).where(attempt.c.delivery_id == delivery_id).order_by(attempt.c.n)
        with self._reading() as connection:
            return tuple(Attempt(row.delivery_id, row.at, row.outcome, row.detail) for row in connection.execute(statement))

    def delivery_counts(self) -> dict[DeliveryState, int]:
        """How many deliveries are in each state."""
        delivery = schema.delivery
        with self._reading() as connection:
            counted = connection.execute(select(delivery.c.state, func.count()).group_by(delivery.c.state)).all()
        return {DeliveryState(state): count for state, count in counted}

    def oldest_pending_at(self) -> datetime | None:
        """Since when the oldest delivery waits that is neither delivered nor given up."""
        delivery = schema.delivery
        with self._reading() as connection:
            waiting = connection.scalar(select(func.min(delivery.c.created_at)).where(delivery.c.state.in_([PENDING, LEASED])))
        return cast("datetime | None", waiting)

    def due_channels(self, now: datetime) -> frozenset[str]:
        """Channels with something to send, switched off or not: a look before a claim, which is a write."""
        with self._reading() as connection:
            return frozenset(connection.scalars(select(schema.delivery.c.channel).where(_due(now)).distinct()))

    def channel_states(self) -> dict[str, ChannelState]:
        """What is remembered of channels, by name."""
        with self._reading() as connection:
            return {row.name: ChannelState(row.name, row.disabled_at, row.reason, row.failures, row.succeeded_at)
                    for row in connection.execute(select(schema.channel))}


class OutboxWrites(Writing):
    """The way of a delivery. Each method is one short transaction on its own."""

    def claim(
        self, now: datetime, *, owner: str, limit: int, lease_seconds: float, channels: Collection[str] | None = None,
        except_channels: Collection[str] = (),
    ) -> tuple[Delivery, ...]:
        """Lease what is due to ``owner``: pending, or leased by somebody whose lease ran out; the channels in turn.

        ``owner`` must be new for each claim: it is what keeps a sender that overslept its lease from recording an outcome.
        ``channels`` are the only ones to serve; what another database session is just claiming is skipped.
        """
        delivery = schema.delivery
        due = [_due(now)]
        if channels is not None:
            due.append(delivery.c.channel.in_(list(channels)))
        if except_channels:
            due.append(delivery.c.channel.not_in(list(except_channels)))
        ranked = select(
            delivery.c.id, delivery.c.next_attempt_at, delivery.c.created_at,
            func.row_number().over(partition_by=delivery.c.channel, order_by=_turn(delivery.c)).label("turn"),
        ).where(*due).subquery()
        chosen = self._connection.scalars(
            select(ranked.c.id).order_by(ranked.c.turn, *_turn(ranked.c)).limit(limit)).all()
        free = self._connection.scalars(
            select(delivery.c.id).where(delivery.c.id.in_(chosen), *due).with_for_update(skip_locked=True)).all()
        lease = {"state": LEASED, "lease_owner": owner, "lease_until": now + timedelta(seconds=lease_seconds),
                 "attempts": delivery.c.attempts + 1}
        self._connection.execute(update(delivery).where(delivery.c.id.in_(free)).values(lease))
        rows = {row.id: row for row in self._connection.execute(select(delivery).where(delivery.c.id.in_(free)))}
        return tuple(_delivery(rows[name]) for name in chosen if name in rows)

    def delivered(self, delivery_id: str, *, owner: str, at: datetime, reference: str = "") -> bool:
        """Record the receiver's yes; False where ``owner`` no longer holds the lease."""
        values = {"state": str(DeliveryState.DELIVERED), "delivered_at": at, "reference": reference, "last_error": None,
                  "next_attempt_at": None}
        return self._finish(delivery_id, values, owner=owner, at=at, outcome="delivered", detail=reference)

    def failed(
        self, delivery_id: str, *, owner: str, at: datetime, error: str, next_attempt_at: datetime | None
    ) -> bool:
        """Record a no; without a next attempt it is dead. False where ``owner`` no longer holds the lease."""
        state = DeliveryState.PENDING if next_attempt_at else DeliveryState.DEAD
        values = {"state": str(state), "last_error": error, "next_attempt_at": next_attempt_at}
        outcome = "failed" if next_attempt_at else "dead"
        return self._finish(delivery_id, values, owner=owner, at=at, outcome=outcome, detail=error)

    def _finish(
        self, delivery_id: str, values: dict[str, Any], *, owner: str, at: datetime, outcome: str, detail: str
    ) -> bool:
        values |= {"lease_owner": None, "lease_until": None}
        done = self._connection.execute(update(schema.delivery).where(_held(delivery_id, owner)).values(values))
        if done.rowcount:
            _log(self._connection, delivery_id, at=at, outcome=outcome, detail=detail)
        return bool(done.rowcount)

    def retry(self, delivery_id: str, *, at: datetime) -> bool:
        """By hand: make a delivery due at once; False where it is delivered or in somebody's hands."""
        free = [str(state) for state in (DeliveryState.DEAD, DeliveryState.DISCARDED, DeliveryState.PENDING)]
        return self._set_by_hand(delivery_id, free, outcome="retried", at=at, values={"state": PENDING, "next_attempt_at": at})

    def discard(self, delivery_id: str, *, at: datetime) -> bool:
        """By hand: never send it; False where it is delivered or in somebody's hands."""
        free = [str(state) for state in (DeliveryState.DEAD, DeliveryState.PENDING)]
        values = {"state": str(DeliveryState.DISCARDED), "next_attempt_at": None}
        return self._set_by_hand(delivery_id, free, outcome="discarded", at=at, values=values)

    def _set_by_hand(
        self, delivery_id: str, states: Sequence[str], *, outcome: str, at: datetime, values: dict[str, Any]
    ) -> bool:
        delivery = schema.delivery
        statement = update(delivery).where(delivery.c.id == delivery_id, delivery.c.state.in_(states)).values(values)
        done = self._connection.execute(statement)
        if done.rowcount:
            _log(self._connection, delivery_id, at=at, outcome=outcome, detail="by hand")
        return bool(done.rowcount)

    def add_deliveries(self, deliveries: Sequence[Delivery]) -> None:
        """Put messages that belong to no cut (a test, a word to the operator) on their way; a known id is left alone."""
        add_deliveries(self._connection, deliveries)

    def save_channel(self, state: ChannelState) -> None:
        """Remember a channel's health, or that it is switched off."""
        upsert(self._connection, schema.channel, [{
            "name": state.channel, "disabled_at": state.disabled_at, "reason": state.reason, "failures": state.failures,
            "succeeded_at": state.succeeded_at}])


def _due(now: datetime) -> ColumnElement[bool]:
    delivery = schema.delivery
    waiting = and_(delivery.c.state == PENDING, or_(delivery.c.next_attempt_at.is_(None), delivery.c.next_attempt_at <= now))
    return or_(waiting, and_(delivery.c.state == LEASED, delivery.c.lease_until < now))


def _turn(columns: Any) -> tuple[ColumnElement[Any], ...]:
    return columns.next_attempt_at.asc().nulls_first(), columns.created_at.asc(), columns.id.asc()


def _held(delivery_id: str, owner: str) -> ColumnElement[bool]:
    delivery = schema.delivery
    return and_(delivery.c.id == delivery_id, delivery.c.state == LEASED, delivery.c.lease_owner == owner)


def _log(connection: Connection, delivery_id: str, *, at: datetime, outcome: str, detail: str) -> None:
    connection.execute(
        schema.attempt.insert(), {"delivery_id": delivery_id, "at": at, "outcome": outcome, "detail": detail})


def add_deliveries(connection: Connection, deliveries: Sequence[Delivery]) -> None:
    """Store deliveries; those whose id is there already stay as they are."""
    add_missing(connection, schema.delivery, [{
        "id": one.id, "digest_id": one.digest_id, "channel": one.channel, "recipient": one.recipient,
        "subject": one.message.subject, "payload": one.message.body, "content_type": one.message.content_type,
        "created_at": one.created_at, "state": str(one.state), "attempts": one.attempts, "next_attempt_at": one.next_attempt_at,
        "lease_until": one.lease_until, "lease_owner": one.lease_owner, "delivered_at": one.delivered_at,
        "last_error": one.last_error} for one in deliveries])


def _delivery(row: Any) -> Delivery:
    return Delivery(
        id=row.id, digest_id=row.digest_id, channel=row.channel,
        message=Message(row.subject, bytes(row.payload), row.content_type),
        created_at=row.created_at, state=DeliveryState(row.state), recipient=row.recipient, attempts=row.attempts,
        next_attempt_at=row.next_attempt_at, lease_until=row.lease_until, lease_owner=row.lease_owner,
        delivered_at=row.delivered_at, last_error=row.last_error)
