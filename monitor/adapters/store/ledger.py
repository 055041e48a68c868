"""The ledger: facts, the events folded from them, and the changes that are news."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true, update

from monitor.adapters.store import schema
from monitor.adapters.store.codec import CHANGE, CORRECTION, EVENT, REPORT
from monitor.adapters.store.statements import Reading, Row, Writing, add_missing, chunks, upsert
from monitor.adapters.store.stories import Placed
from monitor.domain.decision import Analysed, Decision
from monitor.domain.event import Change, ChangeKind, Correction, Event, Report
from monitor.domain.meeting import Status

_AWAITED = (str(Status.PROPOSED), str(Status.PLANNED))
NEAR = timedelta(days=400)  # a story tells of meetings up to a year off; older events are found by their date or ordinal


class LedgerReads(Reading):
    """Questions about events, reports and changes."""

    def event(self, event_id: str, *, as_of: datetime | None = None) -> Event | None:
        """One event with its reports, as it stands or stood; None where it is not known, or was not yet."""
        return next(iter(self._events(schema.event.c.id == event_id, as_of=as_of, with_reports=True)), None)

    def events(
        self, *, as_of: datetime | None = None, watch_list: str | None = None, with_reports: bool = False
    ) -> tuple[Event, ...]:
        """The ledger, by date and then by opening; ``as_of`` gives it as it was recorded at that moment.

        Without their reports unless asked for: a summit may have a thousand.
        """
        followed = schema.event_list
        mine = select(followed.c.event_id).where(followed.c.watch_list == watch_list)
        which = schema.event.c.id.in_(mine) if watch_list else true()
        return self._events(which, as_of=as_of, with_reports=with_reports)

    def _events(self, which: ColumnElement[bool], *, as_of: datetime | None, with_reports: bool) -> tuple[Event, ...]:
        with self._reading() as connection:
            found = _events_at(connection, which, as_of) if as_of else _events_now(connection, which)
            return _with_reports(connection, found, as_of=as_of) if with_reports else found

    def changes(
        self, *, since: datetime | None = None, until: datetime | None = None, event_id: str | None = None,
        story_id: str | None = None, watch_list: str | None = None, limit: int | None = None,
    ) -> tuple[Change, ...]:
        """Changes recorded in ``[since, until)``, in order of recording; with ``limit`` the newest that many."""
        change, followed = schema.change, schema.event_list
        statement = select(change.c.n, change.c.body)
        if since is not None:
            statement = statement.where(change.c.recorded_at >= since)
        if until is not None:
            statement = statement.where(change.c.recorded_at < until)
        if event_id is not None:
            statement = statement.where(change.c.event_id == event_id)
        if story_id is not None:
            statement = statement.where(change.c.story_id == story_id)
        if watch_list is not None:
            mine = select(followed.c.event_id).where(followed.c.watch_list == watch_list)
            statement = statement.where(change.c.event_id.in_(mine))
        if limit is not None:
            newest = statement.order_by(change.c.n.desc()).limit(limit).subquery()
            statement = select(newest.c.n, newest.c.body)
        with self._reading() as connection:
            rows = sorted((row.n, row.body) for row in connection.execute(statement))
        return tuple(CHANGE.decode(body) for _, body in rows)

    def reports(self, *, story_id: str | None = None, events: Collection[str] | None = None,
                as_of: datetime | None = None) -> tuple[tuple[Report, str], ...]:
        """Facts with the id of the event each is linked to, in the order they were taken in: what a rebuild folds."""
        report, item = schema.report, schema.item
        statement = select(report.c.body, report.c.event_id).order_by(report.c.n)
        if story_id is not None:
            statement = statement.join(item, item.c.n == report.c.item_n).where(item.c.id == story_id)
        if events is not None:
            statement = statement.where(report.c.event_id.in_(events))
        if as_of is not None:
            statement = statement.where(report.c.recorded_at <= as_of)
        with self._reading() as connection:
            return tuple((REPORT.decode(row.body), row.event_id) for row in connection.execute(statement))

    def corrections(self, target: str | None = None) -> tuple[Correction, ...]:
        """Analysts' rulings in order of recording, on one event or story, or all."""
        correction = schema.correction
        statement = select(correction.c.body).order_by(correction.c.n)
        if target is not None:
            statement = statement.where(correction.c.target == target)
        with self._reading() as connection:
            return tuple(CORRECTION.decode(body) for body in connection.scalars(statement))


def _events_now(connection: Connection, which: ColumnElement[bool]) -> tuple[Event, ...]:
    event = schema.event
    statement = select(event.c.body).where(which, event.c.merged_into.is_(None)).order_by(
        event.c.starts_on.asc().nulls_last(), event.c.opened_at, event.c.id)
    return tuple(EVENT.decode(body) for body in connection.scalars(statement))


def _events_at(connection: Connection, which: ColumnElement[bool], moment: datetime) -> tuple[Event, ...]:
    state, event = schema.event_state, schema.event
    last = (select(func.max(state.c.n)).join(event, event.c.id == state.c.event_id)
            .where(which, state.c.at <= moment).group_by(state.c.event_id))
    bodies = connection.scalars(select(state.c.body).where(state.c.n.in_(last), state.c.body != ""))
    found = [EVENT.decode(body) for body in bodies]
    return tuple(sorted(found, key=lambda one: (
        one.when is None or one.when.start is None, one.when and one.when.start, one.opened_at or moment, one.id)))


def _with_reports(connection: Connection, events: Sequence[Event], *, as_of: datetime | None = None) -> tuple[Event, ...]:
    report = schema.report
    linked: dict[str, list[Report]] = defaultdict(list)
    for some in chunks(event.id for event in events):
        statement = select(report.c.event_id, report.c.body).where(report.c.event_id.in_(some)).order_by(report.c.at, report.c.n)
        if as_of is not None:
            statement = statement.where(report.c.recorded_at <= as_of)
        for row in connection.execute(statement):
            linked[row.event_id].append(REPORT.decode(row.body))
    return tuple(replace(event, reports=tuple(linked[event.id])) for event in events)


class LedgerWrites(Writing):
    """What a decision about a batch needs of the ledger, and what it records there."""

    def events_for(self, batch: Sequence[Analysed]) -> tuple[Event, ...]:
        """Events that a mention of the batch may be about.

        Those that share a party with a mention, and were told of, or lie, within 400 days of the story or the mention's
        date, or have an ordinal as the mention does.
        """
        wanted = [_may_be_meant(analysed) for analysed in batch if analysed.mentions]
        if not wanted:
            return ()
        return _events_now(self._connection, or_(*wanted))

    def awaited(self, *, before: date) -> tuple[Event, ...]:
        """Events with their reports, proposed or planned, whose date was to be over before a day, and that have not lapsed."""
        event = schema.event
        waiting = _events_now(self._connection, and_(event.c.status.in_(_AWAITED), event.c.ends_on < before))
        return _with_reports(self._connection, waiting)

    def record_lapses(self, lapses: Sequence[Change], *, at: datetime) -> None:
        """Add rows for meetings that lapsed; they are awaited no more, until a story moves them."""
        event = schema.event
        add_missing(self._connection, schema.change, [_change_row(change, at) for change in lapses])
        for some in chunks(change.event_id for change in lapses):
            self._connection.execute(update(event).where(event.c.id.in_(some)).values(status=str(Status.LAPSED)))

    def correct(self, correction: Correction) -> None:
        """Record an analyst's ruling."""
        self._connection.execute(schema.correction.insert(), {
            "id": correction.id, "target": correction.target, "at": correction.at, "body": CORRECTION.encode(correction)})

    def restate(self, events: Sequence[Event], *, at: datetime, moved: Sequence[tuple[Report, str]] = (),
                changes: Sequence[Change] = ()) -> None:
        """Record events that were folded anew: ``moved`` facts now belong to another event; a merged event ends."""
        save_events(self._connection, events, at=at)
        for report, event_id in moved:
            mine = select(schema.item.c.n).where(schema.item.c.id == report.story_id).scalar_subquery()
            fact = schema.report
            self._connection.execute(update(fact).values(event_id=event_id).where(
                fact.c.item_n == mine, fact.c.version == report.version, fact.c.position == report.index))
        _settle_merges(self._connection, changes, at=at)
        add_missing(self._connection, schema.change, [_change_row(change, at) for change in changes])


def _may_be_meant(analysed: Analysed) -> ColumnElement[bool]:
    event, party = schema.event, schema.event_party
    parties = sorted({name for mention in analysed.mentions for name in mention.parties})
    moment = analysed.item.published_at or analysed.item.seen_at
    dates = [day for mention in analysed.mentions if mention.when for day in (mention.when.start, mention.when.end) if day]
    near: list[ColumnElement[bool]] = []
    if moment:
        near.append(event.c.last_at.between(moment - NEAR, moment + NEAR))
        dates.append(moment.date())
    if dates:
        near.append(and_(event.c.starts_on <= max(dates) + NEAR, event.c.ends_on >= min(dates) - NEAR))
    ordinals = sorted({mention.ordinal for mention in analysed.mentions if mention.ordinal})
    if ordinals:
        near.append(event.c.ordinal.in_(ordinals))
    shares = event.c.id.in_(select(party.c.event_id).where(party.c.party.in_(parties)))
    return and_(shares, or_(*near)) if parties else or_(*near)


def save_ledger(connection: Connection, decisions: Sequence[Decision], placed: Sequence[Placed], *, at: datetime) -> None:
    """Record facts, links, the new states of events and changes."""
    _save_reports(connection, decisions, placed, at=at)
    save_events(connection, {event.id: event for decision in decisions for event in decision.events}.values(), at=at)
    changes = [change for decision in decisions for change in decision.changes]
    _settle_merges(connection, changes, at=at)
    add_missing(connection, schema.change, [_change_row(change, at) for change in changes])
    add_missing(connection, schema.event_list, [
        {"watch_list": name, "event_id": event_id}
        for decision in decisions for event_id in dict.fromkeys((*decision.links, *(event.id for event in decision.events)))
        for name in decision.analysed.matched])


def _save_reports(connection: Connection, decisions: Sequence[Decision], placed: Sequence[Placed], *, at: datetime) -> None:
    add_missing(connection, schema.report, [
        {"item_n": place.n, "version": place.version, "position": report.index, "event_id": event_id, "at": report.at,
         "recorded_at": at, "body": REPORT.encode(replace(report, version=place.version))}
        for decision, place in zip(decisions, placed, strict=True)
        for report, event_id in zip(decision.reports, decision.links, strict=True)])


def save_events(connection: Connection, events: Iterable[Event], *, at: datetime) -> None:
    """Make these the current states; a state that differs from the last one is kept beside it for ever."""
    event = schema.event
    rows = [_event_row(one) for one in events]
    before: dict[str, str] = {}
    for some in chunks(row["id"] for row in rows):
        stored = connection.execute(select(event.c.id, event.c.body).where(event.c.id.in_(some)))
        before.update((row.id, row.body) for row in stored)
    moved = [row for row in rows if before.get(row["id"]) != row["body"]]
    upsert(connection, event, rows)
    if moved:
        states = [{"event_id": row["id"], "at": at, "body": row["body"]} for row in moved]
        connection.execute(schema.event_state.insert(), states)
    parties = schema.event_party
    for some in chunks(row["id"] for row in moved):
        connection.execute(parties.delete().where(parties.c.event_id.in_(some)))
    moved_ids = {row["id"] for row in moved}
    add_missing(connection, parties, [
        {"party": party, "event_id": one.id} for one in events if one.id in moved_ids for party in dict.fromkeys(one.parties)])


def _event_row(event: Event) -> Row:
    start, end = (event.when.start, event.when.end) if event.when else (None, None)
    return {
        "id": event.id, "kind": str(event.kind), "status": str(event.status),
        "starts_on": start or end, "ends_on": end or start,
        "ordinal": event.ordinal, "opened_at": event.opened_at, "changed_at": event.changed_at, "merged_into": None,
        "last_at": event.last_at or event.changed_at, "body": EVENT.encode(replace(event, reports=())),
    }


def _settle_merges(connection: Connection, changes: Sequence[Change], *, at: datetime) -> None:
    """Give a merged event's reports and followers to the event that took it; ``old`` of a merge names the event that ends."""
    report, event, followed = schema.report, schema.event, schema.event_list
    for change in (change for change in changes if change.kind is ChangeKind.MERGED):
        gone = change.old
        if not gone or gone == change.event_id:
            continue
        connection.execute(update(report).where(report.c.event_id == gone).values(event_id=change.event_id))
        connection.execute(update(event).where(event.c.id == gone).values(merged_into=change.event_id))
        connection.execute(schema.event_state.insert(), {"event_id": gone, "at": at, "body": ""})
        lists = connection.scalars(select(followed.c.watch_list).where(followed.c.event_id == gone)).all()
        add_missing(connection, followed, [{"watch_list": name, "event_id": change.event_id} for name in lists])


def _change_row(change: Change, at: datetime) -> Row:
    return {
        "id": change.id, "event_id": change.event_id, "story_id": change.story_id, "kind": str(change.kind),
        "alert": change.alert, "at": change.at, "recorded_at": at, "body": CHANGE.encode(change),
    }
