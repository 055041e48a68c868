"""Offices that the roster knows: who led, who had left, who was foreign minister in a year, and what their titles say."""

from collections.abc import Iterable
from functools import lru_cache

from monitor.domain.roster import Role, RosterEntry

_LEADING = ("President", "Prime Minister", "Supreme leader", "Leader", "Founding leader", "Chairman, State Affairs", "Premier")
_PRIVATE = ("Detainee", "Basketball", "Soldier")
_SPEAKING = ("spokesperson", "spokesman", "spokeswoman")
_FOREIGN_MINISTER = frozenset({"Foreign Minister", "Secretary of State"})
_ENVOY = frozenset({"envoy", "representative", "negotiator", "pointman", "delegate"})
_LAWMAKER = frozenset({"senator", "sen", "congressman", "congresswoman", "rep", "lawmaker", "legislator", "democrat", "republican"})
_SINGLE = frozenset({"secretary", "minister", "ambassador", "diplomat", "president", "director", "adviser", "advisor", "governor"})
_RANKS = frozenset({"chairman", "general", "councilor", "councillor", "commander"})
_OFFICES = _ENVOY | _LAWMAKER | _SINGLE | _RANKS


def led_by(entry: RosterEntry, year: str) -> bool:
    """Whether somebody has come to lead a state or its government by the end of a year."""
    for role in entry.roles:  # noqa: SIM110 - half of what `any` costs, and it is asked very often
        if (role.start or "0")[:4] <= year and _leads(role):
            return True
    return False


def in_office(entry: RosterEntry, year: str, *, leading: bool) -> bool:
    """Whether somebody held an office in a year; ``leading``: that of a leader."""
    return any(_held_in(role, year) for role in entry.roles if not leading or _leads(role))


def has_left(entry: RosterEntry, year: str) -> bool:
    """Whether every office that is known of somebody ended before a year."""
    return all(role.end and role.end[:4] < year for role in entry.roles)


def is_private(entry: RosterEntry) -> bool:
    """Whether somebody is listed as a private person alone: a detainee, a sportsman."""
    return bool(entry.roles) and all(role.title.startswith(_PRIVATE) for role in entry.roles)


def only_speaks(entry: RosterEntry) -> bool:
    """Whether somebody is listed as a spokesman alone, who tells of meetings and sits in none."""
    return bool(entry.roles) and all(role.title.endswith(_SPEAKING) for role in entry.roles)


def is_foreign_minister(entry: RosterEntry, year: str) -> bool:
    """Whether somebody was foreign minister in a year, or ever where the year is not known."""
    terms = [role for role in entry.roles if role.title in _FOREIGN_MINISTER]
    return any(not year or _held_in(role, year) for role in terms)


def holds(entry: RosterEntry, year: str, titles: Iterable[str]) -> bool:
    """Whether somebody held, in a year, an office called by one of some titles of several words ("foreign minister")."""
    named = tuple(_spelled(title) for title in titles if " " in title)
    return bool(named) and any(_held_in(role, year) and _spelled(role.title).startswith(named) for role in entry.roles)


def _spelled(title: str) -> str:
    """A title in the one spelling in which titles are compared."""
    low = title.lower().replace("defence", "defense").replace("advisor", "adviser")
    return low.replace("secretary of defense", "defense secretary")


def leading_words(entry: RosterEntry) -> frozenset[str]:
    """The words of the offices by which somebody leads: "president", "minister", "supreme"."""
    return frozenset(word for role in entry.roles if _leads(role) for word in role.title.lower().replace(",", "").split())


def title_words(entry: RosterEntry) -> frozenset[str]:
    """The telling words of all of somebody's offices."""
    return telling(frozenset(word for role in entry.roles for word in role.title.replace(",", " ").split()))


@lru_cache(maxsize=4096)
def telling(words: frozenset[str]) -> frozenset[str]:
    """The words of a title that tell whose it is; all sorts of envoys are one, and all sorts of lawmakers."""
    found = {part for word in words for part in word.lower().split()} & _OFFICES
    found |= _ENVOY if found & _ENVOY else set()
    return frozenset(found | _LAWMAKER) if found & _LAWMAKER else frozenset(found)


def _leads(role: Role) -> bool:
    return role.title.startswith(_LEADING)


def _held_in(role: Role, year: str) -> bool:
    return (role.start or "0")[:4] <= year <= (role.end or "9")[:4]
