"""What a verb further out says of a whole clause: "denied a report that A met B", "unlikely that they will meet"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.beyond import is_finite
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lists_none, some, starts
from monitor.analysis.meetings.draft import Slot
from monitor.domain.meeting import Status


def outer_cue(units: Units, start: int, status: Status) -> tuple[Status, Slot] | None:
    """A verb further out that decides the whole clause: "denied a report that ...", "unlikely that ..."."""
    first = max(0, start - 15)
    if lists_none(units, *_DECIDING) or not some(units[first:start], *_DECIDING):
        return None
    for at in range(start - 1, first - 1, -1):
        unit = units[at]
        if unit.code == ";" or unit.low in _TURNS or has(unit, "prepositions.after", "prepositions.before"):
            return None
        if at + 2 < start and units[at + 1].low == "to" and has(units[at + 2], "say"):
            continue  # "declined to say whether", "refused to comment on reports"
        if has(unit, "status.denied") and at + 1 < start and not _closed(units, at, start) and (
            unit.low in NOTHING_SAYS or _opens_what_follows(units, at)
        ):
            return Status.DENIED, Slot(unit.start, unit.end)
        if has(unit, "status.proposed") and status in (Status.PLANNED, Status.HELD) and _reaches(units, at, start):
            return Status.PROPOSED, Slot(unit.start, unit.end)
    return None


_TURNS = frozenset({"though", "although", "whereas", "but"})  # "has no intention of it, though A said he would meet B"
_DECIDING = ("status.denied", "status.proposed")
NOTHING_SAYS = frozenset({"no indication", "no sign", "no signs", "no evidence"})  # "that" may be left out behind these


def _opens_what_follows(units: Units, denied: int) -> bool:
    """Whether what is denied is told in a clause: "denied reports that A met B", "denied A had met B"."""
    bare = denied + 2 < len(units) and is_actor(units[denied + 1]) and starts(units[denied + 2], "auxiliaries.")
    bare = bare or units[denied].low.endswith(" of")  # "no chance of"
    return bare or any(other.low.split(" ")[0] in _THAT for other in units[denied + 1 : denied + 6])


_THAT = frozenset({
    *("that", "whether", "if", "report", "reports", "of", "about", "on", "rumors", "rumours", "rumor", "rumour", "speculation"),
    *("suggestions", ":"),
})


def _closed(units: Units, denied: int, start: int) -> bool:
    """Whether the clause of what is denied ends before: "while he denied that aid was cut, A met B"."""
    comma = next((i for i in range(start - 1, denied, -1) if units[i].code == ","), denied)
    return any(is_finite(units, i) for i in range(denied + 2, comma))


def _reaches(units: Units, at: int, start: int) -> bool:
    """Whether "whether", "if" or "proposed that" opens the clause right before its subject."""
    if units[at].low in ("if", "whether", "unless"):
        return start - at <= 4
    if units[at].low in _HOPING and at + 1 < start <= at + 6:
        return all(is_actor(unit) or unit.code in "dms" or has(unit, "adverbs") for unit in units[at + 1 : start])
    that = next((i for i in range(at + 1, min(start, at + _APART)) if _is_that(units[i])), None)
    if that is None or start - that > _CLOSE or any(unit.code == "," for unit in units[that + 1 : start]):
        return False  # "hinted that A, which is engaged in talks with B, may": the hint is not of the talks
    return all(unit.code in "dumwT" and not starts(unit, "verbs.") for unit in units[at + 1 : that])


def _is_that(unit: Unit) -> bool:
    """Whether a word opens a clause, by itself or as the first of a group: "that the A and B delegations"."""
    return unit.low == "that" or (is_actor(unit) and unit.low.startswith("that "))


_HOPING = frozenset({"hope", "hopes", "hoped", "hoping", "wish", "wishes", "wished", "wishing"})
_APART = 7  # units from "proposed" to its "that": "proposed through a third country that"
_CLOSE = 4  # units from "that" to the verb
