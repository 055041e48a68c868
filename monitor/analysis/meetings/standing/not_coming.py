"""Whether a meeting is said not to be to come: "will not happen", or only not before a day or without something."""

from monitor.analysis.meetings.clause.grammar import Units, has, some


def on_terms(units: Units, start: int, stop: int) -> bool:
    """Whether it only will not be unless something else is done: "would not take place in May unless the tests stop"."""
    words = {word for unit in units[start:stop] for word in unit.low.split(" ")}
    will = not (words.isdisjoint(_WILL) or words.isdisjoint(_NOT))
    return will and any(unit.low in ("unless", "without") for unit in units[start : stop + _WAITS])


_WONT = frozenset({"won't", "wouldn't"})
_WILL, _NOT = _WONT | {"will", "would"}, _WONT | {"not"}
_WAITS = 6  # units from "will not take place" to "unless"


def before_then(units: Units, start: int, stop: int) -> bool:
    """Whether it is only not to be before a day: "will not take place until January"."""
    negative = some(units[start:stop], "auxiliaries.negative", "auxiliaries.contracted")
    at = next((at for at in range(stop - 1, min(len(units) - 1, stop + 2)) if units[at].low in ("until", "before", "till")), 0)
    return negative and at > 0 and any(unit.code == "T" for unit in units[at + 1 : at + 3])


def will_not(units: Units, start: int, stop: int) -> bool:
    """Whether a meeting "will not happen", "will no longer be held"."""
    words = units[start:stop]
    negative = some(words, "auxiliaries.negative", "auxiliaries.contracted")
    coming = some(words, "auxiliaries.future", "auxiliaries.conditional") or any(unit.low in _WONT for unit in words)
    coming = coming and not some(words, "auxiliaries.modal")
    happens = stop < len(units) and (units[stop].low in _TAKES_PLACE or has(units[stop], "phases.happens"))
    return negative and coming and happens


_TAKES_PLACE = frozenset({"happen", "occur", "materialise", "materialize", "proceed"})
