"""Whom a sentence means that recalls a summit of the story's two where it last told of others: "the two leaders first met in P"."""

from datetime import date
from itertools import pairwise

from monitor.analysis.entities.scene import Party, Scene
from monitor.analysis.entities.units import Unit
from monitor.analysis.entities.whom import PAIRING
from monitor.analysis.meetings.clause.grammar import Units, has, lists_none, starts
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import MonthDay, Weekday

_NEAR = 3  # units from a number to the summit it counts: "first, short summit"
_SIDES = frozenset({"sides", "delegations", "teams", "negotiators", "envoys"})  # who sit at a table
_LEADERS = frozenset({"leaders", "presidents"})
_DONE = 2  # sentences
_THEY = frozenset({"their", "they"})


def recall_pair(scene: Scene, sentence: Sentence) -> None:
    """Take the story's two as those last brought together, where a sentence names nobody else's side and recalls them.

    It does by a venue of theirs, or where the story began with them and was done with the others by the sentence before.
    """
    core = scene.core.parties
    if not core or not scene.pair or set(scene.pair) == set(core) or not _of_a_pair(sentence.units):
        return
    there = any(unit.place in scene.core.venues for unit in sentence.units) or _theirs_counted(sentence)
    on_day = _on_their_day(sentence)
    begun = scene.first_pair is not None and set(scene.first_pair.sides) == set(core)
    back = begun and sentence.index - scene.pair_at >= _DONE and any(_is_group(unit, _SIDES) for unit in sentence.units)
    leaders = there and any(_is_group(unit, _LEADERS) for unit in sentence.units)  # "the two leaders met in P and Q"
    if not (there or back or on_day) or not _sides_named(sentence, venues=on_day or leaders) <= set(core):
        return
    scene.pair = core
    if there or on_day or scene.subject_group is None or set(scene.subject_group.sides) != set(core):
        heads = tuple(head for side in core for head in (scene.head_of(side),) if head)
        scene.subject_group = Party(heads if len(heads) == len(core) else (), core)


def _on_their_day(sentence: Sentence) -> bool:
    """Whether it is the day to come of the two's only summit told so far: "The two leaders will meet on Tuesday"."""
    units, scene = sentence.units, sentence.scene
    days = [when.start for party, when in scene.summits if set(party.sides) == set(scene.core.parties) and when is not None]
    if not days or len(set(days)) > 1 or days[0] is None or lists_none(units, "auxiliaries.future"):
        return False
    named = [unit.extra.value for unit in units if isinstance(unit.extra, TimeSpan)]
    return any(_is_day(value, days[0]) for value in named)


def _is_day(value: object, day: date) -> bool:
    if isinstance(value, Weekday):
        return value.number == day.weekday()
    return isinstance(value, MonthDay) and (value.month, value.day) == (day.month, day.day)


def _of_a_pair(units: Units) -> bool:
    """Whether a sentence speaks of two that it does not name: "the two leaders", "their first summit", "the first summit"."""
    if lists_none(units, "ordinals.") or lists_none(units, "nouns.summit"):
        return _grouped(units)
    return _grouped(units) or any(starts(unit, "ordinals.") and _counts_summit(units, at) for at, unit in enumerate(units))


def _theirs_counted(sentence: Sentence) -> bool:
    """Whether a leader of the two is named beside the number of a summit of theirs: "a deal with B at their second summit"."""
    units = sentence.units
    counted = any(unit.low == "their" and starts(after, "ordinals.") for unit, after in pairwise(units))
    heads = (person for person in sentence.people() if sentence.scene.is_head(person))
    return counted and any(has(unit, "nouns.summit") for unit in units) and any(True for _ in heads)


def _grouped(units: Units) -> bool:
    """Whether "they" or a group without a country is spoken of: "the two sides"."""
    return any(unit.low in _THEY or _is_group(unit, PAIRING) for unit in units)


def _is_group(unit: Unit, words: frozenset[str] | set[str]) -> bool:
    group = unit.actor is not None and unit.actor.ref == "group" and not unit.actor.sides
    return group and unit.actor is not None and bool(unit.actor.words & words)


def _counts_summit(units: Units, at: int) -> bool:
    return any(has(unit, "nouns.summit") for unit in units[at + 1 : at + _NEAR])


def _sides_named(sentence: Sentence, *, venues: bool) -> set[str]:
    """The sides of the people and countries that a sentence names, without the places where something is; ``venues``: and those."""
    units, known = sentence.units, sentence.scene.core.venues if venues else frozenset()
    apart = [unit for at, unit in enumerate(units) if _is_country(unit) and not (at and has(units[at - 1], "prepositions.place"))]
    apart = [unit for unit in apart if unit.place not in known]
    named = {side for unit in apart if unit.actor is not None for side in unit.actor.sides}
    return named | {side for person in sentence.people() for side in sentence.scene.side_of(person)}


def _is_country(unit: Unit) -> bool:
    return unit.code in "CAK" and unit.actor is not None
