"""Enter the mentions of one story into the ledger: link each, or open an event, and fold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.analysis.ledger.background import Background
from monitor.analysis.ledger.folding import fold, open_event
from monitor.analysis.ledger.linking import Link, weigh
from monitor.analysis.ledger.phases import TOOK_PLACE
from monitor.analysis.ledger.visits import tie
from monitor.domain.event import Change, Event, Report


@dataclass(frozen=True, slots=True)
class Entry:
    """What one story did to the ledger: ``links[i]`` is the event of ``reports[i]``; ``events`` are all it touched."""

    reports: tuple[Report, ...] = ()
    links: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    changes: tuple[Change, ...] = ()


def enter(reports: Sequence[Report], ledger: Mapping[str, Event], background: Background) -> Entry:
    """Link the reports of one story: what took place before what lies ahead, and the best fit first.

    Where a story tells of talks held and of talks to come, the ones that were awaited are those that were held.
    """
    state = dict(ledger)
    links: dict[int, str] = {}
    changes: list[Change] = []
    waiting = list(range(len(reports)))
    while waiting:
        past = [index for index in waiting if reports[index].mention.status in TOOK_PLACE]
        position, best = _next(reports, past or waiting, state, frozenset(links.values()), background)
        waiting.remove(position)
        if best is None:
            event, more = open_event(reports[position])
        else:
            event, more = fold(state[best], reports[position], background)
        state[event.id] = event
        links[position] = event.id
        changes += more
    touched = tie(tuple(dict.fromkeys(links.values())), state)
    return Entry(tuple(reports), tuple(links[i] for i in range(len(reports))), touched, tuple(changes))


def _next(reports: Sequence[Report], waiting: Sequence[int], state: Mapping[str, Event], taken: frozenset[str],
          background: Background) -> tuple[int, str | None]:
    """Choose the surest pair of a report and an event; where none holds, the first report opens an event."""
    scored = [
        (link.score, -index, event.id) for index in waiting for event in state.values()
        if (link := weigh(reports[index], event, background, fellow=event.id in taken)).holds
    ]
    if not scored:
        return waiting[0], None
    score = max(one[0] for one in scored)
    _, negative, _ = max(one for one in scored if one[0] == score)
    ids = [one[2] for one in scored if one[0] == score and one[1] == negative]
    return -negative, _latest(ids, state)


def _latest(ids: Sequence[str], state: Mapping[str, Event]) -> str:
    """Of equals the one that was spoken of last; then the lower id."""
    return min(ids, key=lambda one: (-(state[one].last_at.timestamp() if state[one].last_at else 0.0), one))  # type: ignore[union-attr]


__all__ = ["Entry", "Link", "enter"]
