"""What the roster tells the ledger: which side a person is on, and which country a place lies in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from monitor.domain.lexicon import LanguagePack
from monitor.domain.roster import EntityType, RosterEntry

_BORDER = frozenset({  # names of one place, or of buildings in it, on either side of the line
    "Panmunjom", "Panmunjeom", "Punmunjeom", "Panmunjon", "Demilitarized Zone", "Demilitarised Zone", "demilitarized zone",
    "demilitarised zone", "DMZ", "Joint Security Area", "JSA", "Military Demarcation Line", "Tongilgak", "Panmungak",
    "Freedom House", "Peace House", "inter-Korean border",
})
_CITY_STATES = frozenset({"Singapore"})
_CITY_STATE_CODES = frozenset({"SGP"})
_NO_COUNTRIES = frozenset({"UN", "EU"})  # parties, but nowhere to be
_BY_THE_WAY = re.compile(r"^mount | (?:city|island|d\.?c\.?)$|[\W_]")  # what one spelling of a town has and another has not
_WIDE = frozenset({"Asia", "East Asia", "Southeast Asia", "Northeast Asia", "Europe", "Korean Peninsula", "Middle East"})


class Nearness(IntEnum):
    """How two sets of places stand to each other."""

    UNKNOWN = 0
    SAME = 1      # a place in common, or one of the border's names each
    WITHIN = 2    # a country and a place in it
    COUNTRY = 3   # two places of one country
    APART = 4     # two countries


@dataclass(frozen=True, slots=True)
class Background:
    """Sides of people and of offices (by case-folded name), countries of places. What it does not know counts for nothing."""

    sides: Mapping[str, str] = field(default_factory=dict)
    country_of: Mapping[str, str] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    offices: Mapping[str, str] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)  # each name of a capital → one of them
    no_towns: frozenset[str] = frozenset()  # names, and words of names: buildings, parks and provinces, in some town or other

    def sides_of(self, names: Sequence[str]) -> tuple[str, ...]:
        """Name the parties whose people or offices are among some names, sorted."""
        found = {self.sides.get(name) or self.offices.get(name.casefold()) for name in names}
        return tuple(sorted(side for side in found if side))

    def nearness(self, ours: Sequence[str], theirs: Sequence[str]) -> Nearness:
        """Compare where two meetings are said to be; the closest pair of places counts."""
        pairs = [self._compare(one, other) for one in leave_regions(ours) for other in leave_regions(theirs)]
        known = [pair for pair in pairs if pair is not Nearness.UNKNOWN]
        return min(known, default=Nearness.UNKNOWN)

    def host_of(self, place: str) -> str | None:
        """Name the country a place lies in; None where that is not known, or where it lies on the border of two."""
        return None if place in _BORDER else self.country_of.get(place)

    def in_another_town(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """Tell whether both name towns, and none of them alike; a building is in some town, and proves nothing."""
        here, there = self._towns(ours), self._towns(theirs)
        return bool(here and there) and not here & there

    def _towns(self, places: Sequence[str]) -> set[str]:
        return {town for town in map(self._town, places) if town}

    def _town(self, place: str) -> str | None:
        country = self.country_of.get(place)
        if place in _BORDER:
            return "the border"
        if country in _CITY_STATE_CODES:
            return country
        if country is None or place in self.countries or self._is_no_town(place):
            return None
        return _plain(self.capitals.get(place, place))

    def _is_no_town(self, place: str) -> bool:
        return place in self.no_towns or not self.no_towns.isdisjoint(place.split())

    def _compare(self, one: str, other: str) -> Nearness:
        if one == other or (one in _BORDER and other in _BORDER):
            return Nearness.SAME
        if self._town(one) is not None and self._town(one) == self._town(other) and not {one, other} & _CITY_STATES:
            return Nearness.SAME if self.country_of.get(one) not in _CITY_STATE_CODES else Nearness.COUNTRY
        first, second = self.country_of.get(one), self.country_of.get(other)
        if first is None or second is None:
            return Nearness.UNKNOWN
        whole = {one, other} & (self.countries | _CITY_STATES)
        if {one, other} & _BORDER and {first, second} <= {"ROK", "DPRK"}:
            return Nearness.WITHIN if whole else Nearness.COUNTRY
        if first != second:
            return Nearness.APART
        if not whole and self._is_no_town(one) != self._is_no_town(other):
            return Nearness.UNKNOWN  # a building lies in some town, and mostly in the one that others name
        return Nearness.WITHIN if whole else Nearness.COUNTRY

    def finer(self, new: Sequence[str], old: Sequence[str]) -> bool:
        """Tell whether ``new`` names a place inside the countries that are all ``old`` says, the country along with it or not."""
        if not old or any(place not in self.countries for place in old):
            return False
        inner = [place for place in new if place not in self.countries]
        return bool(inner) and self.nearness(inner, old) is Nearness.WITHIN


def leave_regions(places: Sequence[str]) -> tuple[str, ...]:
    """Drop what is too wide to be where a meeting is: a claim, but no place."""
    return tuple(place for place in places if place not in _WIDE)


def compile_background(roster: Sequence[RosterEntry], packs: Sequence[LanguagePack] = ()) -> Background:
    """Collect sides and places from a roster, and the countries and towns that the language packs name beside."""
    sides = {entry.name: entry.side for entry in roster if entry.type is EntityType.PERSON and entry.side}
    spots = [entry for entry in roster if entry.type is not EntityType.PERSON and entry.side]
    countries = {entry.name for entry in spots if any(role.title == "country" for role in entry.roles)}
    names = {name: _code(entry.side) for entry in spots for name in entry.names("en")}
    organisations = [entry for entry in spots if entry.type is EntityType.ORGANISATION
                     and not any(role.title == "news agency" for role in entry.roles)]  # a state's own agency is another matter
    offices = {name.casefold(): _code(entry.side) for entry in organisations for name in entry.names("en")}
    gazette = [(*key.partition("."), words) for pack in packs for key, words in pack.table("countries").items()]
    listed = [(code, what, words) for code, _, what, words in gazette if code not in _NO_COUNTRIES]
    places = {name: code for code, what, words in listed if what in {"names", "capital", "places"} for name in words}
    countries |= {name for _, what, words in listed if what == "names" for name in words} - _CITY_STATES
    capitals = {name: words[0] for _, what, words in listed if what == "capital" for name in words}
    no_towns = frozenset(word for pack in packs for word in pack.words("no_towns"))
    return Background(sides, places | names, frozenset(countries), offices, capitals, no_towns)


@lru_cache(maxsize=4096)  # a ledger names few places, and compares them for every pair
def _plain(name: str) -> str:
    """Write a town as its other spellings do: "Da Nang" and "Danang", "New York" and "New York City"."""
    return _BY_THE_WAY.sub("", _BY_THE_WAY.sub("", name.casefold(), count=1))


def _code(side: str | None) -> str:
    return {"KOR": "ROK", "PRK": "DPRK", "USA": "US"}.get(side or "", side or "")
