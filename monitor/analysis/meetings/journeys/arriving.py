"""Whether an arrival is a journey: none of those who come to one house, step over a border or only hope to get there."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, is_preposition
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.journeys.travel import hosts_of
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import Places


def at_one_door(units: Units, verb: int, travellers: Party) -> bool:
    """Whether people of two countries come to one house, as they do who meet there: "the two leaders arrived at the hotel"."""
    behind = next((unit for unit in units[verb + 1 : verb + _NEAR] if is_preposition(unit)), None)
    return len(travellers.people) > 1 and len(travellers.sides) > 1 and behind is not None and behind.low == "at"


_NEAR = 4  # units from "arrived" to its preposition: "arrived separately at"


def over_the_line(sentence: Sentence, travellers: Party, where: Places) -> bool:
    """Whether a head stepped over the border that he met another at: "the first president to set foot in the North"."""
    korean = {"DPRK", "ROK"} & set(hosts_of(sentence, where))
    land = any(unit.code == "C" and unit.start == where.known[0][1].start for unit in sentence.units)
    return bool(korean) and land and any(sentence.scene.is_head(person) for person in travellers.people)


def no_arrival(units: Units, group: VerbGroup) -> bool:
    """Whether nobody is said to reach a place: "hopes of reaching P", "to reach P"; who "is to reach P" will."""
    if group.form == "ing" and not _STRAIGHT_THROUGH & {units[group.verb].low}:
        return True
    return group.infinitive and not _due(group)


def _due(group: VerbGroup) -> bool:
    """Whether an infinitive tells a plan: "is to reach P", "is due to enter P"."""
    return group.words[:1] in (("is",), ("are",), ("was",), ("were",))


_STRAIGHT_THROUGH = frozenset({"passing through", "transiting"})
