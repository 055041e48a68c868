"""How a verb's meeting stands, by its form and by the clause that it hangs on."""

from monitor.analysis.meetings.clause.arguments import names_until
from monitor.analysis.meetings.clause.beyond import is_finite
from monitor.analysis.meetings.clause.clause_bounds import clause_head
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks, lists_none, some, starts, statuses
from monitor.analysis.meetings.clause.reach import CLAUSE_ENDS
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.frames.gains import did_not_manage
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.coming import is_wished, main_to_come
from monitor.analysis.meetings.standing.told_as_done import is_told_as_done, is_told_as_going_on
from monitor.analysis.meetings.standing.unmet import came_to_nothing, kept_from, taken_back, turned_off
from monitor.domain.meeting import Status


def verb_status(sentence: Sentence, group: VerbGroup) -> tuple[Status, Slot]:
    """Status of a verb with the clause it hangs on."""
    units = sentence.units
    first = _first_of_row(units, group)
    if first is not None:
        return verb_status(sentence, verb_group(units, first))
    before = _hangs_on_before(units, group.start)
    before = before or (group.form == "ing" and group.start > 0 and units[group.start - 1].low in ("when", "while"))
    if before and group.form == "ing":
        before = main_tense(sentence, group.start) is Status.PLANNED or main_to_come(units, group)
    if group.form in ("base", "third") and _hangs_on(units, group.start):
        before = True
    status = standing.of_verb(group, headline=sentence.headline, before=before)
    status = Status.PLANNED if status is Status.HELD and _fulfilled(units, group) else status
    span = Slot(units[group.start].start, units[group.verb].end)
    after = [unit.low for unit in units[group.verb : group.verb + 14]]
    until = next((at for at in range(group.verb, min(len(units) - 2, group.verb + 14)) if units[at].low == "until"), None)
    if status is Status.DENIED and group.negative:
        status = Status.DENIED if until is not None and is_actor(units[until + 1]) else _not_yet(after)  # "until B gives in"
    if status is Status.PLANNED and group.conditional and (
        units[group.verb].low in _WELCOMED or _on_condition(units, group.start, after)
    ):
        status = Status.PROPOSED
    if sentence.asks and status in (Status.HELD, Status.PLANNED):
        status = Status.PROPOSED
    was_doing = group.form == "ing" and not {"was", "were"}.isdisjoint(group.words)
    if status is Status.HELD and was_doing and is_told_as_going_on(units, group.start):
        status = Status.ONGOING
    if status is Status.PLANNED:
        status = Status.CANCELLED if came_to_nothing(units, group) else turned_off(units, group) or status
    if is_wished(units, group) and not sentence.headline:
        status = Status.PROPOSED
    gone = group.words == ("went", "to") and not any(unit.low == "where" for unit in units[max(0, group.start - 3) : group.start])
    gone = gone or (group.words == ("to",) and is_told_as_done(units, group.start) and not _rank_to_come(sentence, group.start))
    if status is Status.PLANNED and group.infinitive and gone:
        status = Status.HELD  # "went to see B"
    if status in (Status.HELD, Status.PLANNED) and (kept_from(units, group) or did_not_manage(units, group.start)):
        return Status.DENIED, span
    return control(units, group) or _prospect(units, group) or outer_cue(units, group.start, status) or (status, span)


def _not_yet(after: list[str]) -> Status:
    """Where a denied meeting stands by the words from its verb on: some are only not to be before a day."""
    if "until" in after or (after[0] in _FORESEEN and "before" in after):
        return Status.PLANNED
    return Status.POSTPONED if any(cue in ("at this time", "for now") for cue in after) else Status.DENIED


_FORESEEN = frozenset({"expect", "anticipate", "foresee"})  # "do not expect a summit before June"
_WELCOMED = frozenset({"welcome", "relish", "entertain", "support", "favor", "favour", "applaud"})  # "would welcome B": a wish


def _prospect(units: Units, group: VerbGroup) -> tuple[Status, Slot] | None:
    """What is said of somebody's doing it: "a chance of A seeing B", "ruled out the idea of A meeting B"."""
    if group.form != "ing" or group.words or group.start < _BEFORE or not is_actor(units[group.start - 1]):
        return None
    of = names_until(units, group.start - 1)[0] - 1
    if of < 1 or units[of].low != "of" or units[of - 1].low not in _PROSPECTS:
        return None
    return Status.PROPOSED, Slot(units[of - 1].start, units[of].end)


_BEFORE = 3  # units before a verb: "chance of A"
_PROSPECTS = frozenset({"chance", "chances", "prospect", "prospects", "possibility", "likelihood", "idea", "hope", "hopes", "talk"})


def _on_condition(units: Units, start: int, after: list[str]) -> bool:
    """Whether a condition stands on either side: "would sit down if", "if they stopped, he would"."""
    return any(word in ("if", "unless", "provided") for word in after) or any(unit.low == "if" for unit in units[:start])


_ROW = 32  # units from "will" to the last verb that it governs: "will fly to P on Friday and meet B"
_ROW_JOINTS = frozenset({"and", ",", "then", "or", "but"})


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


def _fulfilled(units: Units, group: VerbGroup) -> bool:
    """Whether something else waits for it: "will decide once he has met B"."""
    return group.words[-1:] in (("has",), ("have",)) and _hangs_on(units, group.start, ("once", "after", "until"))


_CONDITIONS = ("when", "once", "if")


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


def supposed(units: Units, group: VerbGroup) -> bool:
    """Whether a verb is only supposed, in the present: "If Trump goes there, we run a risk"; "asked if he goes" is none of that."""
    if group.form not in ("third", "base") or group.words or lacks(units, "if"):
        return False
    opener = next((at for at in range(group.start - 1, max(-1, group.start - 9), -1) if units[at].low == "if"), None)
    if opener is None or any(starts(unit, "verbs.") or has(unit, "say") for unit in units[opener + 1 : group.start]):
        return False
    return opener == 0 or units[opener - 1].low in (",", "and", "but", '"', "that") or units[opener - 1].code == '"'


_LEADING_ON = (
    *("status.planned", "status.proposed", "status.denied", "status.postponed", "status.cancelled"),
    *("auxiliaries.be_past", "auxiliaries.be_present"),
)


def main_tense(sentence: Sentence, before: int) -> Status:
    """Whether the clause to the left is still to come."""
    units = sentence.units
    for at in range(before - 1, max(-1, before - _ROW), -1):
        if has(units[at], "auxiliaries.future", "auxiliaries.conditional", "auxiliaries.modal"):
            return Status.PLANNED
        if units[at].low == "that" and at and has(units[at - 1], "status.proposed"):
            return Status.PLANNED  # "proposed that he meet B during a visit to P"
        bound = at > 0 and has(units[at - 1], *_LEADING_ON)
        bound = bound or (at > 1 and is_actor(units[at - 1]) and _planned_for(units, at - 1))
        if units[at].low == "to" and (bound or sentence.headline):
            return Status.PLANNED
        plain = at > 0 and (units[at - 1].code == "d" or units[at - 1].low == "to")  # "a united front", "to cut"
        if not plain and (has(units[at], "irregular_past") or units[at].low.endswith("ed")):
            return Status.HELD
    return Status.PLANNED if sentence.headline else Status.HELD


def _rank_to_come(sentence: Sentence, to: int) -> bool:
    """Whether it is said behind a comma of whoever will come that he is the first to: "A is to land in P, the first X to visit"."""
    units = sentence.units
    comma = next((at for at in range(to - 1, max(0, to - _RANK), -1) if units[at].code == ","), 0)
    rank = comma > 0 and units[comma + 1].low.startswith("the") and any(
        word in ("first", "second", "third") for unit in units[comma + 1 : comma + 3] for word in unit.low.split(" ")
    )
    return rank and main_tense(sentence, comma) is Status.PLANNED


_RANK = 12  # units of ", the first secretary of state"


def _planned_for(units: Units, last: int) -> bool:
    """Whether somebody is told of for whom something is planned or not: "no plans for A to", "a chance for the two to"."""
    opener = next((at for at in range(last - 1, max(0, last - _NAMED), -1) if units[at].low == "for"), 0)
    return opener > 0 and has(units[opener - 1], "status.planned", "status.proposed", "status.denied")


_NAMED = 6  # units of "for President A"


def control(units: Units, group: VerbGroup) -> tuple[Status, Slot] | None:
    """Who asked, invited or has no plans for somebody "to meet": the verb before decides."""
    if group.start == 0 or not is_actor(units[group.start - 1]):
        return None
    if group.start > 1 and units[group.start - 2].low in _LETTING:
        leave = verb_group(units, group.start - 2)
        return (Status.DENIED, Slot(units[leave.start].start, units[leave.verb].end)) if leave.negative else None
    own = starts(units[group.start], "status.") or starts(units[group.start], "auxiliaries.be")  # "confirmed A refused to meet B"
    if "to" not in group.words[:2] or (own and group.words[0] != "to" and not group.negative):
        return None
    for at in range(group.start - 2, max(clause_head(units, group.start) - 1, group.start - 9), -1):
        cue = standing.strongest(statuses(units[at]))
        span = Slot(units[at].start, units[at].end)
        if has(units[at], "pressing") and _right_before(units, at, group.start - 1):
            cue = "proposed"
        if cue in ("cancelled", "postponed", "denied"):
            return Status(cue), span
        if cue == "proposed":
            back = taken_back(units, at, group.verb)
            asked = _not_yet([unit.low for unit in units[group.verb : group.verb + 14]]) if group.negative else Status.PROPOSED
            return back or (asked, span)  # "asked A not to go to P", "not to go at this time"
        if cue == "planned":
            return Status.PLANNED, span
    return None


def _right_before(units: Units, at: int, last: int) -> bool:
    """Whether nothing but those who are spoken to stands behind a verb: "pressed A and B to meet"."""
    return all(is_actor(unit) or unit.code in "dm," or unit.low == "and" for unit in units[at + 1 : last])


_LETTING = frozenset({"let", "lets", "allow", "allows", "allowed", "allowing", "permit", "permits", "permitted"})  # him see B


def time_number(units: Units, verb: int) -> int | None:
    """Number in "for the second time"."""
    if lacks(units, "time"):
        return None
    for at in range(verb + 1, min(len(units) - 1, verb + 12)):
        if units[at + 1].low == "time":
            for name in units[at].classes:
                if name.startswith("ordinals.") and name != "ordinals.":
                    return int(name.removeprefix("ordinals."))
    return None


def _hangs_on_before(units: Units, start: int) -> bool:
    if lists_none(units, "prepositions.before"):
        return False
    for at in range(start - 1, max(-1, start - 8), -1):
        if has(units[at], "prepositions.before"):
            return True
        if has(units[at], "prepositions.after") or units[at].code in ",;" or starts(units[at], "verbs."):
            return False
    return False


_THAT = frozenset(
    {
        "that",
        "whether",
        "if",
        "report",
        "reports",
        "of",
        "about",
        "on",
        "rumors",
        "rumours",
        "rumor",
        "rumour",
        "speculation",
        "suggestions",
        ":",
    }
)


NOTHING_SAYS = frozenset({"no indication", "no sign", "no signs", "no evidence"})  # "that" may be left out behind these


def outer_cue(units: Units, start: int, status: Status) -> tuple[Status, Slot] | None:
    """A verb further out that decides the whole clause: "denied a report that ...", "unlikely that ..."."""
    first = max(0, start - 15)
    if lists_none(units, *_DECIDING) or not some(units[first:start], *_DECIDING):
        return None
    for at in range(start - 1, first - 1, -1):
        unit = units[at]
        if unit.code == ";" or has(unit, "prepositions.after", "prepositions.before"):
            return None
        if at + 2 < start and units[at + 1].low == "to" and has(units[at + 2], "say"):
            continue  # "declined to say whether", "refused to comment on reports"
        if has(unit, "status.denied") and at + 1 < start and not _closed(units, at, start) and (
            unit.low in NOTHING_SAYS or _opens_what_follows(units, at)
        ):
            return Status.DENIED, Slot(unit.start, unit.end)
        if has(unit, "status.proposed") and status in (Status.PLANNED, Status.HELD) and _reaches(units, at, start):
            return Status.PROPOSED, Slot(unit.start, unit.end)
    return None


def _opens_what_follows(units: Units, denied: int) -> bool:
    """Whether what is denied is told in a clause: "denied reports that A met B", "denied A had met B"."""
    bare = denied + 2 < len(units) and is_actor(units[denied + 1]) and starts(units[denied + 2], "auxiliaries.")
    return bare or any(other.low.split(" ")[0] in _THAT for other in units[denied + 1 : denied + 6])


def _closed(units: Units, denied: int, start: int) -> bool:
    """Whether the clause of what is denied ends before: "while he denied that aid was cut, A met B"."""
    comma = next((i for i in range(start - 1, denied, -1) if units[i].code == ","), denied)
    return any(is_finite(units, i) for i in range(denied + 2, comma))


_DECIDING = ("status.denied", "status.proposed")
_HOPING = frozenset({"hope", "hopes", "hoped", "hoping", "wish", "wishes", "wished", "wishing"})


def _reaches(units: Units, at: int, start: int) -> bool:
    """Whether "whether", "if" or "proposed that" opens the clause right before its subject."""
    if units[at].low in ("if", "whether", "unless"):
        return start - at <= 4
    if units[at].low in _HOPING and at + 1 < start <= at + 6:
        return all(is_actor(unit) or unit.code in "dms" or has(unit, "adverbs") for unit in units[at + 1 : start])
    that = next((i for i in range(at + 1, min(start, at + _APART)) if units[i].low == "that"), None)
    if that is None or start - that > _CLOSE or any(unit.code == "," for unit in units[that + 1 : start]):
        return False  # "hinted that A, which is engaged in talks with B, may": the hint is not of the talks
    return all(unit.code in "dumwT" and not starts(unit, "verbs.") for unit in units[at + 1 : that])


_APART = 7  # units from "proposed" to its "that": "proposed through a third country that"
_CLOSE = 4  # units from "that" to the verb
