"""What is told of how a meeting was agreed on, in a participle right behind its noun: "talks agreed on by A and B in P on T"."""

from monitor.analysis.meetings.clause.grammar import Units, starts

_AGREED = frozenset({"agreed", "promised", "pledged", "envisaged", "envisioned", "foreseen"})
_WHERE = frozenset({"by", "at", "in", "during"})
_REACH = 16  # units from the noun to the verb that is said of it


def agreed_on(units: Units, noun: int) -> int:
    """The verb behind such a participle, up to which place and day are those of the agreement; 0 for no participle.

    "Talks agreed for T" are on that day.
    """
    at = noun + 1
    if at + 3 >= len(units) or units[at].low.split(" ")[0] not in _AGREED:
        return 0
    words = " ".join(unit.low for unit in units[at : at + 3]).split(" ")[1:3]  # "agreed at" is one unit
    if words[words[0] in ("on", "upon", "to")] not in _WHERE:
        return 0
    return next((i for i in range(at + 1, min(len(units), noun + _REACH)) if starts(units[i], "auxiliaries.")), 0)
