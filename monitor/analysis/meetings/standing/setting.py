"""Where something was said or agreed, "in talks", "at the summit": the meeting was held if that lies in the past."""

from monitor.analysis.meetings.clause.arguments import names_until
from monitor.analysis.meetings.clause.asked import asked_before
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, starts
from monitor.analysis.meetings.clause.verb_groups import DUTIES, verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.domain.meeting import Status


def setting(sentence: Sentence, governor: Governor) -> Told | None:
    """Where something was said or agreed: the meeting itself was held if that lies in the past."""
    units = sentence.units
    span = Slot(units[governor.at].start, units[governor.at].end)
    if governor.at and has(units[governor.at - 1], "status.denied"):
        return Told(Status.DENIED, Slot(units[governor.at - 1].start, units[governor.at - 1].end))  # "no interest in talks"
    if (there := _being_at(units, governor)) is not None:
        return there
    if asked_before(units, governor.at + 1) or _by_a_third(sentence, governor.at):
        return Told(Status.PLANNED, span, guess=units[governor.at + 1].low == "the")
    for at in range(governor.at - 1, max(-1, governor.at - _REACH), -1):
        unit = units[at]
        if has(unit, "verbs.sit", "verbs.have") or unit.low in _SITTING:
            return Told(verb_status(sentence, verb_group(units, at))[0], span)
        if unit.low in ("leads", "heads") or (unit.low == "leading" and at and has(units[at - 1], "auxiliaries.be_present")):
            return Told(Status.ONGOING, span)  # "A is leading a team in talks with B"
        if _ought(units, at) and not sentence.asks:
            return Told(Status.PLANNED, span)
        if has(unit, "auxiliaries.future") or (has(unit, "auxiliaries.conditional") and not sentence.asks):
            return Told(Status.PLANNED, span)
        if unit.low == "to" and at + 1 < governor.at and starts(units[at + 1], "verbs."):
            finite = at > 0 and (has(units[at - 1], "status.planned") or units[at - 1].low.endswith("s"))
            return Told(Status.HELD if sentence.headline and finite else Status.PLANNED, span)
        plain = at > 0 and units[at - 1].code == "d"  # "the detained"
        if has(unit, "irregular_past") or (unit.low.endswith("ed") and not plain):
            feared = any(other.low in ("being", "be") for other in units[max(0, at - 5) : at])  # "of being passed over in"
            return None if feared else Told(Status.HELD, span)
        if unit.code in ";":
            return None
    return Told(Status.HELD, span, guess=True) if _only_named(sentence, governor.at - 1) else None


_REACH = 11  # units from the verb to "in", "at"
_SITTING = frozenset({"engaged", "engage", "part", "participate", "participated", "join", "joined"})
_BUSY = frozenset({"engaged", "locked", "embroiled", "involved"})  # "are engaged in talks"


def _by_a_third(sentence: Sentence, at: int) -> bool:
    """Whether somebody of neither of the story's two asks for it: "A urged B to speak of it at the summit", which is to come."""
    asker, core = sentence.first_subject(at), sentence.scene.core.parties
    third = asker is not None and bool(core) and bool(asker.sides) and set(asker.sides).isdisjoint(core)
    return third and bool(asked_before(sentence.units, at + 1, known=True))


def _ought(units: Units, at: int) -> bool:
    """Whether it is said what somebody should do there, so that it is to come: not what he "should have done"."""
    return units[at].low in DUTIES and at + 1 < len(units) and units[at + 1].low != "have"


def _only_named(sentence: Sentence, last: int) -> bool:
    """Whether a headline only tells who sits in talks: "A, B in talks"."""
    return sentence.headline and last >= 0 and is_actor(sentence.units[last]) and names_until(sentence.units, last)[0] == 0


def _being_at(units: Units, governor: Governor) -> Told | None:
    """Who "are already in talks" is holding them; who was in talks has held them."""
    at = governor.at - 1
    while at > 0 and (has(units[at], "adverbs") or units[at].low in _BUSY):
        at -= 1
    if governor.word != "in" or at < 1 or not has(units[at], "auxiliaries.be_present", "auxiliaries.be_past"):
        return None
    span = Slot(units[at].start, units[governor.at].end)
    return Told(Status.ONGOING if has(units[at], "auxiliaries.be_present") else Status.HELD, span)
