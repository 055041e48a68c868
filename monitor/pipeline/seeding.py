"""The seed corpus enters as known stories and known meetings, through the same two functions as any story."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from monitor.adapters.store import Store
from monitor.domain.decision import Decision
from monitor.domain.story import Item, Origin
from monitor.pipeline.intake import take_in
from monitor.pipeline.reading import Reading

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def take_in_seeds(store: Store, items: Sequence[Item], reading: Reading) -> tuple[Decision, ...]:
    """Read every seed document that the store does not know yet; what they tell never alerts."""
    known = store.seen(items)
    fresh = [item for item in items if item.id not in known]
    decisions: list[Decision] = []
    for item in sorted(fresh, key=lambda one: (one.published_at or _LONG_AGO, one.id)):
        now = item.published_at or _LONG_AGO
        everything = replace(reading, keep_all=True)
        policy = replace(everything.policy, origin=Origin.SEED)
        decisions += take_in(store, [everything.analyse(item)], now=now, policy=policy)
    return tuple(decisions)
