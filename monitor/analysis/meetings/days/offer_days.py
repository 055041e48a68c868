"""When a meeting was offered, agreed on, made known or called off, which is not when it is: "on Monday proposed talks"."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, starts
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.draft import Draft
from monitor.domain.meeting import Status

NOT_YET = (Status.PLANNED, Status.PROPOSED, Status.DENIED)
_SET = frozenset({"due", "set", "scheduled", "expected", "slated"})
_FIXED = frozenset({"planned", "scheduled", "expected", "slated", "failed", "did"})  # "planned on Monday to meet"


def of_the_offer(units: Units, draft: Draft, at: int, trigger: int) -> bool:
    """Whether a time is that of the offer or agreement: "on Monday proposed talks", "announced Monday a summit"."""
    if draft.status not in NOT_YET or at >= trigger:
        return False
    if units[at + 1].low == "for" and at and _offers(units, at - 1):
        return False  # "suggested December for the next round"
    before = at - 2 if units[at - 1].low == "on" else at - 1
    return (before >= 0 and _offers(units, before)) or agreed_then(units, draft, at, trigger)


def agreed_then(units: Units, draft: Draft, at: int, trigger: int) -> bool:
    """Whether a past verb of offering or agreeing lies between a time and a meeting: "on Monday, when they agreed to meet"."""
    return draft.status in NOT_YET and any(_offers(units, i) for i in range(at + 1, trigger))


def announced(units: Units, first: int) -> bool:
    """Whether a meeting is what a past verb made known: "announced a trip to P on Tuesday", told on Wednesday."""
    to = first > 1 and units[first - 1].low in ("to", "on", "upon")  # "agreed to the talks on Tuesday"
    return first > 0 and any(_offers(units, at, had=True) for at in range(max(0, first - 1 - to), first + 1))


def is_set_for(units: Units, at: int) -> bool:
    """Whether something is fixed for a time: "is due on Friday to open talks", but not "came on Friday to open talks"."""
    before = at - 2 if at > 1 and units[at - 1].low == "on" else at - 1
    return before >= 0 and units[before].low in _SET


def of_calling_off(units: Units, draft: Draft, at: int, trigger: int) -> bool:
    """Whether a day before "called off" is that of the call-off: "the president on Friday called off his trip"."""
    if not is_day(units[at]):
        return False
    off = draft.status_span if draft.status in (Status.CANCELLED, Status.POSTPONED) else None
    return off is not None and units[at].end <= off.start < units[trigger].start


def of_the_wish(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that of what happened to an offer or decision: "A's decision to meet B came on Monday"."""
    near = range(trigger - 1, max(0, trigger - _SPELT_OUT), -1)
    to = next((i for i in near if units[i].low == "to" and has(units[i - 1], "wishes")), None)
    if to is None or any(unit.code in ",;" or unit.low in _JOINTS for unit in units[trigger + 1 : at]):
        return False
    return any(_came(units[i]) and not is_possessive(units[i - 1]) for i in range(trigger + 1, at))


def _came(unit: Unit) -> bool:
    """Whether a word can be what became of something."""
    return has(unit, "irregular_past", "auxiliaries.be_past") or (unit.code == "u" and unit.low.endswith("ed"))


_SPELT_OUT = 7  # units of "decision to hold a second, short summit"
_JOINTS = frozenset({"that", "which", "who", "where", "when", "after", "before", "and", "but"})


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
