"""A time at the head of a sentence or of a reported clause: "On Monday A met B", "said that last week A met B"."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.clause_bounds import reported_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.reach import CLAUSE_ENDS
from monitor.analysis.meetings.days.same_day import HEAD
from monitor.analysis.meetings.days.sorts import dates_what_follows


def at_the_head(units: Units, first: int) -> list[int]:
    """A time that opens the sentence or the clause that is reported, or follows its subject, with no other verb on either side."""
    if set_in := _set_in(units, first):
        return set_in
    opens = reported_from(units, first)
    clock = _CLOCK if opens + 1 < first and units[opens].low in _AROUND and units[opens + 1].code == "0" else 0
    for at in range(opens, min(opens + HEAD + clock, first)):
        unit = units[at]
        if at == opens and unit.low == "come":
            continue  # "Come October, they will meet"
        if unit.code == "T" and (units[at + 1].low in _NO_HEAD or starts(units[at + 1], "nouns.")):
            return []  # "The weekend talks were a twist over a summit"; "Oslo, June 3 (AP) -" and its like
        if has(unit, "gatherings"):
            return []  # "At a rally on Monday, A praised his summit with B"
        if unit.code == "T":
            behind = _aside_behind(units, at, first)
            crossed = any(starts(other, "verbs.") or _other_deed(other) for other in units[behind:first])
            return [] if crossed or _new_clause(units, at, first) else [at]
        if has(unit, "say", "irregular_past", "verbs.", "nouns.", "auxiliaries."):
            return []
        if unit.code in "wu" and unit.low.endswith("ed"):
            return []
    return []


_NO_HEAD = ("'s", "'", "-", ".", "(")
_AROUND = frozenset({"at", "around", "about"})
_CLOCK = 5  # units of "10 a.m."


def _set_in(units: Units, first: int) -> list[int]:
    """A time between commas right before the subject: "Two days before the inauguration, on January 18, A met B"."""
    for at in range(first - 1, max(1, first - _SET_IN), -1):
        if units[at].code == "T":
            closed = units[at + 1].code == "," and any(unit.code == "," for unit in units[at - 2 : at])
            return [at] if closed else []
        between = units[at].code == "," or is_actor(units[at]) or has(units[at], "adverbs") or units[at].low in _LED
        if not between or units[at].low in _JOINTS:
            return []
    return []


_JOINTS = frozenset({"and", "but", "or", "while", "when", "as"})  # behind which another clause begins
_LED = frozenset({"led", "headed", "by"})  # "a delegation led by A"
_SET_IN = 8  # units from such a time to the verb


def _aside_behind(units: Units, at: int, first: int) -> int:
    """Where a sentence goes on behind a time and what is told with it: "Last summer, as tensions eased,", "On T, A said,"."""
    if units[at + 1].code != ",":
        return at + 1
    if (close := _whose_word(units, at + 1)) is not None:
        return close
    if not _told_with(units[at + 2]):
        return at + 1
    return next((i for i in range(first - 1, max(at + 2, first - _SUBJECT), -1) if units[i].code == ","), at + 1)


def _whose_word(units: Units, comma: int) -> int | None:
    """The comma that closes whose word a sentence is, right behind its time: "Last week, the official said, A met B"."""
    near = range(comma + 2, min(len(units), comma + _WORD))
    close = next((at for at in near if units[at].code == ","), None)
    said = [unit for unit in units[comma + 1 : close] if has(unit, "say")]
    plain = not any(unit.low == "that" or unit.code == ";" or starts(unit, "verbs.") for unit in units[comma + 1 : close])
    return close if close is not None and len(said) == 1 and plain and has(units[close - 1], "say") else None


_WORD = 9  # units of ", the ministry's spokesman said,"


def _told_with(unit: Unit) -> bool:
    """Whether a word opens what is told with a time: "after talks", "during a visit", "a day after landing"."""
    return unit.low in CLAUSE_ENDS or unit.low in ("with", "even") or is_preposition(unit) or dates_what_follows(unit)


_SUBJECT = 9  # units from the comma before it to the verb: "U.S. envoy A and his aide B"


def _other_deed(unit: Unit) -> bool:
    """Whether a time before this word is that of something else: "on Saturday expressed optimism about his summit"."""
    return unit.code == ";" or has(unit, "say", "status.threat") or (unit.code == "u" and unit.low.endswith("ed"))


def _new_clause(units: Units, at: int, first: int) -> bool:
    """Whether "and somebody does" or "that somebody does" lies between a time and a verb."""
    joints = (i for i in range(at + 1, first - 1) if units[i].low in ("and", "but", "that") and not is_actor(units[i - 1]))
    return any(opens_clause(units, i + 1) for i in joints)
