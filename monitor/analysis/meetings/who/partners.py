"""Who stands on either side of a verb of meeting: whom it speaks of, and whom it takes."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from, names_until, of_nobody
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks, some, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup
from monitor.analysis.meetings.sentence import Sentence

_SKIPPED = frozenset(
    {
        "with",
        "down",
        "again",
        "briefly",
        "secretly",
        "face",
        "to",
        "together",
        "late",
        "early",
        "separately",
        "directly",
        "personally",
        "privately",
        "one-on-one",
        "bilaterally",
        "other",
        "up",
        "there",
        "here",
    }
)


_PARTS_OF_DAY = frozenset({"day", "morning", "afternoon", "evening", "night", "week", "month", "year"})


def _whom(units: Units, verb: int) -> tuple[int, ...]:
    """Whom a clause is about: "B, whom he met in P", "B, with whom he talked"."""
    at = next((i for i in range(verb - 1, max(1, verb - _CLAUSE), -1) if units[i].low == "whom"), None)
    if at is None or any(units[i].code in ",;" for i in range(at, verb)):
        return ()
    before = at - 2 if units[at - 1].low == "with" else at - 1
    before -= units[before].low == ","
    return names_until(units, before) if before >= 0 and is_actor(units[before]) and units[before].code == "N" else ()


_CLAUSE = 7  # units from "whom" to its verb


def object_of(units: Units, verb: int) -> tuple[int, ...]:
    """The actors a meeting verb takes, straight or with "with"; words and times between may be skipped."""
    if units[verb].low.startswith(SPENDING):
        return _company(units, verb) or (() if lacks(units, "whom") else _whom(units, verb))
    if not lacks(units, "among") and (inverted := _inverted(units, verb)):
        return inverted
    whom = _whom(units, verb)
    if whom:
        return whom
    place = verb
    for at in range(verb + 1, min(len(units), verb + _OBJECT)):
        unit = units[at]
        if at <= place:
            continue
        if _located(units, at) and _with_behind(units, at):
            place = _premises(units, at)
            continue  # "met in P on Monday with B", "met at the A mission to the United Nations with B"
        if is_actor(unit):
            return names_from(units, at) if _taken(units, verb, at) else ()
        if unit.low in _SKIPPED or _how_long(units, at):
            continue
        if (unit.code in ",;" and units[at - 1].code != "T") or has(unit, "appearances"):
            return ()  # "spoke at a news conference with B": before others
        if (is_preposition(unit) and unit.low not in ("with", "to", "for", "in", "on", "at", "over")) or starts(
            unit, "clause_words"
        ):
            return ()
    return ()


def _how_long(units: Units, at: int) -> bool:
    """Whether a word belongs to when or how long: "that day", "more than", "again on Saturday", "an hour and a half"."""
    word, behind = units[at].low, units[at + 1 : at + 3]
    if word == "and":
        return _again(units, at) or [other.low for other in behind] == ["a", "half"]
    if word == "about":
        return bool(behind) and (behind[0].code in "0nT" or behind[0].low in ("an", "a"))  # "met for about 45 minutes with B"
    that_day = word == "that" and bool(behind) and behind[0].low in _PARTS_OF_DAY
    return that_day or (word == "than" and units[at - 1].low in ("more", "less"))


def _taken(units: Units, verb: int, at: int) -> bool:
    """Whether it is an actor that the verb takes, and nothing of his ("to meet Pyongyang's demand")."""
    with_it = units[at - 1].low == "with" or (units[at - 1].low == "the" and units[at - 2].low == "with")
    plain = all(other.code in "dT" or other.low in _SKIPPED or has(other, "adverbs") for other in units[verb + 1 : at])
    plain = plain or (_one_more(units, verb, at) or _of_the_country(units, verb, at))
    return (with_it or plain or _some_team(units, verb, at)) and not of_nobody(units, at)


def _one_more(units: Units, verb: int, at: int) -> bool:
    """Whether it is one more of some sort: "met another A official", "met with a second A diplomat"."""
    before = at - 1 if units[at - 1].low == "another" or starts(units[at - 1], "ordinals.") else at
    return before < at and units[at].code == "N" and all(unit.code == "d" or unit.low in _MORE for unit in units[verb + 1 : before])


_MORE = frozenset({"with", "yet", "still"})


def _of_the_country(units: Units, verb: int, at: int) -> bool:
    """Whether it is an office of "the country": "sat down with the country's envoy to the United Nations"."""
    owner = [unit.low for unit in units[at - 3 : at]] == ["the", "country", "'s"]
    return owner and all(unit.low in _SKIPPED or has(unit, "adverbs") for unit in units[verb + 1 : at - 3])


def _some_team(units: Units, verb: int, at: int) -> bool:
    """Whether it is a group told with what sort it is: "would see a mixed group of A officials"."""
    actor = units[at].actor
    group = actor is not None and actor.ref == "group" and units[verb + 1].low in ("a", "an")
    return group and all(other.code in "um-" for other in units[verb + 2 : at])


def _again(units: Units, at: int) -> bool:
    return units[at - 1].code == "T" and at + 1 < len(units) and units[at + 1].low == "again"


_OBJECT = 13  # units from a verb to whom it takes


def _located(units: Units, at: int) -> bool:
    """Whether an actor is only where something is: "in Seoul", "at the Pentagon"."""
    before = at - 2 if units[at - 1].code == "d" else at - 1
    where = units[at].code == "O" or (units[at].place is not None and units[at].code in "CKL") or _premises(units, at) > at
    return where and has(units[before], "prepositions.place")


def _premises(units: Units, owner: int) -> int:
    """Where the premises that a country owns end, with where they are ("the A mission to the United Nations"); else the country."""
    if owner + 1 >= len(units) or not has(units[owner + 1], "missions"):
        return owner
    at = owner + 2
    if at < len(units) and units[at].low in ("to", "in"):
        at += 1
        at += at < len(units) and units[at].code == "d"
        return at if at < len(units) and units[at].code in "CKLO" else owner + 1
    return owner + 1


def _with_behind(units: Units, place: int) -> bool:
    """Whether "with somebody" still follows behind a place and a day."""
    place = _premises(units, place)
    for at in range(place + 1, min(len(units) - 1, place + 7)):
        if units[at].low == "with":
            return is_actor(units[at + 1]) or units[at + 1].code == "d"
        house = at == place + 1 and units[at].code == "u" and units[place - 1].code == "d"  # "in a Hanoi hotel with B"
        if not (house or units[at].code in "TLCK," or units[at].low in ("on", "in", "late", "early")):
            return False
    return False


SPENDING = ("spent", "spend", "spends", "spending")


def _company(units: Units, verb: int) -> tuple[int, ...]:
    """With whom time was spent: "spent around two hours with B"."""
    for at in range(verb + 2, min(len(units) - 1, verb + 11)):
        if has(units[at], "prepositions.beside"):
            first = next((i for i in (at + 1, at + 2) if i < len(units) and is_actor(units[i])), None)
            return names_from(units, first) if first is not None else ()
        if units[at].code in ",;" or (starts(units[at], "verbs.") and units[at].low not in _SHUT_AWAY):
            return ()
    return ()


_SHUT_AWAY = frozenset({"closeted", "huddled", "ensconced", "locked", "talking"})  # "spent two days closeted with B"


def _inverted(units: Units, verb: int) -> tuple[int, ...]:
    """Among those he met were B and C; among those whom A received in P on Monday was B."""
    if not any(unit.low == "among" for unit in units[max(0, verb - 5) : verb]):
        return ()
    was = verb + 1
    while was < len(units) and (units[was].code in "TLCK" or units[was].low in ("on", "in", "at")):
        was += 1
    behind = was + 1 < len(units) and has(units[was], "auxiliaries.be_past") and is_actor(units[was + 1])
    return names_from(units, was + 1) if behind else ()


def agent_of(units: Units, verb: int) -> tuple[int, ...]:
    """Who received somebody, in the passive: "was received by X"."""
    for at in range(verb + 1, min(len(units) - 1, verb + 9)):
        if units[at].low == "by":
            first = next((i for i in range(at + 1, min(len(units), at + 3)) if is_actor(units[i])), None)
            return names_from(units, first) if first is not None else ()
    return ()


def who_acts(sentence: Sentence, group: VerbGroup) -> tuple[Party, tuple[int, ...]]:
    """Whom a verb speaks of; "after seeing B" is said of the sentence's own subject, not of whoever stands nearest."""
    found = sentence.subject(group.start)
    before = sentence.units[group.start - 1] if group.start else None
    if group.form == "ing" and before is not None and is_actor(before):
        indexes = names_until(sentence.units, group.start - 1)
        listed = sentence.party(indexes)
        if len(listed.sides) > len(found[0].sides):
            return listed, indexes  # "images of A and B shaking hands"
    hangs = before is not None and (has(before, *_HANGING) or before.low in ("when", "while"))
    if group.form != "ing" or not hangs:
        return found
    first = sentence.first_subject(group.start)
    return (first, ()) if first is not None and first.people and not set(first.people) & set(found[0].people) else found


def both_who(sentence: Sentence, group: VerbGroup) -> tuple[Party, tuple[int, ...]]:
    """Both of whom "who" is said: "A and B, who met on Sunday in P, urged C": nobody meets alone."""
    units, who = sentence.units, group.start - 1
    if who < _PAIR or units[who].low != "who" or units[who - 1].low != "," or not is_actor(units[who - 2]):
        return NOBODY, ()
    if some(units[group.verb + 1 : group.verb + 3], "not_parties"):
        return NOBODY, ()  # "who met reporters"
    indexes = names_until(units, who - 2)
    return (sentence.party(indexes), indexes) if len(indexes) > 1 else (NOBODY, ())


_PAIR = 4  # units of "A and B,"


def calls_on(units: Units, verb: int) -> int:
    """Where the person stands whom somebody calls on; 0 where a country is called on to do something."""
    first = next((at for at in range(verb + 2, min(len(units), verb + 4)) if is_actor(units[at])), 0)
    on = verb + 1 < len(units) and units[verb + 1].low == "on"
    last = names_from(units, first)[-1] if first else 0
    urges = next((at for at in range(last + 1, min(len(units), last + 5)) if units[at].low in ("to", "not")), None)
    if urges is not None and some(units[urges : urges + 6], "handed"):
        urges = None  # "called on B to hand over a letter"
    return first if on and first and units[first].code == "N" and urges is None else 0


_HANGING = ("prepositions.after", "prepositions.before", "prepositions.by")


def with_a_crowd(units: Units, trigger: int) -> bool:
    """Whether it is with nobody's officials: "a meeting with media outlets", "the two met with families"."""
    behind = units[trigger + 1 : trigger + 5]
    somebody = any(is_actor(unit) and unit.code not in "KL" for unit in behind)
    return bool(behind) and behind[0].low == "with" and not somebody and some(behind, "not_parties")


def told_there(units: Units, verb: int, preposition: int) -> bool:
    """Whether whoever a verb takes was at the meeting behind it: "told B in talks"; whatever is done to B "in a phone call"."""
    return units[verb + 1].code == "N" and (has(units[verb], "addressing") or phoned(units, verb, preposition))


def talked_over_with(units: Units, verb: int, preposition: int) -> int:
    """With whom something was talked over before a meeting is named: "discussed the test with B during a meeting"; 0 if nobody."""
    if not has(units[verb], "verbs.discuss", "verbs.face") and not _agrees(units, verb, preposition):
        return 0
    beside = next((at for at in range(verb + 1, preposition - 1) if units[at].low == "with"), 0)
    first = next((at for at in (beside + 1, beside + 2) if is_actor(units[at]) and units[at].code == "N"), 0) if beside else 0
    return first if first and names_from(units, first)[-1] >= preposition - _CLOSE else 0


def _agrees(units: Units, verb: int, preposition: int) -> bool:
    """Whether somebody comes to an agreement with whom he meets: "reached a deal with B during three days of talks"."""
    near = units[max(0, verb - _DEAL) : min(preposition, verb + _DEAL)]
    told = units[verb].low in _REACHED or units[verb].low in _AGREEMENT
    return told and any(unit.low in _REACHED for unit in near) and any(unit.low in _AGREEMENT for unit in near)


_DEAL = 5  # units between "reached" and "a deal"
_REACHED = frozenset({"reached", "struck", "signed", "made", "concluded", "sealed"})
_AGREEMENT = frozenset({"agreement", "agreements", "deal", "accord", "understanding", "understandings", "compromise"})


def phoned(units: Units, verb: int, preposition: int) -> bool:
    """Whether nothing but whom a verb takes stands between it and "in a phone call"."""
    somebody = is_actor(units[verb + 1]) and units[verb + 1].code == "N"
    near = somebody and names_from(units, verb + 1)[-1] >= preposition - _CLOSE
    return near and some(units[preposition + 1 : preposition + 5], "phone_calls")


_CLOSE = 3  # units from whom it takes: "prodded B on Monday in"
