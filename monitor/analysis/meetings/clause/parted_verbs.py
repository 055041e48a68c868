"""What commas set between a helping verb and its verb: "may, at any time, meet B", "could in May, or even earlier, meet B"."""

from collections.abc import Sequence

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import has, is_preposition, starts
from monitor.analysis.text.words import TRIGGER

_LONGEST = 9  # units
_HELPING = (
    *("auxiliaries.modal", "auxiliaries.future", "auxiliaries.conditional"),
    *("auxiliaries.have", "auxiliaries.had"),
)


def without_parting(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units without what is set between a helping verb and its verb; times alone stay, without their commas."""
    for opens in range(1, len(units) - 2):
        if units[opens].code == "," and _helped(units, opens) and (closes := _closing(units, opens)):
            inside = units[opens + 1 : closes]
            kept = inside if all(unit.code == "T" or is_preposition(unit) for unit in inside) else ()
            return [*units[:opens], *kept, *without_parting(units[closes + 1 :])]
    return units


def _helped(units: Sequence[Unit], comma: int) -> bool:
    """Whether a helping verb stands before a comma, a time between them or not."""
    at = comma - 1
    while at > 0 and (units[at].code == "T" or units[at].low in ("in", "on")):
        at -= 1
    return has(units[at], *_HELPING)


def _closing(units: Sequence[Unit], opens: int) -> int:
    """The comma behind which the verb stands; 0 where none does, or what is set between tells of something itself."""
    for at in range(opens + 2, min(len(units) - 1, opens + _LONGEST)):
        unit = units[at]
        if unit.code == ",":
            verb = at + 2 if has(units[at + 1], "adverbs") and at + 2 < len(units) else at + 1
            return at if starts(units[verb], "verbs.") and not starts(units[verb], "nouns.") else 0
        if unit.code in ';"' or unit.low in ("if", "unless") or TRIGGER in unit.classes or starts(unit, "verbs."):
            return 0
    return 0
