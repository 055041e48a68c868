"""Meetings told by beside whom somebody stood or spoke: "standing next to B", "at a news conference with B", "said alongside B"."""

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_verbal, lists_none
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.domain.meeting import Kind, Status

_SOMEBODY = frozenset({"person", "surname", "counterpart"})


def stood_beside(sentence: Sentence, verb: int, preposition: int | None = None) -> Draft | None:
    """A spoke standing next to B, or at a news conference with B: they met that day; ``preposition``: where "with B" is apart."""
    units = sentence.units
    behind = verb if preposition is None else preposition
    first = next((at for at in (behind + 1, behind + 2) if at < len(units) and units[at].code == "N"), None)
    actor = units[first].actor if first is not None else None
    him = first is not None and units[first].low in ("him", "her") and verb_form(units[verb]) == "past"
    if first is None or actor is None or not (actor.ref in _SOMEBODY or him):
        return None
    others_at = names_from(units, first)
    subject, subject_at = sentence.subject(verb)
    if not subject.people:
        subject, subject_at = sentence.subject_behind(others_at[-1])
    both = subject.joined(sentence.party(others_at, subject=subject, leaders=any(map(sentence.scene.is_head, subject.people))))
    sides = {side for person in both.people for side in sentence.scene.side_of(person)[:1]}
    if len(sides) < 2 or len(both.people) != len(sides):
        return None
    last, first = (others_at[-1], _hangs_on(units, verb)) if preposition else (None, None)
    draft = deed_draft(sentence, verb, Kind.MEETING, both, (*subject_at, *others_at), last=last, first=first)
    told = verb_form(units[verb]) == "past" and not has(units[verb - 1], "auxiliaries.be_past")  # "B sat beside him"
    draft.status = Status.HELD if told else main_tense(sentence, verb)
    return draft


def appeared_with(sentence: Sentence, preposition: int) -> Draft | None:
    """Who was before the press with somebody: "at a news conference in P on Friday with B", "A said on Friday alongside B"."""
    units = sentence.units
    if units[preposition].low != "alongside" and lists_none(units, "appearances"):
        return None
    at = preposition - 1
    while at > 0 and preposition - at < _BETWEEN and _where_or_when(units, at):
        at -= 1
    alongside = units[preposition].low == "alongside" and has(units[at], "say")
    if at < 1 or not (alongside or has(units[at], "appearances")):
        return None
    return stood_beside(sentence, at, preposition)


def _hangs_on(units: Units, noun: int) -> int | None:
    """Where the verb begins that an appearance hangs on: "spoke on Monday at a joint news conference"."""
    near = range(noun - 1, max(-1, noun - _BETWEEN), -1)
    at = next((i for i in near if units[i].code in "N,;" or is_verbal(units[i])), noun)
    return verb_group(units, at).start if is_verbal(units[at]) else None


_BETWEEN = 8  # units from the appearance to "with"


def _where_or_when(units: Units, at: int) -> bool:
    unit = units[at]
    return unit.code in "TKCLOd," or unit.low == "on" or has(unit, "prepositions.place", "not_parties")
