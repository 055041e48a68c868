"""The day that a meeting shares with what was said, signed or opened in its midst or right after it."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, starts
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.days.remarks import HEARERS, said_at
from monitor.analysis.meetings.days.sorts import is_day, is_length
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Status

HEAD = 6  # units: "Earlier, in May,", "Then, on a Tuesday in March,"


def spent(units: Units, first: int) -> list[int]:
    """The day somebody spent where the meeting was: "spent Monday in Seoul, where he met Kang", "was there on Monday, where"."""
    if lacks(units, "where"):
        return []
    where = next((at for at in range(first - 1, max(-1, first - 5), -1) if units[at].low == "where"), None)
    if where is None:
        return []
    coming = starts(units[first], "auxiliaries.") and not has(units[first], "auxiliaries.be_past", "auxiliaries.had")
    if (day := _got_there(units, where - 1)) is not None and (not coming or _will_be_there(units, day)):
        return [day]
    if coming:
        return []
    spent = next((at for at in range(where - 1, max(-1, where - 8), -1) if units[at].low in ("spent", "stayed", "spend")), None)
    return [at for at in range(spent + 1, where) if units[at].code == "T"][:1] if spent is not None else []


def _will_be_there(units: Units, day: int) -> bool:
    """Whether a day is that of a journey to come: "will visit P on Sunday, where he is to meet B"."""
    return any(has(unit, "auxiliaries.future", "status.planned") for unit in units[max(0, day - _SPENT) : day])


_SPENT = 8  # units


def _got_there(units: Units, comma: int) -> int | None:
    """The day somebody was in, or got to, a place, before a comma: "was in P on Monday,", "told reporters on Monday in P,"."""
    if comma < AFTER or units[comma].code != ",":
        return None
    day, there, at = None, False, comma - 1
    while at > 0 and comma - at < _PLACED:
        if units[at].code == "T" and is_day(units[at]):
            day = at
        elif units[at].place is not None and has(units[at - 1], "prepositions.place", "prepositions.goal", "verbs.visit"):
            there, at = True, at - (not has(units[at - 1], "verbs.visit"))
        elif units[at].low != "on":
            break
        at -= 1
    verb = units[at]
    done = has(verb, "auxiliaries.be_past", "say", *_TRAVEL) or verb.code == "u" or verb.low in HEARERS
    return day if there and done else None


_PLACED = 6  # units: "in P on Monday"


def same_day(units: Units, first: int) -> list[int]:
    """The day of what was said or signed at the end of a meeting, or right after "his meeting": nobody waits with that."""
    before = [unit.low for unit in units[max(0, first - 4) : first]]
    ended = not _BOUNDS.isdisjoint(before) and "of" in before
    deed = units[first].low.endswith("ing") and starts(units[first], "verbs.") and not has(units[first], *_TRAVEL)
    own = bool(before) and before[-1] in ("after", "following") and (units[first].low in ("his", "her", "their") or deed)
    at_once = (find(units, first) for find in (_right_after, _after_clause, _hours_apart, _in_seeing, _in_opening, _weeks_of))
    if (day := next((found for found in at_once if found is not None), None)) is not None:
        return [day]
    meeting = bool(before) and before[-1] in ("when", "while") and units[first].low.endswith("ing")  # "when meeting with B"
    meanwhile = meeting or (bool(before) and before[-1] in ("during", "at", "in") and not ended)
    if not (ended or own or meanwhile):
        return []
    if meanwhile and first > 1 and units[first - 2].code == "," and _ranked(units, first):
        return []  # "A met B, officials said on Tuesday, in the highest-level contact in years"
    if meanwhile and first > 1 and _dates(units[first - 2]):
        return [first - 2]  # "an accord reached in October 2007 during talks in P"
    wide = before[-1:] == ["during"]  # "had dinner in early November with A during a trip to P"
    days = [at for at in range(first) if units[at].code == "T" and (_dates(units[at]) if wide else is_day(units[at]))]
    behind = days[-1] + (2 if days[-1] <= OPENS else 1) if days else 0  # "On Saturday, A told B in a phone call"
    commas = [at for at in range(behind, first - 1) if units[at].code == ","] if days else []
    told_aside = commas and any(unit.low == "who" for unit in units[: days[-1]])  # "A, who came on T, spoke at the end of talks"
    if own and days and _at_its_end(units[:first]):
        return []  # "wrapped up a four-day trip to P on Monday after meeting officials"
    if own and days and any(unit.low == "that" for unit in units[days[-1] : first]):
        return []  # "said on Monday that he flew home after meeting B"
    if told_aside or any(is_actor(units[at + 1]) for at in commas) or (commas and not is_day(units[days[-1]])):
        return []
    if meeting or (meanwhile and days and _urged_on(units, days[-1], first)):
        return days[-1:]
    if meanwhile and days and (_elsewhere(units, days[-1], first) or (before[-1] != "during" and units[first].code == "L")):
        return []
    return days[-1:]


def _at_its_end(units: Units) -> bool:
    """Whether a journey is told to have ended: what was done before that need not have been done that day."""
    return any(has(unit, "phases.ends") for unit in units) and any(starts(unit, "nouns.visit") for unit in units)


def _ranked(units: Units, first: int) -> bool:
    """Whether a meeting is only called the first or highest in years: what was told before is meant, and not when it was said."""
    near = units[first : first + 3] if units[first].low in ("the", "a") else ()
    return any(starts(unit, "ordinals.") or unit.low.startswith(("highest", "first", "latest", "rare", "most")) for unit in near)


def _urged_on(units: Units, day: int, first: int) -> bool:
    """Whether the day is that of words spoken at a meeting told behind a comma: "urged B on Friday to move, in their talks"."""
    if units[first - 2].code != "," or units[first].low not in _THEIR:
        return False
    before = units[max(0, day - _SPOKEN) : day]
    return any(has(unit, "addressing", "say") for unit in before) and all(unit.code != "," for unit in units[day + 1 : first - 2])


_THEIR = frozenset({"their", "the"})
_SPOKEN = 4  # units of "urged North Korea on"
_BOUNDS = frozenset({"start", "opening", "beginning", "outset", "end", "close", "conclusion"})


def _right_after(units: Units, first: int) -> int | None:
    """The day of what was said right after some meeting: "said on Friday after lunch with B", no "after the summit"."""
    known = units[first].code in "ds" and units[first].low not in ("a", "an")
    if first < AFTER or known or units[first - 1].low not in ("after", "following"):
        return None
    day = first - 2
    said = has(units[day - 1], "say") or (units[day - 1].low == "on" and has(units[day - 2], "say"))
    return day if units[day].code == "T" and is_day(units[day]) and said else None


def _weeks_of(units: Units, first: int) -> int | None:
    """The weeks in which somebody had also done what he spoke after: "said last month after visiting P", no "this year"."""
    time = first - 2
    span = units[time].extra if time > 1 and units[first - 1].low in ("after", "following") else None
    if not isinstance(span, TimeSpan):
        return None
    said = has(units[time - 1], "say") or (units[time - 1].low == "in" and has(units[time - 2], "say"))
    wide = span.rule in _WEEKS and not units[time].low.startswith(("this", "earlier"))
    deed = units[first].low.endswith("ing") or not (units[first].code in "ds" and units[first].low not in ("a", "an"))
    return time if said and wide and deed else None


_WEEKS = frozenset({"period", "month", "month_year", "part_of_month"})


def _after_clause(units: Units, first: int) -> int | None:
    """The day of what was said right after somebody had met: "said on Friday after he received B", "said T, after A met B"."""
    who = first - 1
    while who > AFTER and (is_actor(units[who]) or units[who].code in "adq") and first - who < _WHO:
        who -= 1
    if who == first - 1 or units[who].low != "after" or has(units[first], *_TRAVEL):
        return None
    day = who - 1 - (units[who - 1].code == ",")
    said = has(units[day - 1], "say") or (units[day - 1].low == "on" and has(units[day - 2], "say"))
    return day if said and units[day].code == "T" and is_day(units[day]) else None


AFTER = 4  # units: "A said Friday after"


def fronted(units: Units, draft: Draft, first: int, trigger: int) -> list[int]:
    """The day that opens the sentence of the one deed that tells of a meeting: "On T, A was granted an audience with B"."""
    head = next((at for at in range(min(OPENS + 1, first)) if units[at].code == "T"), None)
    if head is None or not is_day(units[head]) or units[head + 1].code != "," or draft.status is not Status.HELD:
        return []
    between = units[head + 2 : first]
    if not (draft.rule == "deed" or has(units[trigger], "given")) or any(unit.code in ",;T" for unit in between):
        return []
    told = [unit for unit in between if past_verb(unit) or has(unit, "auxiliaries.be_past")]
    crossed = any(has(unit, "say", "clause_words") and unit.code != "a" for unit in between)
    return [head] if len(told) <= _ONE_DEED and not crossed else []


_ONE_DEED = 2  # "was granted"


def _hours_apart(units: Units, first: int) -> int | None:
    """The day of what happened within hours of a meeting: "were freed on Wednesday, hours after A met B"."""
    joint = next((at for at in range(first - 1, max(0, first - _WHO), -1) if units[at].low in ("after", "before")), None)
    if joint is None or units[joint - 1].low.split(" ")[-1] not in _SOON:
        return None
    if not all(is_actor(unit) or unit.code in "amdq" or unit.low == "between" for unit in units[joint + 1 : first]):
        return None
    day = next((at for at in range(joint - 1, 0, -1) if units[at].code == "T" and is_day(units[at])), None)
    apart = day is None or any(unit.code == ";" or unit.low in ("that", "and", "but") for unit in units[day + 1 : joint])
    return None if apart else day


_SOON = frozenset({"hours", "hour", "minutes", "moments", "shortly", "soon"})
_WHO = 9  # units from "hours after" to the verb


def _in_seeing(units: Units, first: int) -> int | None:
    """The day at the head of what was told by telephone: "On Sunday, A informed B of the outcome in a call"."""
    head = next((at for at in range(min(HEAD, first)) if units[at].code == "T"), None)
    if head is None or not is_day(units[head]) or not any(has(u, "nouns.call") for u in units[first : first + 4]):
        return None
    if units[first - 1].low not in ("in", "during", "by", "over") or units[first].low in ("their", "the"):
        return None
    deeds = [unit for unit in units[head + 1 : first] if past_verb(unit)]
    return head if len(deeds) == 1 and not any(unit.code in "T;" for unit in units[head + 1 : first]) else None


def _in_opening(units: Units, first: int) -> int | None:
    """The day of what was said as a meeting began or ended: "said Monday that he would, opening a summit with B"."""
    participle = units[first].low.split(" ")[0].endswith("ing") and has(units[first], "phases.begins", "phases.ends")
    if not participle or first < AFTER or units[first - 1].code != ",":
        return None
    return said_at(units[:first])


def _dates(unit: Unit) -> bool:
    """Whether a time names days, and not only how long."""
    return isinstance(unit.extra, TimeSpan) and not is_length(unit)


OPENS = 2  # units before a day that opens its sentence: "Late on Saturday,"

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
