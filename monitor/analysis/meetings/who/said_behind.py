"""Whose talks they are of which a side speaks behind them: "Talks with B have been put off, A said"."""

from monitor.analysis.meetings.clause.grammar import has, is_actor, some, starts
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.meeting_noun import MeetingNoun
from monitor.domain.meeting import Status

_HEAD = 4  # units: "Wednesday's high-level talks", "The planned talks"
_STANDS = frozenset(Status) - {Status.PROPOSED, Status.DENIED, Status.UNKNOWN}


def add_speaker(one: MeetingNoun, draft: Draft) -> None:
    """Give talks with one side, which a sentence is about, the side that says so, where no other is told."""
    units = one.units
    alone = len(draft.parties) == 1 and bool(draft.object_at) and not draft.hosts[1:] and not draft.inferred
    subject = one.own.kind == "none" and one.start <= _HEAD and not any(starts(unit, "verbs.") for unit in units[: one.start])
    if not alone or draft.status not in _STANDS or not subject:
        return
    speaker = next((at for at in range(len(units) - 2, one.noun, -1) if has(units[at + 1], "say") and units[at - 1].code == ","), 0)
    sides = one.sentence.party((speaker,)).sides if speaker and is_actor(units[speaker]) else ()
    supposed = some(units[one.noun : speaker], "auxiliaries.conditional", "auxiliaries.modal")  # "would be a waste of time, A said"
    if len(sides) == 1 and sides[0] not in draft.parties and not supposed:
        draft.parties, draft.fresh = (*draft.parties, *sides), True
