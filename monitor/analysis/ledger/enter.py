"""Enter the mentions of one story into the ledger: link each, or open an event, and fold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.analysis.ledger.background import Background
from monitor.analysis.ledger.folding import fold, open_event
from monitor.analysis.ledger.linking import may_be_one, weigh
from monitor.analysis.ledger.phases import AHEAD, TOOK_PLACE
from monitor.analysis.ledger.pins import Pins, pin
from monitor.analysis.ledger.spans import is_exact
from monitor.analysis.ledger.visits import tie
from monitor.domain.event import Change, Event, Report

_NEARLY = 0.25  # points by which no two reports differ in earnest: a plan that moved by four days or by five
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

    Where a story tells of talks held and of talks to come, the ones that were awaited are those that were held; unless those
    to come have their day and are what the story is about, and it mentions the others in passing.
    """
    links: dict[int, str] = {}
    board = _Board(reports, ledger, background)
    waiting = list(range(len(reports)))
    while waiting:
        past = [index for index in waiting if reports[index].mention.status in TOOK_PLACE]
        position, known = board.best(past or waiting)
        position = board.yield_to_the_subject(position, known, waiting)
        waiting.remove(position)
        links[position] = board.settle(position, known)
    return tuple(links[index] for index in range(len(reports)))


class _Board:
    """Every pair of a report and an event it may be about, weighed once; again only where an event has moved."""

    def __init__(self, reports: Sequence[Report], ledger: Mapping[str, Event], background: Background) -> None:
        self._reports = tuple(reports)
        self._background = background
        self._events: dict[str, Event] = {}
        self._fellows: dict[str, tuple[Report, ...]] = {}
        self._scores: list[dict[str, float]] = [{} for _ in reports]
        for event in ledger.values():
            self._weigh(event)

    def best(self, waiting: Sequence[int]) -> tuple[int, str | None]:
        """Choose the surest pair; where none holds, the first report with no event.

        Among equals, or nearly so: the earlier report, since stories begin with what they are about;
        then the event that was spoken of last, then the lower id.
        """
        found = [(-score, index, -self._last(name), name) for index in waiting for name, score in self._scores[index].items()]
        if not found:
            return waiting[0], None
        lowest, index, _, name = min(found)
        if name in self._fellows:
            return index, name
        nearly = [position for score, position, _, other in found if other == name and score <= lowest + _NEARLY]
        return min(nearly), name

    def yield_to_the_subject(self, position: int, known: str | None, waiting: Sequence[int]) -> int:
        """Let a dated plan go before what fits the same event no better, and is told in passing or further down, of others."""
        if known is None:
            return position
        report, score = self._reports[position], self._scores[position][known]
        plans = [index for index in waiting if _goes_before(self._reports[index], report)]
        return min((index for index in plans if self._scores[index].get(known, score - 1) >= score), default=position)

    def settle(self, position: int, known: str | None) -> str:
        """Fold a report into its event, or open one, so that the rest is weighed against what it is now."""
        report = self._reports[position]
        event = fold(self._events[known], report, self._background)[0] if known else open_event(report)[0]
        self._fellows[event.id] = (*self._fellows.get(event.id, ()), report)
        self._weigh(event)
        return event.id

    def _weigh(self, event: Event) -> None:
        self._events[event.id] = event
        fellows = self._fellows.get(event.id, ())
        for report, scores in zip(self._reports, self._scores, strict=True):
            scores.pop(event.id, None)
            if may_be_one(report, event) and (found := weigh(report, event, self._background, fellows=fellows,
                                                                story=self._reports)).holds:
                scores[event.id] = found.score

    def _last(self, name: str) -> float:
        last_at = self._events[name].last_at
        return last_at.timestamp() if last_at else 0.0


def _goes_before(plan: Report, other: Report) -> bool:
    """Tell whether a story is about a dated plan, and not about the other, or tells of it first and names other people for it.

    "A and B will meet on Thursday; the aid was agreed on by C and D on Friday": what was awaited is what A and B will do.
    """
    mention = plan.mention
    if mention.status not in AHEAD or mention.when is None or not is_exact(mention.when) or mention.main < other.mention.main:
        return False
    of_others = bool(mention.people and other.mention.people) and not {*mention.people} & {*other.mention.people}
    return mention.main > other.mention.main or (of_others and plan.index < other.index)


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
