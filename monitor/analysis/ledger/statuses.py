"""The life of a meeting: proposed, planned, called off, on again, held; one event all the while."""

from dataclasses import replace
from datetime import timedelta

from monitor.analysis.ledger.background import Nearness
from monitor.analysis.ledger.claims import was_told
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF, TOOK_PLACE, standing, told
from monitor.analysis.ledger.spans import bounds, gap, is_exact, same_days
from monitor.analysis.ledger.turns import DAY, Step, Turn, make_change
from monitor.domain.event import ChangeKind
from monitor.domain.meeting import Kind, Status

RETOLD = timedelta(days=10)   # how long a call-off that came to nothing is told again
SAME_ACT = timedelta(days=3)  # one outlet's "postponed" is another's "cancelled": within this, one act
_FORWARD = {
    Status.UNKNOWN: frozenset(Status) - {Status.UNKNOWN, Status.LAPSED},
    Status.PROPOSED: frozenset({Status.PLANNED}) | TOOK_PLACE | CALLED_OFF,
    Status.PLANNED: TOOK_PLACE | CALLED_OFF,
    Status.ONGOING: frozenset({Status.HELD, Status.POSTPONED}),
    Status.POSTPONED: frozenset({Status.PLANNED, Status.PROPOSED, Status.CANCELLED}) | TOOK_PLACE,
    Status.CANCELLED: frozenset({Status.PLANNED, Status.PROPOSED, Status.POSTPONED}) | TOOK_PLACE,
    Status.DENIED: frozenset({Status.PLANNED, Status.PROPOSED}) | TOOK_PLACE,
}
_SILENT = {(Status.POSTPONED, Status.CANCELLED), (Status.CANCELLED, Status.POSTPONED)}


def fold_status(turn: Turn) -> Step:
    """Move the status where the report carries it on; keep a dispute where one side denies what others report."""
    old, new = turn.event.status, turn.report.mention.status
    reason = _advance(turn)
    if reason is not None:
        news = (old, new) not in _SILENT and not _is_long_over(turn) and not turn.looks_back and not _has_its_new_day(turn)
        stood = standing(turn.event, turn.report.at) if old in AHEAD else old
        change = make_change(turn.event, turn.report, ChangeKind.STATUS, str(stood), str(new), reason, news=news)
        return replace(turn.event, status=new, status_at=turn.report.at), (change,)
    if old is Status.HELD and new in {Status.CANCELLED, Status.DENIED} and not was_told(turn.event, "status", new):
        reason = "one source says it did not take place"
        return turn.event, (
            make_change(turn.event, turn.report, ChangeKind.CONTRADICTION, str(old), str(new), reason, news=True, slot="status"),)
    return turn.event, ()


def _is_long_over(turn: Turn) -> bool:
    """Tell whether a side remark says of something under way no more than what its silence has said since: it is over."""
    over = turn.event.status is Status.ONGOING and standing(turn.event, turn.report.at) is Status.HELD
    return over and not turn.report.mention.main


def _has_its_new_day(turn: Turn) -> bool:
    """Tell whether a plan gives no more than the day that was told with the delay: "put back by a week to the 26th"."""
    mention, event = turn.report.mention, turn.event
    if event.status is not Status.POSTPONED or mention.when is None or event.when is None or not is_exact(event.when):
        return False
    told_with_it = any(claim.when == event.when and claim.at == event.status_at for claim in told(event, "date"))
    return told_with_it and len(told(event, "date")) > 1 and gap(mention.when, event.when) == 0


def _is_named_anew(turn: Turn, since: timedelta) -> bool:
    """Tell whether a side remark on a trip called off weeks ago names who is to go, and where: it is spoken of again."""
    mention, event = turn.report.mention, turn.event
    named = {*mention.people} & {*event.people} and mention.places
    return event.kind is Kind.VISIT and bool(named) and since > RETOLD


def _advance(turn: Turn) -> str | None:
    """Say why the status moves, or None where it stays."""
    old, new = turn.event.status, turn.report.mention.status
    if new not in _FORWARD.get(old, frozenset()):
        return None
    if new in TOOK_PLACE:
        return _come_about(turn)
    told_at = [claim.at for claim in told(turn.event, "status") if claim.value == old]
    since = turn.report.at - max(told_at, default=turn.report.at)
    if since < timedelta(0) and old is not Status.PROPOSED:
        return None  # an older story that came late
    if new in CALLED_OFF and not _calls_off(turn):
        return None
    if old is Status.ONGOING:
        return "it is adjourned" if turn.report.mention.main and turn.event.kind is Kind.TALKS else None
    if old in CALLED_OFF and new in CALLED_OFF:
        return "called off for good" if since > SAME_ACT else None
    if old is Status.DENIED and new is Status.PROPOSED and not turn.report.mention.main:
        return None  # a wish in passing undoes no denial
    if old in CALLED_OFF:
        vouched = turn.report.mention.main or turn.report.mention.when is not None or _is_named_anew(turn, since)
        return "it is on again" if since >= DAY and turn.lies_ahead and vouched else None
    return "what stood is off" if new in CALLED_OFF else "a wish became a plan"


def _calls_off(turn: Turn) -> bool:
    """Tell whether a report can call a meeting off by itself, or with another of these days.

    An aside cannot. Nor can, for days, a story on a meeting that was off and is on again: it is told with its past.
    """
    off = [claim for claim in told(turn.event, "status") if claim.value in CALLED_OFF]
    since = turn.event.status_at or turn.report.at
    revived = any(claim.at < since for claim in off)
    seconded = any(claim.last_at > since and turn.report.at - claim.last_at <= SAME_ACT for claim in off)
    if not turn.report.mention.main:
        return (not off and _is_of_its_day(turn)) or (seconded and not revived)
    fresh = all(turn.report.at - claim.last_at > RETOLD for claim in off)
    return fresh or seconded


def _come_about(turn: Turn) -> str | None:
    reach = bounds(turn.report.mention.when or turn.event.when)
    if reach is None and not (turn.report.mention.main or _names_both(turn) or _is_at_its_table(turn)):
        return None  # an aside without a date, on something without a date
    if reach and reach[0] > (turn.report.at + DAY).date():
        return None
    if _is_just_off(turn):
        return None  # "the meeting", in passing, days after it was called off: what was to be, or another
    if _is_bare_aside(turn) and standing(turn.event, turn.report.at) is Status.LAPSED:
        return None  # "the talks", in passing, long after their day went unreported: mostly others
    if turn.event.kind is Kind.SUMMIT and _is_hearsay(turn):
        return None  # what leaders did is told with its day or place, or by several
    return "it took place" if turn.report.mention.status is Status.HELD else "it is under way"


def _is_just_off(turn: Turn) -> bool:
    """Tell whether an undated side remark is of what was called off these days: had it been held, its day would be told."""
    mention, event = turn.report.mention, turn.event
    since = turn.report.at - (event.status_at or turn.report.at)
    return event.status in CALLED_OFF and not mention.main and mention.when is None and since <= RETOLD


def _is_bare_aside(turn: Turn) -> bool:
    mention = turn.report.mention
    return not (mention.main or mention.when or mention.places or mention.people)


def _is_hearsay(turn: Turn) -> bool:
    """Tell whether a report alone says that a vaguely planned meeting took place, without saying when or where."""
    mention, old = turn.report.mention, turn.event.when
    if mention.when is not None or mention.places or (old is not None and is_exact(old)):
        return False
    took_place = [claim for claim in told(turn.event, "status") if claim.value in TOOK_PLACE]
    return not any(turn.report.at - claim.last_at <= SAME_ACT for claim in took_place)


def _names_both(turn: Turn) -> bool:
    """Tell whether a report names the same people of more than one side as are known: then it can only mean this meeting."""
    known = set(turn.event.people) & set(turn.report.mention.people)
    return len({turn.background.sides.get(name) for name in known} - {None}) > 1


def _is_at_its_table(turn: Turn) -> bool:
    """Tell whether a report names somebody who was to be there, and the town: "had three days of talks in P"."""
    mention, event = turn.report.mention, turn.before
    return bool({*mention.people} & {*event.people}) and turn.background.nearness(mention.places, event.places) is Nearness.SAME


def _is_of_its_day(turn: Turn) -> bool:
    """Tell whether a report gives the very days that the meeting was to have, none of them long past."""
    reach = bounds(turn.event.when)
    same = same_days(turn.report.mention.when, turn.event.when)
    return same and reach is not None and reach[1] >= (turn.report.at - SAME_ACT).date()
