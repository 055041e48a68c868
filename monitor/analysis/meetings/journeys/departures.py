"""Who left a place: "A left P for Q", which ends a stay there, or the meeting that two countries' leaders left."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.days.times import attach_departure
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.journeys.goers import who_goes
from monitor.analysis.meetings.journeys.travel import by_name, hosts_of, make_visit, official
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import Places, place_list
from monitor.domain.meeting import Kind, Status


def departure(sentence: Sentence, verb: int) -> Draft | None:
    """A left P, A has left P for Q: the stay in P is over."""
    found = place_list(sentence.units, verb + 1, verb + 4)
    group = verb_group(sentence.units, verb)
    travellers, travellers_at = who_goes(sentence, group)
    over = group.form in ("past", "third") and not (group.future or group.infinitive)
    if not found.known or not official(sentence, travellers) or not by_name(sentence, travellers_at) or not over:
        return None
    if (parted := _parted(sentence, verb, group, travellers, found)) is not None:
        parted.people_span = sentence.slots(travellers_at)
        return parted
    draft = make_visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = Status.HELD, Slot(sentence.units[group.start].start, sentence.units[verb].end)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "return"
    attach_departure(sentence.units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


def _parted(sentence: Sentence, verb: int, group: VerbGroup, travellers: Party, where: Places) -> Draft | None:
    """What ended where leaders of two countries left a third "without a deal": their meeting, and no two journeys."""
    sides = {side for person in travellers.people for side in sentence.scene.side_of(person)[:1]}
    if len(sides) != _BOTH or sides & set(hosts_of(sentence, where)):
        return None
    units = sentence.units
    behind = next((at for at in range(verb, len(units)) if units[at].start >= where.known[-1][1].end), len(units))
    if not any(unit.low.startswith(_WITHOUT) or unit.low in ("no", "nothing") for unit in units[behind : behind + 4]):
        return None
    draft = make_draft(sentence, verb, group.start, Kind.MEETING, Party(travellers.people, tuple(sides)))
    draft.places.extend(where.known)
    draft.status, draft.status_span = Status.HELD, Slot(units[group.start].start, units[verb].end)
    draft.rule = "verb"
    return draft


_BOTH = 2  # countries
_WITHOUT = ("without", "with no", "no ", "empty-handed", "having failed", "after failing")
