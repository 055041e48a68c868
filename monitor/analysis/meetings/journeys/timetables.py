"""Journeys to come by a timetable: "leaves next week on a trip to P", "flies to Asia in June, including a stop in P"."""

from monitor.analysis.meetings.clause.grammar import Units, has, some
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.domain.meeting import Status

_SETTING_OFF = ("verbs.leave", "verbs.go", "verbs.bound")
_FAR = 12  # units from the verb of setting off to what the journey is called, or includes


def to_come(sentence: Sentence, before: int) -> bool:
    """Whether what is told behind a clause is still to come: the clause is of the future, or tells who sets off."""
    if main_tense(sentence, before) is Status.PLANNED:
        return True
    units = sentence.units
    off = next((at for at in range(before - 1, max(0, before - _FAR), -1) if has(units[at], *_SETTING_OFF)), None)
    return off is not None and verb_form(units[off]) == "third" and not verb_group(units, off).words


def where_to_come(units: Units, behind: int) -> bool:
    """Whether a clause right behind a journey's goal says what will be done there: "his visit to P, where he will see B"."""
    at = next((i for i in range(behind, min(len(units), behind + _WHERE)) if units[i].low == "where"), None)
    near = units[at + 1 : at + _WILL] if at is not None else ()
    due = any(unit.low == "to" and has(near[i - 1], "auxiliaries.be_present") for i, unit in enumerate(near) if i)
    return due or some(near, "auxiliaries.future")


_WHERE = 8  # units from a journey's noun to "where": "visit to Hanoi, Vietnam, where"
_WILL = 4  # units of "where he will"
