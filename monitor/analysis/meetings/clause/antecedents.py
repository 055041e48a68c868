"""Whom "who" and "which" stand for: "B, a former envoy who met A"."""

from monitor.analysis.meetings.clause.grammar import Units, is_actor, is_preposition


def antecedent(units: Units, pronoun: int) -> int | None:
    """Whom "who" or "which" stands for: the actor before it, or whom that describes ("B, a former envoy who met").

    -1 where that is somebody who can be told of as no actor ("the doctors who flew to P"); None where it may be farther off.
    """
    at = pronoun - 1
    aside = units[at].low == ","
    near = [i for i in (at, at - 1) if i >= 0 and is_actor(units[i]) and units[i].code in "NC"]
    if near:
        opens = near[0]
        while opens and near[0] - opens < _NOUN_PHRASE and units[opens - 1].code in "dum":
            opens -= 1
        return _described(units, near[0], opens=opens)
    if aside or units[pronoun].low != "who":
        return None
    start = next((i for i in range(at, max(-1, at - _NOUN_PHRASE), -1) if units[i].code in "d," or is_preposition(units[i])), None)
    if start is None or units[start].code == ",":
        return None
    described = _described(units, start, opens=start)
    return described if described != start else -1


_NOUN_PHRASE = 6  # units


def _described(units: Units, at: int, *, opens: int) -> int:
    """The person whom a description behind a comma is of: "B, a veteran diplomat"; else the description itself."""
    actor = units[at].actor
    general = units[at].code == "d" or (actor is not None and actor.ref in ("role", "group"))
    named = opens > 1 and units[opens - 1].low == "," and units[opens - 2].code == "N" and is_actor(units[opens - 2])
    return opens - 2 if general and named else at
