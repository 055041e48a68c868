"""Whether a status word behind a noun is said of it, or of somebody or something else."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import (
    Units,
    has,
    is_possessive,
    is_preposition,
    some,
    starts,
)
from monitor.analysis.meetings.clause.own_subject import opens_phrase


def held_back(units: Units, at: int) -> bool:
    """Whether "back on" belongs to another verb: "but holding back on threats", "cut back on drills"."""
    return units[at].low == "back on" and at > 0 and units[at - 1].low in _BACK


_BACK = frozenset({
    *("hold", "holds", "held", "holding", "cut", "cuts", "cutting", "look", "looks", "looked", "looking", "scale", "scaled"),
    *("scaling", "fall", "falls", "fell", "falling", "pull", "pulls", "pulled", "pulling"),
})


def of_the_next(units: Units, at: int) -> bool:
    """Whether "revived" is said of another thing: "a summit with B and revived diplomacy with C"."""
    if units[at].low not in ("revived", "reinstated") or starts(units[at - 1], "auxiliaries.") or has(units[at - 1], "adverbs"):
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    return following is not None and following.code in "wudX" and following.low.isalpha() and not is_preposition(following)


def predicative(units: Units, at: int) -> bool:
    """Whether a status word behind a noun is said of it, and no adjective of the next noun."""
    unit = units[at]
    if starts(unit, "nouns.") or is_preposition(unit) or has(unit, "attributive"):
        return False
    if units[at - 1].code in "ds" or is_possessive(units[at - 1]):
        return False  # "at Xi's invitation"
    if (is_preposition(units[at - 1]) and unit.code != "T") or units[at - 1].low.endswith(" to"):
        return False  # "in the hope of", "talks to try to ease tensions", "in a bid to resume negotiations"
    if _of_people(units, at) or (unit.low in _THINGS and _behind_adjective(units, at)):
        return False
    if has(unit, "status.proposed") and not starts(units[at - 1], "auxiliaries.") and _somebodys(units, at):
        return False  # what a meeting "suggests"; who "asked", "hoped", is "seeking"
    if has(unit, "status.proposed") and units[at - 1].code == "u" and units[at - 1].low.endswith("ing"):
        return False  # "a summit in P, voicing hope"
    if unit.low.startswith("no ") and not starts(units[at - 1], "auxiliaries."):
        return False  # "ended talks with progress but no decision"
    if _ends_other(units, at) or _of_no_meeting(units, at):
        return False
    if of_the_next(units, at) or (has(unit, *_FINAL_LISTS) and _does(units, at)):
        return False
    if has(unit, "status.denied") and _somebody_denies(units, at):
        return False
    if unit.low in _MADE_KNOWN and _opens_clause(units, at - 1):
        return False
    following = units[at + 1 : at + 2]
    return not (following and starts(following[0], "nouns.") and not unit.low.endswith("s"))


def _ends_other(units: Units, at: int) -> bool:
    """Whether it is some other thing that somebody's deed ends: "agreed to hold talks, ending months of silence"."""
    behind = units[at + 1 : at + 5]
    ends = has(units[at], "status.held") and units[at].low.endswith("ing") and units[at - 1].code == ","
    opened = bool(behind) and (opens_phrase(units, at + 1) or behind[0].code == "X")
    return ends and opened and not some(behind, "nouns.", "phases.ends")


def _of_no_meeting(units: Units, at: int) -> bool:
    """Whether the word behind shows that no meeting is spoken of: "a rival dropped off the list", "which currently stand at"."""
    behind = units[at + 1].low if at + 1 < len(units) else ""
    return (units[at].low == "dropped" and behind in _DROPPING) or (units[at].low == "currently" and _stands(units, at + 1))


_DROPPING = frozenset({"off", "out", "to", "below"})  # what falls or leaves is not called off


def _stands(units: Units, at: int) -> bool:
    """Whether a verb that no list knows is what "currently" is said of: "which currently hover near"."""
    return at < len(units) and units[at].code == "u" and not (units[at].classes or is_preposition(units[at]))


_MADE_KNOWN = frozenset({"confirmed", "announced", "confirms", "announces"})


def _opens_clause(units: Units, last: int) -> bool:
    """Whether whoever stands before a verb is its subject, behind a comma: "held talks with B, the ministry confirmed"."""
    first = last
    while first > 0 and units[first].code in "NCAOdmX":
        first -= 1
    return first < last and units[first].code == ","


_THINGS = frozenset({"agreement", "agreements", "plan", "plans", "offer", "hope", "hopes", "proposal", "pledge", "promise"})


def _behind_adjective(units: Units, at: int) -> bool:
    """Whether adjectives part a thing from its determiner, so that it is told of by itself: "under a nuclear agreement"."""
    first = at - 1
    while first > at - _ADJECTIVES and units[first].code in "umwX" and not _no_adjective(units[first]):
        first -= 1
    return first < at - 1 and (units[first].code in "ds" or is_possessive(units[first]) or is_preposition(units[first]))


def _no_adjective(unit: Unit) -> bool:
    return is_preposition(unit) or not unit.classes.isdisjoint(_VERBAL)


_ADJECTIVES = 4  # units
_VERBAL = frozenset({"auxiliaries.", "verbs.", "say", "irregular_past"})
_FINAL_LISTS = ("status.cancelled", "status.postponed", "status.denied")


def _does(units: Units, at: int) -> bool:
    """Whether somebody calls off something else behind a noun: "his summit with B, angrily cancelling a visit to P"."""
    if starts(units[at - 1], "auxiliaries.") or " " in units[at].low:
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    return units[at].low.endswith("ing") or (following is not None and (following.code == "d" or is_possessive(following)))


def _somebody_denies(units: Units, at: int) -> bool:
    """Whether somebody at a meeting denies or turns down something else there: "a meeting with B, who denied it"."""
    who = next((i for i in range(at - 1, max(-1, at - 4), -1) if units[i].low == "who"), None)
    if who is None or not all(starts(unit, "auxiliaries.") or has(unit, "adverbs") for unit in units[who + 1 : at]):
        return False
    return not some(units[at + 1 : at + 4], "nouns.", "verbs.meet", "verbs.see")


def _of_people(units: Units, at: int) -> bool:
    """Whether only people do this, and it stands without a helping verb: "a session with B, and promised more"; "balked at"."""
    if starts(units[at - 1], "auxiliaries.") or has(units[at - 1], "adverbs"):
        return False
    words = units[at].low.split(" ")
    if words[0] in _PROMISED:
        following = units[at + 1] if at + 1 < len(units) else None
        return following is None or not (following.code in "T," or following.low in ("by", "for"))
    return len(words) > 1 and words[-1] in _PARTICLES and has(units[at], "status.denied")


_PROMISED = frozenset({"promised", "promises", "promise", "volunteered", "volunteers", "volunteer"})

_PARTICLES = frozenset({"at", "from", "up", "off", "against"})


def _somebodys(units: Units, at: int) -> bool:
    """Whether a word of wishing behind a noun tells what somebody does: no meeting hopes, but one may be "sought by" somebody."""
    first = units[at].low.split(" ")[0]
    if first.startswith("remain"):
        return False  # a meeting that "remains possible"
    if first.endswith(("s", "ing")):
        return True
    following = units[at + 1].low if at + 1 < len(units) else ""
    return first in _WISHED and following != "by"


_WISHED = frozenset(
    ("asked", "called", "demanded", "appealed", "hinted", "hoped", "invited", "pursued", "tried", "urged", "wanted", "wished")
)
