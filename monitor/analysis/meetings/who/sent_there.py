"""Who was sent where the clause behind "where" goes on: "A sent B and C to P, where they met D"."""

from typing import TYPE_CHECKING

from monitor.analysis.entities.scene import Party
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import is_actor, is_person, lacks
from monitor.analysis.meetings.clause.subjects import SENT

if TYPE_CHECKING:
    from monitor.analysis.meetings.sentence import Sentence

_LONGEST = 40  # units from "sent" to the pronoun, with a list of those sent


def all_sent(sentence: "Sentence", before: int) -> Party | None:
    """Whom "they" means behind "where": those sent, "A sent B and four aides to P, where they met C"; unnamed, men of A's side."""
    units = sentence.units
    if before < _FIRST or units[before].low != "they" or units[before - 1].low != "where" or lacks(units, *SENT):
        return None
    near = range(before - 3, max(0, before - _LONGEST), -1)
    sent = next((at for at in near if units[at].low in SENT and not units[at - 1].low.startswith(_PASSIVE)), 0)
    if not sent:
        return None
    named = (unit for unit in units[sent + 1 : before] if is_person(unit))
    people = [person for unit in named for person in resolve(sentence.scene, unit).people]
    if people:
        sides = tuple(dict.fromkeys(side for person in people for side in sentence.scene.side_of(person)[:1]))
        return Party(tuple(dict.fromkeys(people)), sides) if len(sides) == 1 else None
    sender = next((at for at in range(sent - 1, -1, -1) if is_actor(units[at])), None)
    sides = sentence.one(sender, None, leaders=False).sides if sender is not None else ()
    return Party((), sides) if len(sides) == 1 else None


_FIRST = 4  # units of "sent B to P, where"
_PASSIVE = ("was", "were", "been", "being", "be")
