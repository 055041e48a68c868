"""Words set in quotation marks inside a phrase: had "frank talks" with B, a "small" summit."""

from itertools import pairwise

from monitor.analysis.entities.units import Unit

_SO_CALLED = "so - called"
_FEW = 5  # units between the marks; what is longer, or holds a verb, was said by somebody
_NO_PHRASE = frozenset({"pronouns", "auxiliaries.", "say", "clause_words", "prepositions."})


def drop_scare_quotes(units: list[Unit]) -> list[Unit]:
    """Leave out "so-called", and the marks around a few words without a verb, which read as part of the phrase around them."""
    marks = [at for at, unit in enumerate(units) if unit.low == '"']
    dropped = {at for at, unit in enumerate(units) if unit.low == _SO_CALLED}
    if len(marks) < 2 and not dropped:
        return units
    for opening in (at + 1 for at in tuple(dropped)):
        if opening in marks[:-1]:
            dropped |= {opening, marks[marks.index(opening) + 1]}  # whatever is called so
    for first, last in pairwise(marks):
        inside = units[first + 1 : last]
        if first and first not in dropped and len(inside) <= _FEW and _phrase(inside) and units[first - 1].code not in ",:":
            dropped |= {first, last}
    return [unit for at, unit in enumerate(units) if at not in dropped] if dropped else units


def _phrase(inside: list[Unit]) -> bool:
    if not inside or any(unit.actor or unit.code in ",;.?!fort" or not _NO_PHRASE.isdisjoint(unit.classes) for unit in inside):
        return False
    return not any("verbs." in unit.classes and "nouns." not in unit.classes for unit in inside)
