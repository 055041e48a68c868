"""Meetings told by with whom somebody had to do: "two nights in P, where his interlocutors were B and C"."""

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import has, is_person
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_OTHERS = frozenset({"interlocutor", "interlocutors", "hosts", "host"})
_OWNERS = frozenset({"his", "her"})


def had_to_do(sentence: Sentence) -> list[Draft]:
    """A meeting for each such word, those named behind it being of another side than its owner."""
    return [draft for at in range(1, len(sentence.units) - 2) if (draft := _with_them(sentence, at)) is not None]


def _with_them(sentence: Sentence, noun: int) -> Draft | None:
    units = sentence.units
    if units[noun].low not in _OTHERS or units[noun - 1].low not in _OWNERS or not has(units[noun + 1], "auxiliaries.be_past"):
        return None
    if not is_person(units[noun + 2]):
        return None
    others_at = names_from(units, noun + 2)
    owner = sentence.party((noun - 1,))
    both = owner.joined(sentence.party(others_at))
    if len(owner.people) != 1 or len(both.sides) != _BOTH or len(both.people) < _BOTH:
        return None
    draft = deed_draft(sentence, noun + 1, Kind.MEETING, both, (noun - 1, *others_at), last=others_at[-1])
    draft.status = Status.HELD
    return draft


_BOTH = 2  # sides, and people of them
