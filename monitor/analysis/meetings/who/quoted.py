"""Who is named inside a quotation, and whom a pronoun in it means: nobody calls himself "he"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import is_person, lacks

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence


def only_quoted(sentence: "Sentence", named: int, index: int) -> bool:
    """Whether somebody is named only in a quotation that is closed again: "'B is my friend,' he said" is not said of B."""
    if lacks(sentence.units, '"'):
        return False
    marks = [at for at, unit in enumerate(sentence.units[:index]) if unit.low == '"']
    before = sum(at < named for at in marks)
    return before % 2 == 1 and len(marks) % 2 == 0


def named_in_quotation(sentence: "Sentence", index: int) -> Party | None:
    """Whom "he" means in a quotation that has named somebody: 'A said: "B was late, for he was flying to P"'."""
    units = sentence.units
    if units[index].low not in ("he", "she") or lacks(units, '"'):
        return None
    marks = [at for at in range(index) if units[at].low == '"']
    if len(marks) % 2 == 0:
        return None
    for at in range(index - 1, marks[-1], -1):
        if is_person(units[at]):
            party = resolve(sentence.scene, units[at])
            if len(party.people) == 1 and sentence.scene.fits(party.people[0], units[index].low):
                return party
    return None


def in_office(sentence: "Sentence", at: int) -> bool:
    """Whether somebody is told of by his office, and hangs on nothing: "the U.S. president said"."""
    actor = sentence.units[at].actor
    return actor is not None and actor.ref == "role" and actor.definite and sentence.hangs_on_nothing(at)
