"""The hosts of whom somebody met abroad: "A briefed B on his talks in Pyongyang", "A arrived in P to meet senior officials"."""

from collections.abc import Sequence

from monitor.analysis.meetings.clause.grammar import has
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind, Status

_SORTS = (Kind.TALKS, Kind.MEETING)
_SAT = (Status.HELD, Status.ONGOING, Status.PLANNED)
_BOTH = 2  # parties
_OFFICIALS = frozenset({"officials", "leaders", "diplomats", "negotiators", "envoys", "ministers", "generals"})
_APART = ("prepositions.after", "prepositions.before")


def seat_hosts(sentence: Sentence, story: SoFar) -> None:
    """Add who received somebody where the words name nobody's officials: those of the capital or of the country of his journey."""
    for draft in story.here:
        if draft.kind not in _SORTS or len(draft.parties) != 1 or draft.headline:
            continue
        own = draft.parties[0]
        host = _in_its_capital(sentence, draft, own) or _visited(sentence, draft, story.all)
        if host is not None:
            draft.parties = (own, host)
            draft.fresh = draft.fresh or (bool(draft.people) and draft.status in _SAT)


def _in_its_capital(sentence: Sentence, draft: Draft, own: str) -> str | None:
    """The other of the two whom a story is about, where one of them had talks in its capital: nobody else receives there."""
    core = sentence.scene.core.parties
    capitals = sentence.scene.gazetteer.capitals
    host = next((side for side in core if side != own), None)
    there = bool(draft.places) and own in core
    return host if there and host is not None and all(name == capitals.get(host) for name, _ in draft.places) else None


def _visited(sentence: Sentence, draft: Draft, told: Sequence[Draft]) -> str | None:
    """The country of the journey on which somebody met officials: "flew to P and met officials"."""
    if draft.rule not in ("verb", "noun") or not draft.people or not _nobodys_officials(sentence, draft):
        return None
    units = sentence.units
    first = next((at for at, unit in enumerate(units) if unit.start >= draft.start), 0)
    apart = first > 0 and has(units[first - 1], *_APART)
    visits = [visit for visit in told if _around(visit, draft) and (visit.ends if apart else not visit.departs)]
    hosts = {visit.parties[1] for visit in visits if visit.sentence == max(near.sentence for near in visits)}
    return hosts.pop() if len(hosts) == 1 else None


def _around(visit: Draft, draft: Draft) -> bool:
    """Whether a journey of his, told here or right before, may be that on which somebody met officials."""
    his = visit.kind is Kind.VISIT and len(visit.parties) == _BOTH and visit.parties[:1] == draft.parties
    his = his and set(draft.people) <= set(visit.people) and 0 <= draft.sentence - visit.sentence <= 1
    begun = visit.status in _SAT and (visit.status is not Status.PLANNED or draft.status is Status.PLANNED)
    return his and begun and {name for name, _ in draft.places} <= {name for name, _ in visit.places}


def _nobodys_officials(sentence: Sentence, draft: Draft) -> bool:
    """Whether it is officials that somebody met, and no word says whose: not "embassy officials", "officials from the bank"."""
    if len(draft.object_at) != 1:
        return False
    at, units = draft.object_at[0], sentence.units
    actor = units[at].actor
    if actor is None or actor.ref != "group" or actor.sides or not any(_OFFICIALS & set(word.split()) for word in actor.words):
        return False
    before = units[at - 1]
    whose = (before.code in "uX" and not before.classes) or (at + 1 < len(units) and units[at + 1].low in ("from", "at"))
    return not whose
