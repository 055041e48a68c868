"""Where a meeting is, told in a sentence that names its venue: "P has been chosen as the venue", "The venue will be P"."""

from monitor.analysis.meetings.clause.grammar import Units, has, lists_none, some, starts
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.where.places import NOWHERE, Places, place_list
from monitor.domain.meeting import Kind, Status

_BACK = 2  # sentences from a meeting to where it is
_OPENS = 3  # units before the venue or the place that a sentence opens with
_PHRASE = 8  # units from "the venue" to "is": "the venue for the talks between the two"
_BEING = ("auxiliaries.be_past", "auxiliaries.be_present", "auxiliaries.been", "auxiliaries.future")
_OPEN_YET = ("status.proposed", "auxiliaries.modal", "auxiliaries.conditional", "auxiliaries.negative", "auxiliaries.contracted")
_CANDIDATE = frozenset({"among", "possible", "potential", "likely", "candidate", "mooted", "favored", "preferred", "or"})


def place_at_venue(sentence: Sentence, story: SoFar) -> None:
    """Give the meeting told last, if it has no place, the one that is told as its venue; what is only possible is none."""
    units = sentence.units
    if lists_none(units, "venues") or some(units, *_OPEN_YET, "status.denied", "status.cancelled"):
        return
    told = next((d for d in reversed(story.all) if d.kind not in (Kind.VISIT, Kind.CALL) and len(d.parties) > 1), None)
    if told is None or sentence.index - told.sentence > _BACK or told.places or told.candidates or told.status is Status.DENIED:
        return
    if any(unit.low in _CANDIDATE for unit in units):
        return
    at = next(at for at, unit in enumerate(units) if has(unit, "venues"))
    where = _named_after(units, at) if at < _OPENS else _named_before(units, at)
    told.places.extend(where.known)


def _named_after(units: Units, venue: int) -> Places:
    """The place behind "The venue is", "The site of the talks will be"."""
    being = next((at for at in range(venue + 1, min(len(units), venue + _PHRASE)) if starts(units[at], "auxiliaries.")), None)
    while being is not None and being + 1 < len(units) and starts(units[being + 1], "auxiliaries."):
        being += 1
    return place_list(units, being + 1, being + _PHRASE) if being is not None else NOWHERE


def _named_before(units: Units, venue: int) -> Places:
    """The place a sentence opens with that is, or was made, the venue: "P was the setting", "They chose P as the venue"."""
    before = venue - 1
    while before > 0 and units[before].code in "dmu":
        before -= 1  # "as the official venue", "was the setting"
    if not (units[before].low == "as" or has(units[before], *_BEING)):
        return NOWHERE
    first = next((at for at in range(min(_OPENS, before)) if units[at].place and units[at].code in "CKL"), None)
    if first is None:
        named = before > 1 and units[before - 1].place is not None and units[before - 1].code in "CKL"
        first = before - 1 if named else None
        if first is None or not any(unit.low in _CHOSE for unit in units[max(0, first - _OPENS) : first]):
            return NOWHERE
    elif not some(units[first + 1 : venue], *_BEING):
        return NOWHERE  # "Hanoi police closed the road as the site"
    return Places(((units[first].place or "", Slot(units[first].start, units[first].end)),))


_CHOSE = frozenset({"chose", "chosen", "picked", "named", "selected", "agreed on", "settled on", "confirmed", "announced"})
