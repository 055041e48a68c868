"""What is said of a meeting behind its noun: "will be held", "broke down", "has been put off"."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.agreed_on import agreed_on
from monitor.analysis.meetings.clause.beyond import COMPARED, verb_beyond
from monitor.analysis.meetings.clause.grammar import (
    Units,
    has,
    in_aside,
    is_actor,
    is_possessive,
    is_preposition,
    is_verbal,
    lists_none,
    some,
    starts,
)
from monitor.analysis.meetings.clause.own_subject import said_of_another
from monitor.analysis.meetings.draft import Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clause_ends import JOINTS, clause_ends
from monitor.analysis.meetings.standing.predicate_status import Told, goes_on, read_verb_group
from monitor.analysis.meetings.standing.predicative import held_back, of_the_next, predicative
from monitor.domain.meeting import Status


def read_predicate(
    sentence: Sentence, last: int, *, hangs: bool = False, governed: bool = False, inside: bool = False
) -> Told | None:
    """What is said of the noun behind it: "will be held", "broke down", ", planned for June 12, has been cancelled".

    ``hangs``: the noun is no subject, so that "and" or "but" goes on with what somebody else does. ``governed``: it hangs on
    some verb or preposition, so that an auxiliary behind a comma is that of others ("B, after talks with A, has suspended").
    ``inside``: the noun only says where something was said or done ("at their meeting").
    """
    units = sentence.units
    if sentence.headline and (coming := _to_come(units, last)) is not None:
        return coming
    last = (agreed_on(units, last) or last + 1) - 1
    limit = min(len(units), last + 18)
    found: Told | None = None
    bare = False  # whether what was found is a participle alone
    if (revived := _revival(units, last, limit)) is not None:
        return revived
    at = last + 1
    aside = in_aside(units, last)
    while (at := _next_telling(units, at, limit)) < limit:
        unit = units[at]
        onward = _onward(units, at, limit, alone=not (hangs or governed or found))
        onward = onward or _past_another(units, last, at, limit, hangs=hangs, alone=not (hangs or found))
        if onward:
            at, aside = onward, False
            continue
        if hangs and _promising(units, at):
            return found
        if unit.code == "s" and _owns(units, at):
            at += 1
            continue
        if _tells(units, at):
            stop = _verb_end(units, at, limit)
            told = read_verb_group(units, at, stop)
            bare = bare and (told is None or _came_about(units, at, stop, told))  # "a day's notice" tells nothing
            if told is not None and (found is None or told.status in FINAL or told.revived or bare or _loose(units, at, found)):
                found, bare = told, "auxiliaries." not in unit.classes
            if found is not None and not (_loose_end(units, stop, found) or (bare and units[at - 1].code == ",")):
                return found
            at = stop
            continue
        if _parted(units, last, at, hangs=hangs, governed=governed, inside=inside) or (unit.code == "," and aside):
            return found
        at += 1
    return found


def _revival(units: Units, last: int, limit: int) -> Told | None:
    """What says anywhere behind a meeting that it is on again: "the summit that was called off is back on"."""
    if lists_none(units, "status.back_on", "status.cancelled", "status.postponed"):
        return None
    for at in range(last + 1, limit):
        on = has(units[at], "status.back_on") and not (of_the_next(units, at) or held_back(units, at))
        if on or _after_all(units, last, at):
            status = Status.PROPOSED if _perhaps(units, last, at) else Status.PLANNED
            return Told(status, Slot(units[at].start, units[at].end), revived=True, last=at)
    return None


def _tells(units: Units, at: int) -> bool:
    """Whether a word opens what is said of somebody or something: "will be held", "broke down"."""
    told = "auxiliaries." in units[at].classes or ("status." in units[at].classes and predicative(units, at))
    return told or goes_on(units, at + 1)


def _next_telling(units: Units, at: int, limit: int) -> int:
    """The next word from here that can say something of a meeting, or of another; most cannot."""
    while at < limit and not units[at].classes and units[at].code in _PLAIN and units[at].low not in _TURNING:
        at += 1
    return at


_PLAIN = frozenset("wudm0XLMTnhHf.")
_HELPING = 4  # units of "could still be back on"


def _perhaps(units: Units, last: int, at: int) -> bool:
    """Whether it is only hoped or tried for: "may be back on", "spoke about putting it back on track"."""
    first = max(0, at - _HELPING)
    trying = any(unit.low in _PUTTING for unit in units[first:at])
    return trying or some(units[max(last + 1, first) : at], "auxiliaries.modal", "status.proposed")


_PUTTING = frozenset({"putting", "getting", "bringing", "to put", "to get", "to bring"})


def _parted(units: Units, last: int, at: int, *, hangs: bool, governed: bool, inside: bool) -> bool:
    """Whether what stands here opens what is said of somebody or something else."""
    unit = units[at]
    content = inside and some(units[:last], "say")  # "said at the meeting that the drills will be held"
    apart = unit.low == "that" and (content or at > last + 1) and _new_subject(units, at, content=content)
    apart = apart or (unit.low in ("which", "that") and some(units[last + 1 : at], *_MEETINGS, "nouns.visit"))
    apart = apart or ((hangs or inside) and unit.low in ("and", "but") and at + 1 < len(units) and _deed(units[at + 1]))
    apart = apart or (governed and unit.code == "," and at + 1 < len(units) and starts(units[at + 1], "auxiliaries."))
    return apart or clause_ends(units, at)


def _onward(units: Units, at: int, limit: int, *, alone: bool) -> int:
    """Where the sentence goes on behind what is said of somebody, or what a meeting is compared with; 0 where it does not."""
    if units[at].low in ("who", "whom") and is_actor(units[at - 1 - (units[at - 1].code == ",")]):
        return _behind_who(units, at, limit)
    return min(verb_beyond(units, at) or 0, limit) if alone else 0


def _past_another(units: Units, last: int, at: int, limit: int, *, hangs: bool, alone: bool) -> int:
    """Where the sentence comes back to the meeting behind what is said of another; 0 where this is said of it."""
    if units[at].code == "s" or not _tells(units, at) or not said_of_another(units, last, at, hangs=hangs):
        return 0
    return _behind_aside(units, at, limit) if alone else limit


def _behind_who(units: Units, at: int, limit: int) -> int:
    """Where the meeting is spoken of again behind what is said of the one met: "talks with B, who won in May, were cancelled"."""
    return _behind_aside(units, at, limit)


def _behind_aside(units: Units, at: int, limit: int) -> int:
    """Where the next comma leads back to what is said of the meeting; ``limit`` where it does not."""
    comma = next((i for i in range(at, limit - 1) if units[i].code in ",;"), limit)
    return comma + 1 if comma < limit and has(units[comma + 1], "auxiliaries.", "status.") else limit


def _to_come(units: Units, last: int) -> Told | None:
    """What a headline's "to" says: "A-B talks to resume in P"; not what talks are for ("talks to end war")."""
    behind = units[last + 1 : last + 4]
    if len(behind) < _VERB or behind[0].low != "to" or not has(behind[1], "verbs.resume", "phases.begins", "phases.ends"):
        return None
    thing = len(behind) > _VERB and not (behind[2].code in "T,;:.?" or is_preposition(behind[2]) or has(behind[2], "adverbs"))
    return None if thing else Told(Status.PLANNED, Slot(behind[0].start, behind[1].end), last=last + 2)


_VERB = 2  # units of "to resume"


def _after_all(units: Units, last: int, at: int) -> bool:
    """Whether what was off is on: "the summit that they pulled out of will now go ahead"."""
    coming = units[at].low.startswith(("go ahead", "take place")) and some(units[max(0, at - 3) : at], "auxiliaries.future")
    positive = coming and not some(units[max(0, at - 3) : at], "auxiliaries.negative", "auxiliaries.contracted")
    return positive and some(units[last + 1 : at], "status.cancelled", "status.postponed")


_MEETINGS = ("nouns.summit", "nouns.talks", "nouns.meeting")  # "talks about a summit which may": the summit may


def _deed(unit: Unit) -> bool:
    """Whether what somebody does goes on here: "arrived for talks with B but has no plans to", "ended talks and agreed to"."""
    done = starts(unit, "status.") and unit.low.endswith("ed") and not has(unit, "status.held", "status.cancelled")
    return starts(unit, "auxiliaries.") or done


def _promising(units: Units, at: int) -> bool:
    """Whether those who met look ahead: "ended talks in P, agreeing to meet again", "with both sides planning another round"."""
    if "status." not in units[at].classes or not units[at].low.split(" ")[0].endswith("ing") or not has(units[at], *_AHEAD):
        return False
    return units[at - 1].code == "," or (is_actor(units[at - 1]) and at > 1 and units[at - 2].low == "with")


def _owns(units: Units, at: int) -> bool:
    """Whether the sign behind a name is no "is": "a visit to P at A's invitation"."""
    return at > 1 and ((is_actor(units[at - 1]) and units[at - 2].low == "at") or units[at - 1].code == "T")  # "by the year's end"


_AHEAD = ("status.planned", "status.proposed")


def _new_subject(units: Units, that: int, *, content: bool) -> bool:
    """Whether "that" opens a clause of its own: "agreed at the meeting that the summit must be held".

    ``content``: somebody said something there, whatever stands behind "that" but a verb: "told B at a meeting that tests could".
    """
    following = units[that + 1] if that + 1 < len(units) else None
    if content and following is not None and not (is_verbal(following) or has(following, "adverbs")):
        return True
    return following is not None and (following.code == "d" or is_actor(following) or is_possessive(following))


FINAL = (Status.CANCELLED, Status.POSTPONED, Status.DENIED)


def _loose(units: Units, at: int, found: Told) -> bool:
    """Whether a finite verb follows what was only a participle ("scheduled for Thursday ... have been put off")."""
    return found.status is Status.PLANNED and starts(units[at], "auxiliaries.")


def _came_about(units: Units, at: int, stop: int, told: Told | None) -> bool:
    """Whether what was put off or planned came about: "the talks, postponed twice, were held", "arranged in haste, ended"."""
    if told is None or not starts(units[at], "auxiliaries."):
        over = told is not None and told.status is Status.HELD and units[at - 1].code == ","
        return over and units[at].low.split(" ")[0].endswith("ed")
    coming = some(units[at:stop], "auxiliaries.future") or (
        has(units[at], "auxiliaries.be_present") and any(unit.low == "to" for unit in units[at:stop])
    )
    will = told.status is Status.PLANNED and coming
    return told.status in (Status.HELD, Status.ONGOING) or will


def _loose_end(units: Units, stop: int, found: Told) -> bool:
    return found.status is Status.PLANNED or (stop < len(units) and units[stop].code == ",")


_TURNING = JOINTS | frozenset(COMPARED) | {"that", "which", "who", "whom"}


def _verb_end(units: Units, start: int, limit: int) -> int:
    at = start
    while at < limit and (
        starts(units[at], "auxiliaries.")
        or starts(units[at], "status.")
        or has(units[at], "adverbs")
        or units[at].low in ("to", "a", "no", "being")
        or units[at].code == '"'
    ):
        if units[at].low == "no" and at > start and has(units[at - 1], "status.held"):
            break  # "produced no agreement": it was held
        if at > start and has(units[at], "prepositions.after"):
            break  # "is in doubt after the North threatened to pull out"
        if at > start and has(units[at], "prepositions.before") and has(units[at - 1], "status.held", "status.ongoing"):
            break  # "took place ahead of the summit", which alone is to come
        at += 1
    return max(at, start + 1)
