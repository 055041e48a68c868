"""The last day of talks that only a clause beside them tells: "signed on Friday, ending three weeks of talks"."""

from monitor.analysis.meetings.clause.grammar import Units, has, starts
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.when import Duration, TimeSpan, is_duration

_CLAUSE = 24  # units from the participle, or "after", back to the day of the main verb
_HOME = frozenset({"home", "back", "returned", "returns"})


def mark_last_day(units: Units, draft: Draft, noun: int) -> None:
    """Let talks of some days end on the day that wound them up, or on which somebody went home after them."""
    length = next((span for span in draft.times if isinstance(span.value, Duration)), None)
    at = noun_phrase_start(units, noun) - 1
    if draft.rule != "noun" or length is None or len(draft.times) > 1 or at < 1:
        return
    home = _way_home(units, at) if units[at].low in ("after", "following") else None
    if home is None and not winds_up(units, at):
        return
    day = main_day(units, at)
    if day is not None:
        draft.times, draft.ends = [day, length], True
    if home is not None and not draft.places:
        draft.places.extend(place_list(units, home + 1, at).known)


def mark_return(units: Units, draft: Draft, verb: int) -> None:
    """The last day of a journey that one is back from, or all of a told length: "flew home from P on T after three days"."""
    near = range(verb + 1, min(len(units) - 2, verb + _BEHIND))
    after = next((at for at in near if units[at].low in ("after", "following")), None)
    left = next((unit.extra for at, unit in enumerate(units) if at and unit.code == "T" and _right_behind(units, at, draft)), None)
    if isinstance(left, TimeSpan) and not isinstance(left.value, Duration):
        draft.times = [left]
    if after is None:
        return
    length = next((unit.extra for unit in units[after + 1 : after + 3] if is_duration(unit.extra)), None)
    day = main_day(units, after)
    if isinstance(length, TimeSpan) and day is not None:
        draft.times, draft.ends = [day, length], True


def _right_behind(units: Units, at: int, draft: Draft) -> bool:
    """Whether a time stands right behind where somebody came from: "flew home from P on T"."""
    before = units[at - 2] if units[at - 1].low == "on" and at > 1 else units[at - 1]
    return any(before.end == slot.end for _, slot in draft.places)


_BEHIND = 14  # units from the way home to "after"


def winds_up(units: Units, at: int) -> bool:
    """Whether a participle says that what the main clause tells was the end: ", wrapping up"."""
    return has(units[at], "phases.ends") and units[at].low.split(" ")[0].endswith("ing")


def main_day(units: Units, at: int) -> TimeSpan | None:
    """The last day told before a participle or an "after"."""
    for index in range(at - 1, max(-1, at - _CLAUSE), -1):
        span = units[index].extra
        if isinstance(span, TimeSpan) and not isinstance(span.value, Duration):
            return span
        if units[index].code == ";":
            return None
    return None


def _way_home(units: Units, after: int) -> int | None:
    """Where it says from where somebody went home: "flew home from P on Thursday after"."""
    for at in range(after - 1, max(-1, after - _CLAUSE), -1):
        if has(units[at], "verbs.back", "verbs.leave") or (units[at].low == "from" and units[at - 1].low in _HOME):
            return at
        if units[at].code == ";" or (starts(units[at], "verbs.") and not has(units[at], "verbs.go")):
            return None
    return None
