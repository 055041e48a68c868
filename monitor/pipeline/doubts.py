"""Which meetings of the ledger may be one, judged by what was known when they were opened."""

from datetime import timedelta

from monitor.adapters.store import Store
from monitor.analysis.ledger import Background
from monitor.analysis.ledger.doubts import Doubt, doubts, founder
from monitor.domain.event import Event, Report

_JUST_BEFORE = timedelta(microseconds=1)
_NEIGHBOURS = 30  # events opened since that are asked whether they may be this one


def doubts_of(store: Store, report: Report, background: Background) -> tuple[Doubt, ...]:
    """Events that a report was nearly linked to when it opened one of its own."""
    story = store.story(report.story_id)
    if story is None:
        return ()
    return doubts(report, store.events(as_of=story.decided_at - _JUST_BEFORE), background)


def doubts_about(store: Store, event: Event, background: Background) -> tuple[Doubt, ...]:
    """Events that one with its reports may be the same as, whichever of the two was opened first."""
    first = founder(event)
    earlier = doubts_of(store, first, background) if first else ()
    seen = {doubt.event.id for doubt in earlier}
    return (*earlier, *(doubt for doubt in _later(store, event, background) if doubt.event.id not in seen))


def _later(store: Store, event: Event, background: Background) -> list[Doubt]:
    opened = [one for one in store.events() if one.opened_at and event.opened_at and one.opened_at > event.opened_at
              and set(one.parties) == set(event.parties)]
    found = []
    for one in sorted(opened, key=lambda other: (other.opened_at, other.id))[:_NEIGHBOURS]:
        whole = store.event(one.id)
        first = founder(whole) if whole else None
        named = doubts_of(store, first, background) if first else ()
        found += [Doubt(one, doubt.points, doubt.reasons) for doubt in named if doubt.event.id == event.id]
    return found
