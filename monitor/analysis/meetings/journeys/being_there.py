"""Who was somewhere for a meeting had it there: "A was in P on Monday for talks with B", "stopped in P for a meeting with B"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.grammar import Units, VerbGroup, has, is_actor
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Relation

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_STOPPED = frozenset({"stopped", "stopped off", "stopped over"})
_THERE = frozenset({"in", "at"})
_HAS = frozenset({"has", "have", "'s", "'ve"})


def was_there(units: Units, verb: int) -> bool:
    """Whether a verb says that somebody was, or stopped, in the place right behind it; who "was to be in P" need not have been."""
    if verb + 2 >= len(units) or units[verb + 1].low not in _THERE:
        return False
    name = verb + 2
    while name < min(len(units) - 1, verb + _OF_P) and (units[name].code in "dAum" or units[name].low == "of"):
        name += 1  # "was in the A port of P"
    return units[name].place is not None and (has(units[verb], "auxiliaries.be_past") or units[verb].low in _STOPPED)


_OF_P = 7  # units of "in the A port of P"


def in_passing(units: Units, purpose: int) -> int:
    """Who is said between commas to be in a place for something: "A, in P on Friday for talks with B, said"; -1 if nobody."""
    at = purpose - 1
    while at > 1 and (units[at].code == "T" or units[at].low == "on"):
        at -= 1
    if at < _BEFORE or units[at].place is None or units[at - 1].low not in _THERE or units[at - 2].low != ",":
        return -1
    return at - 3 if units[at - 3].code == "N" and is_actor(units[at - 3]) else -1


def visitor(sentence: "Sentence", purpose: int) -> tuple[Party, tuple[int, ...]]:
    """Whose meeting it is that somebody is in a place for, told in passing."""
    who = in_passing(sentence.units, purpose)
    return (sentence.party((who,)), (who,)) if who >= 0 else (NOBODY, ())


_BEFORE = 3  # units of "A, in" before a place


def there_since(units: Units, group: VerbGroup, place: int) -> TimeSpan | None:
    """Since when somebody has been somewhere, and so is there now: "has been in P since Monday"."""
    if _HAS.isdisjoint(group.words):
        return None
    for unit in units[place + 1 : place + _BEHIND]:
        if isinstance(unit.extra, TimeSpan):
            return unit.extra if unit.extra.relation is Relation.SINCE else None
    return None


_BEHIND = 6  # units from the preposition before a place to "since"
