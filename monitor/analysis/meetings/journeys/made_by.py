"""Who makes a journey in a clause behind its noun: "a trip A was to make", "a trip to P that A had planned to make"."""

from monitor.analysis.meetings.clause.grammar import Units, has, starts


def made_by(units: Units, noun: int) -> tuple[int, int] | None:
    """Who makes a journey, and where the verb stands, in a clause behind its noun: "a trip A was to make"."""
    behind = _behind_goal(units, noun)
    who = next((at for at in (behind, behind + 1) if at < len(units) and units[at].code == "N"), None)
    if who is None or (who == behind + 1 and units[behind].low not in ("that", "which")):
        return None
    for at in range(who + 1, min(len(units), who + 6)):
        if has(units[at], "verbs.hold") or units[at].low in _TAKING:
            return who, at
        if not (starts(units[at], "auxiliaries.") or starts(units[at], "status.") or has(units[at], "adverbs", "auxiliaries.had")):
            return None if units[at].low != "to" else _made_to(units, who, at)
    return None


def _behind_goal(units: Units, noun: int) -> int:
    """Where a sentence goes on behind a journey's goal: "a trip to P that A was to make"; right behind the noun without one."""
    if noun + _GOAL >= len(units) or units[noun + 1].low != "to" or not units[noun + 2].place:
        return noun + 1
    opened = units[noun + _GOAL].low.split(" ")[0] in ("that", "which")  # "that" goes with the title behind it
    return noun + _GOAL if opened else noun + 1


_GOAL = 3  # units of "trip to P"


def _made_to(units: Units, who: int, to: int) -> tuple[int, int] | None:
    following = units[to + 1] if to + 1 < len(units) else None
    return (who, to + 1) if following is not None and (has(following, "verbs.hold") or following.low in _TAKING) else None


_TAKING = frozenset({"take", "takes", "took", "taken", "undertook", "undertaken"})
