"""Whose an organisation is that many countries have: "the National Assembly of P", "P's Joint Chiefs of Staff"."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.entities.units import Unit

_BEHIND = frozenset({"of", "in"})  # the country, or its capital
_COUNTRIES = "CKA"


def tell_whose(pieces: Sequence[Unit]) -> None:
    """Give such an organisation the side of the country named right before or behind it; without one it is nobody's."""
    for at, piece in enumerate(pieces):
        if piece.name is not None and piece.name.of_many:
            beside = _before(pieces, at) or _behind(pieces, at)
            if beside is not None and beside.name is not None:
                piece.name = replace(piece.name, sides=beside.name.sides)


def _before(pieces: Sequence[Unit], at: int) -> Unit | None:
    """The country before it: "P's National Assembly", "the P National Assembly"."""
    owner = at - 2 if at > 1 and pieces[at - 1].code == "s" else at - 1
    return pieces[owner] if owner >= 0 and pieces[owner].code in _COUNTRIES else None


def _behind(pieces: Sequence[Unit], at: int) -> Unit | None:
    """The country behind it, an article between them or not: "the National Assembly of the P"."""
    behind = at + 2
    if behind >= len(pieces) or pieces[at + 1].low not in _BEHIND:
        return None
    if pieces[behind].code == "d":
        behind += 1
    return pieces[behind] if behind < len(pieces) and pieces[behind].code in "CK" else None


def heads_one(inner: Sequence[Unit]) -> bool:
    """Whether a title is one in such an organisation: its chairman leads no country."""
    return any(piece.name is not None and piece.name.of_many for piece in inner)
