"""Meetings told by a meal or an audience that somebody is given, or brought to."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, starts
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_JOINED = ("joined", "join", "joins", "joining")  # B for talks
_TO_TABLE = frozenset({"to", "for", "at", "over"})


def at_table(sentence: Sentence, start: int, noun: int, governor: Governor) -> Draft | None:
    """A treated B to dinner, joined B for lunch, gave B a banquet, granted B an audience: what A does brings both to one table."""
    units = sentence.units
    guest = _guest(units, start, governor) if has(units[noun], "meals", "given") or not lacks(units, *_JOINED) else -1
    if guest > 1 and not has(units[noun], "meals", "given") and units[guest - 1].low not in _JOINED:
        return None
    if guest < 2 or (noun + 1 < len(units) and units[noun + 1].low in ("with", "for", "between")):
        return None
    verb = guest - 1
    if not (starts(units[verb], "verbs.") or has(units[verb], "irregular_past") or units[verb].low.endswith("ed")):
        return None
    group = verb_group(units, verb)
    subject, subject_at = sentence.subject(group.start)
    other = sentence.party((guest,), subject=subject)
    both = subject.joined(other)
    teams = subject_at and not (subject.people or other.people) and units[subject_at[0]].code in "NO"
    actor = units[guest].actor
    known = other.people or (actor is not None and actor.ref == "counterpart")  # of whom the story may not tell the name
    if len(both.sides) < 2 or set(subject.people) & set(other.people) or not (teams or (subject.people and known)):
        return None
    draft = deed_draft(sentence, verb, Kind.MEETING, both, (*subject_at, guest), thing=noun)
    if has(units[verb], "verbs.invite") and draft.status is Status.HELD:
        draft.status, draft.status_span = Status.PROPOSED, Slot(units[verb].start, units[verb].end)
    draft.noun, draft.meal = units[noun].low, has(units[noun], "meals")
    draft.object_at, draft.hosts = (guest,), subject.sides
    return draft


def over_meal(units: Units, noun: int, governor: Governor) -> Governor:
    """What is said "over dinner with B" is said at it."""
    return governor._replace(word="at") if governor.word == "over" and has(units[noun], "meals") else governor


_OVER = 2  # units before "over": "had B"


def _guest(units: Units, start: int, governor: Governor) -> int:
    """Where the one stands who comes to the table; -1 where nobody does."""
    if governor.kind == "preposition":
        guest = governor.at - 1
        if guest > _OVER and units[guest].low in ("over", "in", "around", "round") and has(units[guest - 2], "verbs.have"):
            guest -= 1  # "had B over for dinner"
        return guest if governor.word in _TO_TABLE and _somebody(units, guest) else -1
    return start - 1 if governor.kind == "none" and start and _somebody(units, start - 1) else -1


def _somebody(units: Units, at: int) -> bool:
    return at > 0 and is_actor(units[at]) and units[at].code == "N"
