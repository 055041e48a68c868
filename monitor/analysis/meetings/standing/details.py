"""Words about a detail of a meeting: its date, its place, its agenda. Who settles one means to meet."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_preposition, starts
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.domain.meeting import Status

_DETAILS = frozenset(
    {
        *("date", "dates", "venue", "setting", "venues", "site", "sites", "location", "locations", "timing", "agenda"),
        *("logistics", "time", "place", "details", "goal", "goals"),
    }
)
_THEN = frozenset({"in", "since", "after", "following", "during", "before"})  # "for the first time since the talks"


def detail_of(units: Units, governor: Governor, last: int) -> int | None:
    """The detail that words tell of a meeting: "the date of the summit", "a place had been chosen for it", "for it, a date is set".

    ``last``: where the meeting and its participants end.
    """
    if governor.kind != "preposition" or governor.word in _THEN:
        return None
    before = _nearest(units, range(governor.at - 1, max(-1, governor.at - 1 - _RIGHT_BEFORE), -1))
    if before is not None or governor.word != "for":
        return before
    chosen = (at for at in range(governor.at - 1, max(-1, governor.at - 1 - _CHOSEN), -1))
    group = next((at for at in chosen if not (starts(units[at], "status.") or units[at].low in _SETTLED or _helps(units, at))), -1)
    if -1 < group < governor.at - 1 and units[group].low in _DETAILS:
        return group
    fronted = last + 1 < len(units) and units[last + 1].code == "," and (governor.at == 0 or units[governor.at - 1].code in ",;")
    behind = _nearest(units, range(last + 2, min(len(units) - 1, last + _FRONTED))) if fronted else None
    return behind if behind is not None and not is_preposition(units[behind - 1]) else None


_RIGHT_BEFORE = 2  # units: "the date for", "the site in P for"
_CHOSEN = 6  # units of "had now been chosen for"
_FRONTED = 10  # units: "For it, he said, a date and place"
_SETTLED = frozenset({"set", "chosen", "picked", "fixed", "found", "settled", "selected", "decided", "named"})


def _nearest(units: Units, where: range) -> int | None:
    return next((at for at in where if units[at].low in _DETAILS), None)


def _helps(units: Units, at: int) -> bool:
    return starts(units[at], "auxiliaries.") or has(units[at], "adverbs") or units[at].code == "T"


def by_detail(sentence: Sentence, detail: int, governor: Governor, left: Told | None) -> Told | None:
    """What a detail tells that is settled, as a date, or that there is none yet."""
    units = sentence.units
    if sentence.headline and any(unit.low == "without" for unit in units[max(0, detail - 2) : detail]):
        return Told(details=True, guess=True)  # "A leaves P without date for talks"
    if left is not None and left.status not in (Status.PROPOSED, Status.HELD):
        return None
    if any(unit.low == "without" for unit in units[max(0, governor.at - 6) : governor.at]):
        return Told(details=True)  # "ended without a date for another meeting"
    return Told(Status.PLANNED, Slot(units[detail].start, units[detail].end), details=True)
