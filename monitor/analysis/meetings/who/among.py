"""Who was among those who met: "met officials of the ministry on Monday, among them B", "a team including A met C"."""

from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_person, is_verbal, lacks, starts
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind

_REACH = 12  # units from whom somebody met to "among them"
_THEM = frozenset({"them", "whom", "those"})
_HELPING = frozenset({"held", "have", "had", "has", "will", "would", "were", "are"})
_FRAMES = ("verb", "weak verb", "noun")


def seat_those_among(sentence: Sentence, story: SoFar) -> None:
    """Add those who were among the people somebody met, and those whom a delegation that met somebody included."""
    if all(lacks(units, "including", "among", "included", "includes") for units in (sentence.whole, sentence.units)):
        return
    for draft in story.here:
        if draft.rule in _FRAMES and draft.kind is not Kind.VISIT:
            _seat_behind(sentence, draft)
            _seat_before(sentence, draft)


def _seat_behind(sentence: Sentence, draft: Draft) -> None:
    who = _named(sentence.units, draft)
    party = sentence.party(who) if who else None
    if party is None or not party.people or set(party.people) & set(draft.people):
        return
    sides = set(party.sides)
    own = {side for _, side in draft.sides}
    if len(sides) != 1 or sides & own or not (sides <= set(draft.parties) or len(draft.parties) == 1):
        return
    draft.parties = tuple(dict.fromkeys((*draft.parties, *party.sides)))
    _seat(draft, [(person, party.sides[0]) for person in party.people])
    draft.people_span = [*draft.people_span, *sentence.slots(who)]
    draft.fresh = draft.fresh or draft.status is not None


def _seat(draft: Draft, people: list[tuple[str, str]]) -> None:
    new = [(person, side) for person, side in people if person not in draft.people]
    draft.people = (*draft.people, *(person for person, _ in new))
    draft.sides = (*draft.sides, *new)


def _named(units: Units, draft: Draft) -> tuple[int, ...]:
    """The names behind "among them" or "including", where nothing else is told before."""
    first = next((at for at, unit in enumerate(units) if unit.start >= draft.end), len(units))
    for at in range(max(1, first - 1), min(len(units) - 1, first + _REACH)):
        if names := _included(units, at):
            return names
        told = units[at].start >= draft.end and starts(units[at], "verbs.")
        if units[at].code == ";" or told or starts(units[at], "nouns.") or units[at].low == "including":
            return ()
    return ()


def _included(units: Units, at: int) -> tuple[int, ...]:
    """The names right behind "including" or "among them" at a unit."""
    among = units[at].low == "among" and at + 1 < len(units) and units[at + 1].low in _THEM
    that = units[at].low in ("included", "includes") and units[at - 1].low in ("that", "which")
    if not (among or that) and units[at].low != "including":
        return ()
    name = next((i for i in range(at + 1 + among, min(len(units), at + 4)) if units[i].code == "N"), None)
    return names_from(units, name) if name is not None and is_person(units[name]) else ()


def _seat_before(sentence: Sentence, draft: Draft) -> None:
    """Seat whom a delegation that met somebody included: "the American side, led by A and including B, met C"."""
    units = sentence.whole
    end = next((at for at, unit in enumerate(units) if unit.start >= draft.start), len(units))
    for at in range(1, end - 1):
        names = _included(units, at)
        group = _group_before(sentence, at) if names else ()
        if not names or not group or not set(group) <= set(draft.parties) or _told_between(units, names[-1] + 1, end):
            continue
        people = [person for name in names for person in resolve(sentence.scene, units[name]).people]
        sided = [(person, side) for person in people for side in sentence.scene.side_of(person)[:1] if side in group]
        _seat(draft, sided)


def _group_before(sentence: Sentence, at: int) -> tuple[str, ...]:
    """The sides of the delegation that a word of including is said of, where no verb but that of leading it stands between."""
    units = sentence.whole
    for near in range(at - 1, max(-1, at - _REACH), -1):
        actor = units[near].actor
        if actor is not None and actor.ref == "group":
            return resolve(sentence.scene, units[near]).sides
        if units[near].code == ";" or ("verbs." in units[near].classes and not has(units[near], "heading")):
            return ()
    return ()


def _told_between(units: Units, first: int, end: int) -> bool:
    """Whether another verb stands between those included and the meeting, so that it is told of somebody else."""
    told = (unit for unit in units[first:end] if unit.low not in _HELPING)
    return any("verbs." in unit.classes or is_verbal(unit) or has(unit, "clause_words") for unit in told)
