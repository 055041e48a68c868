"""What a title is of: "a senior North Korean is to visit P" means an official; "In P Mr. A met B" is said of A alone."""

from collections.abc import Sequence

from monitor.analysis.entities.units import Unit


def of_rank(signs: str, pieces: Sequence[Unit]) -> str:
    """Let "a senior North Korean", with no noun behind, stand for an official of that country."""
    at = signs.find("mA")
    while at >= 0:
        if at and signs[at - 1] == "d" and "titles.ranks" in pieces[at].classes and _acts(pieces, at + 2):
            signs = f"{signs[: at + 1]}h{signs[at + 2 :]}"
        at = signs.find("mA", at + 1)
    return _courteous(signs, pieces)


def _courteous(signs: str, pieces: Sequence[Unit]) -> str:
    """Part a place from who is called Mr. behind it: "In Seoul Mr. A met B"; but not "South Korea's Mr. A"."""
    at = signs.find("h", 1)
    while at > 0:
        if signs[at - 1] in "CKL" and pieces[at].low.rstrip(" .") in _COURTESY:
            signs = f"{signs[:at]}w{signs[at + 1 :]}"
        at = signs.find("h", at + 1)
    return signs


_COURTESY = frozenset({"mr", "mrs", "ms", "messrs"})


def _acts(pieces: Sequence[Unit], at: int) -> bool:
    """Whether what follows a nationality is told of its bearer, and is no noun that it describes."""
    if at >= len(pieces) or pieces[at].code in ".,;T":
        return True
    sorts = pieces[at].classes
    told = pieces[at].low in _BEHIND or any(sort.startswith(("auxiliaries.", "verbs.")) for sort in sorts)
    return told and not any(sort.startswith("nouns.") for sort in sorts)


_BEHIND = frozenset({"who", "on", "in", "at", "over", "this", "next", "last"})
