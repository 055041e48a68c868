"""Visits that came to nothing as their invitation was taken back: "North Korea rescinded its invitation to B"."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.journeys.travel import official
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status


def uninvited(sentence: Sentence) -> list[Draft]:
    """A visit called off for each invitation that is taken back of somebody, no journey being told behind him."""
    units = sentence.units
    found = []
    for at, unit in enumerate(units):
        guest = _guest(units, at) if "status.cancelled" in unit.classes else _told_off(units, at) if unit.low in _TOLD else 0
        if guest and (draft := _uninvited(sentence, at, guest)) is not None:
            found.append(draft)
    return found


def _uninvited(sentence: Sentence, verb: int, guest: int) -> Draft | None:
    units = sentence.units
    group = verb_group(units, verb)
    if group.negative or group.modal or group.future or group.infinitive:
        return None
    host, host_at = sentence.subject(group.start)
    guests = sentence.party((guest,))
    if len(host.sides) != 1 or len(guests.sides) != 1 or guests.sides == host.sides or not official(sentence, guests):
        return None
    draft = make_draft(sentence, verb, group.start, Kind.VISIT, Party(guests.people, (*guests.sides, *host.sides)))
    draft.status, draft.status_span = Status.CANCELLED, Slot(units[verb].start, units[verb].end)
    draft.people_span = sentence.slots((*host_at, guest))
    draft.noun, draft.rule, draft.fresh = "visit", "uninvited", True
    draft.end = units[guest].end
    return draft


def _guest(units: Units, verb: int) -> int:
    """Where he stands whose invitation it was, with no journey told behind him; 0 for nobody."""
    named = next((at for at in range(verb, min(len(units), verb + 3)) if "invitation" in units[at].low.split()), None)
    if named is None or named + 2 >= len(units) or units[named + 1].low not in ("to", "for"):
        return 0
    guest = named + 3 if units[named + 2].code == "d" and named + 3 < len(units) else named + 2
    behind = units[guest + 1 : guest + _NEAR]
    behind = () if behind and behind[0].low in ("who", "whom", "whose") else behind  # "an envoy who wanted to help"
    journey = any(unit.low == "to" or has(unit, "nouns.visit") for unit in behind)
    return guest if units[guest].code == "N" and is_actor(units[guest]) and not journey else 0


def _told_off(units: Units, verb: int) -> int:
    """Where he stands who is told not to come, or to stay at home; 0 for nobody."""
    guest = verb + 1
    if guest >= len(units) or units[guest].code != "N" or not is_actor(units[guest]):
        return 0
    words = [unit.low for unit in units[guest + 1 : guest + _ORDER] if unit.code != "T" and unit.low != "on"]
    return guest if any(words[: len(order)] == list(order) for order in _ORDERS) else 0


_TOLD = frozenset({"told", "asked", "ordered", "tells", "asks", "advised"})
_ORDER = 7  # units of "on Friday to stay at home"
_ORDERS = (
    *(("not", "to", "come"), ("not", "to", "travel"), ("not", "to", "make", "the", "trip"), ("to", "stay", "home")),
    *(("to", "stay", "at", "home"), ("to", "stay", "away", "."), ("to", "stay", "away", ","), ("to", "stay", "put")),
)
_NEAR = 4  # units from a guest to his journey: "B to visit P"
