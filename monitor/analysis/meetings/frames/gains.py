"""What somebody took away from a meeting, or that he went away without one: "got little out of it", "left without a meeting"."""

from monitor.analysis.meetings.clause.grammar import Units, has, some
from monitor.analysis.meetings.clause.verb_groups import verb_group

_GAIN = 4  # units from "get" to "of"
_GAINED = frozenset({"got", "came", "emerged", "gained"})


def got_out_of(units: Units, of: int) -> bool:
    """Whether it is told what came out of a meeting; what somebody "wants to get out of it" lies ahead."""
    if of < _GAIN or units[of - 1].low != "out":
        return False
    near = units[of - _GAIN : of - 1]
    did = any("did" in unit.low for unit in units[max(0, of - 2 * _GAIN) : of])
    return any(unit.low in _GAINED for unit in near) or (did and any(unit.low == "get" for unit in near))


def left_without(units: Units, without: int) -> bool:
    """Whether somebody went away without a meeting: "left P without a handshake with B"."""
    for at in range(without - 1, max(-1, without - _FEW), -1):
        if has(units[at], "verbs.leave") or units[at].low in ("went home", "home", "flew", "returned"):
            return verb_group(units, at).form == "past" or units[at].low == "home"
        if units[at].code in ",;":
            return False
    return False


_FEW = 7  # units from whoever left to "without"


def did_not_manage(units: Units, start: int) -> bool:
    """Whether somebody tried in vain: "did not manage (get) to see B", "was unable to secure talks"."""
    tried = units[start - 1] if start else None
    if tried is None or tried.low not in ("manage", "able", "get", "unable", "failed", "failing"):
        return False
    negative = some(units[max(0, start - _VAIN) : start - 1], "auxiliaries.negative", "auxiliaries.contracted")
    return negative or tried.low not in ("manage", "able", "get")


_VAIN = 4  # units of "did not even manage"
