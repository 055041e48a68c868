"""Who goes: whom a verb of going speaks of; things go too, and nobody travels ("trade going into P", "missiles that reach P")."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, is_preposition, lacks, starts
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_form, verb_group
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.partners import who_acts
from monitor.analysis.meetings.who.team_told import the_team

Goers = tuple[Party, tuple[int, ...]]
NONE: Goers = (NOBODY, ())


def who_goes(sentence: Sentence, group: VerbGroup) -> Goers:
    """Whom a verb of going speaks of; nobody where its own subject is a thing, a crowd or an "it"."""
    units = sentence.units
    noun = _own_subject(units, group)
    if noun is not None:
        apposed = _apposed(units, noun)
        return _sided(sentence, sentence.party((apposed,)), (apposed,)) if apposed is not None else NONE
    if group.start and units[group.start - 1].low in _THINGS:
        return the_team(sentence, group.start - 1), (group.start - 1,)
    if (rider := _rider(units, group.start - 1)) is not None:
        return _sided(sentence, sentence.party((rider,)), (rider,))
    found = _invited(sentence, group) or _promised(sentence, group) or _team_of(sentence, group) or who_acts(sentence, group)
    if not found[0] and group.form == "ing":
        found = sentence.subject_behind(group.verb)  # "after visiting P, A ..."
    found = _named_behind(sentence, group) or found
    if _said_of_a_weapon(units, found[1], group.start):
        return NONE
    if group.infinitive and found[1] and not found[0].people:
        found = _named_as(sentence, found) or _of_whom(sentence, found[1], group.start) or found
    return _sided(sentence, *(_whose_kin(sentence, group, found[1]) or found))


def _team_of(sentence: Sentence, group: VerbGroup) -> Goers | None:
    """Whose team it is that somebody says has gone, and not he himself: "a spokeswoman said a team left for P"."""
    units = sentence.units
    team = group.start - 1 - (group.start > 1 and units[group.start - 1].low == '"')
    actor = units[team].actor if team > 1 else None
    if actor is None or actor.ref != "group" or actor.sides:
        return None
    first = team
    while first > 1 and units[first].low.split(" ")[0] not in _A and units[first - 1].code in 'umdw-"':
        first -= 1
    told = has(units[first - 1], "say") and units[first].low.split(" ")[0] in _A
    return (Party((), sentence.speaker().sides), (team,)) if told else None


_A = frozenset({"a", "an"})


def _said_of_a_weapon(units: Units, at: tuple[int, ...], first: int) -> bool:
    """Whether what flies is a weapon that somebody speaks of: "officials said the missile fired near P, in Q, flew to R"."""
    if not at or any(unit.low in ("and", "then") for unit in units[at[-1] + 1 : first]):
        return False  # "said the missile was a threat and flew to R"
    said = next((i for i in range(at[-1] + 1, min(at[-1] + 3, first)) if has(units[i], "say")), first)
    return any(unit.low in _WEAPONS for unit in units[said + 1 : min(said + _WEAPON, first)])


_WEAPONS = frozenset({"missile", "missiles", "rocket", "rockets", "projectile", "projectiles", "drone", "drones", "satellite"})
_WEAPON = 6  # units from "said" to "the short-range ballistic missile"


def _invited(sentence: Sentence, group: VerbGroup) -> Goers | None:
    """Whom an invitation is for: "an invitation to B to visit P"."""
    units = sentence.units
    guest = group.start - 1
    if not group.infinitive or guest < _GUEST or not is_actor(units[guest]):
        return None
    if units[guest - 1].low not in ("to", "for") or "invitation" not in units[guest - 2].low:
        return None
    return sentence.party((guest,)), (guest,)


def _of_whom(sentence: Sentence, at: tuple[int, ...], first: int) -> Goers | None:
    """Of whom an office behind a comma tells: "met B, the highest-ranking official to visit P"."""
    units = sentence.units
    opened = at[0]
    while opened > _GUEST and (units[opened - 1].code in "dum-" or starts(units[opened - 1], "ordinals.")):
        opened -= 1
    who = opened - 2
    if len(at) != 1 or at[0] + 1 != first or who < 0 or units[who + 1].code != "," or not is_person(units[who]):
        return None
    party = sentence.party((who,))
    return (party, (who,)) if party.people and any("est" in unit.low for unit in units[opened : at[0] + 1]) else None


_GUEST = 2  # units before a guest: "invitation to"


def _promised(sentence: Sentence, group: VerbGroup) -> Goers | None:
    """Whose promise it is: "A won B's promise to visit P", "left with a pledge from B to visit P"."""
    units = sentence.units
    who = group.start - 1
    if not group.infinitive or who < _GUEST or units[who].code != "N" or not is_actor(units[who]):
        return None
    owned = units[group.start].code == "s" and not _PROMISES.isdisjoint(group.words)
    given = units[who - 1].low in ("from", "by") and units[who - 2].low in _PROMISES
    return (sentence.party((who,)), (who,)) if owned or given else None


_PROMISES = frozenset({"promise", "pledge", "vow", "commitment", "agreement", "assurance", "assurances", "undertaking", "consent"})


def _rider(units: Units, vehicle: int) -> int | None:
    """Whose train or plane it is that arrives: "Kim's armored train pulled into P"."""
    carried = _carried(units, vehicle)
    if carried is not None or vehicle < _OWNED or units[vehicle].low not in VEHICLES:
        return carried
    at = vehicle - 1
    while at > 0 and at > vehicle - _ADJECTIVES and units[at].code in "muwh":
        at -= 1
    return at - 1 if at > 0 and units[at].code == "s" and units[at - 1].code == "N" and is_actor(units[at - 1]) else None


def _carried(units: Units, last: int) -> int | None:
    """Whom a vehicle carries that arrives: "a jet carrying A from P put down at Q"."""
    if lacks(units, "carrying"):
        return None
    carrying = next((at for at in range(last, max(0, last - _CARRIED), -1) if units[at].low == "carrying"), None)
    if carrying is None or units[carrying - 1].low not in VEHICLES:
        return None
    rider = carrying + 1
    named = units[rider].code == "N" and is_actor(units[rider])
    plain = all(unit.place or unit.low in ("from", "and", ",") or unit.code == "N" for unit in units[rider + 1 : last + 1])
    return rider if named and plain else None


_CARRIED = 7  # units from "carrying" to the verb
_OWNED = 2  # units: the owner, "'s"
_ADJECTIVES = 4  # "'s special armored"


def _whose_kin(sentence: Sentence, group: VerbGroup, at: tuple[int, ...]) -> Goers | None:
    """Who is told by whose kin or aide they are: "A, sister of B, arrived" is of A."""
    units = sentence.units
    if len(at) != 1 or at[0] < _KIN or units[group.start - 1].code != ",":
        return None
    kin, person = units[at[0] - 1], at[0] - 3
    named = units[person].code == "N" and is_actor(units[person]) and units[at[0] - 2].code == ","
    if not named or kin.code != "N" or " of " not in kin.low:
        return None
    return sentence.party((person,)), (person,)


_KIN = 3  # units: the person, a comma, "sister of the North's"

def _named_behind(sentence: Sentence, group: VerbGroup) -> Goers | None:
    """Whom "he" means in a clause that opens a sentence: "Asked whether he might visit P, A said"."""
    units = sentence.units
    pronoun = group.start - 1
    if pronoun < 1 or units[pronoun].low not in ("he", "she") or units[0].low not in _OPENING:
        return None
    if any(unit.code in "N,;" for unit in units[:pronoun]):
        return None
    behind = sentence.subject_behind(group.verb)
    named = len(behind[1]) == 1 and units[behind[1][0]].code == "N" and bool(behind[0].people)
    titles = [title for person in behind[0].people for title in sentence.scene.titles.get(person, ())]
    return behind if named and not any("spokes" in title or "press" in title for title in titles) else None


_OPENING = frozenset({"asked", "when", "while", "as", "after", "before", "since", "although", "though", "once", "if", "even"})
_THINGS = frozenset({"it", "this", "what", "there", "anything", "nothing", "everything", "something"})


def _sided(sentence: Sentence, party: Party, at: tuple[int, ...]) -> Goers:
    """Travellers with their own side first: "in Bonn, Germany, A left for P" is no journey of Germany's."""
    own = dict.fromkeys(side for person in party.people for side in sentence.scene.side_of(person)[:1])
    return (Party(party.people, tuple(dict.fromkeys((*own, *party.sides)))) if own else party), at


_RELATIVE = frozenset({"that", "which", "who"})


def _own_subject(units: Units, group: VerbGroup) -> int | None:
    """The common noun that a verb of going speaks of: "oil going into P", "cars that reach P", "the letter reached P"."""
    at = group.start - 1
    while at > 0 and units[at].code == "T":
        at -= 1
    if at > 0 and units[at].low in _RELATIVE:
        at -= 2 if units[at - 1].code == "," else 1
        return at if at >= 0 and _common_noun(units[at]) else None
    if at < 0 or not _common_noun(units[at]) or _audience(units, at):
        return None
    if group.form == "ing" and not group.words:
        return at
    start = noun_phrase_start(units, at)
    if start > 1 and units[start - 1].low == "of" and not group.infinitive and _common_noun(units[start - 2]):
        return start - 2  # "no notice of problems had come from P"
    return None if group.infinitive or (start and is_preposition(units[start - 1])) else at


def _audience(units: Units, at: int) -> bool:
    """Whether somebody only speaks to those before the verb: "A told reporters on his way to P"."""
    return at > 1 and has(units[at], "not_parties") and has(units[at - 1], "addressing") and is_actor(units[at - 2])


def _common_noun(unit: Unit) -> bool:
    """Whether a word is, as far as can be seen, a plain noun that stands for nobody."""
    low = unit.low
    if unit.actor is not None or unit.code not in "umw" or low in VEHICLES or len(low) < _SHORTEST:
        return False
    if has(unit, "handed") and not low.endswith("ed"):
        return True  # an offer, a letter
    if low.endswith(("ly", "self", "selves", "ing")) or verb_form(unit) == "past" or not low[0].isalpha():
        return False
    other = has(unit, "adverbs", "clause_words", "say", "another", "attributive") or is_preposition(unit)
    return not (other or starts(unit, "auxiliaries.") or starts(unit, "verbs.") or starts(unit, "status.") or low in _NO_NOUNS)


_SHORTEST = 3  # letters
VEHICLES = frozenset({"plane", "planes", "train", "flight", "jet", "aircraft", "motorcade", "limousine", "convoy", "car"})
_NO_NOUNS = frozenset({"not", "too", "ago", "abroad", "home", "alone", "instead", "than", "there", "here", "how", "what", "why"})


def _apposed(units: Units, noun: int) -> int | None:
    """The person whom a noun stands behind ("A, a scientist who went to P,")."""
    start = noun_phrase_start(units, noun)
    if start < 2 or units[start - 1].code != "," or not (units[start].code == "d" or starts(units[start], "ordinals.")):
        return None
    return start - 2 if units[start - 2].code == "N" and is_actor(units[start - 2]) else None


_COPULAS = frozenset({"become", "becomes", "became", "becoming"})


def _named_as(sentence: Sentence, office: Goers) -> Goers | None:
    """Who an office is said to be: "A became the first official to visit P", "A, the first official to visit P"."""
    units = sentence.units
    first = office[1][0]
    for at in range(first - 1, max(0, first - 8), -1):
        unit = units[at]
        if unit.low in _COPULAS or has(unit, "auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.been"):
            named = sentence.subject(verb_group(units, at).start)
            return named if named[0].people and named[0].sides[:1] == office[0].sides[:1] else None
        if unit.code == ",":
            named_at = at - 1
            party = sentence.party((named_at,)) if units[named_at].code == "N" else NOBODY
            return (party, (named_at,)) if party.people and party.sides[:1] == office[0].sides[:1] else None
        if not (unit.code in "dmnuA" or starts(unit, "ordinals.") or unit.low in ("most", "highest", "highest-ranking", "latest")):
            return None
    return None
