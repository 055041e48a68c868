"""Family names no roster gives: of strangers introduced by name and office, and of the listed whom a story has named in full."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from monitor.analysis.entities.gazetteer import FAMILY_FIRST, Found, Gazetteer, Name, NameKind
from monitor.analysis.entities.units import Unit
from monitor.analysis.text.words import WordTable
from monitor.domain.roster import RosterEntry

_MOST = 40  # introduced; a story has fewer, and each makes the search for all of them a little longer


class Strangers:
    """Those whom the sentences read so far have introduced, and every form they may be named by."""

    def __init__(self, text: str, gazetteer: Gazetteer, words: WordTable, names: Sequence[Found]) -> None:
        self._people, self._surnames, self._words = gazetteer.people, gazetteer.surnames, words
        self._text, self._names = text, names
        self._forms: dict[str, Name] = {}
        self._places: list[int] = []  # where a form may stand behind the sentence that introduced it
        self._met: set[str] = set()
        self._search: re.Pattern[str] | None = None

    @cached_property
    def _in_full(self) -> frozenset[str]:
        """Those whom the story somewhere names in full."""
        return frozenset([name.canonical for start, end, name in self._names if end - start >= len(name.canonical)])

    def learn(self, units: Sequence[Unit]) -> None:
        """Keep every stranger of a sentence whose side is told."""
        before = len(self._forms)
        for unit in units:
            actor = unit.actor
            if actor is None or actor.ref not in ("person", "counterpart") or len(actor.people) != 1 or len(actor.sides) != 1:
                continue
            person = actor.people[0]
            if person in self._met or " " not in person or before >= _MOST:
                continue
            self._met.add(person)
            if person not in self._people:
                self._forms[person] = Name(NameKind.PERSON, person, actor.sides)
            short = family_name(person, actor.sides)
            if short not in self._surnames and len(short) > 1 and self._words.forms[short][3] == "X":
                self._forms[short] = Name(NameKind.SURNAME, short, (), (person,))
        if len(self._forms) > before:
            forms = sorted(self._forms, key=len, reverse=True)
            self._search = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
            new = list(self._forms)[before:]
            self._places = sorted([*self._places, *(at for form in new for at in _places_of(form, self._text, units[-1].end))])

    def among(self, span: tuple[int, int], names: list[Found]) -> list[Found]:
        """The names of a sentence and, in their order, those of the strangers met before."""
        first = bisect_left(self._places, span[0])
        if self._search is None or first == len(self._places) or self._places[first] >= span[1]:
            return names
        forms = list(self._search.finditer(self._text, *span))
        if not forms:
            return names
        here = {start: name for start, _, name in names}
        met = [Found(match.start(), match.end(), self._forms[match[0]]) for match in forms if self._is_free(match, names, here)]
        starts = {found.start for found in met}
        kept = [found for found in names if found.start not in starts]
        return sorted([*met, *kept], key=lambda found: found.start) if met else names

    def _is_free(self, match: re.Match[str], names: Sequence[Found], here: Mapping[int, Name]) -> bool:
        """Whether a form stands in no other name, or is one of a man whom the story nowhere names in full ("Powell")."""
        namesake = here.get(match.start())
        if namesake is not None and namesake.kind is NameKind.PERSON and namesake.canonical not in self._in_full:
            return any(found.end == match.end() for found in names)
        return not any(found.start < match.end() and match.start() < found.end for found in names)


def _places_of(form: str, text: str, behind: int) -> Iterator[int]:
    at = text.find(form, behind)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


def family_name(person: str, sides: tuple[str, ...]) -> str:
    """What a stranger is called for short: the first word of Korean and Chinese names, else the last."""
    words = person.split()
    return words[0] if set(sides) & FAMILY_FIRST or "-" in words[-1] else words[-1]


def side_told_behind(units: list[Unit], people: Mapping[str, RosterEntry]) -> list[Unit]:
    """Give a stranger the side of the office set behind the name: "Lim Dong-hyun, South Korea's deputy envoy, flew"."""
    for at, unit in enumerate(units[:-2]):
        actor = unit.actor
        if actor is None or actor.ref != "person" or actor.sides or units[at + 1].low != "," or actor.people[0] in people:
            continue
        office = units[at + 2].actor
        if office is None or units[at + 2].code != "N" or office.ref != "role":
            continue
        sides = office.sides or _of_country(units, at + 3)
        if len(sides) == 1:
            unit.actor = actor._replace(sides=sides, words=actor.words | office.words, titled=True)
    return units


def _of_country(units: Sequence[Unit], at: int) -> tuple[str, ...]:
    """The country in whose service an office with a long name is: "chairman of the Foreign Affairs Committee of Cuba,"."""
    for index in range(at, min(len(units) - 2, at + _OFFICE)):
        country = units[index + 1]
        if units[index].low == "of" and country.code == "C" and country.actor is not None and units[index + 2].code == ",":
            return country.actor.sides
        if units[index].code in ",;NK" or "verbs." in units[index].classes:
            return ()
    return ()


_OFFICE = 7  # units of the rest of an office's name
