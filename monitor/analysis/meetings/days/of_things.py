"""Times that tell a thing from others of its name, count it, or are another noun's: "the 1994 accord", "Thursday's statement"."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, is_preposition, some, starts
from monitor.analysis.meetings.clause.reach import SIDELINES, bounded_by_a_vote
from monitor.analysis.meetings.days.sorts import counts
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Current
from monitor.domain.meeting import Status


def of_something_else(units: Units, at: int, draft: Draft) -> bool:
    """Whether a time goes with a thing, an age, games or another meeting: "the abductions of the 1970s", "the Winter Olympics"."""
    apart = units[at - 1].low == "by" and counts(units[at])
    back = at > 1 and units[at - 1].low in ("in", "on") and units[at - 2].low == "back"
    if units[at].low.endswith("0s") and not (units[at].low.startswith(_DURING) or units[at - 1].low in _DURING):
        return True  # "the abductions of the 1970s and 1980s"
    if back and draft.status in (Status.PLANNED, Status.PROPOSED):
        return True  # "agreed to meet B back in March"
    games = at + 1 < len(units) and units[at + 1].low in ("olympics", "games", "paralympics")  # "the Winter Olympics"
    if at + 1 < len(units) and units[at + 1].code == "s" and not _where_they_met(units, at, draft):
        return True  # "leading to Thursday's announcement"
    if draft.rule == "verb" and draft.status in (Status.HELD, Status.ONGOING) and _fixed_for_a_thing(units, at):
        return True  # "met B over drills scheduled for June"
    return apart or games or _names_a_thing(units, at) or _counts_tellings(units, at, draft) or _of_next_noun(units, at)


_DURING = ("in", "during")


def _fixed_for_a_thing(units: Units, at: int) -> bool:
    """Whether a time is that for which something is fixed that is no meeting: "an election due in May"."""
    fixed = at - 1 if has(units[at - 1], "phases.fixed") else at - 2
    if fixed < 1 or not has(units[fixed], "phases.fixed", "status.planned"):
        return False
    thing = units[fixed - 1]
    return thing.code == "u" and thing.low.isalpha() and not thing.low.endswith(("ly", "ed", "ing"))


def _where_they_met(units: Units, at: int, draft: Draft) -> bool:
    """Whether a time is that of the gathering at which people met: "met B at last month's forum", "on the sidelines of"."""
    there = units[at - 1].low in ("at", "during") or (units[at - 1].low == "of" and units[at - 2].low in SIDELINES)
    told = draft.nested or (draft.rule == "noun" and some(units[at + 2 : at + 6], "gatherings"))
    return there and not told


def _of_next_noun(units: Units, at: int) -> bool:
    """Whether a time is the adjective of the next meeting or journey ("his August visit")."""
    before, after = units[at - 1], units[at + 1 : at + 3]
    owned = before.code in "ds" or is_possessive(before)
    return owned and some(after, "nouns.")


def _names_a_thing(units: Units, at: int) -> bool:
    """Whether a time tells one thing from others of its name: "the 1994 accord", "its January statement"."""
    before, after = units[at - 1], units[at + 1] if at + 1 < len(units) else None
    if bounded_by_a_vote(units, at):
        return False
    owned = before.code in "ds" or is_possessive(before)
    if owned and after is not None and after.low == "-":
        return True  # "the 1950-53 war"
    noun = after is not None and after.code in "wuh" and after.low.isalpha() and not is_preposition(after)
    return owned and noun and not has(after, "say", "adverbs", "clause_words") and not starts(after, "auxiliaries.")  # type: ignore[arg-type]


def _counts_tellings(units: Units, at: int, draft: Draft) -> bool:
    """Whether a time is only what a number counts in: "their third meeting this year", "twice this month"."""
    span = units[at].extra
    if not isinstance(span, TimeSpan) or not isinstance(span.value, Current):
        return False
    if draft.status not in (Status.HELD, Status.ONGOING, None) and not draft.purpose:
        return False  # "flew to P for his third summit with B this year" counts, too
    return bool(draft.ordinal) or any(
        starts(unit, "ordinals.") or unit.low in ("twice", "times") for unit in units[max(0, at - 8) : at]
    )
