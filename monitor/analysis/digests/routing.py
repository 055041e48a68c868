"""Which channel is told which entry, and what a silence keeps out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from monitor.analysis.digests.headline import headline
from monitor.domain.digest import Citation, Digest, Entry
from monitor.domain.event import Event
from monitor.domain.watch import Route, Silence, WatchList


def find_silence(event: Event, silences: Sequence[Silence], *, now: datetime) -> Silence | None:
    """The silence in force over a meeting, if any; one without any condition covers everything."""
    return next((silence for silence in silences if now < silence.until and _covers(silence, event)), None)


def _covers(silence: Silence, event: Event) -> bool:
    if silence.event is not None and silence.event != event.id:
        return False
    if silence.kinds and event.kind not in silence.kinds:
        return False
    return set(silence.parties) <= set(event.parties)


def route(entry: Entry, watch_list: WatchList) -> frozenset[str]:
    """The channels an entry goes to."""
    wanted: set[str] = set()
    for one in watch_list.routes:
        if _fits(one, entry):
            wanted.update(one.channels)
            if not one.more:
                return frozenset(wanted)
    return frozenset(wanted.union(watch_list.channels))


def _fits(one: Route, entry: Entry) -> bool:
    if one.kinds and entry.event.kind not in one.kinds:
        return False
    if one.statuses and entry.event.status not in one.statuses:
        return False
    return not one.tiers or bool(one.tiers.intersection(citation.tier for citation in _citations(entry)))


def _citations(entry: Entry) -> list[Citation]:
    return [citation for line in entry.lines for citation in line.citations]


def all_channels(watch_list: WatchList) -> tuple[str, ...]:
    """Every channel a list may use, its own first."""
    return tuple(dict.fromkeys([*watch_list.channels, *(name for one in watch_list.routes for name in one.channels)]))


def narrow(digest: Digest, watch_list: WatchList, channel: str) -> Digest | None:
    """What one channel gets of a digest; None where it gets nothing. A digest without news goes to the list's own channels."""
    if not digest.entries:
        return digest if channel in watch_list.channels else None
    kept = tuple(entry for entry in digest.entries if channel in route(entry, watch_list))
    if not kept:
        return None
    if len(kept) == len(digest.entries):
        return digest
    return replace(digest, entries=kept, headline=headline(kept))
