"""From changes to a digest: grouped by meeting, weighed, told, with what is expected and what could not be heard."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from monitor.analysis.digests.agenda import find_overdue, find_upcoming, make_appointment
from monitor.analysis.digests.headline import headline, rank
from monitor.analysis.digests.quotes import cite, cite_report, find_report
from monitor.analysis.digests.routing import find_silence
from monitor.analysis.digests.sentences import describe_value, tell
from monitor.domain.counting import counted
from monitor.domain.digest import Citation, Digest, DigestKind, Entry, Line, Move, SourceNote
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.story import Item
from monitor.domain.watch import WatchList

_ORDER = {kind: place for place, kind in enumerate((
    ChangeKind.NEW, ChangeKind.STATUS, ChangeKind.DATE, ChangeKind.PLACE, ChangeKind.PARTICIPANTS, ChangeKind.CONTRADICTION,
    ChangeKind.LAPSED, ChangeKind.MERGED))}
_TOGETHER = frozenset({ChangeKind.NEW, ChangeKind.STATUS, ChangeKind.DATE, ChangeKind.PLACE})
_CITATIONS = 4                 # the story that tells it, and three that say the same


@dataclass(frozen=True, slots=True)
class Material:
    """What is known at a cut: the changes to tell, the meetings behind them and on the calendar, the stories they cite."""

    changes: tuple[Change, ...]
    events: Mapping[str, Event]
    items: Mapping[str, Item]
    coverage: tuple[SourceNote, ...] = ()
    sources_total: int = 0


def compose(
    watch_list: WatchList, material: Material, *, kind: DigestKind, since: datetime | None, until: datetime,
) -> Digest:
    """The digest of one list at one cut; without entries where nothing is to be told."""
    changes = [change for change in material.changes if change.event_id in material.events]
    silenced = {id_ for id_ in {change.event_id for change in changes}
                if find_silence(material.events[id_], watch_list.silences, now=until)}
    told = [change for change in changes if change.event_id not in silenced]
    entries = _make_entries(told, material)
    zone = watch_list.digest.timezone if watch_list.digest else "UTC"
    digest = Digest(
        id=digest_id(watch_list.name, kind, [change.id for change in changes], until), watch_list=watch_list.name,
        title=watch_list.title, kind=kind, since=since, until=until, headline=headline(entries) if entries else "",
        entries=entries, timezone=zone,
        held_back=_tell_silences(sorted(silenced), watch_list, material, until),
    )
    if kind is DigestKind.DIGEST:
        digest = _add_surroundings(digest, material)
    return digest if entries else replace(digest, headline=_quiet_headline(digest))


def _add_surroundings(digest: Digest, material: Material) -> Digest:
    now = digest.until.astimezone(ZoneInfo(digest.timezone))
    events = tuple(material.events.values())
    return replace(digest, upcoming=find_upcoming(events, now=now), overdue=find_overdue(events, now=now),
                   coverage=material.coverage, sources_total=material.sources_total)


def digest_id(watch_list: str, kind: DigestKind, changes: Sequence[str], until: datetime) -> str:
    """A name that the same cut always gets; one without changes is named by its instant."""
    named = sorted(changes) or [until.isoformat()]
    return hashlib.sha256("\n".join((watch_list, kind, *named)).encode()).hexdigest()[:26]


def _make_entries(changes: Sequence[Change], material: Material) -> tuple[Entry, ...]:
    by_event: dict[str, list[Change]] = {}
    for change in sorted(changes, key=lambda one: (one.at, _ORDER[one.kind], one.id)):
        by_event.setdefault(change.event_id, []).append(change)
    entries = [_make_entry(material.events[id_], told, material.items) for id_, told in by_event.items()]
    return tuple(sorted(entries, key=rank))


def _make_entry(event: Event, changes: Sequence[Change], items: Mapping[str, Item]) -> Entry:
    lines = tuple(_make_line(group, event, items) for group in _group(changes))
    return Entry(make_appointment(event), tuple(changes), lines)


def _group(changes: Sequence[Change]) -> list[tuple[Change, ...]]:
    """What makes one sentence: status, date and place as one story moves them; everything else by itself."""
    together: dict[str, list[Change]] = {}
    for place, change in enumerate(changes):
        key = change.story_id if change.kind in _TOGETHER else f"{place}:{change.id}"
        together.setdefault(key, []).append(change)
    return [tuple(sorted(group, key=lambda one: _ORDER[one.kind])) for group in together.values()]


def _make_line(group: Sequence[Change], event: Event, items: Mapping[str, Item]) -> Line:
    lead = group[0]
    report = find_report(event, lead.story_id)
    citation = cite(lead, items.get(lead.story_id), report)
    sentence = tell(group, event, report.mention if report else None, citation)
    citations = (citation, *_corroborate(lead, event, items))[:_CITATIONS]
    moves = tuple(move for change in group if (move := _make_move(change)))
    return Line(lead.kind, sentence, lead.at, moves, citations, tuple(change.id for change in group))


def _make_move(change: Change) -> Move | None:
    was, now = describe_value(change.kind, change.old), describe_value(change.kind, change.new)
    return Move(change.kind, was, now) if was and now and change.kind in _TOGETHER else None


def _corroborate(change: Change, event: Event, items: Mapping[str, Item]) -> tuple[Citation, ...]:
    """Other sources that tell the same, one for each origin: a copy of a story says nothing twice."""
    if change.kind not in {ChangeKind.NEW, ChangeKind.STATUS}:
        return ()
    first = find_report(event, change.story_id)
    seen = {first.root or first.story_id, first.outlet} if first else {change.story_id}
    found = []
    for report in event.reports:
        root = report.root or report.story_id
        if report.mention.status != change.new or report.known_before or root in seen or report.outlet in seen:
            continue
        seen |= {root, report.outlet}
        found.append(cite_report(report, items.get(report.story_id)))
    return tuple(found)


def _quiet_headline(digest: Digest) -> str:
    heard = digest.sources_total - len(digest.coverage)
    return f"Nothing new; {heard} of {counted(digest.sources_total, 'source')} heard" if digest.sources_total else "Nothing new"


def _tell_silences(event_ids: Sequence[str], watch_list: WatchList, material: Material, until: datetime) -> tuple[str, ...]:
    return tuple(_tell_silence(material.events[id_], watch_list, material, until) for id_ in event_ids)


def _tell_silence(event: Event, watch_list: WatchList, material: Material, until: datetime) -> str:
    silence = find_silence(event, watch_list.silences, now=until)
    count = sum(change.event_id == event.id for change in material.changes)
    end = f" until {silence.until:%d %b %Y %H:%M} UTC: {silence.reason}" if silence else ""
    return f"{make_appointment(event).name}: {counted(count, 'change')} not told, silenced{end}"


def compose_notice(title: str, headline_: str, notes: Sequence[str], *, at: datetime, name: str) -> Digest:
    """A message about the monitor itself: something undelivered, or a test."""
    return Digest(
        id=digest_id(name, DigestKind.NOTICE, (headline_, *notes), at), watch_list="", title=title, kind=DigestKind.NOTICE,
        since=None, until=at, headline=headline_, entries=(), notes=tuple(notes))
