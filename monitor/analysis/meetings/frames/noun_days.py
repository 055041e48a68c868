"""The days of a meeting that a noun tells of; those of its call-off are not its own."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, some, starts, times_at
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.phases import day_of, mark_phases
from monitor.analysis.meetings.days.times import attach_length, attach_times
from monitor.analysis.meetings.days.times_apart import set_off
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.meeting_noun import MeetingNoun
from monitor.analysis.meetings.frames.snubs import stood_up
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.calloffs import called_off_then
from monitor.analysis.meetings.standing.cue_before import by_the_hour, gone_by
from monitor.analysis.meetings.standing.governing import beside_other
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.when import Relation, TimeSpan
from monitor.domain.meeting import Status

_OFF = (Status.CANCELLED, Status.POSTPONED)


def date_noun(one: MeetingNoun, draft: Draft) -> None:
    """Attach the times of a noun's sentence that are its meeting's; none where its predicate tells details of it."""
    if one.told.details:
        return
    sentence, units, (start, noun), told = one.sentence, one.units, one.phrase, one.told
    off = told.slot if told.status in _OFF else None  # a day behind "was cancelled" is that of the call-off
    behind = None if told.status in _OFF else max(told.last, noun)
    attach_times(units, draft, _clause_start(units, start, one.own), noun, behind)
    attach_length(units, draft, noun)
    mark_phases(units, draft, noun)
    draft.nth = day_of(units, start, noun)
    _place_set_off(sentence, draft, noun)
    if _only_urged(units, one.governor):
        draft.times = [span for span in draft.times if span.start < units[noun].start]
        draft.status, draft.known = None if draft.status is Status.HELD else draft.status, False
    if off is not None:
        _leave_call_off(sentence, draft, one.phrase, off)
    if told.status is Status.POSTPONED:
        draft.times = [span for span in draft.times if span.relation is not Relation.BY]  # "put off until June" is the new day


def hold_then(one: MeetingNoun, draft: Draft) -> None:
    """Let a meeting have been held on the day of what was said there: "urged B on Friday to act, in their first meeting"."""
    units, governor = one.units, one.governor
    if draft.status is not None or governor.word not in ("in", "at", "during") or units[governor.at - 1].code != ",":
        return
    said = some(units[: governor.at], "addressing", "say")
    if said and any(span.start < units[one.start].start for span in draft.times):
        draft.status, draft.status_span = Status.HELD, Slot(units[governor.at].start, units[one.noun].end)


def gather_for(one: MeetingNoun, draft: Draft) -> None:
    """Let talks be where and when people gathered for them: "gathered in P on Tuesday to resume the talks"."""
    units, governor = one.units, one.governor
    to = verb_group(units, governor.at).start if governor.kind == "verb" else 0
    if not to or units[to].low != "to" or draft.times or draft.places or not has(units[governor.at], *_STARTING):
        return
    gathered = next((at for at in range(to - 1, max(-1, to - _ROW), -1) if starts(units[at], "verbs.")), 0)
    if not has(units[gathered], "verbs.gather", "verbs.meet") or verb_group(units, gathered).form != "past":
        return
    draft.places.extend(place_after(units, gathered + 1, to).known)
    draft.times.extend([unit.extra for unit in units[gathered:to] if isinstance(unit.extra, TimeSpan)][:1])
    if draft.status is Status.PLANNED and not verb_group(units, gathered).words:
        draft.status = Status.ONGOING


def go_for(one: MeetingNoun, draft: Draft) -> None:
    """Let what took hours, or was long ago, be on the day when one went for it: "drove to the coast on Monday for a three-hour"."""
    units, governor = one.units, one.governor
    if governor.word != "for" or draft.times or draft.status is not Status.HELD:
        return
    went = next((at for at in range(governor.at - 1, max(-1, governor.at - _ROW), -1) if has(units[at], "verbs.go")), None)
    if went is not None and (by_the_hour(units, went, governor.at) or gone_by(one.sentence, went, governor.at)):
        draft.times.extend([unit.extra for unit in units[went : governor.at] if isinstance(unit.extra, TimeSpan)][:1])


_STARTING = ("verbs.resume", "verbs.hold", "phases.begins")
_ROW = 16  # units from where people gathered to what for


def _leave_call_off(sentence: Sentence, draft: Draft, phrase: tuple[int, int], off: Slot) -> None:
    """Drop the day of the call-off: "cancelled the talks on Monday", "On Monday, the talks were called off"."""
    units, (start, noun) = sentence.units, phrase
    if off.start > units[noun].start:
        draft.times = [span for span in draft.times if span.start >= units[start].start]
    elif off.start < units[start].start and not stood_up(sentence, draft, start):
        draft.times = [span for span in draft.times if span.start < units[noun].start or not _gone(span)]
        draft.times = [] if called_off_then(sentence, draft, noun, off) else draft.times


def _clause_start(units: Units, start: int, governor: Governor) -> int:
    """Where the verb that a meeting hangs on begins; an unknown one ("recounted a meeting") has a day of its own."""
    if (row := beside_other(units, governor)) is not None:
        return verb_group(units, row).start
    known = governor.kind == "verb" and units[governor.at].code != "u"
    return verb_group(units, governor.at).start if known else start


def _place_set_off(sentence: Sentence, draft: Draft, noun: int) -> None:
    """A place behind a time that a comma sets off goes with the time: to the main meeting, not to the one before the comma."""
    units = sentence.units
    if not draft.nested and (draft.places or not draft.times):
        return
    apart = next((at for at in times_at(units) if at > noun and set_off(units, at)), None)
    if apart is None:
        return
    if draft.nested:
        draft.places = [place for place in draft.places if place[1].start < units[apart].start]
    elif not draft.places and any(span.start == units[apart].start for span in draft.times):
        draft.places.extend(place_after(units, apart + 1, min(len(units), apart + 8)).known)


def _only_urged(units: Units, governor: Governor) -> bool:
    """Whether somebody only urged others to do something about a meeting: "urged both to save the summit on Friday"."""
    at = governor.at
    unknown = at > 1 and units[at].code == "u" and units[at - 1].low == "to"
    return unknown and some(units[max(0, at - 6) : at - 1], "addressing")


_GONE = frozenset({"last", "earlier", "ago", "yesterday"})


def _gone(span: TimeSpan) -> bool:
    """Whether a time lies in the past, so that behind "cancelled the summit" it dates the call-off."""
    return bool(_GONE & set(span.text.lower().split()))
