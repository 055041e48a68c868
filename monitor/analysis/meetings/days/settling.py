"""The days that a draft's time expressions mean, by the tense its status tells, and what the days say of the status."""

from dataclasses import replace
from datetime import date, timedelta

from monitor.analysis.meetings.days.either_way import MONTH, WAYS, closest, first_to_come, nearest
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.when import Direction, Duration, TimeSpan, days_of, resolve
from monitor.analysis.when.values import Month, MonthDay, Relation, Weekday, Weekend, Which
from monitor.domain.meeting import Kind, Precision, Status, When

_PAST = (Status.HELD, Status.ONGOING, Status.DENIED)
_FUTURE = (Status.PLANNED, Status.PROPOSED)
_UNDONE = (Status.CANCELLED, Status.POSTPONED)


def settle(draft: Draft, anchor: date) -> None:
    """Turn a draft's time expressions into days, by the tense its status tells."""
    direction = _direction(draft)
    draft.length = next((span.value.days for span in draft.times if isinstance(span.value, Duration)), None)
    for span in draft.times:
        if draft.status is Status.DENIED and span.relation in (Relation.BEFORE, Relation.BY):
            continue  # "no summit before the election"
        found = _days_meant(draft, span, direction, anchor)
        if found is None and draft.present:
            found = resolve(span, anchor=anchor, direction="future")
        found = _by_nearness(draft, span, found, anchor) if found is not None else None
        if found is not None:
            found = _from_the_first(found, draft.nth) if draft.nth else found
            draft.when = _lasting(_stretched(found, draft.length, draft) if draft.length else found, draft.until, anchor)
            draft.when_span = Slot(span.start, span.end)
            break
    _correct(draft, anchor)
    end = draft.when.end if draft.when else None
    ago = (anchor - end).days if end is not None else 0
    draft.past, draft.bygone = ago > _OVER_DAYS, ago > _YEAR_DAYS


def _direction(draft: Draft) -> Direction | None:
    """Which way from publication a draft's times lie, as far as its status and words tell."""
    if draft.beside:
        return "past"
    if draft.opens or _until(draft):
        return "future"
    return "past" if draft.status in _PAST else "future" if draft.status in _FUTURE else None


def _days_meant(draft: Draft, span: TimeSpan, direction: Direction | None, anchor: date) -> When | None:
    """The days of one time expression: the nearer reading where either way may be meant, else that of the tense."""
    of_month = isinstance(span.value, Month | MonthDay)
    if draft.status in _UNDONE and span.text.lower().endswith("same day"):
        return resolve(span, anchor=anchor, direction="past")  # called off on Wednesday, the day it was due
    if span.rule == "event" and draft.status in _FUTURE and not draft.ahead:
        return first_to_come(span, anchor)
    if draft.status in _UNDONE or draft.supposed:
        return nearest(span, anchor)
    if draft.status is Status.DENIED and (draft.to_be or of_month):
        return nearest(span, anchor)  # "had no plans to meet in April (on Friday)": what is ruled out mostly lies ahead
    if (draft.once and draft.status in _FUTURE and of_month) or _of_a_month(draft, span):
        return closest(span, anchor)
    if draft.rule in ("journey", "stay") and draft.present and of_month:
        return nearest(span, anchor)  # "is heading to P in early April"
    if _timetable(draft, span):
        return resolve(span, anchor=anchor, direction="past" if _just_arrived(draft, span, anchor) else "future")
    found = resolve(span, anchor=anchor, direction="future" if draft.scheduled else direction)
    if draft.status is Status.HELD and _same_day_to_come(span, found, anchor):
        return None
    return _to_come(draft, span, found, anchor)


def _same_day_to_come(span: TimeSpan, found: When | None, anchor: date) -> bool:
    """Whether "the same day", of what was done, would be that of a plan told before: it is the day of saying."""
    ahead = found is not None and found.start is not None and found.start > anchor
    return ahead and span.text.lower().endswith("same day")


def _to_come(draft: Draft, span: TimeSpan, found: When | None, anchor: date) -> When | None:
    """The next such month where a verb of the future tells of one that has just ended: "will meet in November", told in January."""
    over = found is not None and found.end is not None and (anchor - found.end).days > _LATE
    if not over or found is None or found.end is None or draft.once or draft.announced:
        return found
    if not (draft.scheduled or draft.ahead or draft.to_be):
        return found
    if draft.status not in _FUTURE or not isinstance(span.value, Month) or span.relation is not Relation.AT:
        return found
    return resolve(span, anchor=found.end + _PAST_NEAR, direction="future")


_LATE = 7  # days; a story of the last days of a month may come late
_PAST_NEAR = timedelta(days=60)  # no month that ended so long ago is taken for a coming one


def settle_by_year(draft: Draft) -> None:
    """The days of a draft in a story whose day of publication is not known; they say nothing of its status."""
    found = next(((span, when) for span in draft.times if (when := days_of(span)) is not None), None)
    if found is not None:
        span, draft.when = found
        draft.when_span = Slot(span.start, span.end)


_AWAY = 5  # days; a weekday so far off that is one or two days off the other way is mostly that one


def _by_nearness(draft: Draft, span: TimeSpan, found: When, anchor: date) -> When | None:
    """The other reading of a bare weekday where the near one is meant; None where the time is an offer's or a past span."""
    if draft.kind is Kind.VISIT and span.text.lower() == "overnight":
        return None  # "stayed overnight"
    if draft.status in _FUTURE and anchor.weekday() == _SUNDAY and span.rule == "period" and span.text.lower() == "this week":
        return _later(found, _WEEK)  # who speaks on a Sunday of what comes "this week" means the week that begins
    if span.rule == "over_past" and (draft.status in _FUTURE or _wide(found)):
        return None  # "end the war that has lasted for the past 60 years"
    if found.start is None or not isinstance(span.value, Weekday) or span.value.which is not None:
        over = found.end is not None and (found.end < anchor or span.text.lower().startswith("earlier") or _just_over(span, anchor))
        return None if draft.announced and draft.status in _FUTURE and over else found
    days = (found.start - anchor).days
    noun = draft.rule in ("noun", "visit noun") and not _told_call(draft)
    spoken_of = noun and not draft.tensed and (draft.ahead or not draft.nested)
    if days <= -_AWAY and (spoken_of or _hour(draft, span, days) or _on_the_way(draft)):
        return resolve(span, anchor=anchor, direction="future")  # "after Thursday's session", told on Wednesday of what will be
    if days >= 7 - _AWAY and draft.announced and draft.status in _FUTURE:
        return None if days >= _AWAY - 1 else found
    if days == _WEEK.days - 1 and draft.status is Status.PLANNED and draft.once:
        return resolve(span, anchor=anchor, direction="past")  # "was to meet B on Thursday", told on Friday
    if days >= _AWAY and noun and draft.status is Status.PLANNED and draft.nested and not draft.ahead:
        draft.status = None  # "ahead of a meeting on Thursday, he was asked", told on Friday
        return resolve(span, anchor=anchor, direction="past")
    return found


def _just_over(span: TimeSpan, anchor: date) -> bool:
    """Whether the last such month lies nearer than the next: "had agreed to the meeting in March", told in May."""
    if not isinstance(span.value, Month) or span.relation is not Relation.AT:
        return False
    near = closest(span, anchor)
    return near is not None and near.end is not None and near.end < anchor


def _told_call(draft: Draft) -> bool:
    """Whether a call is told of that was made: few are announced days before."""
    return draft.kind is Kind.CALL and draft.status is Status.HELD


_SUNDAY, _WEEK = 6, timedelta(days=7)


def _later(found: When, step: timedelta) -> When:
    return replace(found, start=found.start + step if found.start else None, end=found.end + step if found.end else None)


def _wide(found: When) -> bool:
    return found.start is not None and found.end is not None and (found.end - found.start).days > _YEAR


_YEAR = 366  # days; what happened over longer spans has no date


def _hour(draft: Draft, span: TimeSpan, days: int) -> bool:
    """Whether an hour to come is told: few write "Thursday morning" of six days ago."""
    if draft.tensed:  # a past verb tells of the morrow only where it has dawned
        return days == 1 - _WEEK.days and span.text.lower().endswith("morning")
    return span.text.lower().endswith(("morning", "afternoon", "evening", "night"))


def _on_the_way(draft: Draft) -> bool:
    """Whether the present tense tells of an arrival: "arrives in P Tuesday"; captions tell of the past so."""
    return draft.rule == "journey" and draft.present and not draft.caption


def _until(draft: Draft) -> bool:
    """Whether what goes on is told to last up to a day: "is in Seoul until Tuesday"."""
    return draft.status is Status.ONGOING and any(span.relation is Relation.BY for span in draft.times[:1])


def _lasting(found: When, until: TimeSpan | None, anchor: date) -> When:
    """From the first day to the last one, where both are told."""
    if until is None:
        return found
    ends = [when.end for way in reversed(WAYS) if (when := resolve(until, anchor=anchor, direction=way)) and when.end]
    last = next((end for end in ends if found.start and found.start < end <= found.start + timedelta(days=MONTH)), None)
    return replace(found, end=last, precision=Precision.INTERVAL) if last is not None else found


def _timetable(draft: Draft, span: TimeSpan) -> bool:
    """Whether the present tense tells of what comes: "meets A (arrives) on Thursday"; headlines and captions tell the past so."""
    present = draft.rule in ("verb", "noun", "journey") and draft.present and draft.status is Status.HELD
    coming = isinstance(span.value, Weekday) or (isinstance(span.value, Weekend) and span.value.which is Which.THIS)
    return present and coming and not (draft.headline or draft.caption)


def _of_a_month(draft: Draft, span: TimeSpan) -> bool:
    """Whether the present tense tells of what comes in the nearest such month: "meets B in April", told in March."""
    present = draft.rule in ("verb", "weak verb") and draft.present and draft.status is Status.HELD
    return present and isinstance(span.value, Month | MonthDay) and not (draft.headline or draft.caption)


def _just_arrived(draft: Draft, span: TimeSpan, anchor: date) -> bool:
    """Whether the day somebody "arrives" was today or yesterday: few write so of a day almost a week ahead."""
    came = resolve(span, anchor=anchor, direction="past") if draft.rule == "journey" else None
    return came is not None and came.start is not None and (anchor - came.start).days < _FRESH_DAYS


_FRESH_DAYS, _OVER_DAYS, _YEAR_DAYS = 2, 6, 300  # "arrived on Tuesday", told on Thursday: still there; long ago, of another year


def _correct(draft: Draft, anchor: date) -> None:
    """What lies wholly ahead was not held; an arrival of these days goes on."""
    start = draft.when.start if draft.when else None
    if draft.supposed and draft.status is Status.PLANNED and start is not None and start <= anchor:
        draft.status = Status.CANCELLED
    ahead = start is not None and start > anchor and not _east(draft, start, anchor)
    if draft.status in (Status.HELD, Status.ONGOING) and ahead and not (draft.ends and draft.kind is Kind.VISIT):
        draft.status = Status.PLANNED
    end = draft.when.end if draft.when else None
    if draft.status is Status.HELD and draft.present and start is not None and end is not None and start < end >= anchor:
        going_on = anchor > start and draft.kind is Kind.VISIT  # "A visits P this week"
        draft.status = Status.ONGOING if going_on else Status.PLANNED if anchor <= start else Status.HELD
    lasting = (draft.length or draft.nth) and start is not None and end is not None and start <= anchor < end
    own = start is not None and end is not None and (end - start).days < max(draft.length or 0, draft.nth)  # not "this week"
    if lasting and own and draft.status is Status.HELD:
        draft.status = Status.ONGOING  # "travelled there on Tuesday for three days of talks", told that day
    if draft.arrival and draft.status in (Status.HELD, Status.ONGOING):
        recent = start is None or (anchor - start).days <= _FRESH_DAYS or _this_week(start, end, anchor)
        left = draft.until is not None and end is not None and end < anchor  # "came on Saturday and flew home on Sunday"
        draft.status = Status.ONGOING if recent and not left else Status.HELD
    over = draft.when.end if draft.when else None
    days_over = (anchor - over).days if over is not None else 0
    if draft.status is Status.ONGOING and days_over > (_FRESH_DAYS if draft.rule == "journey" else _OVER_DAYS):
        draft.status = Status.HELD
    if draft.status is Status.PLANNED and draft.nested and days_over > 0 and _told_as_past(draft):
        draft.status = Status.HELD  # "ahead of last month's summit"
    if draft.status is Status.PLANNED and days_over > 0 and ((draft.rule == "journey" and draft.present) or _dated_in_full(draft)):
        draft.status = Status.HELD  # a caption's "departs", days ago
    if draft.status is None and draft.when is not None:
        if draft.when.start is not None and draft.when.start > anchor:
            draft.status = Status.PLANNED
            draft.guess = draft.guess or draft.inferred  # ", the first such contact in months"
        elif draft.when.end is not None and draft.when.end < anchor:
            draft.status = Status.HELD


def _dated_in_full(draft: Draft) -> bool:
    """Whether somebody comes for it on a day told with its year, as captions do: "A arrives for talks with B, June 11, 2018"."""
    return draft.purpose and not (draft.once or draft.supposed) and any(span.text[-4:].isdigit() for span in draft.times)


def _told_as_past(draft: Draft) -> bool:
    return any(span.text.lower().startswith("last ") for span in draft.times)


def _east(draft: Draft, start: date, anchor: date) -> bool:
    """Whether a past verb tells of the next day: it has dawned where "they sat down Thursday morning", told on Wednesday."""
    return start == anchor + timedelta(days=1) and draft.tensed and not draft.ahead and draft.rule not in ("noun", "visit noun")


def _from_the_first(found: When, nth: int) -> When:
    """The days up to the one told: "the second day of the summit Thursday" is Wednesday and Thursday."""
    if found.start is None or found.start != found.end:
        return found
    return replace(found, start=found.start - timedelta(days=nth - 1), precision=Precision.INTERVAL)


def _this_week(start: date, end: date | None, anchor: date) -> bool:
    """Whether a few days are told that are not over yet: "is on a trip to P this week"."""
    return end is not None and end > anchor and end - start <= timedelta(days=_OVER_DAYS)


def _stretched(found: When, length: int, draft: Draft) -> When:
    """A first (or, for what ended, last) day and a length make an interval."""
    if found.start is not None and draft.nth and 1 < length < 30:
        return replace(found, end=found.start + timedelta(days=max(length, draft.nth) - 1))
    step = timedelta(days=length - 1)
    if found.start is None and found.end is not None and 1 < length < 30 and draft.status is Status.HELD:
        return replace(found, start=found.end - step, precision=Precision.INTERVAL)  # "held two days of talks through T"
    if found.start is None or found.start != found.end or not 1 < length < 30:
        return found
    if draft.ends:
        return replace(found, start=found.start - step, precision=Precision.INTERVAL)
    return replace(found, end=found.start + step, precision=Precision.INTERVAL)
