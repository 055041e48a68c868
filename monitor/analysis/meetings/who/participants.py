"""Who takes part in a meeting named by a noun: owners, compounds, "with X", "between X and Y", whoever holds it."""

from dataclasses import dataclass
from typing import NamedTuple

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import another_in_office
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, some, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.frames.offers import offerer
from monitor.analysis.meetings.frames.spoken_of import prepared, said_of
from monitor.analysis.meetings.journeys.travel import companions_before
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.announcers import without_announcers
from monitor.analysis.meetings.who.beside_other import with_speaker
from monitor.analysis.meetings.who.far_end import named_behind
from monitor.analysis.meetings.who.foretold import foretold
from monitor.analysis.meetings.who.governing import governing_subject
from monitor.analysis.meetings.who.implied import from_story, known_by_name
from monitor.analysis.meetings.who.named_inside import named_inside
from monitor.analysis.meetings.who.openers import told_of
from monitor.analysis.meetings.who.owners import met_by_head
from monitor.analysis.meetings.who.that_one import of_that_weekday, that_one
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


class _Named(NamedTuple):
    """Who the phrase names, ``inside`` it and ``behind`` it ("with B"), where they stand, and its last unit."""

    inside: Party
    inside_at: tuple[int, ...]
    behind: Party
    behind_at: tuple[int, ...]
    last: int


def find_participants(sentence: Sentence, start: int, noun: int, *, kind: Kind, governor: Governor) -> Participants:
    """Read the phrase, then what governs it, then what the story has told before."""
    units, leaders = sentence.units, kind is Kind.SUMMIT
    named = _named(sentence, start, noun, leaders=leaders)
    inside, inside_at, behind, behind_at, last = named
    both, subject = inside.joined(behind), NOBODY
    subject_at: tuple[int, ...] = ()
    spoken = not behind_at and (said_of(units, noun, governor) or prepared(units, governor))
    if governor.kind != "none" and not spoken and (len(both.sides) < 2 or _only_with(units, inside_at, behind_at)):
        subject, subject_at = _holder(sentence, (start, noun), governor, named, leaders=leaders)
        both, behind = _together(sentence, subject, named, leaders=leaders)
    elif governor.kind == "verb" and not spoken and not both.people and (not behind_at or _attended(units, governor)):
        both, subject_at = _holders_of_both(sentence, governor, both, leaders=leaders)
    elif leaders and governor.kind == "preposition" and not both.people and not units[noun].low.endswith("s"):
        both = _heads_of_both(sentence, governor, both)
    alone = bool(behind_at) and not (inside.sides or subject.sides) and _only_with(units, (), behind_at)
    if (len(both.sides) < 2 and (behind_at or not both.people)) or alone:
        told, told_at = told_of(sentence, start, noun, last, with_other=bool(behind_at))
        both, subject_at = told.joined(both), (*subject_at, *told_at)
        subject = told if behind_at else subject
    both = with_speaker(sentence, start, governor, both, with_other=bool(behind_at))
    both = foretold(sentence, start, noun, both, far=bool(behind_at) and not inside.people)
    unsaid = not (both.sides or behind_at or leaders)
    same_day = of_that_weekday(sentence, start, noun) if unsaid else None
    both, inferred = (same_day, True) if same_day else from_story(sentence, start, noun, both, kind=kind, named=bool(behind_at))
    both = without_announcers(sentence, start, noun, both, subject, kind=kind, governor=governor)
    return Participants(
        several(sentence, start, noun, both),
        subject.joined(inside).sides,
        behind_at,
        (*subject_at, *inside_at, *behind_at),
        last,
        bool(inside.sides or behind.sides),
        inferred,
    )


def _named(sentence: Sentence, start: int, noun: int, *, leaders: bool) -> _Named:
    """Who the phrase names; a bare surname in it beside a head of state is a leader's."""
    inside, inside_at = named_inside(sentence, start, noun, leaders=leaders)
    behind, behind_at, last = named_behind(sentence, noun, inside, leaders=leaders)
    if not leaders and met_by_head(sentence, inside_at, behind_at):
        return _named(sentence, start, noun, leaders=True)
    return _Named(inside, inside_at, behind, behind_at, last)


def _holder(
    sentence: Sentence, phrase: tuple[int, int], governor: Governor, named: _Named, *, leaders: bool
) -> tuple[Party, tuple[int, ...]]:
    """Who offers, holds or travels for the meeting, where the phrase leaves one side of it open."""
    offering = offerer(sentence, governor.at)
    subject, subject_at = (offering, ()) if offering else governing_subject(sentence, governor, leaders=leaders)
    if named.behind_at and (first := _helper(sentence.units, subject_at)) is not None:
        subject, subject_at = sentence.subject(first, leaders=leaders)
    if named.behind_at and governor.kind == "verb" and has(sentence.units[governor.at], "verbs.discuss"):
        subject, subject_at = _spoken_for(sentence, subject, named.behind, leaders=leaders), ()
    if leaders and not named.behind_at and that_one(sentence, phrase[0]) is not None:
        return NOBODY, ()  # "the Koreas want that summit to go ahead": whose it is was said
    subject = subject or _whose_journey(sentence, governor, named.behind_at)
    if governor.word == "for" and subject.people:
        subject = companions_before(sentence, governor.at, subject)
    if governor.kind == "preposition" and len(subject.sides) > 1 and not set(named.behind.sides) <= set(subject.sides):
        subject, subject_at = NOBODY, ()  # "the two risk more in a meeting with B": not all three
    if leaders and not named.behind_at and not set(subject.sides) <= set(sentence.scene.core.parties):
        subject = NOBODY if known_by_name(sentence, *phrase) else subject  # "A undermined the North Korea summit"
    return subject, subject_at


def _spoken_for(sentence: Sentence, subject: Party, behind: Party, *, leaders: bool) -> Party:
    """Whose side a meeting with others is on that somebody only discusses: "A and C discussed the summit with B"; his leader's."""
    core = [side for side in subject.sides if side in sentence.scene.core.parties and side not in behind.sides]
    sides = subject.sides if len(subject.sides) == 1 else tuple(core[:1])
    own = [person for person in subject.people if set(sentence.scene.side_of(person)) & set(sides)]
    return Party(tuple(person for person in own if leaders and sentence.scene.is_head(person)), sides)


def _helper(units: Units, at: tuple[int, ...]) -> int | None:
    """Where "with" stands before those with whom somebody only prepares his meeting: "works with B to plan talks with C"."""
    first = at[0] if at else 0
    beside = first - 2 if first > 1 and units[first - 1].code == "d" else first - 1
    purpose = first > 0 and at[-1] + 1 < len(units) and units[at[-1] + 1].low == "to"
    if not purpose or not (units[beside].low in ("with", "alongside") or has(units[first - 1], *_SEEN)):
        return None
    return verb_group(units, first - 1).start if has(units[first - 1], *_SEEN) else beside


_SEEN = ("verbs.meet", "verbs.phone")


def _together(sentence: Sentence, subject: Party, named: _Named, *, leaders: bool) -> tuple[Party, Party]:
    """Who holds a meeting with those its phrase names; and whom "his counterpart" behind it means, beside him."""
    inside, _, behind, at, _ = named
    if not set(subject.people) & set(inside.joined(behind).people):
        behind = sentence.party(at, subject=subject, leaders=leaders) if at else behind
        return subject.joined(inside).joined(behind), behind
    other = another_in_office(sentence.scene, sentence.units[at[0]], subject.people) if len(at) == 1 else None
    return subject.joined(inside).joined(other) if other else inside.joined(behind), behind


def _holders_of_both(sentence: Sentence, governor: Governor, both: Party, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    """Who hold or attend a meeting whose sides the phrase names: "A, B and C held such a session", "A attended six-way talks"."""
    holders, held_by = governing_subject(sentence, governor, leaders=leaders)
    sides = {side for person in holders.people for side in sentence.scene.side_of(person)[:1]}
    if len(both.sides) > _TWO and sides and sides <= set(both.sides) and _attended(sentence.units, governor):
        envoys = tuple(person for person in holders.people if not sentence.scene.is_head(person))
        return Party(envoys, both.sides), held_by
    same = holders.people and set(holders.sides) == set(both.sides)
    return (holders.joined(both), held_by) if same else (both, ())


def _heads_of_both(sentence: Sentence, governor: Governor, both: Party) -> Party:
    """The heads who do something at a summit called by their countries: "A and B vowed peace at the inter-Korean summit"."""
    first = sentence.first_subject(governor.at) if governor.word in _AT_IT else None
    heads = first is not None and len(first.people) == _TWO and all(sentence.scene.is_head(person) for person in first.people)
    return first if first is not None and heads and set(first.sides) == set(both.sides) else both


def _attended(units: Units, governor: Governor) -> bool:
    return has(units[governor.at], *_ATTENDING)


_ATTENDING = ("verbs.attend", "attendance", "seating.present")
_TWO = 2
_AT_IT = frozenset({"in", "at", "during", "after", "following"})


def _whose_journey(sentence: Sentence, governor: Governor, after_at: tuple[int, ...]) -> Party:
    """Whose visit "ended without a meeting with B": that of whom the story was just about."""
    person = sentence.scene.subject
    ended = governor.kind == "verb" and governor.word.endswith(" without") and bool(after_at)
    visit = ended and person and some(sentence.units[max(0, governor.at - _TO_VISIT) : governor.at], "nouns.visit")
    return Party((person,), sentence.scene.side_of(person)) if visit and person else NOBODY


_TO_VISIT = 5  # units from a visit to its end


def _only_with(units: Units, inside_at: tuple[int, ...], after_at: tuple[int, ...]) -> bool:
    """Whether the phrase only names the far end: "talks with B"."""
    if not after_at or inside_at:
        return False
    before = units[after_at[0] - 1]
    if before.low in ("that", "which") or starts(before, "nouns."):
        return False  # "the talks A had with B"
    near = [unit.low for unit in units[max(0, after_at[0] - 3) : after_at[0]]]
    return near == ["with", "both", "of"] or not set(near[-2:]) & {"between", "among", "of", "both"}
