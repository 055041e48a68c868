"""The time before a meeting's words: between subject and verb, at the head of the sentence, of the clause that it hangs on."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.arguments import opens_clause
from monitor.analysis.meetings.clause.clause_bounds import reported_from
from monitor.analysis.meetings.clause.clause_times import clause_time
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks, starts
from monitor.analysis.meetings.clause.reach import CLAUSE_ENDS
from monitor.analysis.meetings.clause.subjects import SENT, before_aside
from monitor.analysis.meetings.days.remarks import said_at
from monitor.analysis.meetings.days.same_day import AFTER, HEAD, OPENS
from monitor.analysis.meetings.days.times_ahead import on_arriving, said_behind, told_for
from monitor.analysis.meetings.days.times_apart import dates_speech, dates_what_follows, is_day, is_set_for, past_verb
from monitor.analysis.meetings.days.times_there import there_for


def before(units: Units, first: int, *, nested: bool) -> list[int]:
    """A time between subject and verb, or at the head of the sentence."""
    for find in (_set_apart, _so_far_from, _when, _it_was, clause_time, _went_on, _fixed_for, on_arriving, said_behind, told_for):
        if (day := find(units, first)) is not None:
            return [day]
    purpose = first > 0 and units[first].low == "to"
    behind = before_aside(units, first) + 1
    for at in range(behind - 1, max(-1, behind - 4), -1):
        if units[at].code == "T" and purpose:
            sent = any(unit.low in SENT for unit in units[max(0, at - 5) : at])
            return [at] if sent or is_set_for(units, at) else []
        if units[at].code == "T" and units[first].low == "that" and at > OPENS:
            return []  # "vowed on Sunday that talks would go on"
        if units[at].code == "T":
            apart = at > 2 and any(unit.low == "," for unit in units[at + 1 : behind])
            return [] if apart or dates_speech(units, at, first) else [at]
        if not (units[at].low == "," or units[at].low in _BEFORE_DAY or has(units[at], "adverbs")):
            break
    if purpose and (day := _errand(units, first)) is not None:
        return [day]
    if first > AFTER and (day := there_for(units, first)) is not None:
        return [day]
    coming = first > 0 and (has(units[first - 1], "prepositions.before") or (nested and units[first - 1].low == "for"))
    return [] if coming else _at_the_head(units, behind)  # "Last week, they came to lay the ground for the summit"


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


_CLAUSE = 10  # units from "when" to its verb


def _when(units: Units, first: int) -> int | None:
    """The time that a clause hangs on: "on Tuesday, when Moon met Trump"."""
    if lacks(units, "when"):
        return None
    when = next((at for at in range(first - 1, max(0, first - _CLAUSE), -1) if units[at].low == "when"), None)
    if when is None or any(starts(unit, "verbs.") and not starts(unit, "nouns.") for unit in units[when + 1 : first]):
        return None
    before = when - 2 if units[when - 1].code == "," else when - 1
    return before if before >= 0 and units[before].code == "T" else None


_BEHIND = 3  # units: a verb, a day, "and"


def _went_on(units: Units, first: int) -> int | None:
    """The day of what somebody did right before: "arrived in P on Tuesday and met B"."""
    if first < _BEHIND or units[first - 1].low != "and" or not past_verb(units[first]) or has(units[first], "say"):
        return None
    behind = _before_aside(units, first - 2) or first - 2
    day = next((at for at in range(behind, max(0, behind - 3), -1) if units[at].code == "T"), None)
    if day is None or not is_day(units[day]) or not all(unit.place or unit.low == "in" for unit in units[day + 1 : behind + 1]):
        return None
    return day if any(past_verb(unit) for unit in units[max(0, day - _CLAUSE) : day]) else None


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


def clause_day(units: Units, trigger: int) -> list[int]:
    """The day in a clause of its own: "his visit to P, which begins Tuesday", "the date of the summit in P is June 12"."""
    if not lacks(units, "date", "dates") and _is_dated(units, trigger):
        named = next((at for at in range(trigger + 1, min(len(units) - 1, trigger + _DATED)) if _is(units[at])), None)
        return [at for at in (named + 1, named + 2) if at < len(units) and units[at].code == "T"][:1] if named is not None else []
    if not lacks(units, "came", "comes") and trigger + 3 < len(units) and (day := _came(units, trigger)) is not None:
        return [day]
    if lacks(units, "which"):
        return []
    which = next((at for at in range(trigger + 1, min(len(units) - 2, trigger + _WHICH)) if units[at].low == "which"), None)
    if which is None or (units[trigger].low not in _SHARED and _another_actor(units, trigger, which)):
        return []
    verb = next((at for at in range(which + 1, min(len(units) - 1, which + _HAPPENS)) if _happens(units[at])), None)
    said = next((at for at in range(which + 2, min(which + 5, verb or 0)) if has(units[at], "say")), which)  # "which he said will"
    if verb is None or any(is_actor(unit) or unit.code in ",;" for unit in units[said + 1 : verb]):
        return []
    return [at for at in range(verb + 1, min(len(units), verb + 3)) if units[at].code == "T"][:1]


def _another_actor(units: Units, trigger: int, which: int) -> bool:
    return any(unit.actor is not None and unit.place is None for unit in units[trigger + 1 : which])


_SHARED = frozenset({"meeting", "summit", "talks", "session", "round"})  # "a meeting of A and B, which"


def _happens(unit: Unit) -> bool:
    """Whether a verb says that something begins, ends or takes place."""
    return starts(unit, "phases.") or unit.low in ("take place", "takes place", "took place", "to take place", "held")


_HAPPENS = 8  # units from "which" to "take place"


def _came(units: Units, trigger: int) -> int | None:
    """When a meeting came: "the summit with B came on April 25"."""
    verb = next((at for at in range(trigger + 1, min(len(units) - 2, trigger + 6)) if units[at].low in ("came", "comes")), None)
    if verb is None or any(unit.code in ",;T" for unit in units[trigger:verb]) or units[verb + 1].low not in ("on", "in"):
        return None
    return verb + 2 if units[verb + 2].code == "T" else None


def _is_dated(units: Units, trigger: int) -> bool:
    """Whether a sentence tells the date of a meeting in so many words."""
    near = range(max(0, trigger - _OF), trigger - 1)
    return any(units[at].low in ("date", "dates") and units[at + 1].low in ("of", "for") for at in near)


_OF = 8  # units from "date of" to the noun


def _is(unit: Unit) -> bool:
    return has(unit, "auxiliaries.be_present", "auxiliaries.be_past")


_DATED = 14  # units from a summit to "is June 12"
_WHICH = 6  # units from a journey to "which begins"


_FIXING = frozenset({
    *("set", "sets", "picked", "picks", "chose", "chosen", "choose", "named", "fixed", "eyed", "eyeing", "proposed", "suggested"),
    *("announcement", "date", "dates"),
})


def _errand(units: Units, first: int) -> int | None:
    """The time at the head of a sentence that tells whom somebody sent: "That October, he sent B to visit P"."""
    head = next((at for at in range(min(3, first)) if units[at].code == "T"), None)
    if head is None or not any(unit.low in SENT for unit in units[max(head + 1, first - _SENT) : first]):
        return None
    return head if sum(past_verb(unit) for unit in units[head + 1 : first]) == 1 else None


_SENT = 5  # units from "sent" to what somebody was sent to do


def along(units: Units, first: int) -> list[int]:
    """The time of the deed that a meeting accompanied: "back in February, he fired a missile as A and B met"."""
    if lacks(units, "as", "when"):
        return []
    joint = next((at for at in range(first - 1, max(0, first - _CLAUSE), -1) if units[at].low in ("as", "when")), None)
    if joint is None or not all(is_actor(unit) or unit.code in "a," or unit.low == "and" for unit in units[joint + 1 : first]):
        return []
    head = next((at for at in range(joint - 1, max(-1, joint - 4), -1) if units[at].code == "T"), None)
    head = head if head is not None else next((at for at in range(min(3, joint)) if units[at].code == "T"), None)
    hung = units[joint].low == "when" and head == joint - 1 - (units[joint - 1].code == ",")  # "since October, when A met B"
    if head is not None and not hung and not is_day(units[head]) and (said := said_at(units[:joint])) is not None:
        return [said]  # "said Monday he would come this year, as he welcomed B"
    if head is None or joint + 1 >= first or any(units[at].code in "T;" for at in range(head + 1, joint)):
        return []
    due = (has(units[at - 1], "auxiliaries.be_present") for at in range(max(1, head - _CLAUSE), joint) if past_verb(units[at]))
    return [head] if not all(due) else []  # "is scheduled to" is no past


def _it_was(units: Units, first: int) -> int | None:
    """The time that a sentence is about: "it was in June that A met B"."""
    if lacks(units, "that") or units[0].low != "it":
        return None
    that = next((at for at in range(first - 1, 2, -1) if units[at].low == "that"), None)
    return that - 1 if that is not None and units[that - 1].code == "T" else None


_NO_HEAD = ("'s", "'", "-", ".", "(")


def _at_the_head(units: Units, first: int) -> list[int]:
    """A time that opens the sentence or the clause that is reported, or follows its subject, with no other verb on either side."""
    if set_in := _set_in(units, first):
        return set_in
    opens = reported_from(units, first)
    clock = _CLOCK if opens + 1 < first and units[opens].low in _AROUND and units[opens + 1].code == "0" else 0
    for at in range(opens, min(opens + HEAD + clock, first)):
        unit = units[at]
        if at == opens and unit.low == "come":
            continue  # "Come October, they will meet"
        if unit.code == "T" and (units[at + 1].low in _NO_HEAD or starts(units[at + 1], "nouns.")):
            return []  # "The weekend talks were a twist over a summit"; "Oslo, June 3 (AP) -" and its like
        if has(unit, "gatherings"):
            return []  # "At a rally on Monday, A praised his summit with B"
        if unit.code == "T":
            behind = _aside_behind(units, at, first)
            crossed = any(starts(other, "verbs.") or _other_deed(other) for other in units[behind:first])
            return [] if crossed or _new_clause(units, at, first) else [at]
        if has(unit, "say", "irregular_past", "verbs.", "nouns.", "auxiliaries."):
            return []
        if unit.code in "wu" and unit.low.endswith("ed"):
            return []
    return []


_AROUND = frozenset({"at", "around", "about"})
_CLOCK = 5  # units of "10 a.m."


def _set_in(units: Units, first: int) -> list[int]:
    """A time between commas right before the subject: "Two days before the inauguration, on January 18, A met B"."""
    for at in range(first - 1, max(1, first - _SET_IN), -1):
        if units[at].code == "T":
            closed = units[at + 1].code == "," and any(unit.code == "," for unit in units[at - 2 : at])
            return [at] if closed else []
        between = units[at].code == "," or is_actor(units[at]) or has(units[at], "adverbs") or units[at].low in _LED
        if not between or units[at].low in _JOINTS:
            return []
    return []


_JOINTS = frozenset({"and", "but", "or", "while", "when", "as"})  # behind which another clause begins
_LED = frozenset({"led", "headed", "by"})  # "a delegation led by A"
_SET_IN = 8  # units from such a time to the verb


def _aside_behind(units: Units, at: int, first: int) -> int:
    """Where a sentence goes on behind a time and what is told with it: "Last summer, as tensions eased,", "On T, after talks,"."""
    if units[at + 1].code != "," or not _told_with(units[at + 2]):
        return at + 1
    return next((i for i in range(first - 1, max(at + 2, first - _SUBJECT), -1) if units[i].code == ","), at + 1)


def _told_with(unit: Unit) -> bool:
    """Whether a word opens what is told with a time: "after talks", "during a visit", "a day after landing"."""
    return unit.low in CLAUSE_ENDS or unit.low in ("with", "even") or is_preposition(unit) or dates_what_follows(unit)


_SUBJECT = 9  # units from the comma before it to the verb: "U.S. envoy A and his aide B"


def _other_deed(unit: Unit) -> bool:
    """Whether a time before this word is that of something else: "on Saturday expressed optimism about his summit"."""
    return unit.code == ";" or has(unit, "say", "status.threat") or (unit.code == "u" and unit.low.endswith("ed"))


def _new_clause(units: Units, at: int, first: int) -> bool:
    """Whether "and somebody does" or "that somebody does" lies between a time and a verb."""
    joints = (i for i in range(at + 1, first - 1) if units[i].low in ("and", "but", "that") and not is_actor(units[i - 1]))
    return any(opens_clause(units, i + 1) for i in joints)
