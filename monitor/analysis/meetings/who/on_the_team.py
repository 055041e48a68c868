"""Who belonged to a delegation at talks told right before: "A was on the American team", "A, its chief delegate, said"."""

from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_person, some
from monitor.analysis.meetings.clause.verb_groups import verb_form, verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Status

_BE = ("auxiliaries.be_past", "auxiliaries.be_present", "auxiliaries.been")
_INTO = frozenset({"in", "on", "among", "of"})
_BETWEEN = frozenset({"seen", "a", "an", "the", "one", "member", "members", "part"}) | _INTO
_LISTING = frozenset({"for", "and", ",", "under"})
_TEAM = frozenset({"delegation", "delegations", "team", "party", "delegate", "delegates", "negotiator", "negotiators"})
_HIGHEST = frozenset({"head", "chief", "leader", "top", "lead"})
_FACING = frozenset({"facing", "opposite"})
_HIS = ("his ", "her ")
_NEXT = 3  # units from a verb to whom it names


def on_the_team(sentence: Sentence, talks: Draft) -> tuple[str, ...]:
    """Whom a sentence makes members of a delegation of the talks, or its head."""
    units = sentence.units
    for at in range(len(units) - 1):
        if _is_team(units, at) and set(resolve(sentence.scene, units[at]).sides) <= set(talks.parties):
            found = _named_ahead(sentence, at) or _named_behind(sentence, at)
            if found:
                return found
    return _speaks_as_head(sentence) if talks.status is not Status.PLANNED else ()


def _is_team(units: Units, at: int) -> bool:
    """Whether a unit is a delegation or somebody of it; a "party" is one only as somebody's: "in his party"."""
    actor = units[at].actor
    if actor is None:
        return units[at].low == "party" and at > 0 and units[at - 1].actor is not None and units[at - 1].code in "NAC"
    return actor.ref in ("group", "role") and any(_TEAM & set(word.split()) for word in actor.words)


def _named_ahead(sentence: Sentence, team: int) -> tuple[str, ...]:
    """Who is told to be in a team: "A was seen in his party", "A was a member of the team"."""
    units = sentence.units
    first = team - 1 if units[team].actor is None else team
    if first > 1 and units[first - 1].low == "as" and is_person(units[first - 2]):
        return resolve(sentence.scene, units[first - 2]).people  # "named A as its chief delegate"
    if not first or units[first - 1].low not in _INTO:
        return ()
    verb = next((at for at in range(first - 1, 0, -1) if not (units[at].low in _BETWEEN or has(units[at], "adverbs"))), 0)
    if not has(units[verb], *_BE):
        return ()
    return sentence.subject(verb_group(units, verb).start)[0].people


def _named_behind(sentence: Sentence, team: int) -> tuple[str, ...]:
    """Whom a team has: "also on the team was A", "the head of the team is A", "a member of the team, A,"."""
    units = sentence.units
    if units[team + 1].low == "," and team and units[team - 1].low == "of":
        return resolve(sentence.scene, units[team + 2]).people if team + 2 < len(units) and is_person(units[team + 2]) else ()
    verb = team + 1 + has(units[team + 1], "auxiliaries.future")
    if not has(units[min(verb, len(units) - 1)], *_BE):
        return ()
    near = range(verb + 1, min(len(units), verb + _NEXT))
    first = next((at for at in near if is_person(units[at])), None)
    if first is None or any(units[at].low not in _LISTING for at in range(verb + 1, first)):
        return ()
    end = next((at for at in range(first, len(units)) if not (units[at].actor or units[at].low in _LISTING)), len(units))
    people = (resolve(sentence.scene, unit).people for unit in units[first:end] if is_person(unit))
    return tuple(person for named in people for person in named)


def _speaks_as_head(sentence: Sentence) -> tuple[str, ...]:
    """Who speaks as head of a delegation: "A, the chief American delegate, said"."""
    units = sentence.whole
    for at, unit in enumerate(units[:-1]):
        if not is_person(unit) or unit.actor is None:
            continue
        office = units[at + 2].actor if units[at + 1].low == "," and at + 2 < len(units) else None
        words = unit.actor.words | (office.words if office is not None and office.ref == "role" else frozenset())
        told = {part for word in words for part in word.split()}
        behind = at + 4 if office is not None and office.ref == "role" else at + 1
        if told & _TEAM and told & _HIGHEST and some(units[behind : behind + 2], "say", "addressing"):
            return resolve(sentence.scene, unit).people
    return ()


def each_others(sentence: Sentence) -> tuple[str, ...]:
    """Who spoke right after talks, and his counterpart: "His counterpart, B, said", "Facing A was B", "A urged his counterpart"."""
    units, scene = sentence.units, sentence.scene
    if len(units) > _NEXT and is_person(units[0]) and has(units[1], "addressing") and verb_form(units[1]) == "past":
        met = units[2].actor is not None and units[2].actor.ref == "counterpart" and units[2].low.startswith(_HIS)
        named = (*resolve(scene, units[0]).people, *resolve(scene, units[2]).people) if met else ()
        return () if any(scene.is_head(person) for person in named) else named
    if units and (units[0].low in _FACING or units[0].low.startswith("across")):
        return sentence.people()
    if not units or units[0].actor is None or units[0].actor.ref != "counterpart" or not units[0].low.startswith(_HIS):
        return ()
    other = resolve(scene, units[0]).people
    one = scene.subject
    if len(other) != 1 or one is None or one in other or scene.is_head(one) or scene.is_head(other[0]):
        return ()
    return (one, *other) if names_from(units, 0) == (0,) else ()
