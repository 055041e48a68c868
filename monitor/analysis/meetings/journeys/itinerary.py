"""The stops a journey goes on to: "goes to P on Friday, then to Q", "to P on Friday, Q on Saturday and R on Sunday"."""

from dataclasses import replace

from monitor.analysis.meetings.clause.grammar import Units, before_day, has
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_FURTHER = 12  # units from one stop of an itinerary to the next
_LINKS = frozenset({",", "and", "then", "on", "from there", "there", "later", "before", "heading", "going", "travelling"})


def further_stops(sentence: Sentence, draft: Draft) -> list[Draft]:
    """The other journeys of an itinerary: "goes to P on Friday, then to Q", "is expected in P and then in Q"."""
    if draft.kind is not Kind.VISIT or draft.rule not in ("journey", "stay", "visit noun") or not draft.places or not draft.fresh:
        return []
    stops: list[Draft] = []
    last = draft
    while (nxt := _next_stop(sentence, last)) is not None and len(stops) < 4:
        stops.append(nxt)
        last = nxt
    return stops


def _next_stop(sentence: Sentence, draft: Draft) -> Draft | None:
    units = sentence.units
    behind = max(slot.end for _, slot in draft.places)
    first = next((at for at, unit in enumerate(units) if unit.start >= behind), len(units))
    linked = False
    for at in range(first, min(len(units), first + _FURTHER)):
        unit = units[at]
        if (linked and unit.low in _NEXT) or _next_day(units, first, at):
            return _stop(sentence, draft, at - 1 if unit.place else at)
        linked = linked or unit.low in ("and", "then") or (unit.code == "," and at + 1 < len(units) and units[at + 1].low == "to")
        if not (unit.low in _LINKS or unit.code == "T" or has(unit, "prepositions.place")):
            return None
    return None


_NEXT = frozenset({"to", "in", "for"})  # "leaves for P on Saturday and for Q on Sunday"


def _next_day(units: Units, first: int, at: int) -> bool:
    """Whether a place stands in a row of places with a day each: "to P on Friday, Q on Saturday and R on Sunday"."""
    if not units[at].place or at + 2 >= len(units) or not any(unit.code == "T" for unit in units[first:at]):
        return False
    dated = units[at + 1].code == "T" or (units[at + 1].low == "on" and units[at + 2].code == "T")
    return dated and units[at - 1].low in (",", "and", "then")


def _stop(sentence: Sentence, draft: Draft, at: int) -> Draft | None:
    units = sentence.units
    found = place_list(units, at + 1, at + 6)
    starts_at = {slot.start for _, slot in found.known}
    hosts = [side for unit in units if unit.start in starts_at and unit.actor for side in unit.actor.sides]
    own = draft.parties[:1]
    others = tuple(side for side in dict.fromkeys(hosts) if side not in (*own, "UN", "EU"))
    if not found.known or not others:
        return None
    end = found.known[-1][1].end
    after = next((i for i in range(at, len(units)) if units[i].start >= end), len(units))
    beside = (*units[after : after + 3], *units[before_day(units, at) : at])  # "then on Saturday in P"
    spans = [unit.extra for unit in beside if isinstance(unit.extra, TimeSpan)]
    return replace(
        draft,
        parties=(*own, *others),
        places=list(found.known),
        candidates=[],
        times=spans[:1],
        when=None,
        when_span=None,
        start=draft.start,
        end=max(end, spans[0].end if spans else 0),
        status=Status.PLANNED if draft.status is Status.ONGOING else draft.status,
    )
