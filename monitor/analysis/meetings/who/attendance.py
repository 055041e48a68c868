"""Who else sat in on a meeting, told in a sentence of its own: "Present there were A and B", "A attended the talks"."""

from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import Units, has, is_person, some, starts
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_NOT_SAID = ("auxiliaries.negative", "auxiliaries.contracted", "auxiliaries.modal", "status.denied", "status.proposed")
_NEAR = 2  # sentences from a meeting to who was there
_SAT = (Status.HELD, Status.ONGOING, Status.PLANNED)
_EVENTS = frozenset({"event", "events", "luncheon", "dinner"})


def seat_attendants(sentence: Sentence, story: SoFar) -> None:
    """Add to the meeting told last those of its sides who are said to have been there."""
    if not sentence.holds("attendance"):
        return
    units = sentence.units
    at = next((at for at, unit in enumerate(units) if has(unit, "attendance") and at_a_meeting(units, at)), None)
    if at is None or some(units[max(0, at - 3) : at], *_NOT_SAID) or _is_joined(units, at):
        return
    met = next((draft for draft in reversed(story.all) if _fits(draft, sentence)), None)
    if met is None:
        return
    for index, unit in enumerate(units):
        if not is_person(unit) or _speaks(units, index):
            continue
        for person in resolve(sentence.scene, unit).people:
            side = sentence.scene.side_of(person)[:1]
            if side and side[0] in met.parties and person not in met.people:
                met.people = (*met.people, person)
                met.sides = (*met.sides, (person, side[0]))
                met.people_span = [*met.people_span, *sentence.slots((index,))]


def _is_joined(units: Units, at: int) -> bool:
    """Whether somebody is joined by others, who are named behind: "will be joined at the talks by B"."""
    return units[at].low == "joined" and some(units[at - 1 : at], *_IS)


_IS = ("auxiliaries.been", "auxiliaries.be_past", "auxiliaries.be_present")


def at_a_meeting(units: Units, at: int) -> bool:
    """Whether people are told to be at a meeting: "present there", "were present.", "attended the talks", not "a ceremony"."""
    words = units[at].low.split(" ")
    if words[-1] in ("there", "table"):
        return True
    if words[-1] == "by":
        return some(units[max(0, at - 4) : at], "nouns.")
    behind = [unit for unit in units[at + 1 : at + 5] if not has(unit, "adverbs")]
    if "present" in words and (not behind or not behind[0].low.isalpha() or starts(behind[0], "auxiliaries.")):
        return True
    noun = next((unit for unit in behind if starts(unit, "nouns.") or unit.low in _EVENTS), None)
    return noun is not None and any(unit.low in ("the", "both", "their", "these") for unit in behind)


def _fits(draft: Draft, sentence: Sentence) -> bool:
    near = 0 <= sentence.index - draft.sentence <= _NEAR
    sat = draft.kind in (Kind.SUMMIT, Kind.TALKS, Kind.MEETING) and draft.status in _SAT
    return near and sat and len(draft.parties) > 1 and bool(draft.people)


def _speaks(units: Units, at: int) -> bool:
    return some(units[max(0, at - 1) : at], "say") or some(units[at + 1 : at + 2], "say")
