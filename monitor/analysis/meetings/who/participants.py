"""Who takes part in a meeting named by a noun: owners, compounds, "with X", "between X and Y", whoever holds it."""

from dataclasses import dataclass

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import another_in_office, resolve
from monitor.analysis.meetings.clause.arguments import names_from, names_until, opens_clause
from monitor.analysis.meetings.clause.governors import Governor, giver
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, is_preposition, past_day, some, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.frames.offers import offerer
from monitor.analysis.meetings.frames.spoken_of import prepared, said_of
from monitor.analysis.meetings.journeys.being_there import visitor
from monitor.analysis.meetings.journeys.travel import companions_before
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.far_end import named_behind
from monitor.analysis.meetings.who.implied import at_known_venue, from_story, is_worked
from monitor.analysis.meetings.who.openers import told_of
from monitor.analysis.meetings.who.owners import met_by_head
from monitor.analysis.meetings.who.partners import phoned, talked_over_with, told_there
from monitor.analysis.meetings.who.references import AT_TABLES
from monitor.analysis.meetings.who.trilateral import several
from monitor.domain.meeting import Kind


@dataclass(frozen=True, slots=True)
class Participants:
    """Everybody, and how they were found.

    ``hosts`` are the sides on the near end of "with"; ``others_at`` where those on its far end stand; ``named_at`` where all
    stand; ``last`` the last unit of the phrase. ``explicit``: the phrase names sides itself. ``inferred``: only the story does.
    """

    everybody: Party
    hosts: tuple[str, ...] = ()
    others_at: tuple[int, ...] = ()
    named_at: tuple[int, ...] = ()
    last: int = 0
    explicit: bool = False
    inferred: bool = False


def find_participants(sentence: Sentence, start: int, noun: int, *, kind: Kind, governor: Governor) -> Participants:
    """Read the phrase, then what governs it, then what the story has told before."""
    leaders = kind is Kind.SUMMIT
    inside, inside_at = _inside(sentence, start, noun, leaders=leaders)
    after, after_at, last = named_behind(sentence, noun, inside, leaders=leaders)
    if not leaders and met_by_head(sentence, inside_at, after_at):
        inside, inside_at = _inside(sentence, start, noun, leaders=True)
        after, after_at, last = named_behind(sentence, noun, inside, leaders=True)
    both = inside.joined(after)
    subject = NOBODY
    subject_at: tuple[int, ...] = ()
    spoken = not after_at and (said_of(sentence.units, noun, governor) or prepared(sentence.units, governor))
    if governor.kind != "none" and not spoken and (len(both.sides) < 2 or _only_with(sentence.units, inside_at, after_at)):
        subject, subject_at = offerer(sentence, governor.at), ()
        if not subject:
            subject, subject_at = _governing_subject(sentence, governor, leaders=leaders)
        subject = subject or _whose_journey(sentence, governor, after_at)
        if governor.word == "for" and subject.people:
            subject = companions_before(sentence, governor.at, subject)
        if governor.kind == "preposition" and len(subject.sides) > 1 and not set(after.sides) <= set(subject.sides):
            subject, subject_at = NOBODY, ()  # "the two risk more in a meeting with B": not all three
        if leaders and not after_at and not set(subject.sides) <= set(sentence.scene.core.parties):
            subject = NOBODY if at_known_venue(sentence, start, noun) else subject  # "A and B spoke after the Hanoi summit"
        if not set(subject.people) & set(both.people):
            after = sentence.party(after_at, subject=subject, leaders=leaders) if after_at else after
            both = subject.joined(inside).joined(after)
        elif len(after_at) == 1 and (other := another_in_office(sentence.scene, sentence.units[after_at[0]], subject.people)):
            both = subject.joined(inside).joined(other)
    elif governor.kind == "verb" and not spoken and not both.people and not after_at:
        holders, held_by = _governing_subject(sentence, governor, leaders=leaders)
        if holders.people and set(holders.sides) == set(both.sides):  # "A, B and C held the first such three-way session"
            both, subject_at = holders.joined(both), held_by
    alone = bool(after_at) and not (inside.sides or subject.sides) and _only_with(sentence.units, (), after_at)
    if (len(both.sides) < 2 and (after_at or not both.people)) or alone:
        told, told_at = told_of(sentence, start, noun, last, with_other=bool(after_at))
        both, subject_at = told.joined(both), (*subject_at, *told_at)
        subject = told if after_at else subject
    both = _with_speaker(sentence, start, governor, both, with_other=bool(after_at))
    both = _foretold(sentence, start, noun, both, far=bool(after_at) and not inside.people)
    both, inferred = from_story(sentence, start, noun, both, kind=kind, named=bool(after_at))
    both = several(sentence, start, noun, _without_announcers(sentence, start, noun, both, subject, kind=kind, governor=governor))
    return Participants(
        both,
        subject.joined(inside).sides,
        after_at,
        (*subject_at, *inside_at, *after_at),
        last,
        bool(inside.sides or after.sides),
        inferred,
    )


def _whose_journey(sentence: Sentence, governor: Governor, after_at: tuple[int, ...]) -> Party:
    """Whose visit "ended without a meeting with B": that of whom the story was just about."""
    person = sentence.scene.subject
    ended = governor.kind == "verb" and governor.word.endswith(" without") and bool(after_at)
    visit = ended and person and some(sentence.units[max(0, governor.at - _TO_VISIT) : governor.at], "nouns.visit")
    return Party((person,), sentence.scene.side_of(person)) if visit and person else NOBODY


_TO_VISIT = 5  # units from a visit to its end


def _foretold(sentence: Sentence, start: int, noun: int, both: Party, *, far: bool) -> Party:
    """Whose "their" is at the head of a sentence: that of the subject behind the comma."""
    units = sentence.units
    if len(both.sides) > 1:
        return both
    if far and _gerund_in_front(units, start):
        return _main_subject(sentence, noun).joined(both)
    fronted = start <= _FRONT and is_preposition(units[0]) and not any(map(is_actor, units[:start]))  # "In a tweet after his"
    opening = any(is_possessive(unit) for unit in units[start:noun]) and (start <= _HEAD_OF_SENTENCE or fronted)
    if not opening:
        return both
    comma = next((at for at in range(noun + 1, min(len(units) - 1, noun + 14)) if units[at].code == ","), None)
    first = next((at for at in range(comma + 1, min(len(units), comma + 3)) if is_actor(units[at])), None) if comma else None
    if first is None:
        return both
    subject = sentence.party(names_from(units, first, subject=True))
    return subject.joined(both) if far or set(both.sides) <= set(subject.sides) or not both.people else both


def _gerund_in_front(units: Units, start: int) -> bool:
    """Whether the sentence opens with what its subject did before or afterwards: "After holding talks with B, A flew home"."""
    head = units[0].low in _BEFORE_OR_AFTER and len(units) > 1 and units[1].low.endswith("ing") and start <= _FRONT
    return head and not any(map(is_actor, units[:start]))


def _main_subject(sentence: Sentence, noun: int) -> Party:
    """Whom the clause behind the comma speaks of."""
    units = sentence.units
    for comma in (at for at in range(noun + 1, min(len(units) - 2, noun + _TO_MAIN)) if units[at].code == ","):
        first = next((at for at in (comma + 1, comma + 2) if is_actor(units[at])), None)
        members = names_from(units, first, subject=True) if first is not None else ()
        if members and opens_clause(units, members[-1]):
            return sentence.party(members)
    return NOBODY


_BEFORE_OR_AFTER = frozenset({"after", "before", "following", "since", "while", "upon", "besides", "despite"})
_TO_MAIN = 20  # units
_FRONT = 6  # units
_HEAD_OF_SENTENCE = 2  # units: "After their", "During his"


def _only_with(units: Units, inside_at: tuple[int, ...], after_at: tuple[int, ...]) -> bool:
    """Whether the phrase only names the far end: "talks with B"."""
    if not after_at or inside_at:
        return False
    near = [unit.low for unit in units[max(0, after_at[0] - 3) : after_at[0]]]
    return near == ["with", "both", "of"] or not set(near[-2:]) & {"between", "among", "of", "both"}


def _with_speaker(sentence: Sentence, start: int, governor: Governor, both: Party, *, with_other: bool) -> Party:
    """Add who speaks of "talks with B", and who came out of talks ("after talks in B's capital, A said")."""
    if len(both.sides) == 1 and with_other:
        return _beside_other(sentence, start, governor, both)
    if not both.sides and governor.word == "after" and governor.kind == "preposition":
        first = sentence.first_subject(start) or NOBODY
        return Party(first.people, first.sides[:1])
    return both


def _owner_before(sentence: Sentence, start: int) -> Party:
    """Whose the meeting before was, where "and" joins two: "ahead of A's summit with B and a meeting with C"."""
    units = sentence.units
    if not start or units[start - 1].low != "and":
        return NOBODY
    for at in range(start - 2, max(0, start - _REACH), -1):
        if units[at].code == "s" and some(units[at + 1 : at + 4], "nouns."):
            return sentence.party((at - 1,))
    return NOBODY


_REACH = 18  # units


def _beside_other(sentence: Sentence, start: int, governor: Governor, both: Party) -> Party:
    """Who meets the one named after "with": who speaks, or whom the sentence is about ("A was told after a meeting with B")."""
    owner = _owner_before(sentence, start)
    if owner:
        return owner.joined(both)
    units = sentence.units
    if start > 1 and "whose" in (units[start].low, units[start - 1].low):
        before = start - 1 if units[start].low == "whose" else start - 2
        return sentence.party(names_until(units, before - (units[before].low == ","))).joined(both)  # "B, whose talks with A"
    if any(unit.low == "where" for unit in sentence.units[max(0, start - 2) : start]):
        first = sentence.first_subject(start) or NOBODY  # "left for Hanoi, where talks with B were to start"
        return Party(first.people, first.sides[:1]).joined(both)
    speaker = _speaker(sentence, start)
    if governor.word == "to" and some(sentence.units[max(0, governor.at - 1) : governor.at], "openness"):
        first = sentence.first_subject(start) or _country_told_of(sentence, start)  # "A and B stress their openness to"
        return first.joined(both) if not set(both.sides) & set(first.sides) else both
    followed = governor.word == "by" and sentence.units[governor.at - 1].low == "followed"  # "meets A, followed by a summit with B"
    if speaker or governor.kind != "preposition" or (governor.word not in _ALONG and not followed):
        heads = [person for person in speaker.people if sentence.scene.is_head(person)]
        both_heads = bool(heads) and any(map(sentence.scene.is_head, both.people)) and not set(both.people) & set(heads)
        return both.joined(speaker if both_heads else Party((), speaker.sides))  # "A said that a summit with B was possible"
    first = sentence.first_subject(start) or _country_told_of(sentence, start)
    return Party(first.people, first.sides[:1]).joined(both)


def _country_told_of(sentence: Sentence, before: int) -> Party:
    """The country that a sentence opens with ("The North has grown more hostile since ..."), if only one does."""
    unit = next((unit for unit in sentence.units[: min(before, _OPENS)] if unit.code in "CK"), None)
    sides = resolve(sentence.scene, unit).sides if unit is not None else ()
    return Party((), sides) if len(sides) == 1 else NOBODY


_OPENS = 3  # units
_ALONG = frozenset({"after", "following", "during", "before", "at", "ahead of", "prior to", "including", "since", "despite"})


def _without_announcers(
    sentence: Sentence, start: int, noun: int, both: Party, subject: Party, *, kind: Kind, governor: Governor
) -> Party:
    """Leaders who agree to talks, or call for them, do not sit at the table."""
    scene, units = sentence.scene, sentence.units
    resumed = governor.kind == "verb" and has(units[governor.at], "verbs.resume")
    if kind is Kind.TALKS and (resumed or is_worked(units, start, noun)):
        return Party(tuple(person for person in both.people if not scene.is_head(person)), both.sides)
    holding = governor.kind == "verb" and has(units[governor.at], "verbs.hold", "verbs.have", "verbs.host", "status.held")
    holding = holding or has(units[noun], "meals")
    towards = governor.kind == "preposition" and governor.word in _TOWARDS and kind is Kind.TALKS
    if not towards and (kind is Kind.SUMMIT or governor.kind != "verb" or holding):
        return both
    heads = {side for person in both.people if scene.is_head(person) for side in scene.side_of(person)}
    if len(heads) > 1:
        return both
    return Party(tuple(person for person in both.people if not (scene.is_head(person) and person in subject.people)), both.sides)


_TOWARDS = frozenset({"toward", "towards", "of", "on"})


def _inside(sentence: Sentence, start: int, noun: int, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    """Actors inside the phrase: possessors and compounds."""
    units = sentence.units
    found = []
    for at in range(start, noun):
        unit = units[at]
        if (
            is_possessive(unit)
            or unit.code == "N"
            or unit.code in "BA"
            or (unit.code in "CKO" and is_party(units, at, start, noun))
        ):
            found.append(at)
    if (
        found
        and found[0] == start
        and units[start].code == "N"
        and not is_possessive(units[start])
        and start
        and units[start + 1].code == "s"
    ):
        found = [*names_until(units, start)[:-1], *found]
    indexes = tuple(found)
    return sentence.party(indexes, subject=sentence.first_subject(start) if indexes else None, leaders=leaders), indexes


def is_party(units: Units, at: int, start: int, noun: int) -> bool:
    """A country or capital inside the phrase is a party where it owns the meeting or is one of several."""
    del start
    actor = units[at].actor
    if units[at].code == "C" and units[at + 1].code not in "s-" and actor is not None and actor.sides[0] not in AT_TABLES:
        return False
    return (
        units[at + 1].code == "s"
        or units[at].code == "C"
        or (units[at].code == "K" and noun - at > 1 and units[at + 1].code == "-")
    )


_IN = frozenset({"in", "at"})
_CALLED = frozenset({"in", "over", "around", "round"})  # "had B in for talks"
_GOVERNING = frozenset(
    {
        *("for", "in", "to", "at", "during", "from", "on", "of", "out", "after", "following", "toward", "towards", "without"),
    }
)


def _governing_subject(sentence: Sentence, governor: Governor, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    units = sentence.units
    if governor.kind == "verb":
        party, indexes = sentence.subject(verb_group(units, governor.at).start, leaders=leaders)
        heads = any(sentence.scene.is_head(person) for person in party.people)
        if has(units[governor.at], "say") and not heads:
            return Party((), party.sides), ()  # whoever describes talks speaks for a side, and need not have been there
        return _with_whom(sentence, governor, party, indexes)
    if sentence.headline and governor.word in ("in", "at") and governor.at and units[governor.at - 1].code in "NCKA":
        indexes = names_until(units, governor.at - 1)
        sitting = sentence.party(indexes, leaders=leaders)
        if indexes[0] == 0 and sitting.sides:
            return sitting, indexes  # "A, B in talks"
    if governor.word in _GOVERNING:
        for at in range(governor.at - 1, max(-1, governor.at - 16), -1):
            unit = units[at]
            own = at == governor.at - 1 or phoned(units, at, governor.at) or _plain_deed(units, at)
            came = unit.low.endswith("ed") and own  # "emerged from"
            if came or starts(unit, "verbs.") or starts(unit, "status.") or has(unit, "irregular_past"):
                party, indexes = sentence.subject(verb_group(units, at).start, leaders=leaders)
                asked = (has(unit, "verbs.invite") or has(unit, "status.proposed")) and governor.word in ("for", "to")
                asked = asked or (has(unit, "verbs.have") and governor.word == "for" and units[governor.at - 1].low in _CALLED)
                told = governor.word in ("in", "during", "at", "over") and told_there(units, at, governor.at)
                if governor.word in ("during", "at") and (talked_to := talked_over_with(units, at, governor.at)):
                    object_at = names_from(units, talked_to)
                    return party.joined(sentence.party(object_at, subject=party)), (*indexes, *object_at)
                if (asked or told) and at + 1 < governor.at and is_actor(units[at + 1]):
                    object_at = names_from(units, at + 1)
                    party, indexes = party.joined(sentence.party(object_at, subject=party)), (*indexes, *object_at)
                return party, indexes
            if has(unit, "auxiliaries.be_present", "auxiliaries.be_past") and _there(units, at + 1):
                return sentence.subject(at, leaders=leaders)  # "is in Seoul for talks with"
            if has(unit, "say"):
                break
    return visitor(sentence, governor.at) if governor.word == "for" and not leaders else (NOBODY, ())


def _with_whom(sentence: Sentence, governor: Governor, giving: Party, indexes: tuple[int, ...]) -> tuple[Party, tuple[int, ...]]:
    """Who does what a verb tells, with whom it is offered to or refused, if anybody: "A offered B a summit"."""
    near = range(governor.at + 1, min(len(sentence.units), governor.at + 3))
    given = next((at for at in near if is_actor(sentence.units[at])), None)
    if given is None or giver(sentence.units, given + 1) != governor.at:
        return giving, indexes
    return giving.joined(sentence.party((given,), subject=giving)), (*indexes, given)


def _there(units: Units, at: int) -> bool:
    """Whether "in" or "at" stands behind "are", an adverb or a day between them: "are already in talks"."""
    while at + 1 < len(units) and has(units[at], "adverbs"):
        at += 1
    return units[past_day(units, at)].low in _IN


def _plain_deed(units: Units, at: int) -> bool:
    """Whether a past form that no list knows is what somebody right before it did: "B railed against P during talks"."""
    return bool(at) and units[at].code in "wu" and is_actor(units[at - 1]) and units[at - 1].code == "N"


def _speaker(sentence: Sentence, start: int) -> Party:
    """Whose talks with somebody they are: who speaks of them ("North Korea said talks with ...")."""
    units = sentence.units
    at = start - 1
    while at > 0 and (units[at].low in ("that", '"', "no") or units[at].code in 'T"d'):
        at -= 1
    return sentence.subject(at)[0] if at > 0 and has(units[at], "say") else NOBODY
