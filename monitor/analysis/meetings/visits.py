"""Journeys: who travels where, by verb ("arrived in", "left for", "was sent to", "is in")."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.arguments import NOWHERE, SENT, Places, place_list
from monitor.analysis.meetings.clauses import is_noun, supposed, verb_status
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.goers import who_goes
from monitor.analysis.meetings.grammar import Units, VerbGroup, has, is_actor, is_preposition, some, starts, verb_group
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.stays import where_attended, where_stayed
from monitor.analysis.meetings.times import attach_departure, attach_times
from monitor.analysis.meetings.travel import by_name, hosts_of, make_visit, of_one_side, official, the_country, there
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
    if at >= len(units) or not (units[at].low in _STAYING or units[at].low == "there"):
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


def _by_title(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    """Whether somebody is meant, by name, pronoun or office, and no country or crowd."""
    actors = [sentence.units[index].actor for index in indexes]
    return all(
        actor is not None and actor.ref in ("person", "surname", "pronoun", "role", "counterpart") for actor in actors
    ) and bool(actors)


_GOALS = {
    "verbs.arrive": ("in", "at", "on"),
    "verbs.go": ("to", "into", "back"),
    "verbs.leave": ("for",),
    "verbs.reach": (),
    "verbs.visit": (),
    "verbs.way": ("to", "for"),
    "verbs.sojourn": ("in", "at"),
    "verbs.bound": (),
    "verbs.attend": ("in", "at"),
}


_WENT = frozenset({"went", "gone", "travelled", "traveled"})  # told of as over, unlike "flew" and "arrived"


def visit_verb(sentence: Sentence, verb: int) -> Draft | None:
    """A goes to P; the place must follow the verb and the traveller must be somebody."""
    units = sentence.units
    unit = units[verb]
    if has(unit, "verbs.invite") and not is_noun(units, verb):
        return _invitation(sentence, verb)
    if (
        has(unit, "verbs.go")
        and units[verb].low.startswith("return")
        and units[verb + 1 : verb + 2]
        and units[verb + 1].low == "from"
    ):
        return _return(sentence, verb)
    if has(unit, "verbs.send"):
        return _sending(sentence, verb)
    families = [name for name in _GOALS if name in unit.classes]
    if not families:
        return None
    goals = [(name, _goal_of(sentence, verb, name)) for name in families]
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
    status, span = verb_status(sentence, told)
    timetable = group.form in ("third", "base") and _plain(units, group) and not sentence.headline
    if status is Status.HELD and timetable and family in ("verbs.go", "verbs.leave", "verbs.bound"):
        status = Status.PLANNED  # "she leaves for Tokyo on Friday"
    if unit.low in ("going", "going to") and status is Status.ONGOING:
        status = Status.PLANNED
    if family == "verbs.way":
        status = Status.ONGOING if status in (Status.HELD, Status.ONGOING) else status
    if family == "verbs.leave" and status is Status.HELD:
        status = Status.ONGOING
    draft = make_visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = status, span
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "journey"
    draft.fresh = draft.fresh and not supposed(units, group)
    draft.present = timetable
    draft.nested = _before_leaving(units, travellers_at[0] if travellers_at else group.start)
    draft.onward = family == "verbs.way" or any(after.low == "on" for after in units[verb + 1 : verb + 2])
    draft.arrival = family in ("verbs.arrive", "verbs.reach", "verbs.way") or (family == "verbs.go" and unit.low not in _WENT)
    attach_times(units, draft, told.start, verb)
    return None if _comes_from_a_visit(units, draft, verb) else draft


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


def _invitation(sentence: Sentence, verb: int) -> Draft | None:
    """A invites B to P: a visit of B, offered."""
    units = sentence.units
    if units[verb].low == "invited" and set(verb_group(units, verb).words[-1:]) & _PASSIVE:
        return _invited(sentence, verb)
    guest = next((at for at in range(verb + 1, min(len(units), verb + 4)) if is_actor(units[at])), None)
    to = next((at for at in range((guest or verb) + 1, min(len(units), (guest or verb) + 4)) if units[at].low == "to"), None)
    if guest is None or to is None:
        return None
    found = place_list(units, to + 1, to + 6)
    guests = sentence.party((guest,))
    if not found.known or not guests.people:
        return None
    draft = make_visit(sentence, verb, verb, guests, found)
    draft.status, draft.status_span = Status.PROPOSED, Slot(units[verb].start, units[verb].end)
    draft.people_span = sentence.slots((guest,))
    draft.rule = "invitation"
    return draft if len(draft.parties) > 1 else None


def _invited(sentence: Sentence, verb: int) -> Draft | None:
    """B was invited to P: offered, planned once accepted."""
    units = sentence.units
    group = verb_group(units, verb)
    guests, guests_at = who_goes(sentence, group)
    found = _goal(units, verb, ("to",))
    if not found.known or not guests.people or verb + 1 >= len(units) or units[verb + 1].low != "to":
        return None
    draft = make_visit(sentence, verb, group.start, guests, found)
    taken = next((unit for unit in units[verb:] if unit.low in _TAKEN_UP), None)
    told = taken or units[verb]
    draft.status, draft.status_span = Status.PLANNED if taken else Status.PROPOSED, Slot(told.start, told.end)
    draft.people_span = sentence.slots(guests_at)
    draft.rule = "invitation"
    attach_times(units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


_TAKEN_UP = frozenset({"accepted", "accepts"})


def _sending(sentence: Sentence, verb: int) -> Draft | None:
    """A sends B to P: a visit of B, for A's side."""
    units = sentence.units
    sent = next((at for at in range(verb + 1, min(len(units), verb + 5)) if units[at].code == "N"), None)
    group = verb_group(units, verb)
    if _PASSIVE & set(group.words):
        return _sent(sentence, verb)
    sender, _ = sentence.subject(group.start)
    found = _goal(units, sent if sent is not None else verb, ("to", "into"))
    if sent is None or len(sender.sides) != 1 or _something(units, sent):
        return None
    envoy = sentence.party((sent,))
    draft = make_visit(sentence, verb, group.start, Party(envoy.people, sender.sides), found)
    if not found.known:
        _send_office(sentence, draft, units[sent])
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.people_span = sentence.slots((sent,))
    draft.rule = "sending"
    attach_times(units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


def _something(units: Units, receiver: int) -> bool:
    """Whether something is sent to somebody, who goes nowhere: "sent him a letter", "sends Kim gifts that ..."."""
    at = next((i for i in range(receiver + 1, len(units)) if not (units[i].code == "T" or has(units[i], "adverbs"))), len(units))
    return at < len(units) and (units[at].code in "dn0" or (units[at].code in "um" and not is_preposition(units[at])))


def _send_office(sentence: Sentence, draft: Draft, sent: Unit) -> None:
    """Where an unnamed envoy goes, when the phrase took the goal along: "an envoy to Pyongyang"."""
    _, to, goal = sent.low.partition(" to ")
    if sent.actor is None or sent.actor.ref != "role" or not to:
        return
    named = sentence.scene.gazetteer.sided.get(goal)
    if named is None:
        return
    draft.parties = tuple(dict.fromkeys((*draft.parties, *named.sides[:1])))
    draft.places.append((named.canonical, Slot(sent.end - len(goal), sent.end)))
    draft.fresh = len(draft.parties) > 1


_PASSIVE = frozenset({"was", "were", "been", "be", "is", "are", "being"})


def _sent(sentence: Sentence, verb: int) -> Draft | None:
    """B was sent to P."""
    group = verb_group(sentence.units, verb)
    envoy, envoy_at = who_goes(sentence, group)
    found = _goal(sentence.units, verb, ("to", "into"))
    if not found.known or not official(sentence, envoy) or not by_name(sentence, envoy_at):
        return None
    draft = make_visit(sentence, verb, group.start, envoy, found)
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.people_span = sentence.slots(envoy_at)
    draft.rule = "sending"
    attach_times(sentence.units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


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


def _goal_of(sentence: Sentence, verb: int, family: str) -> Places:
    """Where a verb of going leads, "there" included."""
    if family == "verbs.sojourn":
        return where_stayed(sentence.units, verb)
    if family == "verbs.attend":
        return where_attended(sentence.units, verb)
    if sentence.units[verb].low.endswith(" to"):
        return _straight_to(sentence.units, verb)
    found = _goal(sentence.units, verb, _GOALS[family])
    if not found.known and family in ("verbs.visit", "verbs.reach", "verbs.go"):
        found = the_country(sentence, verb)
    if found.known or family not in ("verbs.go", "verbs.arrive"):
        return found
    return _here(sentence, verb) or there(sentence, verb)


def _straight_to(units: Units, verb: int) -> Places:
    """Where somebody is "going to", if a place and no verb follows."""
    following = units[verb + 1] if verb + 1 < len(units) else None
    if following is None or following.place is None or following.code not in "CKL":
        return NOWHERE
    return place_list(units, verb + 1, verb + 6)


def _here(sentence: Sentence, verb: int) -> Places | None:
    """The place of the sentence before, where an arrival names no goal but a day: "Kim arrived on Friday"."""
    units = sentence.units
    at = verb + 2 if verb + 1 < len(units) and units[verb + 1].low == "on" else verb + 1
    place = sentence.scene.place
    if not units[verb].low.startswith("arriv") or sentence.headline or place is None or not sentence.scene.ground:
        return None
    dated = at < len(units) and units[at].code == "T"
    closed = at + 1 >= len(units) or units[at + 1].low in (".", ",", ";", "for", "and")
    return Places((place,)) if dated and closed and verb <= 5 else None


def _goal(units: Units, verb: int, prepositions: tuple[str, ...]) -> Places:
    limit = min(len(units), verb + 9)
    here = units[verb + 1] if verb + 1 < limit else None
    if here is not None and here.low == "here" and here.place and "to" in prepositions + ("to",) * ("in" in prepositions):
        return Places(((here.place, Slot(here.start, here.end)),))
    if not prepositions:
        return place_list(units, verb + 1, limit)
    for at in range(verb + 1, limit):
        if units[at].low in prepositions:
            found = place_list(units, at + 1, limit + 4)
            found = found if found.known or units[at].low != "to" else where_attended(units, at)
            if found.known:
                return found
        elif starts(units[at], "verbs.") or units[at].code in ";" or _opens_clause(units, at):
            break
    return NOWHERE


def _opens_clause(units: Units, at: int) -> bool:
    """Whether another clause begins, and none set apart by commas: "went home and gave"; "sent A, who speaks for it, to P"."""
    return starts(units[at], "clause_words") and units[at - 1].code != ","
