"""How far to the right the places and times of a trigger can lie."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.asides import behind_aside
from monitor.analysis.meetings.clause.clause_times import place_opens, time_opens
from monitor.analysis.meetings.clause.grammar import (
    Units,
    has,
    in_aside,
    is_actor,
    is_preposition,
    lists_none,
    remembered,
    starts,
)
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Relation

CLAUSE_ENDS = frozenset({
    *("where", "after", "before", "while", "but", "which", "since", "following", "upon", "despite", "who", "because"),
    *("although", "though", "when", "amid", "as"),
})
SIDELINES = frozenset({"sidelines", "margins", "fringes"})
_STOPS = frozenset(',;"')
_LIMITS = ("verbs.", "prepositions.before", "nouns.summit", "nouns.visit", "nouns.talks", "nouns.meeting")
_AS_TOLD = frozenset({"planned", "scheduled", "expected", "agreed", "announced", "usual"})  # "meet as planned on T"
_LED = frozenset({"led", "headed", "represented", "accompanied", "joined"})
_JOINTS = CLAUSE_ENDS | {"and", "which", "who", "that", ":"}


@remembered
def place_limit(units: Units, index: int) -> int:
    """How far to the right a trigger's own places and times can lie: up to the next trigger or clause."""
    resumes = 0
    end = min(len(units), index + 26)
    for at in range(index + 1, end):
        unit = units[at]
        if at < resumes or (unit.code not in _STOPS and unit.low not in _JOINTS and unit.classes.isdisjoint(_LIMITS)):
            continue
        if _in_passing(units, at) or _while_there(units, at) or _to_resume(units, index, at):
            continue
        if unit.code == "," and (resumes := _parenthesis(units, at) or _rank(units, at) or behind_aside(units, at)):
            continue
        if _goes_elsewhere(units, index, at):
            return at
        if unit.code == ";" or _other_deed(unit):
            if at > index + 1 or unit.low == ";":
                return at
        elif unit.low in ("which", "who", "that") and (at <= index + 2 or _due_on_its_theme(units, index, at)):
            continue
        elif _other_clause(units, at) or (at > index + 2 and _other_meeting(units, at)):
            return at
    return end


def _goes_elsewhere(units: Units, trigger: int, at: int) -> bool:
    """Whether a joint leads on to what is said of somebody: "and is due in P", ", officials said", ": A will"."""
    unit = units[at]
    following = units[at + 1] if at + 1 < len(units) else None
    if unit.code == "," and following is not None and in_aside(units, trigger) and starts(following, "auxiliaries."):
        return True  # "who led a team to the talks, is due in P on Friday"
    if unit.low == "and" and following is not None and _goes_on_to(units, at + 1, trigger):
        return True
    return (unit.code in ',"' or unit.low == ":") and (_speech_follows(units, at) or _clause_follows(units, at))


def _other_deed(unit: Unit) -> bool:
    """Whether a verb tells of another meeting or journey; "had" and "held" may go on with this one."""
    return starts(unit, "verbs.") and not starts(unit, "nouns.") and not has(unit, "verbs.have", "verbs.hold")


def _other_clause(units: Units, at: int) -> bool:
    """Whether a word opens a clause of its own: "after", "while", "that" of a thing; not "before the end of May"."""
    unit = units[at]
    if unit.low in CLAUSE_ENDS and not (unit.low in ("before", "after") and _before_a_time(units, at)):
        return True
    if has(unit, "prepositions.before") and not _before_a_time(units, at):
        return True
    return unit.low == "that" and _of_a_thing(units, at)


def _other_meeting(units: Units, at: int) -> bool:
    """Whether another meeting or journey is named here, whose place and time follow."""
    unit = units[at]
    if not has(unit, "nouns.summit", "nouns.visit", "nouns.talks", "nouns.meeting") or has(unit, "nouns_weak"):
        return False
    face_to_face = unit.low.startswith(("face", "one")) and is_actor(units[at - 1])  # "meet him face-to-face in P"
    return not face_to_face and not _aside_of(units, at)


def _in_passing(units: Units, at: int) -> bool:
    """Whether no more is said than who led whom, or that it was planned: "officials headed by B in P", "as planned on T"."""
    if at + 1 >= len(units):
        return False
    word, following = units[at].low, units[at + 1].low
    return (word in _LED and following == "by") or (word == "as" and following in _AS_TOLD)


def _due_on_its_theme(units: Units, noun: int, which: int) -> bool:
    """Whether "which" tells when talks were due, what they are on standing between: "talks on the program, which were due"."""
    if units[noun + 1].low not in ("on", "over", "about") or units[which - 1].code != ",":
        return False
    due = units[which + 1 : which + 4]
    return any(has(unit, "phases.fixed") for unit in due) and any(starts(unit, "auxiliaries.") for unit in due)


def _of_a_thing(units: Units, that: int) -> bool:
    """Whether "that" tells what somebody else does with a thing: "a pipe that a firm would like to run to buyers in P"."""
    if that + 2 >= len(units) or units[that - 1].code not in "uX":
        return False
    return is_actor(units[that + 1]) or (units[that + 1].code == "d" and units[that + 2].code in "uh")


def _to_resume(units: Units, noun: int, at: int) -> bool:
    """Whether it is said of a meeting that it is to go on, and of nobody what he is to bring back: "talks to resume in P"."""
    if not has(units[at], "verbs.resume") or not starts(units[noun], "nouns.") or units[at - 1].low != "to":
        return False
    behind = units[at + 1] if at + 1 < len(units) else None
    return behind is not None and (behind.code == "T" or has(behind, "prepositions.place") or behind.low == "on")


def _while_there(units: Units, at: int) -> bool:
    """Whether no more is said than that he was in a place then: "met B while in P", "while he was in P"."""
    if units[at].low not in ("while", "when"):
        return False
    first = at + 3 if at + 3 < len(units) and units[at + 1].low in ("he", "she") and units[at + 2].low == "was" else at + 1
    return first + 1 < len(units) and units[first].low == "in" and units[first + 1].place is not None


def _goes_on_to(units: Units, at: int, trigger: int) -> bool:
    """Whether "and" goes on to another deed: "and there is hope in P", "met B on Tuesday and is due in P"; talks may be due too."""
    following = units[at]
    of_people = starts(units[trigger], "verbs.") and not starts(units[trigger], "nouns.")
    if _plain_verb(following) or following.low == "there" or place_opens(units, at - 1) or time_opens(units, at - 1):
        return True
    return starts(following, "auxiliaries.") and (of_people or held_by_somebody(units, trigger))


def held_by_somebody(units: Units, trigger: int) -> bool:
    """Whether a meeting is what somebody held, so that it is he who "will be in P": "held talks with B and will be in P"."""
    for at in range(trigger - 1, max(0, trigger - _HOLDING), -1):
        unit = units[at]
        if unit.code == ";" or unit.low in CLAUSE_ENDS:
            return False
        if starts(unit, "verbs.") and not starts(unit, "nouns."):
            held = verb_form(unit) == "past" and not starts(units[at - 1], "auxiliaries.be")
            return has(unit, *_HELD) and (held or units[at - 1].low == "to" or has(units[at - 1], "auxiliaries.future"))
    return False


_HELD = ("verbs.hold", "verbs.have", "verbs.attend", "phases.begins", "phases.ends")
_HOLDING = 14  # units from "held" to whom it was held with


def _aside_of(units: Units, noun: int) -> bool:
    """Whether a meeting is only what another was beside: "met on the sidelines of a regional forum meeting in P on Friday"."""
    if any(unit.low in SIDELINES for unit in units[max(0, noun - 8) : noun]):
        return True
    for at in range(noun - 2, max(0, noun - _EVENT), -1):
        unit = units[at]
        if unit.low == "at":
            return units[at + 1].code != "q" and noun - at > 2  # "talks with B at the Nuclear Security Summit in P"
        if unit.code in ",T" or starts(unit, "verbs.") or (is_preposition(unit) and unit.low != "of"):
            break
    return False


_EVENT = 7  # units of the name of a conference


def _before_a_time(units: Units, at: int) -> bool:
    """Whether "before" bounds a time and opens no clause: "sometime before May"."""
    if before_a_vote(units, at) or (at + 1 < len(units) and units[at + 1].low.split(" ")[0] in _HOURS):
        return True
    if units[at].low == "after":
        return False
    if at + 1 >= len(units) or units[at + 1].code != "T":
        return False
    return not any(unit.code == "s" or starts(unit, "nouns.") for unit in units[at + 2 : at + 5])


def before_a_vote(units: Units, at: int) -> bool:
    """Whether what "before" bounds is a vote whose time is told: "before the November election", "before the vote in May"."""
    near = range(at + 1, min(len(units), at + _VOTE))
    vote = max((i for i in near if units[i].low in VOTES), default=None)
    if vote is None or any(starts(unit, "verbs.") or unit.code in ",;" for unit in units[at + 1 : vote]):
        return False
    return any(unit.code == "T" for unit in units[at + 1 : vote + 3])


def bounded_by_a_vote(units: Units, at: int) -> bool:
    """Whether a time is that of a vote before which something is to be: "before the November election"."""
    span = units[at].extra
    bounds = isinstance(span, TimeSpan) and span.relation in (Relation.BEFORE, Relation.BY)
    return bounds and any(unit.low in VOTES for unit in units[at + 1 : at + 4])


_HOURS = frozenset({"dawn", "daybreak", "noon", "midday", "midnight", "sunrise", "sunset", "dark", "nightfall", "dusk"})
_VOTE = 8  # units from "before" to the vote
VOTES = frozenset({"election", "elections", "midterm", "midterms", "vote", "polls", "referendum", "inauguration", "congress"})


def _plain_verb(unit: Unit) -> bool:
    """A past verb that no list knows ("crossed"): another deed begins."""
    return unit.code in "wu" and unit.low.endswith("ed") and not starts(unit, "status.")


def _parenthesis(units: Units, comma: int) -> int:
    """Where the sentence goes on behind ", he said,"; 0 where nobody is put in between."""
    for at in range(comma + 1, min(len(units) - 1, comma + 6)) if not lists_none(units, "say") else ():
        if "say" in units[at].classes and units[at + 1].code == ",":
            return at + 2
        if units[at].code in ",;T":
            return 0
    return 0


def _rank(units: Units, comma: int) -> int:
    """Where the sentence goes on behind ", the first since October,"; 0 where no such words follow."""
    if comma + 3 >= len(units) or units[comma + 1].code != "d" or not starts(units[comma + 2], "ordinals."):
        return 0
    closing = next((at for at in range(comma + 3, min(len(units) - 1, comma + _LONG)) if units[at].code == ","), None)
    since = closing is not None and any(unit.low in ("since", "in") for unit in units[comma:closing])
    return closing + 1 if closing is not None and since and starts(units[closing + 1], "auxiliaries.") else 0


_LONG = 9  # units of what is said of a meeting in passing


def _clause_follows(units: Units, comma: int) -> bool:
    """Whether behind a comma another clause begins: "as A met B, C was in P", "met B, decrying wars in P"."""
    if comma + 2 >= len(units):
        return False
    after = units[comma + 1]
    if after.code in "wu" and after.low.endswith("ing"):
        return after.low not in _OF_THE_MEETING and not is_preposition(after)
    first = comma + 2 if after.code == "d" else comma + 1
    somebody = is_actor(units[first]) and units[first].code in "NC"
    return somebody and (opens_clause(units, first) or _there_does(units, first))


def _there_does(units: Units, who: int) -> bool:
    """Whether somebody who is told with his place does something: "A and B shook hands, diplomats in P are asking"."""
    if who + _FIRST >= len(units) or not has(units[who + 1], "prepositions.place") or units[who + 2].place is None:
        return False
    return starts(units[who + _FIRST], "auxiliaries.") or has(units[who + _FIRST], "say")


_FIRST = 3  # units of "diplomats in P"


_OF_THE_MEETING = frozenset({"including", "beginning", "starting", "lasting", "ending", "opening", "bringing", "marking"})


def _speech_follows(units: Units, comma: int) -> bool:
    """Whether behind a comma somebody is said to have said it ("…, a source in Beijing said")."""
    if lists_none(units, "say"):
        return False
    for unit in units[comma + 1 : comma + _SPEAKER]:
        if "say" in unit.classes:
            return True
        if unit.code in ",;T" or (starts(unit, "verbs.") and not has(unit, "auxiliaries.have")):
            return False
    return False


_SPEAKER = 10  # units: "a person in P with knowledge of the trip has said"
