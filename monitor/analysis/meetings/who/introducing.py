"""Whom a story introduces: strangers with their sides, titles, and who is called somebody's counterpart."""

from monitor.analysis.entities.offices import telling
from monitor.analysis.entities.scene import Scene
from monitor.analysis.meetings.clause.grammar import Units
from monitor.analysis.meetings.sentence import Sentence


def meet_strangers(scene: Scene, sentences: list[Sentence]) -> None:
    """Let surnames and pronouns mean those too whom only the story itself introduces."""
    met = [
        (unit.start, unit.actor.people[0])
        for sentence in sentences
        for unit in sentence.whole
        if unit.actor is not None and unit.actor.ref in ("person", "counterpart") and len(unit.actor.people) == 1
    ]
    strangers = [(at, person) for at, person in met if person not in scene.gazetteer.people and person in scene.sides]
    if strangers:
        scene.meet(strangers)


def _told_behind(units: Units, at: int) -> frozenset[str]:
    """The words for what somebody is, told behind his name: "B, a former spy chief and A's envoy, said"."""
    if at + 1 >= len(units) or units[at + 1].code != ",":
        return frozenset()
    words: set[str] = set()
    for behind in range(at + 2, min(len(units), at + 2 + _ASIDE)):
        actor = units[behind].actor
        if actor is not None and actor.ref == "role":
            words |= actor.words
        elif not (units[behind].code in "dsmA" or units[behind].low == "and" or _is_owner(units, behind)):
            break
    return frozenset(words)


def _is_owner(units: Units, at: int) -> bool:
    """Whether somebody is named only as whose envoy or aide another is."""
    return at + 1 < len(units) and units[at + 1].code == "s"


_ASIDE = 8  # units
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "press secretary"})


def introduce(scene: Scene, sentence: Sentence) -> None:
    """Learn people the roster does not know, their titles, and who is called somebody's counterpart."""
    for at, unit in enumerate(sentence.whole):
        actor = unit.actor
        if actor is None or not actor.people or actor.ref == "pair":
            continue
        person = actor.people[-1]
        if (office := telling(_told_behind(sentence.whole, at))):
            scene.titles[person] = scene.titles.get(person, frozenset()) | office
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
