"""Whose a meeting is beside those that its phrase names: the heads of a summit to come, the host, the two of a session."""

from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.meeting_noun import MeetingNoun
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status


def lead_summit(one: MeetingNoun, draft: Draft) -> None:
    """Name the heads of both parties where a summit still to come names nobody: "both sides are open to a third summit"."""
    if draft.kind is not Kind.SUMMIT or draft.people or len(draft.parties) != 2 or draft.status not in _TO_COME:
        return
    heads = [one.sentence.scene.head_now(side) for side in draft.parties]
    if None not in heads:
        draft.heads = tuple(head for head in heads if head)


_TO_COME = (Status.PROPOSED, Status.PLANNED)


def seat_host(one: MeetingNoun, draft: Draft) -> None:
    """Talks of one side in the other's capital are talks with the other, where the story pairs the two."""
    sentence = one.sentence
    if len(draft.parties) != 1 or not draft.places:
        return
    if draft.kind is Kind.TALKS and draft.parties == _SOUTH and not draft.object_at and _at_border(sentence, draft):
        draft.parties = (*_SOUTH, "DPRK")
        if draft.status is Status.PROPOSED:
            draft.people, draft.sides, draft.people_span = (), (), []  # a leader who offers talks need not sit in them
        return
    hosts = {side for unit in sentence.units if unit.start == draft.places[0][1].start and unit.actor for side in unit.actor.sides}
    both = {draft.parties[0]} | hosts
    if len(both) == 2 and len(hosts) == 1 and both in (set(sentence.scene.pair), set(sentence.scene.core.parties)):
        draft.parties = (draft.parties[0], *hosts)
        _seat_head(sentence, draft, hosts)


_SOUTH = ("ROK",)


def _at_border(sentence: Sentence, draft: Draft) -> bool:
    """Whether talks are at the truce village, where nobody but the two Koreas would talk, if only one of them is told of."""
    return sentence.scene.gazetteer.places.get(draft.places[0][0].lower()) == "border"


def _seat_head(sentence: Sentence, draft: Draft, hosts: set[str]) -> None:
    """A head's talks in the capital of the other, whom the sentence names, are those of both."""
    scene = sentence.scene
    other = next((person for person in sentence.people() if scene.is_head(person) and set(scene.side_of(person)) == hosts), None)
    if other is not None and any(scene.is_head(person) for person in draft.people):
        draft.kind, draft.people = Kind.SUMMIT, (*draft.people, other)
        draft.sides = (*draft.sides, (other, next(iter(hosts))))


def seat_session(one: MeetingNoun, draft: Draft) -> None:
    """Let "the talks" that began or ended on some day, or went on in rounds, be those of the session last told."""
    session = one.sentence.scene.session
    bounded = (draft.begins or draft.ends) and draft.times and draft.status in (Status.HELD, Status.ONGOING)
    rounds = [unit.low for unit in one.units[one.start : one.start + 4] if unit.low not in _FEW][:3]  # "two rounds of the talks"
    in_rounds = rounds[:1] == ["rounds"] and rounds[1:] == ["of", "the"]
    if not draft.parties and draft.noun == "talks" and ((draft.definite and bounded) or in_rounds) and len(session) > 1:
        draft.parties, draft.inferred = session, True


_FEW = frozenset({"two", "three", "four", "five", "several"})
