"""Whether "the summit" is not of those whom its sentence names."""

from monitor.analysis.meetings.clause.asked import asked_before
from monitor.analysis.meetings.clause.grammar import has
from monitor.analysis.meetings.sentence import Sentence


def of_others_here(sentence: Sentence, noun: int) -> bool:
    """Whether all stand behind another meeting ("the summit and a meeting of A and B"), or one asks the other about it."""
    units = sentence.units
    if asked_before(units, noun - 1, known=True):
        return True  # "A urged B to speak of it at the summit"
    first = next((at for at, unit in enumerate(units) if unit.code == "N" and unit.actor is not None and unit.actor.people), 0)
    return first > noun and any(has(unit, "nouns.meeting", "nouns.summit", "nouns.talks") for unit in units[noun + 1 : first])
