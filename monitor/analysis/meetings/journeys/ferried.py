"""Journeys told by what somebody is taken in: "a plane flew A to P", "a special train took A to P"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import has, is_actor
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.goals import goal_behind
from monitor.analysis.meetings.journeys.goers import VEHICLES
from monitor.analysis.meetings.journeys.travel import make_visit, official
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.where.places import Places


def ferried(sentence: Sentence, verb: int) -> Draft | None:
    """Whom a vehicle takes somewhere."""
    units = sentence.units
    if not (has(units[verb], "verbs.ferry", "verbs.carry") or units[verb].low in _TAKEN) or verb + 2 >= len(units):
        return None
    group = verb_group(units, verb)
    if group.start and units[group.start - 1].low in VEHICLES:
        return _by_vehicle(sentence, group) if is_actor(units[verb + 1]) else None
    return None


def _by_vehicle(sentence: Sentence, group: VerbGroup) -> Draft | None:
    verb = group.verb
    where = goal_behind(sentence.units, verb + 1, ("to", "into"))
    rider = sentence.party((verb + 1,))
    if not where.known or not rider.people or not official(sentence, rider):
        return None
    draft = _drafted(sentence, group, rider, (verb + 1,), where)
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.arrival = True
    attach_times(sentence.units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


def _drafted(sentence: Sentence, group: VerbGroup, who: Party, who_at: tuple[int, ...], where: Places) -> Draft:
    draft = make_visit(sentence, group.verb, group.start, who, where)
    draft.status_span = Slot(sentence.units[group.start].start, sentence.units[group.verb].end)
    draft.people_span, draft.rule = sentence.slots(who_at), "journey"
    return draft


_TAKEN = frozenset({"flew", "flies", "took", "takes"})
