"""The way back from a journey, by which the journey is told: "returned from P", "returned on T from P", "flew home from P"."""

from monitor.analysis.meetings.clause.grammar import Units, has, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.last_days import mark_return
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.goals import straight_to
from monitor.analysis.meetings.journeys.goers import who_goes
from monitor.analysis.meetings.journeys.travel import by_name, make_visit, official
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_list
from monitor.domain.meeting import Status


def comes_back(units: Units, verb: int) -> bool:
    """Whether a verb tells of a way back, with where it began right behind it, or behind a day."""
    return has(units[verb], "verbs.back") or _source(units, verb) > 0


def _source(units: Units, verb: int) -> int:
    """Where "from" stands behind "returned", home and a day between them or not; 0 where it does not."""
    if not (has(units[verb], "verbs.go") and units[verb].low.startswith("return")):
        return 0
    for at in range(verb + 1, min(len(units) - 1, verb + _DAY)):
        if units[at].low == "from":
            return at
        if not (units[at].code == "T" or units[at].low in _BETWEEN):
            return 0
    return 0


_DAY = 6  # units: "home late on Saturday from"
_BETWEEN = frozenset({"on", "home", "late", "early"})


def way_back(sentence: Sentence, verb: int) -> Draft | None:
    """A returned from P, A will fly home from P: the visit to P is over, or will be."""
    units = sentence.units
    if units[verb].low.startswith("on ") and not (verb and starts(units[verb - 1], "auxiliaries.")):
        return None  # "is aboard, on his way back from P"
    source = _source(units, verb)
    found = place_list(units, source + 1, source + 7) if source else straight_to(units, verb)
    group = verb_group(units, verb)
    travellers, travellers_at = who_goes(sentence, group)
    if not found.known or not official(sentence, travellers) or not by_name(sentence, travellers_at):
        return None
    draft = make_visit(sentence, verb, group.start, travellers, found)
    draft.status = Status.ONGOING if group.future else Status.HELD
    draft.status_span = Slot(units[group.start].start, units[verb].end)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule, draft.nested = "return", True
    mark_return(units, draft, verb)
    return draft if len(draft.parties) > 1 else None
