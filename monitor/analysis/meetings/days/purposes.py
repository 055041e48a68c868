"""The day told with what a meeting is for, or with the journey on which people meet."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_verbal, some, starts
from monitor.analysis.meetings.clause.reach import place_limit
from monitor.analysis.meetings.days.sorts import is_length
from monitor.analysis.meetings.draft import Draft


def past_purpose(units: Units, limit: int) -> int:
    """How far a clause reaches behind what people meet for: "met B to discuss the reactor on Friday"; else ``limit``."""
    if not 1 < limit < len(units) - 1 or units[limit - 1].low != "to" or not has(units[limit], "verbs.discuss", "verbs.duel"):
        return limit
    governed = is_verbal(units[limit - 2]) or starts(units[limit - 2], "status.")  # "agreed to discuss"
    end = limit if governed else place_limit(units, limit)
    happened = next((at for at in range(limit + 1, end) if units[at].low in _HAPPENINGS), end)  # "to discuss the launch on T"
    return end if happened == end else limit


_HAPPENINGS = frozenset({"launch", "launches", "test", "tests", "firing", "attack", "sinking", "shelling", "blast", "incident"})


def of_the_journey(units: Units, trigger: int) -> list[int]:
    """The time of the journey on which people meet: "meet B during his trip to P in April", "when he visits P next week"."""
    end = min(len(units), trigger + _JOURNEY)
    joint = next((at for at in range(trigger + 1, end) if units[at].low in _ON or units[at].code in ",;"), None)
    if joint is None or units[joint].code in ",;" or some(units[trigger + 1 : joint], "say"):
        return []
    end = min(len(units), joint + _JOURNEY)
    goes = next((at for at in range(joint + 2, min(len(units), joint + _GOES)) if has(units[at], *_JOURNEYS)), None)
    whose = units[joint + 1] if joint + 1 < len(units) else None
    if goes is None or whose is None or not (whose.low in _HIS or (whose.actor and whose.actor.ref == "person")):
        return []
    day = next((at for at in range(goes + 1, end) if units[at].code in "T,;" or has(units[at], "say")), None)
    return [day] if day is not None and units[day].code == "T" and not is_length(units[day]) else []


_ON = frozenset({"during", "when", "while"})
_HIS = frozenset({"he", "she", "they", "his", "her", "their"})
_JOURNEYS = ("nouns.visit", "verbs.visit", "verbs.go", "verbs.arrive", "auxiliaries.be_past", "auxiliaries.be_present")
_JOURNEY, _GOES = 12, 7  # units: to the joint or the day behind it; to the journey


_GOAL = 7  # units: "to the Republic of Korea on"
_TO = frozenset({"to", "in", "on", "at"})


def of_its_purpose(units: Units, draft: Draft, limit: int) -> list[int]:
    """The day behind what somebody was received for: "welcomed B to P for a state visit on May 22"."""
    if draft.rule not in ("weak verb", "journey") or draft.nested or limit >= len(units) - 1 or not starts(units[limit], "nouns."):
        return []
    if draft.rule == "journey" and not (has(units[limit - 1], "stop.before") or units[limit - 1].code == "O"):
        return []  # "landed in P for talks on T": theirs
    if not any(unit.low == "for" for unit in units[max(0, limit - 4) : limit]):
        return []
    day = limit + 1
    while day < min(len(units) - 1, limit + _GOAL) and (units[day].code in "dCKL" or units[day].low in _TO):
        day += 1
    return [day] if day < len(units) and units[day].code == "T" and not is_length(units[day]) else []
