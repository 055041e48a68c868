"""What is told behind a meeting and cannot be said of it, by what the verb before it tells."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.domain.meeting import Status

_TO_COME = (Status.PLANNED, Status.PROPOSED)
_TAKING_PLACE = ("verbs.hold", "verbs.attend", "verbs.host", "verbs.resume", "phases.begins", "phases.ends", "status.ongoing")


def of_something_else(units: Units, governor: Governor, left: Told, right: Told) -> bool:
    """Whether the words behind a meeting tell of something else than the meeting that the verb before it tells of."""
    if governor.kind != "verb" or left.guess:
        return False
    if right.status in _TO_COME:
        return _took_place(units, governor, left)
    return right.status is Status.HELD and _went_on(units, governor, left, right)


def _took_place(units: Units, governor: Governor, left: Told) -> bool:
    """Whether a past verb says that a meeting took place: "held talks last week, which would allow", ", and it will take time"."""
    past = left.status in (Status.HELD, Status.ONGOING) and verb_group(units, governor.at).form == "past"
    return past and has(units[governor.at], *_TAKING_PLACE)


def _went_on(units: Units, governor: Governor, left: Told, right: Told) -> bool:
    """Whether what was offered came to nothing, or whoever agreed to it goes on: "proposed talks, but without success"."""
    if left.status not in _TO_COME or right.slot is None:
        return False
    first = next((at for at in range(governor.at, len(units)) if units[at].start >= right.slot.start), 0)
    return first > 0 and units[first - 1].low in ("and", "but")
