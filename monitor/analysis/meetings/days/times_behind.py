"""The times that stand behind a trigger: how far its clause reaches, and which of those in it are a meeting's own."""

from monitor.analysis.meetings.clause.beyond import told_beyond, verb_beyond, verb_of_prospect
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, some, starts, times_at
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.reach import place_limit
from monitor.analysis.meetings.days.outlook import FRONT
from monitor.analysis.meetings.days.pictured import dates_picture, pictured, placed
from monitor.analysis.meetings.days.purposes import past_purpose
from monitor.analysis.meetings.days.times_apart import enclosed, of_others, set_off
from monitor.analysis.meetings.draft import Draft


def times_until(units: Units, draft: Draft, first: int, trigger: int, behind: int | None = None) -> int:
    """How far the times of a meeting can lie behind its trigger, or behind what follows that, as whom it is with."""
    limit = max(place_limit(units, trigger), place_limit(units, behind) if behind is not None and behind > trigger else 0)
    limit = min(limit, _aside_end(units, trigger))
    if draft.nested:
        limit = min(limit, _fronted_end(units, first, trigger))
    if draft.nested and first:
        limit = min(limit, verb_beyond(units, first - 1) or limit)
        limit = min(limit, verb_of_prospect(units, first - 1) or limit)
    return past_purpose(units, limit)


def times_behind(units: Units, draft: Draft, first: int, trigger: int, limit: int) -> list[int]:
    """The times behind a trigger that are its own and no other meeting's, verb's or picture's."""
    own = trigger if draft.nested else told_beyond(units, trigger) or trigger
    right = [at for at in times_at(units) if own < at < limit and not of_others(units, draft, trigger, at)]
    if draft.nested:
        right = _of_what_hangs(units, first, trigger, right)
    elif first > 0 and units[first - 1].low == "for" and some(units[: first - 1], "prepositions.place"):
        right = [at for at in right if not pictured(units, at)]
    elif not right:
        right = _far(units, limit)
    if right and times_at(units)[0] < first and not lacks(units, ";"):  # "on T, A and B signed a pact; on U, he"
        right = [at for at in right if not any(unit.low == ";" for unit in units[trigger:at])]
    return [at for at in right if not dates_picture(units, at)] if draft.caption else right


def _of_what_hangs(units: Units, first: int, trigger: int, right: list[int]) -> list[int]:
    """Those times that are of a meeting which only says when or where something else was: "at talks in P on T"."""
    during = any(unit.low == "during" for unit in units[max(0, first - 2) : first])
    there = first > 0 and units[first - 1].low in ("after", "at", "of")
    right = [at for at in right if during or not pictured(units, at) or (there and placed(units, trigger, at))]
    awaited = first > 0 and units[first - 1].low == "for"
    return [at for at in right if not set_off(units, at) or enclosed(units, first, at) or (awaited and _hedged(units, at))]


def _hedged(units: Units, at: int) -> bool:
    """Whether a time is only thought likely, as that of what is prepared for is: "gets ready for a summit, possibly in May"."""
    soonest = units[at].low.startswith(("as early as", "as soon as"))
    return soonest or any(unit.low in _HEDGES for unit in units[max(0, at - 3) : at])


_HEDGES = frozenset({"possibly", "perhaps", "maybe", "likely", "probably", "potentially"})


def _fronted_end(units: Units, first: int, trigger: int) -> int:
    """Where a meeting that opens its sentence behind a preposition ends: "After the talks in P, he was flown out on June 13"."""
    if first > FRONT:
        return len(units)
    commas = (at for at in range(trigger + 1, len(units) - 1) if units[at].code == ",")
    return next((at for at in commas if is_actor(units[at + 1]) and opens_clause(units, at + 1)), len(units))


def _aside_end(units: Units, trigger: int) -> int:
    """Where the aside between dashes that tells of a meeting ends: "- where the summit is to be held - on Sunday"."""
    if lacks(units, "-"):
        return len(units)
    dashes = [at for at in range(1, len(units) - 1) if units[at].low == "-" and units[at - 1].end < units[at].start]
    opened = sum(at < trigger for at in dashes) % 2
    return next((at for at in dashes if at > trigger), len(units)) if opened else len(units)


def _far(units: Units, limit: int) -> list[int]:
    """A time set off by a comma behind whatever else the clause holds."""
    for at in range(limit, min(len(units), limit + 16)):
        if units[at].low == ";" or has(units[at], "say") or starts(units[at], "auxiliaries."):
            return []
        if units[at].code == "T" and set_off(units, at):
            return [at]
    return []
