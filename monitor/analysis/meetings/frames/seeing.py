"""Whether a verb of seeing or speaking tells of one meeting: "spent an hour with him", and not "is seeing him often"."""

from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_form
from monitor.analysis.meetings.clause.word_classes import is_adverb
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.who.partners import SPENDING
from monitor.domain.meeting import Kind, Status


def may_be_one_time(units: Units, group: VerbGroup, object_at: tuple[int, ...]) -> bool:
    """Whether whom somebody sees or speaks with is told of so that it can be one meeting: by name, or "saw him in P on T"."""
    unit = units[group.verb]
    first = units[object_at[0]] if object_at else unit
    if first.low in _PEOPLE and "two" not in (before.low for before in units[object_at[0] - 2 : object_at[0]]):
        return False  # "greeted the men": those told of
    if object_at and _sees_him_do(units, group.verb, object_at[-1]):
        return False
    one = first.low in ("him", "her")
    seen = has(unit, "verbs.see") and not (one and unit.low.startswith(SPENDING))  # "spent an hour with him"
    if first.actor is None or first.actor.ref != "pronoun" or not (seen or first.low == "them"):
        return True
    return one and (_invited(units, group) or _one_time(units, group, object_at[-1]))


def _sees_him_do(units: Units, verb: int, last: int) -> bool:
    """Whether it is a deed that is seen, and not somebody: "wants to see both sides govern", "a process that sees him give up"."""
    saw = units[verb].low in ("saw", "watched")
    if not (saw or units[verb].low.startswith("see")) or last + 2 >= len(units):
        return False
    at = last + 1 + (units[last + 1].low == '"')
    while saw and at + 2 < len(units) and (units[at].low == "very" or is_adverb(units[at])):
        at += 1
    behind = units[at]
    listed = has(behind, "giving_up") or (starts(behind, "verbs.") and not starts(behind, "nouns."))
    deed = listed and verb_form(behind) == "base"
    unknown = behind.code == "u" and behind.low.isalpha() and not behind.low.endswith("ly")
    done = not saw or units[at + 1].code in "dq"  # "saw him manage the talks"; not "saw him backstage"
    return deed or (unknown and done and behind.low not in _WHEN_SEEN)


_WHEN_SEEN = frozenset({"alone", "anyway", "first", "twice", "often", "sometime", "someday", "there", "here", "instead", "too"})
_PEOPLE = frozenset({"men", "women", "the men", "the women"})


def _one_time(units: Units, group: VerbGroup, last: int) -> bool:
    """Whether it is told of one time that somebody saw him: "spent an hour with him", "hopes to see him", "saw him in P on T"."""
    return units[group.verb].low.startswith(SPENDING) or _hoped_for(units, group, last) or _seen_in(units, group)


def _seen_in(units: Units, group: VerbGroup) -> bool:
    """Whether a place or a day says that it is a meeting: "saw him in P last week", "will see her on T"."""
    again = any(unit.low == "again" for unit in units[group.verb + 2 : group.verb + 3])
    behind = units[group.verb + 2 + again : group.verb + 6 + again]
    there = len(behind) > 1 and has(behind[0], "prepositions.place") and behind[1].place is not None
    if group.form == "past" and not group.words:
        on = bool(behind) and behind[0].low == "on" and len(behind) > 1 and behind[1].code == "T"
        return (there and any(unit.code == "T" for unit in behind[2:])) or on
    coming = (group.future or "planned" in group.cues) and not group.negative
    dated = any(unit.code == "T" for unit in behind[:2]) and (behind[0].code == "T" or behind[0].low == "on")
    return coming and (there or dated or (bool(behind) and behind[0].low == "there"))


def _hoped_for(units: Units, group: VerbGroup, last: int) -> bool:
    """Whether to see somebody is what one wants, and no more is said of him: "hopes to see him again this year", not "him fail"."""
    if not group.infinitive or "proposed" not in group.cues or group.negative:
        return False
    behind = units[last + 1 : last + 3]
    there = len(behind) > 1 and has(behind[0], "prepositions.place") and behind[1].place is not None
    return there or not behind or behind[0].code in "T,;" or behind[0].low in _NEXT


_NEXT = frozenset({"again", "soon", "before", "this", "next", "."})


def _invited(units: Units, group: VerbGroup) -> bool:
    """Whether it is what somebody is invited to do: "invited B to see him in P", "invited his counterpart, B, to see him"."""
    guest = group.start - 2 if units[group.start - 1].code == "," else group.start - 1
    asked = guest > 0 and is_actor(units[guest]) and group.words[:1] == ("to",)
    return asked and any(has(unit, "verbs.invite") for unit in units[max(0, guest - 4) : guest])


def is_one_time(units: Units, group: VerbGroup, draft: Draft) -> bool:
    """Whether the telling, where it stands being known, is of one meeting: not "has not seen B since", "whether he had seen B"."""
    no_one = not _invited(units, group) and _of_no_one_meeting(units[group.verb], group, draft)
    return not no_one and not _none_since(units, group, draft.object_at)


def _of_no_one_meeting(unit: Unit, group: VerbGroup, draft: Draft) -> bool:
    """Whether a deed is only asked about ("whether he had spoken with her") or goes on and on ("now he is talking to her")."""
    asked = "proposed" not in group.cues or bool({"if", "whether"} & set(group.words))
    prospect = group.form == "ing" and not group.words  # "a chance of A seeing B"
    if draft.status is Status.PROPOSED and not (group.modal or group.future or group.conditional or prospect) and asked:
        return True
    return has(unit, "verbs.speak") and draft.status is Status.ONGOING and draft.kind is not Kind.CALL


def _none_since(units: Units, group: VerbGroup, object_at: tuple[int, ...]) -> bool:
    """Whether it is only said how long somebody has not been seen: "has not seen B since May"."""
    if not group.negative or {"has", "have", "had"}.isdisjoint(group.words):
        return False
    last = object_at[-1] if object_at else 0
    return any(unit.low.startswith("since") for unit in units[last + 1 : last + _SINCE])


_SINCE = 4  # units from whom one has not seen to "since"
