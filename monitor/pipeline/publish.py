"""Files that people subscribe to: a calendar and a feed for each watch list, written when a fact changed."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from monitor.adapters.atom import ENTRIES, write_feed
from monitor.adapters.store import Store
from monitor.analysis.digests import compose, make_calendar
from monitor.domain.digest import DigestKind
from monitor.domain.watch import WatchList
from monitor.pipeline.digests import gather, split_wanted


def calendar_of(store: Store, watch_list: WatchList, *, now: datetime, link: str | None = None) -> bytes:
    """The iCalendar feed of a list."""
    followed = [event for event in store.events(watch_list=watch_list.name)
                if not event.history and set(watch_list.match.parties) <= set(event.parties)]
    entries = make_calendar(followed, store.changes(watch_list=watch_list.name), now=now)
    from monitor.adapters.calendar import write_calendar  # loading its library takes as long as all of ours

    return write_calendar(entries, title=watch_list.title, link=link)


def feed_of(store: Store, watch_list: WatchList, *, now: datetime, link: str | None = None) -> bytes:
    """The Atom feed of a list: its newest changes, silenced ones too, since whoever reads a feed asked for all."""
    events = {event.id: event for event in store.events(watch_list=watch_list.name)}
    changes = store.changes(watch_list=watch_list.name, limit=3 * ENTRIES)
    wanted, companions = split_wanted(watch_list, events, changes)
    kept = {*wanted, *companions}
    material = gather(store, [change for change in changes if change in kept][-ENTRIES:], events)
    told = compose(replace(watch_list, silences=()), material, kind=DigestKind.ALERT, since=None, until=now)
    return write_feed(told, link=link)


def publish(
    store: Store, watch_lists: Sequence[WatchList], folder: Path, *, now: datetime, link: str | None = None,
) -> tuple[Path, ...]:
    """Write both files of every list whose bytes changed; gives those written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for watch_list in watch_lists:
        made = {f"{watch_list.name}.ics": calendar_of(store, watch_list, now=now, link=link),
                f"{watch_list.name}.atom": feed_of(store, watch_list, now=now, link=link)}
        written += [folder / name for name, body in made.items() if _write(folder / name, body)]
    return tuple(written)


def _write(path: Path, body: bytes) -> bool:
    """Whole or not at all; an unchanged file keeps its time, and with it its validators."""
    if path.exists() and path.read_bytes() == body:
        return False
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return True
