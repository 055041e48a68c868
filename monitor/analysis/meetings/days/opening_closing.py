"""Whether a time is that of a beginning or of an end: "starting on Wednesday", "ended without a deal Thursday"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.days.sorts import is_day

_OPENING = frozenset({"opening", "starting", "beginning", "due", "starts", "begins", "opens"})
_CLOSING = frozenset({"ending", "concluding", "ends", "ended", "concluded"})


def opens_on(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that of a beginning to come: "starting on Wednesday", "their summit is on Tuesday"."""
    return _stands_behind(units, at, _OPENING) or (at > trigger and _is_then(units, at))


def ends_on(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that of an end: "that ends Monday", "the summit with B ended without a deal Thursday"."""
    return _stands_behind(units, at, _CLOSING) or _ended_on(units, trigger, at)


def ends_after(units: Units, length: int) -> bool:
    """Whether the day told is the last of so many: "parted on T after two days of talks", "cut short two days of talks"."""
    return _after(units, length) or _cut_short(units, length)


def _stands_behind(units: Units, at: int, words: frozenset[str]) -> bool:
    """Whether a time is that of a beginning to come, or of an end: "starting on Wednesday", "that ends Monday"."""
    before = at - 2 if at > 1 and units[at - 1].low == "on" else at - 1
    return before >= 0 and units[before].low in words


def _is_then(units: Units, at: int) -> bool:
    """Whether the present tense says no more than when something is: "their summit is on Tuesday"."""
    before = at - 2 if units[at - 1].low == "on" else at - 1
    return before > 0 and has(units[before], "auxiliaries.be_present")


def _ended_on(units: Units, trigger: int, at: int) -> bool:
    """Whether a day is that on which a meeting ended somehow: "the summit with B ended without a deal Thursday"."""
    ended = next((i for i in range(trigger + 1, at) if units[i].low.split(" ")[0] in _CLOSING), None)
    if ended is None or not past_verb(units[ended]) or not is_day(units[at]):
        return False
    return not any(unit.code in ",;T" or is_actor(unit) or has(unit, "clause_words") for unit in units[ended + 1 : at])


def _after(units: Units, length: int) -> bool:
    """Whether a day is the last of so many: "parted on T after two days of talks"."""
    return any(unit.low in ("after", "following") for unit in units[max(0, length - 2) : length])


def _cut_short(units: Units, length: int) -> bool:
    """Whether so many days are what somebody broke off on the day told: "ended T and cut short two days of talks"."""
    before = " ".join(unit.low for unit in units[max(0, length - 2) : length])
    return before.endswith(("cut short", "cutting short", "broke off", "breaking off"))
