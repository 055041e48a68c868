"""What a sentence leaves behind for the next: whom it was about, who was brought together, and where."""

from monitor.analysis.entities.scene import NOBODY, Party, Scene
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_person, is_preposition, lacks, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.crews import remember_crews
from monitor.analysis.meetings.who.team_told import remember_team
from monitor.domain.meeting import Kind


def remember_pair(scene: Scene, draft: Draft) -> None:
    """Remember the parties last brought together, for "the two sides" and "their second summit"."""
    if draft.kind is Kind.VISIT and draft.rule == "sending":
        for person in draft.people:
            scene.titles[person] = scene.titles.get(person, frozenset()) | {"envoy"}  # who was sent is "the envoy"
    if draft.kind is Kind.VISIT and len(draft.people) > 1 and len({scene.side_of(person)[:1] for person in draft.people}) == 1:
        scene.subject_group = Party(draft.people, draft.parties[:1])  # who travel together are "they"
    if draft.inferred and draft.nested and any(place in scene.core.venues for place, _ in draft.places):
        return  # "after the breakdown of the Hanoi summit": only spoken of
    led = not draft.people or sum(map(scene.is_head, draft.people)) >= len(draft.parties)  # and no minister's two guests
    if draft.kind is Kind.SUMMIT and (len(draft.parties) == _TWO_SIDES or (len(draft.parties) > _TWO_SIDES and led)):
        scene.summits.append((Party(draft.people, draft.parties), draft.when))
    if len(draft.parties) == 2 and draft.kind is not Kind.VISIT:
        scene.pair, scene.pair_at = draft.parties, draft.sentence
        if scene.first_pair is None:
            scene.first_pair = Party(draft.people, draft.parties)
        if len(draft.people) == 2:
            scene.subject_group = Party(draft.people, draft.parties)
    elif len(draft.parties) > 2:
        scene.several = draft.parties
    if draft.kind is Kind.TALKS and len(draft.parties) > 1 and not draft.inferred and "UN" not in draft.parties:
        scene.session = draft.parties
        if draft.sentence <= _LEAD and draft.fresh:
            scene.opening_talks.append(draft.parties)


_LEAD = 1  # sentence, behind the headline


def stands_in(units: Units, at: int) -> bool:
    """Whether a place is where something is or goes: "in North Korea"."""
    return at > 0 and has(units[at - 1], "prepositions.place", "prepositions.goal")


def _last_place(units: Units) -> int | None:
    """Where the last place stands; a country is one only where something is or goes."""
    for at in range(len(units) - 1, -1, -1):
        unit = units[at]
        if unit.place and (unit.code in "KL" or (unit.code == "C" and stands_in(units, at))):
            return at
    return None


def _last_town(units: Units) -> "tuple[str, Slot] | None":
    """The last town or city in which a sentence tells something."""
    named = (at for at in range(len(units) - 1, 0, -1) if units[at].place and units[at].code in "KL")
    stood = (at for at in named if stands_in(units, at) or has(units[at - 1], "verbs.reach", "verbs.visit"))
    last = next(stood, None)
    return (units[last].place or "", Slot(units[last].start, units[last].end)) if last is not None else None


def remember(scene: Scene, sentence: Sentence) -> None:
    """Remember whom a sentence was about and where, for the pronouns and the "there" of the next."""
    units = sentence.units
    if not units:
        return
    at = _last_place(units)
    if at is not None and (place := units[at].place):
        scene.place = (place, Slot(units[at].start, units[at].end))
        actor = units[at].actor
        scene.place_sides = actor.sides if actor else ()
        scene.ground = stands_in(units, at)
    scene.town = _last_town(units) or scene.town
    together = _with_him(scene, sentence)
    remember_crews(scene, sentence)
    subject = together or sentence.first_subject(len(units))
    if subject is not None and subject.people:
        alone = _last_alone(sentence) if len(subject.people) > 1 else None
        scene.subject = alone or subject.people[0]
    elif (whose := _said_of_one(sentence) or _ends_with_one(sentence)) is not None:
        scene.subject = whose
    remember_team(sentence)
    scene.one_each = _one_each(scene, scene.only, only := _only(sentence))
    scene.only = only
    everybody = _everybody(scene, units if sentence.opened else [unit for unit in units if unit.code in "NC"])
    if len(everybody.sides) == 2:
        scene.pair, scene.pair_at = everybody.sides, sentence.index
        if len(everybody.people) == 2 and scene.tellers.isdisjoint(everybody.people):
            scene.subject_group = together or everybody
        return
    if sentence.index <= _LEAD and not (scene.pair or scene.core.parties):
        scene.pair, scene.pair_at = _only_two(units), sentence.index
    if subject is not None and len(subject.people) > 1:
        scene.subject_group = subject
    scene.subject_group = _with_company(sentence) or scene.subject_group
    _two_leaders(scene, everybody, sentence.index)


def _with_him(scene: Scene, sentence: Sentence) -> Party | None:
    """Whom the story was about and those who go along: "With him were B and C"."""
    units = sentence.units
    opens = len(units) > _WITH_HIM and units[0].low in ("with", "accompanying") and units[1].low in ("him", "her")
    if not opens or scene.subject is None or not has(units[2], "auxiliaries.be_past", "auxiliaries.be_present"):
        return None
    people = sentence.party(names_from(units, _WITH_HIM)).people if is_person(units[_WITH_HIM]) else ()
    sides = scene.side_of(scene.subject)
    ours = [person for person in people if scene.side_of(person) == sides]
    return Party((scene.subject, *ours), sides) if people else None


_WITH_HIM = 3  # units of "With him were"


def _with_company(sentence: Sentence) -> Party | None:
    """Who came with others of his side: "A, the army's chief, was accompanied by B and C. They"."""
    units = sentence.units
    if lacks(units, "accompanied", "joined"):
        return None
    near = range(1, len(units) - 2)
    at = next((at for at in near if units[at].low in ("accompanied", "joined") and units[at + 1].low == "by"), 0)
    if not at or not is_person(units[at + 2]):
        return None
    one = sentence.subject(verb_group(units, at).start)[0]
    party = one.joined(sentence.party(names_from(units, at + 2)))
    return party if len(one.people) == 1 and len(party.people) > 1 and len(set(party.sides)) == 1 else None


def _said_of_one(sentence: Sentence) -> str | None:
    """Whom a sentence that opens with a bare "it" is about, if it names but one: "It would be the third journey for A"."""
    people = sentence.people() if sentence.units[0].low == "it" and not _under_one(sentence.units) else ()
    return people[0] if len(people) == 1 else None


def _ends_with_one(sentence: Sentence) -> str | None:
    """With whom a sentence ends that names nobody else, and tells of a thing: "The change owes much to A. He"."""
    units = sentence.units
    if sentence.opened or len(units) != _TO_HIM or not (is_preposition(units[0]) and is_person(units[1])) or _under_one(units):
        return None
    people = resolve(sentence.scene, units[1]).people
    return people[0] if len(people) == 1 and sentence.text[units[1].end : units[1].end + 1] == "." else None


_TO_HIM = 2  # units kept of such a sentence


def _under_one(units: Units) -> bool:
    """Whether somebody is only named for his time in office: "It was the first such trip under A"."""
    return any(units[at - 1].low == "under" and is_person(units[at]) for at in range(1, len(units)))


def _last_alone(sentence: Sentence) -> str | None:
    """Who does something by himself at the end of a sentence about two: "The two go to P before A flies home. He"."""
    units = sentence.units
    for at in range(len(units) - 2, 0, -1):
        if is_person(units[at]) and sentence.hangs_on_nothing(at) and opens_clause(units, at) and units[at - 1].low in _JOINTS:
            people = resolve(sentence.scene, units[at]).people
            return people[0] if len(people) == 1 else None
    return None


_JOINTS = frozenset({"before", "after", "while", "as", "when", "and", "but", ",", ";", "where"})


def _only(sentence: Sentence) -> str | None:
    """The only one whom a sentence names, at its head."""
    people = sentence.people()
    if len(people) != 1 or people[0] in sentence.scene.tellers:
        return None  # several, or who only tells of others
    first = sentence.first_subject(len(sentence.units))
    return people[0] if first is not None and first.people == people else None


def _one_each(scene: Scene, before: str | None, here: str | None) -> Party | None:
    """Whom the sentence before and this one are about, if each names but one, and they are of two sides: "the two men"."""
    if before is None or here is None or scene.is_head(before) != scene.is_head(here):
        return None  # a leader and whoever comments on him are no "two men"
    sides = (*scene.side_of(before)[:1], *scene.side_of(here)[:1])
    return Party((before, here), sides) if len(set(sides)) == len(sides) > 1 else None


def _only_two(units: Units) -> tuple[str, ...]:
    """The only two sides that the beginning of a story names, though one stands behind a preposition: "A reopened a line to B"."""
    there = {at for at in range(1, len(units)) if has(units[at - 1], "prepositions.place")}
    named = (unit.actor for at, unit in enumerate(units) if unit.code in "NCKAB" and at not in there)
    sides = tuple(dict.fromkeys(side for actor in named if actor is not None for side in actor.sides))
    return sides if len(sides) == _TWO_SIDES else ()


_NAMED = frozenset({"person", "surname", "side", "counterpart", "pair", "pronoun"})


def _everybody(scene: Scene, units: Units) -> Party:
    """All whom a sentence names; a country behind a preposition is a place, unless it is told of as somebody's partner."""
    everybody = NOBODY
    for at, unit in enumerate(units):
        group = at < _HEAD and unit.actor is not None and unit.actor.ref == "group" and len(unit.actor.sides) == _TWO_SIDES
        group = group and not (at and is_preposition(units[at - 1]))
        if unit.actor is None or unit.code not in "NCK" or not (group or unit.actor.ref in _NAMED):
            continue
        before = units[at - 1] if at and unit.code in "CK" else None
        if before is not None and unit.place in scene.core.venues and starts(before, "verbs."):
            continue  # "A left Singapore": where the two met is no party
        if before is None or before.low in ("with", "between") or not is_preposition(before):
            everybody = everybody.joined(resolve(scene, unit))
    return everybody


_TWO_SIDES = 2  # of "the foreign ministers of A and B"
_HEAD = 4  # units before whom a sentence is about


def _two_leaders(scene: Scene, everybody: Party, at: int) -> None:
    """Two heads named together are "the two leaders" of the next sentence, whatever countries are named beside them."""
    if len(everybody.people) != 2:
        return
    sides = tuple(dict.fromkeys(side for person in everybody.people for side in scene.side_of(person)))
    if len(sides) == 2 and all(scene.is_head(person) for person in everybody.people):
        scene.subject_group, scene.pair, scene.pair_at = Party(everybody.people, sides), sides, at
