"""The day of what was said at a meeting: "A said on Monday that ... He made the remark at the start of talks with B"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, lacks
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

HEARERS = frozenset({"reporters", "journalists", "lawmakers"})  # told something where the teller then was
_WORDS = frozenset({"remark", "remarks", "comment", "comments"})
_MADE = frozenset({"made", "came", "making"})
_SPOKE = frozenset({"spoke", "speaking", "talking"})
_THERE = frozenset({"at", "during", "in", "after", "following", "as", "while", "when"})
_NOT_THERE = frozenset({"before", "ahead of", "ahead", "until"})
_OPENS = 8  # units of "A made the remark", "The remarks by A came", "A was speaking"


def said_at(units: Units) -> int | None:
    """Where the day stands on which something was said: "said Monday", "told reporters in P on Monday"."""
    return next((at for at, unit in enumerate(units) if at and unit.code == "T" and is_day(unit) and said_on(units, at)), None)


def said_on(units: Units, day: int) -> bool:
    """Whether a day stands right behind a verb of saying."""
    at = day - 2 if units[day - 1].low == "on" else day - 1
    if at > 1 and units[at].place is not None and has(units[at - 1], "prepositions.place"):
        at -= 2
    return at >= 0 and (has(units[at], "say") or units[at].low in HEARERS)


def date_remarks(sentence: Sentence, story: SoFar) -> None:
    """Give the undated meeting at which a remark was made the day of the remark."""
    units = sentence.units
    if story.last is None or not story.here or sentence.headline or any(unit.code == "T" and is_day(unit) for unit in units):
        return
    at = _where_made(units)
    said = said_at(story.last.units) if at is not None else None
    day = story.last.units[said].extra if said is not None else None
    if at is None or not isinstance(day, TimeSpan):
        return
    dated = [draft for draft in story.here if draft.start >= units[at].start and _undated(draft) and not _crossed(units, at, draft)]
    for draft in dated[:1]:
        draft.times.append(day)
        draft.tensed = True
    settled(sentence.scene, dated[:1])


def _undated(draft: Draft) -> bool:
    done = draft.status in (None, Status.HELD, Status.ONGOING)
    return done and draft.kind not in (Kind.VISIT, Kind.CALL) and not draft.times and not draft.prior


def _where_made(units: Units) -> int | None:
    """Where "at", "during" or "after" stands behind the making of a remark that opens a sentence."""
    if lacks(units, *_WORDS, *_SPOKE):
        return None
    begins = _behind_apposition(units)
    for at in range(begins, min(len(units) - 2, begins - 1 + _OPENS)):
        made = units[at].low in _WORDS and _told(units, at) and any(unit.low in _MADE for unit in units[:_OPENS])
        if made or (units[at].low in _SPOKE and is_actor(units[0])):
            there = next((i for i in range(at + 1, min(len(units), at + _OPENS)) if units[i].low in _THERE | _NOT_THERE), None)
            return there if there is not None and units[there].low in _THERE else None
    return None


def _behind_apposition(units: Units) -> int:
    """Where a sentence goes on behind what it says of its subject: "A, on his first tour since taking office, was speaking"."""
    if len(units) < _OPENS or not is_actor(units[0]) or units[1].code != ",":
        return 1
    close = next((at for at in range(2, len(units) - 1) if units[at].code == ","), 0)
    return close + 1 if close and has(units[close + 1], "auxiliaries.be_past") else 1


def _told(units: Units, at: int) -> bool:
    """Whether it is the remark just told: "the remark", "his comments"."""
    return units[at - 1].code == "d" or is_possessive(units[at - 1])


def _crossed(units: Units, there: int, draft: Draft) -> bool:
    """Whether another clause, or what is still to come, lies between the remark and the meeting."""
    between = [unit for unit in units[there + 1 :] if unit.start < draft.start]
    return any(unit.code in ",;" or unit.low in _NOT_THERE or has(unit, "say", "clause_words") for unit in between)
