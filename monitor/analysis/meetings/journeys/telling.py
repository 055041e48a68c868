"""The verb that tells where and when a journey stands, where it is not the one of going itself."""

from monitor.analysis.meetings.clause.grammar import Units, has, starts
from monitor.analysis.meetings.clause.subjects import SENT
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group


def told_by(units: Units, group: VerbGroup) -> VerbGroup:
    """What tells where and when a journey stands: its verb, the sending of somebody ("sent A to visit P"), or the stop on it."""
    sent = group.start - 2
    if group.infinitive and sent >= 0 and units[sent].low in SENT and units[group.start - 1].code == "N":
        return verb_group(units, sent)
    if has(units[group.verb], "verbs.way") and not group.words:
        return _stop_to_come(units, group) or group
    return group


def _stop_to_come(units: Units, group: VerbGroup) -> VerbGroup | None:
    """The verb of a stop that is yet to be made on the way: "will stop in P on Friday on his way to Q"."""
    for at in range(group.start - 1, max(0, group.start - _NEAR), -1):
        if units[at].code in ",;.":
            return None
        if starts(units[at], "verbs."):
            told = verb_group(units, at)
            return told if told.future or (told.infinitive and told.words[:1] in (("is",), ("are",))) else None
    return None


_NEAR = 10  # units from the way to the verb of the stop
