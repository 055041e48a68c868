"""What journeys share, however they are told: who can travel, where to, whose guest."""

from itertools import pairwise

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import has, is_actor, is_person, lacks, starts
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import NOWHERE, Places
from monitor.domain.meeting import Kind


def by_name(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    """Whether the traveller is a person, an office or a group; a country does not travel."""
    who = [sentence.units[index] for index in indexes]
    return not who or any((unit.code == "N" and unit.low != "it") or _are_theirs(unit) for unit in who)


def _are_theirs(unit: Unit) -> bool:
    """Whether "the North Koreans" are a country's men; not "the Americans", mostly prisoners who come home."""
    return unit.code == "A" and unit.low.startswith("the ") and unit.low.endswith("ns") and "american" not in unit.low


def official(sentence: Sentence, party: Party) -> bool:
    """Whether somebody of a country's travels: a person with an office, or a group of one country."""
    if party.people:
        scene = sentence.scene
        return bool(party.sides) and any(scene.in_office(person) and not scene.is_private(person) for person in party.people)
    return len(party.sides) == 1


def from_abroad(sentence: Sentence, verb: int, found: tuple[Party, tuple[int, ...]], hosts: tuple[str, ...]) -> Party:
    """Whom "he" means who arrives in his own country: whoever of another was named last, since no visit is told else."""
    travellers, indexes = found
    unit = sentence.units[indexes[0]] if len(indexes) == 1 and has(sentence.units[verb], "verbs.arrive", "verbs.reach") else None
    if unit is None or unit.low not in ("he", "she") or not hosts or set(travellers.sides) != set(hosts):
        return travellers
    scene = sentence.scene
    for person in reversed(scene.recent(unit.start)):
        side = scene.side_of(person)
        if side and not set(side) & set(hosts) and scene.fits(person, unit.low) and person not in scene.tellers:
            return Party((person,), side)
    return travellers


def with_companions(sentence: Sentence, after: int, travellers: Party) -> Party:
    """The travellers with whoever goes along: "A is due in P next week, along with B", "A flew to P with B"."""
    units = sentence.units
    if lacks(units, "with", "by"):
        return travellers
    plain = True
    for at in range(after + 1, min(len(units) - 2, after + _ALONG)):
        pair = (units[at].low, units[at + 1].low)
        if pair in _TOGETHER:
            return travellers.joined(_of_the_same(sentence, at + 2, travellers))
        plain = plain and not starts(units[at], "nouns.")
        fellow = plain and units[at].low == "with" and is_person(units[at + 1]) and units[at + 2].code != "s"  # "with A's consent"
        if fellow and (others := _of_the_same(sentence, at + 1, travellers)):
            return travellers.joined(others)
        if starts(units[at], "verbs.") or units[at].code == ";":
            break
    return travellers


def companions_before(sentence: Sentence, purpose: int, party: Party) -> Party:
    """Those who came along for what follows: "A was due in P, along with B, for talks"."""
    units = sentence.units
    for at in range(purpose - 3, max(0, purpose - _ALONG), -1):
        if (units[at].low, units[at + 1].low) in _TOGETHER:
            return party.joined(_of_the_same(sentence, at + 2, party))
    return party


def _of_the_same(sentence: Sentence, first: int, party: Party) -> Party:
    """Who stands from a unit on, if they are of the same side."""
    others = sentence.party(names_from(sentence.units, first)) if is_actor(sentence.units[first]) else NOBODY
    same = bool(others.people) and set(others.sides) <= set(party.sides[:1])
    return Party(others.people) if same else NOBODY


_ALONG = 14  # units
_TOGETHER = frozenset({("along", "with"), ("together", "with"), ("accompanied", "by"), ("joined", "by")})


def of_one_side(sentence: Sentence, party: Party, indexes: tuple[int, ...]) -> bool:
    """Whether the travellers are of one country: two countries' leaders, whom "they" may stand for, do not travel as one."""
    sides = {side for person in party.people for side in sentence.scene.side_of(person)[:1]}
    return len(sides) < 2 or [sentence.units[at].low for at in indexes] != ["they"]


def there(sentence: Sentence, before: int) -> Places:
    """The place named last, where "there" follows, or where the story was written, where "here" does."""
    following = sentence.units[before + 1] if before + 1 < len(sentence.units) else None
    if following is not None and following.low == "here" and following.place:
        return Places(((following.place, Slot(following.start, following.end)),))
    if following is None or following.low != "there":
        return NOWHERE
    inside = [unit for unit in sentence.units[:before] if unit.place and unit.code in "CK" and unit.actor]
    if inside:
        return Places(((inside[-1].place or "", Slot(inside[-1].start, inside[-1].end)),))
    return Places((sentence.scene.place,)) if sentence.scene.place else NOWHERE


def the_country(sentence: Sentence, before: int) -> Places:
    """The country or town named last, where "the country", "the capital" or "the city" follows."""
    words = [unit.low for unit in sentence.units[before + 1 : before + 4]]
    if ("its", "capital") in pairwise(words):  # "the first envoy to visit North Korea landed in its capital"
        lands = [unit for unit in sentence.units[:before] if unit.place and unit.code == "C"]
        return Places(((lands[-1].place or "", Slot(lands[-1].start, lands[-1].end)),)) if lands else NOWHERE
    place = sentence.scene.place
    named = any(pair in (("the", "country"), ("the", "capital")) for pair in pairwise(words))
    if ("the", "city") in pairwise(words):
        return Places((sentence.scene.town,)) if sentence.scene.town is not None else NOWHERE
    return Places((place,)) if named and place is not None and sentence.scene.place_sides else NOWHERE


def make_visit(sentence: Sentence, trigger: int, start: int, travellers: Party, where: Places) -> Draft:
    """A draft of a journey: the travellers' side first, the hosts' behind it."""
    if travellers.people:
        travellers = with_companions(sentence, trigger, travellers)
    own = _home(sentence, travellers)
    hosts = tuple(side for side in hosts_of(sentence, where) if side not in own)
    draft = make_draft(sentence, trigger, start, Kind.VISIT, Party(travellers.people, (*own, *(h for h in hosts if h not in own))))
    draft.places.extend(where.known)
    draft.noun = "visit"
    if where.known:
        draft.end = max(draft.end, where.known[-1][1].end)
    private = bool(travellers.people) and all(sentence.scene.is_private(person) for person in travellers.people)
    draft.fresh = len(draft.parties) > 1 and not private
    if hosts and travellers.people and any(place in sentence.scene.core.offices for place, _ in where.known):
        _with_the_head(sentence, draft, hosts[0])
    return draft


def _home(sentence: Sentence, travellers: Party) -> tuple[str, ...]:
    """The side that travels: that of all who are named, whomever else a pronoun brought along."""
    known = {side for person in travellers.people for side in sentence.scene.side_of(person)[:1]}
    return tuple(known) if len(known) == 1 else travellers.sides[:1]


def _with_the_head(sentence: Sentence, draft: Draft, host: str) -> None:
    """Who is in a head's own room meets him, where the story names him: "spent an hour in the Oval Office"."""
    scene = sentence.scene
    head = scene.head_now(host)
    if head is not None:
        draft.kind = Kind.SUMMIT if any(scene.is_head(person) for person in draft.people) else Kind.MEETING
        draft.people = (*draft.people, head)
        draft.sides = (*draft.sides, (head, host))


def hosts_of(sentence: Sentence, where: Places) -> tuple[str, ...]:
    """Parties whose places these are, in this sentence or, for "there", by name."""
    starts_at = {slot.start for _, slot in where.known}
    sides = [side for unit in sentence.units if unit.start in starts_at for side in _sides_of(sentence, unit)]
    if not sides and sentence.scene.place in where.known:
        sides = list(sentence.scene.place_sides or _land_of(sentence, sentence.scene.place[0]))
    told = (place for place in (sentence.scene.town, sentence.scene.desk) if place is not None and place in where.known)
    sides = sides or [side for place in told for side in _land_of(sentence, place[0])]
    return tuple(dict.fromkeys(side for side in sides if side not in ("UN", "EU")))


def _sides_of(sentence: Sentence, unit: Unit) -> tuple[str, ...]:
    if unit.actor is not None:
        return unit.actor.sides
    return _land_of(sentence, unit.place) if unit.place else ()


def _land_of(sentence: Sentence, place: str) -> tuple[str, ...]:
    """The country of a place that is no party by itself: a town, the reporter's "here"."""
    named = sentence.scene.gazetteer.sided.get(place.lower())
    return named.sides if named is not None else ()
