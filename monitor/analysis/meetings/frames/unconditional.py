"""Offers made to nobody by name: "ready to meet without preconditions"; they are made to the other of the story's two."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, lacks, some
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.sentence import Sentence

_FREELY = frozenset({
    *("preconditions", "precondition", "unconditionally", "anywhere", "anytime", "wherever", "whenever", "strings"),
})
_REACH = 8  # units from "meet" to "without preconditions"


def freely(units: Units, at: int) -> bool:
    """Whether what stands at ``at`` is told as offered on no condition: "at any time, anywhere, without preconditions"."""
    return not lacks(units, *_FREELY) and any(unit.low in _FREELY for unit in units[at + 1 : at + _REACH])


def offered_freely(sentence: Sentence, group: VerbGroup, party: Party) -> Party | None:
    """Both sides of an offer to meet that names only whoever makes it."""
    core = sentence.scene.core.parties
    willing = "proposed" in group.cues or some(sentence.units[group.start : group.verb], "openness", "wishes")
    if len(party.sides) != 1 or party.sides[0] not in core or not willing or not freely(sentence.units, group.verb):
        return None
    return Party((), tuple(dict.fromkeys((*party.sides, *core))))
