"""What was called off, denied or put off, and is to be after all, on another day: the same meeting."""

from datetime import date

from monitor.analysis.ledger.background import Nearness
from monitor.analysis.ledger.pairs import Pair, Part
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF
from monitor.analysis.ledger.spans import LEG_DAYS, bounds, is_exact
from monitor.domain.counting import counted
from monitor.domain.event import Event, Report
from monitor.domain.meeting import Kind, Status

REVIVAL_DAYS = 60
_WEEKS_DAYS = 14   # so soon after a call-off, and so near the day that fell through, envoys meet for what they were to meet for
_TAKEN_UP_DAYS = 90  # a trip that was only denied, never called off, is looked forward to for months


def after_a_call_off(pair: Pair, distance: int) -> Part:
    """Points where a call-off stands between two days."""
    mention, event = pair.report.mention, pair.event
    if _is_set_anew(pair, distance):
        leaders = event.kind is Kind.SUMMIT and not mention.places  # who are known by their names
        return Part(0.5 if leaders else 0.0, f"called off these days, and to be {counted(distance, 'day')} apart in the same place")
    if is_taken_up(pair):
        return Part(-1.0, "it was denied, and is to be after all")
    numbered = mention.ordinal is not None and mention.ordinal == event.ordinal
    points = -1.0 - distance / 60 if is_revived(pair) else -2.0 - distance / 30
    return Part(-3.0 if numbered else points, f"called off, {counted(distance, 'day')} apart")


def _is_set_anew(pair: Pair, distance: int) -> bool:
    """Tell whether a call-off and a day set for the same place, days apart, are of one meeting.

    It was called off these days and a story whose subject it is sets another day ("back on, for the 28th"), or the day that a
    story calls off is the one set, counted differently ("in two weeks", told on two days).
    """
    mention, event = pair.report.mention, pair.event
    off = {mention.status, event.status} & CALLED_OFF
    leaders = event.kind is Kind.SUMMIT and not mention.places  # they have one ahead of them, whatever day a call-off gives it
    at_its_place = _is_at_its_place(pair) or (leaders and mention.status in CALLED_OFF)
    if not mention.main or not off or not at_its_place or mention.when is None or not is_exact(mention.when):
        return False
    if mention.status in CALLED_OFF:
        return event.status in AHEAD and distance <= (_WEEKS_DAYS if event.kind is Kind.SUMMIT else LEG_DAYS)
    fresh = event.status_at is not None and (pair.report.at - event.status_at).days <= _WEEKS_DAYS
    return mention.status in AHEAD and fresh and distance <= _WEEKS_DAYS


def is_taken_up(pair: Pair) -> bool:
    """Tell whether a trip that was said not to be planned is planned now: the same traveller, the same place, no day yet."""
    mention, event = pair.report.mention, pair.event
    if event.kind is not Kind.VISIT or event.status is not Status.DENIED or mention.status not in AHEAD or not mention.main:
        return False
    vague = mention.when is None or not is_exact(mention.when)
    same = bool({*mention.people} & {*event.people}) and _is_at_its_place(pair)
    return vague and same and pair.silent_days <= _TAKEN_UP_DAYS and not _was_set(event)


def _was_set(event: Event) -> bool:
    return event.when is not None and is_exact(event.when)


def _is_at_its_place(pair: Pair) -> bool:
    return pair.background.nearness(pair.report.mention.places, pair.event.places) in {Nearness.SAME, Nearness.WITHIN}


def is_revived(pair: Pair, *, on_both_sides: bool = True) -> bool:
    """Tell whether what was called off these weeks may be on again for another day, in the same town.

    A summit is known by its leaders; of envoys, those of both sides must be the same: they do meet for other things.
    """
    mention, event = pair.report.mention, pair.event
    near = pair.background.nearness(mention.places, event.places)
    fresh = event.status_at is not None and (pair.report.at - event.status_at).days <= REVIVAL_DAYS
    known = event.kind is Kind.SUMMIT or not on_both_sides or _same_on_both_sides(pair)
    return mention.status in AHEAD and near is Nearness.SAME and fresh and known


def _same_on_both_sides(pair: Pair) -> bool:
    sides = pair.background.sides
    shared = {sides.get(name) for name in {*pair.report.mention.people} & {*pair.event.people}} - {None}
    return len(shared) > 1


def is_moved_from(pair: Pair, fellow: Report) -> bool:
    """Tell whether of two mentions in one story one puts a meeting off to a later day and the other gives the day it had."""
    ours, theirs = pair.report.mention, fellow.mention
    if {ours.status, theirs.status} - AHEAD != {Status.POSTPONED} or ours.when is None or theirs.when is None:
        return False
    put_off, had = (ours, theirs) if ours.status is Status.POSTPONED else (theirs, ours)
    later = (bounds(put_off.when) or (date.min,))[0] > (bounds(had.when) or (date.max, date.max))[-1]
    return put_off.main and not had.main and had.status in AHEAD and later
