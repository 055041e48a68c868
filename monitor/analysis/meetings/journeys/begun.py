"""Journeys told by where they begin or end: "He had begun in P on Friday", "she will finish in Q"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, past_day
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.journeys.travel import make_visit, official
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.where.places import place_list
from monitor.domain.meeting import Status

_VERBS = frozenset({
    *("began", "begun", "begins", "begin", "started", "starts", "start", "ended", "ends", "end", "finished", "finishes", "finish"),
})


def begun_there(sentence: Sentence) -> list[Draft]:
    """The stop at which somebody, and no meeting, begins or ends."""
    units = sentence.units
    if sentence.headline or not (sentence.holds("phases.begins") or sentence.holds("phases.ends")):
        return []
    verbs = (at for at in range(1, len(units) - 2) if units[at].low in _VERBS and units[past_day(units, at + 1)].low == "in")
    return [draft for at in verbs if (draft := _stop(sentence, at)) is not None]


def _stop(sentence: Sentence, verb: int) -> Draft | None:
    units = sentence.units
    group = verb_group(units, verb)
    who = group.start - 1
    behind = past_day(units, verb + 1) + 1
    where = place_list(units, behind, behind + 4)
    if who < 0 or not where.known or group.negative or not _somebody(units, who):
        return None
    party = sentence.party((who,))
    draft = make_visit(sentence, verb, group.start, party, where)
    if not party.people or not official(sentence, party) or len(draft.parties) < 2:
        return None
    draft.status, draft.status_span = verb_status(sentence, group)
    if draft.status is Status.HELD and group.form in ("third", "base"):
        draft.status = Status.PLANNED
    draft.people_span, draft.rule = sentence.slots((who,)), "journey"
    attach_times(units, draft, group.start, verb)
    return draft


def _somebody(units: Units, at: int) -> bool:
    """Whether a person stands here by himself, and not at the end of "talks with B" or "talks between A and B"."""
    unit = units[at]
    if at > 1 and units[at - 1].low == "and" and is_actor(units[at - 2]):
        return False
    alone = at == 0 or units[at - 1].code in ",." or has(units[at - 1], "clause_words", "say")
    named = is_person(unit) or unit.low in ("he", "she") or (unit.actor is not None and unit.actor.ref == "role")
    return named and alone and is_actor(unit)
