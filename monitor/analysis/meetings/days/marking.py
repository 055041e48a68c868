"""The time expressions of a sentence, each as one unit among its words."""

from collections.abc import Sequence

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.when import TimeSpan, is_duration


def mark_times(units: Sequence[Unit], spans: Sequence[TimeSpan]) -> tuple[Unit, ...]:
    """Put one unit in place of the words of each time expression; "soon" is an adverb, for it dates nothing."""
    if not spans:
        return tuple(_without_zones(list(units)))
    marked: list[Unit] = []
    rest = iter([span for span in spans if span.rule != "soon"])
    span = next(rest, None)
    for unit in units:
        while span is not None and span.end <= unit.start:
            span = next(rest, None)
        if span is None or unit.end <= span.start or (unit.actor is not None and unit.code != "N"):
            marked.append(unit)
        elif not marked or marked[-1].extra is not span:
            if marked and marked[-1].low in _ONE and is_duration(span):
                marked.pop()  # "a 3-day visit", whose article "a three-day visit" has within one phrase
            marked.append(Unit(span.start, span.end, "T", span.text.lower(), extra=span))
    return tuple(_without_zones(marked))


def _without_zones(units: list[Unit]) -> list[Unit]:
    """Leave out in whose clock a time is told, and what closes a date: "Monday (local time)", "Monday (May 7)"."""
    if ")" not in [unit.code for unit in units]:
        return units
    units = [unit for at, unit in enumerate(units) if unit.code != ")" or not at or "(" not in units[at - 1].low]
    opened = [at for at in range(1, len(units) - 3) if units[at].low == "(" and units[at - 1].code == "T"]
    zones = [at for at in opened if units[at + 2].low == "time" and units[at + 3].low == ")"]
    return [unit for at, unit in enumerate(units) if not any(zone <= at <= zone + 3 for zone in zones)] if zones else units


_ONE = frozenset({"a", "an"})
