"""How sure a mention is: the share of such mentions that were right, as a probability.

Counted on the labelled development stories (162 mentions found in 72 stories, 92 % of them right). Each group's share was drawn
towards the whole by eight made-up cases, turned into log-odds against the whole, and the sum of a mention's groups is damped,
because the groups overlap. Full-length stories tell more in passing than these do: read a figure as an order first.
"""

import math

from monitor.analysis.meetings.cluster import Cluster
from monitor.domain.meeting import Kind

_WHOLE = 0.92
_DAMPING = 0.6
_LEAD, _BODY = 0.96, 0.89  # told in the headline or the first sentence, or only below
_OFTEN, _ONCE = 0.96, 0.87  # tellings
_KINDS = {Kind.SUMMIT: 0.98, Kind.TALKS: 0.98, Kind.MEETING: 0.80, Kind.VISIT: 0.87, Kind.CALL: 0.93}
_WEAK = 0.85  # "saw", "received", "briefed": meetings only by who they are between


def confidence(cluster: Cluster) -> float:
    """A probability, two decimals."""
    first = cluster.drafts[0]
    shares = [
        _LEAD if first.sentence <= 1 else _BODY,
        _OFTEN if len(cluster.drafts) > 1 else _ONCE,
        _KINDS[cluster.kind],
        *([_WEAK] if all(draft.rule == "weak verb" for draft in cluster.drafts) else []),
    ]
    odds = _logit(_WHOLE) + _DAMPING * sum(_logit(share) - _logit(_WHOLE) for share in shares)
    return round(1 / (1 + math.exp(-odds)), 2)


def _logit(share: float) -> float:
    return math.log(share / (1 - share))
