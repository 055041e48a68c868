"""Whom a story introduces: strangers with their sides, titles, and who is called somebody's counterpart."""

from monitor.analysis.entities.offices import telling
from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.sentence import Sentence


def meet_strangers(scene: Scene, sentences: list[Sentence]) -> None:
    """Let surnames and pronouns mean those too whom only the story itself introduces."""
    met = [
        (unit.start, unit.actor.people[0])
        for sentence in sentences
        for unit in sentence.units
        if unit.actor is not None and unit.actor.ref in ("person", "counterpart") and len(unit.actor.people) == 1
    ]
    strangers = [(at, person) for at, person in met if person not in scene.gazetteer.people and person in scene.sides]
    if strangers:
        scene.meet(strangers)


_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def introduce(scene: Scene, sentence: Sentence) -> None:
    """Learn people the roster does not know, their titles, and who is called somebody's counterpart."""
    for unit in sentence.units:
        actor = unit.actor
        if actor is None or not actor.people or actor.ref == "pair":
            continue
        person = actor.people[-1]
        if person not in scene.gazetteer.people and actor.sides:
            scene.sides.setdefault(person, actor.sides)
        if actor.words & _VOICES:
            scene.tellers.add(person)
            if person not in scene.gazetteer.people:
                scene.voices.add(person)
        if actor.former:
            scene.formers.add(person)
        if actor.titled or actor.ref == "counterpart":
            scene.titled.add(person)
        titles = telling(actor.words)
        if titles or actor.leader:
            scene.titles[person] = scene.titles.get(person, frozenset()) | titles | ({"leader"} if actor.leader else frozenset())
        if actor.ref == "counterpart" and person not in scene.counterparts:
            scene.counterparts.append(person)
