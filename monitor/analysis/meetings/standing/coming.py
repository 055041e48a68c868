"""Whether a verb that has no future of its own is of what is only to come or supposed, by the clause that it hangs on."""

from monitor.analysis.meetings.clause.grammar import Units, has, lacks, some, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup


def is_wished(units: Units, group: VerbGroup) -> bool:
    """Whether a bare verb of one person or country is only wished: "insists that he meet her", "urged that the North resume"."""
    if group.form != "base" or group.words or not group.start:
        return False
    subject = units[group.start - 1]
    that = group.start - 2 - (group.start > 1 and units[group.start - 2].low == "the")
    return subject.low in ("he", "she", "it") or (subject.code in "NC" and that >= 0 and units[that].low == "that")


def main_to_come(units: Units, group: VerbGroup) -> bool:
    """Whether the main verb comes behind an aside, and is of what is to come: "A, when meeting B in P, will ask him"."""
    opener = group.start - 2
    if opener >= 0 and units[opener].code != ",":
        return False
    comma = next((at for at in range(group.verb + 1, min(len(units), group.verb + _CLAUSE)) if units[at].code == ","), None)
    return comma is not None and some(units[comma + 1 : comma + _SOON], "auxiliaries.future")


_CLAUSE, _SOON = 14, 4  # units: "with B in P on Tuesday"; whoever will do it, and "will"


def supposed(units: Units, group: VerbGroup) -> bool:
    """Whether a verb is only supposed, in the present: "If Trump goes there, we run a risk"; "asked if he goes" is none of that."""
    if group.form not in ("third", "base") or group.words or lacks(units, "if"):
        return False
    opener = next((at for at in range(group.start - 1, max(-1, group.start - 9), -1) if units[at].low == "if"), None)
    if opener is None or any(starts(unit, "verbs.") or has(unit, "say") for unit in units[opener + 1 : group.start]):
        return False
    return opener == 0 or units[opener - 1].low in (",", "and", "but", '"', "that") or units[opener - 1].code == '"'
