"""Whether a mention fits an event in time: what decides most often, read against what was known when.

A meeting that still lay ahead at noon cannot have been held that morning; what is over is not planned again.
"""

from datetime import date, timedelta

from monitor.analysis.ledger.background import Nearness
from monitor.analysis.ledger.pairs import Pair, Part
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF, GRACE, TOOK_PLACE, opened_ahead, told, took_place_at
from monitor.analysis.ledger.revivals import REVIVAL_DAYS, after_a_call_off, is_revived, is_taken_up
from monitor.analysis.ledger.rounds import ROUND_DAYS, goes_on, has_gone_on, is_a_further_day, is_adjourned
from monitor.analysis.ledger.spans import LEG_DAYS, bounds, gap, is_exact, is_open, length
from monitor.domain.event import Claim, Event
from monitor.domain.meeting import Kind, Mention, Status

RECENT_DAYS = 120  # no two summits were held in one place so soon
_DAY = timedelta(days=1)
_LATE_DAYS = 7
_SLIP_DAYS = 4
_WEEKS = 31
_WISHES = frozenset({Status.PROPOSED, Status.DENIED, Status.UNKNOWN})
_CALL_OFF_NEWS = timedelta(days=10)  # a story whose subject is a call-off tells of one of these days


def by_time(pair: Pair) -> Part | None:
    """Points for the time; None where neither side tells enough."""
    distance = gap(pair.report.mention.when, pair.event.when)
    if distance is None:
        return _by_phase(pair)
    if distance <= 1:
        return _agreeing(pair)
    if distance <= LEG_DAYS and _is_one_trip(pair):
        return Part(2.0, "legs of one trip")
    return _disagreeing(pair, distance)


def _is_one_trip(pair: Pair) -> bool:
    mention, event = pair.report.mention, pair.event
    if mention.kind is not Kind.VISIT or event.kind is not Kind.VISIT:
        return False
    return bool(set(mention.people) & set(event.people)) and bool(set(mention.places) & set(event.places))


def _agreeing(pair: Pair) -> Part:
    spans = [length(when) for when in (pair.report.mention.when, pair.event.when) if when is not None]
    widest = max(spans, default=0)
    mention = pair.report.mention
    if _is_over_for(pair) and mention.status in AHEAD and mention.when and not is_exact(mention.when):
        return Part(None, "it is over, and this lies ahead")
    if mention.status in TOOK_PLACE and pair.event.status in CALLED_OFF and mention.when and not is_exact(mention.when):
        other_month = gap(mention.when, pair.event.when) == 1 and pair.event.when is not None and not is_exact(pair.event.when)
        return Part(None if other_month else 0.0, "the same time, and it was called off")
    beside = gap(mention.when, pair.event.when) == 1
    if beside and widest > 7 and mention.status in AHEAD and not _is_over_for(pair):
        return Part(2.0, "a plan that may have moved by a little")
    return Part((3.0 if widest <= 7 else 2.0 if widest <= 45 else 1.0) - beside, "the next day" if beside else "the same time")


def _disagreeing(pair: Pair, distance: int) -> Part:
    mention, event = pair.report.mention, pair.event
    settled = event.when is not None and is_exact(event.when) and not _outlived(event)
    if settled and mention.status in TOOK_PLACE and event.status not in TOOK_PLACE and _lies_ahead_for(pair):
        return Part(None, "its date has not come")
    if settled and mention.status in CALLED_OFF and _lies_ahead_for(pair) and _is_past_for(pair):
        return Part(0.5, "the day on which it was called off")
    over = took_place_at(event) is not None
    again = over and mention.status in AHEAD and not _is_past_for(pair)
    if not again and any(_is_told_before(mention, claim) for claim in told(event, "date") if claim.when != event.when):
        return Part(1.0, "a date told before")
    if over and (is_adjourned(pair) or is_a_further_day(pair, distance)):
        return Part(1.0, "it is under way, and this is the day it is adjourned to, or a further day of it")
    if over:
        return _on_another_day(pair, distance)
    if _ended_before_it_was_ahead(pair):
        return Part(None, "it still lay ahead when this was past")
    if _is_put_off(pair):
        reach, base = 30 if mention.status in TOOK_PLACE else 90, 3.0 if mention.kind is Kind.SUMMIT else 2.0
        return Part(max(-4.0, base - distance / reach), "it was put off, and this may be its new date")
    if event.status in CALLED_OFF - {Status.POSTPONED} or (mention.status in CALLED_OFF and settled):
        return after_a_call_off(pair, distance)
    if mention.status in TOOK_PLACE and _has_not_begun(pair):
        return Part(-3.0, "the weeks it was to be in have not come")
    if has_gone_on(pair, distance):
        return Part(1.0, "a round that had its first day, and has gone on")
    unreported = settled and event.kind is not Kind.SUMMIT  # nobody overlooks one that took place: its date was wrong, or moved
    if unreported and _passed_days(pair) > (1 if mention.status in AHEAD else 3):
        return _after_its_day(pair, distance)
    return Part(max(-4.0, 2.0 - distance / 90), f"a plan {distance} days away may have moved")


def _after_its_day(pair: Pair, distance: int) -> Part:
    mention = pair.report.mention
    if _has_slipped(pair, distance):
        return Part(1.0, "its day passed unreported, and it took place there days later")
    exact = mention.when is not None and is_exact(mention.when)
    return Part(-5.0 if exact else -1.5, f"its day passed unreported, {distance} days apart")


def _has_slipped(pair: Pair, distance: int) -> bool:
    """Tell whether talks took place where they were set for some days before, of which nobody reported that they had: a delay."""
    mention, event = pair.report.mention, pair.event
    exact = all(when is not None and is_exact(when) for when in (mention.when, event.when))
    ours, theirs = bounds(mention.when), bounds(event.when)
    later = ours is not None and theirs is not None and ours[0] > theirs[1]
    session = mention.kind in (Kind.TALKS, Kind.MEETING) and mention.status in TOOK_PLACE
    due = event.status is Status.PLANNED and pair.background.nearness(mention.places, event.places) is Nearness.SAME
    return exact and later and session and due and distance <= _SLIP_DAYS


def _on_another_day(pair: Pair, distance: int) -> Part:
    mention, event = pair.report.mention, pair.event
    if mention.status not in TOOK_PLACE:
        return Part(None, "it is over, and this is another date")
    if goes_on(pair, distance):
        return Part(0.0, "it was under way, and may have gone on")
    vague = not (mention.when and is_exact(mention.when)) or not (event.when and is_exact(event.when))
    if vague and distance <= 31:
        return Part(-2.0, f"{distance} days apart, but one of them is vague")
    return Part(None, f"held {distance} days apart")


def _is_told_before(mention: Mention, claim: Claim) -> bool:
    days = gap(mention.when, claim.when)
    return days is not None and days <= (1 if claim.when and is_exact(claim.when) else 0)


def _lies_ahead_for(pair: Pair) -> bool:
    reach = bounds(pair.event.when)
    return reach is not None and reach[0] > pair.report.at.date() + _DAY


def _has_not_begun(pair: Pair) -> bool:
    """Tell whether envoys were to meet, or somebody to travel, in weeks that begin days after the story: few plans are hurried."""
    event, reach = pair.event, bounds(pair.event.when)
    ahead = reach is not None and reach[0] > pair.report.at.date() + GRACE
    return ahead and event.kind is not Kind.SUMMIT and event.when is not None and length(event.when) <= _WEEKS


def _is_past_for(pair: Pair) -> bool:
    reach = bounds(pair.report.mention.when)
    return reach is not None and reach[1] <= pair.report.at.date()


def _is_put_off(pair: Pair) -> bool:
    mention, event = pair.report.mention, pair.event
    first, last = bounds(mention.when), bounds(event.when)
    later = first is not None and last is not None and first[0] > last[1]
    if event.kind is not Kind.SUMMIT and pair.background.nearness(mention.places, event.places) >= Nearness.COUNTRY:
        return False  # envoys who meet elsewhere meet anew; leaders' meetings move
    if event.status is Status.POSTPONED:
        return mention.status in AHEAD or (mention.status in TOOK_PLACE | {Status.POSTPONED} and later)
    due = _passed_days(pair) <= _LATE_DAYS  # what had its day long ago is not put off any more
    return event.status in AHEAD and mention.status is Status.POSTPONED and later and due


def _outlived(event: Event) -> bool:
    """Tell whether a meeting was still spoken of as ahead when its date had passed: then that date says little."""
    reach = bounds(event.when)
    plans = (claim for claim in told(event, "status") if claim.value in AHEAD)
    return reach is not None and any(claim.last_at.date() > reach[1] + _DAY for claim in plans)


def _ended_before_it_was_ahead(pair: Pair) -> bool:
    reach, opened = bounds(pair.report.mention.when), pair.event.opened_at
    return bool(reach and opened and opened_ahead(pair.event) and reach[1] < opened.date() - _DAY)


def _by_phase(pair: Pair) -> Part | None:
    """Judge where a date is missing: by what lay ahead and what was over at the time of the story."""
    mention, event = pair.report.mention, pair.event
    if _ended_before_it_was_ahead(pair):
        return Part(None, "it still lay ahead when this was past")
    if _is_over_for(pair):
        return _after_the_fact(pair)
    if mention.status in TOOK_PLACE:
        return _comes_about(pair)
    if _is_retold_call_off(pair):
        return Part(0.75 - _staleness(pair), "called off in both")
    if is_taken_up(pair):
        return Part(-1.0, "it was denied, and is to be after all")
    if event.status in CALLED_OFF - {Status.POSTPONED} and mention.status in AHEAD and pair.silent_days > 30:
        return Part(-3.0, "called off, and not spoken of since")
    if _passed_days(pair) > 0 and event.status in CALLED_OFF - {Status.POSTPONED} and mention.status in AHEAD:
        same_trip = event.kind is Kind.VISIT and {*mention.people} & {*event.people} and is_revived(pair, on_both_sides=False)
        return Part(-1.0 if same_trip else -3.0, "called off, and its date is past")
    if _passed_days(pair) > 30 and not _outlived(event):
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
    days = (pair.report.at.date() - (_last_day(pair.event) or pair.report.at.date())).days
    if mention.status is Status.ONGOING and days > (ROUND_DAYS if event.status is Status.ONGOING else GRACE.days):
        return Part(None, "it is over, and this is under way")
    if mention.main and days > 7 and not on_the_spot(pair):
        return Part(-2.0, "the story tells it as news, and that one is old")
    faded = min(1.0, days / 365) if pair.event.kind is Kind.SUMMIT else min(1.5, days / 270)
    return Part(1.5 - faded, "it is over in both")


def _broken_off(pair: Pair) -> Part:
    """Judge an undated plan or call-off beside what is over; what is under way may be adjourned."""
    under_way = pair.event.status is Status.ONGOING and pair.silent_days <= GRACE.days
    if under_way and pair.report.mention.status in CALLED_OFF:
        return Part(0.5, "it is under way, and this is broken off")
    return Part(0.0, "told of it on the spot") if on_the_spot(pair) else Part(None, "it is over, and this lies ahead")


def on_the_spot(pair: Pair) -> bool:
    """Tell whether an undated word on a summit at the place where one was held of late can only mean that one."""
    mention, last = pair.report.mention, _last_day(pair.event)
    just_held = last is not None and abs((pair.report.at.date() - last).days) <= RECENT_DAYS
    return (mention.kind is Kind.SUMMIT and mention.when is None and just_held
            and pair.background.nearness(mention.places, pair.event.places) is Nearness.SAME)


def _last_day(event: Event) -> date | None:
    """Give the last day of a meeting as far as it is known: of one under way, the day it was last spoken of."""
    reach, known = bounds(event.when), took_place_at(event)
    spoken = [event.last_at.date()] if event.status is Status.ONGOING and event.last_at else []
    days = [*([reach[1]] if reach else [known.date()] if known else []), *spoken]
    return max(days, default=None)


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
    if reach and _passed_days(pair) > 30:
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
    exact = event.when is not None and is_exact(event.when) and not _outlived(event)
    return event.kind is Kind.VISIT and exact and _passed_days(pair) > GRACE.days + 1


def _is_over_for(pair: Pair) -> bool:
    known = took_place_at(pair.event)
    return known is not None and known <= pair.report.at


def _passed_days(pair: Pair) -> int:
    reach = bounds(pair.event.when) if pair.event.when and not is_open(pair.event.when) else None
    return (pair.report.at.date() - reach[1]).days + 1 if reach else 0


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
    return 0.0 if silent <= 14 else 0.5 if silent <= 45 else 1.0


def _is_forgotten_offer(pair: Pair) -> bool:
    """Whether an offer of talks, no more of it told, was not spoken of for months, and this has a day or a place of its own."""
    mention, event = pair.report.mention, pair.event
    only_wished = all(claim.value in _WISHES for claim in told(event, "status")) and not (event.people or event.places)
    fixed = mention.when is not None or bool(mention.places)
    return event.kind is not Kind.SUMMIT and fixed and only_wished and pair.silent_days > REVIVAL_DAYS
