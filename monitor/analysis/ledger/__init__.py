"""The ledger: which real-world meeting a mention belongs to, and what is new about it."""

from monitor.analysis.ledger.background import Background, compile_background
from monitor.analysis.ledger.enter import Entry, enter
from monitor.analysis.ledger.folding import event_id, fold
from monitor.analysis.ledger.lapsing import lapse
from monitor.analysis.ledger.linking import Link, weigh
from monitor.analysis.ledger.phases import return_borrowed, sober

__all__ = [
    "Background", "Entry", "Link", "compile_background", "enter", "event_id", "fold", "lapse", "return_borrowed", "sober", "weigh",
]
