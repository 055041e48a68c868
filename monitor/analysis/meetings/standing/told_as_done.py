"""Whether "to meet" and "was meeting" are told of as done or under way."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, some, starts
from monitor.analysis.meetings.clause.reach import CLAUSE_ENDS
from monitor.analysis.meetings.clause.subjects import SENT
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.meetings.clause.word_classes import is_noun

_WENT = frozenset({"went", "traveled", "travelled", "visited"})  # told of as over, unlike "flew"

_STOPPED = frozenset({"stopped", "stayed", "lingered"})

_SUCCEEDED = frozenset({"managed", "got"})

_PARTICIPLES = frozenset({"come", "gone", "flown", "flew"})

_ASKING = frozenset({"when", "where", "how", "whether"})

_AGO = ("last", "earlier", "ago", "yesterday", "day")

_OVER = frozenset({"yesterday", "last week", "last month", "earlier this week", "earlier this month"})

_SUPERLATIVE = frozenset({"first", "last", "only", "highest-level", "highest-ranking", "senior", "highest", "latest"})


def is_told_as_done(units: Units, start: int) -> bool:
    """Whether "to meet" tells of something done: "the first president to meet", "made a trip to meet", "sent last month to".

    Who "flew there on Monday to discuss when to meet" has not met.
    """
    asked = start > 0 and units[start - 1].low in _ASKING
    return not asked and (_brought_off(units, start) or _is_done(units, start))


def _brought_off(units: Units, start: int) -> bool:
    """Whether somebody succeeded: "managed to meet", "got to meet"."""
    return start > 0 and units[start - 1].low in _SUCCEEDED and (start == 1 or units[start - 2].low != "to")


def _is_done(units: Units, start: int) -> bool:
    past = any(unit.code == "T" and any(word in unit.low for word in _AGO) for unit in units[max(0, start - 20) : start])
    for at in range(start - 1, max(-1, start - 14), -1):
        unit = units[at]
        if unit.code in ";" or unit.low == "due" or has(unit, *_NOT_YET):
            return False  # "was due in P on Saturday to brief B"
        if set(unit.low.split()) & _SUPERLATIVE:
            return not some(units[max(0, at - 5) : at], "auxiliaries.future", "auxiliaries.conditional")
        if _brought_in(unit, units[at - 1 - (at > 1 and units[at - 1].low.endswith("ly"))]):
            return True
        under_way = verb_form(units[at + 1]) == "ing"  # "was heading for P on Friday to see": he had not yet
        to_be = units[at + 1].low == "to" or has(units[at + 1], "status.planned")  # "was to be in P on Thursday to see"
        if has(unit, "auxiliaries.be_past") and at < start - 2 and past and not (under_way or to_be):
            return True  # "was in Washington last week to see"
        if _spent(units, at, start):
            return True
        if has(unit, "nouns.visit") and is_noun(units, at):
            behind = "prepositions.after" if unit.low.endswith("s") else "irregular_past"  # "after two visits by A to meet B"
            before = units[max(0, at - 6) : at]
            return some(before, "irregular_past", behind) or any(_spent(before, i, start) for i in range(1, len(before)))
        if unit.low in SENT or has(unit, "verbs.go", "verbs.visit"):
            coming = has(units[at - 1], "auxiliaries.future", "auxiliaries.conditional")  # "would come back one day to see"
            coming = coming or _has_come(units, at, start)
            if coming or (verb_form(unit) == "ing" and has(units[at - 1], "auxiliaries.be_past", "auxiliaries.be_present")):
                return False
            if verb_form(unit) in ("third", "base") and unit.low not in SENT | _PARTICIPLES:
                return False  # "flies to P on Sunday to see"
            past = past or (has(unit, "irregular_past") and _over_by(units, start)) or had_gone(units, at)
            return past or (unit.low in _WENT and not starts(units[at - 1], "auxiliaries."))
        if starts(unit, "verbs."):
            return False
    return False


_NOT_YET = ("status.planned", "auxiliaries.future", "auxiliaries.conditional", "say")


def had_gone(units: Units, verb: int) -> bool:
    """Whether a journey was over before something else: "had flown to P to see"; reported by somebody, it may just have begun."""
    had = verb > 0 and units[verb - 1].low == "had"
    return had and has(units[verb], "verbs.go", "verbs.visit") and not some(units[:verb], "say")


def _has_come(units: Units, verb: int, start: int) -> bool:
    """Whether somebody has come for what is still to be: "flew into P on Friday to see"."""
    return units[verb].low == "flew" and units[verb + 1].low in ("in", "into") and units[start - 1].low not in _OVER


def _spent(units: Units, at: int, start: int) -> bool:
    """Whether time abroad is over that was for something: "spent three days in P to see", "used a stay in P to see"."""
    coming = some(units[max(0, at - 2) : at], "auxiliaries.future", "auxiliaries.conditional") or units[at - 1].low == "to"
    return units[at].low in _SPENT and at < start - 1 and not coming


_SPENT = frozenset({"spent", "used"})


def _brought_in(unit: Unit, before: Unit) -> bool:
    """Whether a verb leaves no doubt: "was ushered in to see", "stopped by to see", "stopped in P to consult B"."""
    ushered = has(unit, "conducting") and has(before, "auxiliaries.be_past")
    return ushered or has(unit, "calling_in") or (unit.low in _STOPPED and before.low != "to")


def taken_to(units: Units, verb: int) -> bool:
    """Whether it is what visitors are taken to: "was driven to a guesthouse and taken to a dinner", "was treated to a lunch"."""
    done = has(units[verb], "conducting") or units[verb].low == "treated"
    return done and some(units[max(0, verb - _ROW) : verb], "auxiliaries.be_past", "auxiliaries.been", "auxiliaries.future")


_ROW = 24  # units from "was driven to" to "and taken to"


def is_told_as_going_on(units: Units, start: int) -> bool:
    """Whether somebody says it, or something came in its midst, so that what "was" going on goes on: "said A was meeting B"."""
    for at in range(start - 1, max(-1, start - 8), -1):
        if has(units[at], "say") and units[at].low.endswith(("said", "announced", "confirmed", "reported")):
            return True
        if at and units[at].low in ("as", "while") and all(_names(unit) for unit in units[at + 1 : start]):
            return True
        if units[at].low in CLAUSE_ENDS and units[at].low != "that":
            return False
    return False


def _names(unit: Unit) -> bool:
    """Whether a unit only helps to name the subject."""
    return is_actor(unit) or unit.code in "da-sm" or unit.low == "and"


def _over_by(units: Units, start: int) -> bool:
    """Whether a time behind a purpose says that all is over: "flew to P to meet B last week"; in the past, a month is too."""
    behind = next((unit for unit in units[start + 1 : start + 12] if unit.code == "T" or unit.code in ",;"), None)
    if behind is None or behind.code != "T" or behind.low.startswith(("next", "later", "tomorrow")):
        return False
    return any(word in behind.low for word in (*_AGO[:-1], "this month", "this year")) or behind.low.startswith("in ")
