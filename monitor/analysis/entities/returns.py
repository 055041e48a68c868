"""Words that are a noun here and a verb there.

"A's return to P" is a trip like any other, and no verb of whoever does something about it;
"A heads the team" speaks of nobody's heads.
"""

from monitor.analysis.entities.units import Unit
from monitor.analysis.text.words import TRIGGER

_JOURNEY = frozenset({"nouns.", "nouns.visit", TRIGGER})


_LEADS = frozenset({"heading", "heading."})
_LED = frozenset({"group", "role", "side"})
_NAMED = frozenset({"person", "surname", "pronoun"})
_ARTICLES = ("the ", "a ", "an ", "its ", "his ", "her ")


def free_heads(units: list[Unit]) -> list[Unit]:
    """Let "heads" between a name and a team be a verb."""
    for unit, before, behind in zip(units[1:-1], units, units[2:], strict=False):
        one, team = before.actor, behind.actor
        named = one is not None and one.ref in _NAMED
        if unit.low == "heads" and named and team is not None and team.ref in _LED and behind.low.startswith(_ARTICLES):
            unit.actor, unit.code, unit.classes = None, "w", _LEADS
    return units


def name_returns(units: list[Unit]) -> list[Unit]:
    """Let "return" behind a name and before a place be a noun."""
    for at in range(2, len(units) - 2):
        unit = units[at]
        if unit.low == "return" and units[at - 1].code == "s" and units[at + 1].low == "to" and units[at + 2].code in "CKL":
            unit.classes = _JOURNEY
    return units
