"""Stays told by "to be": A is, was, has been, is due or hopes to be in P."""

from monitor.analysis.meetings.clause.grammar import Units, before_day, has, past_day, some, starts
from monitor.analysis.meetings.clause.reach import held_by_somebody
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.clause.word_classes import is_noun
from monitor.analysis.meetings.days.phases import mark_leaving
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.being_there import there_since
from monitor.analysis.meetings.journeys.travel import make_visit, the_country, there
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.analysis.meetings.standing.unmet import turned_off
from monitor.analysis.meetings.where.places import place_list
from monitor.domain.meeting import Status

_STAYING = frozenset({"in", "at"})


def read_stay(sentence: Sentence, verb: int) -> Draft | None:
    """A stay told by "to be" or by "expected there"."""
    unit = sentence.units[verb]
    if has(unit, "auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.been"):
        return stay(sentence, verb)
    return None


def stay(sentence: Sentence, verb: int) -> Draft | None:
    """A is (due, expected, already) in P: a stay, not said how it began."""
    units = sentence.units
    at = _where(units, verb)
    if at is None:
        return None
    found = there(sentence, at - 1) if units[at].low == "there" else place_list(units, at + 1, at + 6)
    found = found if found.known else the_country(sentence, at)  # "was last in the city in May"
    group = verb_group(units, max(verb, before_day(units, at) - 1))
    travellers, travellers_at = sentence.subject(group.start)
    if not found.known or not travellers.sides or not _by_title(sentence, travellers_at):
        return None
    if _while_there(units, at, travellers_at[0]):
        return None
    if not travellers.people and len(travellers.sides) > 1:
        return None  # "envoys of both were in P": for talks
    away = group.negative and _since(units, at)
    if (group.negative and not away) or _at_talks(units, group, travellers_at) or units[group.start - 1].low == "it":
        return None  # "when it was Monday in P"
    draft = make_visit(sentence, at, group.start, travellers, found)
    if len(draft.parties) < _BOTH:
        return None
    draft.status, draft.status_span = _standing(units, verb, at, group), Slot(units[group.start].start, units[at].end)
    if draft.status is Status.ONGOING and _when_there(sentence, travellers_at[0]):
        draft.status = Status.PLANNED
    draft.people_span = sentence.slots(travellers_at)
    draft.rule, draft.present = "stay", draft.status is Status.ONGOING
    if away:
        draft.status, draft.rule = Status.DENIED, "journey"  # "had not been to P since May": what was then is told of it
    attach_times(units, draft, group.start, at)
    if draft.status is Status.HELD and (since := there_since(units, group, at)) is not None:
        draft.status, draft.times = Status.ONGOING, [since]
    mark_leaving(units, draft, at)
    return draft


_BOTH = 2  # countries


def _since(units: Units, at: int) -> bool:
    """Whether it is told since when somebody has not been in a place: "had not been to P since 2002"."""
    behind = next((i for i in range(at + 2, min(len(units) - 1, at + _TIME)) if units[i].low == "since"), 0)
    timed = behind > 0 and units[behind + 1].code == "T"
    return timed and any(has(unit, "auxiliaries.been") for unit in units[max(0, at - 2) : at])


_TIME = 5  # units from "in" to "since"


def _when_there(sentence: Sentence, first: int) -> bool:
    """Whether it only says when something else will be: "will come up when A is in P", "would be told once he is there"."""
    when = first - 1 if first else 0
    return sentence.units[when].low in ("when", "once") and main_tense(sentence, when) is Status.PLANNED


def _while_there(units: Units, there: int, first: int) -> bool:
    """Whether a stay that is known only says when something else is: "there are no plans to see B while he is there"."""
    while_he = first > 0 and units[first - 1].low == "while" and units[first].low in ("he", "she", "they")
    return while_he and units[there].low == "there"


def _where(units: Units, verb: int) -> int | None:
    """The "in" or "there" that "to be" leads to, a day or "expected" between or not; None for no stay."""
    at = past_day(units, verb + 1)
    while at < len(units) and at < verb + 5 and has(units[at], "adverbs", "status.planned"):
        at = past_day(units, at + 1)
    if at >= len(units) or not (units[at].low in _STAYING or units[at].low == "there" or _been_to(units, at)):
        return None
    return at


def _at_talks(units: Units, group: VerbGroup, travellers: tuple[int, ...]) -> bool:
    """Whether it is talks that are there, not whoever takes part: "talks between A and B are in P"."""
    apart = group.start and units[group.start - 1].code == "," and units[travellers[-1] + 1].code == ","
    talks = _talks_among(units, max(0, travellers[0] - 8), travellers[0] if apart else group.start)
    onward = units[group.start - 1].low == "and" and held_by_somebody(units, group.start - 1)  # "held talks and is due in P"
    return talks and not onward and units[group.start - 1].low != "who"


def _standing(units: Units, verb: int, at: int, group: VerbGroup) -> Status:
    """Whether somebody is to be there, is there, or was."""
    told = units[min(group.start, max(0, verb - 2)) : at]
    due = group.infinitive and units[verb - 1].low == "to" and has(units[verb - 2], *_IS)  # "is to be in P"
    if group.future or due or some(told, "status.planned"):
        return turned_off(units, verb_group(units, verb)) or Status.PLANNED  # "had been expected in P but will not attend"
    if group.infinitive and some(told, "status.proposed"):
        return Status.PROPOSED  # "hopes to be in P"
    return Status.ONGOING if units[verb].low in ("is", "are", "'s") else Status.HELD


def _talks_among(units: Units, first: int, end: int) -> bool:
    """Whether a noun of meetings or journeys stands there, no verb that looks like one: "plans to visit P and will be in Q"."""
    return any(starts(units[at], "nouns.") and is_noun(units, at) for at in range(first, end))


_IS = ("auxiliaries.be_present", "auxiliaries.be_past")


def _been_to(units: Units, at: int) -> bool:
    """Whether somebody "has been to P"; what "has been" for long, or is to be, says nothing of a journey."""
    before = at - 3 if at > _BOTH and has(units[at - 2], "auxiliaries.negative", "auxiliaries.contracted") else at - 2
    return units[at].low == "to" and units[at - 1].low == "been" and at > 1 and has(units[before], *_PERFECT)


_PERFECT = ("auxiliaries.have", "auxiliaries.had", "verbs.have", "adverbs")


def _by_title(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    """Whether somebody is meant, by name, pronoun or office, and no country or crowd."""
    actors = [sentence.units[index].actor for index in indexes]
    named = any(actor is not None and actor.ref == "person" for actor in actors)
    return all(
        actor is not None and (actor.ref in _SOMEBODY or (actor.ref == "group" and (named or bool(actor.words & _TEAMS))))
        for actor in actors
    ) and bool(actors)


_TEAMS = frozenset({"delegation", "delegations", "team", "teams", "envoys", "negotiators", "diplomats", "officials", "delegates"})
_SOMEBODY = frozenset({"person", "surname", "pronoun", "role", "counterpart"})
