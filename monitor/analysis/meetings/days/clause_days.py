"""The day that a clause of its own tells: "his visit to P, which begins Tuesday", "the date of the summit is June 12"."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, starts
from monitor.analysis.meetings.days.offer_days import of_the_wish


def clause_day(units: Units, trigger: int) -> list[int]:
    """The day in a clause of its own: "his visit to P, which begins Tuesday", "the date of the summit in P is June 12"."""
    if not lacks(units, "date", "dates") and _is_dated(units, trigger):
        named = next((at for at in range(trigger + 1, min(len(units) - 1, trigger + _DATED)) if _is(units[at])), None)
        return [at for at in (named + 1, named + 2) if at < len(units) and units[at].code == "T"][:1] if named is not None else []
    if not lacks(units, "came", "comes") and trigger + 3 < len(units) and (day := _came(units, trigger)) is not None:
        return [day]
    if lacks(units, "which"):
        return []
    which = next((at for at in range(trigger + 1, min(len(units) - 2, trigger + _WHICH)) if units[at].low == "which"), None)
    if which is None or (units[trigger].low not in _SHARED and _another_actor(units, trigger, which)):
        return []
    verb = next((at for at in range(which + 1, min(len(units) - 1, which + _HAPPENS)) if _happens(units[at])), None)
    said = next((at for at in range(which + 2, min(which + 5, verb or 0)) if has(units[at], "say")), which)  # "which he said will"
    if verb is None or any(is_actor(unit) or unit.code in ",;" for unit in units[said + 1 : verb]):
        return []
    return [at for at in range(verb + 1, min(len(units), verb + 3)) if units[at].code == "T"][:1]


def _another_actor(units: Units, trigger: int, which: int) -> bool:
    return any(unit.actor is not None and unit.place is None for unit in units[trigger + 1 : which])


_SHARED = frozenset({"meeting", "summit", "talks", "session", "round"})  # "a meeting of A and B, which"
_WHICH = 6  # units from a journey to "which begins"
_DATED = 14  # units from a summit to "is June 12"


def _happens(unit: Unit) -> bool:
    """Whether a verb says that something begins, ends or takes place."""
    return starts(unit, "phases.") or unit.low in ("take place", "takes place", "took place", "to take place", "held")


_HAPPENS = 8  # units from "which" to "take place"


def _came(units: Units, trigger: int) -> int | None:
    """When a meeting came: "the summit with B came on April 25"."""
    verb = next((at for at in range(trigger + 1, min(len(units) - 2, trigger + 6)) if units[at].low in ("came", "comes")), None)
    if verb is None or any(unit.code in ",;T" for unit in units[trigger:verb]) or units[verb + 1].low not in ("on", "in"):
        return None
    return verb + 2 if units[verb + 2].code == "T" and not of_the_wish(units, trigger, verb + 2) else None


def _is_dated(units: Units, trigger: int) -> bool:
    """Whether a sentence tells the date of a meeting in so many words."""
    near = range(max(0, trigger - _OF), trigger - 1)
    return any(units[at].low in ("date", "dates") and units[at + 1].low in ("of", "for") for at in near)


_OF = 8  # units from "date of" to the noun


def _is(unit: Unit) -> bool:
    return has(unit, "auxiliaries.be_present", "auxiliaries.be_past")
