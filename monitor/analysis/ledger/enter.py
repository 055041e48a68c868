"""Enter the mentions of one story into the ledger: link each, or open an event, and fold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.analysis.ledger.background import Background
from monitor.analysis.ledger.folding import fold, open_event
from monitor.analysis.ledger.linking import weigh
from monitor.analysis.ledger.phases import TOOK_PLACE
from monitor.analysis.ledger.pins import Pins, pin
from monitor.analysis.ledger.visits import tie
from monitor.domain.event import Change, Event, Report

_NOTHING_SETTLED: Mapping[str, Pins] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one story did to the ledger: ``links[i]`` is the event of ``reports[i]``; ``events`` are all it touched."""

    reports: tuple[Report, ...] = ()
    links: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    changes: tuple[Change, ...] = ()


def enter(reports: Sequence[Report], ledger: Mapping[str, Event], background: Background) -> Entry:
    """Link the reports of one story, then fold them in."""
    return apply(reports, link(reports, ledger, background), ledger, background)


def link(reports: Sequence[Report], ledger: Mapping[str, Event], background: Background) -> tuple[str, ...]:
    """Choose the event of each report: what took place before what lies ahead, and the best fit first.

    Where a story tells of talks held and of talks to come, the ones that were awaited are those that were held.
    """
    state = dict(ledger)
    links: dict[int, str] = {}
    waiting = list(range(len(reports)))
    while waiting:
        past = [index for index in waiting if reports[index].mention.status in TOOK_PLACE]
        position, known = _next(reports, past or waiting, state, frozenset(links.values()), background)
        waiting.remove(position)
        report = reports[position]
        event, _ = fold(state[known], report, background) if known else open_event(report)
        state[event.id] = event
        links[position] = event.id
    return tuple(links[index] for index in range(len(reports)))


def apply(reports: Sequence[Report], links: Sequence[str], ledger: Mapping[str, Event], background: Background, *,
          pins: Mapping[str, Pins] = _NOTHING_SETTLED) -> Entry:
    """Fold linked reports in, in the order of the story; events that are not known yet are opened under the linked name.

    ``pins`` are what analysts have settled, by event.
    """
    state = dict(ledger)
    changes: list[Change] = []
    for report, name in zip(reports, links, strict=True):
        event, more = fold(state[name], report, background) if name in state else open_event(report, name)
        state[name] = event if name in state else pin(event, pins.get(name, {}))
        changes += more
    touched = tie(tuple(dict.fromkeys(links)), state)
    return Entry(tuple(reports), tuple(links), touched, tuple(changes))


def _next(reports: Sequence[Report], waiting: Sequence[int], state: Mapping[str, Event], taken: frozenset[str],
          background: Background) -> tuple[int, str | None]:
    """Choose the surest pair of a report and an event; where none holds, the first report opens an event.

    Among equals: the earlier report, then the event that was spoken of last, then the lower id.
    """
    scored = [
        (-found.score, index, -(event.last_at.timestamp() if event.last_at else 0.0), event.id)
        for index in waiting for event in state.values()
        if (found := weigh(reports[index], event, background, fellow=event.id in taken)).holds
    ]
    if not scored:
        return waiting[0], None
    _, index, _, known = min(scored)
    return index, known
