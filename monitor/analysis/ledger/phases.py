"""Where a meeting stood when: ahead, over, called off."""

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.analysis.ledger.spans import bounds
from monitor.domain.event import Claim, Event
from monitor.domain.meeting import Mention, Status

TOOK_PLACE = frozenset({Status.HELD, Status.ONGOING})
CALLED_OFF = frozenset({Status.CANCELLED, Status.POSTPONED, Status.DENIED})
AHEAD = frozenset({Status.PROPOSED, Status.PLANNED})
GRACE = timedelta(days=3)  # a date may pass this long without a report before a meeting counts as lapsed


def sober(mention: Mention, at: datetime) -> Mention:
    """Take a date that was past on the day of publication from a plan: it is of something else the story tells of."""
    reach = bounds(mention.when)
    if mention.status in AHEAD and reach and reach[1] < (at - timedelta(days=1)).date():
        return replace(mention, when=None, evidence=tuple(one for one in mention.evidence if one.slot != "date"))
    return mention


def told(event: Event, slot: str) -> tuple[Claim, ...]:
    """All values told for one slot, in the order they were first told."""
    return tuple(claim for claim in event.claims if claim.slot == slot)


def took_place_at(event: Event) -> datetime | None:
    """When it was first reported as held or under way; None while it lies ahead."""
    return min((claim.at for claim in told(event, "status") if claim.value in TOOK_PLACE), default=None)


def opened_ahead(event: Event) -> bool:
    """Tell whether the first story to tell of it told of something still to come."""
    first = min(told(event, "status"), key=lambda claim: claim.at, default=None)
    return first is not None and first.value not in TOOK_PLACE


def status_by_side(event: Event) -> tuple[tuple[str, Status], ...]:
    """What each party's own officials said last of where the meeting stands; parties that said nothing are left out."""
    said: dict[str, Status] = {}
    for claim in sorted(told(event, "status"), key=lambda claim: claim.last_at):
        said.update((side, Status(claim.value)) for side in claim.sides if side in event.parties)
    return tuple(sorted(said.items()))


def standing(event: Event, now: datetime) -> Status:
    """Status as of ``now``: a meeting whose date passed unreported is LAPSED, never held."""
    reach = bounds(event.when)
    if event.status in AHEAD and reach and now - GRACE > datetime.combine(reach[1], datetime.max.time(), tzinfo=now.tzinfo):
        return Status.LAPSED
    return event.status
