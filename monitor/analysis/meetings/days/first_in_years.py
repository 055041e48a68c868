"""When and where the meeting was that a sentence only ranks: "A and B agreed in P on T. It was their first meeting since U"."""

from monitor.analysis.meetings.clause.grammar import Units, has, starts
from monitor.analysis.meetings.days.as_it_ended import place_beside
from monitor.analysis.meetings.days.remarks import said_on
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_IT = frozenset({"it", "this", "that"})
_RANKS = 5  # units of "it was only the second"


def date_ranked(sentence: Sentence, story: SoFar) -> None:
    """Give the meeting that "it" was the day and the place at which those two are told to have done something right before."""
    units = sentence.units
    if sentence.headline or len(units) < _RANKS or units[0].low not in _IT or not has(units[1], "auxiliaries.be_past"):
        return
    if not any(starts(unit, "ordinals.") or unit.low == "latest" for unit in units[2:_RANKS]):
        return
    draft = next((one for one in story.here if one.rule == "noun" and one.kind not in (Kind.VISIT, Kind.CALL)), None)
    if draft is None or draft.status is not Status.HELD or not draft.people or draft.times or draft.places:
        return
    told = next((one for one in reversed(story.lately) if set(draft.people) <= set(one.people())), None)
    day = _day_of_deed(told.units) if told is not None else None
    if told is None or day is None:
        return
    span = told.units[day].extra
    if isinstance(span, TimeSpan):
        draft.times.append(span)
    draft.places.extend(place_beside(told.units, day))
    settled(sentence.scene, [draft])


def _day_of_deed(units: Units) -> int | None:
    """The day on which something is told to have been done, and not only said."""
    if any(has(unit, "nouns.call", "by_phone", "auxiliaries.future", "auxiliaries.conditional") for unit in units):
        return None
    days = [at for at, unit in enumerate(units) if at and is_day(unit) and not said_on(units, at)]
    return days[0] if len(days) == 1 else None
