"""Meetings of other sorts, which are nobody's here: "a Politburo meeting", "a summit on climate change", "the meeting room"."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, is_possessive, is_preposition, some, starts
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.meetings.who.implied import ROUNDS


def other_sort(units: Units, start: int, noun: int) -> bool:
    """Meetings of another sort ("Politburo meeting"), things named after meetings ("meeting room")."""
    if start > 1 and units[start - 1].low == "of" and units[start - 2].low.endswith("group"):
        return True  # the Group of 20's
    if start and (has(units[start - 1], "needing") or _in_session(units, start, noun) or _keeps_talking(units, start, noun)):
        return True  # "will require detailed negotiation"
    if start > 1 and units[start].low in ("our", "my") and units[start - 1].low == "of" and units[start - 2].low == "transcript":
        return True  # an interviewer's: "a transcript of our conversation"
    apart = _speaks(units, noun) or _stayed_away(units, start, noun) or _hearers(units, start, noun) or _of_a_region(units, noun)
    if _counts_others(units, noun) or _only_called(units, start) or apart:
        return True
    before = units[noun - 1] if noun else None
    if before is not None and before.code == ")" and noun > 1:
        before = units[noun - 2]  # "the ... Cooperation (APEC) summit"
    if before is not None and before.code == "O" and before.actor is not None and not before.actor.sides:
        return True  # of an organisation that is nobody's: "an APEC summit"
    after = units[noun + 1] if noun + 1 < len(units) else None
    if before is not None and (has(before, "stop.before") or before.low in ("news", "press")):
        return not (before.low in _WITH_SOMEBODY and after is not None and after.low in ("with", "between"))
    if after is not None and _told_behind(units, noun, after):
        return True
    if after is not None and has(units[noun], "meals", "nouns_alone") and _modifies(after):
        return True
    if after is not None and (has(after, "stop.after") or (units[noun].low == "exchange" and after.low not in _EXCHANGED)):
        return True
    if after is not None and after.code == "T" and noun + 2 < len(units):
        after = units[noun + 2]  # "its call last week for talks"
    return after is not None and _for_something(units, start, noun, after)


def _for_something(units: Units, start: int, noun: int, after: Unit) -> bool:
    """Whether a call or an audience is one for something: "its call for talks", "A's call that all nations press B"."""
    if units[noun].low not in ("call", "calls", "contact", "contacts", "audience", "reunion"):
        return False
    if units[noun].low == "contact" and start and units[start - 1].low == "in":
        return True  # "is in close contact with B"
    if units[noun].low == "calls" and after.low == "at":
        return True  # "A calls at the palace"
    owned = is_possessive(units[start]) or units[noun - 1].code == "s"
    return after.low == "for" or (owned and _demands(units, noun))


def _speaks(units: Units, noun: int) -> bool:
    """Whether "talks" is what a person does: "A talks about his illness", "A talks to reporters"; not "the A-B talks about aid"."""
    if units[noun].low != "talks" or not noun or noun + 2 >= len(units) or not is_person(units[noun - 1]):
        return False
    alone = noun == 1 or not (units[noun - 2].low == "-" or is_actor(units[noun - 2]))
    behind, whom = units[noun + 1], units[noun + 2]
    return alone and (behind.low == "about" or (behind.low == "to" and (is_actor(whom) or has(whom, "not_parties"))))


def _keeps_talking(units: Units, start: int, noun: int) -> bool:
    """Whether somebody only says that he will not break off: "hopes to continue the conversation"."""
    return units[noun].low in ("conversation", "conversations") and units[start - 1].low.startswith("continu")


def _in_session(units: Units, start: int, noun: int) -> bool:
    """Whether talks are only said to be going on: "could be back in session by May"."""
    return units[noun].low == "session" and start == noun and units[noun - 1].low == "in"


_WITH_SOMEBODY = frozenset({"emergency", "annual", "security"})  # "held an emergency meeting with B"; not "of the council"


def _told_behind(units: Units, noun: int, after: Unit) -> bool:
    """Whether the words behind say whose or what about it is: "of the cabinet", "of Asian leaders", "on climate change"."""
    if after.low == "of":
        return _of_a_body(units, noun + 2) or (has(units[noun], "nouns.summit") and _of_many(units, noun + 2))
    if after.low == "to" and has(units[noun], "phone_calls", "nouns.call"):
        return _to_their_own(units, noun + 2)
    return after.low in ("on", "for") and _of_the_world(units, noun + 2)


def _demands(units: Units, noun: int) -> bool:
    """Whether a call is what somebody wants of others: "backed A's call that all nations press B"."""
    if not units[noun].low.startswith("call") or not units[noun + 1].low.startswith("that") or noun + 2 >= len(units):
        return False
    if units[noun + 1].low != "that":
        return is_actor(units[noun + 1])  # "that nations": one group
    whose = units[noun + 2]
    told = starts(whose, "auxiliaries.") or starts(whose, "verbs.") or whose.low.endswith("ed") or has(whose, "irregular_past")
    return not (told or whose.code in "T" or is_person(whose) or (whose.actor is not None and whose.actor.ref == "pronoun"))


def _to_their_own(units: Units, first: int) -> bool:
    """Whether somebody rings home: "phone calls to their relatives"."""
    whom = units[first + 1] if first + 1 < len(units) and is_possessive(units[first]) else None
    return whom is not None and not is_actor(whom) and whom.low.endswith("s")


def note_gathering(sentence: Sentence, noun: int) -> None:
    """Keep where a summit of many is: "left the G-7 summit in P"."""
    units = sentence.units
    if has(units[noun], "nouns.summit") and noun + 1 < len(units) and has(units[noun + 1], "prepositions.place"):
        where = place_list(units, noun + 2, noun + _NAMED).known
        sentence.scene.gathered.update(place for place, _ in where if place not in sentence.scene.core.venues)


def at_gathering(sentence: Sentence, start: int, noun: int) -> bool:
    """Whether "the summit in P" is that of many, told before, and no one's of the two whom the story is about."""
    units = sentence.units
    if not has(units[noun], "nouns.summit") or noun - start > 1 or noun + 1 >= len(units):
        return False
    before = (unit for unit in sentence.whole if unit.end <= units[start].start)
    club = any(map(_many_members, before))  # "at odds with the G-7, he left the summit in P"
    if not (club or sentence.scene.gathered) or not has(units[noun + 1], "prepositions.place"):
        return False
    where = [place for place, _ in place_list(units, noun + 2, noun + _NAMED).known]
    if club:
        sentence.scene.gathered.update(place for place in where if place not in sentence.scene.core.venues)
    return not sentence.scene.gathered.isdisjoint(where)


def _many_members(unit: Unit) -> bool:
    """Whether a name is that of a group of countries that is on nobody's side: "the G-7", "APEC"."""
    numbered = unit.low[:1] == "g" and unit.low.strip("g -").isdigit()
    return numbered or (unit.code == "O" and unit.actor is not None and not unit.actor.sides)


_NAMED = 7  # units of "in Charlevoix, Quebec, Canada"


def _only_called(units: Units, start: int) -> bool:
    """Whether somebody only gives a thing the name of a meeting: "would not call them negotiations", "called it a summit"."""
    thing = start > 1 and units[start - 1].low in ("it", "them", "this", "that", "these")
    return thing and units[start - 2].low in _NAMING


_NAMING = frozenset({"call", "calls", "called", "calling", "term", "termed", "label", "labeled", "labelled", "dubbed"})


def _hearers(units: Units, start: int, noun: int) -> bool:
    """Whether an audience is who listened: "told his audience that", "urged his mostly Japanese audience to wait"."""
    if units[noun].low != "audience":
        return False
    behind = units[noun + 1 : noun + 3]
    met = bool(behind) and (behind[0].low == "with" or (behind[0].low == "to" and len(behind) > 1 and is_actor(behind[1])))
    near = range(start - 1, max(-1, start - _DESCRIBED), -1)
    before = next((at for at in near if not (units[at].code == "u" or is_possessive(units[at]))), -1)
    return not met and before >= 0 and has(units[before], "say", "addressing", "verbs.tell")


_DESCRIBED = 4  # units of "his mostly Japanese"


def _stayed_away(units: Units, start: int, noun: int) -> bool:
    """Whether somebody only stayed away from sessions that others held: "skipped the afternoon session"."""
    before = next((at for at in range(start - 1, max(-1, start - 4), -1) if units[at].code != "T"), 0)
    return units[noun].low in ("session", "sessions") and units[before].low in ("skip", "skips", "skipped", "skipping")


def _of_the_world(units: Units, subject: int) -> bool:
    """Whether a meeting is on what concerns everybody: "a summit on climate change", "a conference on the Belt and Road"."""
    return some(units[subject : subject + 2], "stop.about") and not any(map(is_actor, units[subject : subject + _ALSO]))


def _of_a_region(units: Units, noun: int) -> bool:
    """Whether a summit is called by its lands, not the two told of: "the Association of Southeast Asian Nations summit"."""
    last = units[noun - 1] if noun else None
    if has(units[noun], "nouns.summit") and noun > 1 and _many_members(units[noun - 2]) and last is not None and last.place:
        return True  # "the G-7 Hiroshima summit"
    if last is None or last.low.split(" ")[-1] not in _REGIONS or not has(units[noun], "nouns.summit"):
        return False
    named = last.low.split(" ")[0] if " " in last.low else units[noun - 2].low if noun > 1 else ""
    return bool(named) and named not in _COUNTING and not (last.actor is not None and last.actor.sides)


_REGIONS = frozenset({"nations", "economies", "islands", "asia"})
_COUNTING = frozenset({"the", "two", "three", "both", "these", "those", "all"})


def _of_a_body(units: Units, first: int) -> bool:
    """Whether it is a session of some body's: "a meeting of the U.N. Security Council", "of his cabinet"."""
    near = units[first : first + _BODY]
    people = any(unit.actor is not None and unit.actor.people for unit in near)
    return not people and any(not _BODIES.isdisjoint(unit.low.split(" ")) for unit in near)


_BODY = 4  # units of "the U.N. Security Council"
_BODIES = frozenset({"council", "cabinet", "politburo", "committee", "assembly", "board", "parliament", "congress", "plenum"})


def _of_many(units: Units, first: int) -> bool:
    """Whether it is a region's: "a summit of Pacific nations", "of Asian leaders"; not "of the leaders of A and B"."""
    last = next((at for at in range(first, min(len(units), first + _REGION)) if units[at].low in _LANDS), None)
    if last is None or (last + 1 < len(units) and units[last + 1].low == "of"):
        return False
    named = any(unit.actor is not None and unit.actor.sides and "EU" not in unit.actor.sides for unit in units[first : last + 1])
    return last > first and not named and units[first].code not in "dn"


_LANDS = frozenset({"nations", "leaders", "countries", "economies", "states"})
_REGION = 4  # units: "Pacific Rim nations", "Southeast Asian leaders"
_ALSO = 5  # units: "meetings on trade and North Korea" are on both


def _modifies(after: Unit) -> bool:
    """Whether a meal is only what a thing is for, or a word an adjective: "a dinner jacket", "bilateral ties", "coffee exports"."""
    plain = after.code in "umXh" and not (after.classes & _BEHIND_NOUN) and after.low.isalpha() and not is_preposition(after)
    return plain and not after.low.endswith(("ly", "ed", "ing"))


_BEHIND_NOUN = frozenset({"adverbs", "clause_words", "irregular_past", "say", "verbs.", "auxiliaries.", "status."})
_EXCHANGED = frozenset({"with", "between", ",", "."})  # "to exchange liaison offices" is no meeting


def _counts_others(units: Units, noun: int) -> bool:
    """Whether a round or session is one of talks named behind it: those are read by their own noun."""
    following = units[noun + 1 : noun + 7]
    if units[noun].low not in ROUNDS or not following or following[0].low != "of":
        return False
    return some(following, "nouns.") or not any(is_actor(unit) for unit in following[1:3])
