"""Where a meeting stood when: ahead, over, called off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from monitor.analysis.ledger.spans import bounds, gap, is_exact
from monitor.domain.event import Claim, Event
from monitor.domain.meeting import Kind, Mention, Status, When

TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
CALLED_OFF = frozenset({Status.CANCELLED, Status.POSTPONED, Status.DENIED})
AHEAD = frozenset({Status.PROPOSED, Status.PLANNED})
GRACE = timedelta(days=3)  # a date may pass this long without a report before a meeting counts as lapsed
_LONG_PAST = timedelta(days=30)
_UNDATED = timedelta(days=14)  # what was under way, nobody said until when, and nobody speaks of any more, is over


def sober(mention: Mention, at: datetime) -> Mention:
    """Mend a plan whose date was past on the day of publication: the date is of something else, or it was no plan any more.

    A vague date goes; an exact day stays, and outweighs the tense of an aside, as does a month long past. What is said to be held
    in days to come is a plan.
    """
    when, reach = mention.when, bounds(mention.when)
    if mention.status is Status.HELD and _is_to_come(when, at.date()):
        return replace(mention, status=Status.PLANNED)
    if mention.status not in AHEAD or when is None or reach is None or reach[1] >= (at - timedelta(days=1)).date():
        return mention
    if not mention.main and (is_exact(when) or reach[1] < (at - _LONG_PAST).date()):
        return replace(mention, status=Status.UNKNOWN)
    if is_exact(when):
        return mention
    return replace(mention, when=None, evidence=tuple(one for one in mention.evidence if one.slot != "date"))


def _is_to_come(when: When | None, day: date) -> bool:
    """Tell whether a time begins after a day and the next (of another zone), or with that day and runs for weeks: "by May"."""
    reach = bounds(when)
    if when is None or reach is None:
        return False
    return reach[0] > day + timedelta(days=1) or (not is_exact(when) and day <= reach[0] and reach[1] > day + GRACE)


def return_borrowed(mentions: Sequence[Mention], at: datetime) -> tuple[Mention, ...]:
    """Mend plans that bear the day or the place of another kind of meeting that the story says the same parties held by then.

    "They met at the border on Sunday and agreed to resume talks" dates and places the meeting, not the talks: a day that has
    come is no plan's, and a place without a day of its own is not either. Nor were any talks held of which a story says no more
    than the day of a summit.
    """
    held = [one for one in mentions if one.status in TOOK_PLACE and one.kind is not Kind.VISIT and one.when is not None
            and is_exact(one.when)]  # a visit does lend its place to the talks within it
    return tuple(_without_loan(mention, held, at) for mention in mentions)


def _without_loan(mention: Mention, held: Sequence[Mention], at: datetime) -> Mention:
    lenders = [one for one in held if one.kind is not mention.kind and set(one.parties) == set(mention.parties)
               and _came_from(one, mention, at)]
    shadow = _is_shadow(mention) and any(one.kind is Kind.SUMMIT and one.when == mention.when for one in lenders)
    if not lenders or not (shadow or mention.status in AHEAD):
        return mention
    mention = replace(mention, status=Status.UNKNOWN) if shadow else mention
    lent = {place for one in lenders for place in one.places}
    places = tuple(place for place in mention.places if place not in lent)
    gone = {"date"} if places or not mention.places else {"date", "place"}
    return replace(mention, when=None, places=places, evidence=tuple(one for one in mention.evidence if one.slot not in gone))


def _is_shadow(mention: Mention) -> bool:
    """Tell whether all that a side remark on something held says of its own may be a summit's: "they met on Sunday, with talks"."""
    nothing = not mention.people and not mention.places and not mention.main
    return nothing and mention.status is Status.HELD and mention.kind in {Kind.TALKS, Kind.MEETING}


def _came_from(held: Mention, plan: Mention, at: datetime) -> bool:
    if plan.when is None:
        return bool(plan.places) and set(plan.places) <= set(held.places)
    reach = bounds(plan.when)
    return is_exact(plan.when) and reach is not None and reach[1] <= at.date() and gap(held.when, plan.when) == 0


def told(event: Event, slot: str) -> tuple[Claim, ...]:
    """All values told for one slot, in the order they were first told."""
    return tuple(claim for claim in event.claims if claim.slot == slot)


def took_place_at(event: Event) -> datetime | None:
    """When it was first reported as held or under way; None while it lies ahead, as far as the ledger believes."""
    if event.status not in TOOK_PLACE:
        return None
    return min((claim.at for claim in told(event, "status") if claim.value in TOOK_PLACE), default=None)


def opened_ahead(event: Event) -> bool:
    """Tell whether the first story to tell of it told of something still to come; one that came to nothing may be long past."""
    first = min(told(event, "status"), key=lambda claim: claim.at, default=None)
    return first is not None and first.value in AHEAD | {Status.POSTPONED}


def status_by_side(event: Event) -> tuple[tuple[str, Status], ...]:
    """What each party's own officials said last of where the meeting stands; parties that said nothing are left out."""
    said: dict[str, Status] = {}
    for claim in sorted(told(event, "status"), key=lambda claim: claim.last_at):
        said.update((side, Status(claim.value)) for side in claim.sides if side in event.parties)
    return tuple(sorted(said.items()))


def standing(event: Event, now: datetime) -> Status:
    """Status as of ``now``: a plan whose date passed unreported is LAPSED, never held; what was under way is over in time."""
    if event.status is Status.ONGOING and event.last_at is not None:
        reach = bounds(event.when)
        last = max(event.last_at, _end_of(reach[1])) if reach else event.last_at
        return Status.HELD if now > last + (GRACE if reach else _UNDATED) else Status.ONGOING
    at = lapsed_at(event)
    return Status.LAPSED if at is not None and now > at else event.status


def lapsed_at(event: Event) -> datetime | None:
    """Give the moment from which a meeting that lies ahead has lapsed, if none reports it; None where it has no date."""
    reach = bounds(event.when)
    if event.status not in AHEAD or reach is None:
        return None
    return _end_of(reach[1]) + GRACE


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=UTC)
