"""Which verbs tell of meetings: A meets B, A and B negotiate, A received B."""

from monitor.analysis.entities.scene import NOBODY
from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lasts, some
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.days.phases import last_time
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.conferring import each_other
from monitor.analysis.meetings.frames.other_deeds import fulfilled, gathers_things, negotiated_thing
from monitor.analysis.meetings.frames.unconditional import freely
from monitor.analysis.meetings.frames.verb_frame import verb_frame
from monitor.analysis.meetings.frames.weak_verbs import weak_verb_frame
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.who.partners import SPENDING, calls_on, object_of


def read_verb(sentence: Sentence, verb: int) -> Draft | None:
    """The meeting a verb tells of, or None."""
    unit = sentence.units[verb]
    if not has(unit, *_READ):
        return None
    if has(unit, "verbs.negotiate") and _over_a_thing(sentence.units, verb):
        return None
    if has(unit, "verbs.meet", "verbs.negotiate"):
        return None if negotiated_thing(sentence.units, verb) or fulfilled(sentence.units, verb) else verb_frame(sentence, verb)
    if has(unit, "verbs.sit") and any(after.low in ("down", "face") for after in sentence.units[verb + 1 : verb + 2]):
        return verb_frame(sentence, verb)
    if has(unit, "verbs.phone") and calls_on(sentence.units, verb):
        return verb_frame(sentence, verb, object_at=names_from(sentence.units, calls_on(sentence.units, verb)))
    if has(unit, "verbs.see", "verbs.speak") and _among_themselves(sentence, verb):
        return verb_frame(sentence, verb)
    if has(unit, "verbs.speak") and (freely(sentence.units, verb) or _to_talk(sentence, verb)):
        return verb_frame(sentence, verb)
    if has(unit, "verbs.see", "verbs.host", "verbs.brief", "verbs.phone", "verbs.speak"):
        return weak_verb_frame(sentence, verb)
    if has(unit, "verbs.visit") and _calls_upon(sentence, verb):
        return weak_verb_frame(sentence, verb)
    if has(unit, "verbs.gather") and gathers_things(sentence.units, verb):
        return None
    if has(unit, "verbs.gather") and len(sentence.subject(verb_group(sentence.units, verb).start)[0].sides) > 1:
        return verb_frame(sentence, verb)
    return None


_READ = (
    *("verbs.negotiate", "verbs.meet", "verbs.sit", "verbs.phone", "verbs.see", "verbs.speak", "verbs.host", "verbs.brief"),
    *("verbs.visit", "verbs.gather"),
)


def _over_a_thing(units: Units, verb: int) -> bool:
    """Whether something is negotiated ("did not negotiate it away", "negotiated the deal"), which is no telling of talks."""
    following = units[verb + 1] if verb + 1 < len(units) else None
    if following is None or following.low in ("it", "them") or following.code == "d":
        return following is not None
    plain = following.code in "wu" and not following.classes
    thing = (plain or _met_for(units, verb)) and following.low.isalpha() and not following.low.endswith("ly")
    # "a negotiated agreement with B", "negotiate denuclearization", "conferring prestige"
    return thing and units[verb].low.startswith(("negotiat", "conferring", "confers"))


def _met_for(units: Units, verb: int) -> bool:
    """Whether it is only told what a meeting was for: "met B in P to negotiate disarmament"."""
    thing, behind = units[verb + 1], units[verb + 2] if verb + 2 < len(units) else None
    whole = thing.code == "m" and (behind is None or behind.low in (",", ".") or is_preposition(behind))  # and no "nuclear talks"
    return whole and units[verb - 1].low == "to" and some(units[:verb], *_MET)


_MET = ("verbs.meet", "nouns.talks", "nouns.meeting", "nouns.summit")


def _calls_upon(sentence: Sentence, verb: int) -> bool:
    """Whether somebody, and no place, is visited: "as Moon visited him in Washington"."""
    units = sentence.units
    at = next((i for i in (verb + 1, verb + 2) if i < len(units) and units[i].code == "N"), None)
    if at is None or (at > verb + 1 and units[verb + 1].code != "d"):
        return False
    actor = units[at].actor
    named = actor is not None and actor.ref in ("person", "surname", "pronoun", "counterpart")
    subject_at = sentence.subject(verb_group(units, verb).start)[1]
    named = named and bool(subject_at) and verb - subject_at[-1] < _CLOSE
    return named and is_actor(units[at]) and not (at + 1 < len(units) and units[at + 1].code == "s")


_CLOSE = 6  # units between a visitor and the verb


def _among_themselves(sentence: Sentence, verb: int) -> bool:
    """Whether two sides did it with each other: "last saw each other", "last talked in Hanoi", "spent two days on it"."""
    units = sentence.units
    mutual = each_other(units, verb)
    group = verb_group(units, verb)
    alone = not object_of(units, verb)
    last = ("last" in group.words or last_time(units, group.start)) and has(units[verb], "verbs.speak") and alone
    long = units[verb].low.startswith(SPENDING) or (has(units[verb], "verbs.speak") and verb_form(units[verb]) == "past")
    spent = long and alone and any(lasts(unit) for unit in units[verb + 1 : verb + 8])
    teams = spent and _of_teams(sentence, group.start)
    if spent and has(units[verb], "verbs.speak") and not teams:
        near = units[verb + 1 : verb + 14]
        there = any(unit.place and unit.code in "CKL" for unit in near)  # or it may have been by telephone
        spent = there or any(unit.low == "where" for unit in units[max(0, group.start - _WHERE) : group.start])
    there = alone and units[verb].low == "talked" and not group.words and _is_in(units, verb + 1)
    spent = spent or there
    if not (mutual or last or spent) or (group.form == "ing" and not group.words):
        return False  # "wants them speaking to each other"
    subject = sentence.subject(group.start)[0]
    return len(subject.sides) == 2 and (not spent or teams or len(subject.people) == 2)


def _of_teams(sentence: Sentence, verb: int) -> bool:
    """Whether those who did it are delegations, who sit at one table: "the two delegations talked for six hours"."""
    last = max(sentence.subject(verb)[1], default=-1)
    return last >= 0 and any(word in sentence.units[last].low.split() for word in _TEAMS)


_WHERE = 8  # units: "where on Wednesday he and B"
_TEAMS = ("delegations", "teams", "negotiators", "envoys")


def _to_talk(sentence: Sentence, verb: int) -> bool:
    """Whether two sides are to talk, or not, on some day or somewhere, no more being said: "US, North Korea to talk Tuesday"."""
    units = sentence.units
    group = verb_group(units, verb)
    talking = group.form == "ing" and not {"be", "are"}.isdisjoint(group.words)  # "will be talking in P on T"
    if not (talking or (group.form == "base" and (group.infinitive or group.future))) or (group.negative and not group.future):
        return False
    behind = units[verb + 1 : verb + 4]
    when = bool(behind) and (behind[0].code == "T" or (len(behind) > 1 and behind[0].low in _WHEN and _is_setting(behind[1])))
    subject, subject_at = sentence.subject(group.start) if when else (NOBODY, ())
    sides = {side for person in subject.people for side in sentence.scene.side_of(person)[:1]}
    return len(subject.sides) == _BOTH and (len(sides) == _BOTH or not subject.people) and len(subject_at) > 0


_WHEN = frozenset({"on", "in", "at", "this", "next", "early", "late", "again"})
_BOTH = 2  # sides


def _is_setting(unit: Unit) -> bool:
    return unit.code == "T" or (unit.place is not None and unit.code in "CKL")


def _is_in(units: Units, at: int) -> bool:
    """Whether a place stands here, a day before it or not: "talked in P", "talked on Tuesday in P", "talked on the isle of P"."""
    while at < len(units) and (units[at].code == "T" or (units[at].low == "on" and units[at + 1].code == "T")):
        at += 1
    isle = next((i for i in range(at, min(len(units) - 1, at + _ISLE)) if units[i].low in _ISLES), None)
    if isle is not None and units[at].low in ("on", "in") and units[isle + 1].low == "of":
        at = isle + 1
    behind = units[at + 1] if at + 1 < len(units) else None
    inside = behind is not None and (has(units[at], "prepositions.place") or isle is not None)
    return inside and behind is not None and behind.place is not None and behind.code in "CKL"


_ISLE = 5  # units of "on the A resort island"
_ISLES = frozenset({"island", "isle", "city", "town", "resort", "port", "village"})
