"""Who only speaks of a plan or decision that is not said to be his: "A defended the decision to meet B"."""

from monitor.analysis.entities.scene import Party, Scene
from monitor.analysis.meetings.clause.grammar import Units, has


def without_speakers(scene: Scene, units: Units, first: int, party: Party) -> Party:
    """The side alone of those who speak of what somebody is to do, unless they lead it; ``first``: where its verb group begins."""
    if not of_a_wish(units, first) or any(map(scene.is_head, party.people)):
        return party
    return Party((), party.sides)


def of_a_wish(units: Units, first: int) -> bool:
    """Whether a verb group spells out a plan or decision, nobody says whose: "the plan to hold"; not "made the decision to"."""
    wish = first if has(units[first], "wishes") else first - 1
    if wish < _BEFORE or not has(units[wish], "wishes") or units[wish + 1].low != "to" or units[wish - 1].low != "the":
        return False
    return not units[wish - 2].low.startswith(_ONES_OWN)


_BEFORE = 2  # units: "said the"
_ONES_OWN = ("made", "make", "making", "took", "take", "taking", "taken", "has", "have", "had", "having", "announc", "unveil")
