"""Signs put right before phrases are made: the "that" of a clause is no article, "his South Korean colleague" a counterpart."""

from collections.abc import Sequence

from monitor.analysis.entities.units import Unit

_MANY = 7  # pieces of "that senior U.S. and North Korean officials"
_COLLEAGUES = frozenset({"colleague", "colleagues", "hosts"})
_OWNERS = frozenset({"his", "her", "their"})
_OWNED = 8  # pieces of "his Chinese, South Korean and Japanese colleagues"


def put_right(signs: str, pieces: Sequence[Unit]) -> str:
    """The signs of a sentence, those of "that" and "colleagues" by what stands around them."""
    put = list(signs)
    for at, piece in enumerate(pieces):
        if piece.low == "that" and signs[at] == "d" and _before_many(signs, pieces, at + 1):
            put[at] = piece.code = "w"
        elif piece.low in _COLLEAGUES and at > 1 and signs[at - 1] == "A" and _owned(signs, pieces, at):
            put[at] = "c"
    return "".join(put)


def _before_many(signs: str, pieces: Sequence[Unit], first: int) -> bool:
    """Whether officials or envoys of some country follow, whom no "that" can point at."""
    for at in range(first, min(len(pieces), first + _MANY)):
        if "groups" in pieces[at].classes:
            return pieces[at].low.endswith("s") and any(sign in "CAK" for sign in signs[first:at])
        if signs[at] not in "CAKmhnau":
            return False
    return False


def _owned(signs: str, pieces: Sequence[Unit], at: int) -> bool:
    """Whether somebody's colleagues are of another country: "her French and Italian colleagues"."""
    for before in range(at - 1, max(-1, at - _OWNED), -1):
        if pieces[before].low in _OWNERS:
            return True
        if signs[before] not in "Aam,":
            return False
    return False
