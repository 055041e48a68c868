"""Whether somebody goes ahead with a meeting, and whether one is only threatened not to be."""

from monitor.analysis.meetings.clause.grammar import Units, has, some
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.domain.meeting import Status

_THROUGH = (" ahead with", " through with")
_THREAT = 6  # units: "threats by the North's government to cancel"


def goes_through(units: Units, group: VerbGroup) -> Status | None:
    """Where a meeting stands that somebody "is going ahead with", "will not go ahead with"; "may not" is a threat."""
    verb = units[group.verb]
    if not verb.low.endswith(_THROUGH):
        return None
    if group.negative:
        supposed = any(unit.low in ("if", "unless") for unit in units[group.verb :])
        return Status.PLANNED if supposed or only_threatened(units, group) else Status.CANCELLED
    goes_on = verb.low.startswith("going") and group.verb > 0 and has(units[group.verb - 1], "auxiliaries.be_present")
    return Status.PLANNED if goes_on else None


def only_threatened(units: Units, group: VerbGroup) -> bool:
    """Whether what the verb tells is only threatened or possible."""
    threat = some(units[max(0, group.start - _THREAT) : group.verb], "status.threat")
    return group.modal or (threat and (group.infinitive or group.start < group.verb))


def only_feared(units: Units, start: int) -> bool:
    """Whether a clause tells what there is a chance, risk or fear of: "there is a real chance that it falls through"."""
    for at in range(start - 1, max(0, start - _CLAUSE), -1):
        if units[at].code in ",;":
            return False
        if units[at].low == "that":
            return units[at - 2 if units[at - 1].code == '"' else at - 1].low in _CHANCES
    return False


_CLAUSE = 14  # units from "that" to the verb
_CHANCES = frozenset({
    *("chance", "chances", "possibility", "likelihood", "odds", "prospect"),
    *("risk", "risks", "danger", "fear", "fears", "worry", "worries", "concern", "concerns"),
})
