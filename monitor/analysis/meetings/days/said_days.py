"""The day of a journey under way, told as that of what the traveller says there: "A, on a visit to P, said on Sunday"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import has
from monitor.analysis.meetings.days.remarks import said_at
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status


def date_stays(sentence: Sentence, story: SoFar) -> None:
    """Give undated journeys under way the day on which the traveller spoke."""
    stays = [draft for draft in story.here if _under_way(draft)]
    at = said_at(sentence.units) if stays else None
    day = sentence.units[at].extra if at is not None else None
    if at is None or not isinstance(day, TimeSpan):
        return
    verb = next((i for i in range(at, 0, -1) if has(sentence.units[i], "say")), 0)
    if _somebody_else(sentence.units[verb - 1]):
        return
    speaker = sentence.named_before(verb)[-1:]  # "A, on a visit to P, smiled as B said on Sunday" dates nothing
    dated = [draft for draft in stays if set(speaker) & set(draft.people)]
    for draft in dated:
        draft.times.append(day)
    settled(sentence.scene, dated)


def _somebody_else(unit: Unit) -> bool:
    """Whether who speaks has no name and cannot be the traveller: "A arrived in P, an official said on Sunday"."""
    ref = unit.actor.ref if unit.actor is not None else ""
    return unit.code in "OAM" or ref == "group" or (ref == "role" and not unit.low.startswith("the "))


def _under_way(draft: Draft) -> bool:
    return draft.kind is Kind.VISIT and draft.status is Status.ONGOING and draft.fresh and not (draft.times or draft.when)
