"""Who is meant by a phrase: a name, a surname, a pronoun, an office, a counterpart or a group, by the story so far."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import lru_cache

from monitor.analysis.entities import offices
from monitor.analysis.entities.scene import NOBODY, Party, Scene
from monitor.analysis.entities.units import Actor, Unit

_known = lru_cache(maxsize=4096)(Party)  # the same few stand in every sentence; kept, they cost a third
_FOREMOST = frozenset({"top", "chief"})
NO_PERSONS = frozenset({  # "the two teams"
    *("sides", "countries", "nations", "governments", "capitals", "militaries", "delegations", "teams"),
})
_SIDES = frozenset({"sides", "countries", "nations", "governments", "capitals", "delegations", "negotiators", "envoys"})
PAIRING = _SIDES | {  # words for the two just named
    "leaders", "presidents", "men", "koreas", "neighbours", "neighbors", "adversaries", "enemies", "foes", "two", "both",
    "teams", "pair", "duo", "heads", "allies", "parties", "diplomats", "militaries"
}


def resolve(scene: Scene, unit: Unit, *, subject: Party | None = None, leaders: bool = False) -> Party:
    """People and sides of one unit; what cannot be told stays empty."""
    actor = unit.actor
    if actor is None:
        return NOBODY
    if actor.ref == "person":
        return _person(scene, actor, unit, subject, leaders)
    if actor.ref == "side":
        return _known((), actor.sides)
    return _READERS[actor.ref](scene, actor, unit, subject, leaders)


def _person(scene: Scene, actor: Actor, unit: Unit, subject: Party | None, leaders: bool) -> Party:
    del unit, subject, leaders
    if not scene.gazetteer.private.isdisjoint(actor.people):
        return NOBODY
    sides = scene.side_of(actor.people[0])
    for person in actor.people[1:]:
        sides += scene.side_of(person)
    return _known(actor.people, sides or actor.sides)


def _surname(scene: Scene, actor: Actor, unit: Unit, subject: Party | None, leaders: bool) -> Party:
    del subject
    name = scene.by_surname(actor.owners, unit.start, leaders=leaders or actor.leader, side=actor.sides)
    name = name or _by_office(scene, actor)
    if name and name not in actor.owners and scene.is_private(name):
        return NOBODY  # the prisoner of that name whom the story tells of
    if name:
        return Party((name,), scene.side_of(name))
    sides = {side for owner in scene.famous(actor.owners) for side in scene.side_of(owner)}
    return Party((), actor.sides or (tuple(sides) if len(sides) == 1 else ()))


def _by_office(scene: Scene, actor: Actor) -> str | None:
    """The only bearer of a family name who held the office that stands before it when the story came out."""
    if scene.anchor is None or not actor.titled:
        return None
    year, people = str(scene.anchor.year), scene.gazetteer.people
    fit = [owner for owner in actor.owners if owner in people and offices.holds(people[owner], year, actor.words)]
    return fit[0] if len(fit) == 1 else None


def _pronoun(scene: Scene, actor: Actor, unit: Unit, subject: Party | None, leaders: bool) -> Party:
    del leaders
    word = next(iter(actor.words))
    if word in ("they", "them", "their", "theirs", "both"):
        return subject or scene.subject_group or Party((), scene.pair)
    if word in ("it", "its"):
        return NOBODY
    if subject is not None and len(subject.people) == 1 and _means(scene, subject.people[0], word):
        return subject
    if scene.subject and _means(scene, scene.subject, word):
        return Party((scene.subject,), scene.side_of(scene.subject))
    at = bisect_left(scene.positions, unit.start)
    for person in reversed(scene.persons[max(0, at - 6) : at]):
        if _means(scene, person, word):
            return Party((person,), scene.side_of(person))
    return NOBODY


def _means(scene: Scene, person: str, word: str) -> bool:
    """Whether "he" or "she" is somebody of whom a meeting can be told: no spokesman is."""
    return person not in scene.tellers and scene.fits(person, word)


def _counterpart(scene: Scene, actor: Actor, unit: Unit, subject: Party | None, leaders: bool) -> Party:
    del unit, leaders
    if actor.people:
        sides = scene.side_of(actor.people[0]) or actor.sides
        return Party(actor.people, sides)
    if actor.owners:
        name = scene.by_surname(actor.owners, 10**9, side=actor.sides)
        if name:
            return Party((name,), scene.side_of(name))
    if actor.plural or len(actor.sides) != 1:
        return Party((), actor.sides)
    taken = scene.tellers.union(subject.people if subject else ())  # no spokesman is anybody's counterpart
    others = [
        p for p in dict.fromkeys((*scene.counterparts, *scene.persons)) if scene.side_of(p) == actor.sides and p not in taken
    ]
    if subject and subject.people and scene.is_head(subject.people[0]):
        heads = [p for p in others if scene.is_head(p)]
        return Party(tuple(heads[:1]), actor.sides)
    others = [p for p in others if not scene.is_head(p)]
    known = [p for p in others if p in scene.counterparts] or (others if len(others) == 1 else [])
    return Party(tuple(known[:1]), actor.sides)


def _role(scene: Scene, actor: Actor, unit: Unit, subject: Party | None, leaders: bool) -> Party:
    del subject, leaders
    if actor.leader and not actor.former and len(actor.sides) == 1:
        head = scene.head_of(actor.sides[0]) or scene.head_by_date(actor.sides[0])
        return Party((head,) if head else (), actor.sides)
    if not actor.definite:
        return Party((), actor.sides)
    at = bisect_left(scene.positions, unit.start)
    near = [*reversed(scene.persons[:at]), *scene.persons[at : at + 3]]
    if actor.leader and not actor.former and not actor.sides:
        ours = _briefed_of(scene, actor)
        if ours is not None:
            return ours
        heads = [person for person in dict.fromkeys(near) if _leads_as(scene, person, actor.words)]
        head = max(heads, key=scene.persons.count, default=None)
        return Party((head,), scene.side_of(head)) if head else Party()
    if actor.leader and actor.former:
        once = next((person for person in near if _led_once(scene, person, actor)), None)
        if once is None:
            return Party((), actor.sides)
        scene.formers.add(once)
        return Party((once,), scene.side_of(once))
    ahead = [person for person in scene.persons[at : at + 3] if not _held_long_ago(scene, person, actor)]
    return _office_holder(scene, actor, [*reversed(scene.persons[:at]), *ahead], ())


def _held_long_ago(scene: Scene, person: str, actor: Actor) -> bool:
    """Whether somebody yet to be named held such an office years before the story: he is nobody's "top envoy" now."""
    entry = scene.gazetteer.people.get(person)
    words = offices.telling(actor.words)
    if entry is None or scene.anchor is None or words & scene.titles.get(person, frozenset()):
        return False
    ends = [role.end for role in entry.roles if words & offices.telling(frozenset(role.title.replace(",", " ").split()))]
    return bool(ends) and all(end and int(end[:4]) < scene.anchor.year - _YEARS for end in ends)


_YEARS = 2


def another_in_office(scene: Scene, unit: Unit, taken: Iterable[str]) -> Party:
    """Whom a role means that is none of some people: "she will hold talks with the minister", said of a minister."""
    actor = unit.actor
    if actor is None or actor.ref != "role" or not actor.definite or actor.leader:
        return NOBODY
    at = bisect_left(scene.positions, unit.start)
    return _office_holder(scene, actor, scene.persons[:at][::-1], tuple(taken))


def _office_holder(scene: Scene, actor: Actor, near: Iterable[str], taken: tuple[str, ...]) -> Party:
    """The nearest of some people who holds the office that a role names; its side alone where none does."""
    words = offices.telling(actor.words)
    first = "diplomat" in words and not _FOREMOST.isdisjoint(actor.words)  # the "top diplomat" is the foreign minister
    year = str(scene.anchor.year) if scene.anchor is not None else ""
    known = [scene.subject, *near] if scene.subject and not actor.sides else near
    fitting = [
        person for person in known
        if not (scene.is_head(person) or person in taken or (actor.sides and scene.side_of(person) != actor.sides))
    ]
    if (exact := _holds_now(scene, actor, fitting, year)) is not None:
        return Party((exact,), scene.side_of(exact))
    for person in fitting:
        if first and (entry := scene.gazetteer.people.get(person)) is not None and offices.is_foreign_minister(entry, year):
            return Party((person,), scene.side_of(person))
        if not first and words and words & (scene.titles.get(person, frozenset()) | _office(scene, person)):
            return Party((person,), scene.side_of(person))
    return Party((), actor.sides)


def _holds_now(scene: Scene, actor: Actor, people: Iterable[str], year: str) -> str | None:
    """The nearest who holds the very office in a year: "the secretary of state" is no deputy secretary."""
    entries = ((person, scene.gazetteer.people.get(person)) for person in people) if year else ()
    return next((person for person, entry in entries if entry is not None and offices.holds(entry, year, actor.words)), None)


def _briefed_of(scene: Scene, actor: Actor) -> Party | None:
    """Who "the President" is where a spokesman briefs: his own country's, whoever else is named."""
    head = scene.head_by_date(scene.house[0]) if scene.voice is not None and scene.house else None
    return Party((head,), scene.side_of(head)) if head is not None and _leads_as(scene, head, actor.words) else None


def _leads_as(scene: Scene, person: str, words: Iterable[str]) -> bool:
    """Whether a head of state holds the office that a role without a country names: "the president", "the dictator"."""
    entry = scene.gazetteer.people.get(person)
    if entry is None or not scene.is_head(person):
        return False
    led = offices.leading_words(entry)
    named = {part for word in words for part in word.lower().split()} & {"president", "minister", "premier"}
    return named <= led if named else "president" not in led


def _led_once(scene: Scene, person: str, actor: Actor) -> bool:
    """Whether somebody led a country and no longer does: whom "the former president" means."""
    entry = scene.gazetteer.people.get(person)
    if entry is None or (actor.sides and scene.side_of(person) != actor.sides):
        return False
    if not entry.head_of_state:
        return any(role.title.lower().startswith("former president") for role in entry.roles)
    return person in scene.formers or scene.anchor is None or not offices.in_office(entry, str(scene.anchor.year), leading=True)


def _office(scene: Scene, person: str) -> frozenset[str]:
    entry = scene.gazetteer.people.get(person)
    return offices.title_words(entry) if entry is not None else frozenset()


def _group(scene: Scene, actor: Actor, unit: Unit, subject: Party | None, leaders: bool) -> Party:
    del unit, leaders
    sides = actor.sides
    if scene.one_each is not None and not sides and actor.definite and actor.words & _TWO and not actor.words & NO_PERSONS:
        return scene.one_each
    for word, count in (("three", 3), ("four", 4), ("six", 6)):
        if word in actor.words and not sides:
            told = next((many for many in (scene.several, scene.core.table) if len(many) == count), ())
            return Party((), told or (_three_named(scene, actor) if count == _TRIO else ()))
    if not sides and actor.definite and scene.core.table and _at_table(scene, actor):
        return Party((), scene.core.table)
    pairing = bool(actor.words & PAIRING)
    if not sides and pairing and actor.definite:
        known = scene.core.parties if actor.words & _SIDES else ()
        sides = scene.pair or known or (subject.sides if subject and len(subject.sides) > 1 else ())
    if actor.words & {"leaders", "presidents", "heads"} and actor.definite and len(sides) > 1 and len(sides) < 4:
        heads = tuple(head for side in sides for head in (scene.head_of(side),) if head)
        return Party(heads if len(heads) == len(sides) else (), sides)
    if (
        actor.words & _TWO
        and not actor.sides
        and scene.subject_group
        and not actor.words & NO_PERSONS
    ):
        return scene.subject_group
    return Party((), sides)


def _three_named(scene: Scene, actor: Actor) -> tuple[str, ...]:
    """Whose "the three countries" are before the story has brought any together: those of all whom it names, if three."""
    if not actor.words - {"the", "three", "all", "a"}:
        return ()  # "the three" may count talks
    sides = tuple(dict.fromkeys(side for person in scene.named for side in scene.side_of(person)[:1]))
    if "allies" in actor.words and set(_THREE_ALLIES) <= set(sides):
        return _THREE_ALLIES
    return sides if len(sides) == _TRIO and actor.definite else ()


_TRIO = 3
_THREE_ALLIES = ("US", "ROK", "JPN")
_TWO = frozenset({"men", "pair", "duo", "two"})


def _at_table(scene: Scene, actor: Actor) -> bool:
    """Whether a group is all who sit at the talks of many: "the parties", and "the negotiators" where those were told last."""
    last = scene.session == scene.core.table and not actor.words.isdisjoint(("negotiators", "delegates", "heads", "chiefs"))
    return "parties" in actor.words or last


def _pair(scene: Scene, actor: Actor, unit: Unit, subject: Party | None, leaders: bool) -> Party:
    del subject, leaders
    people = list(actor.people)
    heads = any(scene.is_head(person) for person in actor.people) or (
        len(actor.people) + len(actor.owners) > 1 and not actor.sides
    )
    for short in actor.owners:
        name = scene.by_surname(scene.gazetteer.surnames.get(short, ()), unit.start, leaders=heads)
        if name:
            people.append(name)
    sides = tuple(dict.fromkeys((*actor.sides, *(side for person in people for side in scene.side_of(person)))))
    return Party(tuple(people), sides)


def _national(scene: Scene, actor: Actor, unit: Unit, subject: Party | None, leaders: bool) -> Party:
    """The last official of a country whom the story has named, a head of state only where nobody else was."""
    del leaders
    taken = set(subject.people) if subject else set()
    before = scene.persons[: bisect_left(scene.positions, unit.start)]
    named = [p for p in reversed(before) if scene.side_of(p) == actor.sides and p not in scene.tellers and p not in taken]
    named = [scene.subject, *named] if scene.subject and scene.side_of(scene.subject) == actor.sides else named
    lesser = [person for person in named if not scene.is_head(person)]
    return Party(tuple((lesser or named)[:1]), actor.sides)


_Reader = Callable[[Scene, Actor, Unit, Party | None, bool], Party]
_READERS: dict[str, _Reader] = {
    "surname": _surname, "pronoun": _pronoun, "possessive": _pronoun, "counterpart": _counterpart, "role": _role, "group": _group,
    "pair": _pair, "national": _national,
}
