"""Call-offs told apart from their meeting: "but the North called it off", "the North Koreans pulled out"."""

from collections.abc import Sequence

from monitor.analysis.meetings.clause.grammar import Units, is_possessive, some, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.days.settling import settle
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.standing.going_through import only_feared
from monitor.analysis.when import Duration, resolve
from monitor.analysis.when.values import Weekday
from monitor.domain.meeting import Kind, Status

_ENDS = frozenset({",", ".", ";", "-", "it", '"', "and", "after", "because", "citing", "at", "on", "!", ")"})


def turn_down(sentence: Sentence, story: SoFar) -> None:
    """Let "rejected the invitation" answer what was last offered."""
    units = sentence.units
    for at, unit in enumerate(units if sentence.holds("status.denied") else ()):
        group = verb_group(units, at) if "status.denied" in unit.classes else None
        if group is None or group.form not in ("past", "third") or group.negative or group.modal or group.cues:
            continue
        thing = units[at + 2] if at + 2 < len(units) and units[at + 1].low in ("the", "that", "its", "his") else None
        offered = [draft for draft in story.all[-3:] if draft.status is Status.PROPOSED and draft.fresh]
        if thing is not None and thing.low in _OFFERS and offered and sentence.index - offered[-1].sentence <= 1:
            offered[-1].status, offered[-1].status_span = Status.DENIED, Slot(unit.start, thing.end)


_OFFERS = frozenset({"offer", "invitation", "proposal", "request", "overture", "idea"})


def call_off(sentence: Sentence, story: SoFar) -> None:
    """Let a bare "called it off" or "pulled out" undo the meeting last said to be coming."""
    units = sentence.units
    _put_off(sentence, story)
    for at, unit in enumerate(units if sentence.holds("status.cancelled") else ()):
        if "status.cancelled" not in unit.classes or any(
            draft.start <= unit.start < draft.end or _told_by(draft, unit.start) for draft in story.here
        ):
            continue
        following = units[at + 1].low if at + 1 < len(units) else "."
        told = unit.low.split()
        if told[0] == "not":
            continue  # "that's not going to happen", of whatever it may be
        back = _takes_back(units, at)
        named = "it" in told or back or not _OFFERED.isdisjoint(told)
        group = verb_group(units, at)
        passive = not _PASSIVE.isdisjoint((*group.words, *told))  # "have" and "been abandoned" in one
        refers = passive and _refers(units, group.start)
        if not (named or refers) and following not in _ENDS and units[at + 1].code not in "Tn":
            continue
        if passive and _OFFERED.isdisjoint((*group.words, *told)) and not refers:
            continue
        if (not back and _has_object(unit.low, following, group)) or _of_one_named(story.here, unit.start):
            continue
        if group.negative or group.modal or some(units[group.start : at], "status.threat") or only_feared(units, group.start):
            continue
        waited = _waited_for(sentence, story, group) if unit.low.endswith(_COMING_UP) else []
        coming = waited or _told_as(story, Status.PLANNED, Status.PROPOSED)
        if coming and not _invites_another(units, at, coming[-1]):
            coming[-1].status = Status.CANCELLED
            coming[-1].status_span = Slot(unit.start, unit.end)
            if sentence.scene.anchor and coming[-1].times:
                settle(coming[-1], sentence.scene.anchor)


def put_back_on(sentence: Sentence, story: SoFar) -> None:
    """Let "got it back on track" and "it is back on" revive the meeting last called off or put off."""
    units = sentence.units
    for at, unit in enumerate(units if sentence.holds("status.back_on") else ()):
        near = [other.low for other in units[max(0, at - _IT) : at]]
        if "status.back_on" not in unit.classes or "it" not in near or any(_told_by(draft, unit.start) for draft in story.here):
            continue
        off = _told_as(story, Status.CANCELLED, Status.POSTPONED)
        if off:
            off[-1].status, off[-1].revived = Status.PLANNED, True
            off[-1].status_span = Slot(unit.start, unit.end)


def think_again(sentence: Sentence, story: SoFar) -> None:
    """Let second thoughts revive what was just called off: "pulled out before reconsidering", "He changed his mind"."""
    units = sentence.units
    for at, unit in enumerate(units[:-1] if sentence.holds("second_thoughts") else ()):
        group = verb_group(units, at)
        done = "second_thoughts" in unit.classes and not (group.negative or group.modal or group.future or group.conditional)
        only = any(other.low == "only" for other in units[max(0, group.start - 1) : at])
        if not done or units[at + 1].low in _ON_SOMETHING or (group.infinitive and not only):
            continue
        near = (draft for draft in (*story.before[-4:], *story.here) if sentence.index - draft.sentence <= draft.fresh)
        off = [draft for draft in near if draft.status in _OFF and draft.status_span and draft.status_span.end <= unit.start]
        if off:
            off[-1].status, off[-1].revived = Status.PLANNED, True
            off[-1].status_span = Slot(unit.start, unit.end)


_OFF = (Status.CANCELLED, Status.POSTPONED)
_ON_SOMETHING = frozenset({"on", "about", "over", "its", "his", "their"})
_IT = 4  # units: "got it", "it was soon"


def _told_as(story: SoFar, *states: Status) -> list[Draft]:
    """The tellings of here and right before that stand so."""
    return [draft for draft in (*story.before[-4:], *story.here) if draft.status in states and (draft.fresh or draft.host)]


def _waited_for(sentence: Sentence, story: SoFar, group: VerbGroup) -> list[Draft]:
    """The talks that somebody had travelled for, in this sentence or the last, to which the others did not come."""
    absent = set(sentence.subject(group.start)[0].sides)
    near = [draft for draft in story.all[-4:] if sentence.index - draft.sentence <= 1 and draft.status is Status.HELD]
    found = []
    for draft in near:
        trip = next((one for one in near if one.kind is Kind.VISIT and {*one.people} & {*draft.people}), None)
        if trip is None or draft.kind not in (Kind.TALKS, Kind.MEETING) or not absent & {*draft.parties[1:]}:
            continue
        if draft.when is None and trip.when is not None and trip.when.start != trip.when.end:
            draft.when, draft.when_span = trip.when, trip.when_span  # "travelled there last week"
        found.append(draft)
    return found


_COMING_UP = ("show up", "turn up", "showed up", "turned up")


def _put_off(sentence: Sentence, story: SoFar) -> None:
    """Let "It has been postponed", "They were put off" undo the meeting that the sentence before said to be coming."""
    units = sentence.units
    if story.here or not sentence.holds("status.postponed") or not units or units[0].low not in ("it", "they", "that", "this"):
        return
    at = next(at for at, unit in enumerate(units) if "status.postponed" in unit.classes)
    group = verb_group(units, at)
    if group.start != 1 or _PASSIVE.isdisjoint(group.words) or group.negative or group.modal:
        return
    told = story.before[-1] if story.before and sentence.index - story.before[-1].sentence <= 1 else None
    if told is not None and told.status is Status.PLANNED and told.fresh:
        told.status, told.status_span = Status.POSTPONED, Slot(units[at].start, units[at].end)


def _takes_back(units: Units, at: int) -> bool:
    """Whether an offer, told before, is taken back: "revoked the invitation", "had his invitation revoked"."""
    before, behind = units[max(0, at - 3) : at], units[at + 1 : at + 3]
    if len(behind) == 2 and behind[1].low in _OFFERED and (behind[0].code == "d" or is_possessive(behind[0])):
        return True
    return any(unit.low in _OFFERED for unit in before) and not any(starts(unit, "auxiliaries.have") for unit in before)


def _invites_another(units: Units, at: int, coming: Draft) -> bool:
    """Whether the invitation that is taken back was another's: "A will go to P. She withdrew an invitation to B for a drill"."""
    whom = units[at + 2].actor if at + 2 < len(units) and units[at + 1].low == "to" else None
    guests = coming.parties[:1] if coming.kind is Kind.VISIT else coming.parties
    offered = not _OFFERED.isdisjoint(units[at].low.split())
    return offered and whom is not None and bool(whom.sides) and set(whom.sides).isdisjoint(guests)


def _has_object(word: str, following: str, group: VerbGroup) -> bool:
    """Whether a verb that calls off something stands without it because it is told before: "a dinner that he skipped last year"."""
    alone = " " not in word and word.endswith(("ed", "s")) and following != "it"
    return alone and not _PASSIVE & set(group.words)


def _of_one_named(here: Sequence[Draft], position: int) -> bool:
    """Whether a relative clause tells it of the meeting named right before: "the summit that A pulled out of will go ahead"."""
    return any(0 <= position - draft.end <= _CLAUSE and draft.rule == "noun" and draft.revived for draft in here)


_CLAUSE = 40  # characters
_OFFERED = frozenset({"offer", "invitation"})  # "withdrew its invitation a day before"
_SUBJECT = 14  # units: "an unannounced stop at the fortified border between P and Q"
_PASSIVE = frozenset({"was", "were", "been", "is", "are", "being", "be"})


def _refers(units: Units, start: int) -> bool:
    """Whether what was called off is the meeting told before: "it", "the talks"; no lunch, no flight, no other journey."""
    subject = []
    for unit in reversed(units[max(0, start - _SUBJECT) : start]):
        if unit.code in ",;" or (starts(unit, "verbs.") and not starts(unit, "nouns.")):
            break
        subject.append(unit)
    words = {unit.low for unit in subject}
    if subject and subject[0].low in ("it", "they", "this", "that", "which", "both"):
        return True
    if words & _OFFERED:
        return True
    return "the" in words and not words & {"a", "an", "another"} and some(subject, "nouns.")


def _told_by(draft: Draft, position: int) -> bool:
    return draft.status_span is not None and draft.status_span.start <= position < draft.status_span.end


def called_off_then(sentence: Sentence, draft: Draft, noun: int, slot: Slot) -> bool:
    """Whether a weekday right before publication is that of the call-off: "cancelled a meeting with B on Tuesday"."""
    units, anchor = sentence.units, sentence.scene.anchor
    if draft.kind is Kind.SUMMIT and draft.definite and _weeks_ago(sentence, draft, noun):
        draft.overtaken = True
        return True
    day = next((span for span in draft.times if isinstance(span.value, Weekday) and span.start > units[noun].start), None)
    called = next((unit for unit in units if unit.start <= slot.start < unit.end), None)
    if day is None or anchor is None or called is None or not called.low.startswith(_CALLING_OFF):
        return False
    between = [unit for unit in units[noun + 1 :] if unit.start < day.start]
    if some(between, "status.planned", "phases.fixed", "clause_words"):
        return False
    then = resolve(day, anchor=anchor, direction="past")
    return then is not None and then.start is not None and (anchor - then.start).days <= _JUST


def _weeks_ago(sentence: Sentence, draft: Draft, noun: int) -> bool:
    """Whether the time behind a summit all know is over: "called the summit off in late May", told in June, is when that was."""
    units, anchor = sentence.units, sentence.scene.anchor
    behind = next((span for span in draft.times if span.start > units[noun].start), None)
    if behind is None or anchor is None or isinstance(behind.value, Duration):
        return False
    between = [unit for unit in units[noun + 1 :] if unit.start < behind.start]
    if some(between, "status.planned", "phases.fixed", "clause_words", "prepositions.with") or any(u.low == "for" for u in between):
        return False
    then = resolve(behind, anchor=anchor, direction="past")
    return then is not None and then.end is not None and (anchor - then.end).days > _JUST


_CALLING_OFF = ("cancel", "call", "scrap", "postpone", "delay", "put off", "nix", "axe", "abort", "scuttle")
_JUST = 2  # days since a call-off that is news
