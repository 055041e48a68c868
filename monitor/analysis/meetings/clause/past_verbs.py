"""Past verbs: by their ending, by the pack's list, or as the first word of a phrase."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.grammar import has, starts
from monitor.analysis.meetings.clause.verb_groups import verb_form


def past_verb(unit: Unit) -> bool:
    """Whether a unit is a past verb, by its ending or the pack's list."""
    return unit.code in "wu" and (unit.low.split(" ")[0].endswith("ed") or has(unit, "irregular_past") or _broke(unit))


def _broke(unit: Unit) -> bool:
    """Whether a phrase of several words begins with a past verb: "broke down", "fell apart"."""
    return " " in unit.low and starts(unit, "status.") and verb_form(unit) == "past"
