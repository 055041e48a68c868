"""Meetings asked for in writing: "A sent B a letter asking for another meeting", "in a letter to B, A proposed a second one"."""

from monitor.analysis.entities.scene import NOBODY
from monitor.analysis.meetings.clause.grammar import Units, is_actor, lacks
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_LETTERS = ("letter", "letters", "wrote", "note")
_BEFORE, _BEHIND = 20, 9  # units around the noun: "sent B a letter on Friday asking for", "in a handwritten letter to B"
_ASKED = ("ask", "request", "propos", "offer", "seek", "suggest", "invit", "call")


def add_correspondents(sentence: Sentence, draft: Draft, noun: int) -> None:
    """Give a meeting that somebody asks for in a letter its two sides, where the letter's are the only two named around it."""
    units = sentence.units
    if lacks(units, *_LETTERS) or len(draft.parties) > 1 or draft.status is not Status.PROPOSED or not _asked(units, draft):
        return
    both = NOBODY
    for at in _correspondents(units, noun):
        both = both.joined(sentence.party((at,)))
    sides = [(person, side) for person in both.people for side in sentence.scene.side_of(person)[:1]]
    if len(both.sides) != 2 or len(both.people) not in (0, 2) or len({side for _, side in sides}) != len(both.people):
        return
    if not set(draft.people) <= set(both.people):
        return
    draft.parties, draft.people, draft.sides = both.sides, both.people, tuple(sides)
    draft.people_span = sentence.slots(tuple(_correspondents(units, noun)))
    if len(both.people) == 2 and all(map(sentence.scene.is_head, both.people)):
        draft.kind = Kind.SUMMIT
    draft.fresh = True


def _asked(units: Units, draft: Draft) -> bool:
    """Whether a word of asking tells where it stands."""
    span = draft.status_span
    return span is not None and any(span.start <= unit.start < span.end and unit.low.startswith(_ASKED) for unit in units)


def _correspondents(units: Units, noun: int) -> list[int]:
    """The people and countries around the noun, none that only owns something."""
    around = range(max(0, noun - _BEFORE), min(len(units), noun + _BEHIND))
    return [
        at for at in around
        if at != noun and units[at].code in "NC" and is_actor(units[at]) and not (at + 1 < len(units) and units[at + 1].code == "s")
    ]
