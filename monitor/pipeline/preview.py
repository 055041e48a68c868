"""Digests by hand: what a list would get now or at a past moment, and a cut out of turn."""

from datetime import datetime, timedelta

from monitor.adapters.store import Store
from monitor.analysis.digests import compose
from monitor.analysis.schedule import due_cut
from monitor.domain.digest import Delivery, Digest, DigestKind
from monitor.domain.watch import WatchList
from monitor.pipeline.digests import Cutting, freeze_digest, gather, make_deliveries, make_digest, split_wanted

_MONTH = timedelta(days=40)


def preview(cutting: Cutting, watch_list: WatchList, *, now: datetime) -> Digest:
    """The digest the list would get if it were cut now; nothing is stored."""
    return make_digest(cutting.store, cutting, watch_list, now=now)[0]


def preview_as_of(cutting: Cutting, watch_list: WatchList, *, moment: datetime, since: datetime | None = None) -> Digest:
    """The digest of a past moment: what was recorded since ``since``, by default the list's cut before, as the ledger then stood.

    What could be heard at that moment is not remembered, so coverage is left out.
    """
    store: Store = cutting.store
    start = since or _previous_cut(watch_list, moment)
    events = {event.id: event for event in store.events(watch_list=watch_list.name, as_of=moment)}
    changes = store.changes(since=start, until=moment, watch_list=watch_list.name)
    wanted, companions = split_wanted(watch_list, events, changes)
    material = gather(store, wanted + companions, events, as_of=moment)
    return compose(watch_list, material, kind=DigestKind.DIGEST, since=start, until=moment)


def _previous_cut(watch_list: WatchList, moment: datetime) -> datetime:
    day = moment - timedelta(days=1)
    if watch_list.digest is None:
        return day
    return due_cut(watch_list.digest, last=moment - _MONTH, now=moment - timedelta(minutes=1)) or day


def plan(cutting: Cutting, watch_list: WatchList, *, now: datetime) -> tuple[Digest, tuple[Delivery, ...]]:
    """What a cut now would send to whom; nothing is stored."""
    digest = preview(cutting, watch_list, now=now)
    return digest, make_deliveries(digest, watch_list, cutting.senders)


def cut_now(cutting: Cutting, watch_list: WatchList, *, now: datetime) -> Digest | None:
    """Cut out of turn, also where there is nothing new; what is told now is not told again at the next cut."""
    with cutting.store.writing() as tx:
        digest, considered = make_digest(tx, cutting, watch_list, now=now)
        return freeze_digest(tx, cutting, watch_list, digest, considered, slot=f"by hand {now.isoformat()}")

