"""Journeys: who travels where, by verb ("arrived in", "left for", "was sent to", "is in")."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.arguments import SENT
from monitor.analysis.meetings.clauses import is_noun, supposed, verb_status
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.goals import GOALS, goal_of
from monitor.analysis.meetings.goers import who_goes
from monitor.analysis.meetings.grammar import Units, VerbGroup, has, is_actor, some, verb_group
from monitor.analysis.meetings.guests import invitation, sending
from monitor.analysis.meetings.places import Places, place_list
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.times import attach_departure, attach_times
from monitor.analysis.meetings.travel import by_name, hosts_of, make_visit, of_one_side, official
from monitor.domain.meeting import Status

_STAYING = frozenset({"in", "at"})


def read_stay(sentence: Sentence, verb: int) -> Draft | None:
    """A stay told by "to be" or by "expected there"."""
    unit = sentence.units[verb]
    if has(unit, "auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.been"):
        return stay(sentence, verb)
    return None


def stay(sentence: Sentence, verb: int) -> Draft | None:
    """A is (due, expected, already) in P: a stay, not said how it began."""
    units = sentence.units
    at = verb + 1
    while at < len(units) and at < verb + 5 and (has(units[at], "adverbs", "status.planned") or units[at].code == "T"):
        at += 1
    if at >= len(units) or not (units[at].low in _STAYING or units[at].low == "there" or _been_to(units, at)):
        return None
    found = (
        Places((sentence.scene.place,)) if units[at].low == "there" and sentence.scene.place else place_list(units, at + 1, at + 6)
    )
    group = verb_group(units, at - 1) if at - 1 > verb else verb_group(units, verb)
    travellers, travellers_at = sentence.subject(group.start)
    if not found.known or not travellers.sides or not _by_title(sentence, travellers_at):
        return None
    apart = group.start and units[group.start - 1].code == "," and units[travellers_at[-1] + 1].code == ","
    if group.negative or some(units[max(0, travellers_at[0] - 8) : travellers_at[0] if apart else group.start], "nouns."):
        return None  # the talks are there, not whoever takes part
    draft = make_visit(sentence, at, group.start, travellers, found)
    if len(draft.parties) < 2:
        return None
    future = group.future or some(units[verb:at], "status.planned")
    draft.status = Status.PLANNED if future else Status.ONGOING if units[verb].low in ("is", "are", "'s") else Status.HELD
    draft.status_span = Slot(units[group.start].start, units[at].end)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "stay"
    attach_times(units, draft, group.start, at)
    return draft


def _compared(units: Units, group: VerbGroup) -> bool:
    """Whether a journey is only thought of, to compare: "different from A going to P", "no likelier than B coming to Q"."""
    at = group.start - 2
    return group.form == "ing" and not group.words and at >= 0 and units[at].low in ("from", "than", "as", "like", "or")


def _been_to(units: Units, at: int) -> bool:
    """Whether somebody "has been to P"; what "has been" for long, or is to be, says nothing of a journey."""
    return units[at].low == "to" and units[at - 1].low == "been" and at > 1 and has(units[at - 2], *_PERFECT)


_PERFECT = ("auxiliaries.have", "auxiliaries.had", "verbs.have", "adverbs")


def _by_title(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    """Whether somebody is meant, by name, pronoun or office, and no country or crowd."""
    actors = [sentence.units[index].actor for index in indexes]
    return all(
        actor is not None and actor.ref in ("person", "surname", "pronoun", "role", "counterpart") for actor in actors
    ) and bool(actors)


_WENT = frozenset({"went", "gone", "travelled", "traveled"})  # told of as over, unlike "flew" and "arrived"


def visit_verb(sentence: Sentence, verb: int) -> Draft | None:
    """A goes to P; the place must follow the verb and the traveller must be somebody."""
    units = sentence.units
    unit = units[verb]
    if has(unit, "verbs.invite") and not is_noun(units, verb):
        return invitation(sentence, verb)
    if (
        has(unit, "verbs.go")
        and units[verb].low.startswith("return")
        and units[verb + 1 : verb + 2]
        and units[verb + 1].low == "from"
    ):
        return _return(sentence, verb)
    if has(unit, "verbs.send"):
        return sending(sentence, verb)
    families = [name for name in GOALS if name in unit.classes]
    if not families:
        return None
    goals = [(name, goal_of(sentence, verb, name)) for name in families]
    family, found = next(((name, goal) for name, goal in goals if goal.known), goals[0])
    if not found.known:
        return _departure(sentence, verb) if family == "verbs.leave" and not is_noun(units, verb) else None
    group = verb_group(units, verb)
    travellers, travellers_at = who_goes(sentence, group)
    somebody = official(sentence, travellers) and by_name(sentence, travellers_at)
    somebody = somebody and (family == "verbs.attend" or of_one_side(sentence, travellers, travellers_at))
    if not somebody or (family == "verbs.reach" and (group.form == "ing" or group.infinitive)):
        return None
    hosts = hosts_of(sentence, found)
    travellers = _guests_first(travellers, hosts)
    own = travellers.sides if family == "verbs.attend" else travellers.sides[:1]
    if not set(hosts) - set(own) - {""}:
        return None
    told = _told_by(units, group)
    timetable = group.form in ("third", "base") and _plain(units, group) and not sentence.headline
    draft = make_visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = _standing(sentence, told, family, timetable=timetable)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "journey"
    draft.fresh = draft.fresh and not supposed(units, group) and not _compared(units, group)
    draft.present = timetable
    draft.nested = _before_leaving(units, travellers_at[0] if travellers_at else group.start)
    draft.onward = family == "verbs.way" or any(after.low == "on" for after in units[verb + 1 : verb + 2])
    draft.arrival = family in ("verbs.arrive", "verbs.reach", "verbs.way") or (family == "verbs.go" and unit.low not in _WENT)
    attach_times(units, draft, told.start, verb)
    return None if _comes_from_a_visit(units, draft, verb) else draft


def _standing(sentence: Sentence, told: VerbGroup, family: str, *, timetable: bool) -> tuple[Status, Slot]:
    """Where a journey stands, by what tells it and the sort of verb: who "left for P" is on the way, who "leaves" will be."""
    units = sentence.units
    status, span = verb_status(sentence, told)
    if status is Status.PROPOSED and told.words == ("prepared to",) and is_actor(units[told.start - 1]):
        status = Status.PLANNED  # "as he prepared to leave"; who "is prepared to" go only may
    elif status is Status.HELD and timetable and family in ("verbs.go", "verbs.leave", "verbs.bound"):
        status = Status.PLANNED  # "she leaves for Tokyo on Friday"
    elif units[told.verb].low in ("going", "going to") and status is Status.ONGOING:
        status = Status.PLANNED
    elif family in ("verbs.way", "verbs.leave") and status is Status.HELD:
        status = Status.ONGOING
    return status, span


def _guests_first(travellers: Party, hosts: tuple[str, ...]) -> Party:
    """The travellers with those first who are not at home where they go: "A and B flew to A's own country"."""
    guests = [side for side in travellers.sides if side not in hosts[:1]]
    return Party(travellers.people, (*guests, *(side for side in travellers.sides if side not in guests)))


def _told_by(units: Units, group: VerbGroup) -> VerbGroup:
    """What tells where and when a journey stands: its verb, or the sending of somebody to make it ("sent A to visit P")."""
    sent = group.start - 2
    made = group.infinitive and sent >= 0 and units[sent].low in SENT and units[group.start - 1].code == "N"
    return verb_group(units, sent) if made else group


def _plain(units: Units, group: VerbGroup) -> bool:
    """Whether nothing but adverbs stands before a verb: "then travels to P"."""
    return all(has(unit, "adverbs") or unit.code == "T" for unit in units[group.start : group.verb])


def _comes_from_a_visit(units: Units, draft: Draft, verb: int) -> bool:
    """Whether the way back is told only for the visit that is over: "returned to P on Friday from a visit to Q"."""
    back = units[verb].low.startswith("return") or (verb + 1 < len(units) and units[verb + 1].low == "back")
    behind = next((at for at in range(verb + 1, len(units)) if units[at].start >= draft.end), len(units))
    source = next((at for at in range(behind, min(len(units), behind + 5)) if units[at].low in ("from", "after")), None)
    return back and source is not None and some(units[source + 1 : source + 5], "nouns.visit")


def _before_leaving(units: Units, traveller: int) -> bool:
    """Whether the journey comes after what the sentence tells: "before he flew on to Seoul"."""
    return any(unit.low == "before" for unit in units[max(0, traveller - 2) : traveller])


def _departure(sentence: Sentence, verb: int) -> Draft | None:
    """A left P, A has left P for Q: the stay in P is over."""
    found = place_list(sentence.units, verb + 1, verb + 4)
    group = verb_group(sentence.units, verb)
    travellers, travellers_at = who_goes(sentence, group)
    over = group.form in ("past", "third") and not (group.future or group.infinitive)
    if not found.known or not official(sentence, travellers) or not by_name(sentence, travellers_at) or not over:
        return None
    draft = make_visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = Status.HELD, Slot(sentence.units[group.start].start, sentence.units[verb].end)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "return"
    attach_departure(sentence.units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


def _return(sentence: Sentence, verb: int) -> Draft | None:
    """A returned from P: the visit to P is over."""
    found = place_list(sentence.units, verb + 2, verb + 8)
    group = verb_group(sentence.units, verb)
    travellers, travellers_at = who_goes(sentence, group)
    if not found.known or not official(sentence, travellers) or not by_name(sentence, travellers_at):
        return None
    draft = make_visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = Status.HELD, Slot(sentence.units[group.start].start, sentence.units[verb].end)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "return"
    return draft if len(draft.parties) > 1 else None
