"""Whom a group without a country means: "the two leaders", "both sides", "officials in P and Q"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import NO_PERSONS, PAIRING, resolve
from monitor.analysis.meetings.clause.grammar import has, is_actor, is_preposition, is_verbal
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.meetings.who.countries import AT_TABLES, country_before
from monitor.analysis.meetings.who.crews import crew_again

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

SPEAKER = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ours", "ourselves"})
_LEADERS = frozenset({"leaders", "presidents"})
_OFFICIALS = frozenset({"senior", "top", "officials", "diplomats", "leaders", "counterparts", "negotiators", "envoys"})


_FORMER = frozenset({"former", "ex", "retired"})  # "the former presidents" are none of the two who lead now


def group(sentence: "Sentence", index: int, subject: Party | None) -> Party:
    """A group without a country: both of those the sentence has named, else what the story was about."""
    unit = sentence.units[index]
    words = unit.actor.words if unit.actor else frozenset()
    behind = sentence.units[index + 1 : index + 5]
    counted = behind if behind and behind[0].low in ("of", "from", "representing") else ()
    if (_of_others(sentence, index) and words & PAIRING) or words & _FORMER:
        return NOBODY
    if words & _LEADERS and _of_the_world(sentence, index):
        return NOBODY
    if any(near.code == "0" for near in (*sentence.units[max(0, index - 1) : index + 1], *counted)):
        return NOBODY  # "leaders of more than 50 nations"; the leaders who spoke for 35 minutes are those told of
    if words & SPEAKER:
        return Party((), sentence.speaker().sides)
    if (crew := crew_again(sentence, unit)) is not None:
        return crew
    if words <= _OFFICIALS and (at_home := _of_places(sentence, index)):
        return Party((), at_home)
    if "its" in words:
        return country_before(sentence, index)
    if words & {"his", "her"}:
        before = sentence.first_subject(index)
        return Party((), before.sides if before else ())
    last = _last_two(sentence, index) if words & {"two", "men", "pair", "duo"} and not words & NO_PERSONS else None
    if last is not None and (_close(sentence, index) or _goes_on(sentence, index, last)):
        return _told_to_his_face(sentence, index) or last
    before = last or both_before(sentence, index, spoken_of="both sides" in unit.low or "two sides" in unit.low)
    if before is not None and words & PAIRING and not resolve(sentence.scene, unit).people:
        if words & _LEADERS and not all(sentence.scene.is_head(person) for person in before.people):
            return Party((), before.sides)
        named = bool(words & {"leaders", "men", "two", "pair", "duo", "presidents"}) and not words & NO_PERSONS
        return before if named else Party((), before.sides)
    return resolve(sentence.scene, unit, subject=subject)


def _of_the_world(sentence: "Sentence", index: int) -> bool:
    """Whether leaders are told to be those of many lands: "the leaders of the world's richest nations", "of the region"."""
    behind = sentence.units[index + 1 : index + _LANDS]
    if not behind or behind[0].low not in ("of", "from"):
        return False
    end = next((at for at, unit in enumerate(behind) if unit.code in ',;.T"' or has(unit, "say")), len(behind))
    named = any(unit.actor is not None and unit.actor.sides for unit in behind[1:end])
    return not named and any(unit.low in _MANY_LANDS for unit in behind[1:end])


_LANDS = 8  # units of "of the world's seven largest industrialized economies"
_MANY_LANDS = frozenset({"world", "world's", "region", "region's", "continent", "economies", "democracies", "nations"})


def of_whole(sentence: "Sentence", index: int, subject: Party | None) -> Party:
    """A group, or that which it is of: "envoys of the two" are of their sides, and not those two."""
    whole, actor = group_of(sentence, index), sentence.units[index].actor
    found = group(sentence, whole, subject)
    led = actor is None or bool(actor.words & {"leaders", "presidents", "heads"})
    return found if led or (whole == index and actor is not None and "of" not in actor.words) else Party((), found.sides)


def group_of(sentence: "Sentence", index: int) -> int:
    """The group that a group is of: "envoys of the two countries", "experts from both sides"."""
    behind = sentence.units[index + 1 : index + 3]
    actor = behind[1].actor if len(behind) > 1 and behind[0].low in ("of", "from") else None
    whole = actor is not None and actor.ref == "group" and bool(actor.words & (PAIRING | _TABLES))
    return index + 2 if whole else index


_TABLES = frozenset({"four", "six"})  # "envoys of the six"


def group_before(sentence: "Sentence", index: int) -> int | None:
    """Who "they" behind "when" or "after" are: the group that the clause before speaks of."""
    if not _close(sentence, index):
        return None
    for at in range(index - 2, max(-1, index - 14), -1):
        unit = sentence.units[at]
        before = sentence.units[at - 1] if at else None
        for_them_to = before is not None and before.low == "for" and sentence.units[at + 1].low == "to"
        hangs = before is not None and is_preposition(before) and not for_them_to
        if unit.actor is not None and unit.actor.ref in ("group", "pair") and not hangs:
            return at
    return None


def _of_others(sentence: "Sentence", index: int) -> bool:
    """Whether a group is told apart from who speaks of it: "said the opposing sides should talk", "the parties concerned"."""
    near, behind = sentence.units[max(0, index - _CALL) : index], sentence.units[index + 1 : index + 3]
    others = (bool(near) and near[-1].low in _ADVERSE) or any(unit.low in _CONCERNED for unit in behind[:1])
    return others and (any(unit.low in _OUGHT for unit in behind) or any(unit.low in _CALLS for unit in near))


_ADVERSE = frozenset({"opposing", "warring", "conflicting", "relevant"})
_CALL = 4  # units: "called on the opposing"
_OUGHT = frozenset({"should", "must", "ought", "need"})
_CALLS = frozenset({"called on", "calls on", "on", "urged", "urge", "urges", "urging"})
_CONCERNED = frozenset({"concerned", "involved"})


def _of_places(sentence: "Sentence", index: int) -> tuple[str, ...]:
    """Whose officials they are by where they sit: "officials in Tokyo, Seoul and Beijing"."""
    if index + 2 >= len(sentence.units) or sentence.units[index + 1].low != "in":
        return ()
    listed = place_list(sentence.units, index + 2, index + 9).known
    ends = {slot.end for _, slot in listed}
    sides = [side for unit in sentence.units if unit.end in ends and unit.code in "CK" and unit.actor for side in unit.actor.sides]
    return tuple(dict.fromkeys(side for side in sides if side in AT_TABLES))


def _close(sentence: "Sentence", index: int) -> bool:
    """Whether the clause before "when the two ..." names the two."""
    return index > 0 and sentence.units[index - 1].low in _CLOSE


_CLOSE = frozenset({":", ";", "when", "where", "after", "before", "since", "until", "as", "if", "once", "unless"})


def _goes_on(sentence: "Sentence", index: int, two: Party) -> bool:
    """Whether one leader did something to another before "and": "C said A urged B and that the two leaders agreed"."""
    units, scene = sentence.units, sentence.scene
    joint = index - 1 if index and units[index - 1].low == "that" else index
    if joint < _CLAUSE or units[joint - 1].low != "and" or not all(map(scene.is_head, two.people)):
        return False
    named = [at for at in range(joint - 1) if _someone(sentence, at)]
    if len(named) != len(two.people):
        return False
    first, other = named
    return sentence.hangs_on_nothing(first) and is_verbal(units[other - 1]) and not has(units[other - 1], "say")


_CLAUSE = 4  # units: "A praised B and"


def _told_to_his_face(sentence: "Sentence", index: int) -> Party | None:
    """Who told the other something when they met, whoever it was about: "A told B of his talks with C when the two met"."""
    verb = next((at for at in range(index - 2, 0, -1) if has(sentence.units[at], *_TELLING)), None)
    if verb is None or any(unit.low == "that" for unit in sentence.units[verb:index]):
        return None
    other = _someone(sentence, verb + 1)
    first = sentence.subject(verb)[0] if len(other) == 1 else NOBODY
    sides = tuple(side for person in (*first.people, *other) for side in sentence.scene.side_of(person)[:1])
    return Party((*first.people, *other), sides) if len(first.people) == 1 and len(set(sides)) == len(sides) > 1 else None


_TELLING = ("addressing", "verbs.brief", "verbs.face")


def _last_two(sentence: "Sentence", index: int) -> Party | None:
    """The last two people named in the sentence, if they are of two sides."""
    people = list(dict.fromkeys(person for at in range(index) for person in _someone(sentence, at)))[-2:]
    sides = tuple(side for person in people for side in sentence.scene.side_of(person)[:1])
    return Party(tuple(people), sides) if len(people) == 2 and len(set(sides)) == 2 else None


def _someone(sentence: "Sentence", at: int) -> tuple[str, ...]:
    """Whom a unit names, by his office, too, if he leads a country: "A said the Japanese leader was ready after the two met"."""
    actor = sentence.units[at].actor
    named = actor is not None and actor.ref in ("person", "surname", "counterpart")
    leads = actor is not None and actor.ref == "role" and actor.leader and not actor.former and len(actor.sides) == 1
    return resolve(sentence.scene, sentence.units[at]).people if named or leads else ()


def both_before(sentence: "Sentence", index: int, *, spoken_of: bool = False) -> Party | None:
    """The only two sides named earlier in the sentence, where somebody goes or is may be a third.

    ``spoken_of``: so may be whoever speaks of them ("A said B and C differed and urged both sides to talk").
    """
    found = NOBODY
    for at in range(index):
        unit = sentence.units[at]
        there = at > 0 and unit.code in "CK" and unit.place and has(sentence.units[at - 1], *_THERE)
        if is_actor(unit) and unit.actor is not None and unit.code in "NCK" and not there:
            found = found.joined(resolve(sentence.scene, sentence.units[at]))
    if len(found.sides) == _SPOKEN and spoken_of:
        first = sentence.first_subject(index)
        others = tuple(side for side in found.sides if first is None or side not in first.sides)
        return Party((), others) if first is not None and len(first.people) == 1 and len(others) == 2 else None
    return found if len(found.sides) == 2 else None


_SPOKEN = 3  # sides: who speaks, and the two
_THERE = ("prepositions.place", "prepositions.goal", "verbs.go", "verbs.bound", "verbs.visit")
