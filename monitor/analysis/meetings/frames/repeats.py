"""One telling, several meetings: "rounds in August and in February", "met in June, and again in July", "and another in P on T"."""

from dataclasses import replace

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, times_at
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.when import Duration, TimeSpan
from monitor.domain.meeting import Kind, Status

_REACH = 24  # units behind the trigger in which another time of the same sort is looked for
_GAP = 7  # units between one time and the next: "in August last year in Berlin and this February"
PLURAL = frozenset(
    {"rounds", "sessions", "meetings", "summits", "talks", "visits", "trips", "encounters", "contacts", "negotiations"}
)
_AGAIN = frozenset({"again", "once more"})
_ANOTHER = frozenset({"another", "second", "third", "one more"})


def repeat(sentence: Sentence, draft: Draft, trigger: int) -> list[Draft]:
    """The other meetings that the telling of one draft names by their times; none where there is but one time."""
    if draft.status not in (Status.HELD, None, Status.PLANNED) or len(draft.times) != 1:
        return []
    units = sentence.units
    first = next((at for at in times_at(units) if units[at].extra is draft.times[0]), None)
    if first is None or first < trigger:
        return []
    if draft.kind in (Kind.TALKS, Kind.MEETING) and draft.status is not Status.PLANNED and (day := _resumes(units, first)):
        nxt = _at(draft, units, day)
        return [replace(nxt, status=Status.PLANNED, people=(), sides=(), people_span=[], another=True, length=None, ends=False)]
    joined = any(unit.low == "and" for unit in units[max(0, first - 3) : first])
    if joined and (nxt := _with_another(sentence, replace(draft, times=list(draft.times)), first)).people != draft.people:
        draft.times = []  # "talks with B and, on Thursday, with C": the day is that of the talks with C
        return [nxt]
    if draft.noun in PLURAL or draft.counted or (draft.noun == "meet" and _by_month(draft.times[0])):
        listed = [_with_another(sentence, _at(draft, units, at), at) for at in _listed(units, first)]
        if listed:
            return listed
    again = _again(units, first) if draft.status is Status.HELD and draft.kind is not Kind.VISIT else None
    return [_at(draft, units, again)] if again is not None else []


def _with_another(sentence: Sentence, again: Draft, day: int) -> Draft:
    """The same, or with whom the list goes on behind the day: "talks with B on Wednesday and, on Thursday, with C"."""
    units = sentence.units
    near = range(day + 1, min(len(units) - 1, day + 3))
    other = next((at + 1 for at in near if units[at].low == "with" and is_actor(units[at + 1])), None)
    if other is None or len(again.hosts) != 1:
        return again
    hosts = tuple(person for person, side in again.sides if side in again.hosts)
    others_at = names_from(units, other)
    party = Party(hosts, again.hosts).joined(sentence.party(others_at))
    heads = len(party.people) > 1 and all(sentence.scene.is_head(person) for person in party.people)
    sides = tuple((person, side) for person in party.people for side in sentence.scene.side_of(person)[:1])
    kind = Kind.SUMMIT if heads else Kind.MEETING if again.kind is Kind.SUMMIT else again.kind
    return replace(again, kind=kind, people=party.people, parties=party.sides, sides=sides, end=units[others_at[-1]].end,
                   people_span=[*again.people_span[:1], *sentence.slots(others_at)])


def _resumes(units: Units, first: int) -> int | None:
    """When talks that broke up on a day are to go on: "adjourned on Friday and are expected to resume next month"."""
    near = range(first + 2, min(len(units) - 1, first + _GOES_ON))
    verb = next((at for at in near if has(units[at], "verbs.resume", "verbs.gather")), None)
    if verb is None or units[first + 1].low not in ("and", ","):
        return None
    between = units[first + 1 : verb]
    coming = units[verb - 1].low == "to" or has(units[verb - 1], "auxiliaries.future")
    if not coming or any(is_actor(unit) or unit.code in "T;" for unit in between):
        return None
    return next((at for at in range(verb + 1, min(len(units), verb + _GAP)) if _is_time(units, at)), None)


_GOES_ON = 9  # units of "and are expected to"


def _listed(units: Units, first: int) -> list[int]:
    """Positions of the times that a list goes on with."""
    found, last, closed = [], first, False
    for at in range(first + 1, min(len(units), first + _REACH)):
        if _is_time(units, at) and units[at - 1].code != "(" and not _of_a_clause(units, at):
            closed = closed or any(other.low == "and" for other in units[last + 1 : at])
            found.append(at)
            last = at
        elif at - last > _GAP or not _in_list(units, at):
            closed = closed or (bool(found) and any(other.low == "and" for other in units[last + 1 : at]))
            break
    return found if closed else []


def _of_a_clause(units: Units, at: int) -> bool:
    """Whether a time opens what somebody did then: "met B in March and in April he held a summit with C"."""
    return at + 2 < len(units) and units[at + 1].code in "NC" and is_actor(units[at + 1]) and opens_clause(units, at + 1)


def _by_month(span: TimeSpan) -> bool:
    """Whether a time is a month or a year: two such days are two meetings, where two weekdays may be one."""
    return span.rule in ("month_year", "month", "year", "month_by_word")


def _in_list(units: Units, at: int) -> bool:
    unit = units[at]
    return unit.low in (",", "and", "the", "in", "on", "at", "both") or unit.place is not None or unit.code == "T"


def _again(units: Units, first: int) -> int | None:
    """Where the time of "and again in P on T" stands."""
    for at in range(first + 1, min(len(units), first + _REACH)):
        if _again_at(units, at):
            return next((i for i in range(at + 1, min(len(units), at + _GAP)) if _is_time(units, i)), None)
        if units[at].code == ";":
            return None
    return None


def _again_at(units: Units, at: int) -> bool:
    if units[at].low == "once" and at + 1 < len(units) and units[at + 1].low == "more":
        return True
    joined = "and" in (units[at - 1].low, units[at - 2].low if units[at - 1].code == "d" else "")
    if units[at].low in _ANOTHER and joined and at + 1 < len(units):
        return has(units[at + 1], "prepositions.place") or units[at + 1].low == "on" or units[at + 1].code == "T"
    did_so = units[at - 1].low == "so" or any(unit.low == "and" for unit in units[max(0, at - 2) : at])
    return units[at].low in _AGAIN and did_so


def _is_time(units: Units, at: int) -> bool:
    span = units[at].extra
    return isinstance(span, TimeSpan) and not isinstance(span.value, Duration)


def _at(draft: Draft, units: Units, at: int) -> Draft:
    """The same meeting at another time, and at the place named beside it."""
    span = units[at].extra
    near = place_after(units, max(0, at - 4), at).known or place_after(units, at + 1, min(len(units), at + 5)).known
    if not near and any(unit.low in ("both", "all") for unit in units[at + 1 : at + 4]):
        near = place_after(units, at + 1, min(len(units), at + 9)).known  # "in 2000 and 2007, both of them in P"
    if not near:
        named = (i for i in range(max(1, at - 3), at) if units[i].place and units[i - 1].low in ("and", ","))
        near = tuple((units[i].place or "", Slot(units[i].start, units[i].end)) for i in named)  # "in P in 2018 and Q in 2019"
    before = [place for place in near if place[1].start > draft.times[0].end]
    return replace(
        draft,
        times=[span] if isinstance(span, TimeSpan) else [],
        when=None,
        when_span=None,
        places=list(before),
        start=draft.start,
        end=max(draft.end, units[at].end),
        ordinal=None,
        status_span=draft.status_span or Slot(units[at].start, units[at].end),
    )
