"""What the roster tells the ledger: which side a person is on, and which country a place lies in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from monitor.domain.roster import EntityType, RosterEntry

_BORDER = frozenset({  # names of one place, or of buildings in it, on either side of the line
    "Panmunjom", "Panmunjeom", "Demilitarized Zone", "DMZ", "Joint Security Area", "Military Demarcation Line", "Tongilgak",
    "Freedom House", "Peace House", "inter-Korean border",
})
_CITY_STATES = frozenset({"Singapore"})
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

    def _compare(self, one: str, other: str) -> Nearness:
        if one == other or (one in _BORDER and other in _BORDER):
            return Nearness.SAME
        first, second = self.country_of.get(one), self.country_of.get(other)
        if first is None or second is None:
            return Nearness.UNKNOWN
        whole = {one, other} & (self.countries | _CITY_STATES)
        if {one, other} & _BORDER and {first, second} <= {"ROK", "DPRK"}:
            return Nearness.WITHIN if whole else Nearness.COUNTRY
        if first != second:
            return Nearness.APART
        return Nearness.WITHIN if whole else Nearness.COUNTRY

    def finer(self, new: Sequence[str], old: Sequence[str]) -> bool:
        """Tell whether ``new`` names a place inside the countries that are all ``old`` says."""
        if not old or not new or any(place not in self.countries for place in old):
            return False
        return any(place not in self.countries for place in new) and self.nearness(new, old) is Nearness.WITHIN


def leave_regions(places: Sequence[str]) -> tuple[str, ...]:
    """Drop what is too wide to be where a meeting is: a claim, but no place."""
    return tuple(place for place in places if place not in _WIDE)


def compile_background(roster: Sequence[RosterEntry]) -> Background:
    """Collect sides and countries from a roster."""
    sides = {entry.name: entry.side for entry in roster if entry.type is EntityType.PERSON and entry.side}
    spots = [entry for entry in roster if entry.type is not EntityType.PERSON and entry.side]
    countries = frozenset(entry.name for entry in spots if any(role.title == "country" for role in entry.roles))
    names = {name: _code(entry.side) for entry in spots for name in entry.names("en")}
    organisations = [entry for entry in spots if entry.type is EntityType.ORGANISATION
                     and not any(role.title == "news agency" for role in entry.roles)]  # a state's own agency is another matter
    offices = {name.casefold(): _code(entry.side) for entry in organisations for name in entry.names("en")}
    return Background(sides, names, countries, offices)


def _code(side: str | None) -> str:
    return {"KOR": "ROK", "PRK": "DPRK", "USA": "US"}.get(side or "", side or "")
