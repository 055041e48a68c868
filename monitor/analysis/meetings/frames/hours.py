"""Meetings told by the time two had: "her six hours with B", "after an hour with B, A said", "ended three days together"."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from, of_nobody
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, is_verbal, lasts, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.making import add_place, make_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.meetings.who.partners import SPENDING
from monitor.domain.meeting import Kind, Status

_BETWEEN = frozenset({"alone", "of", "face", "time", "talking", "and", "a", "half", "closeted", "together"})
_AT = frozenset({"in", "at", "the"})  # "an hour in the Oval Office with"
_PHRASE = 6  # units from the hours to "with"


def read_hours(sentence: Sentence, at: int) -> Draft | None:
    """Somebody of another side with whom, or together with whom, hours were spent."""
    units = sentence.units
    hours = _hours(units, at)
    if hours is None:
        return None
    start = _start(units, hours)
    others_at: tuple[int, ...] = ()
    if units[at].low == "with":
        first = next((i for i in (at + 1, at + 2) if i < len(units) and is_actor(units[i]) and units[i].code == "N"), None)
        if first is None or of_nobody(units, first):
            return None
        others_at = names_from(units, first)
    subject, subject_at, verb = _whose(sentence, start, max((at, *others_at)))
    others = sentence.party(others_at, subject=subject)
    both = subject.joined(others)
    alike = set(subject.people) & set(others.people)
    if not subject.people or alike or len({side for person in both.people for side in sentence.scene.side_of(person)[:1]}) < 2:
        return None
    draft = make_draft(sentence, at, start, Kind.MEETING, both)
    draft.status, draft.status_span = Status.HELD, Slot(units[start].start, units[at].end)
    if verb is not None:
        draft.status, draft.status_span = verb_status(sentence, verb_group(units, verb))
    draft.people_span = sentence.slots((*subject_at, *others_at))
    draft.noun, draft.rule, draft.object_at = "meet", "deed", others_at
    attach_times(units, draft, start, at, max((at, *others_at)))
    draft.places.extend(place_after(units, hours + 1, at).known)
    if not draft.places:
        add_place(sentence, draft, max((at, *others_at)) + 1)
    return draft


def _hours(units: Units, at: int) -> int | None:
    """Where the hours stand right before "with" or "together"; None where a verb that spends them reads them itself."""
    for index in range(at - 1, max(-1, at - _PHRASE), -1):
        if lasts(units[index]):
            spent = any(unit.low.startswith(SPENDING) for unit in units[max(0, index - _PHRASE) : index])
            return None if spent else index
        if units[index].low not in _BETWEEN and units[index].place is None and units[index].low not in _AT:
            return None
    return None


def _start(units: Units, hours: int) -> int:
    """First unit of "the better part of three hours", "about an hour"."""
    start = hours
    while start and not is_possessive(units[start]):
        before = units[start - 1]
        counted = before.code in "dnT0um" or is_possessive(before) or before.low in _ABOUT
        if not counted or (is_verbal(before) and before.low not in _ABOUT):
            break
        start -= 1
    return start


_ABOUT = frozenset({"more", "less", "than", "over", "about", "nearly", "almost", "around", "some", "roughly", "just"})


def _whose(sentence: Sentence, start: int, last: int) -> tuple[Party, tuple[int, ...], int | None]:
    """Who had the time: its owner, the subject of the verb before it, or whom the sentence speaks of behind a comma."""
    units = sentence.units
    if is_possessive(units[start]):
        return sentence.party((start,)), (start,), None
    if start > 1 and units[start - 1].code == "s" and is_actor(units[start - 2]):
        return sentence.party((start - 2,)), (start - 2,), None
    before, ended = _at_the_end(units, start - 1)
    if ended or (before >= 0 and has(units[before], "prepositions.after", "prepositions.before")):
        subject, subject_at = sentence.subject_behind(last)
        if subject.people:
            return subject, subject_at, None
        if (ended or has(units[before], "prepositions.after")) and not _had(units, before - 1):
            return *_of_whom(sentence, before), None
        before -= 1
    if before > 0 and _had(units, before):
        subject, subject_at = sentence.subject(verb_group(units, before).start)
        return subject, subject_at, before
    return NOBODY, (), None


def _at_the_end(units: Units, before: int) -> tuple[int, bool]:
    """Where "at the end of" begins before the hours, and that it does."""
    low = [unit.low for unit in units[max(0, before - 3) : before + 1]]
    ended = low in (["at", "the", "end", "of"], ["at", "the", "close", "of"])
    return (before - 3, True) if ended else (before, False)


def _of_whom(sentence: Sentence, after: int) -> tuple[Party, tuple[int, ...]]:
    """Whom the clause in front speaks of: "A told reporters on T after an hour with B", "A was upbeat after it"."""
    comma = any(unit.code in ";" for unit in sentence.units[:after])
    return (NOBODY, ()) if comma else sentence.subject(after)


def _had(units: Units, at: int) -> bool:
    unit = units[at]
    return is_verbal(unit) or starts(unit, "status.") or unit.low.endswith("ed")
