"""Whom only a country or its leader tells: "the American said", "the North's political chief", "President A's envoy"."""

from dataclasses import replace

from monitor.analysis.entities.scene import Party, Scene
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import Units, is_actor


def owner_before(units: Units, index: int) -> int:
    """Where the "'s" stands behind which an office is told: "the North's envoy", "the North's political chief"; 0 for none."""
    at = index - 2 if units[index - 1].code == "u" and index > 2 and units[index].code == "N" else index - 1
    return at if units[at].code == "s" else 0


def envoy_of_leader(scene: Scene, units: Units, index: int) -> Party | None:
    """Whom a leader's office-holder means, of his side whatever land he deals with: "President A's North Korea envoy"."""
    actor, leader = units[index].actor, units[index - 2].actor if index > 1 else None
    if actor is None or actor.ref != "role" or actor.leader or leader is None or units[index - 1].code != "s":
        return None
    owner = resolve(scene, units[index - 2])
    if len(owner.people) != 1 or not owner.sides or not scene.is_head(owner.people[0]):
        return None
    return resolve(scene, replace(units[index], actor=actor._replace(sides=owner.sides[:1], definite=True)))


def behind_with(units: Units, at: int) -> bool:
    """Whether somebody is the second of two behind "with": "spoke with B and C beside him"."""
    second = at > _LISTED and units[at - 1].low == "and" and units[at - _LISTED].low == "with"
    return second and is_actor(units[at - 2])


_LISTED = 3  # units of "with B and"
