"""Stays told by which day of talks somebody was on: "was on his third day of meetings in P"."""

from monitor.analysis.meetings.clause.grammar import has, is_possessive, lacks, some
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.journeys.stays import stays_there
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.when import Duration, TimeSpan
from monitor.domain.meeting import Status

_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "first": 1}
_PLACE = 5  # units from "of" to the place: "of back-to-back meetings in P"


def days_there(sentence: Sentence) -> list[Draft]:
    """The stay whose days a sentence counts by the talks held there; the day told is the one it is."""
    units = sentence.units
    if lacks(units, "day") or lacks(units, *_NTH):
        return []
    for at in range(2, len(units) - 3):
        if units[at].low != "day" or units[at + 1].low != "of" or units[at - 1].low not in _NTH:
            continue
        own = is_possessive(units[at - 2]) or units[at - 2].code in "ds"
        near = range(at + 2, min(len(units) - 1, at + 2 + _PLACE))
        there = next((i for i in near if units[i].low == "in"), None)
        talks = there is not None and has(units[there - 1], "nouns.talks", "nouns.meeting") and units[there - 1].low.endswith("s")
        who = sentence.first_subject(at - 2)
        if not own or there is None or not talks or who is None or len(who.sides) > 1:
            continue
        draft = stays_there(sentence, (there, at - 2), who, place_list(units, there + 1, there + 5), [])
        if draft is None:
            continue
        days = [unit.extra for unit in units[there + 1 : there + 6] if isinstance(unit.extra, TimeSpan)]
        draft.times = [span for span in days if not isinstance(span.value, Duration)][:1]
        draft.nth = _NTH[units[at - 1].low] if draft.times else 0
        over = any(has(unit, "phases.ends") for unit in units[max(0, at - 5) : at])
        there_still = not over and some(units[:at], "auxiliaries.be_past", "auxiliaries.be_present")
        draft.status = Status.ONGOING if there_still else Status.HELD
        return [draft]
    return []
