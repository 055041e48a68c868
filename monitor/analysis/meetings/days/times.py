"""When: which time expression of a sentence belongs to which trigger; ``marking.py`` finds them, ``settling.py`` makes days."""

from collections.abc import Sequence
from dataclasses import replace

from monitor.analysis.meetings.clause.arguments import opens_clause
from monitor.analysis.meetings.clause.beyond import told_beyond, verb_beyond, verb_of_prospect
from monitor.analysis.meetings.clause.clause_bounds import clause_of, reported_from
from monitor.analysis.meetings.clause.clause_times import heads_entry
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, lists_none, some, starts, times_at
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.clause.reach import place_limit
from monitor.analysis.meetings.days.accompanied import along
from monitor.analysis.meetings.days.clause_days import clause_day
from monitor.analysis.meetings.days.offer_days import agreed_then, announced, of_calling_off, of_the_offer
from monitor.analysis.meetings.days.pictured import dates_picture, pictured, placed
from monitor.analysis.meetings.days.purposes import of_its_purpose, of_the_journey, past_purpose
from monitor.analysis.meetings.days.same_day import fronted, same_day, spent
from monitor.analysis.meetings.days.sorts import is_day, is_length
from monitor.analysis.meetings.days.times_apart import enclosed, of_a_journey, of_another_verb, of_others, relative, set_off
from monitor.analysis.meetings.days.times_before import before
from monitor.analysis.meetings.days.times_there import been_for, due_there, there_for
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import Duration, TimeSpan
from monitor.analysis.when.calendar import make_day, one_day
from monitor.analysis.when.values import Ahead, Current, Fixed, MonthDay, Relation
from monitor.domain.meeting import Kind


def attach_times(units: Units, draft: Draft, first: int, trigger: int, behind: int | None = None) -> None:
    """Give a draft the time inside its phrase, else behind its trigger, else before its verb."""
    told = times_at(units)
    if not told:
        return
    inside = [at for at in told if first <= at < trigger and not of_another_verb(units, at, trigger)]
    inside = [at for at in inside if not of_the_offer(units, draft, at, trigger)]
    limit = max(place_limit(units, trigger), place_limit(units, behind) if behind is not None and behind > trigger else 0)
    limit = min(limit, _aside_end(units, trigger), _fronted_end(units, first, trigger) if draft.nested else len(units))
    limit = min(limit, verb_beyond(units, first - 1) or limit) if draft.nested and first else limit
    limit = min(limit, verb_of_prospect(units, first - 1) or limit) if draft.nested and first else limit
    limit = past_purpose(units, limit)
    own = trigger if draft.nested else told_beyond(units, trigger) or trigger
    right = [at for at in told if own < at < limit and not of_others(units, draft, trigger, at)]
    if draft.nested:
        during = any(unit.low == "during" for unit in units[max(0, first - 2) : first])
        there = first > 0 and units[first - 1].low in ("after", "at", "of")
        right = [at for at in right if during or not pictured(units, at) or (there and placed(units, trigger, at))]
        right = [at for at in right if not set_off(units, at) or enclosed(units, first, at)]
    elif first > 0 and units[first - 1].low == "for" and some(units[: first - 1], "prepositions.place"):
        right = [at for at in right if not pictured(units, at)]
    elif not right:
        right = _far(units, limit)
    earlier = told[0] < first
    if earlier and right and not lacks(units, ";"):  # "on T, A and B signed a pact; on U, he"
        right = [at for at in right if not any(unit.low == ";" for unit in units[trigger:at])]
    left = _before(units, draft, first, trigger) if earlier else []
    beside = [at for at in along(units, first) if not agreed_then(units, draft, at, trigger)]
    left = beside or left
    if draft.caption:
        right = [at for at in right if not dates_picture(units, at)]
        left = left or [at for at in range(first) if units[at].code == "T" and not dates_picture(units, at)][:1]
    chosen = [at for at in (*_now(units, trigger), *inside, *right) if not is_length(units[at])] or left
    chosen = chosen or of_the_journey(units, trigger) or clause_day(units, trigger) or of_its_purpose(units, draft, limit)
    chosen = chosen or (due_there(units, trigger) if draft.kind is Kind.VISIT else [])
    if earlier and not chosen:
        chosen = same_day(units, first) or fronted(units, draft, first, trigger)
    if heads_entry(units) and all(isinstance(span := units[at].extra, TimeSpan) and isinstance(span.value, Ahead) for at in chosen):
        chosen = [0]
    near = (*inside, *right, *(at for at in told if first - 4 <= at < first))
    lengths = [at for at in near if is_length(units[at]) and not of_a_journey(units, draft, trigger, at)]
    ahead = chosen[:1] and isinstance(span := units[chosen[0]].extra, TimeSpan) and isinstance(span.value, Ahead)
    spare = [at for at in left if at not in chosen][:1] if ahead else []  # "in May, when talks fell apart within a day"
    for at in (*chosen[:1], *spare, *lengths[:1]):
        span = units[at].extra
        if isinstance(span, TimeSpan):
            draft.times.extend(_in_its_year(_hung_on(units, at, first, span), units, right))
            draft.opens = draft.opens or _stands_behind(units, at, _OPENING) or (at > trigger and _is_then(units, at))
            draft.ends = draft.ends or _stands_behind(units, at, _CLOSING) or _ended_on(units, trigger, at)
            draft.beside = at in beside
    draft.tensed = bool(chosen) and chosen[0] < first and been_for(units, first)
    draft.ends = draft.ends or any(_after(units, at) or _cut_short(units, at) for at in lengths[:1] if not chosen or chosen[0] < at)
    said = _told(units, draft)
    draft.tensed, draft.announced = draft.tensed or any(map(past_verb, said)), announced(units, first)
    draft.once = _hoped_once(units, draft)
    draft.supposed = draft.once and any(unit.low in ("supposed to", "meant to") for unit in said)
    coming = _speaks_of_what_comes(units, first, trigger)
    spoken = units if first <= _FRONT else units[:first]  # "Ahead of a meeting with B on T, A was asked"
    draft.to_be = _to_be(draft, said)
    draft.ahead = coming or (draft.nested and not any(past_verb(unit) for unit in spoken))


def _speaks_of_what_comes(units: Units, first: int, trigger: int) -> bool:
    """Whether a meeting's clause tells of what will be; what was planned "after Friday's talks" says nothing of those."""
    after = first > 0 and units[first - 1].low in ("after", "following")
    said = [unit for unit in units[slice(*clause_of(units, trigger))] if not has(unit, "prepositions.before")]
    return any(has(unit, *_COMING) and not (after and past_verb(unit)) for unit in said)


_COMING = ("auxiliaries.future", "status.planned")


def _before(units: Units, draft: Draft, first: int, trigger: int) -> list[int]:
    """The times before a meeting that are its own."""
    left = before(units, first, nested=draft.nested) or spent(units, first)
    if not left:
        return []
    left = [at for at in left if at >= reported_from(units, first)]  # "it emerged on T that A met B"
    left = [at for at in left if not relative(units, at) or at == there_for(units, first)]
    left = [at for at in left if units[at - 1].low not in ("time", "times")]  # "for the fourth time this year A went to P"
    return [at for at in left if not (of_calling_off(units, draft, at, trigger) or of_the_offer(units, draft, at, trigger))]


def _told(units: Units, draft: Draft) -> Units:
    """The words that say where a meeting stands."""
    told = draft.status_span
    return () if told is None else [unit for unit in units if told.start <= unit.start < told.end]


def _to_be(draft: Draft, said: Units) -> bool:
    """Whether the verb itself tells of what is still to be: "will meet", "is to go", "has no plans to", a headline's "to visit"."""
    if any(not _RULED_OUT.isdisjoint(unit.low.split(" ")) for unit in said):
        return True
    if some(said, "auxiliaries.have"):
        return False  # "could have met"
    due = any(unit.low == "to" for unit in said) and (draft.headline or some(said, "auxiliaries.be_present"))
    return due or some(said, "auxiliaries.future", "auxiliaries.modal", "auxiliaries.conditional")


_RULED_OUT = frozenset({"plans", "plan", "intention", "intentions", "won't", "ruled", "rules", "ruling"})


def _ended_on(units: Units, trigger: int, at: int) -> bool:
    """Whether a day is that on which a meeting ended somehow: "the summit with B ended without a deal Thursday"."""
    ended = next((i for i in range(trigger + 1, at) if units[i].low.split(" ")[0] in _CLOSING), None)
    if ended is None or not past_verb(units[ended]) or not is_day(units[at]):
        return False
    return not any(unit.code in ",;T" or is_actor(unit) or has(unit, "clause_words") for unit in units[ended + 1 : at])


def _after(units: Units, length: int) -> bool:
    """Whether a day is the last of so many: "parted on T after two days of talks"."""
    return any(unit.low in ("after", "following") for unit in units[max(0, length - 2) : length])


def _cut_short(units: Units, length: int) -> bool:
    """Whether so many days are what somebody broke off on the day told: "ended T and cut short two days of talks"."""
    before = " ".join(unit.low for unit in units[max(0, length - 2) : length])
    return before.endswith(("cut short", "cutting short", "broke off", "breaking off"))


def _in_its_year(span: TimeSpan, units: Units, right: Sequence[int]) -> list[TimeSpan]:
    """A day with the year told behind the place: "at a June 12 summit in P last year"."""
    day = span.value
    year = next((units[at].extra for at in right if units[at].low in ("last year", "this year")), None)
    if not isinstance(day, MonthDay) or not isinstance(year, TimeSpan) or year is span:
        return [span]
    of = year.value.of if isinstance(year.value, Current) else year.value
    exact = make_day(of.start.year, day.month, day.day) if isinstance(of, Fixed) and of.start else None
    return [replace(span, value=one_day(exact)), year] if exact else [span]


def _hung_on(units: Units, at: int, first: int, span: TimeSpan) -> TimeSpan:
    """The time itself that "when" takes up: "stalled since October, when A met B" dates their meeting in October."""
    if span.relation is Relation.SINCE and any(unit.low == "when" for unit in units[at + 1 : min(at + 3, first)]):
        return replace(span, relation=Relation.AT)
    return span


def _now(units: Units, trigger: int) -> list[int]:
    """The new day of what was moved: "first set for Sept. 30, will now take place on Oct. 5"."""
    if lacks(units, "now"):
        return [] if lacks(units, "recently") else _latest(units, trigger)
    now = next((at for at in range(trigger + 1, min(len(units), trigger + _MOVED)) if units[at].low == "now"), None)
    if now is None or not has(units[now - 1], "auxiliaries.future", "auxiliaries.be_present"):
        return []
    told = next((at for at in range(now + 1, min(len(units), now + 8)) if units[at].code == "T" or has(units[at], "say")), None)
    return [told] if told is not None and units[told].code == "T" else []


def _latest(units: Units, trigger: int) -> list[int]:
    """The day of the last of several: "has been to P four times since May, most recently in June"."""
    near = range(trigger + 2, min(len(units), trigger + _MOVED))
    last = next((at for at in near if units[at].low == "recently" and units[at - 1].low == "most"), None)
    if last is None or some(units[trigger + 1 : last], "nouns.", "verbs."):
        return []
    return [at for at in range(last + 1, min(len(units), last + 5)) if units[at].code == "T"][:1]


_MOVED = 16  # units from a meeting to "will now"


def attach_departure(units: Units, draft: Draft, first: int, verb: int) -> None:
    """The day somebody leaves is the last of the stay; its length may stand behind: "left on Tuesday after a five-day visit"."""
    attach_times(units, draft, first, verb)
    behind = (units[at] for at in range(verb + 1, min(len(units), verb + 10)) if units[at].code == "T" and is_length(units[at]))
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
        if isinstance(span, TimeSpan) and is_length(units[at]) and any(unit.low == "after" for unit in units[at - 2 : at]):
            draft.times.append(span)
            return


_ENDED = 14  # units from talks to the length they had when they ended


def _is_then(units: Units, at: int) -> bool:
    """Whether the present tense says no more than when something is: "their summit is on Tuesday"."""
    before = at - 2 if units[at - 1].low == "on" else at - 1
    return before > 0 and has(units[before], "auxiliaries.be_present")


_OPENING = frozenset({"opening", "starting", "beginning", "due", "starts", "begins", "opens"})


_CLOSING = frozenset({"ending", "concluding", "ends", "ended", "concluded"})


def _stands_behind(units: Units, at: int, words: frozenset[str]) -> bool:
    """Whether a time is that of a beginning to come, or of an end: "starting on Wednesday", "that ends Monday"."""
    before = at - 2 if at > 1 and units[at - 1].low == "on" else at - 1
    return before >= 0 and units[before].low in words


def _hoped_once(units: Units, draft: Draft) -> bool:
    """Whether it is told what was once to come: "it was hoped their meeting in February would bring"."""
    told = draft.status_span
    if told is None or (lists_none(units, "auxiliaries.be_past", "auxiliaries.had") and lacks(units, "been")):
        return False
    near = [at for at, unit in enumerate(units) if told.start <= unit.start < told.end]
    said = units[max(0, near[0] - 1) : near[-1] + 1] if near else ()
    return some(said, "auxiliaries.be_past", "auxiliaries.had") or any("been" in unit.low.split() for unit in said)


def _fronted_end(units: Units, first: int, trigger: int) -> int:
    """Where a meeting that opens its sentence behind a preposition ends: "After the talks in P, he was flown out on June 13"."""
    if first > _FRONT:
        return len(units)
    commas = (at for at in range(trigger + 1, len(units) - 1) if units[at].code == ",")
    return next((at for at in commas if is_actor(units[at + 1]) and opens_clause(units, at + 1)), len(units))


_FRONT = 4  # units: "Ahead of the", "Eight months after his"


def _aside_end(units: Units, trigger: int) -> int:
    """Where the aside between dashes that tells of a meeting ends: "- where the summit is to be held - on Sunday"."""
    if lacks(units, "-"):
        return len(units)
    dashes = [at for at in range(1, len(units) - 1) if units[at].low == "-" and units[at - 1].end < units[at].start]
    opened = sum(at < trigger for at in dashes) % 2
    return next((at for at in dashes if at > trigger), len(units)) if opened else len(units)


def _far(units: Units, limit: int) -> list[int]:
    """A time set off by a comma behind whatever else the clause holds."""
    for at in range(limit, min(len(units), limit + 16)):
        if units[at].low == ";" or has(units[at], "say") or starts(units[at], "auxiliaries."):
            return []
        if units[at].code == "T" and set_off(units, at):
            return [at]
    return []
