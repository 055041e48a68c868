"""What is said beside a journey: that it brought nothing, that somebody goes on from a stop."""

from monitor.analysis.meetings.clause.grammar import Units, some
from monitor.analysis.meetings.standing.predicate_status import Told


def came_home(units: Units, told: Told) -> bool:
    """Whether it is only said that a journey brought nothing: "came away from his third trip to P empty-handed"."""
    said = [unit.low for unit in units if told.slot is not None and told.slot.start <= unit.start < told.slot.end]
    return "empty-handed" in said or "empty - handed" in said


def goes_on(units: Units, noun: int) -> bool:
    """Whether what comes behind the comma after a stop is still to come."""
    comma = next((at for at in range(noun + 1, min(len(units), noun + _TO_COMMA)) if units[at].code == ","), len(units))
    behind = units[comma + 1 : comma + _TO_COMMA]
    return some(behind, "auxiliaries.future", "status.planned") and not some(behind, "auxiliaries.be_past", "auxiliaries.had")


_TO_COMMA = 7  # units from a stop to the comma, and from it to "will"
