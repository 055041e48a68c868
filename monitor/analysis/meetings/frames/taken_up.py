"""Meetings that one accepts which another offered: "A accepted B's offer of a meeting", "agreed to B's request for a summit"."""

from monitor.analysis.meetings.clause.grammar import Units, is_actor, is_preposition
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.partners import who_acts
from monitor.domain.meeting import Kind, Status

_OFFERS = frozenset({"offer", "proposal", "request", "invitation", "call"})
_KINDS = (Kind.MEETING, Kind.SUMMIT)
_SHORTEST = 4  # units of "accepted B 's offer"


def accept_meeting(sentence: Sentence, draft: Draft, start: int) -> None:
    """Let who accepts it meet whose offer it is."""
    units = sentence.units
    offer = start - 2
    if draft.kind not in _KINDS or offer < _SHORTEST or units[offer].low not in _OFFERS or not is_preposition(units[start - 1]):
        return
    owner = offer - 2
    if units[offer - 1].code != "s" or not is_actor(units[owner]):
        return
    verb = _accepting(units, owner - 1)
    if verb is None:
        return
    group = verb_group(units, verb)
    taker, taker_at = who_acts(sentence, group)
    giver = sentence.party((owner,), subject=taker)
    both = taker.joined(giver)
    if group.negative or len(both.sides) != len(_KINDS) or set(taker.sides) & set(giver.sides):
        return
    draft.parties, draft.people = both.sides, both.people
    draft.sides = tuple((person, sentence.scene.side_of(person)[0]) for person in both.people if sentence.scene.side_of(person))
    draft.people_span = sentence.slots((*taker_at, owner))
    draft.status, draft.status_span = Status.PLANNED, Slot(units[group.start].start, units[verb].end)
    heads = both.people and all(map(sentence.scene.is_head, both.people)) and len(both.people) > 1
    draft.kind = Kind.SUMMIT if heads else draft.kind
    draft.fresh, draft.inferred, draft.guess = True, False, False


def _accepting(units: Units, last: int) -> int | None:
    """The verb of accepting that takes the offer: "accepted", "agreed to", "said yes to"; None for another."""
    if units[last].low == "to":
        last -= 1
    low = units[last].low
    return last if low.startswith(("accept", "agreed to", "agrees to")) or low in ("agreed", "agrees", "said yes to") else None
