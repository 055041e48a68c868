"""The daily round: let raw matter go, write the log back, check, measure."""

from collections.abc import Callable
from datetime import datetime

from monitor.adapters.store import Store, Tx
from monitor.domain.upkeep import LetGo, Retention, Upkeep

INTEGRITY = "integrity"  # the mark of the last full check that found nothing


def keep_up(store: Store, *, retention: Retention, now: datetime, check: bool = True) -> Upkeep:
    """One round. With ``check`` the whole database is read; polls and deliveries go on meanwhile.

    StoreError where the database cannot be used; what was done before stays done.
    """
    let_go = LetGo(
        texts=_batches(store, lambda tx: tx.let_texts_go(now - retention.texts)),
        shingles=_batches(store, lambda tx: tx.clear_shelf(now - retention.texts)),
        dropped=_batches(store, lambda tx: tx.forget_dropped(now - retention.dropped)),
        messages=_batches(store, lambda tx: tx.empty_messages(now - retention.messages)),
        polls=_batches(store, lambda tx: tx.trim_polls(retention.polls)),
    )
    store.write_log_back()
    problems = store.check_integrity() if check else ()
    if check and not problems:
        with store.writing() as tx:
            tx.put_mark(INTEGRITY, "ok", at=now)
    return Upkeep(let_go, store.sizes(), problems)


def _batches(store: Store, let_go: Callable[[Tx], int]) -> int:
    total = 0
    while True:
        with store.writing() as tx:
            done = let_go(tx)
        if not done:
            return total
        total += done
