"""Whether a mention fits an event in place: towns keep envoys' meetings apart, and are guessed at for leaders until they meet."""

from monitor.analysis.ledger.background import Nearness
from monitor.analysis.ledger.pairs import Pair, Part
from monitor.analysis.ledger.phases import AHEAD, TOOK_PLACE, told, took_place_at
from monitor.analysis.ledger.spans import gap, is_exact, length, same_days
from monitor.domain.meeting import Kind, Status

_NEARNESS = {
    Nearness.SAME: (2.0, 2.0, "the same place"), Nearness.WITHIN: (1.0, 1.0, "one place inside the other"),
    Nearness.COUNTRY: (-0.5, -1.0, "two places of one country"), Nearness.APART: (-1.5, -4.0, "two countries"),
}


def by_place(pair: Pair) -> Part | None:
    """Points for the place; None where one of them has none."""
    mention, event = pair.report.mention, pair.event
    near = pair.background.nearness(mention.places, event.places)
    if near is Nearness.UNKNOWN:
        return None
    ahead, past, reason = _NEARNESS[near]
    guessed = event.kind is Kind.SUMMIT and near in {Nearness.COUNTRY, Nearness.APART}
    if guessed and mention.status not in TOOK_PLACE and took_place_at(event) is None:
        return Part(0.0, "places are guessed at until leaders meet")
    if guessed and _on_one_day(pair):
        return Part(-0.5, "two places, and leaders are in one on a day")
    if near is Nearness.APART and event.kind is not Kind.SUMMIT:
        # envoys who are to meet elsewhere are to meet anew, unless a day or the same words say otherwise
        if _was_only_offered_there(pair):
            return Part(0.0, "offered there once, and planned since with no town")
        ahead = -1.0 if _is_offered_for_these_days(pair) else -2.0
    fixed = mention.status in TOOK_PLACE or mention.kind is Kind.VISIT or took_place_at(event) is not None
    return Part(past if fixed else ahead, reason)


def _on_one_day(pair: Pair) -> bool:
    """Tell whether both give one and the same day: two leaders meet no second time in another country on it."""
    return same_days(pair.report.mention.when, pair.event.when) and not pair.fellows


def _is_offered_for_these_days(pair: Pair) -> bool:
    """Tell whether it was only offered, weeks ago at most, for the days for which it is now set: an offer fixes no town."""
    mention, event = pair.report.mention, pair.event
    if mention.when is None or event.when is None or not mention.main or mention.status is not Status.PLANNED:
        return False
    near = is_exact(mention.when) and length(event.when) <= _NEAR_DAYS and (gap(mention.when, event.when) or 0) <= _NEAR_DAYS
    only_offered = all(claim.value == Status.PROPOSED for claim in told(event, "status"))
    return near and only_offered and pair.silent_days <= _OFFER_DAYS


_NEAR_DAYS, _OFFER_DAYS = 7, 21


def _was_only_offered_there(pair: Pair) -> bool:
    """Tell whether the same envoys' talks had a town while they were an offer, and have been told as planned since without one."""
    mention, event = pair.report.mention, pair.event
    shared = tuple({*mention.people} & {*event.people})
    if event.when is not None or event.status not in AHEAD or len(pair.background.sides_of(shared)) < _BOTH:
        return False
    placed = max((claim.last_at for claim in told(event, "place")), default=None)
    return placed is not None and any(claim.value == Status.PLANNED and claim.at > placed for claim in told(event, "status"))


_BOTH = 2  # sides
