"""Times that stand beside a meeting and belong to something else: to what was said, to a thing, to another meeting."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.asides import in_an_aside
from monitor.analysis.meetings.clause.clause_times import of_next_clause
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, some
from monitor.analysis.meetings.days.of_another import (
    for_the_first_time,
    of_an_apposition,
    of_another_deed,
    of_earlier_talks,
    of_its_aim,
    of_its_rank,
    where_spoken_of,
)
from monitor.analysis.meetings.days.of_things import of_something_else
from monitor.analysis.meetings.days.off_days import of_the_call_off
from monitor.analysis.meetings.days.offer_days import NOT_YET, is_set_for, of_the_wish
from monitor.analysis.meetings.days.sorts import counts, dates_what_follows, is_length
from monitor.analysis.meetings.days.speech_days import dates_speech
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.journeys.tour_ends import of_what_ended
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind


def of_others(units: Units, draft: Draft, trigger: int, at: int) -> bool:
    """Whether a time behind a trigger is that of something else."""
    return (
        dates_speech(units, at, trigger)
        or dates_what_follows(units[at])
        or _over_so_long(units[at])
        or relative(units, at, trigger)
        or of_something_else(units, at, draft)
        or of_another_deed(units, trigger, at)
        or (draft.status in NOT_YET and of_earlier_talks(units, trigger, at))
        or of_the_call_off(units, draft, trigger, at)
        or of_the_wish(units, trigger, at)
        or of_next_clause(units, trigger, at)
        or (not lacks(units, ",") and _behind_a_comma(units, trigger, at))
        or (draft.nested and for_the_first_time(units, at))
        or (draft.rule == "noun" and where_spoken_of(units, trigger, at))
    )


def _behind_a_comma(units: Units, trigger: int, at: int) -> bool:
    """Whether a comma before it makes it the time of an aim, a rank, an aside or an apposition."""
    return (
        of_its_aim(units, trigger, at)
        or of_its_rank(units, trigger, at)
        or in_an_aside(units, trigger, at)
        or of_an_apposition(units, trigger, at)
    )


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


def of_another_verb(units: Units, at: int, trigger: int) -> bool:
    """Whether the time belongs to a verb before ("visits next month to plan a summit"), or is a length ("in two days of talks")."""
    following = units[at + 1] if at + 1 < trigger else None
    if following is not None and following.low in ("of", "and") and counts(units[at]) and not is_length(units[at]):
        return True
    if following is not None and following.low.endswith("ing") and has(following, "status.proposed"):
        return True  # "released a letter on Thursday urging talks"
    if following is None or following.low != "to" or at + 2 >= trigger or is_actor(units[at + 2]):
        return False
    return not is_set_for(units, at)


def _over_so_long(unit: Unit) -> bool:
    """Whether "over two days" tells how long something took, and no day."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule == "within" and unit.low.startswith("over")


def of_a_journey(units: Units, draft: Draft, trigger: int, at: int) -> bool:
    """Whether a length is that of the journey a meeting is part of: "their meeting is part of a busy, five-day European tour"."""
    if draft.kind is Kind.VISIT:
        return draft.rule != "visit noun" and of_what_ended(units, trigger, at)
    return some(units[at + 1 : at + _TOUR], "nouns.visit") and not some(units[at + 1 : at + 2], "nouns.talks", "nouns.meeting")


_TOUR = 4  # units from "five-day" to "tour"


def enclosed(units: Units, first: int, at: int) -> bool:
    """Whether commas enclose the time of what somebody did something at: "at their second summit, on Feb. 27-28 in P, they"."""
    at_it = first > 0 and units[first - 1].low in ("at", "in", "during")
    comma = next((i for i in range(at + 1, min(len(units), at + 5)) if units[i].code == ","), None)
    return at_it and comma is not None and all(u.place or u.low in ("in", "at", "last", "late") for u in units[at + 1 : comma])


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
