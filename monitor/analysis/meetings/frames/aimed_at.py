"""The day that somebody is aiming for with the meeting told before: "We are looking at June 12 in Singapore"."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status

_AIMING = frozenset({"looking", "aiming", "targeting", "eyeing", "shooting"})
_BACK = 12  # sentences from what was told as planned to the day aimed for
_DAY = 4  # units from "aiming" to the day
_PLACE = 5  # units from the day to the place
_COMING = (Status.PLANNED, Status.PROPOSED, Status.CANCELLED)


def aimed_at(sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """A telling of the meeting to come of two sides that was told last, on the day aimed for; None where none is."""
    units = sentence.units
    verb = next((at for at in range(1, len(units) - 2) if _aiming(units, at)), None)
    day = next((at for at in range(verb + 1, min(len(units), verb + _DAY)) if units[at].code == "T"), None) if verb else None
    span = units[day].extra if day is not None else None
    told = next((draft for draft in reversed(drafts) if _awaited(draft)), None)
    if verb is None or day is None or told is None or not isinstance(span, TimeSpan) or sentence.index - told.sentence > _BACK:
        return None
    if any(not (is_preposition(unit) or unit.low in ("at", "for", "about")) for unit in units[verb + 1 : day]):
        return None
    places = place_after(units, day, min(len(units), day + _PLACE)).known
    return replace(
        told, sentence=sentence.index, start=units[verb].start, end=units[day].end, rule="aimed at", fresh=False, definite=True,
        status=Status.PLANNED, status_span=Slot(units[verb].start, units[verb].end), times=[span], when=None, when_span=None,
        places=list(places), candidates=[], until=None, length=None, headline=False, sources=(), nested=False, past=False,
    )


def _aiming(units: Units, at: int) -> bool:
    """Whether somebody is aiming for something: "we're still looking", "Both sides are targeting"."""
    be = at - 1 - has(units[at - 1], "adverbs")
    helped = be > 0 and has(units[be], "auxiliaries.be_present", "auxiliaries.be_past")
    return units[at].low in _AIMING and helped and is_actor(units[be - 1])


def _awaited(draft: Draft) -> bool:
    """Whether a meeting of two sides is to come, and no one day of it is told."""
    day = draft.when is not None and draft.when.start is not None and draft.when.start == draft.when.end
    return draft.kind is not Kind.VISIT and draft.fresh and len(draft.parties) > 1 and draft.status in _COMING and not day
