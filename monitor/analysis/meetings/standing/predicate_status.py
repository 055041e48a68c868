"""Where a meeting stands by the verb group that is said of it: "will be held", "is not expected before June"."""

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, lasts, some, starts
from monitor.analysis.meetings.clause.verb_groups import cues_at
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.going_through import only_feared
from monitor.analysis.meetings.standing.not_coming import before_then, on_terms, will_not
from monitor.analysis.meetings.standing.said_plainly import (
    did_come_about,
    little_hoped,
    not_foreseen,
    not_likely,
    said_plainly,
    was_to_have,
    was_to_have_brought,
)
from monitor.analysis.meetings.standing.unmet import NEARLY
from monitor.domain.meeting import Status


@dataclass(frozen=True, slots=True)
class Told:
    """A status and its words; ``revived``: on again after a call-off; ``guess``: only by the tense of a verb no list has."""

    status: Status | None = None
    slot: Slot | None = None
    revived: bool = False
    last: int = -1
    details: bool = False
    guess: bool = False


def read_verb_group(units: Units, start: int, stop: int) -> Told | None:
    """What a verb group tells of the noun that it is said of; None where it tells nothing."""
    words = units[start:stop]
    span = Slot(words[0].start, words[-1].end)
    cues = [cue for at in range(start, stop) for cue in cues_at(units, at)]
    if goes_on(units, stop):
        return Told(Status.ONGOING, Slot(span.start, units[stop].end), last=stop)
    if "back_on" in cues:
        return Told(Status.PLANNED, span, revived=True, last=stop - 1)
    if "planned" in cues and any(unit.low.split(" ")[0] in _LED_ON for unit in words):
        return Told(Status.HELD, span, last=stop - 1)  # "their summit paved the way for talks of others"
    if (unreal := _unreal(units, start, stop, span)) is not None:
        return unreal
    if start and units[start - 1].low in NEARLY and not _UNDOING.isdisjoint(cues):
        return Told(None, span, last=stop - 1, details=True)  # "the summit nearly fell apart", "was almost called off"
    feared = {"cancelled", "postponed"} & {*cues} and not some(words, "auxiliaries.have") and only_feared(units, start)
    if feared or _may_yet_fall(units, max(0, start - 1 - (start > 1 and units[start - 1].low == "yet")), stop, cues):
        return Told(Status.PLANNED, span, last=stop - 1)  # "could be called off", "could yet be called off"
    happened = stop < len(units) and units[stop].low in _HAPPENED
    if "postponed" in cues and _by_hours(units, stop):
        coming = some(words, "auxiliaries.future", "auxiliaries.conditional", "auxiliaries.modal")
        return Told(Status.PLANNED if coming else Status.HELD, span, last=stop - 1)
    status = Status.HELD if _fell_short(units, stop) else _predicate_status(words, cues, happened=happened)
    status = _as_it_came(units, start, stop, status)
    if status is None and stop < len(units) and has(units[stop], "say"):
        return None
    if status is None and not cues and (simply := said_plainly(units, start, stop)) is not None:
        return Told(simply, span, last=stop - 1)
    if status is None and not cues and (plain := _plainly(units, start, stop)) is not None:
        return Told(plain, span, last=stop - 1, guess=plain is Status.HELD)
    status = status or _not_before(units, start, stop, cues)
    return Told(status, span, last=stop - 1, guess=_does_other(units, stop, status)) if status else None


def goes_on(units: Units, stop: int) -> bool:
    """Whether a meeting goes on, somewhere or some day: "went on in P on T"; not "went on to bring peace", "went on for hours"."""
    if stop + 1 >= len(units) or units[stop - 1].low not in ("went", "go", "goes", "going") or units[stop].low != "on":
        return False
    joined = stop > 1 and units[stop - 2].low in ("and", ",", "but")  # "left the talks, and went on in the evening to P"
    return not joined and (units[stop + 1].code == "T" or units[stop + 1].low in ("in", "at", "on", "near", "outside", "into", "."))


def _unreal(units: Units, start: int, stop: int, span: Slot) -> Told | None:
    """Where a meeting stands that would have been, is not likely to be, or of which little is expected."""
    if _counterfactual(units[start:stop]):
        ranked = _ranks_it(units, stop)  # "would have been their fourth"; "a meeting would have been unthinkable a year ago"
        return Told(Status.CANCELLED if ranked else None, span, last=stop - 1, details=not ranked, guess=True)
    if not_likely(units, start, stop):
        return Told(Status.DENIED, span, last=stop - 1)
    hoped = little_hoped(units, start, stop)
    return Told(Status.PLANNED, span, last=stop - 1, guess=not hoped) if hoped is not None else None


def _as_it_came(units: Units, start: int, stop: int, status: Status | None) -> Status | None:
    """What became of a meeting that was to come: "will not happen", "did go ahead", "was to have taken place"."""
    if status in (None, Status.PLANNED) and will_not(units, start, stop):
        status = Status.CANCELLED
    if status is Status.CANCELLED and (on_terms(units, start, stop) or before_then(units, start, stop)):
        return Status.PLANNED
    if status is Status.PLANNED and did_come_about(units, start, stop):
        return Status.HELD
    if status is Status.CANCELLED and _fruitless(units, start):
        return Status.HELD
    if status is Status.PLANNED and was_to_have(units, start, stop):
        return Status.HELD if was_to_have_brought(units, stop) else Status.CANCELLED
    return status


def _fruitless(units: Units, start: int) -> bool:
    """Whether talks were in vain, so that they were held: "two days of talks came to nothing"; not "plans for talks"."""
    if units[start].low not in _IN_VAIN or any(unit.low in _HOPES for unit in units[:start]):
        return False
    return any(has(unit, "nouns.talks") for unit in units[max(0, start - _BEHIND) : start])


_IN_VAIN = frozenset({"came to nothing", "came to naught", "came to nought", "had come to nothing", "come to nothing"})
_HOPES = frozenset({"plan", "plans", "hopes", "hope", "efforts", "attempts", "bid", "idea", "proposals", "proposal", "calls"})
_BEHIND = 12  # units from talks to what came of them


def _not_before(units: Units, start: int, stop: int, cues: Sequence[str]) -> Status | None:
    """Whether a meeting is foreseen: "is not expected before June" is for then, "is not expected" is not planned at all."""
    foreseen = not _FORESEEN.isdisjoint(unit.low for unit in units[start:stop])
    if foreseen and any(unit.low in ("before", "until") for unit in units[stop - 1 : stop + 1]):
        return Status.PLANNED
    return Status.DENIED if not_foreseen(units, start, stop, standing.strongest(cues)) else None


def _plainly(units: Units, start: int, stop: int) -> Status | None:
    """What no more than "is on" or "were productive" tells: to come, or over."""
    words, behind = units[start:stop], units[stop] if stop < len(units) else None
    if start and (units[start - 1].code == "u" or units[start - 1].low in _OF_OTHERS):
        return None  # "there was a focus", "the mood was good"
    if behind is None or not all(has(unit, "auxiliaries.be_past", "auxiliaries.be_present", "adverbs") for unit in words):
        return None
    if behind.low == "on" and (stop + 1 == len(units) or units[stop + 1].code in ",;" or units[stop + 1].low == "."):
        return Status.PLANNED if some(words, "auxiliaries.be_present") else None
    nearly = any(unit.low in NEARLY for unit in units[start : stop + 1])
    nearly = nearly or any(unit.low in _ON_TERMS for unit in units[stop + 1 : stop + _SUPPOSED])
    done = behind.low.endswith(("ing", "ed")) or words[-1].low == "being"  # "was moved", "was being moved"
    said = behind.code in 'mdu"' and behind.low not in _IN_DOUBT and not (nearly or done)
    return Status.HELD if said and some(words, "auxiliaries.be_past") else None


_OF_OTHERS = frozenset({"there", "it", "he", "she", "they", "what", "this", "that", "which", "who"})
_ON_TERMS = frozenset({"as", "if", "unless", "until", "without"})  # "were pointless as long as"
_IN_DOUBT = frozenset({
    *("pointless", "useless", "futile", "impossible", "needed", "overdue", "close"),
    *("uncertain", "unclear", "unsure", "imminent", "near", "unnecessary", "necessary", "essential", "premature", "unthinkable"),
})


def _may_yet_fall(units: Units, start: int, stop: int, cues: Sequence[str]) -> bool:
    """Whether a call-off is only what may come: "might be put off", "risks being scrapped"; not "could have been"."""
    if "cancelled" not in cues and "postponed" not in cues:
        return False
    words = [word for unit in units[start:stop] if unit.code != "T" for word in unit.low.split(" ")]  # May is no "may"
    supposed = "would" in words and any(unit.low in ("if", "unless") for unit in units[stop : stop + _SUPPOSED])
    denied = some(units[start:stop], "auxiliaries.negative", "auxiliaries.contracted") or _perfect(words)
    return (supposed or not _MAYBE.isdisjoint(words)) and not denied


def _perfect(words: Sequence[str]) -> bool:
    """Whether "have" makes a past of it: "could have been put off"; not "may have to be put off"."""
    return any(word == "have" and words[at + 1 : at + 2] != ["to"] for at, word in enumerate(words))


_SUPPOSED = 4  # units from "would be called off" to its "if"
_MAYBE = frozenset({"may", "might", "could", "can", "risk", "risks", "risked"})


def _by_hours(units: Units, stop: int) -> bool:
    """Whether what was put off only began later that day: "was delayed by two hours", "was pushed back several hours"."""
    for unit in units[stop : stop + _AMOUNT]:
        if unit.low.split(" ")[-1] in _HOURS:
            return True
        if not (unit.code in "nd" or unit.low in _ABOUT):
            return False
    return False


_AMOUNT = 5  # units: "by more than two hours"
_HOURS = frozenset({"hours", "hour", "minutes", "minute", "half-hour"})
_ABOUT = frozenset({"by", "for", "about", "almost", "nearly", "some", "more than", "more", "than", "over", "roughly", "several"})
_LED_ON = frozenset({"paved", "laid"})


def _counterfactual(words: Sequence[Unit]) -> bool:
    """Whether a verb group speaks of what would have been."""
    at = next((i for i, unit in enumerate(words) if has(unit, "auxiliaries.conditional")), None)
    return at is not None and some(words[at + 1 : at + 2], "auxiliaries.have")


def _ranks_it(units: Units, stop: int) -> bool:
    """Whether a number or rank is what follows: "the first such session since 2009", "their fourth", "A's highest-level"."""
    head = next((unit for unit in units[stop : stop + _RANK] if not (unit.code in "dqsN" or is_possessive(unit))), None)
    return head is not None and (starts(head, "ordinals.") or head.low.split("-")[0] in _HIGHEST)


_RANK = 5  # units of "been the two leaders' fourth"
_HIGHEST = frozenset({"highest", "most"})

_UNDOING = frozenset({"held", "cancelled", "postponed"})


def _does_other(units: Units, stop: int, status: Status | None) -> bool:
    """Whether it is only what else a meeting is to do: "the trip was to smooth things over", "is likely to overshadow"."""
    deed = units[stop] if stop < len(units) else None
    if status is not Status.PLANNED or deed is None or units[stop - 1].low.split(" ")[-1] != "to":
        return False
    return deed.code == "u" and not deed.classes and deed.low not in HAPPENING


_FORESEEN = frozenset({"expected", "anticipated", "foreseen", "due", "scheduled", "likely"})

_FELL_SHORT = frozenset({"failed to", "fail to", "fails to", "unable to", "not able to"})


def _fell_short(units: Units, stop: int) -> bool:
    """Whether a meeting failed to bring something, not to happen."""
    happens = stop < len(units) and (has(units[stop], "status.held") or units[stop].low in HAPPENING)
    return units[stop - 1].low in _FELL_SHORT and stop < len(units) and not happens


HAPPENING = frozenset({"happen", "occur", "materialise", "materialize", "go", "be", "start", "begin", "resume"})

_HAPPENED = frozenset({"happened", "occurred", "materialized", "materialised", "gone", "come", "possible"})


_COMING = frozenset({"to", "won't", "wouldn't"})
_OPENING = frozenset({"opens", "begins", "starts", "open", "begin", "start", "reopens", "resumes", "reopen", "resume", "reconvenes",
                      "reconvene"})  # of what is to come, as a timetable tells it


def opens_now(units: Units, told: Told) -> bool:
    """Whether a headline tells that a meeting has begun: "talks open after a break", and not "talks open Friday"."""
    if told.status is not Status.PLANNED or told.slot is None:
        return False
    words = [unit for unit in units if told.slot.start <= unit.start < told.slot.end]
    return all(unit.low in _OPENING for unit in words) and not any(unit.code == "T" and not lasts(unit) for unit in units)


def _negated(words: Units, *, future: bool, happens: bool) -> Status | None:
    """What it tells that a meeting did not, or will not: "will not be held", "was not held", "will not be easy"."""
    if happens:
        return Status.CANCELLED if future else Status.DENIED
    coming = any(has(unit, "auxiliaries.future") or unit.low == "won't" for unit in words)
    return Status.PLANNED if coming else None


def _predicate_status(words: Units, cues: list[str], *, happened: bool) -> Status | None:
    if len(words) > 1 and words[-1].low == "to" and has(words[-2], "phases.happens"):
        words = words[:-1]  # "took place to discuss": what it was for
    negative = some(words, "auxiliaries.negative", "auxiliaries.contracted")
    hedged = any(unit.low in ("may", "might", "could", "can") and unit.code != "T" for unit in words)
    best = standing.strongest(cue for cue in cues if cue != "held")
    if best in ("cancelled", "postponed") and negative and not some(words, "auxiliaries.modal", "auxiliaries.conditional"):
        return Status.PLANNED  # "has not been called off"
    if best in ("cancelled", "postponed", "denied"):
        return Status(best)
    foreseen = not some(words, "auxiliaries.have")  # "would take place", and not "would have been"
    future = any(
        has(unit, "auxiliaries.future") or (foreseen and has(unit, "auxiliaries.conditional")) or unit.low in _COMING
        for unit in words
    )
    if negative and some(words, "auxiliaries.have") and some(words, "auxiliaries.modal", "auxiliaries.conditional"):
        return Status.HELD if "held" in cues or happened else None  # "might not have happened without B": it has
    if not negative and some(words, "auxiliaries.modal"):
        return Status.PROPOSED
    if negative and not (hedged or future) and some(words, "phases.ends"):
        return Status.ONGOING  # "had not ended by midnight"
    if negative:
        return Status.PROPOSED if hedged else _negated(words, future=future, happens="held" in cues)
    if best in ("proposed", "planned"):
        return Status(best)
    if best == "ongoing":
        opening = words[0].low.endswith("ing") or words[0].low in _OPENING
        return Status.PLANNED if future or opening else Status.ONGOING
    if "held" in cues:
        going_on = any(unit.low == "being" for unit in words)  # "were being held"
        return Status.PLANNED if future else Status.ONGOING if going_on else Status.HELD
    return Status.PLANNED if future else None
