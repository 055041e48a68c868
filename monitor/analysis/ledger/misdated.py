"""Summits of which one story tells another day than they had: two leaders do not meet twice within a fortnight."""

from monitor.analysis.ledger.background import Nearness
from monitor.analysis.ledger.pairs import Pair
from monitor.analysis.ledger.phases import AHEAD, TOOK_PLACE, told
from monitor.analysis.ledger.spans import gap, is_exact
from monitor.domain.meeting import Kind

_FORTNIGHT = 14
_ELSEWHERE = frozenset({Nearness.COUNTRY, Nearness.APART})


def is_that_summit(pair: Pair, distance: int) -> bool:
    """Tell whether a summit took place on a day that several stories had given, or in its town days before the day that is set.

    Whatever later day the last story had.
    """
    mention, event = pair.report.mention, pair.event
    if event.kind is not Kind.SUMMIT or event.status not in AHEAD or mention.status not in TOOK_PLACE:
        return False
    if mention.when is None or not is_exact(mention.when):
        return False
    near = pair.background.nearness(mention.places, event.places)
    if near is Nearness.SAME and mention.main and distance <= _FORTNIGHT:
        return True
    days = (claim.when for claim in told(event, "date") if claim.when and is_exact(claim.when) and claim.last_at > claim.at)
    return any(gap(mention.when, when) == 0 for when in days) and near not in _ELSEWHERE


def is_dated_in_passing(pair: Pair, distance: int) -> bool:
    """Tell whether a side remark gives a summit with the North another day near its own, and no other place.

    With the North alone: allies meet oftener.
    """
    mention, event = pair.report.mention, pair.event
    summit = event.kind is Kind.SUMMIT and "DPRK" in event.parties and not mention.main and not pair.fellows
    return summit and distance <= _FORTNIGHT and pair.background.nearness(mention.places, event.places) not in _ELSEWHERE
