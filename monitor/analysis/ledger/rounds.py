"""Talks that take more than a day: what was under way goes on, is adjourned, or ends days after the one day told for it."""

from datetime import date

from monitor.analysis.ledger.pairs import Pair
from monitor.analysis.ledger.phases import AHEAD, TOOK_PLACE
from monitor.analysis.ledger.spans import bounds
from monitor.domain.meeting import Kind, Status

ROUND_DAYS = 14  # what was under way, and is again when it is next spoken of, went on meanwhile: rounds take weeks
_LONGEST_DAYS = 25  # from one day of a round to the next, a leader's funeral between them
MANY = 3  # parties from which talks are a round, opened on a day and ended on another, and one telling may leave some out


def is_adjourned(pair: Pair) -> bool:
    """Tell whether a story breaks off talks that were under way these days, and gives the later day on which they go on."""
    mention, event = pair.report.mention, pair.event
    later = (bounds(mention.when) or (date.min,))[0] > pair.report.at.date()
    under_way = event.status is Status.ONGOING and pair.silent_days <= ROUND_DAYS
    return mention.kind is event.kind is Kind.TALKS and mention.status is Status.POSTPONED and mention.main and later and under_way


def goes_on(pair: Pair, distance: int) -> bool:
    """Tell whether talks that were under way may be those that a later day ends: a round can take weeks."""
    is_under_way = pair.event.status is Status.ONGOING
    return _are_talks(pair) and is_under_way and _is_later(pair) and distance <= _LONGEST_DAYS


def is_a_further_day(pair: Pair, distance: int) -> bool:
    """Tell whether two who sit together these days are to see each other again on a day beside: "will see B again on Friday"."""
    mention, event = pair.report.mention, pair.event
    under_way = event.status is Status.ONGOING and pair.silent_days <= _BESIDE and mention.status is Status.PLANNED
    both = len(pair.background.sides_of(tuple({*mention.people} & {*event.people}))) > 1
    return under_way and both and not mention.places and _is_later(pair) and distance <= _BESIDE


_BESIDE = 2  # days


def has_gone_on(pair: Pair, distance: int) -> bool:
    """Tell whether talks of many, of which only the day they were to open was told, are those that end days after it."""
    many = len({*pair.report.mention.parties} & {*pair.event.parties}) >= MANY
    came_about = pair.event.status in AHEAD and pair.report.mention.status in TOOK_PLACE
    return _are_of_many(pair) and many and came_about and _is_later(pair) and distance <= ROUND_DAYS


def _are_of_many(pair: Pair) -> bool:
    """Whether both are talks, or meetings of so many that they can only be a round: "the six will meet again"."""
    many = len({*pair.report.mention.parties} & {*pair.event.parties}) > MANY
    return _are_talks(pair) or (many and {pair.report.mention.kind, pair.event.kind} <= {Kind.TALKS, Kind.MEETING})


def _are_talks(pair: Pair) -> bool:
    return pair.report.mention.kind is pair.event.kind is Kind.TALKS


def _is_later(pair: Pair) -> bool:
    return (bounds(pair.report.mention.when) or (date.min,))[0] > (bounds(pair.event.when) or (date.max,))[0]
