"""Hosts and guests: whom a country or an office takes in, who so meets it, meets another, or visits it."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_after
from monitor.domain.meeting import Kind, Status


def is_done_to(units: Units, group: VerbGroup) -> bool:
    """Whether a form of "be" stands right before the verb ("was warmly received"); who "was to receive" or "is hosting" does it."""
    if units[group.verb].low.split(" ")[0].endswith("ing"):
        return False
    before = group.verb - 1
    while before > 0 and (has(units[before], *_BETWEEN) or units[before].low.endswith("ly") or units[before].code == "T"):
        before -= 1
    return before >= 0 and units[before].low in _BE


def thing_received(units: Units, group: VerbGroup) -> bool:
    """Whether it is a thing that somebody takes in, the word before "that" being nobody: "a step that was welcomed by B"."""
    that = group.start - 1
    what = units[that - 2] if that > 1 and units[that - 1].code == "," else units[that - 1]
    return that > 0 and units[that].low in ("that", "which") and not is_actor(what)


_BETWEEN = ("adverbs", "auxiliaries.negative")
_BE = frozenset({"was", "were", "been", "be", "is", "are", "being", "wasn't", "weren't", "isn't", "aren't"})


def third_hosts(units: Units, verb: int, host_at: tuple[int, ...], guests: Party) -> bool:
    """Whether a country has people of two others in: "Sweden hosted the envoys of B and C", who so met each other."""
    land = units[host_at[0]] if len(host_at) == 1 else None
    away = land is not None and land.code in "CK" and land.actor is not None and set(land.actor.sides).isdisjoint(guests.sides)
    return away and has(units[verb], "verbs.host") and len(guests.sides) == _BOTH


_BOTH = 2  # sides


def house_hosts(units: Units, verb: int, subject_at: tuple[int, ...], target: Party) -> bool:
    """Whether an office has people of two other countries in: "the White House will host the envoys of B and C"."""
    house = len(subject_at) == 1 and units[subject_at[0]].code == "O"
    return house and has(units[verb], "verbs.host") and len(target.sides) > 1


def make_visit(sentence: Sentence, draft: Draft, verb: int, host: Party, guest: Party) -> bool:
    """Make a visit of what a country takes somebody in for, if it is one: "will host B on a state visit"."""
    unit = sentence.units[verb]
    if not has(unit, "verbs.host"):
        return False
    expected = len(guest.sides) == 1 and guest.people and draft.status in _TO_COME
    visit = _on_a_visit(sentence, draft, verb) if expected else None
    if visit is not None:
        draft.kind, draft.noun, draft.parties = Kind.VISIT, "visit", (guest.sides[0], *host.sides[:1])
        draft.people, draft.end = guest.people, max(draft.end, sentence.units[visit].end)
        draft.sides = tuple((person, side) for person, side in draft.sides if person in guest.people)
        draft.places = draft.places or list(place_after(sentence.units, visit + 1, visit + _GOAL, goal=True).known)
        if not draft.times:
            attach_times(sentence.units, draft, verb, visit)
    elif _of_a_land(unit, draft, host, guest):
        draft.kind, draft.noun, draft.parties = Kind.VISIT, "visit", (guest.sides[0], host.sides[0])
    return draft.kind is Kind.VISIT


_TO_COME = (Status.PLANNED, Status.PROPOSED)  # who welcomed somebody met him, too
_GOAL = 5  # units from "visit" to where it leads


def _on_a_visit(sentence: Sentence, draft: Draft, verb: int) -> int | None:
    """Where the visit stands for which a host takes somebody in: "will host B on a state visit to P", "for a two-day visit"."""
    units = sentence.units
    last = max((verb, *draft.object_at))
    on = next((at for at in range(last + 1, min(len(units), last + _TO_P)) if units[at].low in ("on", "for")), None)
    if on is None or on + 1 >= len(units) or units[on + 1].code not in "dT":
        return None
    return next((at for at in range(on + 2, min(len(units), on + _OF_STATE)) if has(units[at], "nouns.visit")), None)


_TO_P, _OF_STATE = 7, 6  # units of "B to P on Monday" before "on", of "a two-day state visit" behind it


def _of_a_land(unit: Unit, draft: Draft, host: Party, guest: Party) -> bool:
    """Whether it is a country that takes somebody in, who so visits it: "the North agreed to receive the envoy in P"."""
    lands = not host.people and len(host.sides) == 1 and bool(guest.people) and len(guest.sides) == 1
    return lands and draft.kind is Kind.MEETING and unit.low.startswith(_TAKES_IN)


_TAKES_IN = ("receiv", "host", "play host", "played host", "welcom")
