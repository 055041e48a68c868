"""Times that stand beside a meeting and belong to something else: to what was said, to a thing, to another meeting."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.asides import in_an_aside
from monitor.analysis.meetings.clause.clause_times import of_next_clause
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, is_preposition, lacks, some, starts
from monitor.analysis.meetings.clause.reach import bounded_by_a_vote
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.meetings.days.of_another import (
    for_the_first_time,
    of_an_apposition,
    of_another_deed,
    of_earlier_talks,
    of_its_aim,
    of_its_rank,
    where_spoken_of,
)
from monitor.analysis.meetings.days.off_days import of_the_call_off
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.journeys.tour_ends import of_what_ended
from monitor.analysis.when import Duration, TimeSpan, is_duration
from monitor.analysis.when.values import Current, Shift
from monitor.domain.meeting import Kind, Status


def dates_speech(units: Units, at: int, trigger: int) -> bool:
    """Whether a time tells when something was said: "told reporters Thursday", "on Friday said"."""
    for left in range(at - 1, max(-1, at - 6), -1):
        unit = units[left]
        if left == trigger:
            return False
        if "say" in unit.classes:
            return not _of_whom_it_is_said(units, left, at)
        if not (
            is_actor(unit)
            or unit.code in "dM"
            or unit.low in ("on", "in", "reporters", "journalists", "late", "early", "a", "statement", "earlier")
        ):
            break
    after = [unit for unit in units[at + 1 : at + 3] if not has(unit, "adverbs")]
    return bool(after) and has(after[0], "say") and after[0].low not in _NO_DEED


_NO_DEED = frozenset({"according", "saying", "telling", "adding"})  # "emerged from the talks on Thursday saying that"


def _of_whom_it_is_said(units: Units, say: int, at: int) -> bool:
    """Whether a time stands between somebody of whom things are said and his verb: "said A on Tuesday met B"."""
    before = at - 1 if units[at - 1].low in ("on", "in") else at
    named = before > say + 1 and all(is_actor(unit) or unit.low == "that" for unit in units[say + 1 : before])
    return named and at + 1 < len(units) and past_verb(units[at + 1]) and not has(units[at + 1], "say")


def relative(units: Units, at: int, trigger: int = -1) -> bool:
    """Whether a time stands in a clause about somebody else's doing ("who was appointed last August, met")."""
    if lacks(units, "who", "which", "whose"):
        return False
    for left in range(at - 1, max(trigger, at - 9), -1):
        if units[left].code in ",;":
            return False
        if units[left].low in ("who", "which", "whose") and left > 0 and (units[left - 1].code == "," or is_actor(units[left - 1])):
            return (
                not some(units[left:at], "nouns.")
                and any(unit.low.endswith("ed") or has(unit, "irregular_past") for unit in units[left:at])
                and not some(units[left:at], "status.held", "status.planned", "status.ongoing")
            )
    return False


def of_others(units: Units, draft: Draft, trigger: int, at: int) -> bool:
    """Whether a time behind a trigger is that of something else."""
    return (
        dates_speech(units, at, trigger)
        or dates_what_follows(units[at])
        or _over_so_long(units[at])
        or relative(units, at, trigger)
        or _of_something_else(units, at, draft)
        or of_another_deed(units, trigger, at)
        or (draft.status in _NOT_YET and of_earlier_talks(units, trigger, at))
        or of_the_call_off(units, draft, trigger, at)
        or of_next_clause(units, trigger, at)
        or (not lacks(units, ",") and _behind_a_comma(units, trigger, at))
        or (draft.nested and for_the_first_time(units, at))
        or (draft.rule == "noun" and where_spoken_of(units, trigger, at))
    )


def _behind_a_comma(units: Units, trigger: int, at: int) -> bool:
    return (
        of_its_aim(units, trigger, at)
        or of_its_rank(units, trigger, at)
        or in_an_aside(units, trigger, at)
        or of_an_apposition(units, trigger, at)
    )


def dates_what_follows(unit: Unit) -> bool:
    """Whether a distance dates the event named after it: "follows by three days the arrival", "comes a month after talks"."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule in ("follows", "apart", "event")


def of_another_verb(units: Units, at: int, trigger: int) -> bool:
    """Whether the time belongs to a verb before ("visits next month to plan a summit"), or is a length ("in two days of talks")."""
    following = units[at + 1] if at + 1 < trigger else None
    if following is not None and following.low in ("of", "and") and _counts(units[at]) and not is_length(units[at]):
        return True
    if following is not None and following.low.endswith("ing") and has(following, "status.proposed"):
        return True  # "released a letter on Thursday urging talks"
    if following is None or following.low != "to" or at + 2 >= trigger or is_actor(units[at + 2]):
        return False
    return not is_set_for(units, at)


_NOT_YET = (Status.PLANNED, Status.PROPOSED, Status.DENIED)
_SET = frozenset({"due", "set", "scheduled", "expected", "slated"})
_FIXED = frozenset({"planned", "scheduled", "expected", "slated", "failed", "did"})  # "planned on Monday to meet"


def of_the_offer(units: Units, draft: Draft, at: int, trigger: int) -> bool:
    """Whether a time is that of the offer or agreement: "on Monday proposed talks", "announced Monday a summit"."""
    if draft.status not in _NOT_YET or at >= trigger:
        return False
    before = at - 2 if units[at - 1].low == "on" else at - 1
    return (before >= 0 and _offers(units, before)) or any(_offers(units, i) for i in range(at + 1, trigger))


def past_verb(unit: Unit) -> bool:
    """Whether a unit is a past verb, by its ending or the pack's list."""
    return unit.code in "wu" and (unit.low.split(" ")[0].endswith("ed") or has(unit, "irregular_past") or _broke(unit))


def _broke(unit: Unit) -> bool:
    """Whether a phrase of several words begins with a past verb: "broke down", "fell apart"."""
    return " " in unit.low and starts(unit, "status.") and verb_form(unit) == "past"


def _offers(units: Units, at: int, *, had: bool = False) -> bool:
    """Whether a past verb (behind ``had`` too) offers, agrees or tells: that is done then, and what it speaks of comes later."""
    unit = units[at]
    if not has(unit, "status.proposed", "status.planned", "status.denied", "status.threat", "say"):
        return False
    word = unit.low.split(" ")[0]
    if word in _FIXED or not (word.endswith("ed") or has(unit, "irregular_past")) or starts(unit, "auxiliaries."):
        return False
    left = at - 1
    while left > 0 and (units[left].code == "T" or units[left].low == "on" or has(units[left], "adverbs")):
        left -= 1
    if had and has(units[left], "auxiliaries.had"):
        return left > 0
    return left >= 0 and not (
        starts(units[left], "auxiliaries.") or units[left].code in "ds,-" or is_possessive(units[left]) or units[left].low == "to"
    )


def announced(units: Units, first: int) -> bool:
    """Whether a meeting is what a past verb made known: "announced a trip to P on Tuesday", told on Wednesday."""
    to = first > 1 and units[first - 1].low in ("to", "on", "upon")  # "agreed to the talks on Tuesday"
    return first > 0 and any(_offers(units, at, had=True) for at in range(max(0, first - 1 - to), first + 1))


def is_set_for(units: Units, at: int) -> bool:
    """Whether something is fixed for a time: "is due on Friday to open talks", but not "came on Friday to open talks"."""
    before = at - 2 if at > 1 and units[at - 1].low == "on" else at - 1
    return before >= 0 and units[before].low in _SET


def _of_something_else(units: Units, at: int, draft: Draft) -> bool:
    apart = units[at - 1].low == "by" and _counts(units[at])
    back = at > 1 and units[at - 1].low in ("in", "on") and units[at - 2].low == "back"
    if units[at].low.endswith("0s") and not (units[at].low.startswith(_DURING) or units[at - 1].low in _DURING):
        return True  # "the abductions of the 1970s and 1980s"
    if back and draft.status in (Status.PLANNED, Status.PROPOSED):
        return True  # "agreed to meet B back in March"
    games = at + 1 < len(units) and units[at + 1].low in ("olympics", "games", "paralympics")  # "the Winter Olympics"
    if at + 1 < len(units) and units[at + 1].code == "s" and not _where_they_met(units, at, draft):
        return True  # "leading to Thursday's announcement"
    return apart or games or _names_a_thing(units, at) or _counts_tellings(units, at, draft) or _of_next_noun(units, at)


_DURING = ("in", "during")


def _where_they_met(units: Units, at: int, draft: Draft) -> bool:
    """Whether a time is that of the gathering at which people met: "met B at last month's forum", "on the sidelines of"."""
    there = units[at - 1].low in ("at", "during") or (units[at - 1].low == "of" and units[at - 2].low in _BESIDE)
    told = draft.nested or (draft.rule == "noun" and some(units[at + 2 : at + 6], "gatherings"))
    return there and not told


_BESIDE = frozenset({"sidelines", "margins", "fringes"})


def _of_next_noun(units: Units, at: int) -> bool:
    """Whether a time is the adjective of the next meeting or journey ("his August visit")."""
    before, after = units[at - 1], units[at + 1 : at + 3]
    owned = before.code in "ds" or is_possessive(before)
    return owned and some(after, "nouns.")


def _names_a_thing(units: Units, at: int) -> bool:
    """Whether a time tells one thing from others of its name: "the 1994 accord", "its January statement"."""
    before, after = units[at - 1], units[at + 1] if at + 1 < len(units) else None
    if bounded_by_a_vote(units, at):
        return False
    owned = before.code in "ds" or is_possessive(before)
    if owned and after is not None and after.low == "-":
        return True  # "the 1950-53 war"
    noun = after is not None and after.code in "wuh" and after.low.isalpha() and not is_preposition(after)
    return owned and noun and not has(after, "say", "adverbs", "clause_words") and not starts(after, "auxiliaries.")  # type: ignore[arg-type]


def _counts_tellings(units: Units, at: int, draft: Draft) -> bool:
    """Whether a time is only what a number counts in: "their third meeting this year", "twice this month"."""
    span = units[at].extra
    if not isinstance(span, TimeSpan) or not isinstance(span.value, Current):
        return False
    if draft.status not in (Status.HELD, Status.ONGOING, None) and not draft.purpose:
        return False  # "flew to P for his third summit with B this year" counts, too
    return bool(draft.ordinal) or any(
        starts(unit, "ordinals.") or unit.low in ("twice", "times") for unit in units[max(0, at - 8) : at]
    )


def _counts(unit: Unit) -> bool:
    return isinstance(unit.extra, TimeSpan) and isinstance(unit.extra.value, Duration | Shift)


def of_calling_off(units: Units, draft: Draft, at: int, trigger: int) -> bool:
    """Whether a day before "called off" is that of the call-off: "the president on Friday called off his trip"."""
    if not is_day(units[at]):
        return False
    off = draft.status_span if draft.status in (Status.CANCELLED, Status.POSTPONED) else None
    return off is not None and units[at].end <= off.start < units[trigger].start


def enclosed(units: Units, first: int, at: int) -> bool:
    """Whether commas enclose the time of what somebody did something at: "at their second summit, on Feb. 27-28 in P, they"."""
    at_it = first > 0 and units[first - 1].low in ("at", "in", "during")
    comma = next((i for i in range(at + 1, min(len(units), at + 5)) if units[i].code == ","), None)
    return at_it and comma is not None and all(u.place or u.low in ("in", "at", "last", "late") for u in units[at + 1 : comma])


def _over_so_long(unit: Unit) -> bool:
    """Whether "over two days" tells how long something took, and no day."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule == "within" and unit.low.startswith("over")


def of_a_journey(units: Units, draft: Draft, trigger: int, at: int) -> bool:
    """Whether a length is that of the journey a meeting is part of: "their meeting is part of a busy, five-day European tour"."""
    if draft.kind is Kind.VISIT:
        return draft.rule != "visit noun" and of_what_ended(units, trigger, at)
    return some(units[at + 1 : at + _TOUR], "nouns.visit") and not some(units[at + 1 : at + 2], "nouns.talks", "nouns.meeting")


_TOUR = 4  # units from "five-day" to "tour"


def is_length(unit: Unit) -> bool:
    """Whether a time is only a length: "three-day"."""
    return is_duration(unit.extra)


def is_day(unit: Unit) -> bool:
    """Whether a time is one day: "Tuesday", "June 12", "the following day"."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule in _OF_A_DAY


_OF_A_DAY = ("weekday", "date", "today", "shifted", "rest_of_day", "weekday_of_week")


def set_off(units: Units, at: int) -> bool:
    """Whether a comma sets a time off from what stands right before it (", sometime in May")."""
    for left in range(at - 1, max(-1, at - 7), -1):
        if units[left].code == ",":
            said_of = left > 1 and is_actor(units[left - 1]) and units[left - 2].code == ","  # "with B, the president, in May"
            return left > 0 and units[left - 1].place is None and units[left - 1].code != "T" and not said_of
        if not (
            has(units[left], "adverbs", "prepositions.place")
            or units[left].low in ("sometime", "on", "the", '"', "in")
            or units[left].code == '"'
        ):
            return False
    return False
