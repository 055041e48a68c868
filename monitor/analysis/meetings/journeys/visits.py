"""Journeys: who travels where, by verb ("arrived in", "left for", "was sent to", "is in")."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, before_day, has, is_actor, past_day, some, starts
from monitor.analysis.meetings.clause.reach import held_by_somebody
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.clause.word_classes import is_noun
from monitor.analysis.meetings.days.phases import mark_leaving
from monitor.analysis.meetings.days.times import attach_departure, attach_times
from monitor.analysis.meetings.days.times_there import due_there
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.journeys.arriving import at_one_door, no_arrival, over_the_line
from monitor.analysis.meetings.journeys.being_there import there_since
from monitor.analysis.meetings.journeys.goals import GOALS, goal_of
from monitor.analysis.meetings.journeys.goers import who_goes
from monitor.analysis.meetings.journeys.guests import invitation, sending, took_up
from monitor.analysis.meetings.journeys.telling import told_by
from monitor.analysis.meetings.journeys.travel import by_name, from_abroad, hosts_of, make_visit, of_one_side, official, there
from monitor.analysis.meetings.journeys.way_back import comes_back, way_back
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.coming import supposed
from monitor.analysis.meetings.standing.unmet import not_so_far, turned_off
from monitor.analysis.meetings.where.places import Places, place_list
from monitor.analysis.when.values import Relation
from monitor.domain.meeting import Kind, Status

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
    at = past_day(units, verb + 1)
    while at < len(units) and at < verb + 5 and has(units[at], "adverbs", "status.planned"):
        at = past_day(units, at + 1)
    if at >= len(units) or not (units[at].low in _STAYING or units[at].low == "there" or _been_to(units, at)):
        return None
    found = there(sentence, at - 1) if units[at].low == "there" else place_list(units, at + 1, at + 6)
    group = verb_group(units, max(verb, before_day(units, at) - 1))
    travellers, travellers_at = sentence.subject(group.start)
    if not found.known or not travellers.sides or not _by_title(sentence, travellers_at):
        return None
    apart = group.start and units[group.start - 1].code == "," and units[travellers_at[-1] + 1].code == ","
    if not travellers.people and len(travellers.sides) > 1:
        return None  # "envoys of both were in P": for talks
    talks = _talks_among(units, max(0, travellers_at[0] - 8), travellers_at[0] if apart else group.start)
    onward = units[group.start - 1].low == "and" and held_by_somebody(units, group.start - 1)  # "held talks and is due in P"
    if group.negative or (talks and not onward and units[group.start - 1].low != "who"):
        return None  # the talks are there, not whoever takes part
    draft = make_visit(sentence, at, group.start, travellers, found)
    if len(draft.parties) < 2:
        return None
    told = units[min(group.start, max(0, verb - 2)) : at]
    due = group.infinitive and units[verb - 1].low == "to" and has(units[verb - 2], *_IS)  # "is to be in P"
    future = group.future or due or some(told, "status.planned")
    off = turned_off(units, verb_group(units, verb))  # "had been expected in P but will not attend"
    draft.status = off or Status.PLANNED if future else Status.ONGOING if units[verb].low in ("is", "are", "'s") else Status.HELD
    if not future and group.infinitive and some(told, "status.proposed"):
        draft.status = Status.PROPOSED  # "hopes to be in P"
    draft.status_span = Slot(units[group.start].start, units[at].end)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "stay"
    attach_times(units, draft, group.start, at)
    if draft.status is Status.HELD and (since := there_since(units, group, at)) is not None:
        draft.status, draft.times = Status.ONGOING, [since]
    mark_leaving(units, draft, at)
    return draft


def _talks_among(units: Units, first: int, end: int) -> bool:
    """Whether a noun of meetings or journeys stands there, no verb that looks like one: "plans to visit P and will be in Q"."""
    return any(starts(units[at], "nouns.") and is_noun(units, at) for at in range(first, end))


_IS = ("auxiliaries.be_present", "auxiliaries.be_past")


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
    named = any(actor is not None and actor.ref == "person" for actor in actors)
    return all(
        actor is not None and (actor.ref in _SOMEBODY or (actor.ref == "group" and (named or bool(actor.words & _TEAMS))))
        for actor in actors
    ) and bool(actors)


_TEAMS = frozenset({"delegation", "delegations", "team", "teams", "envoys", "negotiators", "diplomats", "officials", "delegates"})
_SOMEBODY = frozenset({"person", "surname", "pronoun", "role", "counterpart"})
_WENT = frozenset({"went", "gone", "travelled", "traveled"})  # told of as over, unlike "flew" and "arrived"
_CROSSING = ("set foot", "sets foot", "pass", "transit", "slipped", "sneaked", "snuck", "stole")  # over as told; no meeting's place


def visit_verb(sentence: Sentence, verb: int) -> Draft | None:
    """A goes to P; the place must follow the verb and the traveller must be somebody."""
    units = sentence.units
    unit = units[verb]
    if has(unit, "verbs.invite") and not is_noun(units, verb):
        return invitation(sentence, verb)
    if comes_back(units, verb):
        return way_back(sentence, verb)
    if has(unit, "verbs.send"):
        return sending(sentence, verb)
    families = [name for name in GOALS if name in unit.classes]
    if not families or (unit.low.startswith("steps") and units[verb - 1].code == "0"):
        return None  # "took 20 steps into P" is a border crossed
    goals = [(name, goal_of(sentence, verb, name)) for name in families]
    family, found = next(((name, goal) for name, goal in goals if goal.known), goals[0])
    if not found.known:
        return _departure(sentence, verb) if family == "verbs.leave" and not is_noun(units, verb) else None
    group = verb_group(units, verb)
    travellers, travellers_at = who_goes(sentence, group)
    if family == "verbs.accompany":
        travellers, travellers_at = _with_whom(sentence, verb, travellers, travellers_at)
    somebody = official(sentence, travellers) and by_name(sentence, travellers_at)
    somebody = somebody and not (family == "verbs.arrive" and at_one_door(units, verb, travellers))
    somebody = somebody and (family == "verbs.attend" or of_one_side(sentence, travellers, travellers_at))
    if not somebody or (family == "verbs.reach" and no_arrival(units, group)):
        return None
    if " foot " in unit.low and over_the_line(sentence, travellers, found):
        return None
    hosts = hosts_of(sentence, found)
    travellers = _guests_first(from_abroad(sentence, verb, (travellers, travellers_at), hosts), hosts)
    own = travellers.sides if family == "verbs.attend" else travellers.sides[:1]
    if not set(hosts) - set(own) - {""}:
        return None
    told = told_by(units, group)
    timetable = group.form in ("third", "base") and _plain(units, group) and not sentence.headline
    draft = make_visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = _standing(sentence, told, family, timetable=timetable)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule, draft.guess = "journey", draft.status is Status.HELD and group.words == ("to",)  # "the first leader to visit P"
    plain = family == "verbs.visit" and sentence.headline and group.form == "third"
    setting_off = family == "verbs.go" and group.form == "ing" and units[group.start - 1].low == "before"
    draft.guess = draft.guess or setting_off  # "hours before flying to P"
    draft.guess = draft.guess or (plain and draft.status is Status.HELD)  # "A visits P", a headline of who has just come
    draft.fresh = draft.fresh and not supposed(units, group) and not _compared(units, group) and not not_so_far(units, group)
    draft.present = timetable or (draft.status is Status.ONGOING and bool({"is", "are", "'s"} & set(told.words)))
    crossing = unit.low.startswith(_CROSSING)
    draft.nested = crossing or _before_leaving(units, travellers_at[0] if travellers_at else group.start)
    draft.onward = family == "verbs.way" or any(after.low == "on" for after in units[verb + 1 : verb + 2])
    draft.departs = (draft.onward or family in ("verbs.leave", "verbs.bound")) and not due_there(units, verb)
    draft.arrival = family in ("verbs.arrive", "verbs.reach", "verbs.way") or (family == "verbs.go" and unit.low not in _WENT)
    draft.arrival = draft.arrival and not crossing and not (group.infinitive and draft.status is Status.HELD)
    attach_times(units, draft, told.start, verb)
    mark_leaving(units, draft, verb)
    if draft.status is Status.ONGOING and {"is", "are", "'s"} & set(told.words) and _on_a_weekday(draft):
        draft.status = Status.PLANNED  # "is flying to P on Friday"
    return None if _comes_from_a_visit(units, draft, verb) else draft


def _with_whom(sentence: Sentence, verb: int, travellers: Party, at: tuple[int, ...]) -> tuple[Party, tuple[int, ...]]:
    """Who went and whom he went with: "A accompanied B to P"; nobody where it is not a countryman."""
    led = names_from(sentence.units, verb + 1) if is_actor(sentence.units[verb + 1]) else ()
    leader = sentence.party(led)
    same = leader.people and set(leader.sides) <= set(travellers.sides[:1])
    return (travellers.joined(leader), (*at, *led)) if same else (NOBODY, ())


def _on_a_weekday(draft: Draft) -> bool:
    return any(span.rule.startswith("weekday") and span.relation is not Relation.BY for span in draft.times)


def _standing(sentence: Sentence, told: VerbGroup, family: str, *, timetable: bool) -> tuple[Status, Slot]:
    """Where a journey stands, by what tells it and the sort of verb: who "left for P" is on the way, who "leaves" will be."""
    units = sentence.units
    status, span = verb_status(sentence, told)
    if status is Status.PROPOSED and (taken := took_up(units, told.verb)) is not None:
        status, span = Status.PLANNED, taken
    elif status is Status.PROPOSED and told.words == ("prepared to",) and is_actor(units[told.start - 1]):
        status = Status.PLANNED  # "as he prepared to leave"; who "is prepared to" go only may
    elif status is Status.HELD and timetable and family in ("verbs.go", "verbs.leave", "verbs.bound"):
        status = Status.PLANNED  # "she leaves for Tokyo on Friday"
    elif units[told.verb].low in ("going", "going to") and status is Status.ONGOING:
        status = Status.PLANNED
    elif (family in ("verbs.way", "verbs.leave") or (family == "verbs.bound" and told.form == "third")) and status is Status.HELD:
        status = Status.ONGOING
    return status, span


def _guests_first(travellers: Party, hosts: tuple[str, ...]) -> Party:
    """The travellers with those first who are not at home where they go: "A and B flew to A's own country"."""
    guests = [side for side in travellers.sides if side not in hosts[:1]]
    return Party(travellers.people, (*guests, *(side for side in travellers.sides if side not in guests)))


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
