"""Journeys told by a noun: "his visit to P", "on a trip to P", "a trip to P by A"."""

from monitor.analysis.entities.scene import NOBODY
from monitor.analysis.meetings.clause.clause_bounds import clause_of
from monitor.analysis.meetings.clause.governors import Governor, find_governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, lists_none, some, starts
from monitor.analysis.meetings.clause.noun_kinds import is_ending, ordinal_of
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.days.apposed import date_apposed
from monitor.analysis.meetings.days.nth_days import mark_nth_day
from monitor.analysis.meetings.days.sorts import is_length
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.visits_paid import call_on
from monitor.analysis.meetings.journeys.brought_nothing import goes_on
from monitor.analysis.meetings.journeys.journey_noun import JourneyNoun, read_journey
from monitor.analysis.meetings.journeys.legs import stop_of, takes_somebody
from monitor.analysis.meetings.journeys.noun_goals import STOPS, goal_behind
from monitor.analysis.meetings.journeys.noun_hosts import guess_host, kept_out_by, to_somebody
from monitor.analysis.meetings.journeys.noun_standing import MEANWHILE, ON_THE_WAY, begun_behind, guessed, how_it_stands
from monitor.analysis.meetings.journeys.tour_ends import mark_end
from monitor.analysis.meetings.journeys.travel import by_name, make_visit, of_one_side, official
from monitor.analysis.meetings.journeys.travellers import said_to_be, travellers_of
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.domain.meeting import Status


def visit_noun(sentence: Sentence, noun: int) -> Draft | None:
    """A's visit to P, a trip to P by A."""
    units = sentence.units
    start = noun_phrase_start(units, noun)
    longer = _lengthened(units, start, noun)
    if not _of_somebody(units, start, noun) or (longer and units[noun].low == "departure"):
        return None
    if units[noun].low in STOPS and (stop := stop_of(sentence, start, noun)) is not None:
        return stop
    if (taken := takes_somebody(sentence, start, noun)) is not None or _is_a_list(sentence, start, noun):
        return taken
    one = read_journey(sentence, start, noun)
    who, who_at = travellers_of(sentence, one.phrase, one.inside[:1], one.governor, one.goal)
    told = how_it_stands(one)
    off = told.status in _OFF and units[start].low in _THAT and not (one.inside or one.goal.known)
    if off:
        who, who_at = NOBODY, ()  # who calls "the trip" off need not be who was to make it
    told = guessed(one, told, whose=bool(one.owned and who.people))
    told = Told() if _numbers_it(units, start, noun) else told
    draft = make_visit(sentence, noun, start, who, one.goal)
    host = kept_out_by(sentence, one.governor, draft) if told.status in _OFF and not one.goal.known else ()
    draft.parties = (*draft.parties, *host)
    _take_status(one, draft, told)
    draft.people_span = sentence.slots(who_at)
    somebody = official(sentence, who) and by_name(sentence, who_at) and of_one_side(sentence, who, who_at)
    draft.fresh = somebody and (bool(one.goal.known or host) or to_somebody(sentence, draft, noun)) and len(draft.parties) > 1
    draft.fresh = draft.fresh and not told.details  # "It would have been his third visit to P"
    _fill_in(one, draft)
    _date(one, draft)
    if longer:
        draft.times, draft.status = [], Status.ONGOING  # "by a day until T" is no day of its beginning
        draft.fresh = draft.fresh and bool(draft.places)
    call_on(sentence, draft, noun, one.governor)
    if somebody and not draft.fresh:
        guess_host(sentence, draft)
    return draft if who.sides or one.goal.known or off or _is_known(one, draft) else None


def _numbers_it(units: Units, start: int, noun: int) -> bool:
    """Whether a comma only adds which journey it is that is to come: "will travel to P on T, his third trip there"."""
    counted = is_possessive(units[start]) and any(starts(unit, "ordinals.") for unit in units[start:noun])
    if not counted or not start or units[start - 1].code != ",":
        return False
    coming = some(units[:start], "auxiliaries.future", "status.planned") and some(units[:start], *_JOURNEYS)
    return coming and units[min(noun + 1, len(units) - 1)].low == "there"


_JOURNEYS = ("verbs.go", "verbs.arrive", "verbs.visit")


_OFF = (Status.CANCELLED, Status.POSTPONED)
_THAT = frozenset({"the", "that", "this"})


def _take_status(one: JourneyNoun, draft: Draft, told: Told) -> None:
    """How it stands; a stay in whose midst somebody does something is over where an earlier time is told of it."""
    over = any(unit.code == "T" and unit.low.startswith(_EARLIER) for unit in one.units[one.start : one.noun + 6])
    going_on = told.status is Status.ONGOING
    draft.present = going_on and _set_off(one.units, one.governor)
    draft.arrival = one.governor.word in MEANWHILE and going_on and not over
    draft.status = Status.HELD if over and going_on else told.status
    draft.status_span, draft.revived, draft.guess = told.slot, told.revived, told.guess
    draft.nested = one.governor.kind == "preposition" and one.governor.word in ("since", "before", "ahead of", "until")


_EARLIER = ("earlier", "last")


def _fill_in(one: JourneyNoun, draft: Draft) -> None:
    """What the phrase says of it beside who, where and when: its number, and whether its end is told."""
    units, start, noun, governor = one.units, one.start, one.noun, one.governor
    draft.noun, draft.definite, draft.rule = units[noun].low, True, "visit noun"
    draft.ends = governor.kind == "verb" and is_ending(units[governor.at], units[noun + 1 : noun + 6])
    draft.ordinal, draft.another = ordinal_of(units, start, noun)
    draft.prior = any(unit.low == "previously" for unit in units[clause_of(units, noun)[0] : start])
    _number_behind(units, noun, draft)


def _date(one: JourneyNoun, draft: Draft) -> None:
    """Its days, and which of them is told."""
    units, noun, governor = one.units, one.noun, one.governor
    attach_times(units, draft, one.start, noun)
    draft.tensed = draft.tensed or (governor.word in MEANWHILE and draft.status is Status.HELD)  # "on his trip on T, A urged"
    if (ends := begun_behind(units, noun)) is not None:
        draft.times = [span for span in draft.times if span.start < units[ends].start]
    date_apposed(units, draft, one.phrase, governor)
    mark_nth_day(units, draft, one.phrase, one.nth)
    if draft.noun in ON_THE_WAY and governor.word == "after":
        draft.status = Status.PLANNED if goes_on(units, noun) else None  # "arrived in P after a stop in Q": it goes on
    mark_end(draft, units, governor, noun)


def _is_known(one: JourneyNoun, draft: Draft) -> bool:
    """Whether it is one told before, of which its length or its day is told: "The two-day trip", "said the visit would be on T"."""
    units, start, noun = one.units, one.start, one.noun
    lasting = any(is_length(unit) for unit in units[start:noun])
    return units[start].low == "the" and (lasting or (start + 1 == noun and _is_to_come(draft)))


def _is_a_list(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether several visits are spoken of as one, which has no place and no length of theirs: "is on a 12-day Asian trip"."""
    region = any(unit.low in _REGIONS for unit in sentence.units[start:noun])
    return sentence.units[noun].low == "itinerary" or (region and not goal_behind(sentence, noun).known)


_REGIONS = frozenset({"asian", "european", "african", "regional", "asia", "europe"})


def _number_behind(units: Units, noun: int, draft: Draft) -> None:
    """Take the number that a journey is said to have: "The trip was his third to P"; it has been."""
    if said_to_be(units, noun):
        draft.ordinal = ordinal_of(units, noun + 2, noun + 4)[0]
        past = has(units[noun + 1], "auxiliaries.be_past")
        draft.status = draft.status or (Status.HELD if past else None)


def _is_to_come(draft: Draft) -> bool:
    return draft.status is Status.PLANNED and bool(draft.times) and not draft.guess


def _of_somebody(units: Units, start: int, noun: int) -> bool:
    """Whether a journey can be anybody's: no "missile's visit to P", no "travel to P is banned", no "flight back to P"."""
    if units[noun].low == "travel" and noun and units[noun - 1].low.startswith(_BARRING):
        return False
    if units[noun].low == "travel" and start == noun:
        return any(unit.low == "by" for unit in units[noun + 1 : noun + _BY])
    if noun + 1 < len(units) and units[noun + 1].low in ("back", "home"):
        return False
    if units[noun].low == "mission" and not _on_mission(units, start, noun):
        return False
    if units[noun].low == "arrival" and noun > 1 and units[noun - 2].low.endswith("dead"):
        return False
    owners = (units[at - 1] for at in range(start + 1, noun) if units[at].code == "s")
    return not any(owner.actor is None and owner.code in "umw" and owner.low not in _TIMES for owner in owners)


_BARRING = ("bann", "barr", "restrict", "limit", "forbid", "curb")  # travel: nobody goes
_BY = 6  # units from "travel" to "by A"
_TIMES = frozenset({"today", "yesterday", "tomorrow", "day", "week", "weekend", "month", "year", "spring", "summer", "winter"})


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


def _set_off(units: Units, governor: Governor) -> bool:
    """Whether the journey is where somebody is as he speaks: "A, on a visit to P, called for talks"."""
    return governor.word == "on" and governor.at > 0 and units[governor.at - 1].code == ","
