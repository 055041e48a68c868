"""Meetings told by what two did in each other's company: ate, walked, sat, haggled, slipped away."""

from itertools import pairwise

from monitor.analysis.entities.scene import Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.arguments import names_from, of_nobody
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, lasts, some, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.frames.making import add_place
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.partners import agent_of, who_acts
from monitor.domain.meeting import Kind, Status

_BESIDE = 12  # units from a verb to the one beside whom it is done
_JOINTLY = 9  # units from a verb to "together"


def read_company(sentence: Sentence, verb: int) -> Draft | None:
    """A ate with B; A and B haggled for hours; A took B aside; A grasped the hand of B: somebody of each side, in one room."""
    units = sentence.units
    if has(units[verb], "verbs.aside"):
        return _aside(sentence, verb)
    if [unit.low for unit in units[verb + 1 : verb + 3]] == ["away", "from"]:
        return None  # "walking away from a deal with B": who is with B is part of the deal
    group = verb_group(units, verb)
    if has(units[verb], "verbs.duel") and (made := _made_by(sentence, verb, group)) is not None:
        return made
    subject, subject_at = who_acts(sentence, group)
    others_at = _hand_of(units, verb) if has(units[verb], "verbs.clasp") else _beside(units, verb)
    if not others_at and has(units[verb], "verbs.clasp"):
        others_at = _his_hand(units, verb, subject_at)
    if not subject_at or (not others_at and not _jointly(sentence, verb, subject, subject_at)):
        return None
    if (not others_at and _what_they_met_for(units, group)) or _sat_down_to(units, group):
        return None
    if not all(units[at].code in "NA" for at in (*subject_at, *others_at)):
        return None  # "North Korea haggled with the United States": no delegations
    draft = _draft(sentence, verb, subject, (subject_at, others_at))
    duel = draft is not None and has(units[verb], "verbs.duel")
    if duel and draft is not None and not (draft.places or _there(units, verb, others_at)):
        return None  # "the two leaders sparred over the launch": from afar
    return None if duel and draft is not None and _only_a_topic(units, group, draft) else draft


def _sat_down_to(units: Units, group: VerbGroup) -> bool:
    """Whether the meal is what somebody sat down to, which tells of the meeting: "sat down to lunch with B"."""
    return group.words == ("to",) and some(units[max(0, group.start - 2) : group.start], "verbs.sit")


def _what_they_met_for(units: Units, group: VerbGroup) -> bool:
    """Whether a verb only says what a meeting told before it is for: "held talks in P on Monday to discuss the matter"."""
    return group.words == ("to",) and some(units[: group.start], "nouns.talks", "nouns.meeting", "nouns.summit", "verbs.meet")


def _there(units: Units, verb: int, others_at: tuple[int, ...]) -> bool:
    """Whether it went on for some time, or is done on a journey: "will discuss it with B when he visits P"."""
    if any(lasts(unit) for unit in (*units[verb + 1 : verb + _JOINTLY], *(units[1:_FRONT] if units[0].low == "for" else ()))):
        return True  # "for 45 minutes", in front or behind
    joint = others_at[-1] + 1 if others_at else len(units)
    goes = units[joint + 1 : joint + _GOES]
    return joint < len(units) and units[joint].low in ("when", "during") and some(goes, *_ON_THE_WAY)


_ON_THE_WAY = ("verbs.visit", "nouns.visit", "verbs.arrive")
_FRONT = 5  # units of "For more than two hours"
_GOES = 6  # units of "when he visits", "during his two-day visit"


def _made_by(sentence: Sentence, verb: int, group: VerbGroup) -> Draft | None:
    """What two of two sides made somewhere: "the freeze was hammered out by A and B in P"."""
    agents = agent_of(sentence.units, verb) if group.form == "past" else ()
    both = sentence.party(agents) if len(agents) > 1 else Party()
    if len(both.sides) < _BOTH or len(both.people) < _BOTH:
        return None
    draft = deed_draft(sentence, verb, Kind.MEETING, both, agents, last=agents[-1])
    if draft.status is Status.PLANNED and not (group.future or group.modal):
        draft.status = Status.HELD  # a plan or a schedule is only what was made
    if not draft.places:
        add_place(sentence, draft, verb + 1)
    return draft if draft.places else None


_BOTH = 2  # sides


def _only_a_topic(units: Units, group: VerbGroup, draft: Draft) -> bool:
    """Whether a place belongs to what was discussed: "discussed the famine in North Korea", "discussed holding talks in P"."""
    if not has(units[group.verb], "verbs.discuss"):
        return False
    lands = {unit.start for unit in units if unit.code == "C"}
    told = group.form == "past" and any(slot.start in lands for _, slot in draft.places)
    return told or (group.verb + 1 < len(units) and units[group.verb + 1].low.endswith("ing"))


def _draft(sentence: Sentence, verb: int, subject: Party, where: tuple[tuple[int, ...], tuple[int, ...]]) -> Draft | None:
    subject_at, others_at = where
    units, scene = sentence.units, sentence.scene
    leaders = any(scene.is_head(person) for person in subject.people)
    others = sentence.party(others_at, subject=subject, leaders=leaders)
    both = subject.joined(others)
    if len(both.sides) < 2 or set(subject.people) & set(others.people):
        return None
    if subject.people and not any(scene.in_office(person) for person in subject.people):
        return None
    kind, last = Kind.MEETING if both.people else Kind.TALKS, _to_the_hand(units, max((verb, *others_at)))
    draft = deed_draft(sentence, verb, kind, both, (*subject_at, *others_at), last=last)
    draft.object_at, draft.hosts, draft.end = others_at, subject.sides, units[last].end
    if not draft.places and others_at:
        add_place(sentence, draft, others_at[-1] + 1)
    return draft


def _beside(units: Units, verb: int) -> tuple[int, ...]:
    """Beside whom: "ate roast duck with B", "walked in a garden beside B", "was seated across from B"."""
    for at in range(verb + 1, min(len(units) - 1, verb + _BESIDE)):
        unit = units[at]
        if has(unit, "prepositions.beside"):
            if has(units[verb], "verbs.discuss") and (_of_somebody(units, verb, at - 1) or _elsewhere(units, verb, at)):
                return ()  # "discussed A's summit with B": with whom that is
            first = next((i for i in (at + 1, at + 2) if i < len(units) and is_actor(units[i])), None)
            plain = first is not None and (first == at + 1 or units[at + 1].code == "d") and not of_nobody(units, first)
            return names_from(units, first) if plain and first is not None else ()
        if unit.code in ",;." or unit.low in _CLAUSES or (starts(unit, "verbs.") and not starts(unit, "nouns.")):
            return ()
    return ()


def _of_somebody(units: Units, verb: int, noun: int) -> bool:
    """Whether a meeting with an owner stands before "with": "A's summit with B"."""
    return starts(units[noun], "nouns.") and any(is_actor(unit) for unit in units[verb + 1 : noun])


def _elsewhere(units: Units, verb: int, beside: int) -> bool:
    """Whether somebody goes to a third country, or met others, to discuss "a summit with B": with whom that is."""
    if not starts(units[beside - 1], "nouns.") or units[verb - 1].low != "to":
        return False
    near = (unit.actor for unit in units[beside + 1 : beside + 3])
    theirs = {side for actor in near if actor is not None for side in actor.sides}
    lands = [unit.actor.sides for unit in units[:verb] if unit.code in "CK" and unit.place and unit.actor is not None]
    return some(units[:verb], "verbs.meet") or any(theirs.isdisjoint(sides) for sides in lands)


_CLAUSES = frozenset({"that", "which", "who", "while", "when", "as", "because", "if", "but"})


def _hand_of(units: Units, verb: int) -> tuple[int, ...]:
    """Whose hand somebody shook: "grasped the hand of B", "pumped B's hand"."""
    near = range(verb + 1, min(len(units) - 1, verb + 6))
    hand = next((at for at in near if units[at].low in ("hand", "hands")), None)
    if hand is None:
        return ()
    if units[hand + 1].low == "of" and hand + 2 < len(units) and is_actor(units[hand + 2]):
        return (hand + 2,)
    owner = hand - 2
    return (owner,) if owner > verb and units[hand - 1].code == "s" and is_actor(units[owner]) else ()


def _his_hand(units: Units, verb: int, subject_at: tuple[int, ...]) -> tuple[int, ...]:
    """Whose hand is "his": the last one named before, who is not the subject: "A walked up to B and shook his hand"."""
    if not any(unit.low in ("his hand", "her hand") or _hand(unit, units[at - 1]) for at, unit in _near(units, verb)):
        return ()
    named = [at for at in range(verb) if at not in subject_at and is_person(units[at])]
    return tuple(named[-1:])


def _hand(unit: Unit, before: Unit) -> bool:
    return unit.low == "hand" and before.low in ("his", "her")


def _near(units: Units, verb: int) -> list[tuple[int, Unit]]:
    return [(at, units[at]) for at in range(verb + 1, min(len(units), verb + 4))]


def _to_the_hand(units: Units, last: int) -> int:
    """The last word of a deed: behind "B", the hand that was shaken."""
    hand = last + 2
    return hand if hand < len(units) and units[hand].low in ("hand", "hands") and units[last + 1].code == "s" else last


def _jointly(sentence: Sentence, verb: int, subject: Party, subject_at: tuple[int, ...]) -> bool:
    """Whether a subject of two sides did it with each other: "A and B lunched", "A and B slipped away for an hour"."""
    units = sentence.units
    many = len(subject.sides) == _BOTH + 1 and has(units[verb], "verbs.social")  # "envoys of A, B and C compared notes"
    if (len(subject.sides) != _BOTH and not many) or has(units[verb], "verbs.clasp"):
        return False
    people = {side for person in subject.people for side in sentence.scene.side_of(person)[:1]}
    actors = [units[at].actor for at in subject_at]
    teams = any(actor is not None and actor.ref in ("group", "pair", "pronoun") for actor in actors)
    if has(units[verb], "verbs.social", "verbs.duel"):
        return len(people) == len(subject.sides) or teams
    behind = units[verb + 1 : verb + _JOINTLY]
    together = any(unit.low in _TOGETHER or lasts(unit) for unit in behind) or units[verb].low.endswith("alone")
    each = any((unit.low, following.low) in _RECIPROCAL for unit, following in pairwise(behind))
    return (len(people) == 2 or teams) and (together or each)


_TOGETHER = frozenset({"together", "alone", "privately", "one-on-one", "side by side", "hand in hand", "arm in arm"})
_RECIPROCAL = frozenset({("each", "other"), ("one", "another"), ("their", "own"), ("face", "to")})


def _aside(sentence: Sentence, aside: int) -> Draft | None:
    """A took B aside."""
    units = sentence.units
    other, verb = aside - 1, aside - 2
    if verb < 1 or units[other].code != "N" or not is_actor(units[other]) or not _deed(units, verb):
        return None
    subject, subject_at = sentence.subject(verb_group(units, verb).start)
    if not subject.people or not subject_at:
        return None
    return _draft(sentence, verb, subject, (subject_at, (other,)))


def _deed(units: Units, at: int) -> bool:
    return has(units[at], "irregular_past") or starts(units[at], "verbs.") or units[at].low.endswith(("ed", "take", "takes"))
