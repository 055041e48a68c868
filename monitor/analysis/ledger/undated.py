"""Whether a mention fits an event where one of them has no date: by what lay ahead and what was over at the time of the story."""

from datetime import timedelta

from monitor.analysis.ledger.background import Nearness
from monitor.analysis.ledger.on_that_day import ended_before_it_was_ahead, is_over_for, last_day, outlived, passed_days
from monitor.analysis.ledger.pairs import Pair, Part
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF, GRACE, TOOK_PLACE, told, took_place_at
from monitor.analysis.ledger.revivals import REVIVAL_DAYS, is_revived, is_taken_up
from monitor.analysis.ledger.rounds import ROUND_DAYS
from monitor.analysis.ledger.spans import bounds, is_exact
from monitor.domain.meeting import Kind, Status

RECENT_DAYS = 120  # no two summits were held in one place so soon
_DAY = timedelta(days=1)
_WISHES = frozenset({Status.PROPOSED, Status.DENIED, Status.UNKNOWN})
_CALL_OFF_NEWS = timedelta(days=10)  # a story whose subject is a call-off tells of one of these days


def by_phase(pair: Pair) -> Part | None:
    """Judge where a date is missing: by what lay ahead and what was over at the time of the story."""
    mention, event = pair.report.mention, pair.event
    if ended_before_it_was_ahead(pair):
        return Part(None, "it still lay ahead when this was past")
    if is_over_for(pair):
        return _after_the_fact(pair)
    if mention.status in TOOK_PLACE:
        return _comes_about(pair)
    if _is_retold_call_off(pair):
        return Part(0.75 - _staleness(pair), "called off in both")
    if is_taken_up(pair):
        return Part(-1.0, "it was denied, and is to be after all")
    if event.status in CALLED_OFF - {Status.POSTPONED} and mention.status in AHEAD and pair.silent_days > 30:
        return Part(-3.0, "called off, and not spoken of since")
    if passed_days(pair) > 0 and event.status in CALLED_OFF - {Status.POSTPONED} and mention.status in AHEAD:
        same_trip = event.kind is Kind.VISIT and {*mention.people} & {*event.people} and is_revived(pair, on_both_sides=False)
        return Part(-1.0 if same_trip else -3.0, "called off, and its date is past")
    if passed_days(pair) > 30 and not outlived(event):
        return Part(-3.0 if _was_due(pair) else -2.0, "its date passed long ago")
    return Part(1.0 - _staleness(pair), "still ahead in both")


def _is_retold_call_off(pair: Pair) -> bool:
    """Tell whether an undated word on a call-off can be of one that is known: it is told again for months, in passing."""
    both = pair.report.mention.status in CALLED_OFF and pair.event.status in CALLED_OFF
    since = pair.report.at - (pair.event.status_at or pair.report.at)
    return both and since <= (_CALL_OFF_NEWS if pair.report.mention.main else RECENT_DAYS * _DAY)


def _after_the_fact(pair: Pair) -> Part:
    mention, event = pair.report.mention, pair.event
    if mention.status not in TOOK_PLACE | {Status.UNKNOWN}:
        return _broken_off(pair)
    reach, known = bounds(mention.when), took_place_at(event)
    if reach and known and reach[0] > known.date() + _DAY:
        return Part(None, "it was over before this took place")
    if reach and known and reach[1] < (known - 60 * _DAY).date():
        return Part(-1.0, "this was long past when that was first told")
    days = (pair.report.at.date() - (last_day(pair.event) or pair.report.at.date())).days
    if mention.status is Status.ONGOING and days > (ROUND_DAYS if event.status is Status.ONGOING else GRACE.days):
        return Part(None, "it is over, and this is under way")
    if mention.main and days > 7 and not on_the_spot(pair):
        return Part(-2.0, "the story tells it as news, and that one is old")
    if mention.kind is Kind.CALL and days > _CALL_DAYS:
        return Part(-2.0, "they have had time to telephone again")
    faded = min(1.0, days / 365) if pair.event.kind is Kind.SUMMIT else min(1.5, days / (60 if mention.kind is Kind.VISIT else 270))
    return Part(1.5 - faded, "it is over in both")


_CALL_DAYS = 30  # an undated "by telephone" is of these weeks: the same two leaders call each other every month or two


def _broken_off(pair: Pair) -> Part:
    """Judge an undated plan or call-off beside what is over; what is under way may be adjourned."""
    under_way = pair.event.status is Status.ONGOING and pair.silent_days <= GRACE.days
    if under_way and pair.report.mention.status in CALLED_OFF:
        return Part(0.5, "it is under way, and this is broken off")
    return Part(0.0, "told of it on the spot") if on_the_spot(pair) else Part(None, "it is over, and this lies ahead")


def on_the_spot(pair: Pair) -> bool:
    """Tell whether an undated word on a summit at the place where one was held of late can only mean that one."""
    mention, last = pair.report.mention, last_day(pair.event)
    just_held = last is not None and abs((pair.report.at.date() - last).days) <= RECENT_DAYS
    return (mention.kind is Kind.SUMMIT and mention.when is None and just_held
            and pair.background.nearness(mention.places, pair.event.places) is Nearness.SAME)


def _comes_about(pair: Pair) -> Part:
    reach = bounds(pair.event.when)
    if reach and reach[0] > pair.report.at.date() + _DAY:
        return Part(None, "its date has not come")
    if pair.event.status is Status.DENIED:
        return Part(-1.0 - _staleness(pair), "it was denied")
    if _at_its_place(pair):
        return Part(0.5, "a summit where one was to be")
    if _was_due(pair):
        return Part(-3.0, "its day passed unreported, and this is told as of these days")
    if reach and passed_days(pair) > 30:
        return Part(-2.0, "its date passed long ago")
    if not pair.report.mention.main and not reach and not bounds(pair.report.mention.when):
        return Part(-0.5, "a side remark without a date")
    return Part(1.0 - _staleness(pair), "what lay ahead may have come about")


def _at_its_place(pair: Pair) -> bool:
    """Tell whether a summit that took place did so where one was to be: leaders seldom meet twice in one town."""
    near = pair.background.nearness(pair.report.mention.places, pair.event.places)
    return pair.event.kind is Kind.SUMMIT and near is Nearness.SAME


def _was_due(pair: Pair) -> bool:
    """Tell whether a visit had its day and went untold, so that an undated word on one days later is of the next: envoys return."""
    event = pair.event
    exact = event.when is not None and is_exact(event.when) and not outlived(event)
    return event.kind is Kind.VISIT and exact and passed_days(pair) > GRACE.days + 1


def _staleness(pair: Pair) -> float:
    """Points lost by an undated plan that nobody mentioned for long; envoys' plans are short-lived, those of leaders keep."""
    event = pair.event
    silent = pair.silent_days
    if silent > 120:
        if event.kind is Kind.SUMMIT and pair.report.mention.status in CALLED_OFF and silent <= 365:
            return 0.5  # who turns a summit down means the one that was wished for
        return 2.0 if silent <= 365 and event.kind is not Kind.VISIT else 4.0  # who travels often is in one town again
    if _is_forgotten_offer(pair):
        return 1.0
    if event.kind is Kind.SUMMIT or not (len(event.people) > 1 or event.places):
        return 0.0
    if _is_bare(pair) and passed_days(pair) <= 0:
        return 0.0 if silent <= 45 else 0.5  # talks that are awaited, told of without a name
    return 0.0 if silent <= 14 else 0.5 if silent <= 45 else 1.0


def _is_bare(pair: Pair) -> bool:
    """Whether a mention says of itself neither who nor where nor when."""
    mention = pair.report.mention
    return not (mention.people or mention.places or mention.when)


def _is_forgotten_offer(pair: Pair) -> bool:
    """Whether an offer of talks, no more of it told, was not spoken of for months, and this has a day or a place of its own."""
    mention, event = pair.report.mention, pair.event
    only_wished = all(claim.value in _WISHES for claim in told(event, "status")) and not (event.people or event.places)
    fixed = mention.when is not None or bool(mention.places)
    return event.kind is not Kind.SUMMIT and fixed and only_wished and pair.silent_days > REVIVAL_DAYS
