"""Whom a visitor was told something by: "Kim told the visiting Chinese envoy that"; they sat together."""

from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind

_VISITING = "visiting"
_NEAR = 4  # units from the verb to whom it is said


def _brings(units: Units, guest: int) -> bool:
    """Whether somebody is one who brought something along: "told B, who brought a message from C, that"."""
    behind = [unit.low for unit in units[guest + 1 : guest + _NEAR + 1]]
    return behind[:2] == [",", "who"] and any(word in _BRINGING for word in behind[2:])


_BRINGING = frozenset({"brought", "carried", "delivered", "conveyed", "bore"})


def told_visitor(sentence: Sentence, verb: int) -> Draft | None:
    """The meeting at which somebody told, or assured, a visitor of another side something."""
    units = sentence.units
    if not has(units[verb], "addressing") or not sentence.text:
        return None
    group = verb_group(units, verb)
    near = range(verb + 1, min(len(units), verb + _NEAR))
    guest = next((at for at in near if is_actor(units[at]) and units[at].code == "N"), None)
    if guest is None or group.form != "past" or group.words:
        return None
    if _VISITING not in sentence.text[units[verb].end : units[guest].end] and not _brings(units, guest):
        return None
    subject, subject_at = sentence.subject(group.start)
    guests_at = names_from(units, guest)
    guests = sentence.party(guests_at)
    if not subject.people or len(guests.sides) != 1 or set(guests.sides) & set(subject.sides):
        return None
    both = subject.joined(guests)
    return deed_draft(sentence, verb, Kind.MEETING, both, (*subject_at, *guests_at), last=guests_at[-1])
