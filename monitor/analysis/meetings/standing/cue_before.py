"""The cue that a preposition before a meeting hangs on: "plans for talks", "open to talks", "arrived for talks"."""

from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, some, starts
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.clause.verb_groups import cues_at, verb_group
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.journeys.being_there import was_there
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing import status as standing
from monitor.analysis.meetings.standing.behind_noun import RESUMPTION
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.predicate_status import Told
from monitor.analysis.meetings.standing.spared import spared
from monitor.analysis.meetings.standing.told_as_done import had_gone
from monitor.analysis.when import TimeSpan, resolve
from monitor.analysis.when.values import MonthDay
from monitor.domain.meeting import Status


def cue_before(sentence: Sentence, governor: Governor) -> Told | None:
    """The cue a preposition hangs on: "plans for talks", "open to talks", "arrived for talks", "no decision on a meeting"."""
    return _cue(sentence, governor) or _begun_anew(sentence.units, governor)


def _begun_anew(units: Units, governor: Governor) -> Told | None:
    """What is only talked of, worked for or backed, for no time: "a return to the talks", "an early resumption of talks"."""
    noun = governor.at - 1
    again = noun > 0 and units[noun].low in {"of": RESUMPTION, "to": _RETURN}.get(governor.word, ())
    article = noun - 2 if noun > 1 and units[noun - 1].code in "mu" else noun - 1
    timed = any(unit.code == "T" for unit in units)  # "the deal led to a resumption of the talks in July"
    if not again or timed or units[article].low not in ("a", "an", "any") or past_verb(units[article - 1]):
        return None
    return Told(Status.PROPOSED, Slot(units[article].start, units[noun].end), guess=True)


_RETURN = frozenset({"return"})


def _cue(sentence: Sentence, governor: Governor) -> Told | None:
    units = sentence.units
    reach = {"of": _OF, "for": 10}.get(governor.word, 8)
    if governor.word == "of" and units[governor.at - 1].low in RESUMPTION:
        reach += _EARLY  # "agreed on an early resumption of talks"
    for at in range(governor.at - 1, max(-1, governor.at - 1 - reach), -1):
        unit = units[at]
        led = has(unit, "heading") and governor.word == "to" and has(unit, "irregular_past")  # "led a delegation to the talks"
        if led or (governor.word == "for" and was_there(units, at)):
            return Told(Status.HELD, Slot(unit.start, unit.end))
        if governor.word == "for" and has(unit, "verbs.host") and past_verb(unit) and is_actor(units[at + 1]):
            return Told(Status.HELD, Slot(unit.start, unit.end), guess=True)  # "welcomed B to P for a summit"
        cues = () if unit.low == "had" and governor.word in ("about", "on", "of") else cues_at(units, at)
        if cues and units[at + 1].low == "to" and _other_deed(units, at + 2, governor.at):
            return None
        if cues and not starts(unit, "nouns.") and (told := _by_cue(sentence, at, _cue_of(units, at, cues))) is not None:
            return told
        if unit.low == "return" and at and _is_thing(units, at):
            continue  # "puts off its return to the talks", "wants an early return to them"
        if has(unit, "verbs.arrive", "verbs.go", "verbs.reach", "verbs.leave", "verbs.visit", "verbs.way"):
            return _purpose(sentence, at, governor.at)
        if is_actor(unit) and at and has(units[at - 1], "verbs.invite", "verbs.host"):
            continue  # "invited (welcomed) Moon to Russia for a summit"
        somebody = is_actor(unit) and unit.code == "N" and units[at + 1].low != "of"  # and no "northern side of P"
        if unit.code in ",;" or starts(unit, "clause_words") or (somebody and governor.at - at > 1):
            return None
    return None


def _is_thing(units: Units, back: int) -> bool:
    """Whether "return" is no verb: "its return", "an early return"."""
    before = units[back - 1]
    article = before.code in "dhs" or (before.code in "mu" and back > 1 and units[back - 2].code == "d")
    return article or is_possessive(before) or starts(before, "status.")


_OF, _EARLY = 3, 2  # units


def _by_cue(sentence: Sentence, at: int, cue: str | None) -> Told | None:
    """What a cue tells where it stands: a proposal that is refused is denied, plans under way are plans."""
    units = sentence.units
    span = Slot(units[at].start, units[at].end)
    if cue == "proposed" and some(units[max(0, at - 6) : at], "status.denied"):
        return Told(Status.DENIED, span)
    if cue in _STRONG:
        weak = cue in ("cancelled", "postponed") and spared(units, at)
        return Told(Status.PLANNED if weak else Status(cue), span)
    if cue is None:
        return None
    coming = cue == "planned" or (cue == "ongoing" and some(units[max(0, at - 3) : at], "status.planned"))
    return Told(Status.PLANNED if coming else _tensed(sentence, at, cue), span)  # "plans are under way for talks"


_STRONG = ("cancelled", "postponed", "denied", "proposed")


def _cue_of(units: Units, at: int, cues: tuple[str, ...]) -> str | None:
    """The weightiest cue; denied where nobody has the plans, or somebody refuses to agree: "refused to commit to a meeting"."""
    group = verb_group(units, at)
    refused = units[at].low.startswith(_AGREEING) and ("denied" in group.cues or (group.negative and not group.modal))
    return "denied" if "planned" in cues and (refused or _none_has(units, at)) else standing.strongest(cues)


_AGREEING = ("agree", "commit", "consent")


def _none_has(units: Units, at: int) -> bool:
    """Whether nobody has the plans: "neither side has any plans", "does not have plans"."""
    near = units[max(0, at - 5) : at]
    return some(near, "auxiliaries.have", "verbs.have") and (
        some(near, "auxiliaries.contracted", "auxiliaries.negative") or any(unit.low == "neither" for unit in near)
    )


def _other_deed(units: Units, verb: int, preposition: int) -> bool:
    """Whether somebody only refuses or wants to do something about a meeting: "refused to assign blame for the summit"."""
    if verb + 1 >= preposition or units[preposition].low not in ("for", "about", "on", "of"):
        return False
    other = (units[verb].code == "u" and not units[verb].classes) or has(units[verb], "say")
    return other and not some(units[verb:preposition], "nouns.", "status.")


def _tensed(sentence: Sentence, at: int, cue: str) -> Status:
    group = verb_group(sentence.units, at)
    if group.future or group.modal or group.negative:
        return verb_status(sentence, group)[0]
    return Status(cue) if cue in ("held", "ongoing") else Status.HELD


def _purpose(sentence: Sentence, verb: int, preposition: int) -> Told | None:
    """What somebody travels for: still to come, unless the journey is told of as over ("flew there last month for talks")."""
    units = sentence.units
    between = units[verb + 1 : preposition]
    traced = units[verb].low == "goes" and not (verb and is_actor(units[verb - 1]))
    if traced and any(unit.low == "back" for unit in between) and units[preposition].low == "to":
        return Told(Status.HELD, Slot(units[verb].start, units[verb].end))  # "the dispute goes back to the talks in October"
    status, span = verb_status(sentence, verb_group(units, verb))
    over = any(unit.code == "T" and set(unit.low.split()) & _GONE for unit in units[verb + 1 : preposition + 12])
    over = over or gone_by(sentence, verb + 1, preposition) or had_gone(units, verb)
    reach = 3 if units[preposition].low == "to" else 1  # "to P for three days of talks"
    purpose = any(unit.low.startswith("for") for unit in units[preposition : preposition + reach])
    been = purpose and (has(units[verb], "verbs.visit") or units[verb].low in _WENT or by_the_hour(units, verb, preposition))
    if status is Status.HELD and (over or been or _back_at(units, verb, preposition)):
        return Told(Status.HELD, span)
    summit = status is Status.HELD and some(units[preposition : preposition + _SUMMIT], "nouns.summit")
    return Told(status if status.value in _STRONG else Status.PLANNED, span, guess=summit)  # it may be over


def _back_at(units: Units, verb: int, preposition: int) -> bool:
    """Whether it is told when two were back at talks: "returned to negotiations in P in May"; without a time they may be due."""
    if units[verb].low != "returned" or units[preposition].low != "to":
        return False
    behind = units[preposition + 1 : preposition + _BACK]
    time = next((at for at, unit in enumerate(behind) if unit.code == "T"), 0)
    return time > 0 and not some(behind[:time], "status.planned", "auxiliaries.", "clause_words")


_BACK = 10  # units from "to" to the time


def gone_by(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a day of the month stands there that was a week ago or more: "flew to P on May 26 for a meeting with B"."""
    anchor = sentence.scene.anchor
    spans = (unit.extra for unit in sentence.units[first:last])
    days = [span for span in spans if isinstance(span, TimeSpan) and isinstance(span.value, MonthDay)]
    then = resolve(days[0], anchor=anchor, direction="past") if days and anchor is not None else None
    return then is not None and then.end is not None and anchor is not None and (anchor - then.end).days >= _WEEK


_WEEK = 7  # days


def by_the_hour(units: Units, verb: int, preposition: int) -> bool:
    """Whether it is told how many hours or minutes it took, which nobody knows before: "crossed over for a two-hour summit"."""
    past = verb_group(units, verb).form == "past"
    return past and any(unit.low in _HOURS for unit in units[preposition + 1 : preposition + _SUMMIT])


_HOURS = frozenset({"hour", "hours", "minute", "minutes", "hourlong", "hours-long"})
_WENT = frozenset({"went", "travelled", "traveled"})
_GONE = frozenset({"last", "earlier", "ago", "yesterday"})
_SUMMIT = 7  # units of "for his hastily arranged second summit"
