"""Whose minister somebody is whom neither the roster nor the story gives a country: that of the capital where he is told of."""

from collections.abc import Iterable

from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.clause.grammar import Units
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.remembering import stands_in


def seat_ministers(scene: Scene, sentences: Iterable[Sentence]) -> None:
    """Learn the sides of unlisted ministers: "A met Vice Minister B in P", "A arrived in P. He saw Foreign Minister B"."""
    unknown = {person for person, titles in scene.titles.items() if "minister" in titles and not scene.side_of(person)}
    if not unknown:
        return
    ground: tuple[str, ...] = ()
    for sentence in sentences:
        ground = _ground(sentence.units) or ground
        here = {person for unit in sentence.whole if unit.actor for person in unit.actor.people} & unknown
        for person in here if len(ground) == 1 else ():
            scene.sides.setdefault(person, ground)


_WITHOUT = ("US",)  # it has secretaries


def _ground(units: Units) -> tuple[str, ...]:
    """The country of the last place that something is in or goes to, of those that have ministers."""
    for at in range(len(units) - 1, 0, -1):
        unit = units[at]
        there = unit.place is not None and stands_in(units, at)
        if there and unit.actor and unit.actor.sides != _WITHOUT:
            return unit.actor.sides
    return ()
