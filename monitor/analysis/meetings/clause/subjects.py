"""Whom a verb speaks of: its subject, with those listed beside it."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.antecedents import antecedent
from monitor.analysis.meetings.clause.arguments import (
    absolute,
    describes,
    names_from,
    names_until,
    parted_from_front,
)
from monitor.analysis.meetings.clause.asides import set_apart
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks, remembered, some, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause

SENT = frozenset({"sent", "dispatched", "flown", "sending", "dispatching", "dispatch", "send"})


@remembered
def find_subject(units: Units, verb: int) -> tuple[int, ...]:
    """The actors that a verb group starting at ``verb`` speaks of; empty where the sentence names none before it."""
    if (office := _as_office(units, verb)) is not None:
        return find_subject(units, office)
    if verb > 1 and units[verb - 1].low in ("who", "which") and (relative := antecedent(units, verb - 1)) is not None:
        return _both_who(units, relative, verb - 1) if relative >= 0 else ()
    index = before_aside(units, verb)
    end = verb if index >= verb - 2 or _company(units, index + 1) else index + 1  # of a list that the subject opens
    while index >= 0:
        unit = units[index]
        if unit.low == "-" and (opens := _dash_before(units, index)) >= 0:
            index = opens - 1
            continue
        if unit.code == "M":
            return ()
        ranked = index > 0 and units[index - 1].low == "since" and units[verb].low in ("to", "ever")  # "first since A to go"
        if not is_actor(unit) or ranked or _only_says(units, index, verb) or _names_meeting(units, index):
            index -= 1
            continue
        controlled = _controlled(units, index, verb)
        taken = not controlled and not _inverted(units, index, verb) and _is_object(units, index)
        free = not taken and not _is_possessor(units, index, verb)
        if free or _wishes(units, index, verb):
            return _with_list(units, _apposed(units, index), end, controlled=controlled)
        index -= 1
    return ()


def _both_who(units: Units, last: int, who: int) -> tuple[int, ...]:
    """Whom "who" means: both of one side that open a sentence: "A and B, who dined with C in P, flew home"; else the last."""
    members = names_until(units, last) if units[who - 1].code == "," and last == who - 2 else (last,)
    sides = {unit.actor.sides for unit in (units[at] for at in members) if unit.actor is not None}
    return members if members[0] == 0 and len(sides) == 1 and any(sides) else (last,)


def _controlled(units: Units, index: int, verb: int) -> bool:
    """Whether somebody is whom another asks or sends "to" do it: "asked B to meet", "sent B to P to meet"."""
    if units[verb].low != "to":
        return False
    return (index == verb - 1 and not _is_goal(units, index)) or (index > 0 and units[index - 1].low in SENT)


def _names_meeting(units: Units, index: int) -> bool:
    """Whether a country or group only tells which meeting is meant: "the North Korea talks"."""
    if units[index].code not in "CKOBA" or index + 1 >= len(units):
        return False
    return starts(units[index + 1], "nouns.") and not starts(units[index + 1], "verbs.")


def _with_list(units: Units, index: int, end: int, *, controlled: bool) -> tuple[int, ...]:
    """Somebody with those listed before and behind him, before ``end``."""
    members = names_until(units, index)
    onward = [at for at in names_from(units, index, subject=True) if at < end]
    kept = members if controlled else _without_objects(units, members)
    return tuple(dict.fromkeys((*kept, *onward)))


def _only_says(units: Units, index: int, verb: int) -> bool:
    """Whether two commas set apart who says so: "A will see B, the spokesman said, then fly to P"."""
    closes = index + 2
    return (
        index > 0
        and closes < verb
        and units[index - 1].code == "," == units[closes].code
        and has(units[index + 1], "say") and units[closes + 1].low == "then"
    )


def _as_office(units: Units, verb: int) -> int | None:
    """Where the office begins as whose holder somebody did it: "A, who as secretary of state travelled to P"."""
    near = range(verb - 2, max(0, verb - _OFFICE), -1)
    at = next((i for i in near if units[i].low == "as" and units[i - 1].low in ("who", "he", "she")), None)
    return at if at is not None and all(unit.code in "NCAdmhuo" for unit in units[at + 1 : verb]) else None


_OFFICE = 6  # units of "as secretary of state"


def _dash_before(units: Units, closes: int) -> int:
    """Where the aside between dashes begins that ends here: "A - who rules B - flew to P to see C"; -1 where none does."""
    if not _parts(units, closes) or closes + 1 >= len(units) or units[closes + 1].low in ("who", "which"):
        return -1
    near = range(closes - 2, max(0, closes - _DASHED), -1)
    return next((at for at in near if _parts(units, at) and units[at + 1].low in ("who", "which", "whose", "where", "a", "an")), -1)


_DASHED = 20  # units between two dashes


def _parts(units: Units, at: int) -> bool:
    """Whether a dash parts clauses, and no compound."""
    return units[at].low == "-" and at > 0 and units[at - 1].end < units[at].start


def _inverted(units: Units, index: int, verb: int) -> bool:
    """Whether a helping verb stands before its subject: "no sooner had A met B", "only once had A met B"."""
    helping = index == verb - 1 and index > 1 and has(units[index - 1], "auxiliaries.had", "auxiliaries.have")
    return helping and any(unit.low in _INVERTING for unit in units[max(0, index - 4) : index - 1])


_INVERTING = frozenset({"sooner", "only", "hardly", "scarcely", "barely"})


def before_aside(units: Units, verb: int) -> int:
    """Where to look for a subject from: right before the verb, or before what two commas set apart ("A, leading a team, met")."""
    if verb < 3 or units[verb - 1].code != ",":
        return verb - 1
    for at in range(verb - 2, max(0, verb - _LONGEST_ASIDE), -1):
        named = units[at].code == "," and units[at - 1].code == "N" and is_actor(units[at - 1])
        if named and set_apart(units, at, verb - 1) and not _is_object(units, at - 1):
            return at - 1
    return verb - 1


_LONGEST_ASIDE = 20  # units


def _company(units: Units, opens: int) -> bool:
    """Whether an aside tells who else did it: "A, along with B, met"."""
    first, second = units[opens + 1].low, units[opens + 2].low
    return first in ("with", "along", "together", "accompanied") or (first, second) == ("as", "well")


def _apposed(units: Units, at: int) -> int:
    """The person whom somebody's envoy or sister stands behind ("B, President A's envoy,"); else the actor itself."""
    if lacks(units, "'s", "'"):
        return at
    owner = next((i - 1 for i in range(at, max(0, at - 4), -1) if units[i].code == "s"), None)
    if owner is None or owner < 2 or units[owner].code != "N" or units[owner - 1].low != ",":
        return at
    return owner - 2 if units[owner - 2].code == "N" and is_actor(units[owner - 2]) else at


def _without_objects(units: Units, members: tuple[int, ...]) -> tuple[int, ...]:
    """Drop leading members that belong to a preposition ("in Seoul, Biegun")."""
    if parted_from_front(units, members[-1]):
        return members
    kept = list(members)
    while len(kept) > 1 and _is_object(units, kept[0]):
        kept.pop(0)
    return tuple(kept)


def _is_object(units: Units, index: int) -> bool:
    """Whether an actor hangs on a preposition or follows a verb as its object."""
    if _tells_where(units, index):
        return True
    before = index - 1
    if units[index].low.startswith("that ") and before >= 0 and has(units[before], *_OPENS_THAT):
        return False  # of one group: "proposed that the A and B delegations meet"
    while before >= 0 and (units[before].code in 'd"-' or (units[before].code == "A")):
        if units[before].low == "those":
            return False  # "among those he met"
        if units[before].low == "that" and before and has(units[before - 1], *_OPENS_THAT):
            return False  # "proposed that A and B meet", "denied that A met B"
        before -= 1
    if before < 0:
        return False
    unit = units[before]
    if absolute(units, index) or _told(units, index):
        return False
    if unit.code in "a,":
        return _listed_object(units, index)
    if unit.low in ("by", "under") and before and units[before - 1].low in ("led", "headed", "delegation", "team"):
        return False
    if not unit.classes and unit.code not in "fort":
        return False  # neither preposition nor verb
    if (
        is_preposition(unit)
        and unit.low not in ("after", "before", "as", "until", "since", "than", "because")
        and not has(unit, "status.planned")
    ):
        return True
    return _taken_by(units, before, index)


_OPENS_THAT = ("status.proposed", "status.denied", "addressing")


def _taken_by(units: Units, before: int, index: int) -> bool:
    """Whether the verb before an actor takes it as its object: "met B"; not "said B", "suggested B could visit P"."""
    unit = units[before]
    if has(unit, "say"):
        return False
    verb_like = starts(unit, "status.") and unit.low.split(" ")[0].endswith("ed")
    if verb_like and has(unit, "status.proposed", "status.denied") and not starts(unit, "verbs.") and index + 1 < len(units):
        return not starts(units[index + 1], "auxiliaries.")
    deed = starts(unit, "verbs.") and (not starts(unit, "nouns.") or _does(units, before))
    return deed or has(unit, "irregular_past") or verb_like


def _listed_object(units: Units, index: int) -> bool:
    """Whether a list that ends here hangs on what stands before it: "met A and B", and not "After talks in P, A and B"."""
    if index > 1 and describes(units, index - 2, index):
        return _is_object(units, index - 2)  # "met B, the leader of P, during his visit"
    earlier = names_until(units, index)
    joined = len(earlier) > 1 and units[index].code != "N"
    return joined and not parted_from_front(units, index) and _is_object(units, earlier[0])


def _tells_where(units: Units, index: int) -> bool:
    """Whether a country or capital is where something is: "to central Hanoi", "in Geneva, Switzerland, to meet"."""
    if units[index].code not in "CK" or index < _WITHIN:
        return False
    before = units[index - 1]
    if before.code == ",":
        return units[index - 2].place is not None and not opens_clause(units, index)
    return _describes(before) and units[index - 2].low in _WHERE


_WITHIN = 2  # units before such a place


def _does(units: Units, at: int) -> bool:
    """Whether a word that can be a noun is a verb here: "will visit P to meet B"."""
    return at > 0 and (starts(units[at - 1], "auxiliaries.") or units[at - 1].low == "to")


def _told(units: Units, at: int) -> bool:
    """Whether somebody opens what is told to others: "told a press briefing that the envoy met B"."""
    if units[at].low.startswith("that "):
        return _said_before(units, at)
    return at > 0 and units[at - 1].low == "that" and _said_before(units, at - 1)


def _said_before(units: Units, that: int) -> bool:
    """Whether a verb of saying and those it is said to stand before "that": "told a press briefing that"."""
    for at in range(that - 1, max(-1, that - _TOLD), -1):
        if has(units[at], "say"):
            return units[at].low.startswith("t") or at == that - 1
        if units[at].code in ",;" or is_preposition(units[at]):
            return False
    return False


_TOLD = 6  # units


def _is_goal(units: Units, index: int) -> bool:
    """Whether an actor is where somebody goes: "flew to Vietnam to see", "to central Hanoi", "to Hanoi, Vietnam"."""
    before = index - 1
    while before > 0 and (units[before].code in "dm," or units[before].place is not None or _describes(units[before])):
        before -= 1
    goal = before >= 0 and units[before].low.split(" ")[-1] in _WHERE  # "drove to P to meet B"
    return goal or (before >= 0 and units[index].place is not None and has(units[before], "verbs.visit"))


_WHERE = frozenset({"to", "in", "into", "at", "from", "via", "through", "between", "across", "near", "over"})


def _describes(unit: Unit) -> bool:
    """Whether no list knows a word, which then only describes what follows: "central", "downtown"."""
    return unit.code == "u" and unit.low.isalpha() and not (unit.classes or unit.low.endswith(("ed", "ing", "s")))


def _is_possessor(units: Units, index: int, verb: int) -> bool:
    """A possessor is no subject, but the owner of an offer is who made it ("Biegun's offer to meet")."""
    within = units[index].low.endswith(("'s", "s'"))  # "the men's release"
    return within or (index + 1 < len(units) and units[index + 1].code == "s" and index + 2 != verb)


def _wishes(units: Units, index: int, verb: int) -> bool:
    """Whether an actor owns the offer, plan or decision that a verb behind it spells out: "A's surprise decision to meet B"."""
    if index + 1 >= len(units) or units[index + 1].code != "s":
        return False
    between = units[index + 2 : verb]
    wish = has(units[verb], "wishes") or (units[verb].low == "to" and some(between, "wishes"))
    return wish and not any(unit.code in ",;" or is_actor(unit) or starts(unit, "verbs.") for unit in between)
