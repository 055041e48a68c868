"""What a sentence is made of: words, names and times, and the actors that phrases make of them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from monitor.analysis.entities.gazetteer import Name


class Actor(NamedTuple):
    """Who a phrase stands for, as far as the phrase itself says.

    ``ref`` tells how the rest is found: person, surname, pronoun, possessive, counterpart, role, group, side, pair, none.
    ``sides`` are parties; ``people`` canonical names; ``owners`` what a surname can mean; ``words`` the phrase's own words.
    """

    ref: str
    sides: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    definite: bool = False
    plural: bool = False
    former: bool = False
    leader: bool = False
    titled: bool = False


@dataclass(slots=True, eq=False)
class Unit:
    """One step of a sentence as the frames read it: an actor, a place, a time, or a word with its classes.

    ``code`` is N for an actor, C a country, K a capital, L a place, M a medium, T a time, else the sign of the word;
    ``classes`` are the pack's lists it stands in.
    """

    start: int
    end: int
    code: str
    low: str
    classes: frozenset[str] = frozenset()
    actor: Actor | None = None
    place: str | None = None
    capital: bool = False
    extra: object = field(default=None, repr=False)
    name: Name | None = field(default=None, repr=False)  # before phrases are made: the name that stands here
