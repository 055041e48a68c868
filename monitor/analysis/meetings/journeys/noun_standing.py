"""Where a journey stands that a noun tells of: to come, going on, over, called off."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, some, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.journeys.brought_nothing import came_home
from monitor.analysis.meetings.journeys.journey_noun import JourneyNoun
from monitor.analysis.meetings.journeys.noun_goals import STOPS
from monitor.analysis.meetings.journeys.timetables import to_come, where_to_come
from monitor.analysis.meetings.journeys.travellers import hosting_verb, sent_by
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.noun_status import noun_status
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.who.openers import when_told
from monitor.domain.meeting import Status


def how_it_stands(one: JourneyNoun) -> Told:
    """Where a journey stands by the words around its noun: what is done in its midst, said of it, or done by who makes it."""
    if one.governor.kind == "verb" and one.units[one.governor.at].low.startswith(_PAYING):
        return Told()  # "is not covering the stay of A's men in P"
    return _meanwhile(one) or _told_of(one)


_PAYING = ("cover", "fund", "financ", "bankroll", "pay for", "pays for", "paid for", "paying for", "foot")


def guessed(one: JourneyNoun, told: Told, *, whose: bool) -> Told:
    """The same, where nothing or only "last" says more: it is over, on its second day, to come; ``whose``: a person's."""
    units, noun = one.units, one.noun
    if _would_have_been(units, one.governor.at):
        return Told(details=True, guess=True)
    told = Told() if _last_leg(units, noun, one.governor) and told.status is Status.HELD else told
    if told.status in (None, Status.HELD):
        coming = bool(one.goal.known) and where_to_come(units, noun)
        told = _by_its_days(told, Slot(units[one.start].start, units[noun].end), one.nth, owned=whose, coming=coming)
    if one.owned and told.status is Status.DENIED:
        if came_home(units, told):
            return Told(Status.HELD, told.slot, guess=True)
        return Told() if _does_something(units, noun) else told
    return told


def _told_of(one: JourneyNoun) -> Told:
    """Where the journey stands; one that somebody makes, as its clause tells if nothing else does."""
    sentence, start, noun, governor, made = one.sentence, one.start, one.noun, one.governor, one.made
    behind = sentence.units[noun + 1 : noun + 4]
    if len(behind) > 2 and has(behind[0], "auxiliaries.be_past") and behind[1].low == "to" and behind[2].place:
        return Told(Status.HELD, Slot(sentence.units[start].start, behind[2].end))  # "his last trip was to P"
    if begun_behind(sentence.units, noun) is not None:
        return Told(Status.HELD, Slot(sentence.units[start].start, behind[1].end))
    if made is None:
        told = noun_status(sentence, start, noun, governor)
        host = hosting_verb(sentence, governor) if told.status is None else None
        return told if host is None else Told(*verb_status(sentence, verb_group(sentence.units, host)))
    told = noun_status(sentence, start, noun, governor, after=made[1])
    return told if told.status is not None else Told(*verb_status(sentence, verb_group(sentence.units, made[1])))


def begun_behind(units: Units, noun: int) -> int | None:
    """Where what is said of a tour's first stop ends, whatever is said of its last: "a tour that began in P and is to end in Q"."""
    behind = [unit.low for unit in units[noun + 1 : noun + 4]]
    if len(behind) < _BEGUN or behind[0] not in ("that", "which") or behind[1] not in ("began", "started", "opened"):
        return None
    onward = (at for at in range(noun + _BEGUN, len(units)) if units[at].code in ",;." or units[at].low == "and")
    return next(onward, len(units) - 1)


_BEGUN = 3  # units of "that began in"


def _meanwhile(one: JourneyNoun) -> Told | None:
    """Where somebody does something else on a journey ("said on a visit to Seoul"): it goes on, unless a date ends it."""
    sentence, phrase, governor = one.sentence, one.phrase, one.governor
    if governor.word == "including" and sentence.units[phrase[1]].low in ON_THE_WAY and to_come(sentence, governor.at):
        return Told(Status.PLANNED, Slot(sentence.units[phrase[0]].start, sentence.units[phrase[1]].end))
    if governor.kind == "verb" and sentence.units[governor.at].low == "includes" and governor.at > 1:
        return Told(Status.PLANNED, Slot(sentence.units[governor.at].start, sentence.units[phrase[1]].end))
    if governor.kind != "preposition" or governor.word not in MEANWHILE:
        return None
    unit = sentence.units[governor.at]
    planned = some(sentence.units[slice(*phrase)], "status.planned", "status.proposed")
    if governor.word == "on" and governor.at > 1 and has(sentence.units[governor.at - 2], "verbs.brief") and not planned:
        return Told(Status.HELD, Slot(unit.start, unit.end), guess=True)  # "will brief B on his trip to P"
    before = sentence.units[governor.at - 1] if governor.at else None
    spoken_of = before is not None and (starts(before, "status.") or starts(before, "nouns.") or has(before, "tidings"))
    if governor.word == "on" and (spoken_of or planned):
        return None  # "a decision on a visit", "is expected on a visit", "no word on a visit", "on his planned visit"
    span = Slot(unit.start, unit.end)
    sent = sent_by(sentence.units, governor)
    if sent is not None:
        return Told(*verb_status(sentence, verb_group(sentence.units, sent)))
    if before is not None and has(before, "auxiliaries.be_past"):
        return Told(Status.HELD, span)  # "while he was on a visit"
    if (main := _as_main_verb(one)) is not None:
        return Told(main, span)
    return Told(Status.PLANNED if to_come(sentence, governor.at) else Status.ONGOING, span)


def _as_main_verb(one: JourneyNoun) -> Status | None:
    """To come where somebody will do something on it, over where he did on its day: "On his trip to P on Friday, A urged"."""
    units, (start, noun) = one.units, one.phrase
    main = when_told(one.sentence, start, noun, journey=True)
    if main is None or main[0] is Status.PLANNED:
        return main[0] if main is not None and one.goal.known else None  # "during his two-day visit, he will" says no more
    comma = next((at for at in range(noun + 1, min(len(units), noun + _FRONTED)) if units[at].code == ","), noun)
    return main[0] if any(unit.code == "T" and not unit.low.startswith("this") for unit in units[start:comma]) else None


_FRONTED = 10  # units from a journey to the comma behind it


MEANWHILE = frozenset({"on", "during", "in"})
ON_THE_WAY = frozenset({"stop", "stopover", "layover"})


def _by_its_days(told: Told, span: Slot, nth: int | None, *, owned: bool, coming: bool) -> Told:
    """Where a journey stands of which nothing says more: "on the second day of his visit", "hid his visit to P"."""
    if coming:
        return Told(Status.PLANNED, span)
    if nth is not None and nth > 0:
        return Told(Status.ONGOING, span, guess=True)
    return Told(Status.HELD, span, guess=True) if told.status is None and (nth or owned) else told


def _would_have_been(units: Units, been: int) -> bool:
    """Whether it came to nothing, as is told elsewhere: "It would have been his third visit to P"."""
    if been < _WOULD or units[been].low != "been" or not (has(units[been - 1], "auxiliaries.have") or units[been - 1].low == "'ve"):
        return False
    return has(units[been - _WOULD], "auxiliaries.conditional") or units[been - _WOULD].low in ("might", "could")


_WOULD = 2  # units from "would" to "been"


def _last_leg(units: Units, noun: int, governor: Governor) -> bool:
    """Whether "last" is said of where a journey ends, and not of a time gone by: "P, the last stop of his tour"."""
    leg = noun if units[noun].low in STOPS else governor.at - 1
    return leg > 0 and units[leg].low in _LEGS and units[leg - 1].low == "last"


_LEGS = STOPS | {"part", "stretch", "day", "country"}


def _does_something(units: Units, noun: int) -> bool:
    """Whether a journey does something, so that "no sign" before it denies that: "no sign his visit would include talks"."""
    helping = noun + 1 < len(units) and has(units[noun + 1], "auxiliaries.future", "auxiliaries.modal", "auxiliaries.conditional")
    return helping and noun + 2 < len(units) and not (starts(units[noun + 2], "auxiliaries.") or starts(units[noun + 2], "status."))
