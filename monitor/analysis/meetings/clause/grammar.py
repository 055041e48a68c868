"""The grammar that frames lean on: verb groups, noun phrases, what governs what. Every walk is bounded."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, Self, TypeVar

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


_REACH = 14  # units; longer verb groups do not occur, and a bound keeps the cost linear
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
    while at + 1 < len(units) and (units[at].code == "T" or (units[at].low in _BEFORE_DAY and units[at + 1].code == "T")):
        at += 1
    return at


def before_day(units: Units, at: int) -> int:
    """Where such a time begins that ends before ``at``; ``at`` itself where none does: "will be on Feb. 3 in P"."""
    while at > 1 and (units[at - 1].code == "T" or (units[at].code == "T" and units[at - 1].low in _BEFORE_DAY)):
        at -= 1
    return at


_BEFORE_DAY = frozenset({"on", "in", "late", "early"})  # "will on Monday host"


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


def cues_at(units: Units, at: int) -> tuple[str, ...]:
    """The statuses a word tells where it stands: who "is prepared to" meet is willing, who "prepared to" meet was about to."""
    unit = units[at]
    if unit.low == "prepared to" and not any(_is_being(before) for before in units[max(0, at - 2) : at]):
        return ("planned",)
    if has(unit, "staying_away") and (giving_up := _given_up(units, at)) is not None:
        return ("proposed",) if some(units[max(0, giving_up - _REACH // 2) : giving_up], "status.proposed") else ("planned",)
    if starts(unit, "moves.") and at + 1 < len(units) and verb_form(units[at + 1]) == "ing":
        return done_to(unit)
    return statuses(unit)


def _given_up(units: Units, at: int) -> int | None:
    """Where somebody is said to stop staying away: "ending a boycott of more than a year", "lifted its refusal to"."""
    for index in range(at - 1, max(-1, at - 6), -1):
        if has(units[index], "giving_up"):
            return index
        if units[index].code in ",;" or is_actor(units[index]):
            return None
    return None


def _is_being(unit: Unit) -> bool:
    return starts(unit, "auxiliaries.") or unit.low.endswith(("'re", "'m", "'s")) or unit.low.startswith("remain")


class VerbGroup(NamedTuple):
    """A verb with what stands before it: ``had been due to``. ``start`` is its first unit, ``verb`` the verb."""

    start: int
    verb: int
    form: str  # base, third, past, ing
    words: tuple[str, ...] = ()  # before the verb, in order
    cues: tuple[str, ...] = ()  # statuses, in order
    negative: bool = False
    future: bool = False
    modal: bool = False
    conditional: bool = False
    infinitive: bool = False  # "to" right before the verb


def verb_form(unit: Unit) -> str:
    """Base, third person, past or ing, by its ending and the pack's list of irregular verbs."""
    first = unit.low.split(" ")[0]
    if first.endswith("ing") and first != "bring":
        return "ing"
    if (
        has(unit, "irregular_past")
        or first.endswith("ed")
        or first in _PAST
    ):
        return "past"
    return "third" if first.endswith("s") and not first.endswith("ss") else "base"


_PAST = frozenset(
    {
        *("met", "held", "sat", "broke", "fell", "took", "put", "cut", "went", "came", "got", "spent", "shook", "paid", "bade"),
        *("caught", "felt", "swept", "found", "stood", "ran", "drove", "made", "rode", "wound", "stole", "saw", "flew", "threw"),
    }
)


@remembered
def verb_group(units: Units, verb: int) -> VerbGroup:
    """The group that ends in a verb: auxiliaries, adverbs, negation, and verbs that say where it stands."""
    start = verb
    for index in range(verb - 1, max(-1, verb - _REACH), -1):
        unit = units[index]
        if _in_group(units, index, verb):
            start = index
        elif not (unit.code in 'T"' or unit.low == '"' or (units[index + 1].code == "T" and unit.low in _BEFORE_DAY)):
            break
    while start < verb and (units[start].code in 'T"d' or units[start].low == '"' or is_possessive(units[start])):
        start += 1
    return _group(units, start, verb)


def _in_group(units: Units, index: int, verb: int) -> bool:
    unit = units[index]
    if unit.low == "to" or starts(unit, "auxiliaries.") or has(unit, "adverbs"):
        return True
    if has(unit, "prepositions.before", "prepositions.after", "ordinals.1"):
        return False
    if unit.low == "yet":
        return index > 0 and starts(units[index - 1], "auxiliaries.modal")  # "may yet meet"
    if starts(unit, "moves.") and index + 1 == verb and verb_form(units[verb]) == "ing":
        return True  # "is committed to meeting B"
    if starts(unit, "status."):
        return not (starts(unit, "nouns.") and units[index + 1].low != "to")
    noun = index + 1 < verb and starts(units[index + 1], "status.proposed") and not starts(units[index + 1], "auxiliaries.")
    if unit.code in "AC" and noun and index > 0:
        offered = unit.code == "C" and units[index + 1].low.endswith("ed")  # "the United States offered to"
        determined = units[index - 1].code == "d" and units[index - 1].low != "that"  # "said that North Korea could meet"
        return starts(units[index - 1], "status.") or (determined and not offered)
    if has(units[verb], "verbs.meet") and _in_answer(units, index):
        return True
    if unit.low == "in":  # "no interest in meeting", and not "agreed in meeting B that"
        return index + 1 == verb and index > 0 and verb_form(units[verb]) == "ing" and has(units[index - 1], "status.denied")
    if unit.low in ("of", "on", "for", "from", "a", "an", "the", "out") or is_possessive(unit):
        near = units[index + 1]
        inside = index + 1 < verb or verb_form(units[verb]) == "ing"
        return (
            inside
            and index > 0
            and starts(units[index - 1], "status.")
            and (
                starts(near, "status.")
                or (index + 1 == verb and verb_form(near) == "ing" and not has(units[index - 1], "status.held"))
            )
        )
    return False


def _in_answer(units: Units, index: int) -> bool:
    """Whether it is whose offer is taken up: "accepted B's invitation to meet"."""
    owner = index if is_actor(units[index]) else index - 1
    if owner < 1 or owner + 2 >= len(units) or units[owner + 1].code != "s" or not is_actor(units[owner]):
        return False
    return has(units[owner + 2], "status.proposed") and has(units[owner - 1], "status.planned")


def _group(units: Units, start: int, verb: int) -> VerbGroup:
    form = verb_form(units[verb])
    without = start > 0 and not lacks(units, "without", "neither")
    without = without and (
        units[start - 1].low == "without" or any(unit.low == "neither" for unit in units[max(0, start - 6) : start])
    )
    inside = [at for at in range(start, verb) if units[at].code != "T" and units[at].low != '"']
    inner = [units[at] for at in inside]
    if not inner:
        return VerbGroup(start, verb, form, negative=without)
    words = tuple([unit.low for unit in inner])
    told = _NONE.union(*[unit.classes for unit in inner])
    cueing = [at for at in inside if not has(units[at], *_UNCUED)] if not told.isdisjoint(("status.", "moves.")) else []
    form = "past" if form == "base" and "did" in words and "auxiliaries.negative" not in told else form  # "did meet after all"
    return VerbGroup(
        start,
        verb,
        form,
        words,
        tuple([cue for at in cueing for cue in cues_at(units, at)]),
        negative=without or not told.isdisjoint(("auxiliaries.negative", "auxiliaries.contracted")),
        future="auxiliaries.future" in told or "won't" in words,
        modal="auxiliaries.modal" in told,
        conditional="auxiliaries.conditional" in told,
        infinitive="to" in words[-2:],
    )


_UNCUED = ("auxiliaries.modal", "auxiliaries.future")  # what they say of a status is told by `modal` and `future`


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
