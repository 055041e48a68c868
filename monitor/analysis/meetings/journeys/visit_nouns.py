"""Journeys told by a noun: "his visit to P", "on a trip to P", "a trip to P by A"."""

from dataclasses import replace

from monitor.analysis.entities.scene import NOBODY
from monitor.analysis.meetings.clause.governors import Governor, find_governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_person, is_possessive, lists_none, some, starts
from monitor.analysis.meetings.clause.noun_kinds import is_ending, ordinal_of
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.clause.reach import place_limit
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.apposed import date_apposed
from monitor.analysis.meetings.days.nth_days import mark_nth_day, nth_day, place_of_day
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.days.times_apart import is_length
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.visits_paid import call_on
from monitor.analysis.meetings.journeys.brought_nothing import came_home, goes_on
from monitor.analysis.meetings.journeys.legs import stop_of, takes_somebody
from monitor.analysis.meetings.journeys.made_by import made_by
from monitor.analysis.meetings.journeys.timetables import to_come, where_to_come
from monitor.analysis.meetings.journeys.tour_ends import mark_end, place_before_end
from monitor.analysis.meetings.journeys.travel import by_name, make_visit, of_one_side, official, there
from monitor.analysis.meetings.journeys.travellers import hosting_verb, received_in, said_to_be, sent_by, travellers_of
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.noun_status import noun_status
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.where.places import NOWHERE, Places, place_after, place_list
from monitor.domain.meeting import Status


def visit_noun(sentence: Sentence, noun: int) -> Draft | None:
    """A's visit to P, a trip to P by A."""
    units = sentence.units
    start = noun_phrase_start(units, noun)
    longer = _lengthened(units, start, noun)
    if not _of_somebody(units, start, noun) or (longer and units[noun].low == "departure"):
        return None
    if units[noun].low in _STOPS and (stop := stop_of(sentence, start, noun)) is not None:
        return stop
    if (taken := takes_somebody(sentence, start, noun)) is not None or _is_a_list(sentence, start, noun):
        return taken
    nth = nth_day(units, start, noun)
    found = place_of_day(units, start, nth, _goal_behind(sentence, noun))
    inside = [at for at in range(start, noun) if units[at].code in "NCO" or is_possessive(units[at])]
    owned = any(units[at].code == "N" or is_possessive(units[at]) for at in range(start, noun))
    compound = [at for at in range(start, noun) if units[at].code in ("KLC" if owned else "KL") and units[at + 1].code != "s"]
    if not found.known and compound:
        place = units[compound[-1]]
        found = Places(((place.place or place.low, Slot(place.start, place.end)),))
        inside = [at for at in inside if at not in compound]
    governor = find_governor(units, start)
    found = found if found.known or found.candidates else _where_it_ends(units, governor)
    made = made_by(units, noun)
    if made is not None:
        found = place_after(units, made[1] + 1, min(len(units), made[1] + 6), goal=True) if not found.known else found
        inside = [made[0]]
    travellers, travellers_at = travellers_of(sentence, (start, noun), tuple(inside[:1]), governor, found)
    told = _meanwhile(sentence, (start, noun), governor) or _told_of(sentence, (start, noun), governor, made)
    off = told.status in _OFF and units[start].low in _THAT and not (inside or found.known)
    if off:
        travellers, travellers_at = NOBODY, ()  # who calls "the trip" off need not be who was to make it
    told = Told() if _last_leg(units, noun, governor) and told.status is Status.HELD else told
    if told.status in (None, Status.HELD):
        coming = bool(found.known) and where_to_come(units, noun)
        whose = bool(owned and travellers.people)
        told = _guessed(told, Slot(units[start].start, units[noun].end), nth, owned=whose, coming=coming)
    if owned and told.status is Status.DENIED and (_does_something(units, noun) or came_home(units, told)):
        told = Told(Status.HELD, told.slot, guess=True) if came_home(units, told) else Told()
    draft = make_visit(sentence, noun, start, travellers, found)
    host = _kept_out_by(sentence, governor, draft) if told.status in _OFF and not found.known else ()
    draft.parties = (*draft.parties, *host)
    over = any(unit.code == "T" and unit.low.startswith(_EARLIER) for unit in units[start : noun + 6])
    draft.present = told.status is Status.ONGOING and _set_off(units, governor)
    draft.arrival = governor.word in _MEANWHILE and told.status is Status.ONGOING and not over
    if over and told.status is Status.ONGOING:
        told = replace(told, status=Status.HELD)
    draft.status, draft.status_span, draft.revived = told.status, told.slot, told.revived
    draft.guess = told.guess
    draft.people_span = sentence.slots(travellers_at)
    draft.nested = governor.kind == "preposition" and governor.word in ("since", "before", "ahead of", "until")
    somebody = official(sentence, travellers) and by_name(sentence, travellers_at)
    somebody = somebody and of_one_side(sentence, travellers, travellers_at)
    draft.fresh = somebody and (bool(found.known or host) or _to_somebody(sentence, draft, noun)) and len(draft.parties) > 1
    draft.noun, draft.definite = units[noun].low, True
    draft.ends = governor.kind == "verb" and is_ending(units[governor.at], units[noun + 1 : noun + 6])
    draft.rule = "visit noun"
    draft.ordinal, draft.another = ordinal_of(units, start, noun)
    _number_behind(units, noun, draft)
    attach_times(units, draft, start, noun)
    date_apposed(units, draft, (start, noun), governor)
    mark_nth_day(units, draft, (start, noun), nth)
    if draft.noun in _ON_THE_WAY and governor.word == "after":
        draft.status = Status.PLANNED if goes_on(units, noun) else None  # "arrived in P after a stop in Q": it goes on
    mark_end(draft, units, governor, noun)
    if longer:
        draft.times, draft.status = [], Status.ONGOING  # "by a day until T" is no day of its beginning
        draft.fresh = draft.fresh and bool(draft.places)
    call_on(sentence, draft, noun, governor)
    lasted = units[start].low == "the" and any(is_length(unit) for unit in units[start:noun])  # "The two-day trip"
    lasted = lasted or (start + 1 == noun and units[start].low == "the" and _is_to_come(draft))  # "said the visit would be on T"
    return draft if travellers.sides or found.known or off or lasted else None


def _is_a_list(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether several visits are spoken of as one, which has no place and no length of theirs: "is on a 12-day Asian trip"."""
    region = any(unit.low in _REGIONS for unit in sentence.units[start:noun])
    return sentence.units[noun].low == "itinerary" or (region and not _goal_behind(sentence, noun).known)


def _where_it_ends(units: Units, governor: Governor) -> Places:
    """Where what is said of a journey without a goal puts the traveller."""
    found = place_before_end(units, governor)
    return found if found.known or found.candidates else received_in(units, governor)


def _guessed(told: Told, span: Slot, nth: int | None, *, owned: bool, coming: bool) -> Told:
    """Where a journey stands of which nothing says more: "on the second day of his visit", "hid his visit to P"."""
    if coming:
        return Told(Status.PLANNED, span)
    if nth is not None and nth > 0:
        return Told(Status.ONGOING, span, guess=True)
    return Told(Status.HELD, span, guess=True) if told.status is None and (nth or owned) else told


def _number_behind(units: Units, noun: int, draft: Draft) -> None:
    """Take the number that a journey is said to have: "The trip was his third to P"; it has been."""
    if said_to_be(units, noun):
        draft.ordinal = ordinal_of(units, noun + 2, noun + 4)[0]
        past = has(units[noun + 1], "auxiliaries.be_past")
        draft.status = draft.status or (Status.HELD if past else None)


def _last_leg(units: Units, noun: int, governor: Governor) -> bool:
    """Whether "last" is said of where a journey ends, and not of a time gone by: "P, the last stop of his tour"."""
    leg = noun if units[noun].low in _STOPS else governor.at - 1
    return leg > 0 and units[leg].low in _LEGS and units[leg - 1].low == "last"


def _is_to_come(draft: Draft) -> bool:
    return draft.status is Status.PLANNED and bool(draft.times) and not draft.guess


_REGIONS = frozenset({"asian", "european", "african", "regional", "asia", "europe"})
_OFF = (Status.CANCELLED, Status.POSTPONED)
_THAT = frozenset({"the", "that", "this"})


def _kept_out_by(sentence: Sentence, governor: Governor, draft: Draft) -> tuple[str, ...]:
    """The country that calls off the visit of another's official, who was to be its guest: "A cancels visit by B's envoy"."""
    if governor.kind != "verb" or len(draft.parties) != 1:
        return ()
    subject, _ = sentence.subject(verb_group(sentence.units, governor.at).start)
    return subject.sides if len(subject.sides) == 1 and not subject.people and subject.sides != draft.parties else ()


def _to_somebody(sentence: Sentence, draft: Draft, noun: int) -> bool:
    """Whether a visit is to a person, whose country is then its host: "paid a visit to B"."""
    units = sentence.units
    host = next((at for at in (noun + 2, noun + 3) if at < len(units) and is_person(units[at])), None)
    if host is None or units[noun + 1].low != "to" or (host + 1 < len(units) and units[host + 1].code == "s"):
        return False
    sides = sentence.party((host,)).sides
    if len(draft.parties) != 1 or len(sides) != 1 or sides == draft.parties:
        return False
    draft.parties, draft.end = (*draft.parties, *sides), max(draft.end, units[host].end)
    return True


def _goal_behind(sentence: Sentence, noun: int) -> Places:
    """Where a journey leads, told behind its noun: "a trip to P", "his trip there", "his next stop will be P"."""
    units = sentence.units
    limit = place_limit(units, noun)
    found = place_after(units, noun + 1, min(limit, noun + 8), goal=True)
    if len(found.known) > 1:  # a list that may go on
        found = place_after(units, noun + 1, min(limit, noun + _LISTED), goal=True)
    found = found if found.known or found.candidates else _toured(units, noun)
    found = found if found.known or found.candidates else there(sentence, noun)
    if found.known or units[noun].low not in _STOPS:
        return found
    behind = next((at for at in range(noun + 1, len(units)) if not starts(units[at], "auxiliaries.")), len(units))
    return place_list(units, behind, noun + 9) if behind > noun + 1 else found


def _toured(units: Units, noun: int) -> Places:
    """The countries of a tour: "a tour of P, Q and R", "a swing through P and Q"; not "a tour of the P factory"."""
    at = noun + 2
    if at >= len(units) or not (units[noun + 1].low == "through" or (units[noun + 1].low == "of" and units[noun].low in _TOURS)):
        return NOWHERE
    return place_list(units, at, at + _TOURED) if units[at].place and units[at].code in "CKL" else NOWHERE


_LISTED = 12  # units: "to Japan, Singapore, China and South Korea"
_TOURS = frozenset({"tour", "swing", "itinerary"})
_TOURED = 8  # units: "Japan, South Korea, Vietnam and China"


def _of_somebody(units: Units, start: int, noun: int) -> bool:
    """Whether a journey can be anybody's: no "missile's visit to P", no "travel to P is banned", no "flight back to P"."""
    if units[noun].low == "travel" and start == noun:
        return any(unit.low == "by" for unit in units[noun + 1 : noun + _BY])
    if noun + 1 < len(units) and units[noun + 1].low in ("back", "home"):
        return False
    if units[noun].low == "mission" and not _on_mission(units, start, noun):
        return False
    owners = (units[at - 1] for at in range(start + 1, noun) if units[at].code == "s")
    return not any(owner.actor is None and owner.code in "umw" and owner.low not in _TIMES for owner in owners)


def _on_mission(units: Units, start: int, noun: int) -> bool:
    """Whether a mission is a journey ("a mission to P", "whose May mission"), and no embassy, and nobody's ruin."""
    behind = units[noun + 1 : noun + 4]
    nations = any(unit.place == "United Nations" for unit in behind)
    if nations or units[noun - 1].code in "CAO" or some(units[start:noun], "missions"):
        return False
    owned = is_possessive(units[start]) or units[start].low == "whose" or any(unit.code == "s" for unit in units[start:noun])
    his = len(behind) > 1 and behind[0].low in ("of", "by") and any(unit.actor and unit.actor.people for unit in behind[1:])
    return owned or his or (bool(behind) and behind[0].low == "to")  # "the mission of A to P"


def _lengthened(units: Units, start: int, noun: int) -> bool:
    """Whether only the end of a journey is moved, which itself goes on: "put off his departure until T"."""
    if lists_none(units, "stays_longer") or units[noun].low not in _LENGTHENED:
        return False
    governor = find_governor(units, start)
    put_off = units[noun].low in ("stay", "departure")  # a visit that is put off has not begun
    told = governor.kind == "verb" and has(units[governor.at], "stays_longer")
    return told and (put_off or units[governor.at].low.startswith(("extend", "prolong", "lengthen")))


_LENGTHENED = frozenset({"stay", "departure", "visit", "trip"})
_BY = 6  # units from "travel" to "by A"
_TIMES = frozenset({"today", "yesterday", "tomorrow", "day", "week", "weekend", "month", "year", "spring", "summer", "winter"})


def _does_something(units: Units, noun: int) -> bool:
    """Whether a journey does something, so that "no sign" before it denies that: "no sign his visit would include talks"."""
    helping = noun + 1 < len(units) and has(units[noun + 1], "auxiliaries.future", "auxiliaries.modal", "auxiliaries.conditional")
    return helping and noun + 2 < len(units) and not (starts(units[noun + 2], "auxiliaries.") or starts(units[noun + 2], "status."))


def _told_of(sentence: Sentence, phrase: tuple[int, int], governor: Governor, made: tuple[int, int] | None) -> Told:
    """Where the journey stands; one that somebody makes, as its clause tells if nothing else does."""
    start, noun = phrase
    behind = sentence.units[noun + 1 : noun + 4]
    if len(behind) > 2 and has(behind[0], "auxiliaries.be_past") and behind[1].low == "to" and behind[2].place:
        return Told(Status.HELD, Slot(sentence.units[start].start, behind[2].end))  # "his last trip was to P"
    if made is None:
        told = noun_status(sentence, start, noun, governor)
        host = hosting_verb(sentence, governor) if told.status is None else None
        return told if host is None else Told(*verb_status(sentence, verb_group(sentence.units, host)))
    told = noun_status(sentence, start, noun, governor, after=made[1])
    return told if told.status is not None else Told(*verb_status(sentence, verb_group(sentence.units, made[1])))


_ON_THE_WAY = frozenset({"stop", "stopover", "layover"})
_STOPS = frozenset({"stop", "leg"})
_LEGS = _STOPS | {"part", "stretch", "day", "country"}


def _set_off(units: Units, governor: Governor) -> bool:
    """Whether the journey is where somebody is as he speaks: "A, on a visit to P, called for talks"."""
    return governor.word == "on" and governor.at > 0 and units[governor.at - 1].code == ","


_EARLIER = ("earlier", "last")
_MEANWHILE = frozenset({"on", "during", "in"})


def _meanwhile(sentence: Sentence, phrase: tuple[int, int], governor: Governor) -> Told | None:
    """Where somebody does something else on a journey ("said on a visit to Seoul"): it goes on, unless a date ends it."""
    if governor.word == "including" and sentence.units[phrase[1]].low in _ON_THE_WAY and to_come(sentence, governor.at):
        return Told(Status.PLANNED, Slot(sentence.units[phrase[0]].start, sentence.units[phrase[1]].end))
    if governor.kind != "preposition" or governor.word not in _MEANWHILE:
        return None
    unit = sentence.units[governor.at]
    before = sentence.units[governor.at - 1] if governor.at else None
    spoken_of = before is not None and (starts(before, "status.") or starts(before, "nouns.") or has(before, "tidings"))
    if governor.word == "on" and (spoken_of or some(sentence.units[slice(*phrase)], "status.planned", "status.proposed")):
        return None  # "a decision on a visit", "is expected on a visit", "no word on a visit", "on his planned visit"
    span = Slot(unit.start, unit.end)
    sent = sent_by(sentence.units, governor)
    if sent is not None:
        return Told(*verb_status(sentence, verb_group(sentence.units, sent)))
    if before is not None and has(before, "auxiliaries.be_past"):
        return Told(Status.HELD, span)  # "while he was on a visit"
    return Told(Status.PLANNED if to_come(sentence, governor.at) else Status.ONGOING, span)
