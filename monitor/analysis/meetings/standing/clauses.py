"""How a verb's meeting stands, by its form and by the clause that it hangs on."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, lists_none, some, starts
from monitor.analysis.meetings.clause.reach import CLAUSE_ENDS
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.frames.gains import did_not_manage
from monitor.analysis.meetings.frames.unconditional import freely
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.coming import is_wished, main_to_come
from monitor.analysis.meetings.standing.control import control, prospect
from monitor.analysis.meetings.standing.going_along import goes_along
from monitor.analysis.meetings.standing.main_tense import main_tense
from monitor.analysis.meetings.standing.outer_cues import outer_cue
from monitor.analysis.meetings.standing.told_as_done import is_told_as_done, is_told_as_going_on
from monitor.analysis.meetings.standing.unmet import came_to_nothing, kept_from, not_yet, turned_off
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Status


def verb_status(sentence: Sentence, group: VerbGroup) -> tuple[Status, Slot]:
    """Status of a verb with the clause it hangs on."""
    units = sentence.units
    first = _first_of_row(units, group)
    if first is not None:
        return verb_status(sentence, verb_group(units, first))
    status = _in_its_clause(sentence, group, _by_itself(sentence, group))
    span = Slot(units[group.start].start, units[group.verb].end)
    if status in (Status.HELD, Status.PLANNED) and (kept_from(units, group) or did_not_manage(units, group.start)):
        return Status.DENIED, span
    return control(units, group) or prospect(units, group) or outer_cue(units, group.start, status) or (status, span)


def _by_itself(sentence: Sentence, group: VerbGroup) -> Status:
    """What the verb's form tells, with the conjunction or preposition before it and the condition or day behind it."""
    units = sentence.units
    status = standing.of_verb(group, headline=sentence.headline, before=_is_before(sentence, group))
    status = Status.ONGOING if status is Status.PLANNED and _said_to_be(units, group) else status
    status = Status.PLANNED if status is Status.HELD and _fulfilled(units, group) else status
    status = (goes_along(units, group, headline=sentence.headline) or status) if status is Status.HELD else status
    if status is Status.DENIED and group.negative:
        status = Status.CANCELLED if _was_agreed(units, group) else _denied_until(units, group)
    willing = units[group.verb].low in _WELCOMED or units[group.verb - 1].low in _GLADLY
    wish = group.conditional and (willing or _on_condition(units, group))
    if status is Status.PLANNED and group.words == ("to",) and units[group.start - 1].low in ("need", "needs"):
        refused = group.start > 1 and has(units[group.start - 2], "auxiliaries.negative", "auxiliaries.contracted")
        return Status.DENIED if refused else Status.PROPOSED
    offered = wish or (group.conditional and freely(units, group.verb))  # "would meet B anywhere, anytime"
    return Status.PROPOSED if status is Status.PLANNED and offered else status


_GLADLY = frozenset({"gladly", "happily", "willingly", "readily"})


def _said_to_be(units: Units, group: VerbGroup) -> bool:
    """Whether it is what somebody is told to be doing: "are said to be holding talks", "is believed to be meeting B"."""
    if group.form != "ing" or group.words[-2:] != ("to", "be") or not group.start:
        return False
    return units[group.start - 1].low in _TOLD and has(units[max(0, group.start - 2)], "auxiliaries.be_present")


_TOLD = frozenset({"said", "believed", "thought", "reported", "understood", "known"})


def _is_before(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether the verb hangs on what is yet to come: "before meeting B", "when he meets B", "A, when meeting B, will ask"."""
    units = sentence.units
    before = _hangs_on_before(units, group.start)
    before = before or (group.form == "ing" and group.start > 0 and units[group.start - 1].low in ("when", "while"))
    if before and group.form == "ing":
        return main_tense(sentence, group.start) is Status.PLANNED or main_to_come(units, group)
    return before or (group.form in ("base", "third") and _hangs_on(units, group.start))


def _was_agreed(units: Units, group: VerbGroup) -> bool:
    """Whether what is denied had been agreed: "will no longer meet B", "is not going to P after all"."""
    told = units[group.verb : group.verb + _BEHIND]
    end = next((at for at, unit in enumerate(told) if unit.code in ",;:"), len(told))
    said = zip(told, told[1:end], told[2:end], strict=False)
    after_all = any(one.low != "until" and (two.low, three.low) == ("after", "all") for one, two, three in said)
    return after_all or ("no longer" in group.words and (group.future or group.conditional or group.form == "ing"))


def _denied_until(units: Units, group: VerbGroup) -> Status:
    """Denied, or only not to be before a day: "will not meet until May"; "will not meet until B gives in" is denied."""
    until = next((at for at in range(group.verb, min(len(units) - 2, group.verb + _BEHIND)) if units[at].low == "until"), None)
    return Status.DENIED if until is not None and is_actor(units[until + 1]) else not_yet(units, group.verb)


_BEHIND = 14  # units from a verb to "until", "if"
_WELCOMED = frozenset({"welcome", "relish", "entertain", "support", "favor", "favour", "applaud"})  # "would welcome B": a wish


def _in_its_clause(sentence: Sentence, group: VerbGroup, status: Status) -> Status:
    """What the verb tells, as its clause has it: asked, wished, going on, come to nothing, done on a journey."""
    units = sentence.units
    if sentence.asks and status in (Status.HELD, Status.PLANNED):
        status = Status.PROPOSED
    was_doing = group.form == "ing" and not {"was", "were"}.isdisjoint(group.words)
    if status is Status.HELD and was_doing and _was_coming(units, group.verb):
        status = Status.PLANNED
    if status is Status.HELD and was_doing and is_told_as_going_on(units, group.start):
        status = Status.ONGOING
    if status is Status.PLANNED:
        status = Status.CANCELLED if came_to_nothing(units, group) else turned_off(units, group) or status
    if (is_wished(units, group) and not sentence.headline) or _supposed(units, group):
        status = Status.PROPOSED
    return Status.HELD if status is Status.PLANNED and group.infinitive and _went_to(sentence, group) else status


def _was_coming(units: Units, verb: int) -> bool:
    """Whether it is reported who will come, and on which day: "said that A was coming to P on Friday"."""
    if not units[verb].low.startswith("coming"):
        return False
    behind = (unit.extra for unit in units[verb + 1 : verb + _DAY])
    return some(units, "say") and any(isinstance(extra, TimeSpan) and extra.rule == "weekday" for extra in behind)


_DAY = 6  # units from "coming" to its day


def _supposed(units: Units, group: VerbGroup) -> bool:
    """Whether a condition is told by turning verb and subject round: "Should A meet B, he will", "Were A to meet B"."""
    turned = (units[0].low == "should" and group.form == "base") or (units[0].low == "were" and group.words[-1:] == ("to",))
    return turned and all(is_actor(unit) or unit.code in "dma," for unit in units[1 : group.start])


def _went_to(sentence: Sentence, group: VerbGroup) -> bool:
    """Whether an infinitive tells what was done: "went to see B", "flew to P to meet B"; and not "is the first to visit"."""
    units = sentence.units
    if group.words == ("went", "to"):
        return not any(unit.low == "where" for unit in units[max(0, group.start - 3) : group.start])
    plain = group.words in (("to",), ("ever", "to"))
    return plain and is_told_as_done(units, group.start) and not _rank_to_come(sentence, group.start)


def _rank_to_come(sentence: Sentence, to: int) -> bool:
    """Whether it is said behind a comma of whoever will come that he is the first to: "A is to land in P, the first X to visit"."""
    units = sentence.units
    comma = next((at for at in range(to - 1, max(0, to - _RANK), -1) if units[at].code == ","), 0)
    rank = comma > 0 and units[comma + 1].low.startswith("the") and any(
        word in ("first", "second", "third") for unit in units[comma + 1 : comma + 3] for word in unit.low.split(" ")
    )
    return rank and main_tense(sentence, comma) is Status.PLANNED


_RANK = 12  # units of ", the first secretary of state"


def _on_condition(units: Units, group: VerbGroup) -> bool:
    """Whether a condition stands on either side: "would sit down if", "if they stopped, he would"."""
    before, behind = units[: group.start], units[group.verb : group.verb + _BEHIND]
    return any(unit.low in ("if", "unless", "provided") for unit in behind) or any(unit.low == "if" for unit in before)


def _first_of_row(units: Units, group: VerbGroup) -> int | None:
    """The first of some verbs that one "will" or "to" governs, where this bare one is joined to it by "and"."""
    bare = group.form == "base" and not some(units[group.start : group.verb], "auxiliaries.")
    bare = bare or group.words == ("be",)  # "will meet A and be received by B"
    joined = group.words == ("to",) and group.start > 1 and units[group.start - 1].low == "and"  # "is due to come and to brief B"
    if not (bare and not group.infinitive) and not joined:
        return None
    if group.start < 2 or units[group.start - 1].low not in _ROW_JOINTS:
        return None
    for at in range(group.start - 2, max(-1, group.start - _ROW), -1):
        unit = units[at]
        helping = has(unit, "auxiliaries.future", "auxiliaries.modal", "auxiliaries.conditional")
        if helping or (unit.low == "to" and (starts(units[at + 1], "verbs.") or has(units[at + 1], "adverbs"))):
            return next((i for i in range(at + 1, min(at + 5, group.start)) if starts(units[i], "verbs.")), None)
        if unit.low == "to" and at and starts(units[at - 1], "status.") and units[at + 1].code in "wum":
            return at + 1  # "wants to end the war and meet B", whatever the first verb
        said = has(unit, "say") and unit.code != "m"
        if said and at > 1 and units[at + 1].code == "," == units[at - 2].code:
            continue  # "will see B, the spokesman said, then make a trip"
        if unit.code == ";" or unit.low in CLAUSE_ENDS or has(unit, "irregular_past") or said:
            return None
    return None


_ROW = 32  # units from "will" to the last verb that it governs: "will fly to P on Friday and meet B"
_ROW_JOINTS = frozenset({"and", ",", "then", "or", "but"})


def _fulfilled(units: Units, group: VerbGroup) -> bool:
    """Whether something else waits for it: "will decide once he has met B"."""
    return group.words[-1:] in (("has",), ("have",)) and _hangs_on(units, group.start, ("once", "after", "until"))


_CONDITIONS = ("when", "once", "if", "assuming", "presuming", "provided", "providing")


def _hangs_on(units: Units, start: int, openers: tuple[str, ...] = _CONDITIONS) -> bool:
    """Whether one of some conjunctions stands before the verb's subject."""
    if lacks(units, *openers):
        return False
    for at in range(start - 1, max(-1, start - 9), -1):
        if units[at].low in openers:
            return True
        if not (is_actor(units[at]) or units[at].code in "da-s" or units[at].low in ("and", "both") or has(units[at], "adverbs")):
            return False
    return False




def _hangs_on_before(units: Units, start: int) -> bool:
    if lists_none(units, "prepositions.before"):
        return False
    for at in range(start - 1, max(-1, start - 8), -1):
        if has(units[at], "prepositions.before"):
            return True
        if has(units[at], "prepositions.after") or units[at].code in ",;" or starts(units[at], "verbs."):
            return False
    return False
