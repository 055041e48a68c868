"""How a participle behind a comma stands: as what it goes along with, "will fly to P on Tuesday, meeting B the next day"."""

from monitor.analysis.meetings.clause.beyond import is_finite
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.domain.meeting import Status

_CLAUSE = 24  # units from a participle to the verb that it goes along with
_ROW = 14  # units from a participle to the first of its row
_BE = ("auxiliaries.be_present", "auxiliaries.be_past")
_HEADED = ("verbs.visit", "verbs.go", "verbs.hold", "verbs.host", "verbs.meet")
_BEFORE_VERB = frozenset({",", "who", "and", "-"})
_TO_COME = ("auxiliaries.future", "auxiliaries.conditional")


def goes_along(units: Units, group: VerbGroup, *, headline: bool) -> Status | None:
    """Planned or proposed, as what a participle goes along with; None where nothing lies ahead."""
    comma = _opener(units, group) if group.form == "ing" and not group.words else 0
    for at in range(comma - 1, max(-1, comma - _CLAUSE), -1) if comma else ():
        unit = units[at]
        if unit.code in ';"' or has(unit, "say"):
            return None
        if headline and unit.low == "to" and has(units[at + 1], *_HEADED):
            return Status.PLANNED
        if is_finite(units, at) and units[at - 1].low != "to":
            return _of_main(units, at)
    return None


def _opener(units: Units, group: VerbGroup) -> int:
    """The comma before a participle, or before the first of its row: ", visiting P and meeting B"; 0 where none is."""
    joint = group.start - 1
    if joint > 0 and units[joint].code == ",":
        return joint
    if joint < 0 or units[joint].low != "and":
        return 0
    first = next((at for at in range(joint - 1, max(0, joint - _ROW), -1) if units[at].code == ","), 0)
    return first if first and units[first + 1].low.endswith("ing") else 0


def _of_main(units: Units, at: int) -> Status | None:
    """What the main verb tells, where somebody is its subject: not "said that a vote would be held on T, meeting B"."""
    group = verb_group(units, at)
    before = group.start - 1
    if before >= 0 and not (is_actor(units[before]) or units[before].low in _BEFORE_VERB):
        return None
    to = units[at].low.endswith(" to") or units[at + 1].low == "to"
    bound = has(units[at], *_BE) and (to or has(units[at + 1], "status.planned"))
    if has(units[at], *_TO_COME) or group.future or group.conditional or bound or (to and has(units[at], "status.planned")):
        return Status.PLANNED
    return Status.PROPOSED if group.modal else None
