"""Lists of actors and subjects, by their position among the units of a sentence."""

from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, places, remembered, starts
from monitor.analysis.meetings.clause.opens_clause import opens_clause
from monitor.analysis.meetings.clause.own_subject import CONJUNCTIONS
from monitor.analysis.meetings.clause.word_classes import is_adverb

_LIST = 6  # members of a list of names; six-party lists are the longest that matter
_NOMINATIVE = frozenset({"i", "we", "he", "she", "they"})


@remembered
def names_from(units: Units, first: int, *, subject: bool = False) -> tuple[int, ...]:
    """A list of actors that starts at ``first``: ``A, B and C``, ``A, together with B``; appositions come along.

    ``subject``: the list may be what a following verb speaks of.
    """
    members = [possessed(units, first)]
    if _fronted(units, first):
        return tuple(members)
    index = members[0] + 1
    while index < len(units) and len(members) < _LIST:
        last = _and_at(units, index) and not any(unit.low == "and" for unit in units[first:index])
        inside = last and (_after_between(units, first) or _in_subject(units, first))
        step = _to_next_member(units, index, subject=subject or inside)
        if step is None:
            break
        step = possessed(units, step)
        members.append(step)
        index = step + 1
    return tuple(members)


def _fronted(units: Units, first: int) -> bool:
    """Whether a place only says where or after what something is done: "After Pyongyang, A flies to P", "In P, Italy, A met B"."""
    if places(units, first):
        return True
    behind = units[first + 1 : first + 3]
    place = units[first].code in "KCL" and 0 < first <= _HEAD and len(behind) > 1
    place = place and is_preposition(units[first - 1]) and units[first - 1].low != "of"  # "A of P, B of Q and C met"
    return place and behind[0].low == "," and is_actor(behind[1]) and behind[1].code == "N"


_HEAD = 2  # units


def describes(units: Units, member: int, step: int) -> bool:
    """Whether an office behind a comma is that of whoever stands before it: "B, president of the assembly's presidium"."""
    actor, person = units[step].actor, units[member].actor
    office = actor is not None and actor.ref == "role" and not actor.people
    named = person is not None and person.ref in ("person", "surname")
    return office and named and units[member + 1].low == "," == units[_owned_by(units, step) - 1].low


def _owned_by(units: Units, at: int) -> int:
    """Who owns an office behind a comma: "A, C's adviser"; else the office itself."""
    actor = units[at].actor
    owned = at > _OWNER and units[at - 1].code == "s" and is_actor(units[at - 2]) and units[at - _OWNER].low == ","
    return at - 2 if owned and actor is not None and actor.ref == "role" else at


_OWNER = 3  # units of ", C's"


def _and_at(units: Units, index: int) -> bool:
    """Whether a list goes on with "and", a comma before it or not."""
    return units[index].low == "and" or (units[index].low == "," and index + 1 < len(units) and units[index + 1].low == "and")


def _after_between(units: Units, first: int) -> bool:
    """Whether a list stands behind "between" or "of": its second member is no subject."""
    return any(unit.low in ("between", "of", "both", "among", "by") for unit in units[max(0, first - 3) : first])


def _in_subject(units: Units, first: int) -> bool:
    """Whether a list behind "with" is part of what its sentence is about, no verb said yet: "Talks with A and B were"."""
    before = units[:first]
    if not any(unit.low == "with" for unit in before[-2:]) or not starts(before[1 if before[0].code == "d" else 0], "nouns."):
        return False
    told = (unit.code in ",;" or starts(unit, "auxiliaries.") or has(unit, "say") for unit in before)
    return len(before) <= _OPENING and not any(told)


_OPENING = 8  # units


def possessed(units: Units, at: int) -> int:
    """The person a possessor leads to ("Kim Jong Un's sister", "Trump's envoy Steve Witkoff"); else the actor itself."""
    if at + 1 < len(units) and units[at + 1].code == "N" and units[at + 1].low.startswith("'s "):
        return at + 1
    if at + 1 >= len(units) or units[at + 1].code != "s":
        return at
    for index in range(at + 2, min(at + 6, len(units))):
        if is_actor(units[index]) and units[index].code == "N":
            return index
        if not units[index].low.isalpha() or starts(units[index], "verbs.") or starts(units[index], "nouns."):
            return at
    return at


def of_nobody(units: Units, at: int) -> bool:
    """Whether a possessor owns something that is no person ("South Korea's Yonhap", "the North's missiles")."""
    return at + 1 < len(units) and units[at + 1].code == "s" and possessed(units, at) == at


LISTING = frozenset(
    {
        ",",
        "and",
        "&",
        "(",
        ")",
        "[",
        "]",
        "or",
        "as",
        "well",
        "along",
        "together",
        "with",
        "accompanied",
        "led",
        "headed",
        "by",
        "including",
        "the",
        "also",
        "later",
        "afterwards",
        "both",
        "-",
    }
)


def _to_next_member(units: Units, index: int, *, subject: bool) -> int | None:
    """Position of the next actor if only list words lie between."""
    index = _behind_country(units, index)
    for at in range(index, min(index + 5, len(units))):
        unit = units[at]
        if unit.code == "K" and at + 1 < len(units) and units[at + 1].code == "T" and units[index - 1].code == "N":
            return None  # "to meet B and Washington next week"
        if unit.low in _NOMINATIVE and not subject:
            return None  # "a good meeting with B and we've agreed"
        if is_actor(unit):
            return at if at > index and (subject or not opens_clause(units, at)) and not of_nobody(units, at) else None
        if (unit.low not in LISTING and unit.code not in "dm") or unit.low == "that":
            return None
        if _opens_as(units, at) or _visiting(units, at):
            return None
        if unit.low == "by" and units[at - 1].low.endswith("ed") and units[at - 1].low not in _LED:
            return None  # "B, appointed by C"
    return None


def _visiting(units: Units, at: int) -> bool:
    """Whether somebody is told to visit a place, which no list goes on with: "officials visiting P said they"."""
    return units[at].low == "visiting" and at + 1 < len(units) and units[at + 1].code in "CKL"


def _opens_as(units: Units, at: int) -> bool:
    """Whether "as" opens a clause and is no part of "as well as": "met B, as C urged both"."""
    return units[at].low == "as" and "well" not in (units[at - 1].low, units[min(at + 1, len(units) - 1)].low)


_LED = frozenset({"led", "headed", "accompanied", "joined"})


def _behind_country(units: Units, index: int) -> int:
    """Past the country of an office named behind it: "Director Cho of the Republic of Korea (ROK) and ..."."""
    if units[index].low != "of" or index + 1 >= len(units):
        return index
    country = index + 2 if units[index + 1].code == "d" else index + 1
    if country + 1 >= len(units) or units[country].code != "C":
        return index
    behind = country + 1
    bracket = behind + 2 < len(units) and units[behind].code == "(" and units[behind + 2].code == ")"
    return behind + 3 if bracket and behind + 3 < len(units) else behind


def names_until(units: Units, last: int) -> tuple[int, ...]:
    """A list of actors that ends at ``last``, left to right; who stands in what goes before the clause is left out."""
    members = _members_until(units, last)
    return members[_in_front(units, members) :]


def parted_from_front(units: Units, last: int) -> bool:
    """Whether a list that ends at ``last`` stands right behind what goes before its clause: "After talks in P, A and B agreed"."""
    return _in_front(units, _members_until(units, last)) > 0


def _members_until(units: Units, last: int) -> tuple[int, ...]:
    members = [last]
    index = last - 1 if not absolute(units, last) else -1
    while index >= 0 and len(members) < _LIST:
        step = None
        for at in range(index, max(-1, index - 5), -1):
            if is_actor(units[at]):
                step = _from_country(units, at) if at < index and not (of_nobody(units, at) or _fronted(units, at)) else None
                break
            if units[at].low not in LISTING or _opens_as(units, at):
                break
        if step is None:
            break
        members.append(step)
        index = _owned_by(units, step) - 1
    return tuple(reversed(members))


def _in_front(units: Units, members: tuple[int, ...]) -> int:
    """How many of a list only stand in what goes before the clause: "While praising B, A met C"."""
    if len(members) == 1 or not _goes_before(units, members[0]) or not _closed_before(units, members[-1]):
        return 0
    return next((i for i, at in enumerate(members) if i and "," in (units[at - 1].code, units[at - 2].code)), 0)


def _closed_before(units: Units, last: int) -> bool:
    """Whether what goes before the clause has been closed by then: its comma stands behind the last of its own list."""
    behind = units[last + 1] if last + 1 < len(units) else None
    if behind is None or opens_clause(units, last) or ", " in units[last].low:
        return behind is not None
    return behind.code in "wu" and behind.low not in (".", "or") and not is_preposition(behind)


def _goes_before(units: Units, at: int) -> bool:
    """Whether a name stands in what goes before a clause, which has no subject in it: "According to A,", "While praising A,"."""
    head = next((i + 1 for i in range(at - 1, -1, -1) if units[i].code in ",;" or units[i].low == "that"), 0)
    while head < at and (units[head].code in '"d' or units[head].low in ("but", "and", "yet", "even")):
        head += 1
    unit = units[head]
    if head == at or is_actor(unit) or unit.low in _OF_A_NOUN:
        return False
    if unit.low in CONJUNCTIONS or unit.low in _OF_TIME:
        return any(between.code not in "dmnh" for between in units[head + 1 : at])  # and not "As A, B and C met"
    return is_preposition(unit) or unit.low in _FRONTING or (unit.code in "uw" and unit.low.endswith("ing"))


_OF_A_NOUN = frozenset({"of", "between", "among"})
_OF_TIME = frozenset({"since", "once", "after", "before"})
_FRONTING = frozenset({
    *("unlike", "like", "under", "despite", "amid", "asked", "given", "along", "together", "beyond", "without", "during"),
    *("according", "according to"),
})


def _from_country(units: Units, at: int) -> int:
    """The person whom "of" and a country follow ("A of the United States and B of Japan"); else the actor itself."""
    of = at - 2 if at and units[at - 1].code == "d" else at - 1
    person = of > 0 and units[at].code == "C" and units[of].low == "of" and units[of - 1].code == "N" and is_actor(units[of - 1])
    return of - 1 if person else at


def absolute(units: Units, at: int) -> bool:
    """Whether somebody behind ", with" does something of his own: "A and B met, with A voicing hope for"."""
    if at < _ABSOLUTE or units[at - 1].low != "with" or units[at - 2].low != ",":
        return False
    deed = next((unit for unit in units[at + 1 : at + 3] if not is_adverb(unit)), None)
    return deed is not None and deed.low.endswith("ing") and deed.code in "uw"


_ABSOLUTE = 2  # units before such a subject
