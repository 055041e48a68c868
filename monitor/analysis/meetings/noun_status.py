"""Where a meeting named by a noun stands: its governor, its predicate, its adjectives."""

from typing import NamedTuple

from monitor.analysis.meetings import status as standing
from monitor.analysis.meetings.clauses import control, main_tense, outer_cue, verb_status
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.grammar import (
    Units,
    cues_at,
    has,
    is_actor,
    is_possessive,
    is_preposition,
    remembered,
    some,
    starts,
    statuses,
    verb_group,
)
from monitor.analysis.meetings.openers import when_told
from monitor.analysis.meetings.predicates import FINAL, Told, read_predicate
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Status


class Governor(NamedTuple):
    """What a noun phrase hangs on: a verb, a preposition, or nothing. ``at`` is its place among the units."""

    kind: str  # verb, preposition, none
    at: int = -1
    word: str = ""


@remembered
def find_governor(units: Units, start: int) -> Governor:
    """The preposition or verb right before a noun phrase."""
    at = start - 1
    while at >= 0 and (units[at].code in 'T"' or (has(units[at], "adverbs") and units[at].low not in ("not",))):
        at -= 1
    if at < 0:
        return Governor("none")
    unit = units[at]
    if has(unit, "heading"):
        return Governor("verb", at, unit.low)
    if unit.low == "ahead of" or is_preposition(unit):
        return Governor("preposition", at, unit.low)
    if (
        starts(unit, "verbs.")
        or starts(unit, "status.")
        or has(unit, "irregular_past")
        or unit.low.endswith(("ed", "ing"))
        or unit.low == "be"
    ):
        return Governor("verb", at, unit.low)
    return Governor("none", at, unit.low)


_BACK = frozenset({"home", "back", "return", "returned", "returning", "returns", "fresh", "arriving", "emerged", "emerging"})


def comes_back(units: Units, preposition: int) -> bool:
    """Whether somebody comes from a meeting: "home from", "returned from"."""
    return any(unit.low in _BACK for unit in units[max(0, preposition - 7) : preposition])


_DETAILS = frozenset(
    {
        "date",
        "dates",
        "venue",
        "setting",
        "venues",
        "site",
        "sites",
        "location",
        "locations",
        "timing",
        "agenda",
        "logistics",
        "time",
        "place",
        "details",
    }
)


def noun_status(sentence: Sentence, start: int, noun: int, governor: Governor, *, after: int = 0) -> Told:
    """Status told by the predicate behind the noun (and its participants, up to ``after``), the verb before it, its adjectives."""
    units = sentence.units
    about_details = governor.kind == "preposition" and any(
        unit.low in _DETAILS for unit in units[max(0, governor.at - 2) : governor.at]
    )
    opening = when_told(sentence, start, noun)
    hangs = governor.kind == "verb" and not has(units[governor.at], "say")
    hangs = hangs or (governor.kind == "preposition" and governor.word in ("for", "from", "to"))
    governed = hangs or governor.kind == "preposition"
    right = None if about_details or opening else read_predicate(sentence, max(noun, after), hangs=hangs, governed=governed)
    if right is not None and right.revived:
        return right
    if right is not None and _supposed(sentence.units, start, right):
        right = Told(Status.PROPOSED, right.slot)
    left = Told(*opening) if opening else _revived(sentence, noun, governor) or _governed(sentence, governor)
    if left is not None and (left.revived or _held_after_all(sentence.units, governor, left, right)):
        return Told(left.status, left.slot, revived=True)
    if governor.word == "despite" and any(unit.code == "n" for unit in units[start:noun]):
        left = Told(Status.HELD, Slot(units[governor.at].start, units[noun].end))  # "despite three summits"
    if about_details and (left is None or left.status in (Status.PROPOSED, Status.HELD)):
        left = Told(Status.PLANNED, Slot(units[governor.at - 1].start, units[governor.at].end), details=True)
        if any(unit.low == "without" for unit in units[max(0, governor.at - 6) : governor.at]):
            return Told(details=True)  # "ended without a date for another meeting"
    inside = [
        Told(Status.PLANNED if cue == "back_on" else Status(cue), Slot(unit.start, unit.end))
        for unit in units[start:noun]
        if "status." in unit.classes and not has(unit, "another")
        for cue in statuses(unit)
        if cue != "threat"
    ]
    if start and units[start - 1].low == "no" and (right is None or right.status not in FINAL):
        return Told(Status.DENIED, Slot(units[start - 1].start, units[noun].end))
    told = [found for found in (right, left) if found is not None]
    if not told and not inside and _meanwhile(units, start, noun, governor):
        return Told(Status.ONGOING, Slot(units[start].start, units[noun].end))
    if not told and not inside and _counted(units, start, noun):
        return Told(Status.HELD, Slot(units[start].start, units[noun].end))
    return _weigh(sentence, start, noun, told, inside, right)


def _supposed(units: Units, start: int, right: Told) -> bool:
    """Whether a meeting is only thought of: "a fourth summit would be a gamble"."""
    if right.status is not Status.PLANNED or units[start].low not in ("a", "an", "another", "any") or right.slot is None:
        return False
    words = [unit for unit in units if right.slot.start <= unit.start < right.slot.end]
    return any(has(unit, "auxiliaries.conditional") for unit in words) and not some(words, "status.planned", "status.held")


def _meanwhile(units: Units, start: int, noun: int, governor: Governor) -> bool:
    """Whether the words tell only when or beside what something else was: "on the second day of", "on the sidelines of"."""
    if governor.word == "of" and governor.at and units[governor.at - 1].low in ("sidelines", "margins"):
        return True
    days = (at for at in range(start, noun - 1) if units[at].low == "day" and units[at + 1].low == "of")
    return any(at > start and starts(units[at - 1], "ordinals.") for at in days)


def _revived(sentence: Sentence, noun: int, governor: Governor) -> Told | None:
    """A summit that somebody revives is on again; talks that somebody resumes are not told so."""
    units = sentence.units
    if governor.kind != "verb" or not has(units[noun], "nouns.summit") or not has(units[governor.at], "verbs.resume"):
        return None
    group = verb_group(units, governor.at)
    finite = group.form == "third" or (group.form == "past" and not group.negative)
    on = finite and not (group.infinitive or group.modal or group.future or group.conditional)
    return Told(Status.PLANNED, Slot(units[group.start].start, units[governor.at].end), revived=True) if on else None


def overtaken(units: Units, governor: Governor) -> bool:
    """Whether a call-off is told as what came before: "eight days after cancelling the summit"."""
    if governor.kind != "verb" or not has(units[governor.at], "status.cancelled", "status.postponed"):
        return False
    for at in range(governor.at - 1, max(-1, governor.at - 6), -1):
        if has(units[at], "prepositions.after"):
            return True
        if not (is_actor(units[at]) or starts(units[at], "auxiliaries.") or has(units[at], "adverbs")):
            return False
    return False


def _held_after_all(units: Units, governor: Governor, left: Told, right: Told | None) -> bool:
    """Whether what was once called off is held now: "will hold the talks that were called off in December"."""
    if right is None or right.slot is None or right.status not in FINAL or left.status is not Status.PLANNED:
        return False
    once = any(unit.low in ("that", "which") and 0 <= right.slot.start - unit.end <= 1 for unit in units)
    return once and governor.kind == "verb" and has(units[governor.at], "verbs.hold", "verbs.resume", "verbs.have")


def _counted(units: Units, start: int, noun: int) -> bool:
    """Whether somebody's meetings are counted ("his three meetings with B"): they have been."""
    return units[noun].low.endswith("s") and is_possessive(units[start]) and any(unit.code == "n" for unit in units[start:noun])


def _weigh(sentence: Sentence, start: int, noun: int, told: list[Told], inside: list[Told], right: Told | None) -> Told:
    every = [*told, *inside]
    if not every:
        outer = outer_cue(sentence.units, start, Status.PLANNED)
        return Told(*outer) if outer else Told()
    best = standing.strongest([found.status for found in every if found.status])
    chosen = next((found for found in every if found.status and found.status == best), every[0])
    after = next((found for found in told if found is not right and found.slot == Slot(*_after(sentence, start))), None)
    if after is not None and after.status is Status.HELD and chosen.status in (Status.PROPOSED, Status.PLANNED):
        return after  # "after a meeting that had been expected to be short": what hangs on "after" has been
    if right and right.status in (Status.HELD, Status.ONGOING) and chosen.status in (Status.PROPOSED, Status.PLANNED):
        chosen = right
    done = next((found for found in told if found.status in (Status.HELD, Status.ONGOING)), None)
    if done is not None and chosen.status is Status.PLANNED and chosen in inside:
        chosen = done  # "held a hastily arranged summit", "opened preparatory talks"
    if sentence.asks and chosen.status in (Status.PLANNED, Status.HELD) and noun:
        return Told(Status.PROPOSED, chosen.slot)
    return chosen


def _after(sentence: Sentence, start: int) -> tuple[int, int]:
    governor = find_governor(sentence.units, start)
    past = governor.kind == "preposition" and governor.word in ("after", "following")
    return (sentence.units[governor.at].start, sentence.units[governor.at].end) if past else (-1, -1)


_TELLING = frozenset({"for", "of", "on", "about", "to", "in", "at", "into", "toward", "towards", "from"})


def _governed(sentence: Sentence, governor: Governor) -> Told | None:
    """What the verb or preposition before the noun tells."""
    if governor.kind == "none":
        return None
    unit = sentence.units[governor.at]
    if governor.kind == "verb":
        return _by_verb(sentence, governor)
    span = Slot(unit.start, unit.end)
    if governor.word == "before" and not sentence.headline and main_tense(sentence, governor.at) is Status.HELD:
        return None  # told of as over: what came before a meeting says nothing of when it is
    if has(unit, "prepositions.before"):
        return Told(Status.PLANNED, span)
    if governor.word in ("after", "following", "since") or (governor.word == "from" and comes_back(sentence.units, governor.at)):
        return Told(Status.HELD, span)
    if governor.word == "during":
        return Told(main_tense(sentence, governor.at), span)
    if governor.word in ("in", "at"):
        return _setting(sentence, governor)
    return _before_preposition(sentence, governor) if governor.word in _TELLING else None


def _by_verb(sentence: Sentence, governor: Governor) -> Told:
    units = sentence.units
    unit = units[governor.at]
    group = verb_group(units, governor.at)
    span = Slot(units[group.start].start, unit.end)
    if has(unit, "status.held") and unit.low.endswith(" at"):
        return Told(Status.HELD, span)  # "the agreement reached at the talks"
    plain = has(unit, "verbs.hold", "verbs.have")
    cue = None if plain else standing.strongest(statuses(unit))
    if cue in ("cancelled", "postponed", "denied"):
        if cue == "denied" and group.negative:
            return Told(Status.PROPOSED, span)  # "won't rule out talks"
        weak = _weakened(units, governor.at)
        return Told(Status.PLANNED if weak and cue == "cancelled" else Status(cue), span)
    outer, outer_span = verb_status(sentence, group)
    if outer in (Status.DENIED, Status.CANCELLED, Status.POSTPONED):
        return Told(outer, outer_span)
    if cue == "proposed" or (cue == "planned" and outer in (Status.HELD, Status.ONGOING)):
        return Told(Status(cue), span)
    if has(unit, "status.ongoing", "verbs.resume") and outer is Status.HELD:
        return Told(Status.ONGOING, span)
    return Told(outer, outer_span)


def _setting(sentence: Sentence, governor: Governor) -> Told | None:
    """Where something was said or agreed: the meeting itself was held if that lies in the past."""
    units = sentence.units
    span = Slot(units[governor.at].start, units[governor.at].end)
    for at in range(governor.at - 1, max(-1, governor.at - 11), -1):
        unit = units[at]
        if has(unit, "verbs.sit", "verbs.have") or unit.low in (
            "engaged",
            "engage",
            "part",
            "participate",
            "participated",
            "join",
            "joined",
        ):
            return Told(verb_status(sentence, verb_group(units, at))[0], span)
        if has(unit, "auxiliaries.future"):
            return Told(Status.PLANNED, span)
        if unit.low == "to" and at + 1 < governor.at and starts(units[at + 1], "verbs."):
            finite = at > 0 and (has(units[at - 1], "status.planned") or units[at - 1].low.endswith("s"))
            return Told(Status.HELD if sentence.headline and finite else Status.PLANNED, span)
        if has(unit, "irregular_past") or unit.low.endswith("ed"):
            feared = any(other.low in ("being", "be") for other in units[max(0, at - 5) : at])  # "of being passed over in"
            return None if feared else Told(Status.HELD, span)
        if unit.code in ";":
            return None
    return None


_STRONG = ("cancelled", "postponed", "denied", "proposed")


def _before_preposition(sentence: Sentence, governor: Governor) -> Told | None:
    """The cue a preposition hangs on: "plans for talks", "open to talks", "arrived for talks", "no decision on a meeting"."""
    units = sentence.units
    reach = 3 if governor.word == "of" else 8
    for at in range(governor.at - 1, max(-1, governor.at - 1 - reach), -1):
        unit = units[at]
        span = Slot(unit.start, unit.end)
        if has(unit, "heading") and governor.word == "to" and has(unit, "irregular_past"):
            return Told(Status.HELD, span)  # "led a delegation to the talks"
        cues = cues_at(units, at)
        if cues and not starts(unit, "nouns."):
            cue = standing.strongest(cues)
            if cue == "proposed" and some(units[max(0, at - 6) : at], "status.denied"):
                return Told(Status.DENIED, span)
            if cue in _STRONG:
                weak = cue == "cancelled" and _weakened(units, at)
                return Told(Status.PLANNED if weak else Status(cue), span)
            if cue is not None:
                coming = cue == "planned" or (cue == "ongoing" and some(units[max(0, at - 3) : at], "status.planned"))
                return Told(Status.PLANNED if coming else _tensed(sentence, at, cue), span)  # "plans are under way for talks"
        if unit.low == "return" and at and (is_possessive(units[at - 1]) or starts(units[at - 1], "status.")):
            continue  # "puts off its return to the talks"
        if has(unit, "verbs.arrive", "verbs.go", "verbs.reach", "verbs.leave", "verbs.visit", "verbs.way"):
            return _purpose(sentence, at, governor.at)
        if is_actor(unit) and at and has(units[at - 1], "verbs.invite"):
            continue  # "invited Moon to Russia for a summit"
        if unit.code in ",;" or starts(unit, "clause_words") or (is_actor(unit) and unit.code == "N" and governor.at - at > 1):
            return None
    return None


_WENT = frozenset({"went", "travelled", "traveled"})
_GONE = frozenset({"last", "earlier", "ago", "yesterday"})


def _purpose(sentence: Sentence, verb: int, preposition: int) -> Told | None:
    """What somebody travels for: still to come, unless the journey is told of as over ("flew there last month for talks")."""
    units = sentence.units
    between = units[verb + 1 : preposition]
    traced = units[verb].low == "goes" and not (verb and is_actor(units[verb - 1]))
    if traced and any(unit.low == "back" for unit in between) and units[preposition].low == "to":
        return Told(Status.HELD, Slot(units[verb].start, units[verb].end))  # "the dispute goes back to the talks in October"
    status, span = verb_status(sentence, verb_group(units, verb))
    over = any(unit.code == "T" and set(unit.low.split()) & _GONE for unit in units[verb + 1 : preposition + 12])
    been = units[preposition].low == "for" and (has(units[verb], "verbs.visit") or units[verb].low in _WENT)
    if status is Status.HELD and (over or been):
        return Told(Status.HELD, span)
    return Told(status if status.value in _STRONG else Status.PLANNED, span)


_THREAT = 6  # units: "threats by the North's government to cancel"


def _weakened(units: Units, at: int) -> bool:
    """Whether a call-off is only threatened, possible or denied."""
    group = verb_group(units, at)
    threat = some(units[max(0, group.start - _THREAT) : at], "status.threat")
    return group.negative or group.modal or (threat and (group.infinitive or group.start < at))


def _tensed(sentence: Sentence, at: int, cue: str) -> Status:
    group = verb_group(sentence.units, at)
    if group.future or group.modal or group.negative:
        return verb_status(sentence, group)[0]
    return Status(cue) if cue in ("held", "ongoing") else Status.HELD


__all__ = ["Governor", "Told", "comes_back", "control", "find_governor", "noun_status", "overtaken"]
