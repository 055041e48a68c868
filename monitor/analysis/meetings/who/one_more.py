"""Whose one more meeting is, told after one of two: "A and B met on T. A further round may be held within weeks"."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.fresh import VAGUE
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_MEETINGS = (Kind.TALKS, Kind.MEETING)
_MET = (Status.HELD, Status.ONGOING)
_TO_COME = (Status.PROPOSED, Status.PLANNED)
_NOT_ONE = VAGUE | {"sessions", "rounds", "meetings"}  # "more sessions are expected this week" are days of the same talks
_BACK = 5  # sentences


def give_one_more(sentence: Sentence, story: SoFar) -> None:
    """Give one more meeting to come, of which no side or one is told, to the two who met last."""
    if sentence.headline:
        return
    for draft in story.here:
        told = _met_last(story, draft) if _open(draft) else None
        if told is None:
            continue
        if told.kind is Kind.SUMMIT:  # "A met B in P and is open to a third meeting"
            draft.kind, draft.people, draft.sides, draft.people_span = told.kind, told.people, told.sides, list(told.people_span)
        else:
            draft.people, draft.sides, draft.people_span = (), (), []
        draft.parties = told.parties
        draft.fresh, draft.another, draft.definite, draft.guess, draft.offered = True, True, False, False, True
        draft.inferred = True


def _open(draft: Draft) -> bool:
    """Whether a noun tells of one more to come and leaves open who sits in it."""
    counted = draft.another or (draft.ordinal or 0) > 1
    meant = draft.rule == "noun" and draft.kind in _MEETINGS and draft.status in _TO_COME and draft.noun not in _NOT_ONE
    return meant and counted and not draft.fresh and not draft.definite


def _met_last(story: SoFar, draft: Draft) -> Draft | None:
    """The last meeting told, if it was one of two sides who can meet again, and no others met besides."""
    near = [other for other in story.before if draft.sentence - other.sentence <= _BACK and _met(other, draft)]
    near += [other for other in story.here if other.start < draft.start and _met(other, draft)]
    told = near[-1] if near else None
    if told is None or not _same_table(told, draft) or any(set(o.parties) != set(told.parties) for o in near):
        return None
    return told


def _same_table(told: Draft, draft: Draft) -> bool:
    """Whether the words leave open who of the two sits in it, or name all of the many."""
    met, named = set(told.parties), set(draft.parties)
    return named <= met if len(met) == _TWO else named == met


def _met(draft: Draft, more: Draft) -> bool:
    """Whether it is a meeting held of which one more can be told; of leaders who met, one more "meeting", and no round of talks."""
    leaders = draft.kind is Kind.SUMMIT and more.kind is Kind.MEETING and set(more.people) <= set(draft.people)
    alike = draft.kind in _MEETINGS or leaders
    return alike and draft.status in _MET and len(draft.parties) >= _TWO and draft.fresh


_TWO = 2  # parties
