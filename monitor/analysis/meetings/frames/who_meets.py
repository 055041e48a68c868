"""Who meets whom by a verb of meeting: the two sides, read each in the light of the other."""

from typing import NamedTuple

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.frames.conferring import each_other
from monitor.analysis.meetings.frames.unconditional import offered_freely
from monitor.analysis.meetings.journeys.travel import with_companions
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.asking import asker_of, inviter_of
from monitor.analysis.meetings.who.partners import agent_of, both_who, object_of, who_acts, with_a_crowd
from monitor.analysis.meetings.who.we_two import we_two
from monitor.analysis.meetings.who.wished import without_speakers


class Partners(NamedTuple):
    """Who meets whom, and where they stand in the sentence; ``asker_at``: who is met because he asked for it."""

    subject: Party
    subject_at: tuple[int, ...]
    target: Party
    object_at: tuple[int, ...]
    asker_at: tuple[int, ...] = ()

    @property
    def at(self) -> tuple[int, ...]:
        """Where all of them stand."""
        return (*self.subject_at, *self.object_at)


def who_meets(sentence: Sentence, group: VerbGroup, *, object_at: tuple[int, ...] = ()) -> Partners | None:
    """Who meets whom; None where nobody is met, but a thing or a crowd."""
    units = sentence.units
    subject, subject_at = who_acts(sentence, group)
    object_at = object_at or object_of(units, group.verb) or _met_by(units, group)
    asker_at = () if object_at else asker_of(sentence, group)
    object_at = object_at or asker_at or inviter_of(units, group)
    if not object_at and (_meets_nobody(units, group) or _whom_they_met(units, subject_at)):
        return None
    if not object_at and (two := we_two(sentence, subject_at, group)) is not None:
        return Partners(two, subject_at, NOBODY, ())
    if not object_at and len(subject.sides) == 1:
        both, both_at = both_who(sentence, group)
        subject, subject_at = (both, both_at) if len(both.sides) > 1 else (subject, subject_at)
    if not subject and (group.form == "ing" or "having" in group.words):
        subject, subject_at = sentence.subject_behind((object_at or (group.verb,))[-1])
    subject, target = _told_apart(sentence, group, subject, subject_at, object_at)
    return Partners(subject, subject_at, target, object_at, asker_at)


def _meets_nobody(units: Units, group: VerbGroup) -> bool:
    """Whether no party stands behind the verb, but a crowd or a thing: "met with scepticism", "met with reporters"."""
    beside = units[group.verb].low.endswith((" with", " from", " opposite")) and not each_other(units, group.verb)
    return beside or with_a_crowd(units, group.verb) or _of_things(units, group) or _stopped(units, group.verb)


def _whom_they_met(units: Units, subject_at: tuple[int, ...]) -> bool:
    """Whether who is met stands right before "they", so that they are others: "A, the third president they have met"."""
    at = subject_at[0] if len(subject_at) == 1 else 0
    return at > 0 and units[at].low == "they" and units[at - 1].code == "N" and is_actor(units[at - 1])


def _told_apart(
    sentence: Sentence, group: VerbGroup, subject: Party, subject_at: tuple[int, ...], object_at: tuple[int, ...]
) -> tuple[Party, Party]:
    """Either side, once the other is known: whom a leader meets by his surname is a leader, and nobody meets himself."""
    is_head = sentence.scene.is_head
    leaders = any(is_head(person) for person in subject.people)
    asked = any(sentence.units[at].low in ("he", "she", "they") for at in object_at)  # "said he had asked B to meet"
    leading = leaders and not _lesser_namesake(sentence, object_at)
    target = sentence.party(object_at, subject=None if asked else subject, leaders=leading)
    if subject_at and not leaders and any(is_head(person) for person in target.people):
        subject = sentence.party(subject_at, leaders=_likely_leader(sentence, subject_at))
    subject = subject if object_at else _agreed_there(sentence, group, subject)
    subject = _apart_from(sentence, subject, subject_at, target)
    subject = _of_speaker(sentence, subject, subject_at, target)
    subject = without_speakers(sentence.scene, sentence.units, group.start, subject)
    return with_companions(sentence, group.verb, subject) if subject.people else subject, target


def together(sentence: Sentence, group: VerbGroup, met: Partners) -> Party:
    """All who meet, those included whom the verb does not name: "A spoke with B and agreed to meet"."""
    offered = None if met.object_at else offered_freely(sentence, group, met.subject)
    return offered or _agreed(sentence, group, met.subject, met.object_at) or met.subject.joined(met.target)


def _stopped(units: Units, verb: int) -> bool:
    """``met demands``, ``met with scepticism``: meetings with a thing."""
    return any(has(unit, "stop.after") for unit in units[verb + 1 : verb + 5] if not is_actor(unit))


def _of_things(units: Units, group: VerbGroup) -> bool:
    """Whether a thing meets, or is met with, another: "when principle meets cowardice", "they will be met with fire"."""
    behind = units[group.verb + 1] if group.verb + 1 < len(units) else None
    return group.form == "third" or (_passive(units, group) and behind is not None and behind.low in ("with", "by"))


def _met_by(units: Units, group: VerbGroup) -> tuple[int, ...]:
    """By whom somebody was met, if by a person: officials at an airport are no meeting."""
    agent = agent_of(units, group.verb) if _passive(units, group) else ()
    named = any(actor is not None and actor.people for actor in (units[at].actor for at in agent))
    return agent if named else ()


def _passive(units: Units, group: VerbGroup) -> bool:
    """Whether somebody was met: "was met at the airport by A"."""
    return units[group.verb].low == "met" and any(has(unit, *_BEING) for unit in units[group.start : group.verb])


_BEING = ("auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.been")


def _agreed_there(sentence: Sentence, group: VerbGroup, subject: Party) -> Party:
    """Whoever meets: those whose talks the sentence has told, in "talks between A and B ended with an agreement to meet"."""
    units, scene = sentence.units, sentence.scene
    before = group.words[0] if len(group.words) > 1 else units[group.start - 1].low if group.start else ""
    agreed = group.words[-1:] == ("to",) and before in _AGREEMENTS
    known = len(subject.sides) == _BOTH or bool(subject.people)
    told = agreed and not known and len(scene.pair) == _BOTH and scene.pair_at == sentence.index
    return Party((), scene.pair) if told else subject


_AGREEMENTS = frozenset({"agreement", "accord", "promise", "pledge", "understanding"})
_BOTH = 2  # sides


def _agreed(sentence: Sentence, group: VerbGroup, subject: Party, object_at: tuple[int, ...]) -> Party | None:
    """Who agreed with whom he had just spoken to: "A spoke with B on T and agreed to meet in P"."""
    pair, start = sentence.scene.subject_group, group.start
    joint = start > 0 and sentence.units[start - 1].low in ("and", ",")
    if object_at or pair is None or not joint or group.words != ("agreed", "to") or len(pair.people) != _BOTH:
        return None
    return pair if subject.people and set(subject.people) <= set(pair.people) else None


def _apart_from(sentence: Sentence, subject: Party, subject_at: tuple[int, ...], target: Party) -> Party:
    """The subject, where it cannot be whom it seems: nobody meets himself, and "the men" who met one of a pair are not the pair."""
    if set(subject.people) & set(target.people) and (other := _somebody_else(sentence, subject_at, target)):
        return other
    actors = [sentence.units[at].actor for at in subject_at]
    unnamed = all(actor is not None and actor.ref in ("group", "pair") for actor in actors)
    one_side = bool(target.people) and len(subject.sides) > 1 and set(target.sides) < set(subject.sides)
    return NOBODY if unnamed and one_side else subject


def _somebody_else(sentence: Sentence, subject_at: tuple[int, ...], target: Party) -> Party:
    """Whom "he" means who meets B, where the nearest reading would be B himself: the last other person the sentence named."""
    if len(subject_at) != 1 or sentence.units[subject_at[0]].low not in ("he", "she"):
        return NOBODY
    others = [person for person in sentence.named_before(subject_at[0]) if person not in target.people]
    return Party(tuple(others[-1:]), sentence.scene.side_of(others[-1])) if others else NOBODY


def _of_speaker(sentence: Sentence, subject: Party, subject_at: tuple[int, ...], target: Party) -> Party:
    """The leader who says "we" of a meeting with a leader: "We will be meeting with Chairman B", A said."""
    if subject.people or not subject_at or sentence.units[subject_at[0]].low not in ("we", "we've"):
        return subject
    speaker, heads = sentence.speaker(), sentence.scene.is_head
    return speaker if any(map(heads, speaker.people)) and any(map(heads, target.people)) else subject


def _lesser_namesake(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    """Whether the only bearer of a surname that the story has named so far is no leader: the "Kim" whom a president met."""
    units, scene = sentence.units, sentence.scene
    actor = units[indexes[0]].actor if len(indexes) == 1 else None
    if actor is None or actor.ref != "surname" or actor.leader or sentence.headline:
        return False
    before = [person for at, person in zip(scene.positions, scene.persons, strict=True) if at < units[indexes[0]].start]
    named = {person for person in before if person in actor.owners}
    return bool(named) and not any(scene.is_head(person) for person in named)


def _likely_leader(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    actors = [sentence.units[index].actor for index in indexes]
    return any(actor is not None and actor.ref == "surname" for actor in actors)
