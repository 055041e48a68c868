"""The first and the last day of talks, where a story tells both: "got under way Wednesday and is to close on Saturday"."""

from collections.abc import Sequence
from datetime import date, timedelta

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, lacks, lists_none, some, starts
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.days.last_days import main_day, mark_last_day, winds_up
from monitor.analysis.meetings.days.sorts import counts
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_REACH = 20  # units
_LONGEST = timedelta(days=30)  # a round that lasts longer is told by its month


def mark_phases(units: Units, draft: Draft, trigger: int) -> None:
    """Note whether the day beside a trigger is the first or the last one, and the other one where the sentence tells it."""
    mark_last_day(units, draft, trigger)
    if not draft.times or lists_none(units, "phases.begins"):
        return
    day = next((at for at, unit in enumerate(units) if unit.code == "T" and unit.extra == draft.times[0]), None)
    if day is None:
        return
    opening = _verb(units, min(trigger, day), max(trigger, day) + 1, "phases.begins")
    governor = noun_phrase_start(units, trigger) - 1 if draft.rule == "noun" else -1
    if opening is None and governor >= 0 and has(units[governor], "phases.begins"):
        opening = governor
    draft.begins = opening is not None and abs(opening - day) <= _BESIDE
    if not draft.begins:
        return
    closing = _verb(units, day + 1, min(len(units), day + _REACH), "phases.ends")
    if closing is None and governor >= 0 and winds_up(units, governor):
        draft.until = main_day(units, governor)
    if closing is not None:
        last = next((at for at in range(closing + 1, min(len(units), closing + 5)) if units[at].code == "T"), None)
        span = units[last].extra if last is not None else None
        draft.until = span if isinstance(span, TimeSpan) else None


_BESIDE = 8  # units between "began" and its day


def mark_leaving(units: Units, draft: Draft, verb: int) -> None:
    """Note the last day of a stay whose first is told: "arrived on T and is to leave on U", "to P on T, to stay until U"."""
    first = next((at for at in range(verb + 1, len(units)) if draft.times and units[at].extra == draft.times[0]), None)
    if first is None:
        return
    for at in range(first + 1, min(len(units), first + _STAY)):
        span = units[at].extra
        if units[at].code == ";" or (starts(units[at], "nouns.") and units[at].low not in _STAYS) or _somebody(units, at):
            return
        if isinstance(span, TimeSpan):
            if counts(units[at]) and has(units[min(at + 1, len(units) - 1)], "prepositions.after"):
                return  # "flew to P on T, returning there six weeks after a trip at Easter"
            draft.until = span if any(_leaves(units, i) for i in range(first + 1, at)) else None
            return


_LEAVING = ("verbs.leave", "verbs.bound")


def _somebody(units: Units, at: int) -> bool:
    """Whether somebody else comes in, and no place that one goes on or home to."""
    return is_actor(units[at]) and not (units[at].code in "KLC" and units[at - 1].low.endswith(("to", "for")))


def _leaves(units: Units, at: int) -> bool:
    """Whether a word tells that a stay ends; who is "to return the letter" goes nowhere."""
    if units[at].low in _UNTIL or has(units[at], *_LEAVING):
        return True
    return units[at].low in _HOME and not (units[at + 1].code == "d" or is_possessive(units[at + 1]))


_STAY = 10  # units from the first day of a stay to its last
_STAYS = frozenset({"stay", "travel", "stop"})  # verbs, too
_UNTIL = frozenset({"until", "till", "through"})
_HOME = frozenset({"home", "return", "returns", "returning", "back"})


def day_of(units: Units, start: int, noun: int) -> int:
    """Which day of a meeting is told of: 2 for "the second day of the summit"; 0 where none is."""
    if lacks(units, "day"):
        return 0
    if (further := _further_day(units, noun)) is not None:
        return _NTH[units[further].low]
    day = next((at for at in range(noun - 1, max(0, start - 4), -1) if units[at].low == "day" and units[at + 1].low == "of"), None)
    if day is None:
        return 0
    numbered = [at for at in range(max(1, day - 4), day) if units[at].low in _NTH]
    return _NTH[units[numbered[-1]].low] if numbered else 0


def further_day(units: Units, trigger: int) -> int:
    """Which day people meet on, told behind what says that they meet: "met for a third straight day on T"; else 0."""
    if lacks(units, "day") or (ordinal := _further_day(units, trigger)) is None:
        return 0
    return _NTH[units[ordinal].low]


def _further_day(units: Units, noun: int) -> int | None:
    """Where talks are said to go into a further day: "entered a second day on T", "for a third straight day on T"."""
    for at in range(noun + 2, min(len(units) - 1, noun + _FURTHER)):
        if units[at].low != "day":
            continue
        ordinal = at - 2 if units[at - 1].low in _IN_A_ROW else at - 1
        if units[ordinal].low in _NTH:
            into = units[ordinal - 2 : ordinal] if ordinal > noun + 2 else units[ordinal - 1 : ordinal]
            goes_on = any(unit.low in _INTO for unit in into)
            return ordinal if goes_on and _dated(units, ordinal, at) else None
    return None


def _dated(units: Units, ordinal: int, day: int) -> bool:
    """Whether it is told which day that was, a place before it or not: "for a second day in P on T", "on T for a second day"."""
    at = day + 1
    while at < len(units) and (units[at].code in "LCKd" or has(units[at], "prepositions.place") or units[at].low == "on"):
        at += 1
    before = next((unit for unit in reversed(units[max(0, ordinal - _DATED) : ordinal]) if unit.low not in _FOR), None)
    return (at < len(units) and units[at].code == "T") or (before is not None and before.code == "T")


_DATED = 4
_FOR = frozenset({"for", "a", "the"})


_IN_A_ROW = frozenset({"straight", "consecutive", "successive", "running"})
_FURTHER = 12  # units from talks to "a second day"
_INTO = frozenset({"entered", "enter", "entering", "into", "for"})
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}


def _verb(units: Units, start: int, stop: int, name: str) -> int | None:
    """Where a verb of beginning or ending stands before the next meeting is told of."""
    for at in range(max(start, 0), stop):
        if name in units[at].classes:
            return at
        if at > start and starts(units[at], "verbs.") and not has(units[at], "verbs.resume", "verbs.have", "verbs.hold"):
            return None
    return None


def span_of(drafts: Sequence[Draft]) -> tuple[date, date] | None:
    """First and last day, where one telling dates the beginning and another, later one the end."""
    first = next((draft.when.start for draft in drafts if draft.begins and draft.when and draft.when.start), None)
    if first is None and drafts and drafts[0].kind is Kind.SUMMIT:  # "A and B met on T. The summit ended on T."
        first = next((day for draft in drafts if draft.noun == "meet" and (day := _day_held(draft)) is not None), None)
    if first is None:
        return None
    last = next((draft.when.end for draft in drafts if draft.ends and not draft.begins and draft.when and draft.when.end), None)
    if last is None or not first < last or last - first > _LONGEST:
        return None
    return first, last


def _day_held(draft: Draft) -> date | None:
    """The one day on which two are said to have met."""
    when = draft.when if draft.status in (Status.HELD, Status.ONGOING) else None
    return when.start if when is not None and when.start == when.end else None


def one_round(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a day that opened talks and one that closed them can be those of one round."""
    told = [draft, *others]
    return not any(one.prior for one in told) and span_of(told) is not None  # the time before is no first day


def first_time_to_come(units: Units, subject: int) -> bool:
    """Whether what "would be the first time that A has met B" is still to come."""
    time = next((at for at in range(subject - 1, max(0, subject - 4), -1) if units[at].low == "time"), None)
    if time is None or not has(units[time - 1], "ordinals.1"):
        return False
    return some(units[max(0, time - 7) : time], "auxiliaries.future", "auxiliaries.conditional")


def last_time(units: Units, before: int) -> bool:
    """Whether a sentence tells of a last time that two did something: "The last time the two talked was in May"."""
    near = [unit.low for unit in units[max(0, before - _LAST_TIME) : before]]
    return "time" in near and "last" in near[: near.index("time")]


_LAST_TIME = 6  # units: "the last time the two Koreas"
