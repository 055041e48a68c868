"""Decide and save: the one serial step, shared by polls, replays, backfills and the seed corpus.

::

    items ──analyse (anywhere)──▶ Analysed ──┐
                                             ├─ writing(): candidates, events ─▶ decide ─▶ save ─▶ commit
    what is known (store) ───────────────────┘

The network is never touched in here.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from monitor.adapters.store import Store
from monitor.analysis.copies import lookup_keys
from monitor.analysis.decide import Policy, decide
from monitor.domain.decision import Analysed, Decision
from monitor.domain.digest import Delivery
from monitor.domain.source import PollRecord, SourceState
from monitor.pipeline.crashpoints import pass_point
from monitor.pipeline.lapses import record_lapses


def take_in(store: Store, batch: Sequence[Analysed], *, now: datetime,
            policy: Policy, state: SourceState | None = None,
            quarantined: Sequence[Decision] = (),
            record: Callable[[Sequence[Decision]], PollRecord] | None = None,
            notices: Sequence[Delivery] = ()) -> tuple[Decision, ...]:
    """Decide on a batch and record it, with the source's new state and the poll's own record, in one transaction.

    Where there is nothing to decide and nobody to tell, its commit need not wait for the disk: the next poll says the same again.
    """
    keys = {analysed.item.id: lookup_keys(analysed.fingerprint) for analysed in batch}
    decisions = tuple(quarantined)
    with store.writing(hurry=not (batch or decisions or notices)) as tx:
        record_lapses(tx, now=now)
        if batch:
            known, events = tx.candidates(batch, keys), tx.events_for(batch)
            decisions += decide(batch, known=known, events=events, now=now, policy=policy)
            pass_point("poll.decided")
        if decisions:
            tx.save(decisions, keys=keys, at=now, origin=policy.origin)
        if state is not None:
            tx.save_source(state)
        if notices:
            tx.add_deliveries(notices)
        if record is not None:
            tx.log_poll(record(decisions))
        pass_point("poll.saved")
    pass_point("poll.committed")
    return decisions
