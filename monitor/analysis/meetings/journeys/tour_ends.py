"""The last day of a journey whose length is told: "left on Thursday, wrapping up a three-day trip to P"."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.days.last_days import winds_up
from monitor.analysis.meetings.days.nth_days import day_of_return
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.standing.governing import comes_back
from monitor.analysis.meetings.where.places import NOWHERE, Places, place_list
from monitor.analysis.when import Duration, TimeSpan, is_duration
from monitor.domain.meeting import Status

_OVER = frozenset({"after", "following"})
_ENDS = frozenset({"end", "close", "conclusion"})
_BEHIND = frozenset({"from", *_OVER})
_COMING = 7  # units from "arrived" to where from
_CLAUSE = 14  # units from the day of the clause to what ends


def mark_end(draft: Draft, units: Units, governor: Governor, noun: int) -> None:
    """Give a journey told as over its last day, where the sentence tells that before."""
    day = None
    if governor.word in ("from", "after") and comes_back(units, governor.at):
        draft.nested = True  # what is told beside the way back was not done there
        day = day_of_return(units, governor.at) if draft.status is Status.HELD else None
    else:
        last = day_of_end(units, governor, noun)
        lengths = [span for span in draft.times if span != last]
        if last is not None and all(isinstance(span.value, Duration) for span in lengths):
            day, draft.times = last, lengths
        draft.tensed = draft.tensed or (day is not None and came(units, governor.at))
    behind = governor.word in _BEHIND or _at_its_end(units, governor)
    if behind and came(units, governor.at) and draft.status in (None, Status.PLANNED, Status.ONGOING):
        draft.status, draft.status_span = Status.HELD, Slot(units[governor.at].start, units[noun].end)
    if day is not None:
        draft.ends, draft.times = True, [day, *draft.times]
    ending = governor.kind == "verb" and has(units[governor.at], "phases.ends")
    if ending and draft.ends and draft.times and draft.status is Status.PLANNED:
        draft.status = Status.ONGOING  # "will wrap up his visit to P on Wednesday"


def came(units: Units, preposition: int) -> bool:
    """Whether somebody has come to where he is by then: "arrived in Q on Thursday from", "flew into Q after"."""
    near = range(preposition - 1, max(-1, preposition - _COMING), -1)
    verb = next((at for at in near if has(units[at], "verbs.arrive", "verbs.go", "verbs.reach")), None)
    return verb is not None and verb_form(units[verb]) == "past" and not verb_group(units, verb).future


def day_of_end(units: Units, governor: Governor, noun: int) -> TimeSpan | None:
    """The day told before what ends then, where its length is told: "arrived in Q on Thursday following a two-day trip to P"."""
    if not any(is_duration(units[at].extra) for at in range(governor.at + 1, noun)) or not _is_over(units, governor):
        return None
    for at in range(governor.at - 1, max(-1, governor.at - _CLAUSE), -1):
        day = units[at].extra
        if isinstance(day, TimeSpan) and not is_duration(day):
            return day if day.rule in ("weekday", "date", "today") else None
        if units[at].code == ";" or (units[at].low == "and" and is_actor(units[at + 1])):
            return None
    return None


def _is_over(units: Units, governor: Governor) -> bool:
    """Whether a journey is told as what is over by then: behind "after", "wrapping up", "at the end of"."""
    if governor.kind == "preposition":
        return _at_its_end(units, governor) or governor.word in _OVER or (governor.word == "from" and came(units, governor.at))
    return governor.kind == "verb" and (winds_up(units, governor.at) or _as_it_ended(units, governor.at))


def _at_its_end(units: Units, governor: Governor) -> bool:
    return governor.word == "at" and units[governor.at + 2].low in _ENDS


def _as_it_ended(units: Units, verb: int) -> bool:
    """Whether something else was told as happening while a journey ended: "came on Monday as B wrapped up a three-day visit"."""
    if not has(units[verb], "phases.ends") or lacks(units, "as", "when"):
        return False
    joint = next((at for at in range(verb - 1, max(0, verb - _SUBJECT), -1) if units[at].low in ("as", "when")), None)
    return joint is not None and not any(isinstance(unit.extra, TimeSpan) for unit in units[joint:verb])


_SUBJECT = 8  # units from "as" to the verb: "B, the U.S. envoy, was"


def of_what_ended(units: Units, trigger: int, length: int) -> bool:
    """Whether a length behind a journey is that of the one before it: "left for Q, wrapping up a three-day trip to P"."""
    source = length - 2 if units[length - 1].code == "d" else length - 1
    if source > trigger and units[source].low == "from":
        return True  # "arrived in Q from a three-day trip to P"
    if source - 1 > trigger and units[source].low == "of" and units[source - 1].low in _ENDS:
        return True  # "arrived in Q at the end of a three-day trip to P"
    after = source if units[source].low == "after" else source - 1
    if after - 2 > trigger and units[after].low == "after" and units[after - 1].place and units[after - 2].low == "from":
        return True  # "arrived in Q from P after a three-day visit"
    return any(
        units[at - 1].code == "," and winds_up(units, at) for at in range(trigger + 2, length)
    )


def place_before_end(units: Units, governor: Governor) -> Places:
    """Where a journey led that is told behind where somebody comes from: "arrived in Q from P after a two-day visit"."""
    at = governor.at - 1
    if governor.word not in ("after", "following") or at < 1 or units[at - 1].low != "from":
        return NOWHERE
    return place_list(units, at, governor.at)
