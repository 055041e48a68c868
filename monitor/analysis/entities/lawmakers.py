"""Lawmakers by their party: "the New Mexico Democrat", "the Republican" is the lawmaker whom the story named before."""

from monitor.analysis.entities.units import Actor, Unit

PARTIES = frozenset({"democrat", "republican"})
_STATE = 4  # units of a state's name, and what he is: "the five-term South Carolina"
_WORDS = frozenset({"lawmaker"})


def name_lawmakers(units: list[Unit]) -> list[Unit]:
    """Make a role of the article, the state and the party."""
    named: list[Unit] = []
    for at, unit in enumerate(units):
        opens = _article(named) if unit.low in PARTIES and unit.code != "N" and _alone(units, at) else None
        if opens is None:
            named.append(unit)
            continue
        start = named[opens].start
        low = " ".join([other.low for other in named[opens:]] + [unit.low])
        del named[opens:]
        named.append(Unit(start, unit.end, "N", low, actor=Actor("role", ("US",), words=_WORDS, definite=True), capital=True))
    return named


def _article(named: list[Unit]) -> int | None:
    """Where "the" stands before nothing but a state."""
    for at in range(len(named) - 1, max(-1, len(named) - 2 - _STATE), -1):
        if named[at].low == "the":
            return at
        if not (named[at].code in "XCAL" or named[at].code in "mu"):
            return None
    return None


def _alone(units: list[Unit], at: int) -> bool:
    """Whether no name follows: "the Republican senator", "the Democrat John Miller"."""
    following = units[at + 1] if at + 1 < len(units) else None
    return following is None or not (following.code in "NXs" or following.low in ("-", "party"))
