"""The time before, told by since when this is the first: "their first meeting since August", "has not been there since May"."""

from dataclasses import replace

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, lacks, some, starts
from monitor.analysis.meetings.days.settled import settled
from monitor.analysis.meetings.draft import Draft, Slot, retold
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.when import TimeSpan
from monitor.analysis.when.values import Fixed, Month, MonthDay, Relation
from monitor.domain.meeting import Kind, Precision, Status

_FIRST = frozenset({"first", "highest-level", "highest-ranking", "highest-profile", "highest"})
_REACH = 10  # units from "first" to "since"
_WHERE = 5  # units from the time to a place behind it: "since August in P"
_RANGES = frozenset({Precision.DAY, Precision.INTERVAL, Precision.MONTH, Precision.YEAR, Precision.PART_OF_MONTH})


def tell_last_times(sentence: Sentence, story: SoFar) -> None:
    """Add what took place the time before, for each "since" with a time that a sentence has; one that only a denial told moves."""
    units = sentence.units
    if sentence.headline or lacks(units, "since"):
        return
    found: list[Draft] = []
    for at in range(2, len(units) - 1):
        span = _dated(units, at)
        if span is None:
            continue
        draft = _of_first(units, at, story.here) or _not_since(units, at, story.here, of_one=units[at + 1].extra is None)
        if draft is None:
            continue
        if (draft in story.here and draft.status in (Status.HELD, Status.ONGOING) and draft.when is None) or _borrowed(draft, span):
            story.here = [other for other in story.here if other is not draft]
            found.extend(_with_own_day(units, at, draft))
        found.append(_then(units, at, draft, span))
    story.here.extend(settled(sentence.scene, found))


def _borrowed(draft: Draft, span: TimeSpan) -> bool:
    """Whether a meeting bears the time since which it was the first."""
    return any(time.start == span.start for time in draft.times)


def _with_own_day(units: Units, since: int, draft: Draft) -> list[Draft]:
    """The meeting itself with the day told behind "since May", if one is: "the first talks since May ended on Friday"."""
    near = range(since + 2, min(len(units), since + _OWN))
    day = next((units[at].extra for at in near if isinstance(units[at].extra, TimeSpan)), None)
    ended = any(unit.code in ",;" or unit.low in ("after", "before") for unit in units[since + 2 : since + _OWN])
    own = [day] if isinstance(day, TimeSpan) and not ended else []
    return [replace(draft, times=own, when=None, when_span=None)] if own else []


_OWN = 10  # units


def _dated(units: Units, at: int) -> TimeSpan | None:
    """The month, day or year right behind "since", or of the meeting since which there was none: "since a session in May"."""
    behind = at + 1 if units[at].low == "since" else len(units) - 1
    if units[behind].code == "d":
        behind = _behind_noun(units, behind)
    span = units[behind].extra
    if behind + 1 < len(units) and units[behind + 1].code == "s" and some(units[behind + 2 : behind + 5], "nouns."):
        return None  # "since February's failed summit": that is told by itself
    if not isinstance(span, TimeSpan) or span.rule in ("decade", "period"):
        return None
    known = isinstance(span.value, Month | MonthDay) or (isinstance(span.value, Fixed) and span.value.precision in _RANGES)
    return replace(span, relation=Relation.AT) if known else None


def _behind_noun(units: Units, article: int) -> int:
    """Where the time of "a round of talks in P in May" stands, told behind "since"; the article itself where there is none."""
    reach = range(article + 1, min(len(units), article + _REACH))
    noun = next((at for at in reach if has(units[at], "nouns.talks", "nouns.meeting", "nouns.summit")), None)
    if noun is None or any(units[at].code not in "umX" for at in range(article + 1, noun)):
        return article
    for at in range(noun + 1, reach.stop):
        if isinstance(units[at].extra, TimeSpan):
            return at
        if not (units[at].place or units[at].low in ("of", "in", "on", "at") or starts(units[at], "nouns.")):
            break
    return article


def _of_first(units: Units, since: int, here: list[Draft]) -> Draft | None:
    """Which meeting or journey "the first since" is one of, with those of the time before."""
    first = next((at for at in range(since - 1, max(-1, since - _REACH), -1) if units[at].low in _FIRST), None)
    if first is None or any(unit.code in ",;" for unit in units[first:since]) or some(units[first:since], "say"):
        return None
    told = next((draft for draft in here if units[first].start <= draft.end and draft.start < units[since].start
                 and _noun_of(units, first, since, draft)), None)
    if told is not None and told.rule in ("verb", "journey") and not told.people:
        here.remove(told)  # "the highest-ranking official to visit P since May": that visit is the one in May
        return told
    bare = first + 1 == since or units[first + 1].low in ("time", "between", "by", "of")
    if told is None and bare:
        told = _told_right_before(units, first, here)
    if told is None or len(told.parties) < 2 or told.rule == "stay":
        return None
    own = any(is_possessive(unit) or unit.code == "s" for unit in units[max(0, first - 2) : first]) or (bare and _his(units, first))
    return told if own and told.people else replace(told, people=(), sides=(), people_span=[])


def _noun_of(units: Units, first: int, since: int, draft: Draft) -> bool:
    """Whether the noun between "first" and "since" is what a draft was read from."""
    near = [unit for unit in units[first:since] if starts(unit, "nouns.") or has(unit, "verbs.visit", "verbs.meet")]
    return any(draft.start <= unit.start < max(draft.end, draft.start + 1) or unit.low == draft.noun for unit in near)


def _told_right_before(units: Units, first: int, here: list[Draft]) -> Draft | None:
    """The meeting that a bare "the first" is: told in the words before it, with no other deed between ("fired a rocket for")."""
    near = [draft for draft in here if draft.start < units[first].start and len(draft.parties) > 1]
    told = max(near, key=lambda draft: draft.start, default=None)
    if told is None:
        return None
    trigger = next((at for at, unit in enumerate(units) if unit.start >= told.start and starts(unit, "nouns.")), None)
    trigger = trigger if trigger is not None and trigger < first else next(
        (at for at, unit in enumerate(units) if unit.start >= told.start and starts(unit, "verbs.")), first)
    others = [unit for unit in units[trigger + 1 : first] if unit.low in ("but", "while", "as", "which", "who") or has(unit, "say")
              or (unit.code == "u" and unit.low.endswith("ed"))]
    return None if others else told


def _his(units: Units, first: int) -> bool:
    """Whether "and the first since" goes on with what is somebody's: "his fourth visit to P and the first since"."""
    return any(is_possessive(unit) for unit in units[max(0, first - _REACH) : first])


def _not_since(units: Units, since: int, here: list[Draft], *, of_one: bool) -> Draft | None:
    """What is only denied for the time since: "has not visited P since May" tells of a visit in May.

    ``of_one``: a meeting is named since which there was none, and the denial told nothing else.
    """
    start = max(0, since - _REACH)
    negative = some(units[start:since], "auxiliaries.negative", "auxiliaries.contracted")
    if not negative or not some(units[start:since], "auxiliaries.have", "auxiliaries.had", "auxiliaries.contracted"):
        return None
    denied = (Status.DENIED, None) if of_one else (Status.DENIED,)
    told = next((draft for draft in here if draft.status in denied and units[start].start <= draft.start < units[since].start
                 and len(draft.parties) > 1 and draft.rule in ("verb", "weak verb", "journey")), None)
    if told is not None:
        here.remove(told)
    return told


def _then(units: Units, since: int, draft: Draft, span: TimeSpan) -> Draft:
    """The same, held at that time, and at the place named behind it; a journey leads to the same place."""
    behind = units[min(since + 2, len(units) - 1)]
    said = starts(behind, "status.") or starts(behind, "phases.")  # "since October ended badly in P": there they ended
    near = () if said else place_after(units, since + 2, min(len(units), since + 2 + _WHERE)).known
    near = () if any(is_actor(unit) and unit.code == "N" for unit in units[since + 2 : since + 4]) else near
    places = list(near) or (list(draft.places) if draft.kind is Kind.VISIT else [])
    start = units[since].start
    return retold(
        draft, start, max(draft.end, span.end), Status.HELD, status_span=Slot(start, span.end), times=[span], places=places,
        prior=True, nested=True,
    )
