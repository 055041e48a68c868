"""Where a verb of staying, or of attending something, puts the traveller."""

from monitor.analysis.meetings.clause.grammar import Units, has, lasts, past_day, starts
from monitor.analysis.meetings.clause.word_classes import is_noun
from monitor.analysis.meetings.where.places import NOWHERE, Places, place_list

_REACH = 8  # units from the verb to the preposition before the place
_CLOSE = ("stop",)  # "stopped in Tokyo", and not "stopped tests in Tokyo"
_BY_TIME = ("spen",)  # time is spent somewhere; money is too
_HAVING = frozenset({  # "stops": see ``stops.py``
    *("with", "include", "includes", "included", "including", "planned", "scheduled", "make", "makes", "making", "made"),
})
_STOPPING = frozenset({"over", "off", "overnight"})


def where_stayed(units: Units, verb: int) -> Places:
    """Where a verb of staying puts the traveller: "spent Monday in P", "stayed at a guesthouse in P", "stopped over in P"."""
    low = units[verb].low
    if (has(units[verb], "nouns.visit") and is_noun(units, verb)) or (low == "stops" and units[verb - 1].low in _HAVING):
        return NOWHERE
    timed = not low.startswith(_BY_TIME)
    for at in range(verb + 1, min(len(units), verb + _REACH)):
        unit = units[at]
        if unit.low in ("in", "at"):
            found = place_list(units, at + 1, at + 6)
            if found.known:
                return found if timed else NOWHERE
        elif unit.code in ";," or starts(unit, "verbs.") or (low.startswith(_CLOSE) and not _may_follow(units, at)):
            break
        timed = timed or unit.code == "T" or lasts(unit) or unit.low in _SPELLS
    return NOWHERE


_SPELLS = frozenset({"day", "nights", "morning", "afternoon", "evening", "weeks"})  # "spent the day in P"; one night is a halt


def where_attended(units: Units, verb: int) -> Places:
    """Where somebody attends a forum, a ceremony, games: "attended the security forum in P"; meetings tell their own place."""
    event = None
    for at in range(verb + 1, min(len(units) - 1, verb + _REACH)):
        unit = units[at]
        if has(unit, "events"):
            event = at
        elif event is not None and has(unit, "prepositions.place"):
            return place_list(units, at + 1, at + 6)
        elif unit.code in ";," or starts(unit, "clause_words") or has(unit, "nouns.summit", "nouns.talks", "nouns.meeting"):
            break
    return NOWHERE


def _may_follow(units: Units, at: int) -> bool:
    return past_day(units, at) > at or units[at].low in _STOPPING or has(units[at], "adverbs")
