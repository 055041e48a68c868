"""Whether the clause that something hangs on is past or still to come: "said after", "will see him after"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Status


def main_tense(sentence: Sentence, before: int) -> Status:
    """Whether the clause to the left is still to come."""
    units = sentence.units
    for at in range(before - 1, max(-1, before - _CLAUSE), -1):
        if has(units[at], "auxiliaries.future", "auxiliaries.conditional", "auxiliaries.modal"):
            return Status.PLANNED
        if units[at].low == "that" and at and has(units[at - 1], "status.proposed"):
            return Status.PLANNED  # "proposed that he meet B during a visit to P"
        bound = at > 0 and has(units[at - 1], *_LEADING_ON)
        bound = bound or (at > 1 and is_actor(units[at - 1]) and _planned_for(units, at - 1))
        if units[at].low == "to" and not units[at + 1].place and (bound or sentence.headline):
            return Status.PLANNED
        plain = at > 0 and (units[at - 1].code == "d" or units[at - 1].low == "to")  # "a united front", "to cut"
        if not plain and (has(units[at], "irregular_past") or units[at].low.endswith("ed")):
            return Status.HELD
    return Status.PLANNED if sentence.headline else Status.HELD


_LEADING_ON = (
    *("status.planned", "status.proposed", "status.denied", "status.postponed", "status.cancelled"),
    *("auxiliaries.be_past", "auxiliaries.be_present"),
)


def _planned_for(units: Units, last: int) -> bool:
    """Whether somebody is told of for whom something is planned or not: "no plans for A to", "a chance for the two to"."""
    opener = next((at for at in range(last - 1, max(0, last - _NAMED), -1) if units[at].low == "for"), 0)
    return opener > 0 and has(units[opener - 1], "status.planned", "status.proposed", "status.denied")


_CLAUSE = 32  # units from "will" to what hangs on its clause
_NAMED = 6  # units of "for President A"
