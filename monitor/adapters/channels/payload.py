"""The JSON that webhooks get: a contract, so it has models of its own and only ever grows."""

import json
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from monitor.domain import digest as told
from monitor.domain.digest import DigestKind
from monitor.domain.event import ChangeKind, Event

MAX_BYTES = 20_000  # Standard Webhooks: payloads stay small
EventType = Literal[
    "digest.ready", "event.created", "event.status_changed", "event.field_changed", "event.merged", "monitor.notice"]
_STEPS = (  # citations a line, quotes, entries, meetings a calendar: taken away step by step until the body fits
    (4, True, 50, 50), (1, True, 50, 30), (1, True, 20, 10), (1, False, 20, 10), (1, False, 10, 5), (0, False, 5, 0),
    (0, False, 1, 0))


class Part(BaseModel):
    """A part of the body."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CitationBody(Part):
    """Who said it, in which words, and where to read it."""

    outlet: str
    quote: str
    url: str | None
    published_at: datetime | None
    title: str
    attribution: tuple[str, ...] = Field(description="the chain of who says so, outermost first")
    tier: str


class MoveBody(Part):
    """One value that another has replaced."""

    slot: ChangeKind
    was: str
    now: str


class LineBody(Part):
    """What one story changed about the meeting."""

    change: ChangeKind = Field(description="the weightiest of the changes told")
    sentence: str = Field(description="one plain sentence: what is so now, and who says so")
    moves: tuple[MoveBody, ...]
    at: datetime = Field(description="publication of the story that told it")
    change_ids: tuple[str, ...] = Field(description="ledger rows; a change keeps its id for ever")
    citations: tuple[CitationBody, ...]


class DaysBody(Part):
    """An interval of days, ends included; an open end is null."""

    start: date | None
    end: date | None
    precision: str


class MeetingBody(Part):
    """One meeting as it now stands."""

    id: str = Field(description="the same for ever")
    name: str
    kind: str
    status: str
    parties: tuple[str, ...]
    people: tuple[str, ...]
    when: DaysBody | None
    when_text: str
    places: tuple[str, ...]
    ordinal: int | None
    note: str


class EntryBody(Part):
    """What changed about one meeting."""

    meeting: MeetingBody
    lines: tuple[LineBody, ...]


class SourceBody(Part):
    """A source that could not be heard."""

    id: str
    name: str
    state: str
    since: datetime | None
    detail: str


class DigestBody(Part):
    """What a watch list was owed."""

    schema_version: Literal[1]
    id: str
    watch_list: str
    title: str
    kind: DigestKind
    since: datetime | None
    until: datetime
    headline: str
    entries: tuple[EntryBody, ...]
    entries_left_out: int = Field(description="entries that did not fit into 20 kB, the least weighty ones")
    upcoming: tuple[MeetingBody, ...]
    overdue: tuple[MeetingBody, ...]
    sources_total: int
    sources_not_heard: tuple[SourceBody, ...]
    held_back: tuple[str, ...]
    notes: tuple[str, ...]


class WebhookBody(Part):
    """The body of every request. ``type`` says what happened; ``timestamp`` when the digest was cut."""

    type: EventType
    timestamp: datetime
    data: DigestBody


def webhook_schema() -> dict[str, object]:
    """The JSON Schema of the body, as shipped in docs/webhook.schema.json."""
    schema = WebhookBody.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def write_body(digest: told.Digest) -> bytes:
    """A digest as the body of a webhook, at most 20 kB: what is least needed goes first, and is counted."""
    body = b""
    for citations, quotes, entries, meetings in _STEPS:
        body = _body(digest, citations, entries, meetings, quotes=quotes).model_dump_json().encode()
        if len(body) <= MAX_BYTES:
            break
    return body


def _body(digest: told.Digest, citations: int, entries: int, meetings: int, *, quotes: bool) -> WebhookBody:
    return WebhookBody(type=_type(digest), timestamp=digest.until, data=DigestBody(
        schema_version=1, id=digest.id, watch_list=digest.watch_list, title=digest.title, kind=digest.kind, since=digest.since,
        until=digest.until, headline=digest.headline,
        entries=tuple(_entry(entry, citations, quotes=quotes) for entry in digest.entries[:entries]),
        entries_left_out=max(0, len(digest.entries) - entries),
        upcoming=tuple(_meeting(one) for one in digest.upcoming[:meetings]),
        overdue=tuple(_meeting(one) for one in digest.overdue[:meetings]),
        sources_total=digest.sources_total,
        sources_not_heard=tuple(_source(note) for note in digest.coverage[:50]),
        held_back=digest.held_back[:20], notes=digest.notes[:20]))


def _type(digest: told.Digest) -> EventType:
    if digest.kind is DigestKind.NOTICE:
        return "monitor.notice"
    if digest.kind is DigestKind.DIGEST:
        return "digest.ready"
    kinds = {change.kind for entry in digest.entries for change in entry.changes}
    if ChangeKind.NEW in kinds:
        return "event.created"
    if kinds & {ChangeKind.STATUS, ChangeKind.LAPSED}:
        return "event.status_changed"
    return "event.merged" if kinds == {ChangeKind.MERGED} else "event.field_changed"


def _source(note: told.SourceNote) -> SourceBody:
    return SourceBody(id=note.source_id, name=note.name, state=note.state, since=note.since, detail=note.detail[:200])


def _entry(entry: told.Entry, citations: int, *, quotes: bool) -> EntryBody:
    return EntryBody(meeting=_meeting(entry.about), lines=tuple(
        LineBody(change=line.kind, sentence=line.sentence, at=line.at, change_ids=line.changes,
                 moves=tuple(MoveBody(slot=move.kind, was=move.was, now=move.now) for move in line.moves),
                 citations=tuple(_citation(one, quote=quotes) for one in line.citations[:citations]))
        for line in entry.lines))


def _citation(citation: told.Citation, *, quote: bool) -> CitationBody:
    return CitationBody(
        outlet=citation.outlet, quote=citation.quote if quote else "", url=citation.url, published_at=citation.published_at,
        title=citation.title, attribution=citation.attribution, tier=citation.tier)


def _meeting(one: told.Appointment) -> MeetingBody:
    event: Event = one.event
    when = DaysBody(start=event.when.start, end=event.when.end, precision=event.when.precision) if event.when else None
    return MeetingBody(
        id=event.id, name=one.name, kind=event.kind, status=event.status, parties=event.parties, people=event.people, when=when,
        when_text=one.when, places=event.places, ordinal=event.ordinal, note=one.note)


def write_schema() -> str:
    """The schema as text, for the file in docs."""
    return json.dumps(webhook_schema(), indent=2, ensure_ascii=False) + "\n"
