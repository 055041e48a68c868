"""Finds every known name in a text in one pass."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from monitor.analysis.entities.nicknames import nicknamed
from monitor.analysis.entities.romanising import romanised, spellings
from monitor.domain.lexicon import LanguagePack
from monitor.domain.roster import EntityType, RosterEntry


class NameKind(StrEnum):
    """What a name can be; the values are the signs used by the phrase grammar."""

    PERSON = "P"
    SURNAME = "S"  # means somebody only in context
    COUNTRY = "C"
    PEOPLE = "A"  # "North Korean"
    CAPITAL = "K"  # a place, or the government in it
    PLACE = "L"
    ORGANISATION = "O"
    MEDIA = "M"
    PAIR = "B"  # "inter-Korean": several parties at once


@dataclass(frozen=True, slots=True)
class Name:
    """One thing a form of words can name. ``owners`` are the people that a surname can mean."""

    kind: NameKind
    canonical: str
    sides: tuple[str, ...]
    owners: tuple[str, ...] = ()
    venue: bool = False  # an organisation that is also a place: "the White House"
    of_many: bool = False  # an organisation that many countries have: "the National Assembly"


class Found(NamedTuple):
    """A name in a text, by position in the view."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names of one language; the forms are matched as written and in capitals."""

    automaton: AhoCorasick
    names: tuple[Name, ...]
    people: dict[str, RosterEntry]
    countries: dict[str, str]
    capitals: dict[str, str]
    private: frozenset[str]  # people who are nobody's officials
    surnames: dict[str, tuple[str, ...]]  # by the form of the surname, everybody it can mean
    sided: dict[str, Name]  # what has a party, by its lower-case canonical name
    places: dict[str, str]  # place, lower-case, to the country it is in; "country:<name>" for countries themselves
    airports: dict[str, str]  # to the town whose they are
    heads: dict[str, tuple[str, ...]]  # of a side, all who ever led it

    def find(self, text: str) -> list[Found]:
        """Leftmost, longest names that stand as whole words."""
        spans = [
            (start, -end, index)
            for index, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True)
            if (text[start - 1 : start] in _APART and text[end : end + 1] in _APART) or _whole(text, start, end)
        ]
        spans.sort()
        found, last = [], 0
        spans.append((len(text), 0, 0))  # behind the last one, which no name reaches
        for at, (start, minus_end, index) in enumerate(spans[:-1]):
            alone = spans[at + 1][0] >= -minus_end
            if start >= last and (alone or not self._swallowed(text, spans, at)) and not self._below(text, start, index):
                last = -minus_end
                found.append(Found(start, last, self.names[index]))
        return found

    def _below(self, text: str, start: int, index: int) -> bool:
        """Whether a name with its office is that of a lower one: "Vice Chairman A" is not "Chairman A"."""
        below = text[start - len(_VICE) : start].lower() == _VICE
        return below and self.names[index].kind is NameKind.SURNAME and " " in self.names[index].canonical

    def _swallowed(self, text: str, spans: Sequence[tuple[int, int, int]], at: int) -> bool:
        """Whether another name begins inside this one and goes on: "the North" in "the North Korean", "Chairman A" in "A B C"."""
        start, minus_end, name = spans[at]
        for index in range(at + 1, len(spans)):
            later, minus_stop, other = spans[index]
            if later >= -minus_end:
                return False
            if later > start and minus_stop < minus_end:
                first, second = self.names[name], self.names[other]
                titled = text[start:-minus_end] != first.canonical and text[later:-minus_stop] == second.canonical
                short = first.kind is NameKind.SURNAME or titled  # "Ambassador A" in "Ambassador A B"
                whole = second.kind is NameKind.PERSON and short
                if whole or -minus_stop - later > -minus_end - start:
                    return True
        return False


_VICE = "vice "


def _whole(text: str, start: int, end: int) -> bool:
    if text[start] > "\u2e7f":  # scripts that put no space between words
        return True
    return not (start and _joins(text[start - 1])) and not (end < len(text) and _joins(text[end]) and _joins(text[end - 1]))


_APART = frozenset(("", *" ,.'\n"))  # the usual neighbours of a name, told apart without a closer look


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def compile_gazetteer(roster: Sequence[RosterEntry], pack: LanguagePack) -> Gazetteer:
    """Names of the roster and of the pack; where one form has two meanings, the first one given wins."""
    forms: dict[str, Name] = {}
    for form, name in _all_names(roster, pack):
        for written in (form, form.upper() if len(form) > 2 else form):
            forms.setdefault(written, name)
    people = {entry.name: entry for entry in roster if entry.type is EntityType.PERSON}
    countries = {code: names[0] for code, names in _by_country(pack, "names") if names}
    capitals = {code: names[-1] if code == "US" else names[0] for code, names in _by_country(pack, "capital") if names}
    return Gazetteer(
        AhoCorasick(list(forms)),
        tuple(forms.values()),
        people,
        countries,
        capitals,
        frozenset(name for name, entry in people.items() if entry.private),
        {name.canonical: name.owners for name in reversed(forms.values()) if name.kind is NameKind.SURNAME},
        {name.canonical.lower(): name for name in reversed(forms.values()) if name.sides},
        _places(forms, (*pack.words("border_places"), *pack.words("border_venues"))),
        {name: town for name, _, town in (entry.partition(" in ") for entry in pack.words("airports"))},
        _heads(people.values()),
    )


def _heads(people: Iterable[RosterEntry]) -> dict[str, tuple[str, ...]]:
    heads: dict[str, tuple[str, ...]] = {}
    for entry in people:
        if entry.head_of_state and entry.side:
            heads[entry.side] = (*heads.get(entry.side, ()), entry.name)
    return heads


def _places(forms: dict[str, Name], borders: Iterable[str]) -> dict[str, str]:
    places = {border.lower(): "border" for border in borders}
    for name in forms.values():
        if name.sides and name.kind in (NameKind.COUNTRY, NameKind.CAPITAL, NameKind.PLACE):
            places.setdefault(name.canonical.lower(), name.sides[0])
            if name.kind is NameKind.COUNTRY:
                places[f"country:{name.canonical.lower()}"] = name.sides[0]
    return places


def _all_names(roster: Sequence[RosterEntry], pack: LanguagePack) -> Iterable[tuple[str, Name]]:
    for sign, parties in pack.table("pairs").items():
        for form in (sign, sign[0].upper() + sign[1:], _titled(sign)):
            yield form, Name(NameKind.PAIR, sign, parties)
    venues = {name for _, names in _by_country(pack, "places") for name in names}
    yield from ((form, Name(NameKind.ORGANISATION, form, (), of_many=True)) for form in pack.words("organisations_of_many"))
    for side, names in pack.table("organisations").items():
        yield from ((form, Name(NameKind.ORGANISATION, form, (side,), venue=form in venues)) for form in names)
    yield from _country_names(pack)
    for medium in pack.words("media"):
        yield medium, Name(NameKind.MEDIA, medium, ())
    yield from _roster_names(roster, pack)


def _titled(sign: str) -> str:
    return "-".join(" ".join(word[0].upper() + word[1:] for word in part.split(" ")) for part in sign.split("-"))


def _by_country(pack: LanguagePack, what: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(key.partition(".")[0], names) for key, names in pack.table("countries").items() if key.endswith(f".{what}")]


def _country_names(pack: LanguagePack) -> Iterable[tuple[str, Name]]:
    for what, kind in (
        ("names", NameKind.COUNTRY),
        ("people", NameKind.PEOPLE),
        ("capital", NameKind.CAPITAL),
        ("places", NameKind.PLACE),
    ):
        for side, names in _by_country(pack, what):
            single = kind in (NameKind.COUNTRY, NameKind.PEOPLE)
            for form in names:
                canonical = names[0] if single else names[-1] if kind is NameKind.CAPITAL and side == "US" else form
                name = Name(kind, canonical, (side,))
                yield form, name
                if form.startswith(("North ", "South ")):  # or "the North" alone would be found first
                    yield f"the {form}", name
                    yield f"The {form}", name
    one_name = {form: name for name, forms in pack.table("border_names").items() for form in forms}
    for form in (*pack.words("border_places"), *pack.words("regions")):
        yield form, Name(NameKind.PLACE, one_name.get(form, form), ())


def _roster_names(roster: Sequence[RosterEntry], pack: LanguagePack) -> Iterable[tuple[str, Name]]:
    shorts: dict[str, list[str]] = {}
    offices = frozenset(pack.words("titles.heads"))  # "Chairman Kim" makes no surname of "Chairman"
    for entry in roster:
        sides = (entry.side,) if entry.side else ()
        for form in entry.names(pack.language):
            yield form, Name(_KINDS[entry.type], entry.name, sides)
        if entry.type is EntityType.PERSON and pack.language == "en" and entry.side in ("DPRK", "ROK"):
            yield from ((form, Name(NameKind.PERSON, entry.name, sides)) for form in spellings(entry))
        if entry.type is EntityType.PERSON:
            family = (name for name in _surnames(entry, pack.language) if name.lower() not in offices)
            for short in dict.fromkeys((*entry.short, *family)):
                shorts.setdefault(short, []).append(entry.name)
    if pack.language == "en":
        people = [entry for entry in roster if entry.type is EntityType.PERSON]
        for form, entry in (*romanised(people), *nicknamed(people, _EVERYDAY | _BORNE_BY_MANY)):
            yield form, Name(NameKind.PERSON, entry.name, (entry.side,) if entry.side else ())
    words = {word for key in ("pronouns.male", "auxiliaries.negative") for word in pack.words(key)}
    famous = {entry.name for entry in roster if not entry.named_in_full}
    for short, owners in shorts.items():
        if short.lower() not in words and not famous.isdisjoint(owners):  # the others' names a story has to introduce
            yield short, Name(NameKind.SURNAME, short, (), tuple(owners))


def _surnames(entry: RosterEntry, language: str) -> tuple[str, ...]:
    """The family names of a person: first in Korean and Chinese names, last elsewhere, one for each spelling."""
    if language != "en" or "(" in entry.name:  # a namesake, told by his title alone: "Premier A B" is no Mr Premier
        return ()
    first = entry.side in FAMILY_FIRST
    found = (name.split()[0 if first else -1] for name in entry.names(language) if " " in name)
    given = "" if first else entry.name.split()[0]  # "Funakoshi Takehiro" has the other order
    return tuple(name for name in found if name not in _EVERYDAY and name != given)


FAMILY_FIRST = frozenset({"DPRK", "ROK", "CHN"})  # whose people have the family name first

# Family names that are also common words or given names, or borne by too many: alone they mean nobody, unless listed as `short`.
_EVERYDAY_TEXT = (
    "Abbott Abrams An Andersson Anwar Austin Bell Bennett Berger Bishop Bruce Castro Christopher Chul Cohen Cook Cotton "
    "Craft Dong Earnest Emanuel Fernandez Fernández Graham Green Hong Hook Howard III Ibrahim Ji Johnson Jones Jr Jr. Lake "
    "Lam Little Lord Luck Mao May Miller Minh Nam O Power Price Rim Rodriguez Rodríguez Rubin Salman Schmidt Schwartz Sen "
    "Sharp Silva Singh So Son Sun Tae Takeo Tong Warren Won"
)
_EVERYDAY = frozenset(_EVERYDAY_TEXT.split())
_BORNE_BY_MANY = frozenset({"Brown", "Cameron", "Foster", "Morris", "Murphy", "Thurman", "Wood"})  # with a nickname


_KINDS = {EntityType.PERSON: NameKind.PERSON, EntityType.PLACE: NameKind.PLACE, EntityType.ORGANISATION: NameKind.ORGANISATION}
