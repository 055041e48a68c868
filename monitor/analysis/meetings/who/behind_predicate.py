"""Who meets, told behind what is said of the meeting: "talks are due to begin in P on Monday between A and B"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, is_verbal, lacks, starts
from monitor.analysis.meetings.sentence import Sentence

_REACH = 22  # units from the noun to "between": "talks on A are to be held in the capital of P on Monday and Tuesday between"
_BOTH = 2  # sides
_BETWEEN = frozenset({"between", "among"})


def behind_predicate(sentence: Sentence, noun: int, *, leaders: bool) -> tuple[Party, tuple[int, ...], int] | None:
    """Both sides, where they stand, and the noun, which ends its phrase; None where no "between" stands behind a predicate."""
    units = sentence.units
    between = _between(units, noun)
    if between is None:
        return None
    members = names_from(units, between + 1)
    if not _is_finite(units, noun, between, members[-1]):
        return None
    party = sentence.party(members, leaders=leaders)
    return (party, members, noun) if len(party.sides) >= _BOTH else None


def _between(units: Units, noun: int) -> int | None:
    """Where "between" stands, with a verb before it that is said of the noun, and nobody else and no other meeting."""
    if lacks(units, *_BETWEEN):
        return None
    told, resume = False, noun
    for at in range(noun + 1, min(len(units) - 1, noun + _REACH)):
        unit = units[at]
        resume = max(resume, _past_dashes(units, at))
        if at <= resume:
            continue
        if unit.low in _BETWEEN:
            return at if told and is_actor(units[at + 1]) and _belongs_to_verb(units, noun, at) else None
        told = told or is_verbal(unit) or starts(unit, "status.")
        other = starts(unit, "nouns.") and told and not _where(units, at)
        if unit.code in ";.N" or (starts(unit, "clause_words") and unit.low not in _WITHIN) or other:
            return None
    return None


def _past_dashes(units: Units, at: int) -> int:
    """The dash that closes what one opens: "talks on beef - a priority for both - began"."""
    if units[at].code != "-":
        return 0
    return next((i for i in range(at + 1, min(len(units), at + _PUT_IN)) if units[i].code == "-"), 0)


_PUT_IN = 10  # units between two dashes


def _where(units: Units, noun: int) -> bool:
    """Whether a gathering is where the meeting was: "a meeting was held at the forum between A and B"."""
    return any(has(unit, "prepositions.place") for unit in units[noun - 2 : noun])


_WITHIN = frozenset({"and", "to"})  # "on Monday and Tuesday", "are to be held"


def _is_finite(units: Units, noun: int, between: int, last: int) -> bool:
    """Whether the verb is the clause's own, and no other follows those who meet: "talks held between A and B have failed"."""
    auxiliary = any(starts(unit, "auxiliaries.") or has(unit, "status.proposed") for unit in units[noun + 1 : between])
    behind = units[last + 1 : last + _BEHIND]
    return auxiliary or not any(is_verbal(unit) or has(unit, "status.cancelled", "status.postponed") for unit in behind)


_BEHIND = 10  # units: "of the North Korean leader A in P has been put off"


def _belongs_to_verb(units: Units, noun: int, between: int) -> bool:
    """Whether no noun stands before "between" to which it could belong: "ended the war between", "narrowed the gap between"."""
    if is_a_strip(units, noun, between):
        return False
    unit = units[between - 1]
    setting = unit.code in "TKLC," or unit.place is not None or is_verbal(unit) or _where(units, between - 1)
    return setting or unit.low.endswith(("ed", "ly")) or has(unit, "adverbs", "status.held", "status.planned", "phases.happens")


def of_another_noun(units: Units, noun: int, between: int) -> bool:
    """Whether "between" belongs to a noun behind a verb: "the talks eased tensions between A and B"."""
    deeds = (unit for unit in units[noun + 1 : between - 1] if not has(unit, "verbs.hold", "status.planned"))
    return any(is_verbal(unit) or has(unit, "status.denied") for unit in deeds) and not _belongs_to_verb(units, noun, between)


def is_a_strip(units: Units, noun: int, between: int) -> bool:
    """Whether a place lies between two lands: "the venue for talks could be the Demilitarized Zone between"."""
    place = units[between - 1]
    told = between - 3 > noun and units[between - 2].low == "the" and not is_preposition(units[between - 3])
    return told and place.place is not None and place.code == "L"
