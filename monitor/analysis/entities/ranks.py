"""Officials called only by rank and nationality: "a senior North Korean is to visit P"."""

from collections.abc import Sequence

from monitor.analysis.entities.units import Unit


def of_rank(signs: str, pieces: Sequence[Unit]) -> str:
    """Let "a senior North Korean", with no noun behind, stand for an official of that country."""
    at = signs.find("mA")
    while at >= 0:
        if at and signs[at - 1] == "d" and "titles.ranks" in pieces[at].classes and _acts(pieces, at + 2):
            signs = f"{signs[: at + 1]}h{signs[at + 2 :]}"
        at = signs.find("mA", at + 1)
    return signs


def _acts(pieces: Sequence[Unit], at: int) -> bool:
    """Whether what follows a nationality is told of its bearer, and is no noun that it describes."""
    if at >= len(pieces):
        return False
    sorts = pieces[at].classes
    told = pieces[at].low == "who" or any(sort.startswith(("auxiliaries.", "verbs.")) for sort in sorts)
    return told and not any(sort.startswith("nouns.") for sort in sorts)
