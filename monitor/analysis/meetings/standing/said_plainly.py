"""Where a meeting stands by words that only a helping verb leads up to: "is not off", "is uncertain", "did not happen"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, some, starts
from monitor.domain.meeting import Status


def said_plainly(units: Units, start: int, stop: int) -> Status | None:
    """What a helping verb and one word behind it tell, negated or not; None where they tell nothing."""
    words = units[start:stop]
    behind = units[stop] if stop < len(units) else None
    if behind is None or not all(starts(unit, "auxiliaries.") or has(unit, "adverbs") for unit in words):
        return None
    negative = some(words, "auxiliaries.negative", "auxiliaries.contracted")
    if behind.low in _TAKES_PLACE:
        until = any(unit.low in ("until", "before") for unit in units[stop : stop + _NEAR])
        failed = negative and not until and (some(words, "auxiliaries.do") or any(unit.low.startswith("can") for unit in words))
        return Status.DENIED if failed else None
    if not some(words, "auxiliaries.be_present") or some(words, "auxiliaries.been"):
        return None
    if behind.low == "in":
        return Status.ONGOING if _nth_day(units[stop + 1 : stop + _NEAR]) else None
    after = units[stop + 1] if stop + 1 < len(units) else None
    if after is not None and not (after.code in ',;"T' or after.low in _CLOSING):
        return None
    if behind.low in _SURE:
        return Status.PROPOSED if negative else Status.PLANNED
    if behind.low == "uncertain":
        return None if negative else Status.PROPOSED
    return _NOT.get(behind.low) if negative else None


def not_foreseen(units: Units, start: int, stop: int, cue: str | None) -> bool:
    """Whether nobody plans or expects a meeting: "is not scheduled", "was never planned"; not "is not expected to bring much"."""
    words = units[start:stop]
    if cue not in ("planned", "proposed") or not some(words, "auxiliaries.negative", "auxiliaries.contracted"):
        return False
    if words[-1].low.endswith(_DOUBT):
        return False  # "is no longer in doubt"
    being = some(words, "auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.been")
    last, after = units[stop - 1], units[stop] if stop < len(units) else None
    whole = has(last, "status.planned", "status.proposed") and (not last.low.endswith((" to", " for")))
    ends = after is None or after.code in ',;"T' or after.low in _CLOSING or has(after, "prepositions.before")
    return being and whole and ends


def little_hoped(units: Units, start: int, stop: int) -> bool | None:
    """Whether a meeting not expected to bring or last much is told in the present: "is not expected to yield a deal"; else None."""
    words = units[start : stop + 2]
    verb = _not_to(units, start, stop)
    if verb is None or verb.low.split(" ")[0] in _COMING_ABOUT:
        return None
    return some(words, "auxiliaries.be_present") or words[0].low in ("isn't", "aren't")


def not_likely(units: Units, start: int, stop: int) -> bool:
    """Whether a meeting itself is told not to be likely: "is not likely to happen"."""
    verb = _not_to(units, start, stop) if any(unit.low in ("likely", "likely to") for unit in units[start : stop + 1]) else None
    return verb is not None and verb.low.split(" ")[0] in _COMING_ABOUT


def _not_to(units: Units, start: int, stop: int) -> Unit | None:
    """The verb of what is not expected, or unlikely: "is not expected to last"."""
    words = units[start : stop + 2]
    hoped = next((at for at, unit in enumerate(words) if unit.low.split(" ")[0] in _HOPED), None)
    denied = hoped is not None and some(words[:hoped], "auxiliaries.negative", "auxiliaries.contracted")
    if hoped is None or not (denied or words[hoped].low.startswith("unlikely")):
        return None
    to = hoped if words[hoped].low.endswith(" to") else hoped + 1
    leads = start + to + 1 < len(units) and units[start + to].low.endswith("to")
    return units[start + to + 1] if leads else None


_HOPED = frozenset({"expected", "likely", "unlikely", "meant", "intended", "supposed"})
_COMING_ABOUT = frozenset({
    *("be", "take", "happen", "occur", "go", "proceed", "begin", "start", "open", "resume", "come", "materialise", "materialize"),
    *("convene", "reconvene", "meet", "kick", "get", "have"),
})


def did_come_about(units: Units, start: int, stop: int) -> bool:
    """Whether somebody stresses that it was held: "did go ahead"."""
    words = units[start:stop]
    return words[0].low == "did" and words[-1].low == "go ahead" and not some(words, "auxiliaries.negative")


def was_to_have(units: Units, start: int, stop: int) -> bool:
    """Whether it never came to what was due: "was to have taken place in May"; where it says that it was put off, that counts."""
    low = [unit.low for unit in units[start:stop]]
    due = any(low[at : at + 2] == ["to", "have"] for at in range(len(low))) and some(units[start:stop], "auxiliaries.be_past")
    return due and not some(units[stop:], "status.postponed")


def was_to_have_brought(units: Units, stop: int) -> bool:
    """Whether it is what a meeting should have led to that did not come: "their summit was to have ushered in an era"."""
    near = units[stop - 1 : stop + 1]
    return any(unit.low.startswith(_BROUGHT) for unit in near) and not any("been" in unit.low for unit in near)


_BROUGHT = ("usher", "herald", "paved", "yielded", "spawned", "brought", "set", "led to")


def _nth_day(behind: Units) -> bool:
    """Whether a day of the meeting is counted: "in its second day"."""
    return any(starts(unit, "ordinals.") for unit in behind) and any(unit.low == "day" for unit in behind)


_TAKES_PLACE = frozenset({"happen", "occur", "materialise", "materialize", "proceed"})
_NOT = {"on": Status.CANCELLED, "off": Status.PLANNED, "dead": Status.PLANNED, "over": Status.ONGOING}  # "is not over yet"
_SURE = frozenset({"certain", "assured", "guaranteed"})
_CLOSING = frozenset({".", "yet", "now", "soon", "this", "here", "at", "in", "on", "anytime", "any"})
_DOUBT = ("doubt", "jeopardy", "balance", "risk")
_NEAR = 5  # units of "in its second day"
