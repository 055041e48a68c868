"""Where somebody came from who arrives: "arrived in Q on Saturday from Pyongyang", "had come from P, where he saw B"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_preposition, lacks, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.goers import who_goes
from monitor.analysis.meetings.journeys.travel import make_visit, official
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.when import TimeSpan, is_duration
from monitor.domain.meeting import Status

_REACH = 10  # units from the verb to "from"
_BEHIND = 8  # units from where somebody came to how long he was there
_NO_WAY = frozenset({"DPRK"})  # whose capital is on nobody's way


def came_from(sentence: Sentence) -> list[Draft]:
    """The journeys that are over, told by an arrival elsewhere."""
    units = sentence.units
    if sentence.headline or lacks(units, "from") or not (sentence.holds("verbs.arrive") or sentence.holds("verbs.go")):
        return []
    verbs = (at for at in range(1, len(units) - 2) if has(units[at], "verbs.arrive", "verbs.go"))
    return [draft for at in verbs if (draft := _came(sentence, at)) is not None]


def _came(sentence: Sentence, verb: int) -> Draft | None:
    units = sentence.units
    group = verb_group(units, verb)
    source = next((at for at in range(verb + 1, min(len(units) - 1, verb + _REACH)) if units[at].low == "from"), None)
    over = group.form == "past" or bool({"had", "has", "having"} & set(group.words))
    if source is None or not over or group.negative or any(_ends(units, at) for at in range(verb + 1, source)):
        return None
    where = place_list(units, source + 1, source + 4)
    travellers, travellers_at = who_goes(sentence, group)
    if not where.known or not travellers.people or not official(sentence, travellers):
        return None
    end = where.known[-1][1].end
    behind = next((at for at in range(source, len(units)) if units[at].start >= end), len(units))
    draft = make_visit(sentence, verb, source, travellers, where)
    told = [unit.low for unit in units[behind : behind + 2]] == [",", "where"]
    if len(draft.parties) < 2 or not (told or set(draft.parties[1:]) & _NO_WAY):
        return None
    draft.status, draft.status_span = Status.HELD, Slot(units[source].start, end)
    draft.people_span, draft.rule, draft.ends = sentence.slots(travellers_at), "return", True
    length = next((unit.extra for unit in units[behind : behind + _BEHIND] if is_duration(unit.extra)), None)
    day = next((unit.extra for unit in units[group.start : source] if isinstance(unit.extra, TimeSpan)), None)
    if isinstance(length, TimeSpan) and isinstance(day, TimeSpan) and not told:
        draft.times = [day, length]
    return draft


def _ends(units: Units, at: int) -> bool:
    """Whether another clause begins, so that "from" is said of something else."""
    unit = units[at]
    return unit.code in ";" or starts(unit, "clause_words") or (starts(unit, "verbs.") and not is_preposition(unit))
