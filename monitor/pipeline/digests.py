"""Cuts: what is due is composed, rendered and put into the outbox, all in one transaction."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.adapters.channels import Sender
from monitor.adapters.store import Store, Tx
from monitor.analysis.alerts import wants
from monitor.analysis.digests import Material, all_channels, assess_coverage, compose, is_blind, narrow
from monitor.analysis.schedule import HEARTBEAT, alert_due_at, due_cut, sends_empty
from monitor.domain.digest import Delivery, Digest, DigestKind
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.source import Source
from monitor.domain.story import Item
from monitor.domain.watch import WatchList
from monitor.pipeline.crashpoints import pass_point
from monitor.pipeline.unsubscribing import has_left

_COMPANIONS = frozenset({ChangeKind.CONTRADICTION, ChangeKind.PARTICIPANTS})  # told beside news, and no reason to write alone
_START = "start"


@dataclass(frozen=True, slots=True)
class Cutting:
    """What cuts are made of: the database, who is told, how, and whose coverage is reported."""

    store: Store
    watch_lists: Sequence[WatchList]
    senders: Mapping[str, Sender]
    sources: Sequence[Source] = ()
    notes: tuple[str, ...] = ()  # what is wrong with the monitor itself, said where a digest says what could be heard


def start_watch_lists(store: Store, watch_lists: Sequence[WatchList], *, now: datetime) -> None:
    """Meet new lists, before anything is polled for them: what the ledger held until now is not their news."""
    with store.writing() as tx:
        for watch_list in watch_lists:
            tx.start_watch_list(watch_list.name, at=now)
            tx.record_cut(watch_list.name, DigestKind.DIGEST, slot=_START, at=now)


def cut_due(cutting: Cutting, *, now: datetime) -> tuple[Digest, ...]:
    """Cut every digest and alert that is due by ``now``; gives those that go out."""
    cut: list[Digest] = []
    for watch_list in cutting.watch_lists:
        if watch_list.alert:
            cut += _cut_alerts(cutting, watch_list, now)
        digest = _cut_digest(cutting, watch_list, now)
        cut += [digest] if digest else []
    if cut:
        pass_point("cut.committed")
    return tuple(cut)


def _cut_digest(cutting: Cutting, watch_list: WatchList, now: datetime) -> Digest | None:
    if watch_list.digest is None:
        return None
    last = cutting.store.last_cut(watch_list.name, DigestKind.DIGEST)
    if last is None:
        start_watch_lists(cutting.store, [watch_list], now=now)
        return None
    slot = due_cut(watch_list.digest, last=last, now=now)
    if slot is None:
        return None
    with cutting.store.writing() as tx:
        return _take_slot(tx, cutting, watch_list, slot=slot, now=now)


def _take_slot(tx: Tx, cutting: Cutting, watch_list: WatchList, *, slot: datetime, now: datetime) -> Digest | None:
    name, schedule = slot.isoformat(), watch_list.digest
    if schedule is None or tx.was_cut(watch_list.name, DigestKind.DIGEST, name):
        return None
    digest, considered = make_digest(tx, cutting, watch_list, now=now)
    if not digest.entries and not digest.held_back:
        sent = tx.last_sent(watch_list.name, DigestKind.DIGEST)
        wanted = sends_empty(schedule.when_empty, last_sent_at=sent.until if sent else None, now=now)
        if not wanted and not _turns_blind(digest, sent):
            tx.record_cut(watch_list.name, DigestKind.DIGEST, slot=name, at=now)
            tx.settle(watch_list.name, DigestKind.DIGEST, changes=considered, at=now)
            return None
    return freeze_digest(tx, cutting, watch_list, digest, considered, slot=name)


def _turns_blind(digest: Digest, sent: Digest | None) -> bool:
    """Whether most sources cannot be heard and the list was not told so within a week: then silence would be a lie."""
    if not is_blind(digest):
        return False
    return sent is None or not is_blind(sent) or digest.until - sent.until >= HEARTBEAT


def make_digest(
    reads: Store | Tx, cutting: Cutting, watch_list: WatchList, *, now: datetime,
) -> tuple[Digest, tuple[Change, ...]]:
    """The digest a list would get now, and all changes that are dealt with by it; nothing is stored."""
    since = reads.last_cut(watch_list.name, DigestKind.DIGEST)
    uncut = reads.uncut_changes(watch_list.name, DigestKind.DIGEST)
    events = {event.id: event for event in reads.events(watch_list=watch_list.name)}
    wanted, companions = split_wanted(watch_list, events, uncut)
    told = wanted + companions if wanted else ()
    considered = tuple(change for change in uncut if wanted or change not in companions)
    material = replace(
        gather(reads, told, events),
        coverage=assess_coverage(cutting.sources, {state.source_id: state for state in reads.source_states()}),
        sources_total=sum(source.enabled for source in cutting.sources))
    digest = compose(watch_list, material, kind=DigestKind.DIGEST, since=since, until=now)
    return replace(digest, notes=(*digest.notes, *cutting.notes)), considered


def split_wanted(
    watch_list: WatchList, events: Mapping[str, Event], changes: Sequence[Change],
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The changes a list wants to hear of, and those it is told beside them."""
    known = [change for change in changes if change.event_id in events]
    wider = replace(watch_list, alert_on=_COMPANIONS)
    wanted = tuple(change for change in known if wants(watch_list, events[change.event_id], change))
    beside = tuple(change for change in known if change not in wanted and wants(wider, events[change.event_id], change))
    return wanted, beside


def gather(
    reads: Store | Tx, changes: Sequence[Change], events: Mapping[str, Event], *, as_of: datetime | None = None,
) -> Material:
    """The changes with the meetings behind them, whole, and the stories they cite."""
    full = {id_: reads.event(id_, as_of=as_of) or events[id_] for id_ in {change.event_id for change in changes}}
    stories = {change.story_id for change in changes}
    stories |= {report.story_id for event in full.values() for report in event.reports}
    return Material(tuple(changes), {**events, **full}, _items(reads, stories))


def _items(reads: Store | Tx, story_ids: set[str]) -> dict[str, Item]:
    found = {id_: reads.story(id_) for id_ in story_ids}
    return {id_: story.item for id_, story in found.items() if story}


def _cut_alerts(cutting: Cutting, watch_list: WatchList, now: datetime) -> list[Digest]:
    """One alert per meeting whose wait is over."""
    if not cutting.store.uncut_changes(watch_list.name, DigestKind.ALERT):
        return []
    cut: list[Digest] = []
    with cutting.store.writing() as tx:
        uncut = tx.uncut_changes(watch_list.name, DigestKind.ALERT)
        events = {event.id: event for event in tx.events(watch_list=watch_list.name)}
        wanted, _ = split_wanted(watch_list, events, uncut)
        tx.settle(watch_list.name, DigestKind.ALERT, changes=[one for one in uncut if one not in wanted], at=now)
        for event_id in dict.fromkeys(change.event_id for change in wanted):
            group = tuple(change for change in wanted if change.event_id == event_id)
            if _alert_is_due(tx, watch_list, events[event_id], group, now):
                digest = compose(watch_list, gather(tx, group, events), kind=DigestKind.ALERT, since=None, until=now)
                frozen = freeze_digest(tx, cutting, watch_list, digest, group)
                cut += [frozen] if frozen else []
    return cut


def _alert_is_due(tx: Tx, watch_list: WatchList, event: Event, group: Sequence[Change], now: datetime) -> bool:
    if watch_list.alert is None:
        return False
    due = alert_due_at(
        watch_list.alert, kind=event.kind, first_at=min(tx.recorded_at(group).values(), default=now),
        last_alert_at=tx.last_told(watch_list.name, DigestKind.ALERT, event.id),
        zone=watch_list.digest.timezone if watch_list.digest else "UTC")
    return due <= now


def freeze_digest(
    tx: Tx, cutting: Cutting, watch_list: WatchList, digest: Digest, considered: Sequence[Change], *, slot: str | None = None,
) -> Digest | None:
    """Store the digest, and what each of its channels will send; None where it goes nowhere."""
    if digest.kind is DigestKind.ALERT and not digest.entries:
        tx.settle(watch_list.name, DigestKind.ALERT, changes=considered, at=digest.until)
        return None
    deliveries = tuple(one for one in make_deliveries(digest, watch_list, cutting.senders)
                       if not (one.recipient and has_left(tx, one.channel, one.recipient)))
    pass_point("cut.composed")
    told = {change for entry in digest.entries for change in entry.changes}
    tx.settle(watch_list.name, digest.kind, changes=[one for one in considered if one not in told], at=digest.until)
    saved = tx.save_digest(digest, deliveries, changes=told, slot=slot)
    pass_point("cut.frozen")
    return digest if saved else None


def make_deliveries(digest: Digest, watch_list: WatchList, senders: Mapping[str, Sender]) -> tuple[Delivery, ...]:
    """One delivery per channel and message; a channel that is not configured any more gets none."""
    made = []
    for name in all_channels(watch_list):
        narrowed = narrow(digest, watch_list, name)
        if narrowed is not None and name in senders:
            made += deliveries_of(narrowed, senders[name])
    return tuple(made)


def deliveries_of(digest: Digest, sender: Sender) -> list[Delivery]:
    """What one channel sends of a digest, as outbox rows."""
    return [
        Delivery(
            id=delivery_id(digest.id, sender.name, message.recipient or "", str(place)), digest_id=digest.id,
            channel=sender.name, message=message, created_at=digest.until, recipient=message.recipient)
        for place, message in enumerate(sender.render(digest))]


def delivery_id(*parts: str) -> str:
    """A name for ever; without a full stop, which Standard Webhooks keeps for itself."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:26]
