"""Talks told as something that lasts, or of which nobody knows when they will be: who hosts or quits them holds no session."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, lacks
from monitor.analysis.meetings.draft import Draft
from monitor.domain.meeting import Kind, Status

_MANY = 3  # parties
_CLAUSE = 8  # units from "when" to what is told
_KNOWN = frozenset({
    *("clear", "unclear", "certain", "uncertain", "sure", "known", "unknown", "decided", "say", "said", "saying"),
    *("hint", "word", "clue", "idea", "indication", "sign", "inkling", "suggestion"),
})
_ON = frozenset({"of", "on", "about", "as to"})
_QUIT = frozenset({"quit", "quits", "quitting", "left", "leaves", "leaving", "boycotted", "boycotts", "shunned", "shuns"})
_HOSTS = frozenset({"hosts", "chairs", "host", "sponsors"})


def when_unknown(units: Units, start: int) -> bool:
    """Whether it is only not known when what starts here will be: "it is not clear when the talks would resume".

    "No hint of when, or whether, they would meet again" too.
    """
    if lacks(units, "when"):
        return False
    for at in range(start - 1, max(0, start - _CLAUSE), -1):
        if units[at].low == "when":
            known = at - 2 if units[at - 1].low in _ON else at - 1
            return units[known].low.split()[-1] in _KNOWN and _denied(units, known)
        if units[at].code in ",;" and not {units[at - 1].low, units[at + 1].low} & _OR_IF:
            return False
    return False


_OR_IF = frozenset({"whether", "if", "or"})


def _denied(units: Units, at: int) -> bool:
    """Whether what is said of knowing is that nobody does: "not clear", "unclear", "did not say", "no indication"."""
    if units[at].low.startswith(("un", "no ")):
        return True
    return any(unit.low in ("not", "no", "neither") or unit.low.endswith(("n't", " not")) for unit in units[max(0, at - 3) : at])


def stays_away(units: Units, draft: Draft, governor: Governor, core: tuple[str, ...]) -> bool:
    """Whether others only have no part in the talks of the story's two: "A and B will not take part in the talks"."""
    words = f"{units[governor.at - 1].low} {governor.word}" if governor.at > 0 else governor.word
    apart = draft.status is Status.DENIED and words.endswith((" part in", "participate in"))
    return apart and bool(draft.parties) and set(draft.parties).isdisjoint(core)


def is_forum(units: Units, draft: Draft, governor: Governor) -> bool:
    """Whether several countries' talks are those that somebody hosts as a rule, or has left for good."""
    if draft.kind is not Kind.TALKS or len(draft.parties) < _MANY or draft.ordinal or governor.kind == "preposition":
        return False
    word = governor.word
    rule = word in _HOSTS and governor.at > 1 and units[governor.at - 1].low in ("which", "who", "that", "and")
    return rule or (word in _QUIT and not draft.places)
