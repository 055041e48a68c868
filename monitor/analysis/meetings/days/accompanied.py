"""The time of a deed that a meeting accompanied: "back in February, he fired a missile as A and B met"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.days.remarks import said_at
from monitor.analysis.meetings.days.sorts import is_day


def along(units: Units, first: int) -> list[int]:
    """The time of the deed that a meeting accompanied: "back in February, he fired a missile as A and B met"."""
    if lacks(units, "as", "when"):
        return []
    joint = next((at for at in range(first - 1, max(0, first - _CLAUSE), -1) if units[at].low in ("as", "when")), None)
    if joint is None or not all(is_actor(unit) or unit.code in "a," or unit.low == "and" for unit in units[joint + 1 : first]):
        return []
    head = next((at for at in range(joint - 1, max(-1, joint - _DEED), -1) if units[at].code == "T"), None)
    head = head if head is not None else next((at for at in range(min(3, joint)) if units[at].code == "T"), None)
    hung = units[joint].low == "when" and head == joint - 1 - (units[joint - 1].code == ",")  # "since October, when A met B"
    if head is not None and not hung and not is_day(units[head]) and (said := said_at(units[:joint])) is not None:
        return [said]  # "said Monday he would come this year, as he welcomed B"
    if head is None or joint + 1 >= first or any(units[at].code in "T;" for at in range(head + 1, joint)):
        return []
    due = (has(units[at - 1], "auxiliaries.be_present") for at in range(max(1, head - _CLAUSE), joint) if past_verb(units[at]))
    return [head] if not all(due) else []  # "is scheduled to" is no past


_DEED = 8  # units: "on T by A, when"
_CLAUSE = 10  # units from "when" to its verb
