"""An analyst's ruling, from the command to the ledger: read, decide, record, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.adapters.store import Store, Tx
from monitor.analysis.ledger import Background
from monitor.analysis.ledger.rulings import Bench, Ruled, facts_apart, make_correction, merge, rebuild, settle, split
from monitor.domain.errors import InputError
from monitor.domain.event import Correction, Event
from monitor.pipeline.lapses import record_lapses


@dataclass(frozen=True, slots=True)
class Ruler:
    """Who rules, when, and why; where it is recorded and what the roster tells."""

    store: Store
    background: Background
    who: str
    note: str
    at: datetime

    def merge(self, kept_id: str, gone_id: str) -> Ruled:
        """Make ``gone_id`` part of ``kept_id``."""
        def decide(tx: Tx, correction: Correction) -> Ruled:
            kept, gone = find_event(tx, kept_id), find_event(tx, gone_id)
            return merge(kept, gone, self._bench(tx, kept, gone), correction)

        return self._record("merge", kept_id, gone_id, decide)

    def split(self, event_id: str, stories: Sequence[str]) -> Ruled:
        """Take the reports of some stories out into an event of their own."""
        def decide(tx: Tx, correction: Correction) -> Ruled:
            event = find_event(tx, event_id)
            return split(event, stories, self._bench(tx, event), correction)

        return self._record("split", event_id, ",".join(stories), decide)

    def settle(self, event_id: str, slot: str, value: str) -> Ruled:
        """Settle a slot for good; an empty value lets the reports speak again."""
        def decide(tx: Tx, correction: Correction) -> Ruled:
            event = find_event(tx, event_id)
            return settle(event, slot, value, self._bench(tx, event), correction)

        return self._record("set", event_id, f"{slot}={value}", decide)

    def _bench(self, tx: Tx, *events: Event) -> Bench:
        return Bench(tx.reports(events=[event.id for event in events]), tx.corrections(), self.background, tx.events())

    def _record(self, action: str, target: str, value: str, decide: Callable[[Tx, Correction], Ruled]) -> Ruled:
        with self.store.writing() as tx:
            correction = make_correction(action, target, value, who=self.who, note=self.note, at=self.at)
            ruled = decide(tx, correction)
            tx.correct(correction)
            tx.restate(ruled.events, at=self.at, moved=ruled.moved, changes=ruled.changes)
        return ruled


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What folding everything anew came to.

    ``different`` are the events of which other facts stood before, each with the names of these; of ``requoted`` more only
    the words that show the facts.
    """

    reports: int
    events: int
    different: tuple[tuple[str, tuple[str, ...]], ...]
    requoted: int

    @property
    def same(self) -> bool:
        """Whether the ledger stood just so before."""
        return not self.different and not self.requoted


def rebuild_ledger(store: Store, background: Background, *, at: datetime, dry_run: bool = False) -> Rebuilt:
    """Fold every event anew from the recorded facts and rulings; what differs from the stored state is put right."""
    with store.writing() as tx:
        linked = tx.reports()
        anew = rebuild(linked, tx.corrections(), background)
        stored = {event.id: event for event in tx.events()}
        moved = {name: facts_apart(stored.get(name), event) for name, event in sorted(anew.items()) if stored.get(name) != event}
        if moved and not dry_run:
            tx.restate([anew[name] for name in moved], at=at)
            record_lapses(tx, now=at, again=True)
    different = tuple((name, facts) for name, facts in moved.items() if facts)
    return Rebuilt(len(linked), len(anew), different, len(moved) - len(different))


def find_event(reads: Store | Tx, name: str, *, as_of: datetime | None = None) -> Event:
    """Find an event by its id or an unambiguous beginning or end of it; InputError where there is none, or several."""
    event = reads.event(name, as_of=as_of)
    if event is not None:
        return event
    fitting = [one.id for one in reads.events(as_of=as_of) if one.id.startswith(name) or one.id.endswith(name)]
    if len(fitting) == 1 and (found := reads.event(fitting[0], as_of=as_of)) is not None:
        return found
    if fitting:
        raise InputError(f"{name} could be any of {', '.join(fitting[:5])}: write more of it")
    merges = (one for one in reads.corrections() if one.action == "merge")
    if merged := [one for one in merges if one.value.startswith(name) or one.value.endswith(name)]:
        raise InputError(f"{merged[-1].value} was made part of {merged[-1].target}: ask for that one")
    raise InputError(f"no event {name!r}; monitor events lists them")
