"""Who is named inside the phrase of a meeting: "A's talks", "the U.S.-North Korea summit"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_until
from monitor.analysis.meetings.clause.grammar import Units, is_possessive
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.countries import AT_TABLES


def named_inside(sentence: Sentence, start: int, noun: int, *, leaders: bool) -> tuple[Party, tuple[int, ...]]:
    """Actors inside the phrase: possessors and compounds."""
    units = sentence.units
    found = [at for at in range(start, noun) if _takes_part(units, at, noun)]
    owner = units[start]
    if start and found[:1] == [start] and owner.code == "N" and not is_possessive(owner) and units[start + 1].code == "s":
        found = [*names_until(units, start)[:-1], *found]  # "A and B's talks"
    indexes = tuple(found)
    return sentence.party(indexes, subject=sentence.first_subject(start) if indexes else None, leaders=leaders), indexes


def _takes_part(units: Units, at: int, noun: int) -> bool:
    """Whether a unit inside the phrase is somebody who takes part, and not where or what it is about."""
    unit = units[at]
    return is_possessive(unit) or unit.code in "NBA" or (unit.code in "CKO" and is_party(units, at, noun))


def is_party(units: Units, at: int, noun: int) -> bool:
    """A country or capital inside the phrase is a party where it owns the meeting or is one of several."""
    actor = units[at].actor
    if units[at].code == "C" and units[at + 1].code not in "s-" and actor is not None and actor.sides[0] not in AT_TABLES:
        return False
    return (
        units[at + 1].code == "s"
        or units[at].code == "C"
        or (units[at].code == "K" and noun - at > 1 and units[at + 1].code == "-")
    )
