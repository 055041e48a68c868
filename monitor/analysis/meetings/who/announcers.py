"""Leaders who agree to talks or call for them, and who are not at the table."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import has
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.worked import is_worked
from monitor.domain.meeting import Kind


def without_announcers(
    sentence: Sentence, start: int, noun: int, both: Party, subject: Party, *, kind: Kind, governor: Governor
) -> Party:
    """Leaders who agree to talks, or call for them, do not sit at the table."""
    scene, units = sentence.scene, sentence.units
    if kind is Kind.TALKS and governor.kind == "verb" and has(units[governor.at], "status.denied") and _alone(both, subject):
        return Party((), both.sides)  # "B ruled out talks with P": who says no need not be who would have gone
    resumed = governor.kind == "verb" and has(units[governor.at], "verbs.resume")
    if kind is Kind.TALKS and (resumed or is_worked(units, start, noun)):
        return Party(tuple(person for person in both.people if not scene.is_head(person)), both.sides)
    holding = governor.kind == "verb" and has(units[governor.at], "verbs.hold", "verbs.have", "verbs.host", "status.held")
    holding = holding or has(units[noun], "meals")
    towards = governor.kind == "preposition" and governor.word in _TOWARDS and kind is Kind.TALKS
    if not towards and (kind is Kind.SUMMIT or governor.kind != "verb" or holding):
        return both
    heads = {side for person in both.people if scene.is_head(person) for side in scene.side_of(person)}
    if len(heads) > 1:
        return both
    return Party(tuple(person for person in both.people if not (scene.is_head(person) and person in subject.people)), both.sides)


def _alone(both: Party, subject: Party) -> bool:
    """Whether nobody is named but who says so."""
    return bool(both.people) and set(both.people) <= set(subject.people)


_TOWARDS = frozenset({"toward", "towards", "of", "on"})
