"""Who is named behind a meeting's noun: "talks with B", "a summit of A and B", "the meeting was between A and B"."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.meetings.clause.arguments import names_from, of_nobody
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lacks, starts
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.behind_predicate import behind_predicate, is_a_strip, of_another_noun
from monitor.analysis.meetings.who.bringing import brought, host_behind
from monitor.analysis.meetings.who.held_by import held_by


def named_behind(sentence: Sentence, noun: int, inside: Party, *, leaders: bool) -> tuple[Party, tuple[int, ...], int]:
    """Actors behind the noun: with X, between X and Y, of X and Y, involving X, in his honor."""
    if not inside.sides and (told := held_by(sentence, noun) or behind_predicate(sentence, noun, leaders=leaders)) is not None:
        return told
    honored = _in_his_honor(sentence.units, noun)
    return (_somebody_else(sentence, honored), (), noun) if honored else _behind(sentence, noun, inside, leaders=leaders)


def _behind(sentence: Sentence, noun: int, inside: Party, *, leaders: bool) -> tuple[Party, tuple[int, ...], int]:
    units = sentence.units
    said = is_with(units, noun) if inside.sides else _ranked(units, noun)
    host = host_behind(units, noun) or brought(units, noun) or said or _caller(units, noun)
    if host:
        members = names_from(units, host)
        return sentence.party(members), members, noun
    beyond = _behind_their_end(units, noun)
    for at in range(beyond, min(len(units), beyond + 11)):
        unit = units[at]
        if _joins(units, noun, at) and not _of_venues(sentence, at):
            first = next((i for i in range(at + 1, min(len(units), at + 5)) if is_actor(units[i])), None)
            if first is None or any(starts(u, "verbs.") or u.code in ",." or u.low in _ABOUT for u in units[at + 1 : first]):
                continue
            members = names_from(units, first)
            alone = len(members) < 2 and units[first].code != "N" and not _several_in_one(units[first])
            honoured = has(units[noun], "meals") and units[at - 1].low in ("honor", "honour")
            if unit.low == "of" and not honoured and (alone or not _directly(units, noun, at)):
                continue
            party = sentence.party(members, subject=inside if inside.people else sentence.first_subject(noun), leaders=leaders)
            return _or_his_people(units, party, members)
        if has(unit, "heading") and units[at + 1 : at + 2] and units[at + 1].low == "by" and (both := _heads(sentence, at + 2)):
            return both
        if at == noun + 1 and not inside.sides and has(unit, "auxiliaries.be_past", "auxiliaries.have", "auxiliaries.future"):
            break
        hosted = at == noun + 1 and has(unit, "verbs.host") and units[at + 1 : at + 2] and units[at + 1].low == "by"
        if (starts(unit, "verbs.") and not hosted) or starts(unit, "auxiliaries."):
            break
        if _ends_here(units, at) or starts(unit, "clause_words") or _deed_follows(units, at):
            break
        if is_actor(unit) and unit.code == "N" and not is_preposition(units[at - 1]):
            break
        if starts(unit, "nouns.") and not has(unit, "missions"):
            break
    return NOBODY, (), noun


def _caller(units: Units, noun: int) -> int:
    """Who stands behind a call that somebody took: "received a phone call from B"; 0 for nobody."""
    if not has(units[noun], "nouns.call") or not units[noun].low.endswith("call") or noun + 2 >= len(units):
        return 0
    person = units[noun + 1].low == "from" and units[noun + 2].code == "N" and is_actor(units[noun + 2])
    return noun + 2 if person and any(unit.low in _TOOK for unit in units[max(0, noun - 4) : noun]) else 0


_TOOK = frozenset({"received", "receives", "took", "takes", "taken", "got", "gets", "had", "answered"})


def _or_his_people(units: Units, party: Party, members: tuple[int, ...]) -> tuple[Party, tuple[int, ...], int]:
    """Those named, or only their side where it is not they who are met: "talks with B's confidants"."""
    others = len(members) == 1 and of_nobody(units, members[0])
    return (Party((), party.sides), (), members[0]) if others else (party, members, members[-1])


def _ends_here(units: Units, at: int) -> bool:
    """Whether a comma or semicolon ends what belongs to a noun; not the comma of "talks in P on T, between A and B"."""
    if units[at].code not in ",;" or at + 1 >= len(units):
        return units[at].code in ",;"
    return units[at + 1].low != "between" and not _around_country(units, at)


def _around_country(units: Units, at: int) -> bool:
    """Whether commas only set a country or state off behind its town: "talks in Geneva, Switzerland, with B"."""
    comma = at
    if units[at + 1].place is not None and at + 3 < len(units) and units[at + 2].low == ",":
        comma = at + 2
    with_b = units[at - 1].place is not None and comma + 2 < len(units) and units[comma + 1].low == "with"
    first = next((i for i in range(comma + 2, min(len(units), comma + 5)) if is_actor(units[i])), None) if with_b else None
    return first is not None and not (first + 1 < len(units) and units[first + 1].low.endswith(("ing", "ed")))  # ", with B saying"


def _in_his_honor(units: Units, noun: int) -> int:
    """Where he stands for whom a meal is given: "gave a dinner in P in his honor"; 0 for nobody."""
    if not has(units[noun], "meals") or lacks(units, "honor", "honour"):
        return 0
    honor = next((at for at in range(noun + 2, min(len(units), noun + _HONOR)) if units[at].low in ("honor", "honour")), 0)
    return honor - 1 if honor and units[honor - 1].low in ("his", "her", "their") else 0


_HONOR = 8  # units from a meal to "in his honor"


def _somebody_else(sentence: Sentence, his: int) -> Party:
    """Whose the honor is: whom the story was last about, else the last named, of another side than whoever gives the meal."""
    scene, unit = sentence.scene, sentence.units[his]
    giver = sentence.first_subject(his) or NOBODY
    known = (*scene.recent(unit.start), *sentence.named_before(his), *((scene.subject,) if scene.subject else ()))
    named = [person for person in known if scene.side_of(person)[:1] != giver.sides[:1] and scene.fits(person, unit.low)]
    return Party((named[-1],), scene.side_of(named[-1])) if named else NOBODY


def is_with(units: Units, noun: int) -> int:
    """Where the other is named with whom somebody's meeting is, was or will be: "A's only bilateral is with B"; 0 if nowhere."""
    for at in range(noun + 1, min(len(units) - 1, noun + _PREDICATE)):
        if units[at].low == "with":
            first = at + 2 if units[at + 1].code == "d" and at + 2 < len(units) else at + 1
            person = units[first].code == "N" and is_actor(units[first])
            return first if person and any(starts(unit, "auxiliaries.") for unit in units[noun + 1 : at]) else 0
        setting = units[at].code in "T,LKC" or units[at].low == "on" or has(units[at], "prepositions.place")
        if not (setting or starts(units[at], "auxiliaries.")):
            return 0
    return 0


_PREDICATE = 9  # units of "in P, on Monday, will be with"


def _ranked(units: Units, noun: int) -> int:
    """Where the two stand between whom a meeting was so many-eth: "the talks in P were the first between A and B"; else 0."""
    if lacks(units, "between") or lacks(units, "the", "their"):
        return 0
    for at in range(noun + 2, min(len(units) - 2, noun + _RANKED)):
        if units[at].low != "between" or not is_actor(units[at + 1]):
            continue
        be = next((i for i in range(at - 1, noun, -1) if has(units[i], "auxiliaries.be_past", "auxiliaries.be_present")), None)
        named = be is not None and any(starts(unit, "ordinals.") or unit.low.endswith("est") for unit in units[be:at])
        return at + 1 if named and not any(is_actor(unit) and unit.code == "N" for unit in units[noun + 1 : at]) else 0
    return 0


_RANKED = 24  # units from "the talks in P, which ended on Monday," to "between"


def _behind_their_end(units: Units, noun: int) -> int:
    """Where to look for "between": behind how long the talks went on, "talks in P that ended on Tuesday between A and B"."""
    that = next((at for at in range(noun + 1, min(len(units), noun + 8)) if units[at].low in ("that", "which")), None)
    if that is None or any(is_actor(unit) and unit.code == "N" for unit in units[noun + 1 : that]):
        return noun + 1
    said = next((at for at in range(that + 1, min(len(units), that + 7)) if units[at].low == "between"), None)
    if said is None or not has(units[that + 1], *_WENT_ON):
        return noun + 1
    told = all(unit.code in "TKLC," or is_preposition(unit) for unit in units[that + 2 : said])
    return said if told else noun + 1


_WENT_ON = ("phases.begins", "phases.ends", "phases.happens")


_ABOUT = frozenset({"on", "over", "about", "against", "towards", "toward"})  # "ended with a shared stance on B"
_JOINING = frozenset({"with", "between", "among", "involving", "of"})
_JOINING_SOME = frozenset({"by", "on", "for", "to", "together"})


def _of_venues(sentence: Sentence, at: int) -> bool:
    """Whether "of" tells where summits were: "the summits of P and Q"."""
    units = sentence.units
    if units[at].low != "of" or at + 1 >= len(units) or units[at + 1].place is None:
        return False
    return {units[i].place for i in names_from(units, at + 1)} <= sentence.scene.core.venues


def _joins(units: Units, noun: int, at: int) -> bool:
    """Whether a word behind the noun brings in who takes part: "a call on B", "a dinner for B", "talks that bring together"."""
    word, next_to_it = units[at].low, at == noun + 1
    if word not in _JOINING_SOME:
        return word in _JOINING and not (word == "between" and (is_a_strip(units, noun, at) or of_another_noun(units, noun, at)))
    if word == "by":
        return next_to_it or has(units[at - 1], "verbs.host")
    if word == "together":
        return units[at - 1].low in ("bring", "brings", "brought", "bringing")
    if word == "to":
        return has(units[noun], "phone_calls", "given") and _at_once(units, noun, at)
    return next_to_it and (units[noun].low in ("call", "calls") if word == "on" else has(units[noun], "meals"))


def _at_once(units: Units, noun: int, to: int) -> bool:
    """Whether somebody follows "to" behind nothing but a day: "a telephone call on Tuesday to B"."""
    somebody = any(is_actor(unit) and unit.code == "N" for unit in units[to + 1 : to + 3])
    return somebody and all(unit.code == "T" or unit.low == "on" for unit in units[noun + 1 : to])


def _several_in_one(unit: Unit) -> bool:
    """Whether one word names several parties: "the two Koreas"."""
    return unit.actor is not None and len(unit.actor.sides) > 1


def _heads(sentence: Sentence, first: int) -> tuple[Party, tuple[int, ...], int] | None:
    """Who led the two teams: "talks led by A and B"."""
    if first >= len(sentence.units) or not is_actor(sentence.units[first]):
        return None
    members = names_from(sentence.units, first)
    party = sentence.party(members)
    return (party, members, members[-1]) if len(party.sides) == 2 and len(party.people) > 1 else None


def _deed_follows(units: Units, to: int) -> bool:
    """Whether "to" goes on to what was agreed or done there: "agreed at the summit in P to end drills with B"."""
    if units[to].low != "to" or to + 1 >= len(units):
        return False
    unit = units[to + 1]
    return not (is_actor(unit) or unit.code in "dT" or unit.place or starts(unit, "auxiliaries."))


def _directly(units: Units, noun: int, of: int) -> bool:
    """Whether nothing but a place or a time lies between a noun and its "of" ("the summit in light of ..." is none of it)."""
    return all(unit.code in "TLCK," or unit.place or has(unit, "prepositions.place") for unit in units[noun + 1 : of])
