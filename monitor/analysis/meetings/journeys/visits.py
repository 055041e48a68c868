"""Journeys: who travels where, by a verb of going ("arrived in", "left for", "was sent to")."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, some
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.clause.word_classes import is_noun
from monitor.analysis.meetings.days.phases import mark_leaving
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.days.times_there import due_there
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.arriving import at_one_door, no_arrival, over_the_line
from monitor.analysis.meetings.journeys.departures import departure
from monitor.analysis.meetings.journeys.goals import GOALS, goal_of
from monitor.analysis.meetings.journeys.goers import who_goes
from monitor.analysis.meetings.journeys.guests import invitation, sending, took_up
from monitor.analysis.meetings.journeys.telling import told_by
from monitor.analysis.meetings.journeys.travel import by_name, from_abroad, hosts_of, make_visit, of_one_side, official
from monitor.analysis.meetings.journeys.way_back import comes_back, way_back
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.coming import supposed
from monitor.analysis.meetings.standing.told_as_done import had_gone
from monitor.analysis.meetings.standing.unmet import not_so_far
from monitor.analysis.meetings.where.places import Places
from monitor.analysis.when.values import Relation
from monitor.domain.meeting import Kind, Status


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
    goal = None if _part_of_word(units, verb) else _goal(sentence, verb)
    if goal is None:
        return None
    family, found = goal
    if not found.known:
        return departure(sentence, verb) if family == "verbs.leave" and not is_noun(units, verb) else None
    group = verb_group(units, verb)
    travellers, travellers_at = who_goes(sentence, group)
    if family == "verbs.accompany":
        travellers, travellers_at = _with_whom(sentence, verb, travellers, travellers_at)
    if not _can_go(sentence, group, family, (travellers, travellers_at)) or _steps_over(sentence, verb, travellers, found):
        return None
    hosts = hosts_of(sentence, found)
    travellers = _guests_first(from_abroad(sentence, verb, (travellers, travellers_at), hosts), hosts)
    own = travellers.sides if family == "verbs.attend" else travellers.sides[:1]
    if not set(hosts) - set(own) - {""}:
        return None
    draft = make_visit(sentence, verb, group.start, travellers, found)
    draft.rule, draft.people_span = "journey", sentence.slots(travellers_at)
    draft.prior = "previously" in group.words
    told = told_by(units, group)
    _mark_standing(sentence, draft, group, told, family)
    _mark_leg(units, draft, group, family, travellers_at[0] if travellers_at else group.start)
    if draft.status is Status.HELD and group.form == "third" and _meanwhile(units, travellers_at):
        draft.status = Status.ONGOING
    attach_times(units, draft, told.start, verb)
    mark_leaving(units, draft, verb)
    if draft.status is Status.ONGOING and _IS & set(told.words) and _on_a_weekday(draft):
        draft.status = Status.PLANNED  # "is flying to P on Friday"
    return None if _comes_from_a_visit(units, draft, verb) else draft


def _part_of_word(units: Units, verb: int) -> bool:
    """Whether a hyphen makes a word the end of another, or an article a noun: "a cool-headed approach to P", "the drive to P"."""
    if units[verb].low.startswith("drive ") and verb and (units[verb - 1].code in "ds" or is_possessive(units[verb - 1])):
        return True
    return verb > 0 and units[verb - 1].low == "-" and units[verb - 1].end == units[verb].start


_IS = frozenset({"is", "are", "'s"})


def _meanwhile(units: Units, at: tuple[int, ...]) -> bool:
    """Whether a journey in the present goes on beside something else: "The launch comes as A's envoy, B, visits P"."""
    before = units[max(0, at[0] - _AS) : at[0]] if at else ()
    return any(unit.low in ("as", "while") for unit in before)


_AS = 7  # units from "as" to whoever travels


def _goal(sentence: Sentence, verb: int) -> tuple[str, Places] | None:
    """The sort of verb of going and where it leads: of several sorts the first that names a place; None for no such verb."""
    unit = sentence.units[verb]
    families = [name for name in GOALS if name in unit.classes]
    if not families or (unit.low.startswith("steps") and sentence.units[verb - 1].code == "0"):
        return None  # "took 20 steps into P" is a border crossed
    goals = [(name, goal_of(sentence, verb, name)) for name in families]
    return next(((name, goal) for name, goal in goals if goal.known), goals[0])


def _can_go(sentence: Sentence, group: VerbGroup, family: str, who: tuple[Party, tuple[int, ...]]) -> bool:
    """Whether it is somebody of one country who goes, and the verb tells of a journey."""
    travellers, at = who
    if not official(sentence, travellers) or not by_name(sentence, at):
        return False
    if family == "verbs.arrive" and at_one_door(sentence.units, group.verb, travellers):
        return False
    if family != "verbs.attend" and not of_one_side(sentence, travellers, at):
        return False
    return not (family == "verbs.reach" and no_arrival(sentence.units, group))


def _steps_over(sentence: Sentence, verb: int, travellers: Party, found: Places) -> bool:
    """Whether somebody only "set foot in" the other's country at the border."""
    return " foot " in sentence.units[verb].low and over_the_line(sentence, travellers, found)


def _mark_standing(sentence: Sentence, draft: Draft, group: VerbGroup, told: VerbGroup, family: str) -> None:
    """Where a journey stands, how sure that is, and whether the verb tells it at all."""
    units = sentence.units
    timetable = group.form in ("third", "base") and _plain(units, group) and not sentence.headline
    draft.status, draft.status_span = _standing(sentence, told, family, timetable=timetable)
    if sentence.headline and family == "verbs.go" and draft.status is Status.HELD and _is_going(units, group):
        draft.status = Status.PLANNED
    just_come = family == "verbs.visit" and sentence.headline and group.form == "third"  # "A visits P"
    first_to = group.words == ("to",)  # "the first leader to visit P"
    setting_off = family == "verbs.go" and group.form == "ing" and units[group.start - 1].low == "before"  # "before flying to P"
    if draft.kind is not Kind.VISIT and draft.status is Status.ONGOING:
        draft.status = Status.HELD  # who "was ushered into the Oval Office" has met him who sits there
    draft.guess = setting_off or (draft.status is Status.HELD and (first_to or just_come))
    draft.fresh = draft.fresh and not supposed(units, group) and not _compared(units, group) and not not_so_far(units, group)
    draft.present = timetable or (draft.status is Status.ONGOING and bool(_IS & set(told.words)))


def _mark_leg(units: Units, draft: Draft, group: VerbGroup, family: str, traveller: int) -> None:
    """Which part of a journey a verb tells: setting off, going on, arriving, or no more than crossing over."""
    unit = units[group.verb]
    crossing = unit.low.startswith(_CROSSING)
    draft.nested = crossing or _before_leaving(units, traveller)
    on = any(after.low == "on" for after in units[group.verb + 1 : group.verb + 2])
    draft.onward = family == "verbs.way" or on or "then" in group.words
    draft.departs = (draft.onward or family in ("verbs.leave", "verbs.bound")) and not due_there(units, group.verb)
    draft.arrival = family in ("verbs.arrive", "verbs.reach", "verbs.way") or (family == "verbs.go" and unit.low not in _WENT)
    over = (group.infinitive and draft.status is Status.HELD) or had_gone(units, group.verb)
    draft.arrival = draft.arrival and draft.kind is Kind.VISIT and not (crossing or over)


def _is_going(units: Units, group: VerbGroup) -> bool:
    """Whether a headline leaves out that somebody "is" going: "A returning to P in October"."""
    return group.form == "ing" and not group.words and group.start > 0 and is_actor(units[group.start - 1])


_WENT = frozenset({"went", "gone", "travelled", "traveled"})  # told of as over, unlike "flew" and "arrived"
_CROSSING = ("set foot", "sets foot", "pass", "transit", "slipped", "sneaked", "snuck", "stole")  # over as told; no meeting's place


def _compared(units: Units, group: VerbGroup) -> bool:
    """Whether a journey is only thought of, to compare: "different from A going to P", "no likelier than B coming to Q"."""
    at = group.start - 2
    return group.form == "ing" and not group.words and at >= 0 and units[at].low in ("from", "than", "as", "like", "or")


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


