"""Analysts' rulings on the ledger, and the ledger folded anew with them.

An event always is what its reports and rulings make of it: a ruling is in force from the first report on, whenever it was
made. So a ledger built anew is the same ledger, and no later story undoes what an analyst has settled. Facts come as pairs of
a report and the event it is linked to, in the order they were recorded.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import groupby

from monitor.analysis.ledger.background import Background
from monitor.analysis.ledger.enter import apply
from monitor.analysis.ledger.folding import fold, open_event
from monitor.analysis.ledger.pins import Pins, pin, pins_of
from monitor.analysis.ledger.spans import describe
from monitor.analysis.ledger.visits import tie
from monitor.domain.errors import InputError
from monitor.domain.event import Change, ChangeKind, Correction, Event, Report

Linked = tuple[Report, str]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a ruling does: events in their new state, reports linked anew, rows to write, and the event that is no more."""

    correction: Correction
    events: tuple[Event, ...]
    moved: tuple[Linked, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """What a ruling is made on: the facts of the events it is about, the rulings so far, what the roster tells."""

    linked: tuple[Linked, ...]
    corrections: tuple[Correction, ...]
    background: Background
    ledger: tuple[Event, ...] = ()

    def refold(self, event: Event, reports: Sequence[Report], extra: Pins | None = None) -> Event:
        """Fold an event anew from the first of ``reports``, with everything that is settled of it in force throughout."""
        first, *rest = reports
        anew = pin(open_event(first, event.id)[0], {**pins_of(self.corrections, event.id), **(extra or {})})
        for report in rest:
            anew, _ = fold(anew, report, self.background)
        return anew

    def tied(self, *events: Event, gone: str | None = None) -> tuple[Event, ...]:
        """Tie these events, as they came out, to the visits of the ledger, and its meetings to them."""
        state = {event.id: event for event in self.ledger if event.id != gone}
        state.update((event.id, event) for event in events)
        return tie([event.id for event in events], state)

    def reports(self, *events: Event) -> tuple[Report, ...]:
        """All reports of some events, in the order they were recorded."""
        names = {event.id for event in events}
        return tuple(report for report, name in self.linked if name in names)


def settle(event: Event, slot: str, value: str, bench: Bench, correction: Correction) -> Ruled:
    """Settle one slot; an empty value lets the reports speak again. A wrong slot or value is an InputError."""
    reports = bench.reports(event)
    after = bench.refold(event, reports, {slot: value})
    if slot not in _SHOWN:
        return Ruled(correction, bench.tied(after))
    kind, show = _SHOWN[slot]
    old, new = show(event), show(after)
    rows = () if old == new else (_row(event.id, kind, old, new, correction, reports[-1], news=True),)
    return Ruled(correction, bench.tied(after), (), rows)


def merge(kept: Event, gone: Event, bench: Bench, correction: Correction) -> Ruled:
    """Make two events one: ``kept`` takes the reports of ``gone``."""
    if kept.id == gone.id:
        raise InputError(f"{kept.id}: an event cannot be merged with itself")
    after = bench.refold(kept, bench.reports(kept, gone))
    taken = bench.reports(gone)
    row = _row(kept.id, ChangeKind.MERGED, gone.id, kept.id, correction, taken[0], news=True)
    return Ruled(correction, bench.tied(after, gone=gone.id), tuple((report, kept.id) for report in taken), (row,))


def split(event: Event, stories: Sequence[str], bench: Bench, correction: Correction) -> Ruled:
    """Take the reports of some stories out of an event and make them one of their own."""
    reports = bench.reports(event)
    leaving = tuple(report for report in reports if report.story_id in stories)
    staying = tuple(report for report in reports if report.story_id not in stories)
    unknown = sorted(set(stories) - {report.story_id for report in leaving})
    if unknown:
        raise InputError(f"{event.id}: no report of story {unknown[0]!r} is linked to it; monitor events {event.id} lists them")
    if not staying:
        raise InputError(f"{event.id}: a split needs at least one story to stay")
    name = f"{event.id.rpartition('-')[0]}-{correction.id[:10]}"
    kept, new = bench.refold(event, staying), bench.refold(replace(event, id=name), leaving)
    row = _row(name, ChangeKind.NEW, None, str(new.status), correction, leaving[0], news=False)
    return Ruled(correction, bench.tied(kept, new), tuple((report, name) for report in leaving), (row,))


def rebuild(linked: Sequence[Linked], corrections: Sequence[Correction], background: Background) -> dict[str, Event]:
    """Fold the whole ledger anew from its facts and rulings."""
    pins = {one.target: pins_of(corrections, one.target) for one in corrections if one.action == "set"}
    state: dict[str, Event] = {}
    for _, group in groupby(linked, key=lambda one: one[0].story_id):
        rows = tuple(group)
        entry = apply([report for report, _ in rows], [name for _, name in rows], state, background, pins=pins)
        state.update((event.id, event) for event in entry.events)
    return {event.id: event for event in tie(tuple(state), state)}


def facts_apart(before: Event | None, after: Event) -> tuple[str, ...]:
    """Name what differs between two states of an event, the quoted words aside; ``new`` where there was none before."""
    if before is None:
        return ("new",)
    one, two = _unquoted(before), _unquoted(after)
    return tuple(slot.name for slot in fields(Event) if getattr(one, slot.name) != getattr(two, slot.name))


def _unquoted(event: Event) -> Event:
    return replace(event, claims=tuple(replace(claim, quote="") for claim in event.claims))


def make_correction(action: str, target: str, value: str, *, who: str, note: str, at: datetime) -> Correction:
    """Write a ruling down; its id follows from what it says."""
    key = f"{action}\n{target}\n{value}\n{who}\n{note}\n{at.isoformat()}"
    return Correction(hashlib.sha256(key.encode()).hexdigest()[:16], at, who, action, target, value, note)


_SHOWN: dict[str, tuple[ChangeKind, Callable[[Event], str | None]]] = {
    "status": (ChangeKind.STATUS, lambda event: str(event.status)),
    "date": (ChangeKind.DATE, lambda event: describe(event.when)),
    "place": (ChangeKind.PLACE, lambda event: "; ".join(event.places) or None),
    "people": (ChangeKind.PARTICIPANTS, lambda event: "; ".join(event.people) or None),
}


def _row(event_id: str, kind: ChangeKind, old: str | None, new: str | None, correction: Correction, report: Report, *,
         news: bool) -> Change:
    reason = f"{correction.action} by {correction.who}" + (f": {correction.note}" if correction.note else "")
    return Change(id=correction.id, event_id=event_id, kind=kind, old=old, new=new, story_id=report.story_id,
                  at=correction.at, alert=news, reason=reason)
