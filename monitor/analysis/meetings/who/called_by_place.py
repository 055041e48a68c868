"""Whose "the P meeting" is: that of those who were told to meet in P, whoever a sentence names beside it."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind


def name_by_place(sentence: Sentence, story: SoFar) -> None:
    """Let a meeting called by its town, with nobody in its phrase, be that of the people last told to meet there."""
    for draft in story.here:
        if draft.rule != "noun" or not draft.definite or not draft.places or draft.kind in (Kind.VISIT, Kind.CALL):
            continue
        place, slot = draft.places[0]
        inside = [unit for unit in sentence.units if draft.start <= unit.start < draft.end and unit.actor is not None]
        if not draft.start <= slot.start < draft.end or any(unit.place != place for unit in inside):
            continue
        told = [other for other in story.before if place in {name for name, _ in other.places} and _met(other)]
        if told and len({frozenset(other.parties) for other in told}) == 1 and set(told[-1].parties) != set(draft.parties):
            draft.parties, draft.people, draft.sides, draft.people_span = told[-1].parties, (), (), []
            draft.inferred = True


def _met(draft: Draft) -> bool:
    """Whether people of several sides are told to have met, or to meet."""
    return draft.kind not in (Kind.VISIT, Kind.CALL) and len(draft.parties) > 1 and draft.fresh and not draft.inferred
