"""What is remembered of sources, and which are due."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import chain

from sqlalchemy import bindparam, select, update

from monitor.adapters.store import schema
from monitor.adapters.store.codec import SOURCE_STATE
from monitor.adapters.store.statements import Reading, Writing, add_missing, chunks, rows_of
from monitor.domain.source import PollRecord, SourceState

# built once: making a statement costs more than running it, and every poll runs these
_STATE = select(schema.source.c.body).where(schema.source.c.id == bindparam("wanted"))
_SAVE = update(schema.source).where(schema.source.c.id == bindparam("wanted"))
_LOG = schema.poll.insert()
_WANTED = schema.source.c.id.in_(bindparam("wanted", expanding=True))
_HOSTS = select(schema.source.c.id, schema.source.c.host).where(_WANTED)
_BODIES = select(schema.source.c.id, schema.source.c.body).where(_WANTED)
# two statements, each of them read in the order of its index and no further than wanted: with one, all that is due is sorted
# for each batch, which made a cycle of 10,000 sources cost twice as much for each
_NEW = select(schema.source.c.id, schema.source.c.host).where(
    schema.source.c.enabled, schema.source.c.next_check_at.is_(None))  # in any order, which spares sorting all that are new
_OVERDUE = select(schema.source.c.id, schema.source.c.host).where(
    schema.source.c.enabled, schema.source.c.next_check_at <= bindparam("now")).order_by(
    schema.source.c.next_check_at, schema.source.c.id)

PER_HOST = 1  # polls of one host in one batch: politeness, and one slow host cannot fill all workers


class SourceReads(Reading):
    """Questions about sources."""

    def due_sources(
        self, now: datetime, limit: int, *, per_host: int = PER_HOST, busy: Collection[str] = ()
    ) -> tuple[SourceState, ...]:
        """States of enabled sources whose time has come, longest overdue first, at most ``per_host`` of each host.

        ``busy`` are sources already in hand: they are left out, and count for their host.
        """
        chosen: list[str] = []
        with (self._reading() as connection, connection.execute(_NEW) as new,
              connection.execute(_OVERDUE, {"now": now}) as overdue):
            taken = Counter(row.host for row in rows_of(connection, _HOSTS, busy))
            for row in chain(new, overdue):
                if len(chosen) >= limit:
                    break
                if row.id not in busy and taken[row.host] < per_host:
                    taken[row.host] += 1
                    chosen.append(row.id)
            bodies = {row.id: row.body for row in rows_of(connection, _BODIES, chosen)}
        return tuple(SOURCE_STATE.decode(bodies[name]) for name in chosen)

    def source_states(self) -> tuple[SourceState, ...]:
        """All enabled sources, by id."""
        statement = select(schema.source.c.body).where(schema.source.c.enabled).order_by(schema.source.c.id)
        with self._reading() as connection:
            return tuple(SOURCE_STATE.decode(body) for body in connection.scalars(statement))

    def source_state(self, source_id: str) -> SourceState:
        """One source's state; a fresh one where nothing is known."""
        with self._reading() as connection:
            body = connection.scalar(_STATE, {"wanted": source_id})
        return SOURCE_STATE.decode(body) if body else SourceState(source_id)

    def polls(self, source_id: str, limit: int = 50) -> tuple[PollRecord, ...]:
        """The last polls of a source, newest first."""
        poll = schema.poll
        statement = select(poll).where(poll.c.source_id == source_id).order_by(poll.c.n.desc()).limit(limit)
        with self._reading() as connection:
            return tuple(
                PollRecord(found.source_id, found.at, found.outcome, found.seconds,
                           tuple((name, count) for name, count in json.loads(found.counts)), found.detail)
                for found in connection.execute(statement))


class SourceWrites(Writing):
    """What a poll records about its source."""

    def register_sources(self, hosts: Mapping[str, str]) -> None:
        """Make the configured sources (id → host) the ones that can fall due; new ones are due at once.

        Sources that are gone from the configuration keep their state and come back with it.
        """
        connection, source = self._connection, schema.source
        rows = [
            {"id": name, "host": host, "enabled": True, "next_check_at": None,
             "body": SOURCE_STATE.encode(SourceState(name))} for name, host in hosts.items()]
        add_missing(connection, source, rows)
        known = {found.id: found for found in connection.execute(select(source.c.id, source.c.host, source.c.enabled))}
        for name, host in hosts.items():
            if (known[name].host, known[name].enabled) != (host, True):
                connection.execute(update(source).where(source.c.id == name).values(host=host, enabled=True))
        gone = [name for name, found in known.items() if found.enabled and name not in hosts]
        for some in chunks(gone):
            connection.execute(update(source).where(source.c.id.in_(some)).values(enabled=False))

    def save_source(self, state: SourceState) -> None:
        """Remember a source's state; its ``next_check_at`` is what makes it due."""
        values = {"next_check_at": state.next_check_at, "body": SOURCE_STATE.encode(state)}
        done = self._connection.execute(_SAVE, {"wanted": state.source_id, **values})
        if not done.rowcount:
            add_missing(self._connection, schema.source, [{"id": state.source_id, "host": "", "enabled": True, **values}])

    def check_now(self, source_ids: Iterable[str]) -> None:
        """Make sources due at once."""
        for source_id in source_ids:
            self._connection.execute(_SAVE, {"wanted": source_id, "next_check_at": None})

    def log_poll(self, record: PollRecord) -> None:
        """Add one poll to the log that ``sources`` shows; upkeep bounds it."""
        self._connection.execute(_LOG, {
            "source_id": record.source_id, "at": record.at, "outcome": record.outcome, "seconds": record.seconds,
            "counts": json.dumps(record.counts), "detail": record.detail,
        })
