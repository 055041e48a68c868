"""Where several meetings, told one by one before, were held: "Both meetings took place in P", "all three summits were in P"."""

from monitor.analysis.meetings.clause.grammar import Units
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.repeats import PLURAL
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_BACK = 4  # sentences
_TOGETHER = frozenset({"both", "all", "each", "these", "those", "previous", "earlier", "prior"})


def place_alike(sentence: Sentence, story: SoFar) -> None:
    """Give meetings held before, of the same two and told without a place, the one place of all of them."""
    for draft in story.here:
        if draft.noun not in PLURAL or draft.times or not draft.places or draft.status not in (Status.HELD, None):
            continue
        if not _of_all(sentence.units, draft):
            continue
        told = [other for other in story.before if _one_of_them(other, draft)]
        for other in told:
            other.places = list(draft.places)
        if len({(other.when.start, other.when.end) for other in told if other.when}) > 1:
            draft.fresh, draft.places = False, []


def _of_all(units: Units, draft: Draft) -> bool:
    noun = next((at for at, unit in enumerate(units) if unit.low == draft.noun and draft.start <= unit.start < draft.end), 0)
    first = noun_phrase_start(units, noun)
    if first > 1 and units[first - 1].low == "of":
        first -= 2  # "both of the meetings"
    return any(not _TOGETHER.isdisjoint(unit.low.split()) for unit in units[first:noun])


def _one_of_them(other: Draft, draft: Draft) -> bool:
    sort = (other.kind is Kind.VISIT) is (draft.kind is Kind.VISIT) and other.kind is not Kind.CALL
    near = draft.sentence - other.sentence <= _BACK and other.status is Status.HELD and other.when is not None
    return sort and near and not other.places and set(draft.parties) <= set(other.parties)
