"""Meetings told by what two agreed on somewhere: "A and B agreed in P last June to", "At P in June, A and B pledged"."""

from monitor.analysis.meetings.clause.grammar import Units, has, lists_none, past_day
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import NOWHERE, place_list
from monitor.domain.meeting import Kind, Status


def agreed_there(sentence: Sentence) -> list[Draft]:
    """The meetings at which one of each of two sides agreed on something, with the place right at it."""
    units = sentence.units
    if sentence.headline or lists_none(units, "concurred") or not lists_none(units, "by_phone"):
        return []
    agreed = (_agreed(sentence, at) for at, unit in enumerate(units) if has(unit, "concurred"))
    return [draft for draft in agreed if draft is not None]


def _agreed(sentence: Sentence, verb: int) -> Draft | None:
    units = sentence.units
    group = verb_group(units, verb)
    subject, subject_at = sentence.subject(group.start, leaders=True)
    at = units[verb].low.endswith(" at")
    there = place_list(units, verb + 1, verb + _PLACE) if at else NOWHERE
    near = _place_at(units, past_day(units, verb + 1)) or (there.known and units[verb + 1].place is not None)
    if not subject_at or not (near or _in_front(units, subject_at[0])):
        return None
    sides = [side for person in subject.people for side in sentence.scene.side_of(person)[:1]]
    if len(sides) != _BOTH or len(set(sides)) != _BOTH or len(subject.people) != _BOTH:
        return None
    draft = deed_draft(sentence, verb, Kind.MEETING, subject, subject_at)
    draft.places = draft.places or list(there.known)
    return draft if draft.status is Status.HELD and draft.places else None


_BOTH, _PLACE = 2, 4


def _place_at(units: Units, at: int) -> bool:
    """Whether a place stands there: "in P", "at P"."""
    there = at + 1 if at + 1 < len(units) and units[at].low in ("in", "at") else None
    if there is not None and units[there].code == "d" and there + 1 < len(units):
        there += 1
    return there is not None and units[there].place is not None and units[there].code in "CKL"


def _in_front(units: Units, subject: int) -> bool:
    """Whether the sentence opens with the place, and its time, before a comma and the subject."""
    comma = subject - 1
    if comma < _BOTH or units[comma].code != "," or not _place_at(units, 0):
        return False
    return all(unit.code in "CKLTd" or unit.low in ("in", "at", "on") for unit in units[1:comma])
