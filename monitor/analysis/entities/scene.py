"""What a story has named so far: its people, their sides and offices, whose a family name is, and what sentences refer back to."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from monitor.analysis.entities import offices
from monitor.analysis.entities.gazetteer import Found, Gazetteer, NameKind
from monitor.analysis.entities.tables import table_of
from monitor.analysis.text.view import Slot
from monitor.domain.meeting import When

_JUST = 60  # characters
_NAMES = 300  # names before and after; a story has fewer, a list of names is no story


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    found = first + second if first and second else first or second
    return found if len(found) < 2 else tuple(dict.fromkeys(found))


class Party(NamedTuple):
    """People and sides a phrase stands for."""

    people: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.sides)

    def joined(self, other: "Party") -> "Party":
        """Both together, in order, nothing twice."""
        people, sides = self
        more, others = other
        if not (people or sides) and len(more) < 2 and len(others) < 2:
            return other
        if not (more or others) and len(people) < 2 and len(sides) < 2:
            return self
        return Party(_both(people, more), _both(sides, others))


NOBODY = Party()


@dataclass(frozen=True, slots=True)
class Core:
    """Whose meetings a story means that names both parties and says no more; ``venues``: places whose summit was theirs.

    ``offices``: rooms where one is with the head himself; ``table``: who sits at the talks of many that the story is about.
    """

    parties: tuple[str, ...] = ()
    venues: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    table: tuple[str, ...] = ()


@dataclass(slots=True)
class Scene:
    """What a story has named so far, and what it names at all.

    ``sides`` maps every person met to a party; ``named`` are all of ``persons``, each once. ``subject`` is the last person a
    sentence was about; ``pair`` the two parties last seen together; ``core`` those taken as known, if the story names them;
    ``session`` those of the talks last told; ``counterparts`` people introduced as somebody's counterpart.
    """

    gazetteer: Gazetteer
    female: frozenset[str]
    anchor: date | None
    positions: list[int]
    persons: list[str]
    sides: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subject: str | None = None
    subject_group: Party | None = None
    only: str | None = None  # the only one whom the last sentence named
    team: Party | None = None  # the delegation of which the last sentence told, and who led it
    one_each: Party | None = None  # whom the last two sentences were about, one each, of two sides
    voice: Party | None = None  # whose turn it is in a transcript
    house: tuple[str, ...] = ()  # whose spokesman briefs, in a transcript: the first of whose people or offices it names
    named: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    pair_at: int = 0  # the sentence that last told of them
    several: tuple[str, ...] = ()
    session: tuple[str, ...] = ()
    core: Core = field(default_factory=Core)
    first_pair: Party | None = None
    crews: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)  # whose the last envoys, officials were; where
    opening_talks: list[tuple[str, ...]] = field(default_factory=list)  # whose talks the headline and the lead tell of
    summits: list[tuple[Party, When | None]] = field(default_factory=list)  # told so far, with their days
    gathered: set[str] = field(default_factory=set)  # where summits of many are: "the G-7 summit in P"
    crowd: bool = False  # a summit of many is what the story tells of
    place: "tuple[str, Slot] | None" = None
    place_sides: tuple[str, ...] = ()
    town: "tuple[str, Slot] | None" = None  # the last in which something was: "the city"
    desk: "tuple[str, Slot] | None" = None  # where the story was written, by its dateline
    ground: bool = False  # the place is where something is or goes ("in Pyongyang"), and no party ("resented by Pyongyang")
    gone: "dict[str, tuple[str, Slot]]" = field(default_factory=dict)  # where each traveller's last journey led
    counterparts: list[str] = field(default_factory=list)
    titles: dict[str, frozenset[str]] = field(default_factory=dict)
    formers: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)  # spokesmen: who tells of meetings, and was not there
    bearers: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)  # of a surname, by whom it can mean at all
    tellers: set[str] = field(default_factory=set)  # these and those of the roster: "he" in what they say is somebody else

    def meet(self, strangers: Iterable[tuple[int, str]]) -> None:
        """Put those whom no roster knows among the people of the story, by where they are named."""
        known = set(zip(self.positions, self.persons, strict=True))
        placed = sorted(known | set(strangers))
        self.positions[:], self.persons[:] = [at for at, _ in placed], [person for _, person in placed]
        self.named = tuple(dict.fromkeys(self.persons))
        self.bearers.clear()

    def side_of(self, person: str) -> tuple[str, ...]:
        """Party of a person, where known."""
        if person in self.sides:
            return self.sides[person]
        entry = self.gazetteer.people.get(person)
        if entry is not None and entry.side:
            return (entry.side,)
        return ()

    def in_office(self, person: str) -> bool:
        """Whether somebody is listed, or has a title in this story: a tourist's journey is no visit."""
        return person in self.gazetteer.people or person in self.titled

    def left_office(self, person: str) -> bool:
        """Whether somebody is called former, or had left every office that the list knows by the time of the story."""
        entry = self.gazetteer.people.get(person)
        if entry is None or not entry.roles or self.anchor is None:
            return person in self.formers
        return person in self.formers or offices.has_left(entry, str(self.anchor.year))

    def is_head(self, person: str, at: date | None = None) -> bool:
        """Whether a person is, or by that day was, head of state or government."""
        entry = self.gazetteer.people.get(person)
        if entry is None or not entry.head_of_state:
            return person in self.sides and "leader" in self.titles.get(person, frozenset())
        day = at or self.anchor
        if person in self.formers:
            return False
        return day is None or offices.led_by(entry, str(day.year))

    def led_before(self, person: str, day: date) -> bool:
        """Whether the roster knows a head of state or government as such, and as no longer in office in the year of that day."""
        entry = self.gazetteer.people.get(person)
        led = entry is not None and entry.head_of_state and offices.led_by(entry, str(day.year))
        return led and entry is not None and not offices.in_office(entry, str(day.year), leading=True)

    def is_private(self, person: str) -> bool:
        """Whether the roster knows somebody only as a private person: a detainee, a sportsman."""
        entry = self.gazetteer.people.get(person)
        return entry is not None and offices.is_private(entry)

    def head_of(self, side: str) -> str | None:
        """The head of a party: named in the story, else by date of publication."""
        heads = [person for person in self.named if (side,) == self.side_of(person) and self.is_head(person)]
        return max(heads, key=self.persons.count) if len(heads) > 1 else heads[0] if heads else None

    def head_now(self, side: str) -> str | None:
        """The only head of a party whom the story names and who was in office when it came out."""
        return self._current([person for person in self.named if (side,) == self.side_of(person) and self.is_head(person)])

    def head_by_date(self, side: str) -> str | None:
        """The only head of a party in office when the story came out."""
        return self._current(self.gazetteer.heads.get(side, ())) if self.anchor else None

    def recent(self, position: int) -> list[str]:
        """The last people named before a position."""
        at = bisect_left(self.positions, position)
        return self.persons[max(0, at - 6) : at]

    def by_surname(self, owners: Sequence[str], position: int, *, leaders: bool = False, side: tuple[str, ...] = ()) -> str | None:
        """The owner of a surname: the head where leaders meet, else the nearest named before, else after, else the only one."""
        fit = [owner for owner in owners if not side or self.side_of(owner) == side]
        named = self._namesakes(frozenset(fit), tuple(owners), position)
        if leaders:
            heads = [owner for owner in fit if self.is_head(owner)]
            known = [person for _, person in named if person in heads]
            if known:
                now = self._current(tuple(dict.fromkeys(known)))
                return now or next((person for at, person in reversed(named) if person in heads and at < position), known[0])
            if heads:
                return self._current(heads) or heads[0]
        before = [person for at, person in named if at < position]
        if before:
            return self._salient(before, named, position)
        if named:
            return named[0][1]
        return self._alone(self.famous(fit))

    def famous(self, owners: Iterable[str]) -> list[str]:
        """Those whom a family name can mean in a story that names none of its bearers in full."""
        people = self.gazetteer.people
        return [owner for owner in owners if owner not in people or not people[owner].named_in_full]

    def _namesakes(self, fit: frozenset[str], owners: tuple[str, ...], position: int) -> list[tuple[int, str]]:
        """Where around a position people are named whom a surname can mean, those the roster does not know included."""
        here = bisect_left(self.positions, position)
        near = range(max(0, here - _NAMES), min(here + _NAMES, len(self.persons)))
        meant = self._bearing(owners)
        if len(fit) < len(owners):
            known = self.gazetteer.people
            meant = frozenset([person for person in meant if person in fit or person not in known])
        return [(self.positions[at], self.persons[at]) for at in near if self.persons[at] in meant] if meant else []

    def _bearing(self, owners: tuple[str, ...]) -> frozenset[str]:
        """Those whom the story names and a surname of all these can mean, with strangers and prisoners of that name."""
        if owners not in self.bearers:
            surnames, known = _surnames_of(owners), self.gazetteer.people
            others = (person for person in self.named if person not in known or self.is_private(person))
            alike = [person for person in others if not surnames.isdisjoint((person.split()[0], person.split()[-1]))]
            self.bearers[owners] = frozenset(alike).union(person for person in self.named if person in owners)
        return self.bearers[owners]

    def recalls_head(self, owners: Sequence[str], position: int) -> bool:
        """Whether a surname can be a leader's whom the story has named, and no namesake of his stands right before."""
        named = [(at, person) for at, person in self._namesakes(frozenset(owners), tuple(owners), position) if at < position]
        return any(self.is_head(person) for _, person in named) and position - named[-1][0] >= _JUST

    def _salient(self, before: Sequence[str], named: Sequence[tuple[int, str]], position: int) -> str:
        """Of several namesakes: one just named, whom the story was last about, else the one most often and earliest named."""
        last = max((at for at, person in named if at < position), default=0)
        if len(set(before)) == 1 or position - last < _JUST:
            return before[-1]
        if self.subject in before:
            return self.subject or before[-1]
        if all(map(self.is_head, before)):
            return before[0]
        before = [one for one in before if not (self.anchor and self.led_before(one, self.anchor))] or before
        if self.is_head(before[0]):
            return before[0]  # the leader, whom the story named first; his namesakes it names in full again
        return max(dict.fromkeys(before), key=before.count)

    def _alone(self, owners: Sequence[str]) -> str | None:
        if len(owners) == 1:
            return owners[0]
        heads = [owner for owner in owners if self.is_head(owner)]
        return self._current(heads) or (None if heads or self.anchor is None else self._current(owners, any_office=True))

    def _current(self, owners: Sequence[str], *, any_office: bool = False) -> str | None:
        """The only one of some people who held office, that of a leader or any, when the story came out."""
        if self.anchor is None:
            return owners[0] if len(owners) == 1 else None
        year, people = str(self.anchor.year), self.gazetteer.people
        current = [
            owner for owner in owners if owner in people and offices.in_office(people[owner], year, leading=not any_office)
        ]
        return current[0] if len(current) == 1 else None

    def fits(self, person: str, word: str) -> bool:
        """Whether "he" or "she" can be said of somebody; of people no roster knows, either."""
        return (word in ("she", "her", "hers", "herself")) == (person in self.female) or person not in self.gazetteer.people


@lru_cache(maxsize=1024)
def _surnames_of(owners: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for owner in owners for word in (owner.split()[0], owner.split()[-1]))


def open_scene(gazetteer: Gazetteer, names: Sequence[Found], *, female: frozenset[str], core: Core, anchor: date | None) -> Scene:
    """A scene that knows every full name of the story and where it stands."""
    named = {side for found in names for side in found.name.sides}
    persons = [(found.start, found.name.canonical) for found in names if found.name.kind is NameKind.PERSON]
    at, people = [at for at, _ in persons], [name for _, name in persons]
    core = replace(core if named.issuperset(core.parties) else Core(), table=table_of(names))
    there = tuple(dict.fromkeys(people))
    office_names = (found for found in names if found.name.kind in (NameKind.PERSON, NameKind.ORGANISATION))
    house = next((found.name.sides for found in office_names if len(found.name.sides) == 1), ())
    sides = _moved(gazetteer, there, anchor)
    tellers = {person for person in there if person in gazetteer.people and offices.only_speaks(gazetteer.people[person])}
    return Scene(gazetteer, female, anchor, at, people, sides=sides, named=there, core=core, house=house, tellers=tellers)


def _moved(gazetteer: Gazetteer, people: Iterable[str], anchor: date | None) -> dict[str, tuple[str, ...]]:
    """Those who then served another side than the one they are known for."""
    known = ((person, gazetteer.people.get(person)) for person in people if anchor is not None)
    then = ((person, entry.side_in(str(anchor.year))) for person, entry in known if entry is not None and anchor is not None)
    return {person: (side,) for person, side in then if side and side != gazetteer.people[person].side}
