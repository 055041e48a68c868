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


def cues_at(units: Units, at: int) -> tuple[str, ...]:
    """The statuses a word tells where it stands: who "is prepared to" meet is willing, who "prepared to" meet was about to."""
    unit = units[at]
    if unit.low == "prepared to" and not any(_is_being(before) for before in units[max(0, at - 2) : at]):
        return ("planned",)
    if has(unit, "staying_away") and (giving_up := _given_up(units, at)) is not None:
        return ("proposed",) if some(units[max(0, giving_up - _REACH // 2) : giving_up], "status.proposed") else ("planned",)
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
    return starts(unit, "auxiliaries.") or unit.low.endswith(("'re", "'m", "'s"))


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
        or first in ("met", "held", "sat", "broke", "fell", "took", "put", "cut", "went", "came", "got", "spent", "shook")
    ):
        return "past"
    return "third" if first.endswith("s") and not first.endswith("ss") else "base"


@remembered
def verb_group(units: Units, verb: int) -> VerbGroup:
    """The group that ends in a verb: auxiliaries, adverbs, negation, and verbs that say where it stands."""
    start = verb
    for index in range(verb - 1, max(-1, verb - _REACH), -1):
        unit = units[index]
        if _in_group(units, index, verb):
            start = index
        elif not (unit.code == "T" or unit.code == '"'):
            break
    while start < verb and (units[start].code in 'T"d' or is_possessive(units[start])):
        start += 1
    return _group(units, start, verb)


def _in_group(units: Units, index: int, verb: int) -> bool:
    unit = units[index]
    if unit.low == "to" or starts(unit, "auxiliaries.") or has(unit, "adverbs"):
        return True
    if has(unit, "prepositions.before", "prepositions.after", "ordinals.1"):
        return False
    if starts(unit, "status."):
        return not (starts(unit, "nouns.") and units[index + 1].low != "to")
    if unit.code in "AC" and index + 1 < verb and starts(units[index + 1], "status.proposed") and index > 0:
        offered = unit.code == "C" and units[index + 1].low.endswith("ed")  # "the United States offered to"
        return starts(units[index - 1], "status.") or (units[index - 1].code == "d" and not offered)
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


def _group(units: Units, start: int, verb: int) -> VerbGroup:
    form = verb_form(units[verb])
    without = start > 0 and not lacks(units, "without", "neither")
    without = without and (
        units[start - 1].low == "without" or any(unit.low == "neither" for unit in units[max(0, start - 6) : start])
    )
    inside = [at for at in range(start, verb) if units[at].code != "T"]
    inner = [units[at] for at in inside]
    if not inner:
        return VerbGroup(start, verb, form, negative=without)
    words = tuple([unit.low for unit in inner])
    told = _NONE.union(*[unit.classes for unit in inner])
    cueing = [at for at in inside if not has(units[at], *_UNCUED)] if "status." in told else []
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


_OF_HEADS = frozenset(
    [
        "round",
        "rounds",
        "set",
        "series",
        "days",
        "day",
        "week",
        "weeks",
        "session",
        "bout",
        "hours",
        "sessions",
        "sets",
        "kind",
        "sort",
        "phase",
        "half",
    ]
)


def noun_phrase_start(units: Units, noun: int) -> int:
    """First unit of the phrase whose head is a noun: determiners, ordinals, adjectives, compounds, possessors."""
    start = noun
    for index in range(noun - 1, max(-1, noun - 10), -1):
        unit = units[index]
        if start < noun and _closes(units, start) and not _one_of_these(units, index, start):
            break
        if unit.low == "of" and index and (units[index - 1].low in _OF_HEADS or units[index - 1].code == "T"):
            start = index
        elif not (_in_noun_phrase(units, index, start) or _parts_adjectives(units, index, noun)):
            break
        else:
            start = index
    return start


def _parts_adjectives(units: Units, index: int, noun: int) -> bool:
    """Whether a comma only parts two adjectives of a phrase that somebody or a determiner opens: "his first, tense meeting"."""
    if units[index].code != "," or index + 1 == noun or index < _OPENED:
        return False
    before = next((at for at in range(index - 1, max(-1, index - 4), -1) if not _adjective(units[at])), -1)
    if starts(units[before], "ordinals."):
        before -= 1
    opener = units[before]
    opened = opener.low in ("a", "an") or is_possessive(opener) or opener.code == "s"
    return before >= 0 and before < index - 1 and opened and units[index + 1].code in "wmu"


_OPENED = 2  # units before such a comma


def _one_of_these(units: Units, of: int, start: int) -> bool:
    """Whether the phrase so far is only what a round or session is one of: "the fourth round of the six-party talks"."""
    return units[of].low == "of" and units[start].low == "the" and of > 0 and units[of - 1].low in _COUNTED


_COUNTED = frozenset({"round", "rounds", "session", "sessions"})


def _closes(units: Units, start: int) -> bool:
    """A determiner or possessor opens its phrase: nothing further left belongs to it."""
    unit = units[start]
    if units[start + 1].low == "half":
        return False  # "a day and a half of talks"
    return (unit.code == "d" and unit.low != "all") or is_possessive(unit) or (unit.code in "NCKO" and units[start + 1].code == "s")


_AT_MEALS = frozenset({"meeting", "meetings", "talks", "summit", "session"})


def _in_noun_phrase(units: Units, index: int, start: int) -> bool:
    unit, following = units[index], units[index + 1]
    low = unit.low
    if (low in ("half", "and") and _with_half(units, index)) or (low == "brief" and index and units[index - 1].code == "d"):
        return True  # "a brief visit"
    if low in _HALVES or (has(unit, "meals") and index + 1 == start and following.low in _AT_MEALS):
        return True  # "a breakfast meeting"
    if (
        unit.code in "dn0-s'"
        or (unit.low == '"' and (index + 1 < start or any(other.low == '"' for other in units[max(0, index - 3) : index])))
        or is_possessive(unit)
        or (unit.code == "a" and following.code in "wmu" and units[index - 1].code in "wmu" and index > 0)
    ):
        return not (unit.code == '"' and index == start)
    if unit.code in "NCKABOLM":
        return following.code in "s-" or (index + 1 == start) or (unit.code == "A")
    if starts(unit, "ordinals.") or has(unit, "another", "prepositions.none"):
        return True
    if unit.low in _OF_HEADS or (
        unit.low in ("ever", "once", "long", "newly", "still", "recently", "previously") and start <= index + 1
    ):
        return True
    if (
        index
        and unit.code in "wu"
        and units[index - 1].code != "s"
        and units[index - 1].low != "no"
        and (units[index - 1].low == "to" or starts(units[index - 1], "auxiliaries."))
        and not (has(units[index - 1], "verbs.have") and verb_form(unit) != "past")
    ):
        return False
    said = unit.code == "u" and index > 0 and is_actor(units[index - 1])  # the verb of whoever stands before
    if said and (unit.low.endswith("s") or (unit.low.endswith("ed") and units[index - 1].code == "N")):
        return False  # "China supports dialogue", "A backed talks between the Koreas"
    if unit.code in "XmHhT":
        return unit.code != "h" and not has(unit, "adverbs")
    verb_like = (
        unit.low.endswith("ed")
        and starts(unit, "status.")
        and index > 0
        and units[index - 1].code != "s"
        and (_speaks_of(units, index - 1) or starts(units[index - 1], "auxiliaries.") or has(units[index - 1], "adverbs"))
    )
    return not verb_like and _adjective(unit)


def _speaks_of(units: Units, at: int) -> bool:
    """Whether a verb behind this unit is somebody's, a day between them or not: "A and B on Friday concluded"."""
    if units[at].code == "T" and at:
        at -= 2 if units[at - 1].low == "on" and at > 1 else 1
    return is_actor(units[at])


_HALVES = frozenset({"and - a - half", "/", "back - to - back"})  # "a two-and-a-half-hour meeting", "a 2 1/2-hour meeting"


def _with_half(units: Units, index: int) -> bool:
    """Whether this "half" or "and" is that of "a day and a half of"."""
    rest = [unit.low for unit in units[index : index + 4]]
    return rest[:2] == ["half", "of"] or rest == ["and", "a", "half", "of"]


def _adjective(unit: Unit) -> bool:
    if unit.low == "brief":
        return True  # "a brief visit"; nobody briefs a visit
    if not unit.low[0].isalpha() or unit.code not in "wuX":
        return False
    if starts(unit, "status."):
        return unit.low.endswith(
            (
                "ed",
                "ing",
                "ible",
                "tial",
                "ective",
                "ier",
                "ic",
                "past",
                "last",
                "ext",
                "ious",
                "ory",
                "ummit",
                "le",
                "led",
                "ation",
                "ecent",
                "equent",
            )
        ) and unit.low not in ("ended", "closed", "following", "ending", "closing", "hoping", "seeking", "holding", "beginning")
    if starts(unit, "nouns."):
        return not starts(unit, "verbs.") or unit.low == "meeting"
    return not (unit.classes or is_preposition(unit) or starts(unit, "clause_words"))


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
