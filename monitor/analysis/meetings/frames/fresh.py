"""Whether a noun's words can stand for a meeting of their own, or only go on with one told elsewhere."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, lasts
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.standing.noun_alone import is_measured
from monitor.analysis.meetings.who.implied import ROUNDS
from monitor.analysis.meetings.who.worked import LEVELS
from monitor.domain.meeting import Kind, Status

_HOLDING = ("verbs.hold", "verbs.have", "verbs.resume", "status.held", "status.ongoing")
VAGUE = frozenset({
    *("dialogue", "dialogues", "dialog", "contact", "contacts", "discussion", "discussions", "conversation", "conversations"),
    *("travel", "summitry"),
})


def _is_session(units: Units, noun: int) -> bool:
    """Whether its own phrase makes one session of a vague word: "working-level discussions", "a second round of dialogue"."""
    before = units[noun_phrase_start(units, noun) : noun]
    return any(unit.low in LEVELS or unit.low in ROUNDS or _many(unit) for unit in before)


def _many(unit: Unit) -> bool:
    """Whether a word stands for all who sit at one table: "six-party"."""
    return unit.code == "B" and unit.actor is not None and len(unit.actor.sides) > 2


_BARGAINING = frozenset({"bargaining", "horse - trading", "horse trading", "haggling", "wrangling", "dickering"})  # "two days of"

_DAYS = ("day", "night", "weeks", "months")


def _aimed_at(units: Units, governor: Governor) -> bool:
    """Whether talks are only what others are for: "met on reviving the six-party talks"."""
    if governor.kind != "verb" or not governor.at or not has(units[governor.at], "verbs.resume"):
        return False
    before = [unit.low for unit in units[max(0, governor.at - 2) : governor.at]]
    if units[governor.at].low.endswith("ing"):
        return before[-1] in ABOUT
    return before[-1] == "to" and before[0] in _WAYS  # "talks on how to revive the six-party talks"


_WAYS = frozenset({"how", "ways", "way", "efforts", "effort", "attempts", "attempt", "need"})


ABOUT = frozenset({"on", "about", "of", "toward", "towards", "at", "for", "over", "to"})


_PRESENT = frozenset({"in", "during", "over", "at", "after", "before"})  # "over dinner A told B", "were in a huddle"


_ONE = frozenset({"a", "an", "one"})


def is_fresh(draft: Draft, governor: Governor, units: Units, noun: int, *, explicit: bool) -> bool:
    """Whether the words can stand for a meeting of their own: parties on both sides and something that says it is one."""
    if len(draft.parties) < 2 or _aimed_at(units, governor):
        return False
    if has(units[noun], "nouns_weak") and draft.kind is not Kind.CALL:
        return _weak_stands(draft, governor, units, noun, explicit=explicit)
    anchored = bool(draft.places or draft.ordinal or draft.status or draft.times)
    return anchored or (draft.kind is Kind.SUMMIT and explicit)


def _weak_stands(draft: Draft, governor: Governor, units: Units, noun: int, *, explicit: bool) -> bool:
    """Whether a word that can be of anything is of a meeting here: "dinner", "exchanges", "bargaining", "contacts"."""
    unit = units[noun]
    shared = has(units[governor.at], "verbs.have", "verbs.hold") and len(draft.people) > 1
    present = len({side for _, side in draft.sides}) > 1 and (explicit or governor.word in _PRESENT)
    present = present or _as_guest(units, noun, draft, governor)
    if has(unit, "meals") and not ((governor.kind == "verb" and (explicit or shared)) or present):
        return False
    phrase = units[noun_phrase_start(units, noun) : noun]
    if unit.low in _BARGAINING:
        return (explicit or len(draft.people) > 1) and any(lasts(near) or near.low.endswith(_DAYS) for near in phrase)
    holding = governor.kind == "verb" and has(units[governor.at], *_HOLDING)
    if unit.low in ("exchanges", "give-and-take") and not (holding or is_measured(units, noun_phrase_start(units, noun), noun)):
        return False  # of words, from afar
    if unit.low in VAGUE and not _is_session(units, noun):
        return _vague_stands(draft, governor, units, noun, said=(explicit, holding))
    told = draft.status is not None or (bool(draft.times) and not draft.inferred)
    return (explicit or holding or present or draft.inferred) and told


def _vague_stands(draft: Draft, governor: Governor, units: Units, noun: int, *, said: tuple[bool, bool]) -> bool:
    """Whether mere "dialogue" or "contacts" were a meeting; ``said``: whose they were, and that somebody held them."""
    explicit, holding = said
    start = noun_phrase_start(units, noun)
    if draft.sentence <= _LEAD and explicit and draft.status is Status.DENIED:
        return True
    if explicit and draft.status is Status.HELD and is_measured(units, start, noun):
        return True  # "seven hours of contacts between A and B"
    if governor.word == "during" and lasts(units[start]):
        return True  # "agreed with B during three days of contacts"
    if draft.times and governor.word in _PRESENT and units[start].low in _ONE:
        return True  # "will hold talks on Saturday after a preliminary contact on Friday"
    if not holding and _in_touch(draft, governor, units):
        return False
    told = draft.status in (Status.HELD, Status.PLANNED, Status.ONGOING) and not draft.guess  # who "backed dialogue" held none
    return ((explicit or holding) and told and governor.kind != "none") or _owned(draft, units, noun)


def _as_guest(units: Units, noun: int, draft: Draft, governor: Governor) -> bool:
    """Whether somebody does something at a table that others keep: "said at a dinner hosted by officials of B"."""
    kept = noun + 2 < len(units) and has(units[noun + 1], "verbs.host") and units[noun + 2].low == "by"
    return kept and bool(draft.people) and governor.word in _PRESENT


def _in_touch(draft: Draft, governor: Governor, units: Units) -> bool:
    """Whether two only reach each other: "is in constant conversation with", "A used a channel to be in contact with"."""
    if draft.times or draft.places:
        return False
    being = units[governor.at - 1]
    return (not draft.people and has(being, "auxiliaries.be_present")) or (governor.word == "in" and being.low == "be")


def _owned(draft: Draft, units: Units, noun: int) -> bool:
    """Whether somebody had them somewhere or on some day: "A's discussions with B in May", "A, whose contacts with B in P"."""
    start = noun_phrase_start(units, noun)
    whose = draft.definite or (start > 0 and units[start - 1].low == "whose")
    told = draft.status in (Status.HELD, Status.ONGOING, None) and bool(draft.places or draft.times)
    return whose and told and len({side for _, side in draft.sides}) > 1


def inferred_stands(draft: Draft, said_of_it: bool) -> bool:
    """Whether a meeting whose parties were told before is one of its own: dated, placed, numbered, or decided on."""
    if draft.times or draft.places or draft.ordinal:
        return True
    if draft.kind is Kind.SUMMIT:
        coming = draft.status in (Status.PLANNED, Status.CANCELLED) and draft.sentence <= _LEAD
        return (draft.another and draft.status is not None) or (coming and len(draft.people) > 1)
    decided = draft.status in (Status.PLANNED, Status.CANCELLED, Status.POSTPONED) and draft.sentence <= _LEAD
    return decided or (draft.status in (Status.HELD, Status.ONGOING) and said_of_it)


def sat_in(units: Units, draft: Draft, governor: Governor) -> bool:
    """Whether somebody sat in talks whose other side the story tells: "its envoys engaged in working-level talks"."""
    taking_part = governor.word == "in" and units[governor.at - 1].low in ("engaged", "participated")
    taking_part = taking_part or governor.word == "took part in"
    return taking_part and draft.kind is Kind.TALKS and draft.status in (Status.HELD, Status.ONGOING)


_LEAD = 2  # sentences
