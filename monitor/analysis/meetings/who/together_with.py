"""Who did it along with the subject, told in front: "Together with A, B will hold talks with C"."""

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import is_person
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_FIRST = 2  # units of "Together with"
_SAT = (Status.HELD, Status.ONGOING, Status.PLANNED)


def seat_those_in_front(sentence: Sentence, story: SoFar) -> None:
    """Add those with whom somebody does it to the first session that he is told to hold or to have held."""
    units = sentence.units
    if len(units) < _FIRST + 3 or units[0].low != "together" or units[1].low != "with" or not is_person(units[_FIRST]):
        return
    who = tuple(at for at in names_from(units, _FIRST) if is_person(units[at]))
    comma = next((at for at in range(who[-1], len(units) - 1) if units[at].code == ","), 0)
    told = sentence.scene.subject if units[comma + 1].low in ("he", "she") else None  # not whoever stands in front
    doer = ((told,) if told else sentence.party((comma + 1,)).people) if comma else ()
    draft = next((one for one in story.here if _is_his(sentence, one, doer)), None)
    if draft is None:
        return
    for person in (*doer, *sentence.party(who).people):
        side = sentence.scene.side_of(person)[:1]
        if side and person not in draft.people:
            draft.people, draft.sides = (*draft.people, person), (*draft.sides, (person, side[0]))
            draft.parties = tuple(dict.fromkeys((*draft.parties, *side)))
    draft.people_span = [*draft.people_span, *sentence.slots((*who, comma + 1))]
    draft.fresh = draft.fresh or len(draft.parties) > 1


def _is_his(sentence: Sentence, draft: Draft, doer: tuple[str, ...]) -> bool:
    """Whether a session is one that he holds, or that names nobody and has his side at the table."""
    if draft.kind is Kind.VISIT or draft.status not in _SAT or len(doer) != 1:
        return False
    return doer[0] in draft.people or (not draft.people and set(sentence.scene.side_of(doer[0])) <= set(draft.parties))
