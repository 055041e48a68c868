"""Verbs of meetings that tell of none: "meet our goals", "gather force", "a negotiated deal", "did A meet B?"."""

from monitor.analysis.meetings.clause.grammar import Units, is_preposition
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.draft import Draft

_FULFILLED = frozenset({
    *("goal", "goals", "challenge", "challenges", "obligation", "obligations", "commitment", "commitments", "objective"),
    *("objectives", "benchmark", "benchmarks", "threat", "threats", "quota", "quotas", "threshold", "deadlines", "promises"),
})
_GATHERED = frozenset({
    *("force", "momentum", "pace", "steam", "strength", "speed", "information", "evidence", "intelligence", "support", "data"),
    *("facts", "dust", "votes", "signatures", "courage", "samples", "material"),
})
_ASKING = frozenset({"did", "has", "have", "had"})
_PHRASE = 4  # units of "our most important goals"


def fulfilled(units: Units, verb: int) -> bool:
    """Whether what is met is a thing to be reached: "meet this challenge", "met key foreign policy goals"."""
    for unit in units[verb + 1 : verb + 1 + _PHRASE]:
        if unit.low in _FULFILLED:
            return True
        if unit.code not in "dmnu0wN" or is_preposition(unit):
            return False
    return False


def gathers_things(units: Units, verb: int) -> bool:
    """Whether it is force or facts that are gathered: "the threats will only gather force"."""
    return verb + 1 < len(units) and units[verb + 1].low in _GATHERED


def negotiated_thing(units: Units, verb: int) -> bool:
    """Whether a word only tells what a deal is like: "a negotiated solution", "some diplomatic, negotiated agreement with B"."""
    if units[verb].low != "negotiated" or not verb:
        return False
    opened = any(unit.code == "d" for unit in units[max(0, verb - _PHRASE) : verb])
    behind = units[verb + 1].low if verb + 1 < len(units) else ""
    return units[verb - 1].code == "d" or (opened and units[verb - 1].code in ",m") or behind in _MADE_BY_TALKS


_MADE_BY_TALKS = frozenset({"agreement", "settlement", "solution", "deal", "outcome", "end", "resolution", "peace"})


def only_tried(units: Units, draft: Draft, group: VerbGroup) -> bool:
    """Whether somebody only tried to negotiate, nobody says where or when: "while he was trying to negotiate with B"."""
    words = " ".join(unit.low for unit in units[max(0, group.start - 1) : group.verb]).split()
    tried = not {"trying", "tried", "tries", "try"}.isdisjoint(words)
    return tried and not (draft.times or draft.places)


def asked_about(units: Units, subject_at: tuple[int, ...], verb: int) -> bool:
    """Whether it is only asked, by a question that a helping verb opens: "Did A meet B while he was there?"."""
    at = min(subject_at, default=0)
    opened = any(unit.low in _ASKING for unit in units[max(0, at - 2) : at])
    return opened and any(unit.low == "?" for unit in units[verb:])


def without_lands(units: Units, object_at: tuple[int, ...]) -> tuple[int, ...]:
    """Whom somebody spoke with, without countries that are added: "had spoken with generals, as well as A and B"."""
    words = {at: [unit.low for unit in units[max(0, at - 3) : at]] for at in object_at[1:] if units[at].code in "CK"}
    added = next((at for at, before in words.items() if before == ["as", "well", "as"]), None)
    return object_at if added is None else tuple(at for at in object_at if at < added)
