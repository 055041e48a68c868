"""Times of another thing told behind a meeting: of a clause, a gathering, the news of it, its rank, an aim, a deed."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.agreed_on import agreed_on
from monitor.analysis.meetings.clause.asides import STOPPED
from monitor.analysis.meetings.clause.grammar import (
    Units,
    has,
    is_actor,
    lacks,
    lists_none,
    some,
    starts,
)


def _of_a_clause(units: Units, trigger: int, at: int) -> bool:
    """Whether a time stands in what is said of another thing: "to meet B and gestures that included a release last week"."""
    if lacks(units, "that", "which"):
        return False
    joint = next((i for i in range(at - 1, trigger + 1, -1) if units[i].low in ("that", "which")), None)
    if joint is None or not _finite(units[joint + 1]):
        return False
    return any(unit.code == "u" and unit.low.isalpha() for unit in units[trigger + 1 : joint])


def for_the_first_time(units: Units, at: int) -> bool:
    """Whether it is a deed that was done then for the first time: "mentioned the summit for the first time Thursday"."""
    return at > 1 and units[at - 1].low == "time" and units[at - 2].low == "first"


def _of_a_gathering(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that of where a meeting was spoken of: "backed the summit at a rally in P on Monday"."""
    there = range(trigger + 1, min(at, trigger + _GATHERING))
    return any(units[i].low in ("at", "in", "during") and some(units[i + 1 : i + 4], "gatherings") for i in there)


_GATHERING = 10  # units from a meeting to "at a rally"


def _of_the_news(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that at which a meeting became known: "news of the talks broke on Monday"."""
    if lists_none(units, "tidings"):
        return False
    of = next((i for i in range(trigger - 1, max(0, trigger - _TIDINGS), -1) if units[i].low == "of"), None)
    news = of is not None and has(units[of - 1], "tidings")
    return news and any(unit.low in _BROKE for unit in units[max(trigger + 1, at - 3) : at])


def of_earlier_talks(units: Units, trigger: int, at: int) -> bool:
    """Whether a time tells how what is to go on had stopped: "will resume talks that broke down (it quit) in February"."""
    if _quit_by_one_side(units, trigger, at):
        return True
    if trigger + 2 >= at or units[trigger + 1].low not in ("that", "which"):
        return False
    verb = trigger + 2
    while verb < at and (has(units[verb], "auxiliaries.had", "auxiliaries.have") or units[verb].low in _BEEN):
        verb += 1
    stopped = units[verb].low.split(" ")[0] in STOPPED
    return stopped and not any(starts(unit, "auxiliaries.") or unit.code in ",;T" for unit in units[verb + 1 : at])


def _quit_by_one_side(units: Units, trigger: int, at: int) -> bool:
    """Whether a clause without a subject of the meeting's own tells when somebody left the table: "it quit", "that P abandoned"."""
    who = trigger + (2 if units[trigger + 1].low in ("that", "which") else 1)
    if who + 1 >= at or not (units[who].low in _LEAVER or is_actor(units[who])):
        return False
    verb = who + (2 if units[who + 1].low in ("had", "has") and who + 2 < at else 1)
    left = units[verb].low.split(" ")[0] in _LEFT_TABLE
    return left and not any(starts(unit, "auxiliaries.") or unit.code in ",;T" for unit in units[verb + 1 : at])


_LEAVER = frozenset({"it", "they", "he", "she"})
_LEFT_TABLE = frozenset({"quit", "abandoned", "left", "walked", "boycotted", "suspended", "shunned", "deserted", "spurned"})

_BEEN = frozenset({"was", "were", "been", "has been", "have been", "had been"})
_TIDINGS = 7  # units from "news of" to the meeting

def _only_who_and_where(units: Units, trigger: int, at: int) -> bool:
    """Whether nothing stands before a time but who was met and where: "met B, the envoy, in P in May, when"."""
    return all(
        unit.code in "NCKLT,d" or has(unit, "prepositions.place") or unit.low in _TAKING for unit in units[trigger + 1 : at]
    )


_TAKING = frozenset({"with", "another"})
_BROKE = frozenset({"broke", "came", "out", "emerged", "leaked", "spread", "surfaced", "arrived", "appeared", "aired"})


def of_an_apposition(units: Units, trigger: int, at: int) -> bool:
    """Whether a time stands in what is said of somebody by a noun: "met B, a key player in the opening to C in 1972"."""
    comma = next((i for i in range(at - 1, trigger, -1) if units[i].code == ","), None)
    if comma is None or not is_actor(units[comma - 1]) or units[comma + 1].low not in ("a", "an"):
        return False
    return any(unit.code == "u" for unit in units[comma + 1 : at]) and some(
        units[comma + 1 : at], "prepositions.place", "prepositions.goal"
    )


def of_its_rank(units: Units, trigger: int, at: int) -> bool:
    """Whether a time only says since when there were none: "the talks, the first since October, are to begin on Monday"."""
    comma = next((i for i in range(at - 1, max(trigger, at - _RANK), -1) if units[i].code == ","), None)
    if comma is None or units[comma + 1].low not in ("the", "their", "its", "his"):
        return False
    since = units[at].low.startswith(("since", "this ")) or units[at - 1].low in ("since", "in")  # ", the first this year"
    return since and any(starts(unit, "ordinals.") or unit.low.endswith("est") or unit.low == "only" for unit in units[comma:at])


_RANK = 8  # units from ", the first" to its time


def _finite(unit: Unit) -> bool:
    return unit.code in "wu" and (unit.low.endswith(("ed", "es")) or has(unit, "irregular_past") or starts(unit, "auxiliaries."))


def of_its_aim(units: Units, trigger: int, at: int) -> bool:
    """Whether a time behind a comma is that of what a meeting is for: "push at the summit for a timeline, as early as 2020"."""
    if lacks(units, "for"):
        return False
    comma = next((i for i in range(at - 1, trigger, -1) if units[i].code == ","), None)
    aim = next((i for i in range(trigger + 1, comma or trigger) if units[i].low == "for" and units[i + 1].code not in "CKL"), None)
    return aim is not None and comma is not None and any(unit.code == "u" for unit in units[aim + 1 : comma])


def _of_a_thing_done(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that of what was done to something named before: "talks on the park, shuttered in April"."""
    for left in range(at - 1, max(trigger, at - 4), -1):
        if units[left].code in "uw" and units[left].low.endswith("ed"):
            known = any(starts(units[left], key) for key in ("status.", "verbs.", "phases."))
            return units[left - 1].code == "," and not known
    return False


_BESIDE = 6  # units from a trigger to a time that is still its own, though "when" follows


def _of_another_time(units: Units, trigger: int, at: int) -> bool:
    """Whether a time far behind is that of something compared: "a turnaround from last summer, when the two traded insults"."""
    if at - trigger <= _BESIDE or lacks(units, "when") or _only_who_and_where(units, trigger, at):
        return False
    following = [unit.low for unit in units[at + 1 : at + 3] if unit.code != ","]
    return following[:1] == ["when"]


def of_another_deed(units: Units, trigger: int, at: int) -> bool:
    """Whether a time behind a trigger is that of something compared, done to a thing, or said in a clause of another thing."""
    return (
        trigger < at < agreed_on(units, trigger)
        or _of_another_time(units, trigger, at)
        or _of_a_thing_done(units, trigger, at)
        or _of_a_clause(units, trigger, at)
        or _behind_a_colon(units, trigger, at)
        or _of_what_is_added(units, trigger, at)
    )


def _of_what_is_added(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that of a thing or an aim that "and" adds: "a trip to P and the test last week of a missile"."""
    joint = next((i for i in range(at - 1, trigger, -1) if units[i].low == "and"), None)
    if joint is None or joint + 2 > at or units[joint - 1].code in ",T":
        return False
    added = units[joint + 1 : at]
    behind = units[at + 1] if at + 1 < len(units) else None
    thing = added[0].code == "d" and not any(is_actor(unit) or starts(unit, "nouns.") or has(unit, "titles") for unit in added)
    return thing and behind is not None and behind.low in ("of", "by", "on")


def _behind_a_colon(units: Units, trigger: int, at: int) -> bool:
    """Whether a colon leads on to what somebody else did then: "paid for his talks with B: he was removed in May"."""
    if lacks(units, ":"):
        return False
    colon = next((i for i in range(at - 1, trigger, -1) if units[i].low == ":"), None)
    if colon is None:
        return False
    meets = some(units[colon + 1 : at], "verbs.meet", "verbs.hold", "phases.begins", "phases.ends", "auxiliaries.future")
    return not meets and any(is_actor(units[i]) and _finite(units[i + 1]) for i in range(colon + 1, at - 1))


def where_spoken_of(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that of where a meeting was spoken of, or at which it became known."""
    return _of_a_gathering(units, trigger, at) or _of_the_news(units, trigger, at)
