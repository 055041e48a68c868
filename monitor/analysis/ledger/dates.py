"""When a meeting is: a plan follows the latest word, a past day stands."""

from dataclasses import replace
from datetime import date

from monitor.analysis.ledger.claims import was_told
from monitor.analysis.ledger.phases import CALLED_OFF, TOOK_PLACE, told
from monitor.analysis.ledger.rounds import MANY
from monitor.analysis.ledger.spans import LEG_DAYS, bounds, covers, describe, gap, hull, is_exact, is_open, length, refines
from monitor.analysis.ledger.turns import DAY, Step, Turn, make_change
from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Kind, Precision, Status, When

_LOOSE_DAYS = 92    # a quarter ("early next year") is a first date; a year is none, nor is "by May"
_MONTH_DAYS = 31
_NARROWER_DAYS = 28  # what a story says on its subject is more exact from a month less on


def fold_date(turn: Turn) -> Step:
    """Take in what a report says on the date."""
    new, old = turn.report.mention.when, turn.event.when
    if new is None or bounds(new) is None:
        return turn.event, ()
    if turn.before.status is Status.ONGOING and turn.report.mention.status is Status.POSTPONED:
        return turn.event, ()  # the day on which it goes on contradicts none on which it went
    if old is None or bounds(old) is None:
        return _set(turn, new, "dated for the first time", news=not is_open(new) and length(new) <= _LOOSE_DAYS)
    to_the_day = (is_exact(new) and is_exact(old)) or not turn.was_open
    if (gap(new, old) or 0) <= (1 if to_the_day else 0):  # the next day is that of another zone, the next month is not
        return _sharpen(turn, new, old)
    if turn.event.kind is Kind.VISIT and is_exact(new) and is_exact(old) and (gap(new, old) or 0) <= LEG_DAYS:
        return _set(turn, hull(new, old), "another leg of the trip", news=False)
    if turn.report.mention.status in TOOK_PLACE and turn.was_open:
        if _ended_days_after(turn, new, old):
            return _set(turn, hull(new, old), "it had its first day, and went on", news=False)
        return _set(turn, new, "held on another date than told")
    if not turn.was_open:
        return _dispute(turn, new, takes_over=is_exact(new) and not is_exact(old))
    return _move(turn, new, old)


def _set(turn: Turn, when: When, reason: str, *, news: bool = True) -> Step:
    change = make_change(turn.event, turn.report, ChangeKind.DATE, describe(turn.event.when), describe(when), reason,
                         news=news and turn.opens_news and not turn.looks_back)
    return replace(turn.event, when=when), (change,)


def _sharpen(turn: Turn, new: When, old: When) -> Step:
    if refines(new, old) or _narrows(turn, new, old):
        on_its_days = is_exact(old) and turn.report.mention.status in TOOK_PLACE
        return _set(turn, new, "more exact", news=not on_its_days)
    if is_exact(old) and length(new) > length(old) and covers(new, old) and (is_exact(new) or _went_on(turn, new, old)):
        return _set(turn, new, "more complete", news=False)
    return turn.event, ()


def _went_on(turn: Turn, new: When, old: When) -> bool:
    """Tell whether a report gives the end of something held of which the first day was known: a round can take weeks."""
    from_then_on = new.start is not None and new.start == old.start and new.precision is Precision.INTERVAL
    return from_then_on and turn.report.mention.status is Status.HELD and length(new) <= _LOOSE_DAYS


def _ended_days_after(turn: Turn, new: When, old: When) -> bool:
    """Tell whether a round of many, of which the first day was told, is one that a later day ended."""
    many = turn.event.kind is Kind.TALKS and len(turn.event.parties) >= MANY
    return many and is_exact(new) and is_exact(old) and (bounds(new) or (date.min,))[0] > (bounds(old) or (date.max,))[0]


def _narrows(turn: Turn, new: When, old: When) -> bool:
    """Tell whether a story takes a month or more off the time told for its subject: "in January or February"."""
    shorter = length(old) - length(new) >= _NARROWER_DAYS
    return turn.report.mention.main and not is_open(new) and not is_open(old) and shorter and covers(old, new)


def _move(turn: Turn, new: When, old: When) -> Step:
    """Take the latest word on something that lies ahead, unless it is vague, or one source of the day against another."""
    if is_open(new) or not turn.lies_ahead:
        return turn.event, ()
    if not turn.report.mention.main and not turn.is_on_again and not _outdates(turn, new, old):
        return turn.event, ()  # an aside moves nothing
    if _put_off_to(turn, new, old):
        row = make_change(turn.event, turn.report, ChangeKind.DATE, describe(old), describe(new), "put off to another day",
                          news=True)
        return replace(turn.event, when=new), (row,)
    if turn.report.mention.status in CALLED_OFF:  # such a story gives the date that no longer holds
        return _set(turn, new, "the date it had") if is_exact(new) and not is_exact(old) else (turn.event, ())
    latest = max((claim.last_at for claim in told(turn.event, "date") if claim.when == old), default=turn.report.at)
    if turn.report.at < latest - DAY:
        return turn.event, ()
    if turn.report.at.date() == latest.date() and is_exact(old):
        return _dispute(turn, new, takes_over=False)
    return _set(turn, new, "moved")


def _outdates(turn: Turn, new: When, old: When) -> bool:
    """Tell whether even a side remark tells a newer time, where days were never told: a day, or a later month not told before.

    Plans slip; an earlier month is mostly that of another meeting.
    """
    first, last = bounds(new), bounds(old)
    later = first is not None and last is not None and first[0] > last[1]
    fresh = later and length(new) <= _MONTH_DAYS and not was_told(turn.event, "date", describe(new) or "")
    return not is_exact(old) and (is_exact(new) or fresh)


def _put_off_to(turn: Turn, new: When, old: When) -> bool:
    """Tell whether a story gives a later day, week or month to something put off; most give the day that no longer holds."""
    first, last = bounds(new), bounds(old)
    later = first is not None and last is not None and first[0] > last[1]
    return turn.report.mention.status is Status.POSTPONED and length(new) <= _MONTH_DAYS and is_exact(old) and later


def _dispute(turn: Turn, new: When, *, takes_over: bool) -> Step:
    """Keep a second date beside the first, and say so once."""
    if was_told(turn.event, "date", describe(new) or ""):
        return turn.event, ()
    change = make_change(turn.event, turn.report, ChangeKind.CONTRADICTION, describe(turn.event.when), describe(new),
                         "sources differ on the date", news=True, slot="date")
    return (replace(turn.event, when=new) if takes_over else turn.event), (change,)
