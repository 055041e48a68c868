"""The time before a meeting's words: between subject and verb, at the head of the sentence, of the clause that it hangs on."""

from collections.abc import Callable, Iterator

from monitor.analysis.meetings.clause.clause_times import clause_time
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, starts
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.clause.subjects import SENT, before_aside
from monitor.analysis.meetings.days.at_the_head import at_the_head
from monitor.analysis.meetings.days.offer_days import is_set_for
from monitor.analysis.meetings.days.same_day import AFTER, OPENS
from monitor.analysis.meetings.days.sorts import dates_what_follows, is_day
from monitor.analysis.meetings.days.speech_days import dates_speech
from monitor.analysis.meetings.days.times_ahead import on_arriving, said_behind, told_for
from monitor.analysis.meetings.days.times_there import there_for


def before(units: Units, first: int, *, nested: bool) -> list[int]:
    """A time between subject and verb, or at the head of the sentence."""
    for find in _WAYS:
        if (day := find(units, first)) is not None:
            return [day]
    purpose = first > 0 and units[first].low == "to"
    behind = before_aside(units, first) + 1
    day = next((at for at in _right_before(units, behind) if units[at].code == "T"), None)
    if day is not None:
        return [day] if _is_its_own(units, day, first, behind) else []
    if purpose and (day := _errand(units, first)) is not None:
        return [day]
    if first > AFTER and (day := there_for(units, first)) is not None:
        return [day]
    coming = first > 0 and (has(units[first - 1], "prepositions.before") or (nested and units[first - 1].low == "for"))
    return [] if coming else at_the_head(units, behind)  # "Last week, they came to lay the ground for the summit"


def _right_before(units: Units, behind: int) -> Iterator[int]:
    """The few units before a verb, up to one that belongs to no time: "A, late on Tuesday,", "A on Tuesday quietly"."""
    for at in range(behind - 1, max(-1, behind - 4), -1):
        yield at
        if not (units[at].low == "," or units[at].low in _BEFORE_DAY or has(units[at], "adverbs")):
            return


def _is_its_own(units: Units, day: int, first: int, behind: int) -> bool:
    """Whether a time right before a verb, its "to" or its "that" is its own: not "vowed on Sunday that talks would go on"."""
    if units[first].low == "to":
        return any(unit.low in SENT for unit in units[max(0, day - 5) : day]) or is_set_for(units, day)
    if units[first].low == "that" and day > OPENS:
        return False
    apart = day > 2 and any(unit.low == "," for unit in units[day + 1 : behind])
    return not (apart or dates_speech(units, day, first))


def _set_apart(units: Units, first: int) -> int | None:
    """The time that two commas set apart between who did something and the verb: "A, on Tuesday, met B"."""
    if first < _BEHIND + 1 or units[first - 1].code != "," or units[first - 2].code != "T":
        return None
    comma = next((at for at in range(first - 3, max(0, first - _BRIEF), -1) if units[at].code == ","), None)
    if comma is None or not (is_actor(units[comma - 1]) or units[comma - 1].low in ("and", "but", "then")):
        return None
    told = all(unit.low in _BEFORE_DAY or has(unit, "adverbs") for unit in units[comma + 1 : first - 2])
    return first - 2 if told else None


_BEFORE_DAY = frozenset({"on", "in", "late", "early", "earlier"})
_BRIEF = 7  # units: ", earlier on Monday,"


def _so_far_from(units: Units, first: int) -> int | None:
    """A distance from a day told before: "on Friday, two days after talks", "comes a month after A and B met"."""
    joint = first - 1
    while joint > 0 and (units[joint].code == "N" or (units[joint].low == "and" and units[joint + 1].code == "N")):
        joint -= 1
    if joint > 0 and has(units[joint], "prepositions.after", "prepositions.before") and dates_what_follows(units[joint - 1]):
        return joint - 1
    return joint if 0 < joint < first - 1 and dates_what_follows(units[joint]) else None


def _when(units: Units, first: int) -> int | None:
    """The time that a clause hangs on: "on Tuesday, when Moon met Trump"."""
    if lacks(units, "when"):
        return None
    when = next((at for at in range(first - 1, max(0, first - _CLAUSE), -1) if units[at].low == "when"), None)
    if when is None or any(starts(unit, "verbs.") and not starts(unit, "nouns.") for unit in units[when + 1 : first]):
        return None
    before = when - 2 if units[when - 1].code == "," else when - 1
    return before if before >= 0 and units[before].code == "T" else None


_CLAUSE = 10  # units from "when" to its verb


def _went_on(units: Units, first: int) -> int | None:
    """The day of what somebody did right before: "arrived in P on Tuesday and met B"."""
    if first < _BEHIND or units[first - 1].low != "and" or not past_verb(units[first]) or has(units[first], "say"):
        return None
    behind = _before_aside(units, first - 2) or first - 2
    day = next((at for at in range(behind, max(0, behind - 3), -1) if units[at].code == "T"), None)
    if day is None or not is_day(units[day]) or not all(unit.place or unit.low == "in" for unit in units[day + 1 : behind + 1]):
        return None
    return day if any(past_verb(unit) for unit in units[max(0, day - _CLAUSE) : day]) else None


_BEHIND = 3  # units: a verb, a day, "and"


def _before_aside(units: Units, close: int) -> int | None:
    """What stands before an apposition that a comma closes: "landed on T, the first leader to come in years, and met B"."""
    if units[close].code != ",":
        return None
    opened = next((at for at in range(close - 2, max(0, close - _APPOSED), -1) if units[at].code == ","), None)
    if opened is None or any(past_verb(unit) or unit.code == ";" for unit in units[opened + 1 : close]):
        return None
    apposed = any(word in units[opened + 1].low for word in ("first", "second", "only")) or units[opened + 1].code == "d"
    return opened - 1 if apposed else None


_APPOSED = 16  # units


def _fixed_for(units: Units, first: int) -> int | None:
    """The day that is set for a meeting: "picked June 12 for the summit", "a date of Feb. 27 in P for his summit"."""
    if first < _BEHIND or units[first - 1].low != "for":
        return None
    day = next((at for at in range(first - 2, max(0, first - 5), -1) if units[at].code == "T"), None)
    if day is None or not all(unit.place or unit.low == "in" for unit in units[day + 1 : first - 1]):
        return None
    said = units[day - 1].low if units[day - 1].low != "of" else units[max(0, day - 2)].low
    return day if said in _FIXING else None


_FIXING = frozenset({
    *("set", "sets", "picked", "picks", "chose", "chosen", "choose", "named", "fixed", "eyed", "eyeing", "proposed", "suggested"),
    *("announcement", "date", "dates", "pencilled in", "penciled in"),
})


def _errand(units: Units, first: int) -> int | None:
    """The time at the head of a sentence that tells whom somebody sent: "That October, he sent B to visit P"."""
    head = next((at for at in range(min(3, first)) if units[at].code == "T"), None)
    if head is None or not any(unit.low in SENT for unit in units[max(head + 1, first - _SENT) : first]):
        return None
    return head if sum(past_verb(unit) for unit in units[head + 1 : first]) == 1 else None


_SENT = 5  # units from "sent" to what somebody was sent to do


def _it_was(units: Units, first: int) -> int | None:
    """The time that a sentence is about: "it was in June that A met B"."""
    if lacks(units, "that") or units[0].low != "it":
        return None
    that = next((at for at in range(first - 1, 2, -1) if units[at].low == "that"), None)
    return that - 1 if that is not None and units[that - 1].code == "T" else None


def _at_it(units: Units, first: int) -> int | None:
    """The time right before what happened at a meeting: "in August, at the first round", "on Tuesday, at a meeting with B"."""
    at_it = first > _BEHIND and units[first - 1].low == "at" and units[first - 2].code == ","
    return first - 3 if at_it and units[first - 3].code == "T" else None


_WAYS: tuple[Callable[[Units, int], int | None], ...] = (  # each a place of its own for a time, tried in this order
    _set_apart, _so_far_from, _when, _it_was, clause_time, _went_on, _fixed_for, on_arriving, said_behind, told_for,
    _at_it,
)
