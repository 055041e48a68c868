"""What becomes of meetings that nobody speaks of any more."""

from datetime import datetime

from monitor.adapters.store import Tx
from monitor.analysis.ledger import lapse

_LOOKED = "lapses"  # the mark of the last look


def record_lapses(tx: Tx, *, now: datetime, again: bool = False) -> int:
    """Write a row for every meeting that has lapsed since the last look; gives their number.

    A date passes at midnight, so one look a day does; ``again`` looks in any case.
    """
    mark = tx.mark(_LOOKED)
    if mark is not None and mark.value >= str(now.date()) and not again:
        return 0
    lapses = [change for event in tx.awaited(before=now.date()) if (change := lapse(event, now)) is not None]
    tx.record_lapses(lapses, at=now)
    tx.put_mark(_LOOKED, str(now.date()), at=now)
    return len(lapses)
