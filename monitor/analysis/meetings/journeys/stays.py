"""Stays told in passing: between commas, at the head of a sentence, by their length, in a headline."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, is_verbal, lacks, lasts, past_day, starts
from monitor.analysis.meetings.clause.verb_groups import verb_form
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.journeys.travel import make_visit, official
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import Places, place_list
from monitor.analysis.when import Duration, TimeSpan
from monitor.domain.meeting import Status


def stays_aside(sentence: Sentence) -> list[Draft]:
    """Stays told in passing between commas: "A, in P on Saturday, said ..."."""
    units = sentence.units
    found: list[Draft] = []
    if not (lacks(units, ",") or lacks(units, "in", "visiting")):
        beside = [at for at in range(len(units) - 3) if units[at].code == "N" and units[at + 1].low == ","]
        found = [draft for at in beside if (draft := _aside(sentence, at)) is not None]
    if not lacks(units, "in"):
        lasted = [at for at in range(2, len(units) - 1) if units[at].low == "in" and units[at - 1].low.endswith(_LENGTHS)]
        found += [draft for at in lasted if (draft := _lasted(sentence, at)) is not None]
    return found or [draft for draft in (_headed(sentence) or _fronted(sentence),) if draft is not None]


def _headed(sentence: Sentence) -> Draft | None:
    """A stay that a headline tells without a verb: "A in P for talks"."""
    units = sentence.units
    if not sentence.headline or len(units) < _HEADED or not is_person(units[0]) or units[1].low != "in":
        return None
    where = place_list(units, 2, 6)
    behind = next((at for at in range(2, len(units)) if units[at].start >= max((s.end for _, s in where.known), default=0)), 0)
    if not where.known or not behind or units[behind].low != "for":
        return None
    return stays_there(sentence, (1, 0), sentence.party((0,)), where, [])


_HEADED = 4  # units: "A in P for"


def _lasted(sentence: Sentence, at: int) -> Draft | None:
    """A stay told by its length: "flew home on Thursday after three days in P"."""
    units = sentence.units
    after = next((i for i in range(at - 2, max(-1, at - 5), -1) if units[i].low in ("after", "following", "from")), None)
    where = place_list(units, at + 1, at + 5)
    if after is None:
        return _days_there(sentence, at, where)
    traveller = sentence.first_subject(after) if after > 1 else sentence.subject_behind(at + 1)[0]  # "Back from a day in P, A said"
    if not where.known or traveller is None:
        return None
    days = [unit.extra for unit in units[:after] if isinstance(unit.extra, TimeSpan)]
    length = next((unit.extra for unit in units[after + 1 : at] if isinstance(unit.extra, TimeSpan)), None)
    days = [span for span in days if not isinstance(span.value, Duration)]
    draft = stays_there(sentence, (at, after), traveller, where, [*days[-1:], *((length,) if length and days else ())])
    if draft is not None:
        draft.status, draft.ends = Status.HELD, True  # the day told is that on which he is back
    return draft


_LENGTHS = ("days", "day", "weeks", "week", "hours", "month", "months")


def _days_there(sentence: Sentence, at: int, where: Places) -> Draft | None:
    """A stay told as what something came of: "A said three days in P had brought little", "Two days in P left A hopeful"."""
    units = sentence.units
    length = next((i for i in (at - 1, at - 2) if lasts(units[i])), at - 1)
    first = length
    while first and units[first - 1].code in "nd0":
        first -= 1  # "the three"
    end = max((slot.end for _, slot in where.known), default=0)
    behind = next((i for i in range(at, len(units)) if units[i].start >= end), len(units))
    did = behind < len(units) and is_verbal(units[behind])
    if not did or (first > 0 and not (has(units[first - 1], "say") or units[first - 1].low == "that")):
        return None
    whom = next((i for i in range(behind + 1, min(len(units), behind + 3)) if is_person(units[i])), None)
    traveller = sentence.first_subject(first) if first else sentence.party((whom,)) if whom is not None else None
    if traveller is None or not where.known:
        return None
    draft = stays_there(sentence, (at, first), traveller, where, [])
    if draft is not None:
        draft.status, draft.ends = Status.HELD, True
        draft.times = [span for span in (units[length].extra,) if isinstance(span, TimeSpan)]
    return draft


def _fronted(sentence: Sentence) -> Draft | None:
    """A stay told at the head of a sentence: "In P earlier on Thursday, A told reporters ..."."""
    units = sentence.units
    back = len(units) > _SHORTEST and units[0].low in _BACK and units[1].low == "from"  # "Back from P, A told reporters"
    if len(units) < _SHORTEST or not (back or units[0].low in ("in", "from")):
        return None
    dated = not back and units[1].code == "T" and units[2].low == "in"  # "In May in P, A said"
    place = 3 if dated else 1 + back
    if not (where := place_list(units, place, place + 4)).known:
        return None
    comma = next((at for at in range(place + 1, min(len(units) - 2, _FRONT)) if units[at].code == ","), None)
    if comma is None or any(starts(unit, "verbs.") or starts(unit, "nouns.") for unit in units[1:comma]):
        return None
    first = comma + 1
    said = next((at for at in range(first + 1, min(len(units), first + 4)) if has(units[at], "say")), None)
    times = [unit.extra for unit in units[1:comma] if isinstance(unit.extra, TimeSpan)]
    if units[first].code != "N" or said is None or (not times and not back and _said_aside(units, said)):
        return None
    draft = stays_there(sentence, (0, first), sentence.party((first,)), where, [] if back else times[:1])
    if back and draft is not None:
        draft.status, draft.nested = Status.HELD, True
    return draft


_FRONT = 10  # units from the head of a sentence to the comma: "In P earlier on Thursday,"
_SHORTEST = 5  # units: "In", the place, the comma, who, says
_BACK = frozenset({"back", "fresh", "home"})


def _said_aside(units: Units, said: int) -> bool:
    """Whether the words of saying stand within what is said, the place too: "In P, A told senators, the people want change"."""
    return any(unit.code == "," for unit in units[said + 1 : said + _TOLD])


_TOLD = 4  # units: "his cabinet", "Fox News on Friday"


def _aside(sentence: Sentence, at: int) -> Draft | None:
    units = sentence.units
    first = next((i for i in range(at + 2, min(len(units), at + 4)) if not has(units[i], "adverbs")), at + 2)
    opened, first = first, past_day(units, first)
    if units[first].low not in ("in", "visiting") or not (where := place_list(units, first + 1, first + 5)).known:
        return None
    behind = next(i for i in range(first, len(units)) if units[i].end >= where.known[-1][1].end) + 1
    close = next((i for i in range(behind, min(len(units), behind + _SET_OFF)) if units[i].low == ","), None)
    done = (at for at in range(behind, close or 0) if starts(units[at], "verbs.") and not starts(units[at], "nouns."))
    if close is None or any(units[at - 1].low != "to" for at in done):
        return None  # "in P to brief allies" is no more than a stay
    traveller = sentence.party((at,))
    if not traveller.people or close + 1 >= len(units) or not _does_there(sentence, close + 1):
        return None
    beside = (*units[opened:first], *units[behind:close])
    times = [unit.extra for unit in beside if isinstance(unit.extra, TimeSpan)]
    return stays_there(sentence, (first, at), traveller, where, times[:1])


_SET_OFF = 9  # units from a place to the comma that ends what is set off: "in Seoul for his first summit with B,"


def _does_there(sentence: Sentence, at: int) -> bool:
    """Whether who is told in passing to be somewhere does something: "A, in P, met B"; in a headline: "A, in P, leans on B"."""
    units = sentence.units
    done = next((i for i in range(at, min(len(units), at + 3)) if has(units[i], *_DONE_THERE)), at)
    if any(is_actor(unit) or unit.code in "dm" for unit in units[at:done]) or units[done].low.startswith("according"):
        return False  # "met B, the minister, in P, officials said"
    return has(units[done], *_DONE_THERE) or (sentence.headline and verb_form(units[at]) in ("third", "past"))


_DONE_THERE = ("say", "verbs.meet", "verbs.see", "verbs.hold")  # by who is somewhere


def stays_there(sentence: Sentence, at: tuple[int, int], traveller: Party, where: Places, times: list[TimeSpan]) -> Draft | None:
    """The stay of somebody who speaks somewhere; ``at``: where the preposition and the traveller stand."""
    preposition, who = at
    draft = make_visit(sentence, preposition, min(at), traveller, where)
    if len(draft.parties) < 2 or not official(sentence, traveller) or not traveller.people:
        return None
    unit = sentence.units[preposition]
    draft.status, draft.status_span = Status.ONGOING, Slot(unit.start, unit.end)
    draft.people_span, draft.rule = sentence.slots((who,)), "stay"
    draft.times = times
    return draft
