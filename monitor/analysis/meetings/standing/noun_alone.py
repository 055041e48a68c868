"""What a meeting's noun phrase tells by itself where no verb does: "his three meetings with B", "last month's summit"."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_possessive, some, starts, statuses
from monitor.analysis.meetings.clause.reach import SIDELINES
from monitor.analysis.meetings.days.offer_days import announced
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.who.far_end import is_with
from monitor.domain.meeting import Status


def by_itself(sentence: Sentence, start: int, noun: int, governor: Governor, *, named: bool) -> Told | None:
    """What the phrase tells where no verb does; ``named``: its adjectives say where the meeting stands."""
    units = sentence.units
    if start == noun and units[noun].low == "meeting" and governor.word in _THEN:
        return Told(main_tense(sentence, governor.at), Slot(units[governor.at].start, units[noun].end))
    if other := is_with(units, noun):
        past = some(units[noun + 1 : other], "auxiliaries.be_past", "auxiliaries.had")
        return Told(Status.HELD if past else Status.PLANNED, Slot(units[start].start, units[other].start))
    if named:
        return None
    if _one_more(units, start, noun, governor):
        return Told(Status.PROPOSED, Slot(units[start].start, units[noun].end))
    if _meanwhile(units, start, noun, governor):
        return Told(Status.ONGOING, Slot(units[start].start, units[noun].end))
    if _was_one(units, start, noun) or _there_was(units, start):
        return Told(Status.HELD, Slot(units[start - 1].start, units[noun].end))
    if would_have_been_one(units, start, noun):
        return Told(Status.CANCELLED, Slot(units[start - _BEEN].start, units[noun].end), guess=True)
    if _talks_as_it_does(units, start, noun):
        return Told(Status.HELD, Slot(units[noun].start, units[noun + 1].end), guess=True)
    if _counted(units, start, noun, governor) or is_measured(units, start, noun):
        return Told(Status.HELD, Slot(units[start].start, units[noun].end))
    return None


_THEN = frozenset({"before", "after"})  # "held talks with A before meeting with B"


def _one_more(units: Units, start: int, noun: int, governor: Governor) -> bool:
    """Whether one more meeting is only thought of, for nothing tells that it was: "such possibilities as another summit"."""
    spoken_of = governor.kind != "preposition" or governor.word in ("as", "of", "for", "like")
    return spoken_of and units[start].low.endswith(("another", "one more")) and not units[noun].low.endswith("s")


def _meanwhile(units: Units, start: int, noun: int, governor: Governor) -> bool:
    """Whether the words tell only when or beside what something else was: "on the second day of", "on the sidelines of"."""
    if beside_it(units, governor):
        return units[start].low not in ("a", "an")  # "on the sidelines of a summit" of others
    days = (at for at in range(start, noun - 1) if units[at].low == "day" and units[at + 1].low == "of")
    return any(at > start and starts(units[at - 1], "ordinals.") for at in days)


def beside_it(units: Units, governor: Governor) -> bool:
    """Whether something is told as done on the sidelines of a meeting."""
    return governor.word == "of" and governor.at > 0 and units[governor.at - 1].low in SIDELINES


def _was_one(units: Units, start: int, noun: int) -> bool:
    """Whether something told before was one of a row of meetings: "it was the two sides' third encounter"."""
    was = start > 1 and has(units[start - 1], "auxiliaries.be_past")
    return was and any(starts(unit, "ordinals.") for unit in units[start:noun])


def would_have_been_one(units: Units, start: int, noun: int) -> bool:
    """Whether something told before would have been one of a row: "it would have been the two leaders' third summit"."""
    before = units[max(0, start - _BEEN) : start]
    supposed = len(before) == _BEEN and has(before[0], "auxiliaries.conditional") and before[1].low == "have"
    return supposed and any(starts(unit, "ordinals.") for unit in units[start:noun])


_BEEN = 3  # units of "would have been"


def _there_was(units: Units, start: int) -> bool:
    """Whether no more is said than that one was: "there had been a short session with B", "there have been three summits"."""
    at = start - 1
    if at > 1 and units[at].low == "been" and has(units[at - 1], "auxiliaries.have", "auxiliaries.had"):
        at -= 1
    elif at < 1 or not has(units[at], "auxiliaries.be_past"):
        return False
    return at > 0 and units[at - 1].low == "there" and units[start].low != "no"


def _talks_as_it_does(units: Units, start: int, noun: int) -> bool:
    """Whether "talks" can be what a person does: "A talks with B in P"."""
    person = units[start].code == "N" and start == noun - 1 and units[noun].low == "talks"
    return person and noun + 1 < len(units) and units[noun + 1].low == "with"


def _counted(units: Units, start: int, noun: int, governor: Governor) -> bool:
    """Whether somebody's meetings are counted ("his three meetings with B", "at two summits with B"): they have been."""
    counted = units[noun].low.endswith("s") and any(unit.code == "n" for unit in units[start:noun])
    there = units[start].code == "n" and governor.kind == "preposition" and governor.word in ("in", "at", "during", "over")
    coming = there and some(units[:start], "auxiliaries.future", "auxiliaries.conditional", "auxiliaries.modal")
    return counted and (is_possessive(units[start]) or (there and not coming))


def is_measured(units: Units, start: int, noun: int) -> bool:
    """Whether a session is told by its hours, which are known when it is over: "seven hours of contacts", "a 90-minute session"."""
    return any(unit.low.split(" ")[-1].endswith(_HOURS) for unit in units[start:noun])


_HOURS = ("hour", "hours", "minute", "minutes")


def adjectives(units: Units, start: int, noun: int) -> list[Told]:
    """What the words of the phrase tell: "a planned summit", "the cancelled talks"."""
    failed = [unit for unit in units[start:noun] if has(unit, "failing") and not statuses(unit)]
    return [Told(Status.HELD, Slot(unit.start, unit.end)) for unit in failed] + [
        Told(Status.PLANNED if cue == "back_on" else Status(cue), Slot(unit.start, unit.end), guess=_says_how(units, at))
        for at, unit in enumerate(units[start:noun], start)
        if "status." in unit.classes and not has(unit, "another")
        for cue in statuses(unit)
        if cue != "threat"
    ]


def _says_how(units: Units, at: int) -> bool:
    """Whether an adjective tells what a meeting is or was like, still to come or not: "historic", "hastily arranged"."""
    return units[at].low == "historic" or (units[at].low == "arranged" and at > 0 and units[at - 1].low.endswith("ly"))


def of_last_month(units: Units, start: int, noun: int) -> Told | None:
    """Held, where a meeting is called that of a time gone by: "ahead of last month's summit"."""
    behind = () if announced(units, start) else units[noun + 1 : noun + 2]  # "agreed on the talks last month"
    around = (*units[start:noun], *behind)
    gone = next((unit for unit in around if unit.code == "T" and unit.low.startswith(("last ", "yesterday"))), None)
    if gone is None:
        return None
    return Told(Status.HELD, Slot(min(gone.start, units[noun].start), max(gone.end, units[noun].end)))
