"""Who asks somebody to meet, with nobody else named, asks him to meet himself: "A asked B to meet in P"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.sentence import Sentence

_ASK = frozenset({"ask", "asks", "asked", "asking"})
_GUEST = 6  # units from the asking to "to meet": "his counterpart, B,"
_BEHIND = frozenset({
    *("in", "at", "on", "as", "again", "soon", "for", "before", "this", "next", "face", "without", "anywhere", "there"),
    "by",
    *(".", "?", '"'),
})


def asker_of(sentence: Sentence, group: VerbGroup) -> tuple[int, ...]:
    """Where whoever asks for a meeting stands; nobody where it is somebody or something else that is to be met."""
    units = sentence.units
    if group.words[:1] != ("to",) or not has(units[group.verb], "verbs.meet") or not _is_all(units, group.verb + 1):
        return ()
    asks = next((at for at in range(group.start - 1, max(0, group.start - _GUEST), -1) if _is_asking(units, at)), None)
    guests = [at for at in range(asks + 1, group.start) if is_actor(units[at])] if asks is not None else []
    if asks is None or not guests or any(starts(unit, "verbs.") for unit in units[asks + 1 : group.start]):
        return ()
    asker, asker_at = sentence.subject(verb_group(units, asks).start)
    guest = sentence.party(tuple(guests), subject=asker)
    return asker_at if len(asker.sides) == 1 == len(guest.sides) and asker.sides != guest.sides else ()


def inviter_of(units: Units, group: VerbGroup) -> tuple[int, ...]:
    """Whose offer is taken up, with nobody else named: "accepted B's invitation to meet"."""
    if not has(units[group.verb], "verbs.meet") or not _is_all(units, group.verb + 1):
        return ()
    return next(((at,) for at in range(group.start, group.verb - 1) if is_actor(units[at]) and units[at + 1].code == "s"), ())


def _is_asking(units: Units, at: int) -> bool:
    return units[at].low in _ASK or has(units[at], "verbs.invite")


def _is_all(units: Units, behind: int) -> bool:
    """Whether nothing but when, where and how stands behind "to meet"."""
    unit = units[behind] if behind < len(units) else None
    return unit is None or unit.code in "T,;" or unit.low in _BEHIND or has(unit, "adverbs")
