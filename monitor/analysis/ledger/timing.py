"""Whether a mention fits an event in time: what decides most often, read against what was known when.

A meeting that still lay ahead at noon cannot have been held that morning; what is over is not planned again.
"""

from datetime import timedelta

from monitor.analysis.ledger.background import Nearness
from monitor.analysis.ledger.misdated import is_dated_in_passing, is_that_summit
from monitor.analysis.ledger.on_that_day import ended_before_it_was_ahead, is_over_for, outlived, passed_days
from monitor.analysis.ledger.pairs import Pair, Part
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF, GRACE, TOOK_PLACE, told, took_place_at
from monitor.analysis.ledger.revivals import after_a_call_off
from monitor.analysis.ledger.rounds import goes_on, has_gone_on, is_a_further_day, is_adjourned
from monitor.analysis.ledger.spans import LEG_DAYS, bounds, gap, is_exact, length
from monitor.analysis.ledger.undated import by_phase
from monitor.domain.counting import counted
from monitor.domain.event import Claim
from monitor.domain.meeting import Kind, Mention, Status

_DAY = timedelta(days=1)
_LATE_DAYS = 7
_SLIP_DAYS = 4
_WEEKS = 31


def by_time(pair: Pair) -> Part | None:
    """Points for the time; None where neither side tells enough."""
    distance = gap(pair.report.mention.when, pair.event.when)
    if distance is None:
        return by_phase(pair)
    if distance <= 1:
        return _agreeing(pair)
    if distance <= LEG_DAYS and _is_one_trip(pair):
        return Part(2.0, "legs of one trip")
    if is_that_summit(pair, distance):
        return Part(1.0, "a day or a town it had, and the last story told another day")
    return _disagreeing(pair, distance)


def _is_one_trip(pair: Pair) -> bool:
    mention, event = pair.report.mention, pair.event
    if mention.kind is not Kind.VISIT or event.kind is not Kind.VISIT or _is_over_while_this_goes_on(pair):
        return False
    return bool(set(mention.people) & set(event.people)) and bool(set(mention.places) & set(event.places))


def _is_over_while_this_goes_on(pair: Pair) -> bool:
    """Tell whether a journey was told as made before the days of one that is under way: who came back has left again."""
    ours, theirs = bounds(pair.report.mention.when), bounds(pair.event.when)
    later = ours is not None and theirs is not None and ours[0] > theirs[1] + GRACE
    return later and pair.event.status is Status.HELD and pair.report.mention.status is Status.ONGOING


def _agreeing(pair: Pair) -> Part:
    spans = [length(when) for when in (pair.report.mention.when, pair.event.when) if when is not None]
    widest = max(spans, default=0)
    mention = pair.report.mention
    if is_over_for(pair) and mention.status in AHEAD and mention.when and not is_exact(mention.when):
        return Part(None, "it is over, and this lies ahead")
    if mention.status in TOOK_PLACE and pair.event.status in CALLED_OFF and mention.when and not is_exact(mention.when):
        other_month = gap(mention.when, pair.event.when) == 1 and pair.event.when is not None and not is_exact(pair.event.when)
        return Part(None if other_month else 0.0, "the same time, and it was called off")
    if _is_offer_whose_day_went_by(pair):
        return Part(0.0, "the same time, and it was only offered")
    beside = gap(mention.when, pair.event.when) == 1
    if beside and widest > 7 and mention.status in AHEAD and not is_over_for(pair):
        return Part(2.0, "a plan that may have moved by a little")
    return Part((3.0 if widest <= 7 else 2.0 if widest <= 45 else 1.0) - beside, "the next day" if beside else "the same time")


def _is_offer_whose_day_went_by(pair: Pair) -> bool:
    """Tell whether what took place "in October" would be an offer for a day of it, past since: likelier is what was held then."""
    mention = pair.report.mention
    vague = mention.when is not None and not is_exact(mention.when)
    return vague and mention.status in TOOK_PLACE and pair.event.status is Status.PROPOSED and passed_days(pair) > GRACE.days


def _disagreeing(pair: Pair, distance: int) -> Part:
    mention, event = pair.report.mention, pair.event
    settled = event.when is not None and is_exact(event.when) and not outlived(event)
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
    if ended_before_it_was_ahead(pair):
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
    if unreported and passed_days(pair) > (1 if mention.status in AHEAD else 3):
        return _after_its_day(pair, distance)
    return Part(max(-4.0, 2.0 - distance / 90), f"a plan {counted(distance, 'day')} away may have moved")


def _after_its_day(pair: Pair, distance: int) -> Part:
    mention = pair.report.mention
    if _has_slipped(pair, distance):
        return Part(1.0, "its day passed unreported, and it took place there days later")
    exact = mention.when is not None and is_exact(mention.when)
    return Part(-5.0 if exact else -1.5, f"its day passed unreported, {counted(distance, 'day')} apart")


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
    if mention.kind is Kind.VISIT and _is_over_while_this_goes_on(pair):
        return Part(None, "that was over, and this is under way")
    if is_dated_in_passing(pair, distance):
        return Part(0.5, "a side remark, and the North's leader meets the same one once in a fortnight")
    vague = not (mention.when and is_exact(mention.when)) or not (event.when and is_exact(event.when))
    if vague and distance <= _WEEKS:
        often = mention.kind in (Kind.TALKS, Kind.MEETING) and distance > _LATE_DAYS
        return Part(-4.0 if often else -2.0, f"{counted(distance, 'day')} apart, but one of them is vague")
    return Part(None, f"held {counted(distance, 'day')} apart")


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
    due = passed_days(pair) <= _LATE_DAYS  # what had its day long ago is not put off any more
    return event.status in AHEAD and mention.status is Status.POSTPONED and later and due


