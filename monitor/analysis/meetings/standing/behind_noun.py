"""What the predicate behind a meeting's noun tells of it, and not of what the noun hangs on: "talks with B are to open on T"."""

from dataclasses import replace

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.beyond import is_prospect, verb_beyond
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, some, starts
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.journeys.being_there import in_passing
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.predicate_status import Told, opens_now
from monitor.analysis.meetings.standing.predicates import read_predicate
from monitor.analysis.meetings.who.wished import of_a_wish
from monitor.domain.meeting import Status


def behind_noun(sentence: Sentence, start: int, last: int, governor: Governor) -> Told | None:
    """What the predicate behind the noun tells of it, and not of what the noun hangs on."""
    units = sentence.units
    if governor.word == "for" and in_passing(units, governor.at) >= 0:
        return None  # "A, in P for talks with B, called off a dinner"
    if hoper := _past_hoper(units, last):
        hoped = units[hoper].low in _HOPES or units[hoper + 1].low.split(" ")[0] in _MAY
        return Told(Status.PROPOSED, Slot(units[last].start, units[hoper + 1].end)) if hoped else read_predicate(sentence, hoper)
    right = _predicate(sentence, last, governor)
    if right is not None and right.status in _TO_DO and _they_do_next(sentence, last, governor):
        return None
    if right is not None and sentence.headline and opens_now(units, right):
        return replace(right, status=Status.ONGOING)
    if right is None or _of_what_it_hangs_on(units, governor, right):
        return None
    if governor.word == "for" and right.status in (Status.ONGOING, Status.HELD) and _prepared(units, governor.at):
        fell = any(unit.low.startswith(_FELL) for unit in _words(units, right))  # "plans for talks with B collapsed"
        return Told(Status.CANCELLED, right.slot, last=right.last) if fell else None  # "preparations for talks with B have begun"
    if right.status is Status.PLANNED and _aimed_then(units, governor, right):
        return replace(right, status=Status.HELD, guess=True)
    if right.revived and governor.kind == "verb" and has(units[governor.at], "status.proposed"):
        return Told(Status.PROPOSED, right.slot, last=right.last)  # "wants the talks to be revived"
    if right.revived and governor.kind == "verb" and has(units[governor.at], "status.denied"):
        return replace(right, revived=False)  # "no sign that the talks will go ahead"
    if right.status is Status.PROPOSED and _may(units, right) and _is_past(units, last):
        return replace(right, status=Status.HELD)  # "A's visit to P last week may be a turning point"
    return Told(Status.PROPOSED, right.slot) if _supposed(units, start, right) else right


def _aimed_then(units: Units, governor: Governor, right: Told) -> bool:
    """Whether what a meeting was for is told, and nothing of when it is: "the aim of A's talks with B was to free two men"."""
    of_it = governor.word == "of" and governor.at > 0 and units[governor.at - 1].low in _AIMS
    words = _words(units, right)
    return of_it and some(words, "auxiliaries.be_past") and any("to" in unit.low.split(" ") for unit in words)


_AIMS = frozenset({"aim", "aims", "goal", "goals", "purpose", "objective", "object", "point", "idea", "intention", "task"})


_TO_DO = (Status.PLANNED, Status.PROPOSED, Status.DENIED)


def _they_do_next(sentence: Sentence, last: int, governor: Governor) -> bool:
    """Whether a headline tells what the two do next: "A, B end talks, agree to meet again"."""
    units = sentence.units
    if not sentence.headline or governor.kind != "verb" or not has(units[governor.at], *_HOLDING):
        return False
    comma = next((at for at in range(last + 1, min(len(units) - 1, last + _CLOSE)) if units[at].code == ","), 0)
    return comma > 0 and not is_actor(units[comma + 1]) and verb_form(units[comma + 1]) in ("base", "third")


_HOLDING = ("verbs.hold", "verbs.have", "phases.ends", "phases.begins")
_CLOSE = 7  # units: "in P on T"


def _is_past(units: Units, last: int) -> bool:
    """Whether a time that is over stands behind a meeting: "last week", "in P two days ago", "earlier this month"."""
    at = last + 1
    while at < len(units) and (units[at].code in "LCK" or units[at].low == "to" or has(units[at], "prepositions.place")):
        at += 1
    time = units[at].low if at < len(units) and units[at].code == "T" else ""
    return time.startswith(("last ", "earlier ", "yesterday")) or time.endswith(" ago")


_FELL = ("collaps", "fell apart", "fallen apart", "fizzled", "petered")


def _predicate(sentence: Sentence, last: int, governor: Governor) -> Told | None:
    """The predicate that can be the noun's, by what the noun hangs on."""
    units = sentence.units
    hangs = _hangs(units, governor)
    inside = governor.word in ("at", "in", "during") and bool(governor.at)
    begun = governor.word == "of" and units[governor.at - 1].low in RESUMPTION
    beside = governor.kind == "preposition" and not begun
    return read_predicate(sentence, last, hangs=hangs, governed=hangs or beside, inside=inside)


def _past_hoper(units: Units, last: int) -> int:
    """The end of who only hopes or says what a meeting may do: "talks, which he hoped could be held in May"; 0 for nobody."""
    which = last + 2 if last + 2 < len(units) and units[last + 1].code == "," else last + 1
    if which + 3 >= len(units) or units[which].low not in ("which", "that") or not is_actor(units[which + 1]):
        return 0
    hopes = has(units[which + 2], "say") or units[which + 2].low in _HOPES
    helped = starts(units[which + 3], "auxiliaries.") or units[which + 3].low.split(" ")[0] in _MAY
    return which + 2 if hopes and helped else 0


_MAY = frozenset({"may", "might", "could", "can"})
_HOPES = frozenset({"hoped", "hopes", "hope", "thought", "thinks", "expected", "expects"})
RESUMPTION = frozenset({"resumption", "restart", "reopening", "revival"})  # of talks: what is said of it is said of them


def _hangs(units: Units, governor: Governor) -> bool:
    """Whether the meeting is what a deed or a thing is for: "decided to hold talks", "plans for talks"."""
    if governor.kind == "verb":
        return not has(units[governor.at], "say")
    return governor.kind == "preposition" and governor.word in ("for", "from", "to")


def _of_what_it_hangs_on(units: Units, governor: Governor, right: Told) -> bool:
    """Whether the predicate is of a thing, wish or deed that the meeting hangs on: "the decision to hold talks could be risky"."""
    beyond = verb_beyond(units, governor.at) if governor.kind == "preposition" else None
    if beyond is not None and right.slot is not None and right.slot.end > units[beyond].start:
        return True  # "the first talks since the P summit ended badly": the talks did
    if governor.word == "of" and is_prospect(units, governor.at) and right.status in _HAPPENED:
        return True  # "the prospect of a meeting with B had A on edge"
    if _hangs(units, governor) and right.status is Status.PROPOSED and _may(units, right):
        return True
    if governor.kind == "verb" and right.status in _HAPPENED and of_a_wish(units, verb_group(units, governor.at).start):
        return True  # "the plan to hold talks was sound"
    verb = units[governor.at]
    wished = governor.kind == "verb" and (has(verb, "attaining", "status.proposed") or verb.low == "see")
    return wished and right.status is Status.ONGOING  # "hopes to get talks under way", "wants (to see) talks resume"


_HAPPENED = (Status.HELD, Status.ONGOING, Status.PLANNED)


def _prepared(units: Units, preposition: int) -> bool:
    """Whether plans or hopes for a meeting are told of."""
    before = units[preposition - 1] if preposition else None
    return before is not None and has(before, "status.planned", "status.proposed") and before.low.endswith("s")


def _words(units: Units, right: Told) -> list[Unit]:
    return [unit for unit in units if right.slot is not None and right.slot.start <= unit.start < right.slot.end]


def _may(units: Units, right: Told) -> bool:
    """Whether no more is told than that something may or could."""
    words = _words(units, right)
    plain = all(starts(unit, "auxiliaries.") or not starts(unit, "status.") for unit in words)
    return plain and some(words, "auxiliaries.modal")


def _supposed(units: Units, start: int, right: Told) -> bool:
    """Whether a meeting is only thought of: "a fourth summit would be a gamble"."""
    if right.status is not Status.PLANNED or right.slot is None:
        return False
    words = _words(units, right)
    if units[start].low not in ("a", "an", "another", "any"):
        behind = next((unit for unit in units if unit.start >= right.slot.end), None)
        in_turn = behind is not None and behind.low in ("follow", "come")  # "the full talks would follow"
        return in_turn and len(words) == 1 and has(words[0], "auxiliaries.conditional")
    return any(has(unit, "auxiliaries.conditional") for unit in words) and not some(words, "status.planned", "status.held")
