"""What is put in between a subject and its verb and tells of no meeting: "A, a former chairman of the board, met B"."""

from collections.abc import Iterator, Sequence

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.asides import set_apart
from monitor.analysis.meetings.clause.beyond import is_finite
from monitor.analysis.meetings.clause.grammar import has, is_actor, is_person, is_preposition, starts, verb_form
from monitor.analysis.text.words import TRIGGER

_LONGEST = 24  # units of what is put in
_SUBJECT = 16  # units of what it is put in behind
_FEWEST = 2  # commas around it
_COMPANY = frozenset({"with", "along", "together", "accompanied", "joined", "led", "headed", "including", "as", "like", "such"})
_CONDITIONS = frozenset({"if", "unless", "provided", "should", "assuming"})
_WHERE = frozenset({"back", "now", "late", "early", "home", "fresh", "still", "already", "here", "there"})
_IDIOMS = frozenset({"anything", "not", "only", "necessary", "ever"})  # "if anything" is no condition
_LISTING = frozenset({"and", "or", "nor"})
_MEETINGS = ("nouns.summit", "nouns.talks", "nouns.meeting", "nouns.visit", "nouns.call")


def without_put_in(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units of a sentence without what is put in between its subjects and their verbs."""
    if sum(unit.code == "," for unit in units) < _FEWEST:
        return units
    kept: list[Unit] = []
    begun = 0
    for opens, closes in _put_in(units):
        kept.extend(units[begun:opens])
        begun = closes + 1
    return [*kept, *units[begun:]] if begun else units


def _put_in(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The commas around each that can be left out."""
    past = 0
    for opens, unit in enumerate(units):
        if unit.code != "," or opens < past or not (head := _subject(units, opens)):
            continue
        closes = _closing(units, opens)
        inside = units[opens + 1 : closes if units[closes].code == "," else closes + 1]
        if closes and not _names(inside, head) and _says_nothing(units, opens, closes, of_meeting=_of_meeting(head)):
            past = closes + 1
            yield opens, closes


def _subject(units: Sequence[Unit], comma: int) -> Sequence[Unit]:
    """The subject before a comma of which nothing has been said yet; nothing where there is none."""
    for at in range(comma - 1, max(-1, comma - _SUBJECT), -1):
        unit = units[at]
        if unit.code in ',;"' or unit.low in (":", "that", "but") or has(unit, "say"):
            head = units[at + 1 : comma]
            break
        if is_finite(units, at):
            return ()
    else:
        head = units[:comma] if comma < _SUBJECT else ()
    if not head or is_preposition(head[0]) or starts(head[0], "clause_words") or has(head[0], "adverbs") or head[0].code == "T":
        return ()
    return head if any(is_actor(unit) for unit in head) else ()


def _names(inside: Sequence[Unit], head: Sequence[Unit]) -> bool:
    """Whether an aside may say who is meant: "the two leaders, A and B of P, held", "the envoy, the diplomat A, met"."""
    named = any(is_person(unit) or unit.code in "CK" for unit in head)
    return not named and any(is_person(unit) for unit in inside)


def _of_meeting(head: Sequence[Unit]) -> bool:
    return any(has(unit, *_MEETINGS) for unit in head)


def _closing(units: Sequence[Unit], opens: int) -> int:
    """The comma behind which the verb of the subject stands; 0 where none does."""
    for at in range(opens + 1, min(len(units) - 1, opens + _LONGEST)):
        if units[at].code in ';"' or units[at].low == ":":
            return 0
        if at > opens + 1 and units[at].code == "," and _verb_behind(units, at):
            return at
        if is_actor(units[at]) and units[at].low.endswith(",") and _verb_behind(units, at):  # an office with its comma
            return at
    return 0


def _verb_behind(units: Sequence[Unit], comma: int) -> bool:
    """Whether the subject's verb stands behind a comma, an adverb before it or not: "A, however, never met B"."""
    at = comma + 1
    while at + 1 < len(units) and has(units[at], "adverbs"):
        at += 1
    return is_finite(units, at) or (verb_form(units[at]) == "past" and not starts(units[at], "nouns."))


def _tells(unit: Unit) -> bool:
    """Whether a word can tell of a meeting or journey, or of who says so."""
    return has(unit, "say") or (TRIGGER in unit.classes and not starts(unit, "auxiliaries."))


def _says_nothing(units: Sequence[Unit], opens: int, closes: int, *, of_meeting: bool) -> bool:
    """Whether what stands between two commas tells of no meeting, of no company and of no condition."""
    inside = units[opens + 1 : closes if units[closes].code == "," else closes + 1]
    first = inside[0].low.split(" ")[0]
    if first in _COMPANY or first in _LISTING or inside[0].code == "T":
        return False
    if first in _CONDITIONS and not (len(inside) > 1 and inside[1].low in _IDIOMS):
        return False
    if any(_tells(unit) for unit in inside):
        return False
    if (is_preposition(inside[0]) or inside[0].low in _WHERE) and any(unit.code == "T" or unit.place for unit in inside):
        return False  # "A, in P on Saturday, said"
    if of_meeting and any(unit.code == "T" or is_actor(unit) or unit.place or starts(unit, "status.") for unit in inside):
        return False
    return _describes(inside) or set_apart(units, opens, opens + 1 + len(inside))


def _describes(inside: Sequence[Unit]) -> bool:
    """Whether somebody is only named as whose aide or heir the subject is: "A, an adviser to President B, met"."""
    office = inside[0].actor is not None and inside[0].actor.ref == "role" and inside[0].low.startswith(("a ", "an "))
    return office and not any(unit.low in _LISTING or unit.code == "," for unit in inside[1:])
