"""Where a noun's phrase begins: its determiners, numbers, adjectives, compounds and possessors."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.governors import Governor, find_governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, is_preposition, remembered, starts
from monitor.analysis.meetings.clause.verb_groups import verb_form

_OF_HEADS = frozenset({
    *("round", "rounds", "set", "sets", "series", "spate", "string", "flurry", "succession", "session", "sessions", "bout"),
    *("day", "days", "week", "weeks", "hours", "kind", "sort", "phase", "half"),
})


@remembered
def noun_phrase_start(units: Units, noun: int) -> int:
    """First unit of the phrase whose head is a noun: determiners, ordinals, adjectives, compounds, possessors."""
    start = noun
    for index in range(noun - 1, max(-1, noun - 10), -1):
        unit = units[index]
        if start < noun and _closes(units, start) and not (_one_of_these(units, index, start) or _roughly(units, index, start)):
            break
        if (unit.low == "that" and index and _reports(units[index - 1])) or unit.low in _CAME_AFTER:
            break
        if unit.low == "of" and index and (units[index - 1].low in _OF_HEADS or units[index - 1].code == "T"):
            start = index
        elif not (_in_noun_phrase(units, index, start) or _parts_adjectives(units, index, noun)):
            break
        else:
            start = index
    return start


_CAME_AFTER = frozenset({"followed", "follows", "preceded", "precedes"})  # "a step that followed meetings in P"


def _reports(before: Unit) -> bool:
    """Whether "that" opens what somebody says, and is no part of the phrase: "adding that further contact was needed"."""
    return has(before, "say") or before.low in _ADDING


_ADDING = frozenset({"adding", "noting", "stressing", "insisting", "claiming", "confirming", "hinting", "admitting", "indicating"})


def _parts_adjectives(units: Units, index: int, noun: int) -> bool:
    """Whether a comma only parts two adjectives of a phrase that somebody or a determiner opens: "his first, tense meeting"."""
    if units[index].code != "," or index + 1 == noun or index < _OPENED:
        return False
    before = next((at for at in range(index - 1, max(-1, index - 4), -1) if not _adjective(units[at])), -1)
    if starts(units[before], "ordinals."):
        before -= 1
    opener = units[before]
    opened = opener.low in ("a", "an") or is_possessive(opener) or opener.code == "s"
    return before >= 0 and before < index - 1 and opened and units[index + 1].code in "wmu"


_OPENED = 2  # units before such a comma


def _one_of_these(units: Units, of: int, start: int) -> bool:
    """Whether the phrase so far is only what a round or session is one of: "the fourth round of the six-party talks"."""
    return units[of].low == "of" and units[start].low == "the" and of > 0 and units[of - 1].low in _COUNTED


_COUNTED = frozenset({"round", "rounds", "session", "sessions"})


def _closes(units: Units, start: int) -> bool:
    """A determiner or possessor opens its phrase: nothing further left belongs to it."""
    unit = units[start]
    if units[start + 1].low == "half":
        return False  # "a day and a half of talks"
    owns = unit.code in "NCKOT" and units[start + 1].code == "s"  # "Tuesday's"
    known = unit.code == "C" and unit.low.startswith("the ")  # "tried to derail the North Korea summit"
    return (unit.code == "d" and unit.low != "all") or is_possessive(unit) or owns or known


_AT_MEALS = frozenset({"meeting", "meetings", "talks", "summit", "session"})


def _in_noun_phrase(units: Units, index: int, start: int) -> bool:
    """Whether a unit belongs to the phrase that goes on behind it at ``start``; what it can be is asked in turn."""
    unit = units[index]
    if _measures(units, index, start):
        return True
    if unit.code in "dn0-s'" or is_possessive(unit) or _quotes(units, index, start) or _joins_adjectives(units, index):
        return not (unit.code == '"' and index == start)
    if unit.code in "NCKABOLM":
        return units[index + 1].code in "s-" or index + 1 == start or unit.code == "A"
    if starts(unit, "ordinals.") or has(unit, "another", "prepositions.none") or unit.low in _OF_HEADS:
        return True
    if (unit.low in _WHEN and start <= index + 1) or (has(unit, "failing") and not starts(unit, "status.")):
        return True
    if _helped(units, index) or _somebody_does(units, index):
        return False
    if unit.code == "T" == units[index + 1].code:
        return False  # "said on Sunday (that) two days of talks"
    if unit.code in "XmHhT":
        return unit.code != "h" and not has(unit, "adverbs")
    return not _predicate(units, index) and _adjective(unit)


_WHEN = frozenset({"ever", "once", "long", "newly", "still", "recently", "previously"})  # "the first ever summit"


def _measures(units: Units, index: int, start: int) -> bool:
    """Whether a word tells how long or of what sort it is: "A's only other meeting", "a brief visit", "a breakfast meeting"."""
    unit, before = units[index], units[index - 1]
    if unit.low == "only" and index and (before.low == "the" or before.code == "s" or is_possessive(before)):
        return True
    if (unit.low in ("half", "and") and _with_half(units, index)) or (unit.low == "brief" and index and before.code == "d"):
        return True
    if index and _roughly(units, index, start):
        return True
    return unit.low in _HALVES or (has(unit, "meals") and index + 1 == start and units[index + 1].low in _AT_MEALS)


def _quotes(units: Units, index: int, start: int) -> bool:
    """Whether a quotation mark stands within the phrase: "a "good" meeting"."""
    if units[index].low != '"':
        return False
    return index + 1 < start or any(other.low == '"' for other in units[max(0, index - 3) : index])


def _joins_adjectives(units: Units, index: int) -> bool:
    """Whether "and" or "or" joins two words that both describe a meeting: "a long and frank meeting"."""
    return units[index].code == "a" and units[index + 1].code in "wmu" and units[index - 1].code in "wmu" and index > 0


def _helped(units: Units, index: int) -> bool:
    """Whether a word is a verb that "to" or a helping verb leads to, and no adjective: "plans to resume talks"."""
    unit, before = units[index], units[index - 1]
    if not index or unit.code not in "wu" or before.code == "s" or before.low == "no":
        return False
    leads = before.low == "to" or starts(before, "auxiliaries.")
    return leads and not (has(before, "verbs.have") and verb_form(unit) != "past")


def _somebody_does(units: Units, index: int) -> bool:
    """Whether a word is what somebody does: "weighs cancelling talks", "China supports dialogue", "A backed talks between"."""
    unit = units[index]
    if unit.low.endswith("ing") and has(unit, "status.cancelled", "status.postponed", "status.denied"):
        return True
    if unit.code != "u" or index < 1 or not is_actor(units[index - 1]):
        return False
    return unit.low.endswith("s") or (unit.low.endswith("ed") and units[index - 1].code == "N")


def _predicate(units: Units, index: int) -> bool:
    """Whether a word that could describe a meeting is what is told of somebody: "A on Friday ended talks"."""
    unit, before = units[index], units[index - 1]
    if not index or not unit.low.endswith("ed") or not starts(unit, "status.") or before.code == "s":
        return False
    return _speaks_of(units, index - 1) or starts(before, "auxiliaries.") or has(before, "adverbs") or before.low == "almost"


def _speaks_of(units: Units, at: int) -> bool:
    """Whether a verb behind this unit is somebody's, a day or a name between or not: "A on Friday ended", "the envoy, A, ended"."""
    if units[at].code == ",":
        return at > 0 and units[at - 1].code == "N" and ", " in units[at - 1].low  # what closes "the envoy, A,"
    if units[at].code == "T" and at:
        at -= 2 if units[at - 1].low == "on" and at > 1 else 1
    return is_actor(units[at])


def _roughly(units: Units, index: int, start: int) -> bool:
    """Whether a word tells how exactly so long is meant: "more than three weeks of talks", "almost a week of talks"."""
    low = units[index].low
    if low == "more":
        return units[index + 1].low == "than" and start in (index + 1, index + 2)
    return low in _ROUGHLY and start == index + 1 and (units[start].code in "n0" or units[start].low in ("a", "an"))


_ROUGHLY = frozenset({"than", "almost", "nearly", "roughly"})
_HALVES = frozenset({"and - a - half", "/", "back - to - back"})  # "a two-and-a-half-hour meeting", "a 2 1/2-hour meeting"


def _with_half(units: Units, index: int) -> bool:
    """Whether this "half" or "and" is that of "a day and a half of"."""
    rest = [unit.low for unit in units[index : index + 4]]
    return rest[:2] == ["half", "of"] or rest == ["and", "a", "half", "of"]


_ASKING = frozenset({"how", "why", "what"})  # "unclear how Friday's meeting"


def _adjective(unit: Unit) -> bool:
    """Whether a word can describe the noun behind it: "planned", "tense", "summit" of "summit talks"."""
    if unit.low == "brief":
        return True  # "a brief visit"; nobody briefs a visit
    if not unit.low[0].isalpha() or unit.code not in "wuX" or unit.low in _ASKING:
        return False
    if starts(unit, "status."):
        return unit.low.endswith(_DESCRIBING) and unit.low not in _DEEDS
    if starts(unit, "nouns."):
        return not starts(unit, "verbs.") or unit.low == "meeting"
    return not (unit.classes - _SORTS or is_preposition(unit) or starts(unit, "clause_words"))


_SORTS = frozenset({"stop.", "stop.before"})  # "an emergency meeting with B"


_DESCRIBING = (  # endings
    *("ed", "ing", "ible", "tial", "ective", "ier", "ic", "past", "last", "ext", "ious", "ory", "ummit", "le", "led", "ation"),
    *("ecent", "equent"),
)
_DEEDS = frozenset({"ended", "closed", "following", "ending", "closing", "hoping", "seeking", "holding", "beginning"})


def shared(units: Units, start: int, governor: Governor) -> Governor:
    """The governor of the meeting before, where "and" joins two: "held a summit with B and a meeting with C"."""
    joint = start - 1 - (start > 1 and has(units[start - 1], "adverbs"))  # "and later a meeting with C"
    if governor.kind != "none" or joint < 1 or units[joint].low != "and":
        return governor
    for at in range(joint - 1, max(-1, start - _ROW), -1):
        unit = units[at]
        if has(unit, "nouns.summit", "nouns.talks", "nouns.meeting", "nouns.call"):
            first = find_governor(units, noun_phrase_start(units, at))
            return governor if first.kind == "verb" and has(units[first.at], "say") else first
        if unit.code == ";" or starts(unit, "verbs.") or starts(unit, "auxiliaries."):
            return governor
    return governor


_ROW = 16  # units between two meetings that one verb or preposition governs
