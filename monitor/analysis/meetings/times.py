"""When: which time expression of a sentence belongs to which trigger; ``settling.py`` turns it into days."""

from collections.abc import Sequence

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.arguments import SENT, opens_clause
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.grammar import Units, has, is_actor, is_possessive, is_preposition, lacks, remembered, some, starts
from monitor.analysis.meetings.reach import place_limit
from monitor.analysis.when import Duration, TimeSpan
from monitor.analysis.when.values import Current, Shift
from monitor.domain.meeting import Status


def mark_times(units: Sequence[Unit], spans: Sequence[TimeSpan]) -> tuple[Unit, ...]:
    """Put one unit in place of the words of each time expression."""
    marked: list[Unit] = []
    rest = iter(spans)
    span = next(rest, None)
    for unit in units:
        while span is not None and span.end <= unit.start:
            span = next(rest, None)
        if span is None or unit.end <= span.start or (unit.actor is not None and unit.code != "N"):
            marked.append(unit)
        elif not marked or marked[-1].extra is not span:
            marked.append(Unit(span.start, span.end, "T", span.text.lower(), extra=span))
    return tuple(marked)


def attach_times(units: Units, draft: Draft, first: int, trigger: int, behind: int | None = None) -> None:
    """Give a draft the time inside its phrase, else behind its trigger, else before its verb."""
    told = _times(units)
    if not told:
        return
    inside = [at for at in told if first <= at < trigger and not _of_another_verb(units, at, trigger)]
    limit = max(place_limit(units, trigger), place_limit(units, behind) if behind is not None and behind > trigger else 0)
    right = [at for at in told if trigger < at < limit and not _of_others(units, draft, trigger, at)]
    if draft.nested:
        during = any(unit.low == "during" for unit in units[max(0, first - 2) : first])
        right = [at for at in right if not set_off(units, at) and (during or not _pictured(units, at))]
    elif not right:
        right = _far(units, limit)
    earlier = told[0] < first
    left = [at for at in _before(units, first) or _spent(units, first) if not _relative(units, at)] if earlier else []
    left = [at for at in left if not _of_calling_off(units, draft, at, first)]
    if draft.caption:
        right = [at for at in right if not _dates_picture(units, at)]
        left = left or [at for at in range(first) if units[at].code == "T" and not _dates_picture(units, at)][:1]
    chosen = [at for at in (*_now(units, trigger), *inside, *right) if not _is_length(units[at])] or left
    if earlier and not chosen:
        chosen = _same_day(units, first)
    near = (*inside, *right, *(at for at in told if first - 4 <= at < first))
    lengths = [at for at in near if _is_length(units[at])]
    for at in (*chosen[:1], *lengths[:1]):
        span = units[at].extra
        if isinstance(span, TimeSpan):
            draft.times.append(span)
            draft.opens = draft.opens or (at > 0 and units[at - 1].low in _OPENING)


def _of_others(units: Units, draft: Draft, trigger: int, at: int) -> bool:
    """Whether a time behind a trigger is that of something else."""
    return (
        _dates_speech(units, at, trigger)
        or _dates_what_follows(units[at])
        or _over_so_long(units[at])
        or _relative(units, at, trigger)
        or _of_something_else(units, at, draft)
        or _of_its_aim(units, trigger, at)
        or _of_another_time(units, trigger, at)
        or _of_a_thing_done(units, trigger, at)
        or _of_the_call_off(units, draft, trigger, at)
    )


@remembered
def _times(units: Units) -> tuple[int, ...]:
    return tuple([at for at, unit in enumerate(units) if unit.code == "T"])


def _now(units: Units, trigger: int) -> list[int]:
    """The new day of what was moved: "first set for Sept. 30, will now take place on Oct. 5"."""
    if lacks(units, "now"):
        return []
    now = next((at for at in range(trigger + 1, min(len(units), trigger + _MOVED)) if units[at].low == "now"), None)
    if now is None or not has(units[now - 1], "auxiliaries.future", "auxiliaries.be_present"):
        return []
    return [at for at in range(now + 1, min(len(units), now + 8)) if units[at].code == "T"][:1]


_MOVED = 16  # units from a meeting to "will now"


def _spent(units: Units, first: int) -> list[int]:
    """The day somebody spent where the meeting was: "spent Monday in Seoul, where he met Kang"."""
    if lacks(units, "where"):
        return []
    where = next((at for at in range(first - 1, max(-1, first - 5), -1) if units[at].low == "where"), None)
    if where is None:
        return []
    spent = next((at for at in range(where - 1, max(-1, where - 8), -1) if units[at].low in ("spent", "stayed", "spend")), None)
    return [at for at in range(spent + 1, where) if units[at].code == "T"][:1] if spent is not None else []


def attach_departure(units: Units, draft: Draft, first: int, verb: int) -> None:
    """The day somebody leaves is the last of the stay; its length may stand behind: "left on Tuesday after a five-day visit"."""
    attach_times(units, draft, first, verb)
    behind = (units[at] for at in range(verb + 1, min(len(units), verb + 10)) if units[at].code == "T" and _is_length(units[at]))
    length = next((unit.extra for unit in behind if unit.extra not in draft.times), None)
    if isinstance(length, TimeSpan):
        draft.times.append(length)
    draft.ends = True


def attach_length(units: Units, draft: Draft, trigger: int) -> None:
    """How long what ended had lasted: "recessed on Sunday after 13 days", whatever clause "after" opens."""
    if not draft.ends or any(isinstance(span.value, Duration) for span in draft.times):
        return
    for at in range(trigger + 1, min(len(units), trigger + _ENDED)):
        if units[at].code in ";":
            return
        span = units[at].extra
        if isinstance(span, TimeSpan) and _is_length(units[at]) and any(unit.low == "after" for unit in units[at - 2 : at]):
            draft.times.append(span)
            return


_ENDED = 14  # units from talks to the length they had when they ended


_OPENING = frozenset({"opening", "starting", "beginning", "due"})


def _dates_what_follows(unit: Unit) -> bool:
    """Whether a distance dates the event named after it: "follows by three days the arrival", "comes a month after talks"."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule in ("follows", "apart", "event")


def _of_another_verb(units: Units, at: int, trigger: int) -> bool:
    """Whether the time belongs to a verb before ("visits next month to plan a summit"), or is a length ("in two days of talks")."""
    following = units[at + 1] if at + 1 < trigger else None
    if following is not None and following.low in ("of", "and") and _counts(units[at]) and not _is_length(units[at]):
        return True
    return following is not None and following.low == "to" and at + 2 < trigger and not is_actor(units[at + 2])


def _same_day(units: Units, first: int) -> list[int]:
    """The day of what was said or signed at the end of a meeting, or right after "his meeting": nobody waits with that."""
    before = [unit.low for unit in units[max(0, first - 4) : first]]
    ended = any(word in ("end", "close", "conclusion") for word in before) and "of" in before
    deed = units[first].low.endswith("ing") and starts(units[first], "verbs.") and not has(units[first], *_TRAVEL)
    own = bool(before) and before[-1] in ("after", "following") and (units[first].low in ("his", "her", "their") or deed)
    meanwhile = bool(before) and before[-1] in ("during", "at", "in") and not ended
    if not (ended or own or meanwhile):
        return []
    days = [at for at in range(first) if units[at].code == "T" and _is_day(units[at])]
    if days and any(units[at].code == "," and is_actor(units[at + 1]) for at in range(days[-1] + 1, first - 1)):
        return []
    if meanwhile and days and (_elsewhere(units, days[-1], first) or (before[-1] != "during" and units[first].code == "L")):
        return []
    return days[-1:]


_TRAVEL = ("verbs.visit", "verbs.go", "verbs.arrive", "verbs.leave")  # what they are done before may take days


def _elsewhere(units: Units, day: int, first: int) -> bool:
    """Whether something else is told between a day and the meeting: another verb, a clause, something to come."""
    return any(
        unit.code == ";"
        or starts(unit, "auxiliaries.")
        or has(unit, "clause_words")
        or (starts(unit, "verbs.") and not has(unit, "say"))
        or unit.low == "to"
        for unit in units[day + 1 : first - 1]
    )


def _is_day(unit: Unit) -> bool:
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule in ("weekday", "date", "today", "shifted", "weekday_of_week")


def set_off(units: Units, at: int) -> bool:
    """Whether a comma sets a time off from what stands right before it (", sometime in May")."""
    for left in range(at - 1, max(-1, at - 7), -1):
        if units[left].code == ",":
            return left > 0 and units[left - 1].place is None and units[left - 1].code != "T"
        if not (
            has(units[left], "adverbs", "prepositions.place")
            or units[left].low in ("sometime", "on", "the", '"', "in")
            or units[left].code == '"'
        ):
            return False
    return False


def _dates_picture(units: Units, at: int) -> bool:
    """Whether a day is that on which a picture was handed out: "in this picture provided on Thursday by"."""
    return any(unit.low in _HANDED_OUT for unit in units[max(0, at - 6) : at])


_HANDED_OUT = frozenset({"released", "provided", "distributed", "issued", "published", "supplied", "carried"})


def _pictured(units: Units, at: int) -> bool:
    """Whether a full date closes the sentence behind a comma, as the day a picture was taken does."""
    return units[at - 1].low == "," and units[at].low[-4:].isdigit() and at >= len(units) - _LAST


_LAST = 3  # units


def _far(units: Units, limit: int) -> list[int]:
    """A time set off by a comma behind whatever else the clause holds."""
    for at in range(limit, min(len(units), limit + 16)):
        if has(units[at], "say") or starts(units[at], "auxiliaries."):
            return []
        if units[at].code == "T" and set_off(units, at):
            return [at]
    return []


def _of_next_noun(units: Units, at: int) -> bool:
    """Whether a time is the adjective of the next meeting or journey ("his August visit")."""
    before, after = units[at - 1], units[at + 1 : at + 3]
    owned = before.code in "ds" or is_possessive(before)
    return owned and some(after, "nouns.")


def _counts(unit: Unit) -> bool:
    return isinstance(unit.extra, TimeSpan) and isinstance(unit.extra.value, Duration | Shift)


def _of_something_else(units: Units, at: int, draft: Draft) -> bool:
    apart = units[at - 1].low == "by" and _counts(units[at])
    games = at + 1 < len(units) and units[at + 1].low in ("olympics", "games", "paralympics")  # "the Winter Olympics"
    return apart or games or _names_a_thing(units, at) or _counts_tellings(units, at, draft) or _of_next_noun(units, at)


def _of_its_aim(units: Units, trigger: int, at: int) -> bool:
    """Whether a time behind a comma is that of what a meeting is for: "push at the summit for a timeline, as early as 2020"."""
    if lacks(units, "for"):
        return False
    comma = next((i for i in range(at - 1, trigger, -1) if units[i].code == ","), None)
    aim = next((i for i in range(trigger + 1, comma or trigger) if units[i].low == "for" and units[i + 1].code not in "CKL"), None)
    return aim is not None and comma is not None and any(unit.code == "u" for unit in units[aim + 1 : comma])


def _of_the_call_off(units: Units, draft: Draft, trigger: int, at: int) -> bool:
    """Whether a time behind "was cancelled" is that of the call-off: "the trip had been cancelled on Friday"."""
    if draft.revived and some(units[trigger + 1 : at], "status.cancelled", "status.postponed"):
        return True
    off = draft.status_span if draft.status in (Status.CANCELLED, Status.POSTPONED) else None
    return off is not None and units[trigger].end <= off.start < units[at].start


def _of_calling_off(units: Units, draft: Draft, at: int, first: int) -> bool:
    """Whether a day before "called off" is that of the call-off: "the president on Friday called off his trip"."""
    if not _is_day(units[at]):
        return False
    off = draft.status_span if draft.status in (Status.CANCELLED, Status.POSTPONED) else None
    return off is not None and units[at].end <= off.start < units[first].start


def _of_a_thing_done(units: Units, trigger: int, at: int) -> bool:
    """Whether a time is that of what was done to something named before: "talks on the park, shuttered in April"."""
    for left in range(at - 1, max(trigger, at - 4), -1):
        if units[left].code in "uw" and units[left].low.endswith("ed"):
            known = any(starts(units[left], key) for key in ("status.", "verbs.", "phases."))
            return units[left - 1].code == "," and not known
    return False


_BESIDE = 6  # units from a trigger to a time that is still its own, though "when" follows


def _of_another_time(units: Units, trigger: int, at: int) -> bool:
    """Whether a time far behind is that of something compared: "a turnaround from last summer, when the two traded insults"."""
    following = [unit.low for unit in units[at + 1 : at + 3] if unit.code != ","]
    return at - trigger > _BESIDE and following[:1] == ["when"]


def _names_a_thing(units: Units, at: int) -> bool:
    """Whether a time tells one thing from others of its name: "the 1994 accord", "its January statement"."""
    before, after = units[at - 1], units[at + 1] if at + 1 < len(units) else None
    owned = before.code in "ds" or is_possessive(before)
    if owned and after is not None and after.low == "-":
        return True  # "the 1950-53 war"
    noun = after is not None and after.code in "wuh" and after.low.isalpha() and not is_preposition(after)
    return owned and noun and not has(after, "say", "adverbs", "clause_words") and not starts(after, "auxiliaries.")  # type: ignore[arg-type]


def _counts_tellings(units: Units, at: int, draft: Draft) -> bool:
    """Whether a time is only what a number counts in: "their third meeting this year", "twice this month"."""
    span = units[at].extra
    if not isinstance(span, TimeSpan) or not isinstance(span.value, Current):
        return False
    if draft.status not in (Status.HELD, Status.ONGOING, None):
        return False
    return bool(draft.ordinal) or any(
        starts(unit, "ordinals.") or unit.low in ("twice", "times") for unit in units[max(0, at - 8) : at]
    )


def _relative(units: Units, at: int, trigger: int = -1) -> bool:
    """Whether a time stands in a clause about somebody else's doing ("who was appointed last August, met")."""
    if lacks(units, "who", "which", "whose"):
        return False
    for left in range(at - 1, max(trigger, at - 9), -1):
        if units[left].code in ",;":
            return False
        if units[left].low in ("who", "which", "whose") and left > 0 and (units[left - 1].code == "," or is_actor(units[left - 1])):
            return (
                not some(units[left:at], "nouns.")
                and any(unit.low.endswith("ed") or has(unit, "irregular_past") for unit in units[left:at])
                and not some(units[left:at], "status.held", "status.planned", "status.ongoing")
            )
    return False


def _over_so_long(unit: Unit) -> bool:
    """Whether "over two days" tells how long something took, and no day."""
    return isinstance(unit.extra, TimeSpan) and unit.extra.rule == "within" and unit.low.startswith("over")


def _is_length(unit: Unit) -> bool:
    return isinstance(unit.extra, TimeSpan) and isinstance(unit.extra.value, Duration)


def _before(units: Units, first: int) -> list[int]:
    """A time between subject and verb, or at the head of the sentence."""
    purpose = first > 0 and units[first].low == "to"
    if first > 1 and has(units[first - 1], "prepositions.after", "prepositions.before") and _dates_what_follows(units[first - 2]):
        return [first - 2]
    if (day := _when(units, first)) is not None:
        return [day]
    for at in range(first - 1, max(-1, first - 4), -1):
        if units[at].code == "T" and purpose:
            return [at] if any(unit.low in SENT for unit in units[max(0, at - 5) : at]) else []
        if units[at].code == "T":
            apart = at > 2 and any(unit.low == "," for unit in units[at + 1 : first])
            return [] if apart or _dates_speech(units, at, first) else [at]
        if not (units[at].low in (",", "on", "in", "late", "early") or has(units[at], "adverbs")):
            break
    return _at_the_head(units, first)


_CLAUSE = 10  # units from "when" to its verb


def _when(units: Units, first: int) -> int | None:
    """The time that a clause hangs on: "on Tuesday, when Moon met Trump"."""
    if lacks(units, "when"):
        return None
    when = next((at for at in range(first - 1, max(0, first - _CLAUSE), -1) if units[at].low == "when"), None)
    if when is None or any(starts(unit, "verbs.") and not starts(unit, "nouns.") for unit in units[when + 1 : first]):
        return None
    before = when - 2 if units[when - 1].code == "," else when - 1
    return before if before >= 0 and units[before].code == "T" else None


_HEAD = 6  # units: "Earlier, in May,", "Then, on a Tuesday in March,"


def _at_the_head(units: Units, first: int) -> list[int]:
    """A time that opens the sentence, or follows its subject, with no other verb on either side of it."""
    for at in range(min(_HEAD, first)):
        unit = units[at]
        if unit.code == "T":
            crossed = any(starts(other, "verbs.") or _other_deed(other) for other in units[at + 1 : first])
            return [] if crossed or _new_clause(units, at, first) else [at]
        if has(unit, "say", "irregular_past", "verbs.", "nouns.", "auxiliaries."):
            return []
        if unit.code in "wu" and unit.low.endswith("ed"):
            return []
    return []


def _other_deed(unit: Unit) -> bool:
    """Whether a time before this word is that of something else: "on Saturday expressed optimism about his summit"."""
    return unit.code == ";" or has(unit, "say", "status.threat") or (unit.code == "u" and unit.low.endswith("ed"))


def _new_clause(units: Units, at: int, first: int) -> bool:
    """Whether "and somebody does" or "that somebody does" lies between a time and a verb."""
    joints = (i for i in range(at + 1, first - 1) if units[i].low in ("and", "but", "that") and not is_actor(units[i - 1]))
    return any(opens_clause(units, i + 1) for i in joints)


def _dates_speech(units: Units, at: int, trigger: int) -> bool:
    """Whether a time tells when something was said: "told reporters Thursday", "on Friday said"."""
    for left in range(at - 1, max(-1, at - 6), -1):
        unit = units[left]
        if left == trigger:
            return False
        if has(unit, "say"):
            return True
        if not (
            is_actor(unit)
            or unit.code in "dM"
            or unit.low in ("on", "in", "reporters", "journalists", "late", "early", "a", "statement", "earlier")
        ):
            break
    after = [unit for unit in units[at + 1 : at + 3] if not has(unit, "adverbs")]
    return bool(after) and has(after[0], "say")
