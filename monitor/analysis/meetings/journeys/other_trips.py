"""Another journey of somebody who travels, told by nothing but its day: "His last trip, planned for April, was called off"."""

from collections.abc import Sequence

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.governors import find_governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_person
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.clause.word_classes import is_noun
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.journeys.travellers import travellers_of
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.standing.noun_status import noun_status
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Fixed, Month
from monitor.domain.meeting import Kind, Status

_OVER = (Status.HELD, Status.CANCELLED, Status.POSTPONED)


def tell_other_trips(sentence: Sentence, story: SoFar) -> None:
    """Add the journeys that a sentence sets beside the one told before; where that led, they led or were to lead."""
    units = sentence.units
    if not sentence.opened or sentence.headline or not sentence.holds("nouns.visit"):
        return
    nouns = (at for at in range(1, len(units) - 2) if units[at].low in _TRIPS and is_noun(units, at))
    found = [draft for at in nouns if (draft := _other(sentence, at, story.all)) is not None]
    for other in settled(sentence.scene, found):
        if _apart(other, story.all):
            story.here.append(other)


_TRIPS = frozenset({"trip", "visit", "journey", "mission", "tour"})
_EARLIER = frozenset({"last", "previous", "earlier", "prior", "similar"})


def _other(sentence: Sentence, noun: int, drafts: Sequence[Draft]) -> Draft | None:
    units = sentence.units
    start = noun_phrase_start(units, noun)
    by_name = _made_by(units, start, noun)
    told_apart = any(unit.low in _EARLIER for unit in units[start:noun]) or bool(by_name) or _came_back(units, start)
    planned = _planned(units, start, noun)
    if not (told_apart or planned) or place_after(units, noun + 1, min(len(units), noun + _NEAR), goal=True).known:
        return None
    inside = tuple(at for at in range(start, noun) if units[at].code == "N" or units[at].actor is not None)
    who = travellers_of(sentence, (start, noun), inside[:1], find_governor(units, start))[0] if inside else Party((), ())
    who = sentence.party(by_name) if by_name else who
    own = [draft for draft in drafts if _is_of(draft, who, sentence, anywhere=bool(by_name))]
    one = own[-1] if own else None
    if one is None or (by_name and len({draft.parties for draft in own}) > 1):
        return None
    told = noun_status(sentence, start, noun, find_governor(units, start), after=planned or 0)
    status = told.status or (Status.HELD if told_apart else None)
    draft = make_draft(sentence, noun, start, Kind.VISIT, Party(one.people, one.parties))
    draft.status = Status.HELD if told_apart and status in (Status.PLANNED, Status.ONGOING) else status
    draft.status_span = told.slot or Slot(units[start].start, units[noun].end)
    draft.people_span = list(one.people_span)
    draft.noun, draft.rule, draft.another, draft.prior = units[noun].low, "visit noun", True, told_apart
    attach_times(units, draft, start, noun)
    if not draft.times and told_apart and draft.status in _OVER[1:]:
        draft.times = _as_called_off(units, noun)
    draft.tensed = True
    return draft if draft.times and draft.status in (_OVER if told_apart else _OVER[1:]) else None


def _as_called_off(units: Units, noun: int) -> list[TimeSpan]:
    """When a journey of which no day is told was called off, which was about then: "a similar trip was scrapped in May"."""
    behind = (unit.extra for unit in units[noun + 1 : noun + _REACH])
    return [span for span in behind if isinstance(span, TimeSpan) and isinstance(span.value, Month | Fixed)][:1]


_REACH = 9  # units from a journey to when it was called off


def _came_back(units: Units, start: int) -> bool:
    """Whether somebody came back so long after a journey: "returning to P six weeks after a trip at Easter"."""
    if start < _SINCE or not has(units[start - 1], "prepositions.after") or units[start - 2].code != "T":
        return False
    return any(unit.low.startswith("return") for unit in units[max(0, start - _RETURN) : start - 1])


_SINCE, _RETURN = 3, 10  # units before such a journey; from "returned to P" to it


def _made_by(units: Units, start: int, noun: int) -> tuple[int, ...]:
    """Who made a journey that only its day tells from others: "After a visit by A in May"; empty where nobody is named."""
    after = start > 0 and has(units[start - 1], "prepositions.after")
    named = after and units[start].low in ("a", "the") and units[noun + 1].low == "by" and is_person(units[noun + 2])
    return (noun + 2,) if named else ()


def _planned(units: Units, start: int, noun: int) -> int | None:
    """Where an indefinite journey is told to have been planned: "a trip (he had) planned for T"."""
    if units[start].low not in ("a", "an", "another"):
        return None
    return next((at for at in range(noun + 1, min(len(units), noun + _NEAR)) if has(units[at], "status.planned")), None)


_NEAR = 5  # units


def _is_of(draft: Draft, who: Party, sentence: Sentence, *, anywhere: bool) -> bool:
    """Whether a journey told right before, or ``anywhere``, is one of this traveller's."""
    led = bool(draft.places) or draft.rule == "uninvited"
    own = draft.kind is Kind.VISIT and draft.fresh and bool(draft.people) and len(draft.parties) > 1 and led
    near = anywhere or 0 <= sentence.index - draft.sentence <= _BACK
    return own and near and (not who.people or bool(set(who.people) & set(draft.people)))


_BACK = 3  # sentences


def _apart(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether its day is none of the journeys told of the same traveller."""
    first, last = (draft.when.start, draft.when.end) if draft.when else (None, None)
    if first is None or last is None:
        return False
    days = (other.when for other in drafts if other.kind is Kind.VISIT and other.parties == draft.parties and other.when)
    return not any(when.start and when.end and when.start <= last and first <= when.end for when in days)
