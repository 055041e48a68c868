"""Meetings recalled by nothing but where and when: "The earlier ones were in P in May and Q in June", "as he did in P in May"."""

from dataclasses import replace

from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, lacks, some, starts
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.draft import Draft, retold
from monitor.analysis.meetings.frames.repeats import PLURAL
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.where.spots import Spot, spots
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_BACK = 5  # sentences
_BEFORE = frozenset({"earlier", "previous", "preceding", "other", "first", "last", "past"})
_ONES = frozenset({"ones", "two", "three", "four", "rounds", "sessions", "meetings", "talks", "encounters"})
_WERE = frozenset({"were", "took place", "convened", "came", "were held"})


def recall_earlier(sentence: Sentence, story: SoFar) -> None:
    """Add the meetings before the one told last, of which a sentence only says where they were, and when."""
    units = sentence.units
    if sentence.headline or not units:
        return
    row = _earlier_ones(units) or _hosted(units) or _their_first(units) or _another_after(units)
    told = _row_of(story, sentence.index) if row else None
    known = {place for draft in story.here if draft.fresh for place, _ in draft.places}
    found = [_then(sentence, told, spot) for spot in row if spot.place not in known] if told is not None else []
    if found:
        story.here = [draft for draft in story.here if draft.fresh or draft.noun not in _ONES]
    found.extend(_as_before(sentence, story) or _after_ones(sentence, story))
    story.here.extend(settled(sentence.scene, found))


def _earlier_ones(units: Units) -> list[Spot]:
    """The row behind "The earlier ones were", "The other two took place": two at least."""
    for at in range(min(len(units) - 5, _OPENS)):
        if units[at].code != "d" or units[at + 1].low not in _BEFORE:
            continue
        ones, verb = units[at + 2].low, at + 3
        if ones not in _ONES or not (units[verb].low in _WERE or has(units[verb], "phases.happens")):
            continue
        held = verb + 1 if has(units[verb + 1], "status.held", "phases.happens") else verb
        row = spots(units, held + 1)
        return row if len(row) > 1 and all(spot.time for spot in row) else []
    return []


_OPENS = 6  # units


def _hosted(units: Units) -> list[Spot]:
    """The row before "hosted the other two": "P and Q hosted the other two last year"."""
    if lacks(units, "hosted"):
        return []
    verb = next(at for at, unit in enumerate(units) if unit.low == "hosted")
    row = spots(units, 0)
    counted = {unit.low for unit in units[verb + 1 : verb + 4]}
    if counted.isdisjoint(_ONES) or counted.isdisjoint(_BEFORE) or not row or row[-1].end != verb:
        return []
    time = next((time for unit in units[verb + 1 : verb + _OPENS] if isinstance(time := unit.extra, TimeSpan)), None)
    return [replace(spot, time=time) for spot in row]


def _their_first(units: Units) -> list[Spot]:
    """Where "the pair's first, in P in May," was."""
    for at in range(1, min(len(units) - 4, _OPENS)):
        owned = units[at - 1].code == "s" or is_possessive(units[at - 1]) or units[at - 1].low.endswith("'s")
        if owned and starts(units[at], "ordinals.") and units[at + 1].code == ",":
            row = spots(units, at + 2)[:1]
            return row if row and row[0].time else []
    return []


def _another_after(units: Units) -> list[Spot]:
    """What one more of some sort came after: "it was a second attempt after P in May"."""
    for at in range(3, len(units) - 2):
        if units[at].low not in ("after", "following") or units[at - 1].low not in _TRIES:
            continue
        if not any(map(_one_more, units[at - 3 : at])):
            continue
        place = next((i for i in range(at + 1, min(len(units), at + _OPENS)) if units[i].code in "KL"), None)
        if place is None or any(unit.code not in "dAumo" and unit.low != "island" for unit in units[at + 1 : place]):
            continue
        row = spots(units, place)
        return row if row and all(spot.time for spot in row) else []
    return []


def _after_ones(sentence: Sentence, story: SoFar) -> list[Draft]:
    """Those before the one told, by where and when alone: "the third session, after one in P in May and another in Q in June"."""
    units = sentence.units
    if lacks(units, "after", "following") or lacks(units, "one", "another"):
        return []
    near = range(2, len(units) - 4)
    at = next((at for at in near if units[at].low in ("after", "following") and units[at + 1].low in ("one", "another")), None)
    row = spots(units, at + 1) if at is not None else []
    before = units[max(0, at - _OPENS) : at] if at is not None else ()
    counted = any(map(_one_more, before)) and any(starts(unit, "nouns.") for unit in before)  # "the third such session"
    if at is None or not counted or not row or not all(spot.time for spot in row):
        return []
    here = [d for d in story.here if d.end <= units[at].start and d.fresh and len(d.parties) > 1 and d.kind is not Kind.VISIT]
    told = here[-1] if here else _row_of(story, sentence.index)
    return [_then(sentence, told, spot) for spot in row] if told is not None else []


_TRIES = frozenset({"try", "attempt", "effort", "round", "session", "meeting", "encounter", "sitting", "one", "second", "third"})


def _one_more(unit: Unit) -> bool:
    return unit.low == "another" or (starts(unit, "ordinals.") and unit.low != "first")


def _row_of(story: SoFar, index: int) -> Draft | None:
    """The meeting told last that can be one of a row; of two told alike, one that is counted."""
    near = [d for d in story.before if index - d.sentence <= _BACK and d.kind is not Kind.VISIT and len(d.parties) > 1]
    near = [draft for draft in near if draft.fresh and not draft.headline]
    counted = [draft for draft in near if draft.another or (draft.ordinal or 0) > 1 or draft.noun in PLURAL]
    last = (counted or near)[-1:]
    return last[0] if last else None


def _as_before(sentence: Sentence, story: SoFar) -> list[Draft]:
    """What somebody did before as he does now: "will meet B, as he did in P in May", "is to speak for A, as he did in P"."""
    units = sentence.units
    if lacks(units, "as"):
        return []
    at = next((at for at in range(1, len(units) - 4) if units[at].low == "as" and _did(units, at)), None)
    if at is None:
        return []
    done = at + 3 + (units[at + 3].low == "done")
    row = spots(units, done) if has(units[done], "prepositions.place") else []
    one = resolve(sentence.scene, units[at + 1])
    here = [draft for draft in story.here if draft.end <= units[at].start and draft.fresh and len(draft.parties) > 1]
    told = here[-1] if here else _row_of(story, sentence.index) if some(units[:at], *_SEATED) else None
    if told is None or not row or not one.sides or not set(one.sides) <= set(told.parties):
        return []
    if told.kind is Kind.VISIT:
        return []  # where one goes again, and when, is read as a journey
    people = told.people if here and set(one.people) <= set(told.people) else one.people
    sides = tuple(pair for pair in told.sides if pair[0] in people)
    return [replace(_then(sentence, told, spot), people=people, sides=sides) for spot in row]


_SEATED = ("heading", "verbs.attend", "verbs.speak")


def _did(units: Units, at: int) -> bool:
    """Whether "as" opens what somebody did: "as he did in", "as A had done in"."""
    return is_actor(units[at + 1]) and units[at + 2].low in ("did", "had", "has", "have")


def _then(sentence: Sentence, told: Draft, spot: Spot) -> Draft:
    """The same two, there and then; who sat there is not told."""
    start, end = spot.slot.start, max(spot.slot.end, spot.time.end if spot.time else 0)
    return retold(
        told, start, end, Status.HELD, sentence=sentence.index, times=[spot.time] if spot.time else [],
        places=[(spot.place, spot.slot)], people=(), sides=(), people_span=[], sources=(), definite=False, prior=True, nested=True,
        counted=True, tensed=True, offered=False, ahead=False, to_be=False,
    )
