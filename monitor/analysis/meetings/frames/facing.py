"""Officials across a table from others whom no name tells: "envoys will face the North in P", "A last faced the Americans"."""

from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.grammar import has
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind

_FACING = frozenset({"face", "faces", "faced", "facing"})
_OFFICIALS = frozenset({"negotiators", "envoys", "diplomats", "officials", "delegates", "representatives"})
_CROSSING = frozenset({"across", "opposite"})


def faced_officials(sentence: Sentence, verb: int) -> Draft | None:
    """Somebody, or officials of a country (whose footballers face others, too), and a country's people right behind the verb."""
    units = sentence.units
    whom = verb + 2 if verb + 2 < len(units) and units[verb + 1].code == "d" else verb + 1
    if units[verb].low not in _FACING or whom + 1 >= len(units) or units[whom].code not in "CAN":
        return None
    behind = units[whom + 1]
    if not (has(behind, "prepositions.place") or behind.code == "T" or behind.low in _CROSSING):
        return None  # "faced North Korean demands"
    other = resolve(sentence.scene, units[whom])
    subject, subject_at = sentence.subject(verb_group(units, verb).start)
    words = units[subject_at[-1]].low.split(" ") if subject_at else []
    sent = bool(subject.people) or not _OFFICIALS.isdisjoint(words)
    if not sent or other.people or len(other.sides) != 1 or len(subject.sides) != 1 or other.sides == subject.sides:
        return None
    return deed_draft(sentence, verb, Kind.MEETING, subject.joined(other), (*subject_at, whom))
