"""Who asks, invites, lets or plans for somebody "to meet": the verb before decides where the meeting stands."""

from monitor.analysis.meetings.clause.arguments import names_until
from monitor.analysis.meetings.clause.clause_bounds import clause_head
from monitor.analysis.meetings.clause.grammar import Units, before_day, has, is_actor, starts, statuses
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.unmet import not_yet, taken_back
from monitor.domain.meeting import Status


def control(units: Units, group: VerbGroup) -> tuple[Status, Slot] | None:
    """Who asked, invited or has no plans for somebody "to meet": the verb before decides."""
    asked_at = before_day(units, group.start)  # "invited A on Saturday to meet him"
    if asked_at > 1 and units[asked_at - 1].code == "," and ", " in units[asked_at - 2].low:
        asked_at -= 1  # "invited the minister, B, to see him"
    if asked_at == 0 or not is_actor(units[asked_at - 1]):
        return None
    if asked_at > 1 and units[asked_at - 2].low in _LETTING:
        leave = verb_group(units, asked_at - 2)
        return (Status.DENIED, Slot(units[leave.start].start, units[leave.verb].end)) if leave.negative else None
    own = starts(units[group.start], "status.") or starts(units[group.start], "auxiliaries.be")  # "confirmed A refused to meet B"
    if "to" not in group.words[:2] or (own and group.words[0] != "to" and not group.negative):
        return None
    for at in range(asked_at - 2, max(clause_head(units, group.start) - 1, asked_at - 9), -1):
        cue = standing.strongest(statuses(units[at]))
        span = Slot(units[at].start, units[at].end)
        if has(units[at], "pressing") and _right_before(units, at, asked_at - 1):
            cue = "proposed"
        if units[at].low in _BINDING and _right_before(units, at, asked_at - 1):
            cue = "planned"
        if cue in ("cancelled", "postponed", "denied"):
            return Status(cue), span
        if cue == "proposed":
            back = taken_back(units, at, group.verb)
            asked = not_yet(units, group.verb) if group.negative else Status.PROPOSED
            return back or (asked, span)  # "asked A not to go to P", "not to go at this time"
        if cue == "planned":
            return Status.PLANNED, span
    return None


_LETTING = frozenset({"let", "lets", "allow", "allows", "allowed", "allowing", "permit", "permits", "permitted"})  # him see B


_BINDING = frozenset({"committed", "commits", "committing", "obliged", "obliges", "requires", "required", "bound", "binds"})


def _right_before(units: Units, at: int, last: int) -> bool:
    """Whether nothing but those who are spoken to stands behind a verb: "pressed A and B to meet"."""
    return all(is_actor(unit) or unit.code in "dm," or unit.low == "and" for unit in units[at + 1 : last])


def prospect(units: Units, group: VerbGroup) -> tuple[Status, Slot] | None:
    """What is said of somebody's doing it: "a chance of A seeing B", "ruled out the idea of A meeting B"."""
    if group.form != "ing" or group.words or group.start < _BEFORE or not is_actor(units[group.start - 1]):
        return None
    of = names_until(units, group.start - 1)[0] - 1
    of_it = of >= 0 and units[of].low.endswith(" of") and has(units[of], "status.proposed")  # "the idea of A seeing B"
    at = of if of_it else of - 1
    wished = at >= 0 and units[of].low == "of" and (units[at].low in _PROSPECTS or has(units[at], "status.proposed"))
    if not (of_it or wished):
        return None
    no = next((unit for unit in units[max(0, at - _REFUSED) : at] if has(unit, "status.denied")), None)
    return (Status.DENIED, Slot(no.start, no.end)) if no is not None else (Status.PROPOSED, Slot(units[at].start, units[of].end))


_REFUSED = 4  # units from "ruled out" to "of"
_BEFORE = 3  # units before a verb: "chance of A"
_PROSPECTS = frozenset({"chance", "chances", "prospect", "prospects", "possibility", "likelihood", "idea", "hope", "hopes", "talk"})
