"""Meetings that somebody crossed a border for: "stepped across the DMZ on Sunday to greet B" was at the border, that day."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, lacks
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.days.sorts import is_length
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_CROSSED = frozenset({"crossed", "crossing", "stepped", "stepping", "walked", "walking", "strolled", "strode", "hopped"})
_LINES = frozenset({"border", "line", "frontier"})
_FAR = 14  # units from the verb of crossing to "to meet"
_OVER = 5  # units from it to the border: "across the military demarcation line"
_HEAD = 4  # units: "In late June, as"


def meet_at_border(sentence: Sentence, story: SoFar) -> None:
    """Let whom somebody crossed the border to meet have been met there."""
    units = sentence.units
    if sentence.headline or lacks(units, *_CROSSED):
        return
    met = [draft for draft in story.here if draft.errand and draft.kind is not Kind.VISIT and _placed(sentence, draft)]
    settled(sentence.scene, met)


def _placed(sentence: Sentence, draft: Draft) -> bool:
    units = sentence.units
    to = next((at for at, unit in enumerate(units) if unit.start >= draft.start), len(units))
    near = range(to - 1, max(-1, to - _FAR), -1)
    verb = next((at for at in near if units[at].low in _CROSSED), None)
    if verb is None or units[verb - 1].low == "to" or draft.status not in (Status.PLANNED, Status.HELD):
        return False
    line = next((at for at in range(verb + 1, min(to, verb + 1 + _OVER)) if _is_line(sentence, units[at])), None)
    if line is None:
        return False
    draft.status = Status.HELD
    place = units[line].place
    if place is not None and not draft.places:
        draft.places.append((place, Slot(units[line].start, units[line].end)))
    if day := _day(units, verb, to):
        draft.times = draft.times or [day]
    return True


def _is_line(sentence: Sentence, unit: Unit) -> bool:
    """Whether a word is a border, or a place on one."""
    on_border = unit.place is not None and sentence.scene.gazetteer.places.get(unit.place.lower()) == "border"
    return on_border or unit.low.split(" ")[-1] in _LINES


def _day(units: Units, verb: int, to: int) -> TimeSpan | None:
    """The day of the crossing, told behind it or at the head of the sentence."""
    near = (*range(verb + 1, to), *range(min(_HEAD, verb)))
    told = (units[at].extra for at in near if units[at].code == "T" and not is_length(units[at]))
    return next((span for span in told if isinstance(span, TimeSpan)), None)
