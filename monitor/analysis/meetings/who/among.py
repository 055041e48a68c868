"""Who was among those met, told behind them: "met officials of the ministry on Monday, among them B"."""

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, is_person, lacks, starts
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.domain.meeting import Kind

_REACH = 12  # units from whom somebody met to "among them"
_THEM = frozenset({"them", "whom", "those"})


def seat_those_among(sentence: Sentence, story: SoFar) -> None:
    """Add those of the other side who were among the people somebody met."""
    units = sentence.units
    if lacks(units, "including", "among"):
        return
    for draft in story.here:
        who = _named(units, draft) if draft.rule in ("verb", "weak verb", "noun") and draft.kind is not Kind.VISIT else ()
        party = sentence.party(who) if who else None
        if party is None or not party.people or set(party.people) & set(draft.people):
            continue
        sides = set(party.sides)
        own = {side for _, side in draft.sides}
        if len(sides) != 1 or sides & own or not (sides <= set(draft.parties) or len(draft.parties) == 1):
            continue
        draft.parties = tuple(dict.fromkeys((*draft.parties, *party.sides)))
        draft.people = (*draft.people, *party.people)
        draft.sides = (*draft.sides, *((person, party.sides[0]) for person in party.people))
        draft.people_span = [*draft.people_span, *sentence.slots(who)]
        draft.fresh = draft.fresh or draft.status is not None


def _named(units: Units, draft: Draft) -> tuple[int, ...]:
    """The names behind "among them" or "including", where nothing else is told before."""
    first = next((at for at, unit in enumerate(units) if unit.start >= draft.end), len(units))
    for at in range(max(1, first - 1), min(len(units) - 1, first + _REACH)):
        among = units[at].low == "among" and units[at + 1].low in _THEM
        if units[at].low == "including" or among:
            name = next((i for i in range(at + 1 + among, min(len(units), at + 4)) if units[i].code == "N"), None)
            return names_from(units, name) if name is not None and is_person(units[name]) else ()
        if units[at].code == ";" or (starts(units[at], "verbs.") and units[at].start >= draft.end) or starts(units[at], "nouns."):
            return ()
    return ()
