"""Who stands behind a meeting's noun as its host, or as whom it brought to one table."""

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, starts


def host_behind(units: Units, noun: int) -> int:
    """Where somebody stands who is said to host a meeting: "talks to be hosted by A"; 0 where nobody or a country does."""
    at = noun + 1
    while at < len(units) - 2 and at < noun + 5 and (units[at].low in ("to", "which", "be") or starts(units[at], "auxiliaries.")):
        at += 1
    if noun + 1 < at < len(units) - 2 and has(units[at], "verbs.host") and units[at + 1].low == "by":
        return at + 2 if units[at + 2].code == "N" else 0
    return 0


def brought(units: Units, noun: int) -> int:
    """Where those stand whom a meeting brought to one table: "the session in P, which brought together A and B"; 0 if none."""
    if lacks(units, *_BRINGING):
        return 0
    at = noun + 1
    while at < len(units) - 2 and (units[at].code in "TLCK," or units[at].low in _ON_THE_WAY):
        at += 1
    if at >= len(units) - 2 or units[at].low not in _BRINGING:
        return 0
    at += 1 + (units[at + 1].low == "together")
    return at if is_actor(units[at]) and units[at].code == "N" and len(names_from(units, at)) > 1 else 0


_BRINGING = ("brought", "brings", "paired", "reunited")
_ON_THE_WAY = frozenset({"which", "that", "in", "on", "at", "has"})
