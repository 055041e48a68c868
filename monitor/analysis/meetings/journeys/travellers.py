"""Whose a journey is that a noun tells: the possessor's, that of whoever makes it, of whom a host receives, of whom "by" names."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.whom import another_in_office
from monitor.analysis.meetings.clause.arguments import describes, names_from, names_until
from monitor.analysis.meetings.clause.asides import told_of
from monitor.analysis.meetings.clause.governors import Governor
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, is_possessive, lists_none, some, starts
from monitor.analysis.meetings.clause.subjects import SENT
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.journeys.travel import hosts_of
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import NOWHERE, Places, place_list


def travellers_of(
    sentence: Sentence, phrase: tuple[int, int], inside: tuple[int, ...], governor: Governor, goal: Places = NOWHERE
) -> tuple[Party, tuple[int, ...]]:
    """Whose journey a noun tells: the possessor's, that of whoever makes it, or of whom "by" names."""
    units, noun = sentence.units, phrase[1]
    whose = _named_by(units, noun)
    if not whose and inside and is_possessive(units[inside[0]]):
        whose = _received(sentence, governor, goal)
    if not whose and not inside:
        whose = said_to_be(units, noun) or _part_of_a_trip(sentence, governor)
        sent = (_of_the_trip(sentence, governor) or _sent_on(sentence, governor)) if not whose else None
        if sent is not None:
            return sent
        whose = whose or _invited(sentence, governor) or _spoken_of(units, governor)
    who, at = (sentence.party(whose), whose) if whose else _by_the_clause(sentence, phrase, inside, governor)
    return _from_abroad(sentence, who, at, goal), at


def _from_abroad(sentence: Sentence, who: Party, at: tuple[int, ...], goal: Places) -> Party:
    """Who holds an office and is at home elsewhere than where he goes: "the envoy's trip to P" is none of P's own envoy."""
    actor = sentence.units[at[0]].actor if len(at) == 1 else None
    if actor is None or actor.ref != "role" or actor.sides or len(who.people) != 1 or who.sides != hosts_of(sentence, goal)[:1]:
        return who
    return another_in_office(sentence.scene, sentence.units[at[0]], who.people) or who


def _named_by(units: Units, noun: int) -> tuple[int, ...]:
    """Whom "by" or "of" names as the traveller: "a visit by A and B", "the trip of his predecessor, A"."""
    by = next((at for at in range(noun + 1, min(len(units), noun + 7)) if units[at].low in ("by", "of")), None)
    if by is None:
        return ()
    who = by + 2 if by + 2 < len(units) and units[by + 1].code == "d" else by + 1
    named = who < len(units) and units[who].code == "N"
    if named and who + 1 < len(units) and units[who + 1].low in ("administration", "government"):
        return ()  # "the second State Visit of the A Administration" is one that it had
    return names_from(units, _named_behind(units, who)) if named else ()


def _spoken_of(units: Units, governor: Governor) -> tuple[int, ...]:
    """Of whom it is said between commas that he is on a journey: "A met B, on a visit to P, at"."""
    whom = told_of(units, governor.at) if governor.word == "on" else None
    return (whom,) if whom is not None else ()


def _by_the_clause(
    sentence: Sentence, phrase: tuple[int, int], inside: tuple[int, ...], governor: Governor
) -> tuple[Party, tuple[int, ...]]:
    """Whose journey it is by its own phrase ("A's visit"), else by its clause: "A ended a visit to P"."""
    units = sentence.units
    of_country = bool(inside) and units[inside[0]].code == "C"
    if inside and not of_country and not is_possessive(units[inside[0]]):
        return sentence.party(inside, subject=NOBODY), inside
    subject, subject_at = _who_makes_it(sentence, phrase, governor)
    at = subject_at if not inside or of_country else inside
    return sentence.party(at, subject=subject), at


def _who_makes_it(sentence: Sentence, phrase: tuple[int, int], governor: Governor) -> tuple[Party, tuple[int, ...]]:
    """Of whom the clause of a journey speaks, and where he stands."""
    units, (start, noun) = sentence.units, phrase
    where = governor.at if governor.kind != "none" else start
    group = verb_group(units, where) if governor.kind == "verb" else None
    subject, subject_at = sentence.subject(group.start if group else where)
    if group is not None and group.start > 1 and units[group.start - 1].low == "that" and not is_actor(units[group.start - 2]):
        subject, subject_at = sentence.first_subject(group.start) or NOBODY, ()  # "told B in a speech that ended a visit to P"
    his_own = group is not None and group.start > 0 and units[group.start - 1].low == "who"  # "talks with B, who ended a visit"
    if subject_at and not his_own and _met(units, subject_at[-1]):
        first = sentence.first_subject(subject_at[0])
        subject, subject_at = (first, ()) if first is not None else (subject, subject_at)
    if not subject and governor.kind == "preposition":
        return sentence.subject_behind(noun)
    return subject, subject_at


def said_to_be(units: Units, noun: int) -> tuple[int, ...]:
    """Whose a journey is said to be: "The trip was his third to P", "the trip, A's third to P"."""
    owner = noun + 2
    apposed = units[noun + 1 : owner] and units[noun + 1].code == "," and owner + 2 < len(units) and is_person(units[owner])
    if apposed and units[owner + 1].code == "s" and starts(units[owner + 2], "ordinals."):
        return (owner,)
    if owner + 1 >= len(units) or not has(units[noun + 1], "auxiliaries.be_past", "auxiliaries.be_present"):
        return ()
    return (owner,) if is_possessive(units[owner]) and starts(units[owner + 1], "ordinals.") else ()


def _part_of_a_trip(sentence: Sentence, governor: Governor) -> tuple[int, ...]:
    """Whose trip a visit is part of: "A's tour of the region, which will include a visit to P"."""
    units = sentence.units
    if governor.kind != "verb" or units[governor.at].low not in _INCLUDING:
        return ()
    trip = next((at for at in range(governor.at - 1, max(0, governor.at - _FAR), -1) if has(units[at], "nouns.visit")), None)
    near = range(trip - 1, max(-1, trip - _OWNER), -1) if trip is not None else ()
    owner = next((at for at in near if is_possessive(units[at]) or (units[at].code == "s" and at > 0)), None)
    if owner is None:
        return ()
    return (owner,) if is_possessive(units[owner]) else (owner - 1,)


def _of_the_trip(sentence: Sentence, governor: Governor) -> tuple[Party, tuple[int, ...]] | None:
    """Who is on the trip that a sentence begins with, without naming him: "The trip will include a stop in P"."""
    units, scene = sentence.units, sentence.scene
    if governor.kind != "verb" or units[governor.at].low not in _INCLUDING or units[0].low != "the" or scene.subject is None:
        return None
    trip = next((at for at in range(1, min(governor.at, _OWNER)) if has(units[at], "nouns.visit")), None)
    return None if trip is None else (Party((scene.subject,), scene.side_of(scene.subject)), ())


_INCLUDING = frozenset({"include", "includes", "included"})
_FAR, _OWNER = 12, 5  # units: from "include" to the trip, from the trip to its owner


def _sent_on(sentence: Sentence, governor: Governor) -> tuple[Party, tuple[int, ...]] | None:
    """Whom somebody sends on a journey: "sent two aides on a trip to P" is the aides' own."""
    units = sentence.units
    sent = sent_by(units, governor)
    if sent is None:
        return None
    sender = sentence.subject(verb_group(units, sent).start)[0]
    whom = names_until(units, governor.at - (2 if units[governor.at - 1].code == "," else 1))
    return Party(sentence.party(whom).people, sender.sides[:1]), whom


def sent_by(units: Units, governor: Governor) -> int | None:
    """The verb by which somebody is sent on a journey: "sent two aides on", "sent two aides, A and B, on"."""
    if governor.word != "on" or governor.at < 2 or units[governor.at - 1].code not in "N,":
        return None
    sent = governor.at - 2
    while sent > 0 and units[sent].low not in SENT and (units[sent].code in "dn0muN,a" or has(units[sent], "adverbs")):
        sent -= 1
    return sent if units[sent].low in SENT else None


def _named_behind(units: Units, at: int) -> int:
    """The person whom a description names behind a comma ("by his predecessor, B"); else what describes him."""
    for comma in range(at + 1, min(at + 4, len(units) - 1)):
        if units[comma].code == "," and is_person(units[comma + 1]):
            return comma + 1 if not is_person(units[at]) else at
        if not (units[comma].code in "uwmX" or units[comma].code == "N"):
            break
    return at


def _met(units: Units, at: int) -> bool:
    """Whether somebody stands among those met, and "his visit" is not his: "held talks with A and B during his visit"."""
    first = names_until(units, at)[0]
    return first > 0 and units[first - 1].low == "with"


_APPOSED = 3  # units from somebody to the comma that closes his office


def _received(sentence: Sentence, governor: Governor, goal: Places) -> tuple[int, ...]:
    """Whom a host is told to have received on "his" journey: "the dinner that C gave A during his visit to P" is A's visit."""
    units = sentence.units
    last = governor.at - 1
    if last > _APPOSED and units[last].code == "," and describes(units, last - _APPOSED, last - 1):
        last -= _APPOSED  # "will meet B, the president of Q, during his visit"
    if governor.kind != "preposition" or last < 1 or not (units[last].code == "N" and is_actor(units[last])):
        return ()
    guests = names_until(units, last)
    first = guests[0]
    sides = sentence.party(guests).sides
    hosts = hosts_of(sentence, goal)
    if len(sides) != 1 or sides[0] in hosts or not first:
        return ()
    if any(has(unit, "verbs.host") or unit.low in _RECEIVING for unit in units[max(0, first - _NEAR) : first]):
        return guests
    told = [at for at in range(first) if units[at].code == "N" and is_person(units[at])]
    host = sentence.party(tuple(told[-1:])).sides if told else ()
    return guests if host and host[0] in hosts else ()


def _invited(sentence: Sentence, governor: Governor) -> tuple[int, ...]:
    """The guest of whoever has him in: "A welcomed B to P for a visit", "received B on T during a visit to P"."""
    units = sentence.units
    at = hosting_verb(sentence, governor)
    if at is None:
        return ()
    guest = next((i for i in (at + 1, at + 2) if i < governor.at and units[i].code == "N" and is_person(units[i])), None)
    guests = names_from(units, guest) if guest is not None else ()
    host = sentence.subject(verb_group(units, at).start)[0]
    return guests if host.sides and not set(host.sides) & set(sentence.party(guests).sides) else ()


def hosting_verb(sentence: Sentence, governor: Governor) -> int | None:
    """Where somebody is told to have a guest in for the journey: "welcomed B to P for a visit"."""
    units = sentence.units
    if governor.word not in ("for", "during", "on") or lists_none(units, "verbs.host"):
        return None
    for at in range(governor.at - 1, max(-1, governor.at - _HOSTED), -1):
        unit = units[at]
        if has(unit, "verbs.host") and unit.low.startswith(_HAVING_IN) and not has(units[at - 1], "auxiliaries.be_past"):
            return at
        if unit.code in ";," or has(unit, "clause_words", "say"):
            return None
    return None


_HOSTED = 12  # units from a host's verb to "for a visit"
_HAVING_IN = ("welcom", "host", "receiv", "greet", "hail")
_NEAR = 3  # units between a host's deed and the guest: "a reception for"
_RECEIVING = frozenset({"reception", "welcome", "treatment"})


def received_in(units: Units, governor: Governor) -> Places:
    """Where somebody is received for a visit: "welcomed B to P for a state visit"."""
    if governor.word != "for" or lists_none(units, "verbs.host"):
        return NOWHERE
    to = next((at for at in range(governor.at - 1, max(-1, governor.at - _BEFORE_FOR), -1) if units[at].low == "to"), None)
    if to is None or not some(units[max(0, to - _WELCOME) : to], "verbs.host"):
        return NOWHERE
    return place_list(units, to + 1, governor.at)


_BEFORE_FOR = 6  # units from "to P" to "for"
_WELCOME = 8  # units from "welcomed" to "to P"
