"""Arrivals that name no place: "Kim arrived on Friday", "flew in from Q on Saturday"; where the story is, he came."""

from monitor.analysis.meetings.clause.grammar import Units
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import NOWHERE, Places
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Month

_ASIDE = 16  # units before "arrived": "A, who doubles as envoy,"
# "arrived Friday for talks", "on a two-day visit", "by train", "aboard his plane", "with his wife"
_BEHIND_A_DAY = frozenset({".", ",", ";", "for", "and", "on", "by", "aboard", "with", "ahead", "before", "to"})
_FLYING = frozenset({"fly", "flies", "flew", "flown", "flying", "jetted", "jets", "jet", "jetting"})  # in
_FROM = 5  # units of "from the Chinese capital"


def landed_here(sentence: Sentence, verb: int) -> Places | None:
    """Where his journey led, else the place of the sentence before or of the dateline, where an arrival names no goal."""
    scene = sentence.scene
    place = scene.place if scene.place is not None and scene.ground else scene.desk
    place = next((scene.gone[person] for person in sentence.subject(verb)[0].people if person in scene.gone), place)
    if sentence.headline or place is None or verb > _ASIDE:
        return None
    behind = _behind_arrival(sentence.units, verb)
    return Places((place,)) if behind is not None and _closed(sentence.units, behind) else None


def back_there(sentence: Sentence, verb: int) -> Places | None:
    """Where somebody had been who is to return, by a month and no goal: "was in P in July. He had planned to return in August"."""
    units, scene = sentence.units, sentence.scene
    behind = units[verb + 1 : verb + 4]
    day = next((unit.extra for unit in behind if unit.code == "T"), None) if units[verb].low in _BACK else None
    if not isinstance(day, TimeSpan) or not isinstance(day.value, Month) or (behind[0].code != "T" and behind[0].low != "in"):
        return None
    place = next((scene.gone[person] for person in sentence.subject(verb)[0].people if person in scene.gone), None)
    return Places((place,)) if place is not None else None


_BACK = frozenset({"return", "go back", "come back", "returning"})


def stayed_here(sentence: Sentence, verb: int) -> Places:
    """Where somebody stayed whose stay is told by its days alone: "came on Sunday and stayed until Wednesday"."""
    scene, units = sentence.scene, sentence.units
    place = scene.place if scene.place is not None and scene.ground else None
    if sentence.headline or place is None or units[verb].low not in _STAYED or verb + 1 >= len(units):
        return NOWHERE
    behind = units[verb + 1]
    day = min(verb + 2, len(units) - 1) if behind.low in ("until", "from", "for", "through") else verb + 1
    return Places((place,)) if units[day].code == "T" else NOWHERE


_STAYED = frozenset({"stayed"})


def _behind_arrival(units: Units, verb: int) -> int | None:
    """What follows the words of arriving and from where; None where somebody only flies."""
    low = units[verb].low
    at = verb + 1
    if not low.startswith("arriv"):
        if low not in _FLYING or at >= len(units) or units[at].low != "in":
            return None
        at += 1
    if at + 1 < len(units) and units[at].low == "from":
        at = next((i + 1 for i in range(at + 1, min(len(units), at + _FROM)) if units[i].place), at)
    if at + 1 < len(units) and units[at].low in ("by", "aboard"):
        at = next((i for i in range(at + 2, min(len(units), at + _FROM)) if units[i].code == "T" or units[i].low == "on"), at)
    return at


def _closed(units: Units, at: int) -> bool:
    """Whether only a day, and what somebody came for, follows."""
    day = at + 1 if at < len(units) and units[at].low in ("on", "late", "early") else at
    dated = day < len(units) and units[day].code == "T"
    return dated and (day + 1 >= len(units) or units[day + 1].low.split(" ")[0] in _BEHIND_A_DAY)
