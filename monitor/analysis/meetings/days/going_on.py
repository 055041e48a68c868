"""How long a session goes on: "The talks continued on T", "They are expected to run through T", "has been meeting B since T"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, lacks, some, times_at
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.meetings.days.settling import settle
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.carried import told_again
from monitor.analysis.meetings.frames.repeats import PLURAL
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.when import Duration, Relation, TimeSpan, resolve
from monitor.domain.meeting import Kind, Precision, Status

_ON = frozenset({
    *("continue", "continued", "continues", "resume", "resumed", "resumes", "carry", "carried", "last", "run", "stretch", "go"),
})
_BACK, _FAR = 2, 4  # sentences from a session to how it goes on, told by a pronoun or by name
_VERB, _DAY = 7, 6  # units from the session to the verb, from there to the day
_HELD = (Status.HELD, Status.ONGOING, Status.PLANNED)


def go_on(sentence: Sentence, story: SoFar) -> None:
    """Let a session that was told with one day last up to the day on which it is said to go on."""
    units = sentence.units
    anchor = sentence.scene.anchor
    if anchor is None or sentence.headline or not times_at(units) or not any(unit.low.split(" ")[0] in _ON for unit in units):
        return
    subject = _subject(units)
    told = _session(sentence, subject, story.all) if subject is not None else None
    verb = _verb(units, subject) if told is not None and subject is not None else None
    day = _day(units, verb) if verb is not None else None
    if told is None and subject is not None:
        _go_on_undated(units, subject, story)
    first = told.when.start if told is not None and told.when is not None else None
    if told is None or day is None or first is None or told.when is None:
        return
    if _may(units, subject or 0, verb or 0):
        _leave_open(told, day, anchor)
        return
    if _goes_on_later(sentence, story, told, (verb or 0, day)) or told.when.start != told.when.end:
        return
    told.until = day
    settle(told, anchor)
    for draft in story.all:
        of_it = draft.start <= units[subject or 0].start < draft.end and set(draft.people) <= set(told.people)
        if draft is not told and draft.sentence == sentence.index and of_it and set(draft.parties) <= set(told.parties):
            draft.status, draft.times, draft.when = None, [], None  # no telling of its own
    last = told.when.end if told.when is not None else None
    if told.status is Status.HELD and last is not None and last > anchor and first <= anchor:
        told.status = Status.ONGOING


def _goes_on_later(sentence: Sentence, story: SoFar, told: Draft, again: tuple[int, TimeSpan]) -> bool:
    """Tell the next round, where what is over is to resume only days later: "ended Friday. They will resume next month"."""
    (verb, span), units, anchor = again, sentence.units, sentence.scene.anchor
    coming = units[verb].low.startswith("resume") and verb_form(units[verb]) != "past"
    further = resolve(span, anchor=anchor, direction="future") if anchor is not None and coming else None
    last = told.when.end if told.when is not None else None
    if further is None or further.start is None or last is None or told.status is not Status.HELD:
        return False
    if anchor is None or further.start <= anchor or (further.start - last).days <= _RECESS:
        return False
    day = next(at for at, unit in enumerate(units) if unit.extra is span)
    own = next((one for one in story.here if one.bare and one.times == [span]), None)
    if own is not None:
        story.here.remove(own)
    nxt = told_again(told, sentence, (verb, day), Status.PLANNED)
    nxt.another, nxt.ordinal, nxt.people, nxt.people_span, nxt.sides = True, None, (), [], ()
    settle(nxt, anchor)
    story.here.append(nxt)
    return True


_RECESS = 4  # days that talks break off for and are still one round


def _go_on_undated(units: Units, subject: int, story: SoFar) -> None:
    """Date by when they go on what the sentence tells as held on no day: "met with B, and the talks would continue on T in P"."""
    on = next((one for one in story.here if one.start <= units[subject].start < one.end and one.times and one.bare), None)
    live = (Status.HELD, Status.ONGOING)
    met = [one for one in story.here if one.fresh and len(one.parties) > 1 and one.kind is not Kind.VISIT and one is not on]
    if on is None or on.status is not Status.PLANNED or len(met) != 1 or _verb(units, subject) is None:
        return
    told = met[0]
    if told.end > on.start or told.when is not None or told.times or told.status not in live:
        return
    told.times, told.when, told.when_span, told.status = on.times, on.when, on.when_span, Status.ONGOING
    told.places = told.places or on.places
    on.status, on.times, on.when, on.places = None, [], None, []


def _may(units: Units, subject: int, verb: int) -> bool:
    return any(unit.low.split(" ")[-1] in _PERHAPS for unit in units[subject:verb])


_PERHAPS = frozenset({"may", "might", "could"})


def _leave_open(told: Draft, day: TimeSpan, anchor: date) -> None:
    """Let a session of yesterday or today be under way where it may go on: "they might go on into T"."""
    further = resolve(day, anchor=anchor, direction="future")
    last = told.when.end if told.when is not None else None
    if further is None or further.start is None or last is None or told.status is not Status.HELD:
        return
    if 0 <= (anchor - last).days <= 1 and anchor < further.start and (further.start - last).days <= _BACK:
        told.status = Status.ONGOING


def going_since(sentence: Sentence, story: SoFar) -> None:
    """Let a session that has been going on since some day of the last two weeks go on: "has been meeting B in P since Sunday"."""
    units = sentence.units
    anchor = sentence.scene.anchor
    day = next((at for at in range(2, len(units)) if _since(units, at)), None) if anchor is not None else None
    span = units[day].extra if day is not None else None
    been = _been(units, day) if day is not None else None
    if anchor is None or been is None or not isinstance(span, TimeSpan):
        return
    first = resolve(span, anchor=anchor, direction="past")
    if first is None or first.start is None or not 0 <= (anchor - first.start).days <= _LONGEST:
        return
    for draft in story.here:
        sits = draft.kind in (Kind.TALKS, Kind.MEETING) and draft.status in (Status.HELD, Status.ONGOING)
        if sits and not draft.times and units[been].start <= draft.start <= draft.end <= span.start:
            draft.times, draft.status = [span], Status.ONGOING
            draft.when = replace(first, end=anchor, precision=Precision.INTERVAL)
            draft.when_span = Slot(span.start, span.end)


_LONGEST = 14  # days; talks since a day before that are not one session


def _since(units: Units, at: int) -> bool:
    span = units[at].extra
    since = isinstance(span, TimeSpan) and (span.relation is Relation.SINCE or units[at - 1].low == "since")
    return since and is_day(units[at])


def _been(units: Units, day: int) -> int | None:
    """Where the perfect begins of what has gone on up to now: "has been meeting", "have been in talks"; no comma after it."""
    for at in range(day - 1, 0, -1):
        if units[at].code in ";," or units[at].low in ("not", "no"):
            return None
        if has(units[at], "auxiliaries.been") and has(units[at - 1], "auxiliaries.have"):
            return at - 1
    return None


def _subject(units: Units) -> int | None:
    """Where the session is named as one known ("the talks", "their discussions", "that talks"), or a pronoun opens a clause."""
    if units and (units[0].low in ("they", "it") or (len(units) > _TWO and _delegations(units, 0))):
        return 0
    for at in range(1, len(units) - 1):
        reported = units[at - 1].low == "that" or has(units[at - 1], "say")
        if reported and units[at].low in ("they", "it") and units[at + 1].low.split(" ")[0] in _COMING:
            return at
        if (reported or units[at - 1].code == ",") and _delegations(units, at):
            return at
        known = reported or units[at - 1].low in ("the", "these") or is_possessive(units[at - 1])
        if known and has(units[at], "nouns.talks", "nouns.meeting") and not is_actor(units[at + 1]):
            return at
    return None


_TWO = 2


def _delegations(units: Units, at: int) -> bool:
    """Whether those who sit at talks are said to go on: "the six will resume", "the delegations are to carry on"."""
    actor = units[at].actor
    many = units[at].code == "B" or (actor is not None and actor.ref == "group" and actor.plural)
    behind = units[at + 1].low
    return many and units[at].low.startswith("the ") and (behind in _COMING or behind in ("are", "were")) and not lacks(units, *_ON)


_COMING = frozenset({"would", "will", "might", "may", "could"})


def _session(sentence: Sentence, subject: int, drafts: Sequence[Draft]) -> Draft | None:
    """The session of both sides told last, if it has one day and no end."""
    units = sentence.units
    pronoun = units[subject].low in ("they", "it") or is_actor(units[subject])
    sorts = (Kind.TALKS, Kind.MEETING, Kind.SUMMIT) if pronoun else (Kind.TALKS, Kind.MEETING)
    before = (draft for draft in reversed(drafts) if draft.kind in sorts and draft.end <= units[subject].start)
    told = next((draft for draft in before if len(draft.parties) > 1 and draft.when is not None and draft.fresh), None)
    if told is None or told.when is None or sentence.index - told.sentence > (_BACK if pronoun else _FAR) or told.until is not None:
        return None
    plural = told.noun in PLURAL or told.noun == "meet"
    if (units[subject].low == "they" and not plural) or (units[subject].low == "it" and told.noun in PLURAL):
        return None
    return told if told.status in _HELD else None


def _verb(units: Units, subject: int) -> int | None:
    """Where the verb of going on stands, where nobody else comes in between and nothing is denied."""
    for verb in range(subject + 1, min(len(units), subject + _VERB)):
        if units[verb].low.split(" ")[0] in _ON:
            break
        if is_actor(units[verb]) or units[verb].code in ",;":
            return None
    else:
        return None
    said_no = some(units[subject:verb], "auxiliaries.negative", "auxiliaries.contracted")
    modal = some(units[subject:verb], "auxiliaries.modal") and not _may(units, subject, verb)
    return None if said_no or modal or (units[verb].low == "go" and units[verb + 1 : verb + 2][0].low != "on") else verb


def _day(units: Units, verb: int) -> TimeSpan | None:
    """The day behind the verb of going on."""
    for at in range(verb + 1, min(len(units), verb + _DAY)):
        span = units[at].extra
        if isinstance(span, TimeSpan) and not isinstance(span.value, Duration):
            return span
        if is_actor(units[at]) or units[at].code in ",;" or units[at].low in ("before", "after"):
            return None
    return None
