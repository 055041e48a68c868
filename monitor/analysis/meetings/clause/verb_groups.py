"""Verb groups: a verb with its helping verbs, negation and the words before it that say where it stands."""

from typing import NamedTuple

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.grammar import (
    Units,
    done_to,
    has,
    is_actor,
    is_possessive,
    lacks,
    leads_to_day,
    remembered,
    some,
    starts,
    statuses,
)

_REACH = 14  # units; longer verb groups do not occur, and a bound keeps the cost linear
_NONE: frozenset[str] = frozenset()


class VerbGroup(NamedTuple):
    """A verb with what stands before it: ``had been due to``. ``start`` is its first unit, ``verb`` the verb."""

    start: int
    verb: int
    form: str  # base, third, past, ing
    words: tuple[str, ...] = ()  # before the verb, in order
    cues: tuple[str, ...] = ()  # statuses, in order
    negative: bool = False
    future: bool = False
    modal: bool = False
    conditional: bool = False
    infinitive: bool = False  # "to" right before the verb


def verb_form(unit: Unit) -> str:
    """Base, third person, past or ing, by its ending and the pack's list of irregular verbs."""
    first = unit.low.split(" ")[0]
    if first.endswith("ing") and first != "bring":
        return "ing"
    if has(unit, "irregular_past") or first.endswith("ed") or first in _PAST:
        return "past"
    return "third" if first.endswith("s") and not first.endswith("ss") else "base"


_PAST = frozenset(
    {
        *("met", "held", "sat", "broke", "fell", "took", "put", "cut", "went", "came", "got", "spent", "shook", "paid", "bade"),
        *("caught", "felt", "swept", "found", "stood", "ran", "drove", "made", "rode", "wound", "stole", "saw", "flew", "threw"),
    }
)


DUTIES = frozenset({"should", "must", "ought"})  # what somebody is to do, unless "have" follows


@remembered
def verb_group(units: Units, verb: int) -> VerbGroup:
    """The group that ends in a verb: auxiliaries, adverbs, negation, and verbs that say where it stands."""
    start = verb
    for index in range(verb - 1, max(-1, verb - _REACH), -1):
        unit = units[index]
        if _in_group(units, index, verb):
            start = index
        elif not (unit.code in 'T"' or _opens_quote(units, index) or leads_to_day(units, index)):
            break
    while start < verb and (units[start].code in 'T"d' or units[start].low == '"' or is_possessive(units[start])):
        start += 1
    return _group(units, start + 1 if _owned_wish(units, start, verb) else start, verb)


def _opens_quote(units: Units, at: int) -> bool:
    """Whether a mark opens a quotation: "hopes to 'sit down' with B"."""
    apart = at > 0 and units[at - 1].end < units[at].start and units[at].end == units[at + 1].start
    return units[at].low == '"' or (units[at].low == "'" and apart)


def _owned_wish(units: Units, start: int, verb: int) -> bool:
    """Whether "'s" tells whose a wish is and is no verb: "B's offer to meet A"."""
    return start + 2 < verb and units[start].code == "s" and has(units[start + 1], "wishes") and units[start + 2].low == "to"


def _in_group(units: Units, index: int, verb: int) -> bool:
    unit = units[index]
    if unit.low == "to" or starts(unit, "auxiliaries.") or has(unit, "adverbs"):
        return True
    if has(unit, "prepositions.before", "prepositions.after", "ordinals.1"):
        return False
    if unit.low == "yet":
        return index > 0 and starts(units[index - 1], "auxiliaries.modal")  # "may yet meet"
    if index + 1 == verb and _moved_to(units, index):
        return True  # "is committed to meeting B"
    if starts(unit, "status."):
        return not (starts(unit, "nouns.") and units[index + 1].low != "to")
    if unit.code in "AC" and index > 0 and index + 1 < verb and _is_offered(units[index + 1]):
        return _belongs_to_offer(units, index)
    if has(units[verb], "verbs.meet") and _in_answer(units, index):
        return True
    if unit.low == "in":  # "no interest in meeting", and not "agreed in meeting B that"
        return index + 1 == verb and index > 0 and verb_form(units[verb]) == "ing" and has(units[index - 1], "status.denied")
    if unit.low in ("of", "on", "for", "from", "a", "an", "the", "out") or is_possessive(unit):
        return _links_cue(units, index, verb)
    return False


def _is_offered(unit: Unit) -> bool:
    return starts(unit, "status.proposed") and not starts(unit, "auxiliaries.")


def _belongs_to_offer(units: Units, index: int) -> bool:
    """Whether a country only tells whose offer it is: "refused U.S. offers to meet"; "the United States offered to" is a clause."""
    offered = units[index].code == "C" and units[index + 1].low.endswith("ed")
    determined = units[index - 1].code == "d" and units[index - 1].low != "that"  # "said that North Korea could meet"
    return starts(units[index - 1], "status.") or (determined and not offered)


def _links_cue(units: Units, index: int, verb: int) -> bool:
    """Whether a small word stands between a cue and the next, or the verb: "plans for meeting", "rejected an offer to meet"."""
    near = units[index + 1]
    doing = verb_form(units[verb]) == "ing"
    if index == 0 or not (index + 1 < verb or doing) or not starts(units[index - 1], "status."):
        return False
    return starts(near, "status.") or (index + 1 == verb and doing and not has(units[index - 1], "status.held"))


def _in_answer(units: Units, index: int) -> bool:
    """Whether it is whose offer is taken up: "accepted B's invitation to meet"."""
    owner = index if is_actor(units[index]) else index - 1
    if owner < 1 or owner + 2 >= len(units) or units[owner + 1].code != "s" or not is_actor(units[owner]):
        return False
    return has(units[owner + 2], "status.proposed") and has(units[owner - 1], "status.planned")


def _group(units: Units, start: int, verb: int) -> VerbGroup:
    form = verb_form(units[verb])
    without = start > 0 and not lacks(units, "without", "neither")
    without = without and (
        units[start - 1].low == "without" or any(unit.low == "neither" for unit in units[max(0, start - 6) : start])
    )
    inside = [at for at in range(start, verb) if units[at].code != "T" and units[at].low != '"']
    inner = [units[at] for at in inside]
    if not inner:
        return VerbGroup(start, verb, form, negative=without)
    words = tuple([unit.low for unit in inner])
    told = _NONE.union(*[unit.classes for unit in inner])
    cueing = [at for at in inside if not has(units[at], *_UNCUED)] if not told.isdisjoint(("status.", "moves.")) else []
    form = "past" if form == "base" and "did" in words and "auxiliaries.negative" not in told else form  # "did meet after all"
    return VerbGroup(
        start,
        verb,
        form,
        words,
        tuple([cue for at in cueing for cue in cues_at(units, at)]),
        negative=without or not told.isdisjoint(("auxiliaries.negative", "auxiliaries.contracted")),
        future="auxiliaries.future" in told or "won't" in words,
        modal="auxiliaries.modal" in told,
        conditional="auxiliaries.conditional" in told,
        infinitive="to" in words[-2:],
    )


_UNCUED = ("auxiliaries.modal", "auxiliaries.future")  # what they say of a status is told by `modal` and `future`


def cues_at(units: Units, at: int) -> tuple[str, ...]:
    """The statuses a word tells where it stands: who "is prepared to" meet is willing, who "prepared to" meet was about to."""
    unit = units[at]
    if unit.low == "prepared to" and not any(_is_being(before) for before in units[max(0, at - 2) : at]):
        return ("planned",)
    if has(unit, "staying_away") and (giving_up := _given_up(units, at)) is not None:
        return ("proposed",) if some(units[max(0, giving_up - _REACH // 2) : giving_up], "status.proposed") else ("planned",)
    return done_to(unit) if at + 1 < len(units) and _moved_to(units, at) else statuses(unit)


def _moved_to(units: Units, at: int) -> bool:
    """Whether the verb behind is what somebody plans or puts off: "committed to meeting B", "committed to hold talks"."""
    form = verb_form(units[at + 1])
    return starts(units[at], "moves.") and (form == "ing" or (form == "base" and units[at].low.endswith(" to")))


def _given_up(units: Units, at: int) -> int | None:
    """Where somebody is said to stop staying away: "ending a boycott of more than a year", "lifted its refusal to"."""
    for index in range(at - 1, max(-1, at - 6), -1):
        if has(units[index], "giving_up"):
            return index
        if units[index].code in ",;" or is_actor(units[index]):
            return None
    return None


def _is_being(unit: Unit) -> bool:
    return starts(unit, "auxiliaries.") or unit.low.endswith(("'re", "'m", "'s")) or unit.low.startswith("remain")
