"""Events coded in PLOVER, with the CAMEO code beside it.

A life-cycle becomes a chain of records that share a ``link``: an agreement to meet (AGREE), a refusal (REJECT), the meeting
itself (CONSULT). PLOVER has no code for a postponement or for a denial that anything is planned; those make no record, but a
comment on the agreement before them.
Modes, contexts and scores after the PLOVER manual of February 2024; CAMEO codes after its conversion table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from monitor.analysis.ledger import Background
from monitor.analysis.ledger.phases import TOOK_PLACE, told
from monitor.domain.event import Change, ChangeKind, Event
from monitor.domain.meeting import Kind, Status

_COUNTRIES = {"US": "USA", "DPRK": "PRK", "ROK": "KOR"}  # the rest are ISO 3166 alpha-3 already
_MODES = {
    "visit": ("042", 4.0), "phone": ("041", 1.5), "third-party": ("044", 1.0), "multilateral": ("040", 4.0), "": ("040", 2.5),
}
_AHEAD = frozenset({Status.PROPOSED, Status.PLANNED})
_NO_HOSTS = frozenset({"New York"})  # mostly at the United Nations, where nobody is the other's guest
_UNCODED = {Status.POSTPONED: "put off", Status.DENIED: "denied"}


@dataclass(frozen=True, slots=True)
class PloverRecord:
    """One coded event. ``date`` is when it happened: for what is agreed or refused, the day it was told."""

    id: str
    link: str
    date: str
    end_date: str | None
    event: str
    mode: str
    context: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    cameo: str
    score: float
    scheduled_start: str | None
    comment: str
    source: str


def code_event(event: Event, changes: Sequence[Change], background: Background) -> tuple[PloverRecord, ...]:
    """Code an event from its recorded turns, in the order they were told; ``background`` says where places lie."""
    turns = [change for change in changes if change.kind in {ChangeKind.NEW, ChangeKind.STATUS} and change.new in set(Status)]
    records: list[PloverRecord] = []
    for change in turns:
        status = Status(change.new or "")
        record = _code(event, change, status, background)
        if status in _UNCODED and records and records[-1].event == "AGREE":
            records[-1] = replace(records[-1], comment=f"{records[-1].comment}, {_UNCODED[status]} {change.at.date()}")
        elif record is not None and not (record.event == "CONSULT" and any(one.event == "CONSULT" for one in records)):
            records.append(record)  # under way, then held: one meeting
    return tuple(records)


def _code(event: Event, change: Change, status: Status, background: Background) -> PloverRecord | None:
    if status in TOOK_PLACE:
        return _consult(event, change, background)
    if status in _AHEAD:
        start = str(event.when.start) if event.when and event.when.start else None
        return _verbal(event, change, "AGREE", "", "036", 2.5, start, comment=str(status))
    if status is Status.CANCELLED:
        record = _verbal(event, change, "REJECT", "meet", "125", -2.0, None, comment="called off")
        return _by_whoever_said_so(record, event)
    return None


def _by_whoever_said_so(record: PloverRecord, event: Event) -> PloverRecord:
    """Name as actor the one side whose officials called it off, where it is known to be one."""
    sides = {side for claim in told(event, "status") if claim.value == Status.CANCELLED for side in claim.sides}
    actor = [party for party in event.parties if party in sides]
    if len(actor) != 1:
        return record
    return replace(record, actor=_codes(actor), recipient=_codes([party for party in event.parties if party not in actor]))


def _verbal(event: Event, change: Change, code: str, mode: str, cameo: str, score: float, start: str | None, *,
            comment: str) -> PloverRecord:
    told = str(change.at.date())
    return PloverRecord(
        id=change.id, link=event.id, date=told, end_date=None, event=code, mode=mode, context=("diplomatic",),
        actor=_codes(event.parties), recipient=(), place=event.places, cameo=cameo, score=score, scheduled_start=start,
        comment=comment, source=change.story_id,
    )


def _consult(event: Event, change: Change, background: Background) -> PloverRecord:
    mode = _mode(event, background)
    cameo, score = _MODES[mode]
    if cameo == "040" and event.kind is Kind.TALKS:
        cameo = "046"
    start: date | None = event.when.start if event.when else None
    end: date | None = event.when.end if event.when else None
    notes = [] if start else ["dated by the report"]
    notes += ["single_source"] if len(event.voices) <= 1 else []
    guests = _guests(event, background) if mode == "visit" else ()
    hosts = [party for party in event.parties if party not in guests] if guests else ()
    return PloverRecord(
        id=change.id, link=event.id, date=str(start or change.at.date()), end_date=str(end) if end and end != start else None,
        event="CONSULT", mode=mode, context=("diplomatic",), actor=_codes(guests or event.parties),
        recipient=_codes(hosts), place=event.places, cameo=cameo, score=score,
        scheduled_start=None, comment=", ".join(notes), source=change.story_id,
    )


def _mode(event: Event, background: Background) -> str:
    if event.kind is Kind.CALL:
        return "phone"
    if event.kind is Kind.VISIT:
        return "visit"
    if len(event.parties) > 2:
        return "multilateral"
    if _guests(event, background):
        return "visit"
    hosts = {country for place in event.places if (country := background.host_of(place))}
    return "third-party" if hosts and not hosts & set(event.parties) else ""


def _guests(event: Event, background: Background) -> tuple[str, ...]:
    """Name the traveller of a visit, and who came where one of two parties received the other; a round of talks has no guest."""
    if event.kind is Kind.VISIT:
        return event.parties[:1]
    hosts = {background.host_of(place) for place in event.places if place not in _NO_HOSTS} - {None}
    if event.kind is Kind.TALKS or len(event.parties) != 2 or len(hosts & {*event.parties}) != 1 or len(hosts) != 1:
        return ()
    return tuple(party for party in event.parties if party not in hosts)


def _codes(parties: Sequence[str]) -> tuple[str, ...]:
    return tuple(_COUNTRIES.get(code, code) for code in parties)
