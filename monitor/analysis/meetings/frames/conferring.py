"""Verbs of negotiating: who is to consult whom, and what somebody once did for a living."""

from itertools import pairwise

from monitor.analysis.meetings.clause.grammar import Units
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.draft import Draft


def persons(units: Units, object_at: tuple[int, ...]) -> bool:
    """Whether people, and no country, are consulted: "to consult B", "to confer with officials of P"."""
    return bool(object_at) and all(units[at].code == "N" for at in object_at)


def to_confer(units: Units, group: VerbGroup) -> bool:
    """Whether somebody is to consult somebody: "flies to P to confer with B"; to negotiate is a policy more often than a plan."""
    coming = group.future or group.infinitive
    return coming and not (group.modal or group.negative) and units[group.verb].low in ("consult", "confer")


def in_a_life(units: Units, draft: Draft, subject_at: tuple[int, ...], verb: int) -> bool:
    """Whether talks are only what somebody once did for a living: "B, who has negotiated with P, doubts it"."""
    told = units[subject_at[-1] + 1 : verb] if subject_at else ()
    who = next((at for at, unit in enumerate(told) if unit.low == "who"), None)
    outside = who is not None and any(unit.code == "," for unit in told[who + 1 :])  # "A, who left P, conferred with B"
    return who is not None and not outside and not (draft.times or draft.places)


def each_other(units: Units, verb: int) -> bool:
    """Whether "each other" follows a verb closely."""
    return any((unit.low, following.low) in _RECIPROCAL for unit, following in pairwise(units[verb + 1 : verb + 5]))


_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
