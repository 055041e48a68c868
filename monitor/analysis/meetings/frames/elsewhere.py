"""One verb, two meetings in two places or on two days: "met B in P on Monday and C in Q on Friday"."""

from dataclasses import replace

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.when import Duration, TimeSpan
from monitor.domain.meeting import Kind

_BETWEEN = frozenset({"on", "in", "at", ",", "then", "and"})
_REACH = 10  # units from the one met first to the other
_NEAR = 5  # units from the other to his place and day


def elsewhere(sentence: Sentence, draft: Draft) -> list[Draft]:
    """The meetings with others whom the verb or the noun also takes, behind the place, day or number of the first."""
    takes = draft.rule in ("verb", "weak verb", "noun") and draft.kind is not Kind.CALL
    if not (takes and draft.object_at and draft.fresh and draft.hosts):
        return []
    found: list[Draft] = []
    last = draft.object_at[-1]
    while len(found) < _MOST and (other := _other(sentence.units, last, again=draft.rule == "noun")) is not None:
        others_at = names_from(sentence.units, other)
        meeting = _with_other(sentence, draft, others_at)
        if meeting is None:
            break
        first = sentence.units[other].start
        draft.places = [place for place in draft.places if place[1].start < first]  # "A on Monday and B in P on Tuesday"
        found.append(meeting)
        last = others_at[-1]
    return found


_MOST = 4  # others


def _with_other(sentence: Sentence, draft: Draft, others_at: tuple[int, ...]) -> Draft | None:
    """The meeting with somebody else, at his own place or day; None where neither is told."""
    units = sentence.units
    behind = others_at[-1] + 1
    where = place_after(units, behind, min(len(units), behind + _NEAR)).known
    party = sentence.party(others_at, leaders=draft.kind is Kind.SUMMIT)
    hosts = tuple((person, side) for person, side in draft.sides if side in draft.hosts)
    days = [unit.extra for unit in units[behind : behind + _NEAR + 2] if isinstance(unit.extra, TimeSpan)][:1]
    apart = bool(where) or (bool(draft.times) and _own_day(units, behind)) or _number_ends(units, behind) > behind
    if not apart or len(party.sides) != 1 or set(party.sides) & set(draft.hosts) or set(party.people) & set(draft.people):
        return None
    sides = (*hosts, *((person, party.sides[0]) for person in party.people))
    heads = {side for person, side in sides if sentence.scene.is_head(person)}
    return replace(
        draft,
        kind=Kind.SUMMIT if len(heads) > 1 else draft.kind if draft.rule == "noun" and not heads else Kind.MEETING,
        parties=(*draft.hosts, *party.sides),
        people=tuple(person for person, _ in sides),
        sides=sides,
        times=days,
        when=None,
        when_span=None,
        places=list(where),
        candidates=[],
        object_at=others_at,
        end=max(units[others_at[-1]].end, draft.end),
        ordinal=None,
    )


def _number_ends(units: Units, at: int) -> int:
    """Where a number of times ends that begins here ("three times", "once"); else here."""
    if at < len(units) and units[at].low in ("once", "twice"):
        return at + 1
    times = at + 1 < len(units) and units[at + 1].low == "times"
    return at + 2 if times else at


def _own_day(units: Units, behind: int) -> bool:
    """Whether a day follows at once, and no verb whose day it is: "B on Monday and C on Friday"."""
    at = behind + 1 if behind < len(units) and units[behind].low in ("on", "in") else behind
    if at >= len(units) or units[at].code != "T" or isinstance(getattr(units[at].extra, "value", None), Duration):
        return False
    return at + 1 == len(units) or not (opens_clause(units, at) or starts(units[at + 1], "verbs."))


def _other(units: Units, first: int, *, again: bool) -> int | None:
    """Who stands behind "and" and the first one's place, day or number, and speaks for himself in no clause of his own.

    ``again``: "with" must stand before him, too ("summits with A in P and with B in Q").
    """
    counted = _number_ends(units, first + 1)
    joined = told = counted > first + 1
    joined = joined and units[min(counted, len(units) - 1)].low in (",", "and")
    for at in range(counted, min(len(units), first + _REACH)):
        unit = units[at]
        if joined and unit.code == "N" and is_actor(unit):
            with_him = not again or any(before.low == "with" for before in units[max(0, at - 2) : at])
            return None if opens_clause(units, at) or not with_him else at
        if unit.code in "TLCK":
            told, joined = True, False
        elif unit.low == "and":
            joined = told
        elif not (unit.low in _BETWEEN or unit.code == "d" or has(unit, "prepositions.place") or (again and unit.low == "with")):
            return None
    return None
