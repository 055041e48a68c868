"""Meetings told by who was with whom: "A was with B in P", "is to be with B again", "with B as his guest", "with B at his side"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_from, of_nobody
from monitor.analysis.meetings.clause.grammar import Units, is_actor, is_possessive
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.beside import appeared_with
from monitor.analysis.meetings.frames.making import add_place, make_draft
from monitor.analysis.meetings.frames.speaking import read_on_phone
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.domain.meeting import Kind, Status

_WITH = frozenset({"with", "alongside"})
_BEING = frozenset({"was", "were", "been", "be"})
_FILLING = frozenset({"back", "again", "once", "here", "there", "alone", "together"})  # between "be" and "with"
_HEAD = 2  # units before the "with" of an opener


def read_presence(sentence: Sentence, at: int) -> Draft | None:
    """Somebody of another side with whom somebody was, or who stood by as he spoke."""
    units = sentence.units
    if units[at].low not in _WITH:
        return read_on_phone(sentence, at)
    first = next((i for i in (at + 1, at + 2) if i < len(units) and is_actor(units[i]) and units[i].code == "N"), None)
    if first is None or of_nobody(units, first):
        return None
    if (draft := appeared_with(sentence, at)) is not None or units[at].low != "with":
        return draft
    others_at = names_from(units, first)
    verb = _being(units, at)
    if verb is not None:
        return _was_with(sentence, verb, others_at)
    return _stood_by(sentence, at, others_at)


def _being(units: Units, at: int) -> int | None:
    """The form of "be" right before "with"."""
    before = at - 1
    while before > 0 and units[before].low in _FILLING:
        before -= 1
    return before if before > 0 and units[before].low in _BEING else None


def _was_with(sentence: Sentence, verb: int, others_at: tuple[int, ...]) -> Draft | None:
    """A was with B, on some day or somewhere."""
    units = sentence.units
    group = verb_group(units, verb)
    subject, subject_at = sentence.subject(group.start)
    if not subject_at or subject_at[-1] != group.start - 1 or units[subject_at[-1]].code != "N":
        return None  # "the trouble was with Kim"
    draft = _draft(sentence, verb, group.start, (subject, subject_at), others_at, last=others_at[-1])
    if draft is None or not (draft.times or draft.places):
        return None
    draft.status, draft.status_span = verb_status(sentence, group)
    return draft


def _stood_by(sentence: Sentence, at: int, others_at: tuple[int, ...]) -> Draft | None:
    """A spoke with B at his side; with B as his guest, A spoke."""
    units = sentence.units
    last = _by_his_side(units, others_at[-1] + 1)
    if last is None:
        return None
    subject = sentence.subject_behind(last)
    if at > _HEAD:
        first_at = sentence.first_at(at)
        subject = sentence.party(first_at), first_at
    draft = _draft(sentence, at, at, subject, others_at, last=last)
    if draft is not None:
        draft.status = main_tense(sentence, at) if at > _HEAD else Status.HELD
        draft.status_span = Slot(units[at].start, units[last].end)
    return draft


def _by_his_side(units: Units, at: int) -> int | None:
    """Where "as his guest", "at his side" or "beside him" ends that begins here."""
    words = [unit.low for unit in units[at : at + 3]]
    if len(words) > 1 and (words[0], words[1].partition(" ")[2] or words[1]) in _NEAR_HIM:
        return at + 1  # "his side" is one unit
    guest = len(words) > _ONE_MORE and is_possessive(units[at + 1]) and (words[0], words[2]) in _AS_GUEST
    return at + 2 if guest else None


_NEAR_HIM = frozenset(
    {("beside", "him"), ("beside", "her"), ("alongside", "him"), ("alongside", "her"), ("at", "side"), ("by", "side")}
)
_AS_GUEST = frozenset({("as", "guest"), ("at", "side"), ("by", "side")})
_ONE_MORE = 2  # words before the last of "as his guest"


def _draft(
    sentence: Sentence, trigger: int, start: int, who: tuple[Party, tuple[int, ...]], others_at: tuple[int, ...], *, last: int
) -> Draft | None:
    units, scene = sentence.units, sentence.scene
    subject, subject_at = who
    others = sentence.party(others_at, subject=subject, leaders=any(map(scene.is_head, subject.people)))
    sides = {scene.side_of(person)[:1] for person in subject.people}, {scene.side_of(person)[:1] for person in others.people}
    if not (sides[0] and sides[1]) or sides[0] & sides[1] or not any(map(scene.in_office, subject.people)):
        return None
    draft = make_draft(sentence, trigger, start, Kind.MEETING, subject.joined(others))
    draft.people_span = sentence.slots((*subject_at, *others_at))
    draft.noun, draft.rule, draft.object_at = "meet", "deed", others_at
    draft.end = max(draft.end, units[others_at[-1]].end)
    attach_times(units, draft, start, trigger, last)
    add_place(sentence, draft, last + 1)
    return draft
