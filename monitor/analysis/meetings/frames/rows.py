"""Meetings told as a row: "They met twice. The first was in P in June. The second, in Q in May."; "one in P, the other in Q"."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.meetings.clause.grammar import Units, has, lacks, lasts, some, starts
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.repeats import PLURAL
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import Places, place_after
from monitor.analysis.meetings.who.implied import ROUNDS
from monitor.analysis.when import Duration, TimeSpan
from monitor.domain.meeting import Kind, Status

_BACK = 2  # sentences between what is counted and its first member
_REACH = 12  # units from "the second" to its time and place


def members(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """The meetings that a sentence tells by nothing but a number, a time and a place; none without a telling that counts them."""
    found: list[Draft] = []
    units = sentence.units
    heads = [at for at in range(len(units) - 2) if units[at].code == "d" and _is_head(units, at)]
    series = _series(units)
    heads = series or heads or _next_one(units) or _first_and_then(units)
    counted = (_counted(sentence, drafts) or _one_before(units, heads, drafts, sentence.index)) if heads else None
    counted = _one_of(drafts, sentence.index) if series else counted
    counted = counted or _the_one_before(units, heads, drafts)
    if not heads:
        return _by_places(sentence, drafts)
    if counted is None:
        return []
    for at, end in zip(heads, [*heads[1:], len(units)], strict=True):
        member = _member(units, counted, at, min(end, at + _REACH))
        if member is not None:
            found.append(replace(member, sentence=sentence.index))
    return found


def _series(units: Units) -> list[int]:
    """Where a row that a meeting is one of began and went on: "the third in a series that began in P in May and continued in Q"."""
    if lacks(units, *_ROWS):
        return []
    row = next((at for at in range(2, len(units) - 3) if units[at].low in _ROWS and units[at - 2].low in ("in", "of")), None)
    if row is None or units[row + 1].low not in ("that", "which"):
        return []
    return [at for at in range(row + 1, len(units) - 2)
            if units[at + 1].low in _WENT_ON and has(units[at + 2], "prepositions.place", "prepositions.goal")]


_ROWS = frozenset({"series", "string", "sequence"})
_WENT_ON = frozenset({"began", "started", "opened", "continued", "resumed"})


def _next_one(units: Units) -> list[int]:
    """Where a sentence opens with one more: "A third is planned", "Another is due", "There might be a second"."""
    at = next((at for at in range(min(len(units) - 3, _OPENS)) if units[at].low in _ONE_MORE), None)
    if at is None or (at > 0 and units[0].low != "there"):
        return []
    another = units[at].low == "another"
    number = at if another else at + 1
    if not (another or starts(units[number], "ordinals.")):
        return []
    behind = units[number + 1]
    alone = starts(behind, "auxiliaries.") if at == 0 else behind.code == "T" or has(behind, "prepositions.place")
    return [number - 1 if number else 0] if alone or behind.low == "one" else []


def _first_and_then(units: Units) -> list[int]:
    """What somebody did twice, told by place and time: "met twice last year, first in P in April, then in Q in August"."""
    if lacks(units, "first") or lacks(units, "then", "again", "later", "second"):
        return []
    joints = [at for at in range(2, len(units) - 3) if units[at].code in ",-:;" or units[at].low == "and"]
    joints = [at for at in joints if units[at + 1].low in _ORDER and has(units[at + 2], "prepositions.place")]
    first = next((at for at in joints if units[at + 1].low == "first"), None)
    rest = [at for at in joints if first is not None and at > first and units[at + 1].low != "first"]
    return [first, *rest] if first is not None and rest else []


_ORDER = frozenset({"first", "then", "again", "later", "second"})


def _by_places(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Summits told by where and when alone, beside a later one: "a third summit, after Singapore in June and Hanoi in May"."""
    units = sentence.units
    if lacks(units, "after", "following"):
        return []
    here = [draft for draft in drafts if draft.sentence == sentence.index]
    later = next((draft for draft in reversed(here) if draft.kind is Kind.SUMMIT and len(draft.people) > 1), None)
    if later is None or (later.ordinal or 0) < 2:
        return []
    found: list[Draft] = []
    for at in range(len(units) - 3):
        opened = units[at].low in ("after", "following") or (bool(found) and units[at].low == "and")
        place = units[at + 1].place
        day = at + 3 if units[at + 2].low in ("in", "on") else at + 2
        if not opened or place is None or day >= len(units) or units[day].code != "T":
            continue
        member = _member(units, later, at, day + 1)
        if member is not None:
            slot = Slot(units[at + 1].start, units[at + 1].end)
            member.status, member.nested, member.places = Status.HELD, False, [(place, slot)]
            found.append(replace(member, ordinal=None, sentence=sentence.index))
    return found


_OPENS = 4  # units: "There might be a"
_ONE_MORE = frozenset({"a", "another"})


def _is_head(units: Units, at: int) -> bool:
    """Whether "the first" stands alone here: what follows is a verb, a comma or where and when, and no noun."""
    number, behind = units[at + 1], units[at + 2]
    counted = starts(number, "ordinals.") or number.low in _LAST or (number.low in _BEFORE and behind.low == "one")
    if behind.low == "since" or not (counted or number.low == "other"):
        return False  # "a dialogue in P, the first since his death in May", is no other one
    if any(unit.low in _ROWS for unit in units[at + 3 : at + 5]):
        return False  # "the third in a series" is the one told before
    if number.low == "other":
        return has(behind, "prepositions.place") and any(unit.low == "one" for unit in units[max(0, at - _REACH) : at])
    timed = behind.code in ",T" and not lasts(behind)  # and no "the first 60 days"
    alone = timed or starts(behind, "auxiliaries.") or has(behind, "prepositions.place", "status.held")
    return alone or behind.low in ("one", "on", "began", "opened", "was")



_BEFORE = frozenset({"previous", "earlier", "preceding"})  # "The previous one broke up in March"
_LAST = frozenset({"last", "latest", "final", "next"})


def _counted(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """The last telling of several meetings, in this sentence or right before."""
    for draft in reversed(drafts):
        if sentence.index - draft.sentence > _BACK:
            return None
        row = draft.noun in PLURAL or draft.counted or draft.ordinal or draft.noun in ROUNDS
        if draft.kind is not Kind.VISIT and len(draft.parties) > 1 and row:
            return draft
    return None


def _one_before(units: Units, heads: Sequence[int], drafts: Sequence[Draft], index: int) -> Draft | None:
    """The session told right before, of which "the previous one", "the last one" tells another; who sat there is not told."""
    one = [at for at in heads if units[at + 1].low in _BEFORE | _LAST and units[at + 2].low == "one"]
    return _one_of(drafts, index) if one else None


def _the_one_before(units: Units, heads: Sequence[int], drafts: Sequence[Draft]) -> Draft | None:
    """The round of which one more is told by the next number, wherever the story told it: "the third round", "A fourth is due"."""
    number = _number(units, heads[0] + 1) if len(heads) == 1 and units[heads[0]].low in _ONE_MORE else None
    rounds = (draft for draft in reversed(drafts) if draft.kind is not Kind.VISIT and len(draft.parties) > 1)
    one = next((draft for draft in rounds if draft.ordinal == number - 1), None) if number is not None and number > 1 else None
    return replace(one, people=(), sides=(), people_span=[]) if one is not None else None


def _one_of(drafts: Sequence[Draft], index: int) -> Draft | None:
    """The session told right before, of whose row others are told; who sat there is not told."""
    last = next((draft for draft in reversed(drafts) if draft.kind is not Kind.VISIT and len(draft.parties) > 1), None)
    if last is None or index - last.sentence > _BACK or last.kind not in (Kind.TALKS, Kind.MEETING):
        return None
    return replace(last, people=(), sides=(), people_span=[])


def _member(units: Units, counted: Draft, at: int, end: int) -> Draft | None:
    clause = next((i for i in range(at + 3, end) if units[i].code == ";"), end)
    times = [unit.extra for unit in units[at + 2 : clause] if isinstance(unit.extra, TimeSpan)]
    times = [span for span in times if not isinstance(span.value, Duration)]
    places: Places = place_after(units, at + 2, clause)
    if not times and not places.known:
        return None
    around = units[max(0, at - _OPENS) : at + 5]
    due = units[at].low == "another" and some(around, "auxiliaries.be_present")
    coming = due or some(around, "auxiliaries.future", "status.planned")
    open_yet = some(around, "auxiliaries.modal", "auxiliaries.conditional")
    off = _off(units, at, clause)
    last = max([span.end for span in times[:1]] + [slot.end for _, slot in places.known])
    return replace(
        counted,
        start=units[at].start,
        end=last,
        status=off or (Status.PROPOSED if open_yet else Status.PLANNED if coming else Status.HELD),
        status_span=Slot(units[at].start, last),
        times=times[:1],
        when=None,
        when_span=None,
        places=list(places.known),
        candidates=[],
        ordinal=_number(units, at + 1),
        length=None,
        definite=False,
        fresh=True,
        counted=True,
        another=False,
    )


def _off(units: Units, at: int, clause: int) -> Status | None:
    """Whether a member never came about: "A fourth, planned for September, was cancelled"."""
    for i in range(at + 2, min(len(units), clause + _OFF)):
        if has(units[i], "auxiliaries.be_past") and (off := next((s for s in _FAILED if has(units[i + 1], f"status.{s}")), None)):
            return off
    return None


_OFF = 3  # units behind the reach of a member
_FAILED = (Status.CANCELLED, Status.POSTPONED)


def _number(units: Units, at: int) -> int | None:
    names = (name.removeprefix("ordinals.") for name in units[at].classes if name.startswith("ordinals."))
    return next((int(name) for name in names if name), None)
