"""What somebody travels for, told without a meeting verb: "flies to P, where he will press B on sanctions"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, some
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_REACH = 6  # units from the place to "where", and from there to the verb


def errand(sentence: Sentence, visit: Draft) -> list[Draft]:
    """Whom a traveller presses, tells or asks something where a journey leads; nobody where that is not told."""
    if visit.kind is not Kind.VISIT or not visit.fresh or not visit.places or not visit.people:
        return []
    units = sentence.units
    end = max(slot.end for _, slot in visit.places)
    verb = _verb_behind_where(units, end) or _verb_of_purpose(units, end)
    if verb is None or not is_actor(units[verb + 1]) or units[verb + 1].code != "N":
        return []
    others_at = names_from(units, verb + 1)
    traveller = Party(visit.people, visit.parties[:1])
    others = sentence.party(others_at, subject=traveller)
    both = traveller.joined(others)
    if not set(others.sides) & set(visit.parties[1:]) or not others.people or set(others.people) & set(visit.people):
        return []
    group = verb_group(units, verb)
    draft = make_draft(sentence, verb, group.start, Kind.MEETING, both)
    coming = group.future or group.conditional or visit.status is Status.PLANNED
    draft.status = Status.PLANNED if coming else Status.HELD
    draft.status_span = Slot(units[group.start].start, units[verb].end)
    draft.people_span = [*visit.people_span, *sentence.slots(others_at)]
    draft.end = units[others_at[-1]].end
    draft.places = list(visit.places)
    draft.noun, draft.rule, draft.purpose = "meet", "deed", group.words == ("to",)
    return [draft]


def _verb_of_purpose(units: Units, place_end: int) -> int | None:
    """The verb of telling somebody something for which a journey is made: "goes to P on Friday to tell B what was said"."""
    first = next((at for at, unit in enumerate(units) if unit.start >= place_end), len(units))
    to = next((at for at in range(first, min(len(units) - 2, first + _DAY)) if units[at].low == "to"), None)
    if to is None or not all(unit.code == "T" or unit.low == "on" for unit in units[first:to]):
        return None
    return to + 1 if has(units[to + 1], "addressing") and units[to + 1].low in _TELLING else None


_DAY = 4  # units between a place and "to": "on Friday"
_TELLING = frozenset({"tell", "inform", "ask", "press", "urge", "warn", "assure", "thank", "congratulate"})


def _verb_behind_where(units: Units, place_end: int) -> int | None:
    """The verb of saying to somebody's face in the "where" clause right behind a place."""
    if lacks(units, "where"):
        return None
    first = next((at for at, unit in enumerate(units) if unit.start >= place_end), len(units))
    where = next((at for at in range(first, min(len(units), first + _REACH)) if units[at].low == "where"), None)
    if where is None or some(units[first:where], "verbs."):
        return None
    near = range(where + 1, min(len(units) - 1, where + 1 + _REACH))
    return next((at for at in near if has(units[at], "addressing")), None)
