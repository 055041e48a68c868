"""Whether a verb behind a meeting is said of somebody or something else: ", but analysts doubt that much will come of it"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.beyond import is_finite
from monitor.analysis.meetings.clause.grammar import (
    Units,
    has,
    is_actor,
    is_possessive,
    is_preposition,
    remembered,
    starts,
)

CONJUNCTIONS = frozenset({
    *("but", "while", "whilst", "though", "although", "whereas", "because", "so", "yet", "as", "when", "where", "if", "unless"),
    "until",
})
_ASKING = frozenset({"whether", "what", "why", "how", "whose", "whoever", "whatever"})
_LINKING = frozenset({"that", "which", "who", "whom"})
_JOINTS = CONJUNCTIONS | _ASKING | _LINKING | {",", "and", "or", ";", "-", "nor"}


@remembered
def said_of_another(units: Units, noun: int, verb: int, *, hangs: bool) -> bool:
    """Whether the verb at ``verb`` has a subject other than the meeting that ends at ``noun``.

    The nearest joint to its left decides: what stands between them is a subject of its own, or the joint hangs on another
    noun. ``hangs``: the meeting is no subject itself, so that a bare "and" cannot go on with its name.
    """
    joint = next((at for at in range(verb - 1, noun, -1) if units[at].low in _JOINTS and not _within(units, at)), None)
    if joint is None:
        return False
    word = units[joint].low
    if word in _ASKING:
        return True
    if word in _LINKING:
        return _other_before(units, noun, joint)
    first = _first(units, joint + 1, verb)
    if first == verb:
        return False
    if word == "," and _takes_up(units, first):
        return True
    if not opens_phrase(units, first):
        return False
    if word in CONJUNCTIONS or (word in ("and", "or", "nor") and units[joint - 1].code == ","):
        return True
    begun = hangs or any(is_finite(units, at) for at in range(noun + 1, joint))
    return begun or (word == "," and first + 1 == verb and units[first].code == "u")  # ", tensions will rise"


def _within(units: Units, at: int) -> bool:
    """Whether a dash or comma parts no clauses: "hard-liners"."""
    return units[at].low == "-" and units[at - 1].end == units[at].start


def _first(units: Units, at: int, stop: int) -> int:
    """Where what stands behind a joint begins, adverbs and times left out."""
    while at < stop and (units[at].code == "T" or has(units[at], "adverbs") or units[at].low.endswith("ly")):
        at += 1
    return at


def _takes_up(units: Units, at: int) -> bool:
    """Whether somebody's further doing follows: ", warning that", ", fueling speculation an accord could be"."""
    unit = units[at]
    doing = unit.code in "uw" and unit.low.split(" ")[0].endswith("ing")
    return doing and not (is_preposition(unit) or starts(unit, "nouns.") or unit.low in ("including", "being", "having"))


def opens_phrase(units: Units, at: int) -> bool:
    """Whether a noun phrase begins here."""
    unit = units[at]
    if unit.code in "dnm" or is_actor(unit) or is_possessive(unit):
        return True
    return unit.code in "uw" and unit.low[:1].isalpha() and not _leads_on(unit)


def _leads_on(unit: Unit) -> bool:
    """Whether a word goes on with what is said of the same thing: a verb, participle, preposition or adverb."""
    if starts(unit, "nouns.") and not starts(unit, "status."):
        return False
    if is_preposition(unit) or unit.low in _ADVERBIAL or unit.low.split(" ")[0].endswith(("ed", "ing")):
        return True
    if not unit.classes:
        return False
    return has(unit, "say", "irregular_past", "clause_words") or any(starts(unit, name) for name in _VERBAL)


_VERBAL = ("auxiliaries.", "verbs.", "status.", "phases.")
_ADVERBIAL = frozenset({
    *("not", "yet", "far", "only", "even", "still", "then", "there", "later", "once", "rather", "instead", "if", "as"),
})


def _other_before(units: Units, noun: int, link: int) -> bool:
    """Whether "that" or "which" hangs on another noun or verb than the meeting: "a step that", "warned that"."""
    between = units[noun + 1 : link]
    return any(
        unit.code in "uw" and unit.low.isalpha() and not (is_preposition(unit) or unit.code == "T" or has(unit, "adverbs"))
        for unit in between
    )
