"""Several places with their times, as a row of them is told: "in P in May and Q in June", "P and Q last year"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from monitor.analysis.meetings.clause.grammar import Units, has
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.when import Duration, TimeSpan

_TIES = frozenset({"in", "on", "at", "and", ",", "then", "both", "another", "one"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A town or country with its time, if one is told; ``end``: the unit behind both."""

    place: str
    slot: Slot
    time: TimeSpan | None
    end: int


def spots(units: Units, start: int) -> list[Spot]:
    """The row that starts here; a time behind the last of several places that have none is that of all."""
    found = list(_each(units, start))
    last = found[-1].time if found else None
    shared = last is not None and len(found) > 1 and all(spot.time is None for spot in found[:-1])
    return [replace(spot, time=last) for spot in found] if shared else found


def _each(units: Units, start: int) -> Iterator[Spot]:
    at = start
    while at < len(units):
        unit = units[at]
        if unit.place is None:
            if unit.low not in _TIES:
                return
            at += 1
            continue
        day = at + 2 if at + 2 < len(units) and units[at + 1].low in ("in", "on") else at + 1
        span = units[day].extra if day < len(units) else None
        timed = isinstance(span, TimeSpan) and not isinstance(span.value, Duration)
        if not timed and at + 1 < len(units) and (units[at + 1].code in "us" or has(units[at + 1], "auxiliaries.")):
            return  # "in P talks", "and Q will"
        end = day + 1 if timed else at + 1
        yield Spot(unit.place, Slot(unit.start, unit.end), span if timed and isinstance(span, TimeSpan) else None, end)
        at = end
