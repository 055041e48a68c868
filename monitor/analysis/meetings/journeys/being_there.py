"""Who was somewhere for a meeting had it there: "A was in P on Monday for talks with B", "stopped in P for a meeting with B"."""

from typing import TYPE_CHECKING, NamedTuple

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, past_day
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Relation

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_STOPPED = frozenset({"stopped", "stopped off", "stopped over"})
_THERE = frozenset({"in", "at"})
_HAS = frozenset({"has", "have", "'s", "'ve"})


def was_there(units: Units, verb: int) -> bool:
    """Whether a verb says that somebody was, or stopped, in the place right behind it; who "was to be in P" need not have been."""
    name = past_day(units, verb + 1) + 1
    if name >= len(units) or units[name - 1].low not in _THERE:
        return False
    while name < min(len(units) - 1, verb + _OF_P) and (units[name].code in "dAum" or units[name].low == "of"):
        name += 1  # "was in the A port of P"
    return units[name].place is not None and (has(units[verb], "auxiliaries.be_past") or units[verb].low in _STOPPED)


_OF_P = 7  # units of "in the A port of P"


class Presence(NamedTuple):
    """Where and when somebody is for something; ``before`` is what stands before both, a verb or a comma."""

    before: int
    place: int
    day: int | None


def presence(units: Units, purpose: int) -> Presence | None:
    """The place, and the day on whichever side of it, before "for": "was in P on Friday for talks", "was on Friday in P for"."""
    at, place, day = purpose - 1, None, None
    while at > 0 and purpose - at < _LONGEST:
        if units[at].code == "T" and day is None:
            day = at
        elif units[at].place is not None and place is None and (before := _before_in(units, at)):
            place, at = at, before + 1
        elif units[at].low != "on":
            break
        at -= 1
    return Presence(at, place, day) if place is not None else None


_LONGEST = 12  # units of "in the A port of P on Friday for"


def _before_in(units: Units, place: int) -> int:
    """What stands before "in" a place, "in the A port of" a place; 0 if nothing does."""
    at = place - 1
    while at > place - _OF_P and at > 0 and (units[at].code in "dAum" or units[at].low == "of"):
        at -= 1
    return at - 1 if at > 0 and units[at].low in _THERE else 0


def in_passing(units: Units, purpose: int) -> int:
    """Who is said between commas to be in a place for something: "A, in P on Friday for talks with B, said"; -1 if nobody."""
    told = presence(units, purpose)
    if told is None or told.before < 1 or units[told.before].low != ",":
        return -1
    who = told.before - 1
    return who if units[who].code == "N" and is_actor(units[who]) else -1


def visitor(sentence: "Sentence", purpose: int) -> tuple[Party, tuple[int, ...]]:
    """Whose meeting it is that somebody is in a place for, told in passing."""
    who = in_passing(sentence.units, purpose)
    return (sentence.party((who,)), (who,)) if who >= 0 else (NOBODY, ())


def there_since(units: Units, group: VerbGroup, place: int) -> TimeSpan | None:
    """Since when somebody has been somewhere, and so is there now: "has been in P since Monday"."""
    if _HAS.isdisjoint(group.words) or units[place].low == "to":
        return None  # who "has been to P" since then has come back
    for unit in units[place + 1 : place + _BEHIND]:
        if isinstance(unit.extra, TimeSpan):
            return unit.extra if unit.extra.relation is Relation.SINCE else None
    return None


_BEHIND = 6  # units from the preposition before a place to "since"
