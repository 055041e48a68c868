"""Whether a mention tells of a known meeting: points for what agrees, a veto for what cannot be.

Neither kind and parties alone nor names alone make two meetings one: envoys meet their counterparts every week. What decides
most often is time, read against what was known when: a meeting that still lay ahead at noon cannot have been held that morning.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from monitor.analysis.ledger.background import Background, Nearness
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF, GRACE, TOOK_PLACE, opened_ahead, told, took_place_at
from monitor.analysis.ledger.spans import LEG_DAYS, bounds, gap, is_exact, is_open, length
from monitor.domain.event import Event, Report
from monitor.domain.meeting import Kind, Status

RECENT_DAYS = 120  # no two summits were held in one place so soon
LINK = 0.75  # points from which a mention is of the event; anything from 0.25 to 1.5 does nearly as well
_DAY = timedelta(days=1)
_MANY = 3  # parties in common from which one telling may name more than another: six-party talks
_CLASS = {Kind.TALKS: "encounter", Kind.MEETING: "encounter", Kind.SUMMIT: "summit", Kind.VISIT: "visit", Kind.CALL: "call"}
_LIKE_KINDS = ({"encounter"}, {"summit"}, {"visit"}, {"call"}, {"summit", "encounter"})


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for or against; ``points`` is None for a veto."""

    points: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """How well a mention fits an event. ``score`` is minus infinity after a veto."""

    score: float
    reasons: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether it is enough."""
        return self.score >= LINK


@dataclass(frozen=True, slots=True)
class _Pair:
    report: Report
    event: Event
    background: Background
    fellow: bool  # a mention of the same story is already linked to this event


def may_be_one(report: Report, event: Event) -> bool:
    """Tell, at the price of a look, whether weighing a pair is worth while: a like kind, and enough parties shared."""
    if {_CLASS[report.mention.kind], _CLASS[event.kind]} not in _LIKE_KINDS:
        return False
    ours, theirs = {*report.mention.parties}, {*event.parties}
    return ours == theirs or len(ours & theirs) >= _MANY or (len(ours ^ theirs) == 1 and len(ours & theirs) > 1)


def weigh(report: Report, event: Event, background: Background, *, fellow: bool = False) -> Link:
    """Weigh one report against one event."""
    pair = _Pair(report, event, background, fellow)
    total, reasons = 0.0, []
    for rule in _RULES:
        part = rule(pair)
        if part is None:
            continue
        if part.points is None:
            return Link(float("-inf"), (part.reason,))
        total += part.points
        reasons.append(f"{part.points:+.1f} {part.reason}")
    return Link(total, tuple(reasons))


def _by_kind(pair: _Pair) -> Part | None:
    ours, theirs = _CLASS[pair.report.mention.kind], _CLASS[pair.event.kind]
    if ours == theirs:
        return None
    leaders = len(set(pair.report.mention.people) & set(pair.event.people)) >= 2
    if {ours, theirs} == {"summit", "encounter"} and leaders:
        return Part(-1.0, "another word for a meeting of the same people")
    return Part(None, f"{pair.report.mention.kind} is no {pair.event.kind}")


def _by_parties(pair: _Pair) -> Part | None:
    ours, theirs = pair.report.mention.parties, pair.event.parties
    if set(ours) == set(theirs):
        if pair.report.mention.kind is Kind.VISIT and ours[:1] != theirs[:1]:
            return Part(None, "the other side travels")
        return None
    shared = set(ours) & set(theirs)
    if len(shared) >= _MANY and shared in (set(ours), set(theirs)):
        return Part(-1.0, "more parties in one telling")
    if _leaves_out_the_host(pair):
        return Part(-1.0, "one telling leaves out the host")
    return Part(None, "other parties")


def _leaves_out_the_host(pair: _Pair) -> bool:
    """Tell whether all that sets the parties apart is the country where it is; names would tell of a meeting of two aside."""
    mention, event = pair.report.mention, pair.event
    if mention.kind is Kind.VISIT or (mention.people and event.people):
        return False
    hosts = {pair.background.host_of(place) for place in (*mention.places, *event.places)}
    return {*mention.parties} ^ {*event.parties} == hosts


def _by_ordinal(pair: _Pair) -> Part | None:
    ours, theirs = pair.report.mention.ordinal, pair.event.ordinal
    if ours is None or theirs is None:
        return None
    if ours == theirs:
        return Part(4.0, f"both are number {ours}")
    return Part(None, f"number {ours} is not number {theirs}")


def _by_time(pair: _Pair) -> Part | None:
    distance = gap(pair.report.mention.when, pair.event.when)
    if distance is None:
        return _by_phase(pair)
    if distance <= 1:
        return _agreeing(pair)
    if distance <= LEG_DAYS and _is_one_trip(pair):
        return Part(2.0, "legs of one trip")
    return _disagreeing(pair, distance)


def _is_one_trip(pair: _Pair) -> bool:
    mention, event = pair.report.mention, pair.event
    if mention.kind is not Kind.VISIT or event.kind is not Kind.VISIT:
        return False
    return bool(set(mention.people) & set(event.people)) and bool(set(mention.places) & set(event.places))


def _agreeing(pair: _Pair) -> Part:
    spans = [length(when) for when in (pair.report.mention.when, pair.event.when) if when is not None]
    widest = max(spans, default=0)
    mention = pair.report.mention
    if _is_over_for(pair) and mention.status in AHEAD and mention.when and not is_exact(mention.when):
        return Part(None, "it is over, and this lies ahead")
    beside = gap(mention.when, pair.event.when) == 1
    return Part((3.0 if widest <= 7 else 2.0 if widest <= 45 else 1.0) - beside, "the next day" if beside else "the same time")


def _disagreeing(pair: _Pair, distance: int) -> Part:
    mention, event = pair.report.mention, pair.event
    earlier = [gap(mention.when, claim.when) for claim in told(event, "date") if claim.when != event.when]
    if any(days is not None and days <= 1 for days in earlier):
        return Part(1.0, "a date told before")
    over = took_place_at(event) is not None
    if over and mention.status in TOOK_PLACE:
        vague = not (mention.when and is_exact(mention.when)) or not (event.when and is_exact(event.when))
        if vague and distance <= 31:
            return Part(-2.0, f"{distance} days apart, but one of them is vague")
        return Part(None, f"held {distance} days apart")
    if over:
        return Part(None, "it is over, and this is another date")
    if _ended_before_it_was_ahead(pair):
        return Part(None, "it still lay ahead when this was past")
    if _is_put_off(pair):
        reach = 30 if mention.status in TOOK_PLACE else 90
        return Part(max(-4.0, 2.0 - distance / reach), "it was put off, and this may be its new date")
    settled = event.when is not None and is_exact(event.when) and not _outlived(event)
    if event.status in CALLED_OFF - {Status.POSTPONED} or (mention.status in CALLED_OFF and settled):
        return Part(-2.0 - distance / 30, f"called off, {distance} days apart")
    if settled and _passed_days(pair) > (1 if mention.status in AHEAD else 3):
        exact = mention.when is not None and is_exact(mention.when)
        return Part(-5.0 if exact else -1.5, f"its day passed unreported, {distance} days apart")
    return Part(max(-4.0, 2.0 - distance / 90), f"a plan {distance} days away may have moved")


def _is_put_off(pair: _Pair) -> bool:
    mention, event = pair.report.mention, pair.event
    first, last = bounds(mention.when), bounds(event.when)
    later = first is not None and last is not None and first[0] > last[1]
    if event.status is Status.POSTPONED:
        return mention.status in AHEAD or (mention.status in TOOK_PLACE | {Status.POSTPONED} and later)
    return event.status in AHEAD and mention.status is Status.POSTPONED and later


def _outlived(event: Event) -> bool:
    """Tell whether a meeting was still spoken of as ahead when its date had passed: then that date says little."""
    reach = bounds(event.when)
    plans = (claim for claim in told(event, "status") if claim.value in AHEAD)
    return reach is not None and any(claim.last_at.date() > reach[1] + _DAY for claim in plans)


def _ended_before_it_was_ahead(pair: _Pair) -> bool:
    reach, opened = bounds(pair.report.mention.when), pair.event.opened_at
    return bool(reach and opened and opened_ahead(pair.event) and reach[1] < opened.date() - _DAY)


def _by_phase(pair: _Pair) -> Part | None:
    """Judge where a date is missing: by what lay ahead and what was over at the time of the story."""
    mention, event = pair.report.mention, pair.event
    if _ended_before_it_was_ahead(pair):
        return Part(None, "it still lay ahead when this was past")
    if _is_over_for(pair):
        return _after_the_fact(pair)
    if mention.status in TOOK_PLACE:
        return _comes_about(pair)
    if _passed_days(pair) > 0 and event.status in CALLED_OFF - {Status.POSTPONED} and mention.status in AHEAD:
        return Part(-3.0, "called off, and its date is past")
    if _passed_days(pair) > 30:
        return Part(-2.0, "its date passed long ago")
    return Part(1.0 - _staleness(pair), "still ahead in both")


def _after_the_fact(pair: _Pair) -> Part:
    mention, event = pair.report.mention, pair.event
    if mention.status not in TOOK_PLACE | {Status.UNKNOWN}:
        return Part(0.0, "told of it on the spot") if _on_the_spot(pair) else Part(None, "it is over, and this lies ahead")
    reach, known = bounds(mention.when), took_place_at(event)
    if reach and known and reach[0] > known.date() + _DAY:
        return Part(None, "it was over before this took place")
    if reach and known and reach[1] < (known - 60 * _DAY).date():
        return Part(-1.0, "this was long past when that was first told")
    days = (pair.report.at.date() - (_last_day(pair.event) or pair.report.at.date())).days
    if mention.status is Status.ONGOING and days > GRACE.days:
        return Part(None, "it is over, and this is under way")
    if mention.main and days > 7:
        return Part(-2.0, "the story tells it as news, and that one is old")
    faded = min(1.0, days / 365) if pair.event.kind is Kind.SUMMIT else min(1.5, days / 270)
    return Part(1.5 - faded, "it is over in both")


def _on_the_spot(pair: _Pair) -> bool:
    """Tell whether an undated word on a summit at the place where one was held of late can only mean that one."""
    mention, last = pair.report.mention, _last_day(pair.event)
    just_held = last is not None and abs((pair.report.at.date() - last).days) <= RECENT_DAYS
    return (mention.kind is Kind.SUMMIT and mention.when is None and just_held
            and pair.background.nearness(mention.places, pair.event.places) is Nearness.SAME)


def _last_day(event: Event) -> date | None:
    reach, known = bounds(event.when), took_place_at(event)
    return reach[1] if reach else known.date() if known else None


def _comes_about(pair: _Pair) -> Part:
    reach = bounds(pair.event.when)
    if reach and reach[0] > pair.report.at.date() + _DAY:
        return Part(None, "its date has not come")
    if pair.event.status is Status.DENIED:
        return Part(-1.0, "it was denied")
    if _at_its_place(pair):
        return Part(0.5, "a summit where one was to be")
    if reach and _passed_days(pair) > 30:
        return Part(-2.0, "its date passed long ago")
    if _was_due(pair):
        return Part(-3.0, "its day passed unreported, and this is told as of these days")
    if not pair.report.mention.main and not reach and not bounds(pair.report.mention.when):
        return Part(-0.5, "a side remark without a date")
    return Part(1.0 - _staleness(pair), "what lay ahead may have come about")


def _at_its_place(pair: _Pair) -> bool:
    """Tell whether a summit that took place did so where one was to be: leaders seldom meet twice in one town."""
    near = pair.background.nearness(pair.report.mention.places, pair.event.places)
    return pair.event.kind is Kind.SUMMIT and near is Nearness.SAME


def _was_due(pair: _Pair) -> bool:
    """Tell whether a visit had its day and went untold, so that an undated word on one days later is of the next: envoys return."""
    event = pair.event
    exact = event.when is not None and is_exact(event.when) and not _outlived(event)
    return event.kind is Kind.VISIT and exact and _passed_days(pair) > GRACE.days + 1


def _is_over_for(pair: _Pair) -> bool:
    known = took_place_at(pair.event)
    return known is not None and known <= pair.report.at


def _passed_days(pair: _Pair) -> int:
    reach = bounds(pair.event.when) if pair.event.when and not is_open(pair.event.when) else None
    return (pair.report.at.date() - reach[1]).days + 1 if reach else 0


def _staleness(pair: _Pair) -> float:
    """Points lost by an undated plan that nobody mentioned for long; envoys' plans are short-lived, those of leaders keep."""
    event = pair.event
    if event.last_at is None:
        return 0.0
    silent = (pair.report.at - event.last_at).days
    if silent > 120:
        return 2.0 if silent <= 365 else 4.0
    if event.kind is Kind.SUMMIT or not (event.people or event.places):
        return 0.0
    return 0.0 if silent <= 14 else 0.5 if silent <= 45 else 1.0


_NEARNESS = {
    Nearness.SAME: (2.0, 2.0, "the same place"), Nearness.WITHIN: (1.0, 1.0, "one place inside the other"),
    Nearness.COUNTRY: (-0.5, -1.0, "two places of one country"), Nearness.APART: (-1.5, -4.0, "two countries"),
}


def _by_place(pair: _Pair) -> Part | None:
    mention, event = pair.report.mention, pair.event
    near = pair.background.nearness(mention.places, event.places)
    if near is Nearness.UNKNOWN:
        return None
    ahead, past, reason = _NEARNESS[near]
    fixed = mention.status in TOOK_PLACE or mention.kind is Kind.VISIT or took_place_at(event) is not None
    return Part(past if fixed else ahead, reason)


def _by_people(pair: _Pair) -> Part | None:
    ours, theirs = set(pair.report.mention.people), set(pair.event.people)
    if not ours or not theirs:
        return None
    sides = pair.background.sides
    relevant = set(pair.report.mention.parties[:1] if pair.report.mention.kind is Kind.VISIT else pair.report.mention.parties)
    clashes = [side for side in sorted(relevant) if _differ({n for n in ours if sides.get(n) == side},
                                                            {n for n in theirs if sides.get(n) == side})]
    shared = ours & theirs
    if clashes and not (shared and _name_one_delegation(pair, clashes)):
        return Part(-5.0 * len(clashes), f"others for {', '.join(clashes)}")
    if not shared:
        if pair.event.kind is Kind.VISIT:
            return Part(-3.0, "another traveller")
        return None if all(name in sides for name in ours | theirs) else Part(-0.5, "other people")
    implied = pair.report.mention.kind is Kind.SUMMIT  # heads of state follow from the parties
    return Part(0.5 if implied else 1.0 * min(2, len(shared)), f"{', '.join(sorted(shared))} in both")


def _name_one_delegation(pair: _Pair, clashes: list[str]) -> bool:
    """Tell whether a report names members of a delegation whose head is known, or the reverse; of talks at one place."""
    mention, event = pair.report.mention, pair.event
    sides = pair.background.sides
    members = max(sum(sides.get(name) == side for name in names) for side in clashes for names in (mention.people, event.people))
    same_place = pair.background.nearness(mention.places, event.places) is Nearness.SAME
    return mention.kind is Kind.TALKS and len(clashes) == 1 and members > 1 and same_place


def _by_bareness(pair: _Pair) -> Part | None:
    mention = pair.report.mention
    bare = not mention.people and not mention.places and bounds(mention.when) is None
    return Part(0.5, "a bare reference") if bare else None


def _names_more(pair: _Pair) -> bool:
    """Tell whether a report names somebody of a side of which the event names nobody."""
    sides = pair.background.sides
    ours, theirs = ({sides.get(name) for name in names} for names in (pair.report.mention.people, pair.event.people))
    return bool(ours - theirs - {None})


def _differ(ours: set[str], theirs: set[str]) -> bool:
    return bool(ours and theirs and not ours & theirs)


def _by_story(pair: _Pair) -> Part | None:
    if not pair.fellow:
        return None
    mention = pair.report.mention
    reach = bounds(mention.when)
    open_ended = mention.status is Status.UNKNOWN or (reach is not None and reach[1] < pair.report.at.date())
    told_apart = (mention.status in TOOK_PLACE) != (pair.event.status in TOOK_PLACE) and not open_ended
    came_to_nothing = mention.status in CALLED_OFF and pair.event.status in TOOK_PLACE and _names_more(pair)
    if came_to_nothing or (told_apart and not _on_the_spot(pair)):
        return Part(None, "the story tells of both, and one is not over")
    undated = reach is None or bounds(pair.event.when) is None
    if undated and _names_more(pair) and not mention.main:
        return Part(-2.0, "the story tells of both, and names others for this one")
    return Part(-1.0 if undated else -4.0, "the story tells of both")


_RULES: tuple[Callable[[_Pair], Part | None], ...] = (
    _by_kind, _by_parties, _by_ordinal, _by_time, _by_place, _by_people, _by_bareness, _by_story,
)
