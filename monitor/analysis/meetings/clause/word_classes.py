"""Whether a word that can be noun or verb ("meeting", "visit", "call") is one or the other."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, is_preposition, starts


def is_noun(units: Units, index: int) -> bool:
    """Whether a word that can be noun or verb ("meeting", "visit", "call") is a noun here."""
    unit = units[index]
    if not starts(unit, "verbs."):
        return True
    before = units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    if _plainly_verb(units, index, after) or _surely_verb(units, index, before, after):
        return False
    if before is not None and before.low.endswith("ly") and index > 1 and starts(units[index - 2], "auxiliaries."):
        return False  # "would happily invite B"
    if before is not None and _denied(units, index, before):
        return False
    if before is not None and (
        before.code in "ds" or is_possessive(before) or starts(before, "ordinals.") or has(before, "another")
    ):
        return True
    if (
        before is not None
        and (before.low.split(" ")[-1] == "to" or has(before, "auxiliaries.future", "auxiliaries.modal", "auxiliaries.conditional"))
        and not unit.low.endswith(("s", "ing"))
    ):
        return False
    if before is not None and (
        before.low == "to" or starts(before, "auxiliaries.") or has(before, "prepositions.after", "prepositions.before")
    ):
        return after is None or not (is_actor(after) or (unit.low == "visiting"))
    if unit.low.endswith("s") or unit.low in ("met", "visited", "called"):
        return before is not None and not is_actor(before) and not has(before, "adverbs", "clause_words")
    if after is not None and after.low in _WHO_DOES and before is not None and before.code in "mu" and index + 2 < len(units):
        return True  # "the secret meeting he had with B"
    if after is not None and is_actor(after) and not is_possessive(after):
        return before is not None and before.code in "wu" and not before.classes and unit.low != "meeting"
    other = after is not None and after.code in "dLCK" and after.low != "that"
    return not (before is not None and is_actor(before) and other)


_WHO_DOES = frozenset({"he", "she", "they", "we"})


def _denied(units: Units, index: int, before: Unit) -> bool:
    """Whether a word is a verb that a helping verb and "not" lead to: "will not travel", "did not call"."""
    negated = before.low in ("not", "never") and index > 1 and starts(units[index - 2], "auxiliaries.")
    return negated and units[index - 2].low not in _BEING and not units[index].low.endswith(("s", "ing"))


_BEING = frozenset({"is", "are", "was", "were"})


def _plainly_verb(units: Units, index: int, after: Unit | None) -> bool:
    """Whether the form, or the word before or behind, makes a verb: "was invited to", "will also travel", "and stop its tests"."""
    unit = units[index]
    if unit.low.endswith("ed"):
        return True
    if unit.low == "visits" and after is not None and after.place is not None and index and units[index - 1].code == ",":
        return True  # "A's envoy, B, visits P"
    if unit.low == "travel" and index and units[index - 1].low in ("then", "later") and after is not None:
        return after.low in ("on", "to")  # "will meet B in P and then travel on to Q"
    if unit.low == "meeting" and index and units[index - 1].low in ("of", "without") and after is not None and after.code == "d":
        behind = units[index + 2] if index + 2 < len(units) else None
        return behind is not None and (behind.code == "A" or has(behind, "stop.after"))  # "no intention of meeting the A's"
    if unit.low == "stop" and after is not None and (after.code in "dA" or is_possessive(after) or is_actor(after)):
        return not (index and units[index - 1].code in "ds")
    if unit.low == "stop" and after is not None and after.low.endswith("ing") and not is_preposition(after):
        return not (index and units[index - 1].code in "ds")  # "if they stop testing"
    if unit.low.endswith("ing") and has(unit, "verbs.social"):
        return not (index and units[index - 1].low == "of")  # "were haggling"; not "two days of haggling"
    helping = index - 1
    while helping > 0 and has(units[helping], "adverbs"):
        helping -= 1
    if unit.low == "meeting" and helping > 0 and units[helping].low in _BEING and is_actor(units[helping - 1]):
        return True  # "the envoys are meeting in P"
    apart = 0 <= helping < index - 1
    helped = apart and has(units[helping], "auxiliaries.future", "auxiliaries.modal", "auxiliaries.conditional")
    return helped and not unit.low.endswith(("s", "ing"))


def _surely_verb(units: Units, index: int, before: Unit | None, after: Unit | None) -> bool:
    """Whether what stands around makes it a verb: "are meeting face to face", "had been meeting", "we call on both sides to"."""
    unit = units[index]
    if before is None and after is not None and unit.low == "meeting" and after.low in ("in", "at", "on", "with"):
        return _said_behind(units, index)
    if before is None or after is None:
        return False
    if unit.low in ("call", "calls"):
        behind = units[index + 2 : index + _CALLED]
        to_do = before.low == "and" and any(other.low == "to" for other in behind) and any(map(is_actor, behind[:2]))
        return after.low == "on" and (is_actor(before) or to_do)  # "condemn it and call on A to"
    if unit.low != "meeting":
        return False
    if is_actor(before) and _chance_of(units, index):
        return True
    if before.low in ("when", "while") and after.low == "with":
        return True  # "will raise it when meeting with B"
    if after.low.startswith("face"):
        return has(before, "auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.been")
    aside = after.low in ("with", "in", "at", "on", "for") and index > 1 and before.code == "," and units[index - 2].code == "N"
    return has(before, "auxiliaries.been") or (aside and is_actor(units[index - 2]))  # "A, meeting with B in P, urged"


def _chance_of(units: Units, index: int) -> bool:
    """Whether it is what two may do: "a chance of A and B meeting in P", "the odds of the two leaders meeting"."""
    of = index - 2 if units[index - 2].low != "and" else index - 4
    plural = of < index - 2 or units[index - 1].low.startswith(("the two", "both"))
    said = " ".join(unit.low for unit in units[max(0, of - 1) : of + 1]).split(" ")  # "no chance of" is one unit
    return of > 0 and plural and said[-1] == "of" and not _CHANCES.isdisjoint(said)


_CHANCES = frozenset({"chance", "chances", "odds", "prospect", "prospects", "possibility", "likelihood", "probability", "idea"})


def _said_behind(units: Units, opener: int) -> bool:
    """Whether somebody stands behind the comma of whom a participle is said: "Meeting in P on Monday, A and B agreed"."""
    comma = next((at for at in range(opener + 2, min(len(units) - 1, opener + _OPENER)) if units[at].code == ","), None)
    return comma is not None and any(is_actor(unit) and unit.code == "N" for unit in units[comma + 1 : comma + 3])


_OPENER = 12  # units
_CALLED = 7  # units from "call on" to "to": "call on the leaders of B to"


def is_adverb(unit: Unit) -> bool:
    """Whether a unit tells how something is done, by the list or by its ending: no list has all of them ("vaguely promised")."""
    return has(unit, "adverbs") or (unit.code == "u" and unit.low.endswith("ly") and unit.low not in _NO_ADVERBS)


_NO_ADVERBS = frozenset({
    *("family", "ally", "reply", "supply", "rally", "assembly", "fly", "apply", "rely", "comply", "imply", "multiply"),
    *("friendly", "unfriendly", "early", "deadly", "costly", "lonely", "lively", "orderly", "elderly", "weekly", "monthly"),
})
