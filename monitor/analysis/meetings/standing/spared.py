"""Whether a meeting is still on although a verb of calling off stands before it: "refused to cancel", "denied he had put off"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.standing.going_through import only_threatened


def spared(units: Units, verb: int) -> bool:
    """Whether a call-off is only threatened, thought of, asked about or denied, or would come under some condition."""
    group = verb_group(units, verb)
    words = frozenset(group.words)
    if "have" in words and (group.modal or group.conditional) and group.negative:
        return False  # "should not have called off": it was
    if group.negative or ("have" in words and group.conditional) or only_threatened(units, group):
        return True
    if units[verb].low == "reschedule" and group.infinitive and units[max(0, group.start - 1)].low in _EFFORT:
        return True
    if _not_to_be(units, verb, group) or (group.start and units[group.start - 1].low in NEARLY):
        return True
    return _supposed(units, group.start) or (_ahead(group) and _on_condition(units, verb))


def _not_to_be(units: Units, verb: int, group: VerbGroup) -> bool:
    """Whether the verbs it hangs on leave it undone: "refused to cancel", "has no plans to", "is considering cancelling"."""
    if "denied" in group.cues or "proposed" in group.cues:
        asked = has(units[verb], "status.postponed") and not _ASKING.isdisjoint(group.words)
        return not asked  # who "asked to postpone" talks has mostly put them off
    return not NEARLY.isdisjoint(group.words)


def thought_of(units: Units, group: VerbGroup) -> bool:
    """Whether a refusal is none yet: "may turn down", "denied that he had ruled out"."""
    return not _MAYBE.isdisjoint(group.words) or _supposed(units, group.start)


def _supposed(units: Units, start: int) -> bool:
    """Whether the clause is one that somebody denies or asks about: "denied that he had cancelled", "asked whether he would"."""
    at = start - 1
    while at >= max(0, start - _SUBJECT) and (is_actor(units[at]) or units[at].code in "dm" or units[at].low in ("that", "it")):
        at -= 1
    if at < 0 or at == start - 1:
        return False
    return units[at].low in _ASKED or units[at].low in _DENYING or (units[at].low in _TELLING and units[at - 1].low in _DENYING)


def _ahead(group: VerbGroup) -> bool:
    return group.conditional or group.future


def _on_condition(units: Units, verb: int) -> bool:
    """Whether a condition follows: "would call the summit off if the tests went on"."""
    return any(unit.low in ("if", "unless") for unit in units[verb + 1 : verb + _CONDITION])


_EFFORT = frozenset({"scrambled", "scrambling", "worked", "working", "rushed", "raced", "racing", "struggling", "efforts"})
_MAYBE = frozenset({"may", "might", "could"})
NEARLY = frozenset({"almost", "nearly"})
_ASKING = frozenset({"asked", "asks", "ask", "request", "requested", "requests", "suggested", "proposed", "proposes", "offered"})
_ASKED = frozenset({"whether", "if", "unless"})
_DENYING = frozenset({"denied", "denies", "deny", "denying"})
_TELLING = frozenset({"reports", "suggestions", "claims", "rumors", "rumours"})
_SUBJECT = 5  # units between "denied" and the verb group
_CONDITION = 14  # units behind the verb
