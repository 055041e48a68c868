"""The country that is host of a journey without a place: that of whom it is to, or that calls it off."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import is_person
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Status


def kept_out_by(sentence: Sentence, governor: Governor, draft: Draft) -> tuple[str, ...]:
    """The country that calls off the visit of another's official, who was to be its guest: "A cancels visit by B's envoy"."""
    if governor.kind != "verb" or len(draft.parties) != 1:
        return ()
    subject, _ = sentence.subject(verb_group(sentence.units, governor.at).start)
    return subject.sides if len(subject.sides) == 1 and not subject.people and subject.sides != draft.parties else ()


def guess_host(sentence: Sentence, draft: Draft) -> None:
    """Note to which country an envoy's visit without a goal must be, if the story tells it nowhere else: the other of its two."""
    core = sentence.scene.core.parties
    to_come = draft.status in _NOT_YET and not draft.guess and draft.noun in _VISITS
    scene = sentence.scene
    envoys = bool(draft.people) and not any(scene.is_head(one) or scene.left_office(one) for one in draft.people)
    others = any(side not in core for unit in sentence.units if unit.actor is not None for side in unit.actor.sides)
    if others:
        return  # "on a visit next week, A will tell Chinese leaders"
    if to_come and envoys and len(draft.parties) == 1 and draft.parties[0] in core and not (draft.places or draft.candidates):
        draft.host = next((side for side in core if side != draft.parties[0]), None)


_NOT_YET = (Status.PROPOSED, Status.PLANNED, Status.CANCELLED, Status.POSTPONED, Status.DENIED)
# Heads of state travel for many reasons.
_VISITS = frozenset({"visit", "trip", "journey"})


def to_somebody(sentence: Sentence, draft: Draft, noun: int) -> bool:
    """Whether a visit is to a person, whose country is then its host: "paid a visit to B"."""
    units = sentence.units
    host = next((at for at in (noun + 2, noun + 3) if at < len(units) and is_person(units[at])), None)
    if host is None or units[noun + 1].low != "to" or (host + 1 < len(units) and units[host + 1].code == "s"):
        return False
    sides = sentence.party((host,)).sides
    if len(draft.parties) != 1 or len(sides) != 1 or sides == draft.parties:
        return False
    draft.parties, draft.end = (*draft.parties, *sides), max(draft.end, units[host].end)
    return True
