"""Who sat at talks that name nobody, told behind them: "A and B read out a text", "the American team included A"."""

from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_person, is_preposition, starts
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.who.attendance import at_a_meeting
from monitor.analysis.meetings.who.on_the_team import each_others, on_the_team
from monitor.domain.meeting import Kind, Status

_NEAR = 2  # sentences from the talks to whoever sat at them
_TEAM_NEAR = 4  # to who is said to be on a team
_FAR = 12  # to the list of all who took part
_HEAD = 4  # units before whom a sentence is about: "In P, the chief negotiators,"
_GROUP = 4  # units from a group to "included"
_VERB = 3  # units from its subject to a verb
_ASIDE = 12  # units of an office between commas behind a name
_WITH = frozenset({"by", "him", "her", "them"})
_HELD = (Status.HELD, Status.ONGOING)
_SAT = (Status.HELD, Status.ONGOING, Status.PLANNED)


def seat_members(sentence: Sentence, story: SoFar) -> None:
    """Add the people of the talks told last, where these name nobody of their side."""
    talks = _told_last(sentence, story)
    if talks is None:
        return
    team = on_the_team(sentence, talks)
    people = team or _there_without(sentence, talks)
    seated = set() if team else {side for person, side in talks.sides if person not in people}
    for person in people:
        side = next((side for side in sentence.scene.side_of(person) if side in talks.parties and side not in seated), None)
        if side is None or person in talks.people or sentence.scene.is_head(person):
            continue
        talks.people = (*talks.people, person)
        talks.sides = (*talks.sides, (person, side))
        named = (at for at, unit in enumerate(sentence.units) if unit.actor and person in resolve(sentence.scene, unit).people)
        talks.people_span = [*talks.people_span, *sentence.slots(tuple(named))]


def _there_without(sentence: Sentence, talks: Draft) -> tuple[str, ...]:
    """Whom a sentence tells to have been at talks that are over or under way, with no word of a delegation."""
    if talks.status not in _HELD or sentence.index - talks.sentence > (_FAR if _names_all(sentence) else _NEAR):
        return ()
    return _of_each_side(sentence, talks) or _listed(sentence, talks) or _opposite(sentence, talks)


def _opposite(sentence: Sentence, talks: Draft) -> tuple[str, ...]:
    """Who spoke behind talks that name nobody and his counterpart, where they are of the two sides."""
    people = each_others(sentence) if not talks.people else ()
    return people if {side for person in people for side in sentence.scene.side_of(person)[:1]} == set(talks.parties) else ()


def _told_last(sentence: Sentence, story: SoFar) -> Draft | None:
    """The session told right before, if it is over or under way; none where the sentence has a meeting of its own."""
    sessions = (draft for draft in reversed(story.before) if _has_members(draft))
    last = next(sessions, None)
    near = _FAR if _names_all(sentence) else _TEAM_NEAR
    if last is None or not 0 < sentence.index - last.sentence <= near or last.status not in _SAT:
        return None
    own = (draft for draft in story.here if draft.kind is not Kind.VISIT and len(draft.people) > 1 and draft.status in _HELD)
    return None if any(draft.places for draft in own) else last


def _names_all(sentence: Sentence) -> bool:
    """Whether a sentence opens as one that names all who sat there: "Those taking part were A, B and C"."""
    return [unit.low for unit in sentence.units[:2]] in (["those", "taking part"], ["those", "present"], ["taking part", "were"])


def _has_members(draft: Draft) -> bool:
    """Whether it is a session of two sides, or a call of three: who called whom, a call tells itself."""
    parties = len(draft.parties)
    return parties > 1 if draft.kind in (Kind.TALKS, Kind.MEETING) else parties > _TWO and draft.kind is Kind.CALL


_TWO = 2


def _of_each_side(sentence: Sentence, talks: Draft) -> tuple[str, ...]:
    """Whom a sentence is about, where they are one of each side and did something together: "A and B read out a statement"."""
    units = sentence.units
    if talks.people and len(talks.people) >= len(talks.parties):
        return ()
    first = next((at for at in range(min(_HEAD, len(units))) if units[at].code == "N" and is_person(units[at])), None)
    if first is None or (first and is_preposition(units[first - 1])):
        return ()
    indexes = names_from(units, first, subject=True)
    party = sentence.party(indexes)
    each = len(party.people) == len(set(party.sides)) == len(talks.parties) and set(party.sides) == set(talks.parties)
    return party.people if each and (_are(units, first) or _did(units, indexes[-1] + 1)) else ()


def _are(units: Units, first: int) -> bool:
    """Whether a sentence only names those told before: "The two were A and B", "The envoys are A and B"."""
    if first < _NAMING or not has(units[first - 1], "auxiliaries.be_past", "auxiliaries.be_present"):
        return False
    group = units[first - 2].actor
    return units[first - 2].low in ("two", "those", "they") or (group is not None and group.ref in ("group", "pronoun", "both"))


_NAMING = 2  # units of "They were"


def _did(units: Units, start: int) -> bool:
    """Whether the verb behind somebody, or behind his office, tells what is past, or that they meet again."""
    if start < len(units) and units[start].code == ",":
        start = next((at + 1 for at in range(start + 1, min(len(units), start + _ASIDE)) if units[at].code == ","), start + 1)
    again = any(unit.low in ("again", "reconvene") for unit in units[start:])
    for unit in units[start : start + _VERB]:
        if starts(unit, "auxiliaries.") and not has(unit, "auxiliaries.be_past"):
            return again
        if has(unit, "auxiliaries.be_past") or verb_form(unit) == "past":
            return True
    return False


def _listed(sentence: Sentence, talks: Draft) -> tuple[str, ...]:
    """Whom a sentence tells as members or guests: "the U.S. team included A and B", "B took part", "P sent C"."""
    units = sentence.units
    if not any(map(sentence.holds, ("seating.", "attendance", "verbs.send"))):
        return ()
    for at in range(1, len(units) - 1):
        if _there(units, at):
            return sentence.people()
        if (has(units[at], "seating.made_of") and _group(units, at, talks)) or _sent(units, at, talks):
            first = next((i for i in range(at + 1, min(len(units), at + _VERB + 1)) if units[i].code == "N"), None)
            return sentence.party(names_from(units, first)).people if first is not None else ()
    return ()


def _there(units: Units, at: int) -> bool:
    """Whether a word says that those whom the sentence names sat at the talks."""
    joined = has(units[at], "seating.by") and units[at + 1].low in _WITH
    return joined or has(units[at], "seating.present") or (has(units[at], "attendance") and at_a_meeting(units, at))


def _group(units: Units, verb: int, talks: Draft) -> bool:
    """Whether what includes somebody is a delegation of one of the sides."""
    near = (unit.actor for unit in units[max(0, verb - _GROUP) : verb])
    return any(actor is not None and actor.ref in ("group", "side") and set(actor.sides) <= set(talks.parties) for actor in near)


def _sent(units: Units, verb: int, talks: Draft) -> bool:
    """Whether a side sent somebody to the talks, and nowhere else: "North Korea sent Vice Foreign Minister C"."""
    side = units[verb - 1].actor if has(units[verb], "verbs.send") else None
    elsewhere = any(unit.low in ("to", "into", "for") for unit in units[verb + 1 :])
    return side is not None and side.ref == "side" and set(side.sides) <= set(talks.parties) and not elsewhere
