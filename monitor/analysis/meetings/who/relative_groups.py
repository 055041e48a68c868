"""Whose "their own" is in what is said of a group: "a delegation that briefed A on their own talks with B"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import Party

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_RELATIVE = frozenset({"that", "who", "which"})
_CLAUSE = 14  # units from the group to "their"


def own_of_group(sentence: "Sentence", index: int) -> Party | None:
    """The group behind which "that" or "who" opens the clause of "their"; None where none does."""
    units = sentence.units
    if units[index].low != "their":
        return None
    for at in range(index - 2, max(-1, index - _CLAUSE), -1):
        actor = units[at].actor
        if units[at].code == "N" and actor is not None and actor.ref == "group" and units[at + 1].low in _RELATIVE:
            return sentence.one(at, None, leaders=False) or None
        if units[at].code == ";":
            return None
    return None
