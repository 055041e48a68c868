"""Whom a phrase stands for: the actor that its name, title, nationality or number makes."""

from collections.abc import Sequence
from functools import lru_cache

from monitor.analysis.entities.aides import serves_leader
from monitor.analysis.entities.gazetteer import Name, NameKind
from monitor.analysis.entities.of_many import heads_one
from monitor.analysis.entities.units import Actor, Unit


@lru_cache(maxsize=1024)
def side_actor(sides: tuple[str, ...]) -> Actor:
    """A country that stands for its government."""
    return Actor("side", sides)


def _words(inner: Sequence[Unit]) -> frozenset[str]:
    return frozenset([piece.low for piece in inner])


def _sides(inner: Sequence[Unit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side for piece in inner if piece.name for side in piece.name.sides))


def _title_side(inner: Sequence[Unit]) -> tuple[str, ...]:
    """The side a title speaks for: a country before its head noun, never one after "for" or "to"."""
    if not inner:
        return ()
    before: list[Unit] = []
    for piece in inner:
        if piece.code in "ft":
            break
        if piece.code in "CAKO" and piece.name:
            before.append(piece)
    return _sides(before)[:1] or _office_side(inner)


def _office_side(inner: Sequence[Unit]) -> tuple[str, ...]:
    """The country that alone has such an office: "Secretary of State", "Sen."."""
    names = (name for piece in inner for name in piece.classes if name.startswith(_OFFICE))
    return tuple(name.removeprefix(_OFFICE) for name in names if name != _OFFICE)[:1]


_OFFICE = "title_sides."

_NONE: frozenset[str] = frozenset()


def person_actor(inner: Sequence[Unit], low: str) -> Actor:
    """Somebody named, with his titles before him; ``low`` is the phrase as it stands, in small letters."""
    name = inner[-1].name
    titles = inner[:-1]
    former = leader = titled = False
    if titles:
        told = _NONE.union(*[piece.classes for piece in titles])
        leader = "titles.leaders" in told and not any(piece.low in ("vice", "deputy") for piece in titles)
        former = "titles.former" in told and any(_is_former(piece) for piece in titles)
        titled = "h" in [piece.code for piece in titles]
    ref, sides, people, owners = _named(name, titles, inner, low)
    return Actor(ref, sides, people, owners, _words(inner), definite=True, former=former, leader=leader, titled=titled)


Names = tuple[str, ...]


def _named(name: Name | None, titles: Sequence[Unit], inner: Sequence[Unit], low: str) -> tuple[str, Names, Names, Names]:
    """What a name is, its sides, the person, and whom a surname can mean."""
    if name is None:
        given = [piece for piece in inner if piece.code == "X"]
        written = (
            "".join(piece.low.title() if i == 0 else ("-" + piece.low) for i, piece in enumerate(given))
            if given
            else low
        )
        return "person", _title_side(titles), (written,), ()
    if name.kind is NameKind.SURNAME:
        return "surname", _title_side(titles), (), name.owners
    return "person", name.sides or _title_side(titles), (name.canonical,), ()


def _is_former(piece: Unit) -> bool:
    """Whether a word says that an office was over; "then" and "late" people held theirs when they met."""
    return "titles.former" in piece.classes and piece.low not in ("then", "late")


def _unlisted(inner: Sequence[Unit], low: str) -> Actor:
    tail = len(inner)
    while tail and inner[tail - 1].code in "X-":
        tail -= 1
    titles, given = inner[:tail], inner[tail:]
    written = "".join(
        ("-" if piece.code == "-" else (" " if i and given[i - 1].code != "-" else "") + _cased(piece))
        for i, piece in enumerate(given)
    )
    return person_actor((*titles, replace_name(inner[-1], written)), low)


def replace_name(piece: Unit, written: str) -> Unit:
    """The same piece as a person of that name."""
    name = Name(NameKind.PERSON, written, ())
    return Unit(piece.start, piece.end, "U", piece.low, piece.classes, capital=piece.capital, name=name)


def _cased(piece: Unit) -> str:
    return piece.low.capitalize() if piece.capital else piece.low


def _counterpart(inner: Sequence[Unit], low: str) -> Actor:
    del low
    named = inner[-1] if inner[-1].code in "PSU" else None
    sides = _sides([piece for piece in inner if piece.code in "CAKOB"])
    plural = any(piece.low in ("counterparts", "opposite numbers", "colleagues", "hosts") for piece in inner)
    if inner[-1].code == "X":
        tail = len(inner)
        while inner[tail - 1].code in "X-":
            tail -= 1
        name = " ".join(_cased(piece) for piece in inner[tail:] if piece.code == "X")
        return Actor("counterpart", sides, (name,), words=_words(inner), definite=True)
    if named and named.name and named.name.kind is NameKind.PERSON:
        return Actor("counterpart", named.name.sides or sides, (named.name.canonical,), words=_words(inner), definite=True)
    owners = named.name.owners if named and named.name else ()
    return Actor("counterpart", sides, owners=owners, words=_words(inner), definite=True, plural=plural)


_RELATIONS = frozenset({"neighbors", "neighbours", "allies", "foes", "adversaries", "enemies"})

_THESE = frozenset({"the", "both", "these", "those", "their"})  # "officials of both sides"


def _group(inner: Sequence[Unit], low: str) -> Actor:
    del low
    definite = inner[0].code in "dqnCAKO" and inner[0].low not in ("a", "an", "some", "any")
    definite = definite or any(piece.low == "of" and inner[at + 1].low in _THESE for at, piece in enumerate(inner[:-1]))
    others = inner[-1].low in _RELATIONS and any(piece.code == "s" for piece in inner)  # those of a country are not its own
    return Actor("group", () if others else _sides(inner), words=_words(inner), definite=definite, plural=True)


def _role(inner: Sequence[Unit], low: str) -> Actor:
    del low
    words = _words(inner)
    if at := serves_leader(inner):
        definite = inner[0].code in "dqCAKO" and inner[0].low not in ("a", "an")
        return Actor("role", _title_side(inner[:at]) or _sides(inner[at:])[:1], words=_words(inner[:at]), definite=definite)
    return Actor(
        "role",
        _title_side(inner),
        words=words,
        definite=inner[0].code in "dqCAKO" and inner[0].low not in ("a", "an"),
        former=any("titles.former" in piece.classes for piece in inner),
        leader=_heads_country(inner) or (
            any("titles.leaders" in piece.classes for piece in inner)
            and not words & {"vice", "deputy", "delegation", "senior", "party"}
            and not heads_one(inner)
        ),
    )


def _heads_country(inner: Sequence[Unit]) -> bool:
    """Whether an office is "the head of North Korea", and not of a team or bureau of it."""
    own = [piece.low for piece in inner[:-1] if piece.code != "d"]
    return own == ["head", "of"] and inner[-1].code == "C"


def _name(inner: Sequence[Unit], low: str) -> Actor:
    return person_actor(inner, low)


def _pronoun(inner: Sequence[Unit], low: str) -> Actor:
    return Actor(
        "possessive" if inner[0].code == "q" else "pronoun",
        words=frozenset({low}),
        definite=True,
        plural=low in ("they", "them", "their", "theirs"),
    )


def _lone(inner: Sequence[Unit], low: str) -> Actor:
    del low
    return Actor("group", words=_words(inner), definite=True, plural=True)


def _pair(inner: Sequence[Unit], low: str) -> Actor:
    named = [piece.name for piece in inner if piece.name]
    people = tuple(name.canonical for name in named if name.kind is NameKind.PERSON)
    owners = tuple(name.canonical for name in named if name.kind is NameKind.SURNAME)
    return Actor(
        "pair",
        tuple(dict.fromkeys(side for name in named for side in name.sides)),
        people,
        owners,
        frozenset({low}),
        definite=True,
        plural=True,
    )


ACTORS = {
    "person": person_actor,
    "unlisted": _unlisted,
    "counterpart": _counterpart,
    "group": _group,
    "role": _role,
    "name": _name,
    "pronoun": _pronoun,
    "lone": _lone,
    "pair": _pair,
}
