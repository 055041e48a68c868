"""What frames ask of the units of a sentence: which lists a unit stands in, what sort it is. Answers are remembered."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from monitor.analysis.entities.phrases import Unit

Units = Sequence[Unit]


_NONE: frozenset[str] = frozenset()
P = ParamSpec("P")
R = TypeVar("R")


class Row(tuple[Unit, ...]):  # noqa: SLOT001 - a tuple of any length cannot have slots
    """The units of one sentence, with what has been found out about them; a part of it is a plain tuple.

    ``words`` are all its words and ``lists`` the word lists they stand in: a walk that looks for one of them need not set out
    where the sentence has none.
    """

    memo: dict[object, Any]
    words: frozenset[str]
    lists: frozenset[str]

    def __new__(cls, units: Iterable[Unit]) -> Self:
        """Nothing is known yet but words and lists."""
        row = super().__new__(cls, units)
        row.memo = {}
        row.words = frozenset([unit.low for unit in row])
        row.lists = _NONE.union(*[unit.classes for unit in row if unit.classes])
        return row


def lacks(units: Units, *words: str) -> bool:
    """Whether a sentence has none of some words, wherever one looks; of a part of a sentence that is not known."""
    return isinstance(units, Row) and units.words.isdisjoint(words)


def lists_none(units: Units, *names: str) -> bool:
    """Whether no word of a sentence stands in some word lists; of a part of a sentence that is not known."""
    return isinstance(units, Row) and units.lists.isdisjoint(names)


def remembered(question: Callable[Concatenate[Units, P], R]) -> Callable[Concatenate[Units, P], R]:
    """Ask the same of the same sentence once: frames share verb groups, lists of names, governors."""

    @wraps(question)
    def ask(units: Units, /, *at: P.args, **how: P.kwargs) -> R:
        try:
            known = units.memo  # type: ignore[attr-defined]
        except AttributeError:  # a part of a sentence
            return question(units, *at, **how)
        key = (question, at, *how.values()) if how else (question, at)
        answer = known.get(key, known)  # nothing answers with the memory itself
        if answer is known:
            answer = known[key] = question(units, *at, **how)
        return answer  # type: ignore[no-any-return]

    return ask


_ACTOR_CODES = frozenset("NCKOBA")


def has(unit: Unit, *names: str) -> bool:
    """Whether a unit stands in one of these word lists."""
    classes = unit.classes
    return not classes.isdisjoint(names) if classes else False


def some(units: Units, *names: str) -> bool:
    """Whether one of some units stands in one of these word lists."""
    for unit in units:  # noqa: SIM110 - half of what `any` costs, and it is asked very often
        if unit.classes and not unit.classes.isdisjoint(names):
            return True
    return False


def past_day(units: Units, at: int) -> int:
    """Where a sentence goes on behind a time that is put in here: "was on Sunday in P", "arrived late on Friday in P"."""
    while at + 1 < len(units) and (units[at].code == "T" or leads_to_day(units, at)):
        at += 1
    return at


def before_day(units: Units, at: int) -> int:
    """Where such a time begins that ends before ``at``; ``at`` itself where none does: "will be on Feb. 3 in P"."""
    while at > 1 and (units[at - 1].code == "T" or leads_to_day(units, at - 1)):
        at -= 1
    return at


def leads_to_day(units: Units, at: int) -> bool:
    """Whether the word here, with a day behind it, is put into a verb group: "will on Monday host"."""
    return units[at].low in _BEFORE_DAY and units[at + 1].code == "T"


_BEFORE_DAY = frozenset({"on", "in", "late", "early"})


@remembered
def times_at(units: Units) -> tuple[int, ...]:
    """Where the times of a sentence stand."""
    return tuple([at for at, unit in enumerate(units) if unit.code == "T"])


def starts(unit: Unit, prefix: str) -> bool:
    """Whether a unit stands in some list below a key (``verbs.``), or in one list."""
    return prefix in unit.classes


def is_possessive(unit: Unit) -> bool:
    """``his``, ``their``."""
    return unit.actor is not None and unit.actor.ref == "possessive"


def is_actor(unit: Unit) -> bool:
    """Whether a unit can take part in a meeting."""
    return unit.code in _ACTOR_CODES and (unit.actor is None or unit.actor.ref != "possessive")


def is_person(unit: Unit) -> bool:
    """Whether a unit names somebody, by the whole name or the surname."""
    return unit.actor is not None and unit.actor.ref in ("person", "surname")


def places(units: Units, at: int) -> bool:
    """Whether a country only tells where a town lies: "in Lucca, Italy, where"."""
    if at < _TOWN or at + 2 >= len(units) or units[at].code != "C" or not units[at - 1].code == "," == units[at + 1].code:
        return False
    if units[at + 2].code in "CK" or units[at + 2].low == "and":
        return False  # "In P, A, B and C held talks"
    town, country = units[at - 2], units[at].actor
    lies = town.actor is not None and country is not None and town.actor.sides == country.sides
    return (town.code == "X" or (lies and town.code in "KL")) and has(units[at - _TOWN], "prepositions.place")


_TOWN = 3  # units of "in Lucca,"


def is_preposition(unit: Unit) -> bool:
    """Whether a unit is a preposition of any sort."""
    return unit.code in "for" or unit.low == "to" or "prepositions." in unit.classes


def is_verbal(unit: Unit) -> bool:
    """Whether a unit is a verb, an auxiliary or a past form that no list knows."""
    if starts(unit, "auxiliaries.") or has(unit, "say", "irregular_past"):
        return True
    return (starts(unit, "verbs.") and not starts(unit, "nouns.")) or (unit.code in "wu" and unit.low.endswith("ed"))


def statuses(unit: Unit) -> tuple[str, ...]:
    """The status lists a unit stands in."""
    return _statuses(unit.classes) if "status." in unit.classes else ()


@lru_cache(maxsize=1024)
def _statuses(classes: frozenset[str]) -> tuple[str, ...]:
    found = (name.removeprefix("status.") for name in classes if name.startswith("status.") and name != "status.")
    return tuple(sorted(found))


def done_to(unit: Unit) -> tuple[str, ...]:
    """What a verb tells of the meeting that is its object: beside the cues that tell it anywhere, "abandoned talks with B"."""
    moved = tuple(sorted(name.removeprefix("moves.") for name in unit.classes if name.startswith("moves.") and name != "moves."))
    return moved or statuses(unit)


_MEASURES = frozenset({"hours", "hour", "days", "minutes", "week"})


def lasts(unit: Unit) -> bool:
    """Whether a unit measures time: "two days", "hours"."""
    return unit.low.split(" ")[-1] in _MEASURES or unit.low.endswith("-day")


def in_aside(units: Units, last: int) -> bool:
    """Whether a noun stands in a clause about somebody ("who made the trip in May,"): what follows its comma is not said of it."""
    return not lacks(units, "who", "which") and any(
        units[at].low in ("who", "which") and units[at - 1].code == "," and not any(u.code == "," for u in units[at:last])
        for at in range(max(1, last - _ASIDE), last)
    )


_ASIDE = 18  # units between "who" and the noun
