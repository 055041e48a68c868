"""Journeys back as somebody's: "A's return to P" is a trip like any other, and no verb of whoever does something about it."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.text.words import TRIGGER

_JOURNEY = frozenset({"nouns.", "nouns.visit", TRIGGER})


def name_returns(units: list[Unit]) -> list[Unit]:
    """Let "return" behind a name and before a place be a noun."""
    for at in range(2, len(units) - 2):
        unit = units[at]
        if unit.low == "return" and units[at - 1].code == "s" and units[at + 1].low == "to" and units[at + 2].code in "CKL":
            unit.classes = _JOURNEY
    return units
