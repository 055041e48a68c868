"""Where the clause of a meeting begins and ends, so that what another one tells of is not taken as told of it."""

from monitor.analysis.meetings.clause.beyond import is_finite
from monitor.analysis.meetings.clause.grammar import Units, has, lacks, remembered, starts
from monitor.analysis.meetings.clause.own_subject import CONJUNCTIONS, opens_phrase

_FRONTED = frozenset({
    *("although", "though", "while", "whilst", "as", "because", "since", "after", "even", "despite", "with", "hours", "days"),
    *("amid", "according", "according to", "citing"),
})
_COORDINATE = frozenset({"and", "or", "nor"})
_VERB = 12  # units from a conjunction to the verb of its clause
_LONG = 30  # units of a clause
_TOLD = 6  # units from a verb of saying to its "that": "told a press briefing on Friday that"


@remembered
def clause_of(units: Units, at: int) -> tuple[int, int]:
    """First unit and end of the main clause around a meeting; who reports it and clauses joined to it are left out.

    A clause that goes before the main one stays with a meeting that it tells of itself: "when he sees B, he will".
    """
    return clause_head(units, at), _ends(units, at)


@remembered
def clause_head(units: Units, at: int) -> int:
    """Where the clause that is reported begins: behind "officials said on Friday that", "according to a diplomat,"; else 0."""
    return max(_behind_fronted(units, at), reported_from(units, at))


@remembered
def reported_from(units: Units, at: int) -> int:
    """Behind the "that" of whoever says what stands here; 0 where nobody does."""
    if lacks(units, "that"):
        return 0
    that = next((i for i in range(at - 1, max(0, at - _LONG), -1) if units[i].low == "that" and is_reporting(units, i)), None)
    return 0 if that is None else that + 1


def is_reporting(units: Units, that: int) -> bool:
    """Whether "that" opens what somebody says or what became known: "confirmed on Wednesday that", "told reporters that"."""
    for at in range(that - 1, max(-1, that - _TOLD), -1):
        unit = units[at]
        if has(unit, "say") or (starts(unit, "status.") and unit.low.endswith("ed")) or unit.low in _BECAME_KNOWN:
            return True
        if unit.code in ",;":
            return False
    return False


_BECAME_KNOWN = frozenset({"emerged", "emerges", "learned", "learnt", "understood", "clear", "revealed"})


def _behind_fronted(units: Units, at: int) -> int:
    """Behind the comma that closes what goes before the main clause: "Although sanctions will stay, A met B"."""
    if not units or units[0].low not in _FRONTED:
        return 0
    comma = next((i for i in range(1, min(at, _LONG)) if units[i].code == ","), None)
    return comma + 1 if comma is not None else 0


def _ends(units: Units, at: int) -> int:
    """Before the first conjunction behind a meeting that has a subject and a verb of its own."""
    for i in range(at + 1, min(len(units) - 1, at + _LONG)):
        joined = units[i].low in CONJUNCTIONS or units[i].low in _COORDINATE or units[i].code == ";"
        if joined and opens_phrase(units, i + 1) and _has_verb(units, i + 1):
            return i
    return len(units)


def _has_verb(units: Units, first: int) -> bool:
    for at in range(first + 1, min(len(units), first + _VERB)):
        if units[at].code in ",;":
            return False
        if is_finite(units, at):
            return True
    return False
