"""Whether a mention tells of a known meeting: points for what agrees, a veto for what cannot be.

Neither kind and parties alone nor names alone make two meetings one: envoys meet their counterparts every week. What decides
most often is time (``timing``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from monitor.analysis.ledger.background import Background, Nearness
from monitor.analysis.ledger.fellows import by_story, differ
from monitor.analysis.ledger.pairs import CLASS, Pair, Part
from monitor.analysis.ledger.phases import AHEAD, CALLED_OFF, TOOK_PLACE, told, took_place_at
from monitor.analysis.ledger.placing import by_place
from monitor.analysis.ledger.rounds import MANY
from monitor.analysis.ledger.spans import bounds, gap, is_exact, length, same_days
from monitor.analysis.ledger.timing import by_time
from monitor.analysis.ledger.turns import LOOSE_DAYS
from monitor.domain.event import Event, Report
from monitor.domain.meeting import Kind, Mention, Status

LINK = 0.75  # points from which a mention is of the event; anything from 0.25 to 1.5 does nearly as well
_WISHED = frozenset({Status.PROPOSED, Status.DENIED})
_WISH_DAYS = 30  # for so long a wish for a summit is remembered when one comes about
_LIKE_KINDS = ({"encounter"}, {"summit"}, {"visit"}, {"call"}, {"summit", "encounter"})


@dataclass(frozen=True, slots=True)
class Link:
    """How well a mention fits an event. ``score`` is minus infinity after a veto."""

    score: float
    reasons: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether it is enough."""
        return self.score >= LINK


def may_be_one(report: Report, event: Event) -> bool:
    """Tell, at the price of a look, whether weighing a pair is worth while: a like kind, and enough parties shared."""
    if {CLASS[report.mention.kind], CLASS[event.kind]} not in _LIKE_KINDS:
        return False
    ours, theirs = {*report.mention.parties}, {*event.parties}
    return ours == theirs or len(ours & theirs) >= MANY or (len(ours ^ theirs) == 1 and len(ours & theirs) > 1)


def weigh(report: Report, event: Event, background: Background, *, fellows: tuple[Report, ...] = (),
          story: tuple[Report, ...] = ()) -> Link:
    """Weigh one report of a ``story`` against one event, to which ``fellows`` from it are linked already."""
    pair = Pair(report, event, background, fellows, story)
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


def _by_kind(pair: Pair) -> Part | None:
    ours, theirs = CLASS[pair.report.mention.kind], CLASS[pair.event.kind]
    if ours == theirs:
        return None
    leaders = len(set(pair.report.mention.people) & set(pair.event.people)) >= 2
    if {ours, theirs} == {"summit", "encounter"} and leaders:
        return Part(-1.0, "another word for a meeting of the same people")
    return Part(None, f"{pair.report.mention.kind} is no {pair.event.kind}")


def _by_parties(pair: Pair) -> Part | None:
    ours, theirs = pair.report.mention.parties, pair.event.parties
    if set(ours) == set(theirs):
        if pair.report.mention.kind is Kind.VISIT and ours[:1] != theirs[:1]:
            return Part(None, "the other side travels")
        return None
    shared = set(ours) & set(theirs)
    if len(shared) >= MANY and shared in (set(ours), set(theirs)):
        return Part(-0.5 if len(shared) > MANY else -1.0, "more parties in one telling")
    if _leaves_out_the_host(pair):
        return Part(-1.0, "one telling leaves out the host")
    if _leaves_out_a_go_between(pair):
        return Part(-1.0, "one telling leaves out who sat in")
    return Part(None, "other parties")


def _leaves_out_the_host(pair: Pair) -> bool:
    """Tell whether all that sets the parties apart is the country where it is; names would tell of a meeting of two aside."""
    mention, event = pair.report.mention, pair.event
    if mention.kind is Kind.VISIT or (mention.people and event.people):
        return False
    hosts = {pair.background.host_of(place) for place in (*mention.places, *event.places)}
    return {*mention.parties} ^ {*event.parties} == hosts


def _leaves_out_a_go_between(pair: Pair) -> bool:
    """Tell whether one telling adds a third to a meeting with the North of the same people of both sides, at one place or time.

    Where one telling names nobody of a side, its day and its place must be the same.
    With the North alone: allies do meet in twos and in threes on one day, and both are told.
    """
    mention, event = pair.report.mention, pair.event
    shared = {*mention.parties} & {*event.parties}
    if mention.kind is Kind.VISIT or pair.fellows or "DPRK" not in shared or len(shared) < 2:
        return False
    near = pair.background.nearness(mention.places, event.places) in {Nearness.SAME, Nearness.WITHIN}
    distance = gap(mention.when, event.when)
    at_once = distance is not None and distance <= 1
    people = {pair.background.sides.get(name) for name in {*mention.people} & {*event.people}}
    if shared <= people:
        return near or at_once
    unnamed = shared - ({pair.background.sides.get(name) for name in mention.people}
                        & {pair.background.sides.get(name) for name in event.people})
    return near and at_once and bool(people & shared) and shared <= people | unnamed


def _by_ordinal(pair: Pair) -> Part | None:
    ours, theirs = pair.report.mention.ordinal, pair.event.ordinal
    if ours is None or theirs is None:
        return None
    if ours == theirs:
        return Part(4.0, f"both are number {ours}")
    if _is_of_one_table(pair):
        return Part(0.0, f"number {ours} by one count, number {theirs} by another")
    return Part(None, f"number {ours} is not number {theirs}")


def _is_of_one_table(pair: Pair) -> bool:
    """Tell whether two stories have the same people of both sides in one place on the same days.

    Whatever number each gives them: "the third round" is "the first talks under the new leader".
    """
    mention, event = pair.report.mention, pair.event
    same = same_days(mention.when, event.when) and not pair.fellows
    return (same and pair.background.nearness(mention.places, event.places) is Nearness.SAME
            and len(pair.background.sides_of(tuple({*mention.people} & {*event.people}))) > 1)


def _by_people(pair: Pair) -> Part | None:
    ours, theirs = set(pair.report.mention.people), set(pair.event.people)
    if not ours or not theirs:
        return None
    sides = pair.background.sides
    relevant = set(pair.report.mention.parties[:1] if pair.report.mention.kind is Kind.VISIT else pair.report.mention.parties)
    clashes = [side for side in sorted(relevant) if differ({n for n in ours if sides.get(n) == side},
                                                            {n for n in theirs if sides.get(n) == side})]
    if clashes and _came_instead(pair):
        return Part(-1.0, "others than were to come, at that table on that day")
    if clashes and _is_an_aim_of_many(pair):
        return Part(0.0, "whoever speaks of talks of many")
    shared = ours & theirs
    if clashes and not (shared and _name_one_delegation(pair, clashes)):
        return Part(-5.0 * len(clashes), f"others for {', '.join(clashes)}")
    if not shared:
        if pair.event.kind is Kind.VISIT:
            return Part(-3.0, "another traveller")
        return None if all(name in sides for name in ours | theirs) else Part(-0.5, "other people")
    implied = pair.report.mention.kind is Kind.SUMMIT  # heads of state follow from the parties
    return Part(0.5 if implied else 1.0 * min(2, len(shared)), f"{', '.join(sorted(shared))} in both")


def _is_an_aim_of_many(pair: Pair) -> bool:
    """Tell whether both are talks of more than three that are hoped for with no day, who sits there being no matter yet."""
    mention, event = pair.report.mention, pair.event
    many = len({*mention.parties} & {*event.parties}) > MANY
    return many and not mention.when and not event.when and mention.status in AHEAD and event.status in AHEAD


def _came_instead(pair: Pair) -> bool:
    """Tell whether talks took place on the day and in the town set, with others than were named: who was to come is not who came.

    Only where no story that told of them as held named those, and this one tells of no other talks of these days.
    """
    mention, event = pair.report.mention, pair.event
    if not (mention.kind is event.kind is Kind.TALKS) or mention.status not in TOOK_PLACE:
        return False
    if not same_days(mention.when, event.when):
        return False
    opened = took_place_at(event)
    came = [claim for claim in told(event, "person") if opened and claim.last_at >= opened]
    tables = [one for one in pair.story if one.mention.kind is Kind.TALKS and one.mention.parties == mention.parties]
    alone = sum((gap(one.mention.when, mention.when) or 0) <= 1 for one in tables) == 1 and not _is_told_to_be_off(pair)
    return alone and not came and pair.background.nearness(mention.places, event.places) is Nearness.SAME


def _is_told_to_be_off(pair: Pair) -> bool:
    """Tell whether the story says that those who were to come did not meet: then others met beside them, not in their place."""
    return any({*pair.event.people} <= {*one.mention.people} and one.mention.status in CALLED_OFF
               for one in pair.story if CLASS[one.mention.kind] == CLASS[pair.event.kind])


def _name_one_delegation(pair: Pair, clashes: list[str]) -> bool:
    """Tell whether a report names members of a delegation whose head is known, or the reverse; of talks at one place."""
    mention, event = pair.report.mention, pair.event
    sides = pair.background.sides
    members = max(sum(sides.get(name) == side for name in names) for side in clashes for names in (mention.people, event.people))
    same_place = pair.background.nearness(mention.places, event.places) is Nearness.SAME
    return mention.kind is Kind.TALKS and len(clashes) == 1 and members > 1 and same_place


def _by_bareness(pair: Pair) -> Part | None:
    mention = pair.report.mention
    bare = not mention.people and not mention.places and bounds(mention.when) is None
    return Part(0.5, "a bare reference") if bare else None


def _by_wish(pair: Pair) -> Part | None:
    """Keep a summit that some day came about from the one that was only wished for, "a third summit", no day or place named."""
    mention, event = pair.report.mention, pair.event
    came_about = mention.status in TOOK_PLACE and mention.when is not None and is_exact(mention.when)
    if event.kind is not Kind.SUMMIT or event.status not in _WISHED or event.places or not came_about:
        return None
    if event.when is not None and length(event.when) <= LOOSE_DAYS:
        return None
    if any(claim.value not in _WISHED for claim in told(event, "status")):
        return None
    silent = event.last_at is not None and (pair.report.at - event.last_at).days > _WISH_DAYS
    numbered = event.ordinal is not None and mention.ordinal is None
    return Part(-2.0, "a wish, never a plan, and this came about") if silent or numbered else None


def _by_round(pair: Pair) -> Part | None:
    """Keep the next round, of which a story says only that it will be, from a plan that was there before the last one.

    "They met on Saturday and will meet again": what was offered in the autumn is not what they agreed on.
    """
    mention, event = pair.report.mention, pair.event
    if mention.status not in AHEAD or mention.when is not None or mention.places or not mention.people:
        return None
    if event.status not in AHEAD or event.when is not None or event.opened_at is None:
        return None
    since = event.opened_at.date()
    met = any(_met_since(other, mention, since) for other in pair.story)
    return Part(-3.0, "they have met since, and this is the next time") if met else None


def _by_talks_to_come(pair: Pair) -> Part | None:
    """Keep talks that are awaited from a meeting held meanwhile: "an official met one of theirs; the talks have yet to begin"."""
    mention, event = pair.report.mention, pair.event
    held = mention.kind is Kind.MEETING and mention.status in TOOK_PLACE
    if not held or event.kind is not Kind.TALKS or event.status not in AHEAD:
        return None
    awaited = any(other.mention.kind is Kind.TALKS and other.mention.status in AHEAD and not other.mention.when
                  and {*other.mention.parties} == {*event.parties} for other in pair.story)
    return Part(-3.0, "the talks are still to come, the story says") if awaited else None


def _by_new_offer(pair: Pair) -> Part | None:
    """Keep an offer that was turned down from the next one, of somebody or some place that had no part in it."""
    mention, event = pair.report.mention, pair.event
    if event.status is not Status.DENIED or mention.status is not Status.PROPOSED or event.kind is Kind.SUMMIT:
        return None
    shared = {*mention.people} & {*event.people} or {*mention.places} & {*event.places}
    later = event.status_at is not None and (pair.report.at - event.status_at).days > _REFUSED_DAYS
    return Part(-3.0, "that was turned down, and this is another offer") if later and not shared else None


_REFUSED_DAYS = 7


def _met_since(other: Report, plan: Mention, day: date) -> bool:
    held, reach = other.mention, bounds(other.mention.when)
    same = CLASS[held.kind] == CLASS[plan.kind] and {*plan.people} <= {*held.people} and len(plan.people) > 1
    return same and held.status in TOOK_PLACE and reach is not None and reach[0] > day


_RULES: tuple[Callable[[Pair], Part | None], ...] = (
    _by_kind, _by_parties, _by_ordinal, by_time, by_place, _by_people, _by_bareness,
    by_story, _by_round, _by_talks_to_come, _by_new_offer, _by_wish,
)
