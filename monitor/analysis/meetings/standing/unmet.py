"""Meetings that were to be and did not come, and invitations taken back."""

from itertools import pairwise

from monitor.analysis.meetings.clause.grammar import Units, has, lacks, some
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.draft import Slot
from monitor.domain.meeting import Status


def came_to_nothing(units: Units, group: VerbGroup) -> bool:
    """Whether what was to be did not come: "was to fly to P but stayed home", "was due to meet B, but B never came"."""
    if lacks(units, "but") or _WAS.isdisjoint(" ".join(group.words).split()) or group.future or group.form != "base":
        return False
    but = next((at for at in range(group.verb + 1, min(len(units), group.verb + _CLAUSE)) if units[at].low == "but"), None)
    behind = units[but + 1 : but + _DEED] if but is not None else ()
    for before, unit in pairwise((units[but or 0], *behind)):
        if unit.low in _STAYED or (before.low in _NEVER and unit.low in _COMING) or unit.low.startswith(_ABSENT):
            return True
        if unit.code in ",;" or has(unit, "say"):
            return False
    return False


_WAS = frozenset({"was", "were", "been", "planned", "intended"})
_CLAUSE, _DEED = 18, 9  # units: "to P last month, but"; "B never came"
_STAYED = frozenset({"stayed", "remained", "instead", "ran", "withdrew", "balked"})
_NEVER = frozenset({"not", "never", "didn't", "n't"})
_COMING = frozenset(
    {
        *("come", "came", "show", "showed", "turn", "turned", "appear", "appeared", "go", "went", "make", "made", "leave", "left"),
        *("arrive", "arrived", "happen", "happened", "meet", "met", "board", "boarded", "materialize", "materialise"),
    }
)
_ABSENT = ("failed to show", "did not show", "didn't show", "never show", "did not turn up", "didn't turn up", "failed to turn up")


def turned_off(units: Units, group: VerbGroup) -> Status | None:
    """What became of what was to be, told behind "but": "had been due to meet on T but B's trip was put off", "but will not go"."""
    said = {word for unit in units[group.start : group.verb + 1] for word in unit.low.split()}
    if lacks(units, "but") or _WAS.isdisjoint(said) or group.future:
        return None
    but = next((at for at in range(group.verb + 1, min(len(units), group.verb + _CLAUSE)) if units[at].low == "but"), None)
    behind = units[but + 1 : but + _TRIP] if but is not None else ()
    for at, unit in enumerate(behind):
        told = any(before.low in _TRIPS for before in behind[:at])
        told = told or (at < _AT_ONCE and _ends_there(behind, at))
        if at < _AT_ONCE and unit.low in _PULLED_OUT:
            return Status.CANCELLED
        if told and has(unit, "status.cancelled", "status.postponed"):
            return Status.POSTPONED if has(unit, "status.postponed") else Status.CANCELLED
        if unit.low in ("not", "n't") and any(after.low in _COMING or after.low == "attend" for after in behind[at + 1 : at + 3]):
            return Status.CANCELLED
        if unit.low in _NEVER and (at + 1 == len(behind) or behind[at + 1].code in ".,;" or behind[at + 1].low == "."):
            return Status.CANCELLED  # "was to meet B but did not"
        if unit.code in ",;":
            return None
    return None


def _ends_there(behind: Units, at: int) -> bool:
    """Whether nothing more is called off than what was told before: "was to meet B but cancelled"."""
    return at + 1 == len(behind) or behind[at + 1].code in ".,;T" or behind[at + 1].low in (".", "at", "after", "because", "over")


_PULLED_OUT = frozenset({"pulled out", "backed out", "bowed out", "dropped out", "withdrew"})
_AT_ONCE = 3  # units: "but later cancelled", "but he cancelled"
_TRIP = 12  # units: "Kim Yong Chol's trip was put off"
_TRIPS = frozenset({"trip", "visit", "journey", "meeting", "talks", "summit", "it", "session"})


def kept_from(units: Units, group: VerbGroup) -> bool:
    """Whether somebody was kept from it, or all but did it: "barred B from meeting A", "too busy to meet A", "almost met A"."""
    if any(unit.low in NEARLY for unit in units[max(0, group.start - 1) : group.verb]):
        return True
    if group.form == "ing" and group.start and "from" in (units[group.start - 1].low, *group.words[:1]):
        return any(unit.low in _KEEPING for unit in units[max(0, group.start - _WHOM) : group.start])
    return group.words[:1] == ("to",) and group.start > 1 and units[group.start - 2].low == "too"


NEARLY = frozenset({"nearly", "almost", "narrowly"})
_WHOM = 7  # units: "barred the envoy, B, from"
_KEEPING = frozenset(
    {
        *("bar", "bars", "barred", "barring", "prevent", "prevents", "prevented", "preventing", "keep", "keeps", "kept", "stop"),
        *("stopped", "ban", "bans", "banned", "dissuade", "dissuaded", "discourage", "discouraged", "discouraging", "deterred"),
        *("forbidden", "abstained", "abstain", "prohibits", "prohibited", "excused"),
    }
)


def taken_back(units: Units, offer: int, verb: int) -> tuple[Status, Slot] | None:
    """What became of an invitation: "revoked an invitation for B to visit P", "an invitation for B to visit P was withdrawn"."""
    if "invitation" not in units[offer].low:
        return None
    for at in range(max(0, offer - 3), offer):
        if has(units[at], "status.cancelled", "status.denied"):
            undone = Status.CANCELLED if has(units[at], "status.cancelled") else Status.DENIED
            return undone, Slot(units[at].start, units[at].end)
    for at in range(verb + 1, min(len(units) - 1, verb + 8)):
        passive = has(units[at], "auxiliaries.be_past", "auxiliaries.been")
        if passive and (has(units[at + 1], "status.cancelled") or units[at + 1].low in _WITHDRAWN):
            return Status.CANCELLED, Slot(units[at].start, units[at + 1].end)
    return None


_WITHDRAWN = frozenset({"withdrawn", "withdrew", "withdraws"})  # a call-off only of what was offered: troops are withdrawn too


def not_so_far(units: Units, group: VerbGroup) -> bool:
    """Whether two are only said not to have met as yet, which denies no meeting: "had never met her", "has not met him since"."""
    perfect = some(units[group.start : group.verb], "auxiliaries.have", "auxiliaries.had") or "never" in group.words
    nobody = "ever" in group.words and any(unit.low in _NO for unit in units[max(0, group.start - _SUBJECT) : group.start])
    once = any(unit.low in _ONCE for unit in units[max(0, group.start - _SUBJECT) : group.verb])
    if once and group.form == "ing" and kept_from(units, group):
        return True  # "had long been barred from meeting B"
    return perfect and (group.negative or nobody) and group.form == "past" and set(group.cues) <= {"held"}


_ONCE = frozenset({"previously", "long", "once"})
_NO = frozenset({"no", "none", "nobody", "neither"})
_SUBJECT = 8  # units of "no sitting president of the United States"


def not_yet(units: Units, verb: int) -> Status:
    """Where a denied meeting stands by the words from its verb on: some are only not to be before a day."""
    after = [unit.low for unit in units[verb : verb + _BEHIND]]
    if "until" in after or (after[0] in _FORESEEN and "before" in after) or _will_not_before(units, verb):
        return Status.PLANNED
    return Status.POSTPONED if any(cue in ("at this time", "for now") for cue in after) else Status.DENIED


def _will_not_before(units: Units, verb: int) -> bool:
    """Whether it will only not be before a day: "will not hold talks with B before May"."""
    before = units[max(0, verb - _WILL) : verb]
    will = some(before, "auxiliaries.future") or any(unit.low == "won't" for unit in before)
    near = range(verb + 1, min(len(units) - 1, verb + _BEHIND))
    return will and any(units[at].low == "before" and units[at + 1].code == "T" for at in near)


_WILL = 3  # units of "will not be"
_BEHIND = 14  # units from a verb to "until"
_FORESEEN = frozenset({"expect", "anticipate", "foresee"})  # "do not expect a summit before June"
