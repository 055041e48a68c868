"""Journeys: who travels where, by verb ("arrived in", "left for") and by noun ("visit to")."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings import status as standing
from monitor.analysis.meetings.arguments import Places, place_after, place_list
from monitor.analysis.meetings.clauses import is_noun, main_tense, make_draft, place_limit, verb_status
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.grammar import Units, has, is_actor, is_possessive, noun_phrase_start, starts, verb_group
from monitor.analysis.meetings.noun_status import Governor, find_governor, noun_status
from monitor.analysis.meetings.nouns import is_ending
from monitor.analysis.meetings.predicates import Told
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.stays import where_stayed
from monitor.analysis.meetings.times import attach_departure, attach_times
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
    if any(starts(unit, "nouns.") for unit in units[max(0, travellers_at[0] - 8) : group.start]):
        return None  # the talks are there, not whoever takes part
    draft = _visit(sentence, at, group.start, travellers, found)
    if len(draft.parties) < 2:
        return None
    future = group.future or any(has(unit, "status.planned") for unit in units[verb:at])
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
    families = [name for name in _GOALS if has(unit, name)]
    if not families:
        return None
    goals = [(name, _goal_of(sentence, verb, name)) for name in families]
    family, found = next(((name, goal) for name, goal in goals if goal.known), goals[0])
    if not found.known:
        return _departure(sentence, verb) if family == "verbs.leave" and not is_noun(units, verb) else None
    group = verb_group(units, verb)
    travellers, travellers_at = sentence.subject(group.start)
    if not _official(travellers) or not _by_name(sentence, travellers_at) or (family == "verbs.reach" and group.form == "ing"):
        return None
    if not set(hosts_of(sentence, found)) - set(travellers.sides[:1]) - {""}:
        return None
    status, span = verb_status(sentence, group)
    timetable = group.form in ("third", "base") and not group.words and not sentence.headline
    if status is Status.HELD and timetable and family in ("verbs.go", "verbs.leave"):
        status = Status.PLANNED  # "she leaves for Tokyo on Friday"
    if unit.low == "going" and status is Status.ONGOING:
        status = Status.PLANNED
    if family == "verbs.way":
        status = Status.ONGOING if status in (Status.HELD, Status.ONGOING) else status
    if family == "verbs.leave" and status is Status.HELD:
        status = Status.ONGOING
    draft = _visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = status, span
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "journey"
    draft.present = timetable
    draft.nested = _before_leaving(units, travellers_at[0])
    draft.onward = family == "verbs.way" or any(after.low == "on" for after in units[verb + 1 : verb + 2])
    draft.arrival = family in ("verbs.arrive", "verbs.reach", "verbs.way") or (family == "verbs.go" and unit.low not in _WENT)
    attach_times(units, draft, group.start, verb)
    return draft


def _before_leaving(units: Units, traveller: int) -> bool:
    """Whether the journey comes after what the sentence tells: "before he flew on to Seoul"."""
    return any(unit.low == "before" for unit in units[max(0, traveller - 2) : traveller])


def _travel(units: Units, travellers: tuple[int, ...], start: int) -> bool:
    """Whether people travel: no country by itself, and no missile named between them and the verb."""
    actors = [units[at].actor for at in travellers]
    if all(actor is not None and actor.ref == "side" for actor in actors):
        return False
    last = travellers[-1] if travellers else start
    return not any(has(unit, "topics.confrontation") for unit in units[last + 1 : start])


def _invitation(sentence: Sentence, verb: int) -> Draft | None:
    """A invites B to P: a visit of B, offered."""
    units = sentence.units
    guest = next((at for at in range(verb + 1, min(len(units), verb + 4)) if is_actor(units[at])), None)
    to = next((at for at in range((guest or verb) + 1, min(len(units), (guest or verb) + 4)) if units[at].low == "to"), None)
    if guest is None or to is None:
        return None
    found = place_list(units, to + 1, to + 6)
    guests = sentence.party((guest,))
    if not found.known or not guests.people:
        return None
    draft = _visit(sentence, verb, verb, guests, found)
    draft.status, draft.status_span = Status.PROPOSED, Slot(units[verb].start, units[verb].end)
    draft.people_span = sentence.slots((guest,))
    draft.rule = "invitation"
    return draft if len(draft.parties) > 1 else None


def _sending(sentence: Sentence, verb: int) -> Draft | None:
    """A sends B to P: a visit of B, for A's side."""
    units = sentence.units
    sent = next((at for at in range(verb + 1, min(len(units), verb + 5)) if units[at].code == "N"), None)
    group = verb_group(units, verb)
    if _PASSIVE & set(group.words):
        return _sent(sentence, verb)
    sender, _ = sentence.subject(group.start)
    found = _goal(units, sent if sent is not None else verb, ("to", "into"))
    if sent is None or len(sender.sides) != 1:
        return None
    envoy = sentence.party((sent,))
    draft = _visit(sentence, verb, group.start, Party(envoy.people, sender.sides), found)
    if not found.known:
        _send_office(sentence, draft, units[sent])
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.people_span = sentence.slots((sent,))
    draft.rule = "sending"
    attach_times(units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


def _send_office(sentence: Sentence, draft: Draft, sent: Unit) -> None:
    """Where an unnamed envoy goes, when the phrase took the goal along: "an envoy to Pyongyang"."""
    _, to, goal = sent.low.partition(" to ")
    if sent.actor is None or sent.actor.ref != "role" or not to:
        return
    named = next((name for name in sentence.scene.gazetteer.names if name.canonical.lower() == goal and name.sides), None)
    if named is None:
        return
    draft.parties = tuple(dict.fromkeys((*draft.parties, *named.sides[:1])))
    draft.places.append((named.canonical, Slot(sent.end - len(goal), sent.end)))
    draft.fresh = len(draft.parties) > 1


_PASSIVE = frozenset({"was", "were", "been", "be", "is", "are", "being"})


def _sent(sentence: Sentence, verb: int) -> Draft | None:
    """B was sent to P."""
    group = verb_group(sentence.units, verb)
    envoy, envoy_at = sentence.subject(group.start)
    found = _goal(sentence.units, verb, ("to", "into"))
    if not found.known or not _official(envoy) or not _by_name(sentence, envoy_at):
        return None
    draft = _visit(sentence, verb, group.start, envoy, found)
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.people_span = sentence.slots(envoy_at)
    draft.rule = "sending"
    attach_times(sentence.units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


def _departure(sentence: Sentence, verb: int) -> Draft | None:
    """A left P, A has left P for Q: the stay in P is over."""
    found = place_list(sentence.units, verb + 1, verb + 4)
    group = verb_group(sentence.units, verb)
    travellers, travellers_at = sentence.subject(group.start)
    if not found.known or not _official(travellers) or group.future or group.infinitive or group.form not in ("past", "third"):
        return None
    draft = _visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = Status.HELD, Slot(sentence.units[group.start].start, sentence.units[verb].end)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "return"
    attach_departure(sentence.units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None


def _return(sentence: Sentence, verb: int) -> Draft | None:
    """A returned from P: the visit to P is over."""
    found = place_list(sentence.units, verb + 2, verb + 8)
    group = verb_group(sentence.units, verb)
    travellers, travellers_at = sentence.subject(group.start)
    if not found.known or not _official(travellers):
        return None
    draft = _visit(sentence, verb, group.start, travellers, found)
    draft.status, draft.status_span = Status.HELD, Slot(sentence.units[group.start].start, sentence.units[verb].end)
    draft.people_span = sentence.slots(travellers_at)
    draft.rule = "return"
    return draft if len(draft.parties) > 1 else None


def _by_name(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    """Whether the traveller is a person, an office or a group; a country does not travel."""
    return any(sentence.units[index].code == "N" for index in indexes)


def _official(party: Party) -> bool:
    return bool(party.sides) and (bool(party.people) or len(party.sides) == 1)


def _goal_of(sentence: Sentence, verb: int, family: str) -> Places:
    """Where a verb of going leads, "there" included."""
    if family == "verbs.sojourn":
        return where_stayed(sentence.units, verb)
    found = _goal(sentence.units, verb, _GOALS[family])
    if found.known or family not in ("verbs.go", "verbs.arrive"):
        return found
    return _here(sentence, verb) or _there(sentence, verb)


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
    if not prepositions:
        return place_list(units, verb + 1, limit)
    for at in range(verb + 1, limit):
        if units[at].low in prepositions:
            found = place_list(units, at + 1, limit + 4)
            if found.known:
                return found
        elif starts(units[at], "verbs.") or units[at].code in ";":
            break
    return Places()


def _there(sentence: Sentence, before: int) -> Places:
    """The place named last, where "there" follows."""
    following = sentence.units[before + 1] if before + 1 < len(sentence.units) else None
    if following is None or following.low != "there":
        return Places()
    inside = [unit for unit in sentence.units[:before] if unit.place and unit.code in "CK" and unit.actor]
    if inside:
        return Places(((inside[-1].place or "", Slot(inside[-1].start, inside[-1].end)),))
    return Places((sentence.scene.place,)) if sentence.scene.place else Places()


def visit_noun(sentence: Sentence, noun: int) -> Draft | None:
    """A's visit to P, a trip to P by A."""
    units = sentence.units
    start = noun_phrase_start(units, noun)
    limit = place_limit(units, noun)
    found = place_after(units, noun + 1, min(limit, noun + 8), goal=True)
    found = found if found.known or found.candidates else _there(sentence, noun)
    inside = [at for at in range(start, noun) if units[at].code in "NCO" or is_possessive(units[at])]
    owned = any(units[at].code == "N" or is_possessive(units[at]) for at in range(start, noun))
    compound = [at for at in range(start, noun) if units[at].code in ("KLC" if owned else "KL") and units[at + 1].code != "s"]
    if not found.known and compound:
        place = units[compound[-1]]
        found = Places(((place.place or place.low, Slot(place.start, place.end)),))
        inside = [at for at in inside if at not in compound]
    travellers_at = tuple(inside[:1])
    subject = Party()
    governor = find_governor(units, start)
    if not travellers_at or is_possessive(units[travellers_at[0]]) or units[travellers_at[0]].code == "C":
        where = governor.at if governor.kind != "none" else start
        group = verb_group(units, where) if governor.kind == "verb" else None
        subject, subject_at = sentence.subject(group.start if group else where)
        if not subject and governor.kind == "preposition":
            subject, subject_at = sentence.subject_behind(noun)
        if not travellers_at or units[travellers_at[0]].code == "C":
            travellers_at = subject_at
    travellers = sentence.party(travellers_at, subject=subject)
    by = next((at for at in range(noun + 1, min(len(units), noun + 7)) if units[at].low in ("by", "of")), None)
    if by is not None and by + 1 < len(units) and units[by + 1].code == "N":
        travellers_at = (by + 1,)
        travellers = sentence.party(travellers_at)
    told = _meanwhile(sentence, governor) or noun_status(sentence, start, noun, governor)
    draft = _visit(sentence, noun, start, travellers, found)
    draft.arrival = governor.word in _MEANWHILE and told.status is Status.ONGOING
    draft.status, draft.status_span, draft.revived = told.status, told.slot, told.revived
    draft.people_span = sentence.slots(travellers_at)
    draft.nested = governor.kind == "preposition" and governor.word in ("since", "before", "ahead of", "until")
    draft.fresh = bool(found.known) and _official(travellers) and _by_name(sentence, travellers_at) and len(draft.parties) > 1
    draft.noun = units[noun].low
    draft.definite = True
    draft.ends = governor.kind == "verb" and is_ending(units[governor.at], units[noun + 1 : noun + 6])
    draft.rule = "visit noun"
    attach_times(units, draft, start, noun)
    return draft if travellers.sides or found.known else None


_MEANWHILE = frozenset({"on", "during"})


def _meanwhile(sentence: Sentence, governor: Governor) -> Told | None:
    """Where somebody does something else on a journey ("said on a visit to Seoul"): it goes on, unless a date ends it."""
    if governor.kind != "preposition" or governor.word not in _MEANWHILE:
        return None
    unit = sentence.units[governor.at]
    before = sentence.units[governor.at - 1] if governor.at else None
    if governor.word == "on" and before is not None and (starts(before, "status.") or starts(before, "nouns.")):
        return None  # "a decision on a visit", "is expected on a visit"
    coming = main_tense(sentence, governor.at) is Status.PLANNED
    return Told(Status.PLANNED if coming else Status.ONGOING, Slot(unit.start, unit.end))


def _visit(sentence: Sentence, trigger: int, start: int, travellers: Party, where: Places) -> Draft:
    own = travellers.sides[:1]
    hosts = tuple(side for side in hosts_of(sentence, where) if side not in own)
    draft = make_draft(sentence, trigger, start, Kind.VISIT, Party(travellers.people, (*own, *(h for h in hosts if h not in own))))
    draft.places.extend(where.known)
    draft.noun = "visit"
    if where.known:
        draft.end = max(draft.end, where.known[-1][1].end)
    draft.fresh = len(draft.parties) > 1
    return draft


def hosts_of(sentence: Sentence, where: Places) -> tuple[str, ...]:
    """Parties whose places these are, in this sentence or, for "there", by name."""
    starts_at = {slot.start for _, slot in where.known}
    sides = [side for unit in sentence.units if unit.start in starts_at and unit.actor for side in unit.actor.sides]
    if not sides and sentence.scene.place in where.known:
        sides = list(sentence.scene.place_sides)
    return tuple(dict.fromkeys(side for side in sides if side not in ("UN", "EU")))


__all__ = ["standing", "visit_noun", "visit_verb"]
