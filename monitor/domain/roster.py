"""Who and what can be named in a story: people, places, organisations."""

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """What a roster entry is."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Role:
    """An office and the years it was held; ISO dates of any length (``2018``, ``2018-08``), None where open or not known.

    ``side``: whom the office served, where that is not the side of the entry (a minister who later ran the United Nations).
    """

    title: str
    start: str | None = None
    end: str | None = None
    side: str | None = None


_PRIVATE = ("detainee", "basketball player")


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One entry of ``config/roster.yaml``.

    ``side`` is a party code (``US``, ``DPRK``, ISO alpha-3 …) or an organisation's name; for a place, the country it lies in.
    ``aliases`` are per language (en, ko, zh, ja); ``short`` are forms that only mean this entry in context ("Kim").
    ``named_in_full``: nobody is meant by the family name alone before the story has given the whole name.
    """

    name: str
    type: EntityType
    side: str | None
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    short: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    head_of_state: bool = False
    named_in_full: bool = False

    def side_in(self, year: str) -> str | None:
        """Whose side the person was on in a year (``2005``)."""
        held = (role.side for role in self.roles if role.side and (role.start or "0")[:4] <= year <= (role.end or "9")[:4])
        return next(held, self.side)

    @property
    def private(self) -> bool:
        """Whether the entry names nobody's official: a prisoner, an athlete. What such people do abroad is no diplomacy."""
        return bool(self.roles) and all(role.title.casefold().startswith(_PRIVATE) for role in self.roles)

    def names(self, language: str) -> tuple[str, ...]:
        """All unambiguous names in one language, the canonical one first."""
        return (self.name, *next((names for key, names in self.aliases if key == language), ()))
