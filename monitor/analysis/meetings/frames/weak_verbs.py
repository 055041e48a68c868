"""Verbs that mean a meeting only between officials of two parties: see, host, brief, speak to, telephone."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, some, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.making import add_place, is_errand, keep_timetable, make_draft
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.meetings.who.partners import SPENDING, agent_of, object_of, who_acts
from monitor.domain.meeting import Kind, Status


def weak_verb_frame(sentence: Sentence, verb: int) -> Draft | None:
    """Verbs that mean a meeting only between officials of two parties: see, host, brief, speak to, phone."""
    units = sentence.units
    unit = units[verb]
    group = verb_group(units, verb)
    subject, subject_at = who_acts(sentence, group)
    object_at = object_of(units, verb)
    phoned = some(units[verb : verb + 6], "phone", "by_phone")
    if has(unit, "verbs.host", "verbs.brief") and _is_done_to(units, group):
        object_at = agent_of(units, verb)
    if not (_takes(units, verb, object_at) if object_at else phoned and len(subject.sides) > 1):
        return None
    if not subject and group.form == "ing" and group.start <= 1 and object_at:
        subject, subject_at = sentence.subject_behind(object_at[-1])  # "Greeting B at the airport, A said"
    first = units[object_at[0]] if object_at else unit
    if first.code in "KCO" and not has(unit, "verbs.brief"):
        return _willing(sentence, group, object_at) if has(unit, "verbs.speak") else None
    if not subject or (object_at and _does_more(units, object_at[-1])) or _meeting_behind(units, object_at) or _seen(units, group):
        return None
    target = sentence.party(object_at, subject=subject)
    if has(unit, "verbs.see") and len(target.sides) > 1 and _do_something(units, object_at[-1]):
        return None  # "has seen A and B trade threats"
    both = target if _third_hosts(units, verb, subject_at, target) else subject.joined(target)
    officials = phoned and all(units[at].code == "N" for at in (*subject_at, *object_at))  # and not "spoke to the North"
    named = bool(subject.people or target.people) or officials or _house_hosts(units, verb, subject_at, target) or both == target
    if len(both.sides) < 2 or not named or set(subject.people) & set(target.people):
        return None
    by_phone = phoned or has(unit, "phone") or some(units[verb : (object_at or (verb,))[-1] + 6], "phone")
    calling = has(unit, "verbs.phone") and unit.low in ("called", "call", "calls")
    if calling and not (first.code == "N" and _calls_to_talk(units, object_at[-1])):
        return None
    by_phone = by_phone or calling
    asked = _invited(units, group)
    spent = unit.low.startswith(SPENDING) and first.low in ("him", "her")  # "spent an hour with him"
    seen = has(unit, "verbs.see") and not spent
    vague = first.actor is not None and first.actor.ref == "pronoun" and (seen or first.low == "them")
    if first.low in _PEOPLE and "two" not in (before.low for before in units[object_at[0] - 2 : object_at[0]]):
        return None  # "greeted the men": those told of
    if vague and not (first.low in ("him", "her") and (asked or _one_time(units, group, object_at[-1]))):
        return None
    draft = make_draft(sentence, verb, group.start, Kind.CALL if by_phone else Kind.MEETING, both)
    draft.status, draft.status_span = verb_status(sentence, group)
    if (not asked and _of_no_one_meeting(unit, group, draft)) or _none_since(units, group, object_at):
        return None
    draft.people_span = sentence.slots((*subject_at, *object_at))
    draft.noun = "meet"
    draft.rule = "weak verb"
    draft.purpose = is_errand(units, group)
    attach_times(units, draft, group.start, verb)
    draft.errand = group.words == ("to",)
    draft.present = group.form == "third" and " " not in unit.low and not (group.future or group.infinitive)
    keep_timetable(sentence, group, draft)
    draft.end = max(draft.end, units[(object_at or (verb,))[-1]].end)
    draft.object_at, draft.hosts = object_at, subject.sides
    add_place(sentence, draft, verb + 1, goal=has(unit, "verbs.host"))
    _call_by_its_kind(sentence, draft, verb, subject, target)
    return draft


def _third_hosts(units: Units, verb: int, host_at: tuple[int, ...], guests: Party) -> bool:
    """Whether a country has people of two others in: "Sweden hosted the envoys of B and C", who so met each other."""
    land = units[host_at[0]] if len(host_at) == 1 else None
    away = land is not None and land.code in "CK" and land.actor is not None and set(land.actor.sides).isdisjoint(guests.sides)
    return away and has(units[verb], "verbs.host") and len(guests.sides) == _BOTH


_BOTH = 2  # sides


def _house_hosts(units: Units, verb: int, subject_at: tuple[int, ...], target: Party) -> bool:
    """Whether an office has people of two other countries in: "the White House will host the envoys of B and C"."""
    house = len(subject_at) == 1 and units[subject_at[0]].code == "O"
    return house and has(units[verb], "verbs.host") and len(target.sides) > 1


_PEOPLE = frozenset({"men", "women", "the men", "the women"})


def _call_by_its_kind(sentence: Sentence, draft: Draft, verb: int, subject: Party, target: Party) -> None:
    """Make a visit of what a country takes somebody in for, and a call of what is spoken afar."""
    unit = sentence.units[verb]
    likewise = any(before.low == "also" for before in sentence.units[max(0, verb - 2) : verb])  # as he met those named before
    guest = has(unit, "verbs.host") and len(target.sides) == 1 and target.people and draft.status in _TO_COME
    visit = _on_a_visit(sentence, draft, verb) if guest else None
    if visit is not None:
        draft.kind, draft.noun, draft.parties = Kind.VISIT, "visit", (target.sides[0], *subject.sides[:1])
        draft.people, draft.end = target.people, max(draft.end, sentence.units[visit].end)
        draft.sides = tuple((person, side) for person, side in draft.sides if person in target.people)
        draft.places = draft.places or list(place_after(sentence.units, visit + 1, visit + _GOAL, goal=True).known)
        if not draft.times:
            attach_times(sentence.units, draft, verb, visit)
    elif has(unit, "verbs.host") and _of_a_land(unit, draft, subject, target):
        draft.kind, draft.noun, draft.parties = Kind.VISIT, "visit", (target.sides[0], subject.sides[0])
    elif not likewise and _afar(unit, draft, sentence.scene.core.parties):
        draft.kind = Kind.CALL


_TO_COME = (Status.PLANNED, Status.PROPOSED)  # who welcomed somebody met him, too
_GOAL = 5  # units from "visit" to where it leads


def _on_a_visit(sentence: Sentence, draft: Draft, verb: int) -> int | None:
    """Where the visit stands for which a host takes somebody in: "will host B on a state visit to P", "for a two-day visit"."""
    units = sentence.units
    last = max((verb, *draft.object_at))
    on = next((at for at in range(last + 1, min(len(units), last + _TO_P)) if units[at].low in ("on", "for")), None)
    if on is None or on + 1 >= len(units) or units[on + 1].code not in "dT":
        return None
    return next((at for at in range(on + 2, min(len(units), on + _OF_STATE)) if has(units[at], "nouns.visit")), None)


_TO_P, _OF_STATE = 7, 6  # units of "B to P on Monday" before "on", of "a two-day state visit" behind it


def _of_a_land(unit: Unit, draft: Draft, host: Party, guest: Party) -> bool:
    """Whether it is a country that takes somebody in, who so visits it: "the North agreed to receive the envoy in P"."""
    lands = not host.people and len(host.sides) == 1 and bool(guest.people) and len(guest.sides) == 1
    return lands and draft.kind is Kind.MEETING and unit.low.startswith(_TAKES_IN)


_TAKES_IN = ("receiv", "host", "play host", "played host", "welcom")


def _is_done_to(units: Units, group: VerbGroup) -> bool:
    """Whether a form of "be" stands right before the verb ("was warmly received"); who "was to receive" somebody receives him."""
    before = group.verb - 1
    while before > 0 and (has(units[before], *_BETWEEN) or units[before].low.endswith("ly") or units[before].code == "T"):
        before -= 1
    return before >= 0 and units[before].low in _BE


_BETWEEN = ("adverbs", "auxiliaries.negative")
_BE = frozenset({"was", "were", "been", "be", "is", "are", "being", "wasn't", "weren't", "isn't", "aren't"})


def _invited(units: Units, group: VerbGroup) -> bool:
    """Whether it is what somebody is invited to do: "invited B to see him in P"."""
    guest = group.start - 1
    asked = guest > 0 and is_actor(units[guest]) and group.words[:1] == ("to",)
    return asked and any(has(unit, "verbs.invite") for unit in units[max(0, guest - 3) : guest])


def _one_time(units: Units, group: VerbGroup, last: int) -> bool:
    """Whether it is told of one time that somebody saw him: "spent an hour with him", "hopes to see him", "saw him in P on T"."""
    return units[group.verb].low.startswith(SPENDING) or _hoped_for(units, group, last) or _seen_in(units, group)


def _none_since(units: Units, group: VerbGroup, object_at: tuple[int, ...]) -> bool:
    """Whether it is only said how long somebody has not been seen: "has not seen B since May"."""
    if not group.negative or {"has", "have", "had"}.isdisjoint(group.words):
        return False
    last = object_at[-1] if object_at else 0
    return any(unit.low.startswith("since") for unit in units[last + 1 : last + _SINCE])


_SINCE = 4  # units from whom one has not seen to "since"


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


def _takes(units: Units, verb: int, object_at: tuple[int, ...]) -> bool:
    """Whether somebody is spoken with, or received, and no more: not "spoke of her", "received treatment on par with her"."""
    between = {unit.low for unit in units[verb + 1 : object_at[0]]}
    if has(units[verb], "verbs.speak"):
        return bool(between & {"with", "to"})
    if has(units[verb], "verbs.see") and not units[verb].low.startswith(SPENDING):
        behind = units[object_at[-1] + 1 : object_at[-1] + 3]
        thought = len(behind) > 1 and behind[0].low == "as" and not is_actor(behind[1])  # "sees B as a friend"
        return "with" not in between and not thought  # "see his talks with B"
    return not (has(units[verb], "verbs.host") and "with" in between)


def _calls_to_talk(units: Units, last: int) -> bool:
    """Whether somebody is called to be spoken with: "called B on Friday to discuss", "called B and told him", "called B on T"."""
    at = last + 1
    while at < len(units) and (units[at].code == "T" or units[at].low in ("on", "late", "early", "again")):
        at += 1
    dated = at > last + 1 and units[at - 1].code == "T"  # and no "called B on T a madman"
    if dated and (at >= len(units) or units[at].low in (".", "after", "following")):
        return True
    joint = at + 1 < len(units) and units[at].low in ("to", "and")
    talking = ("verbs.discuss", "verbs.brief", "verbs.tell", "addressing")
    return joint and (units[at + 1].low in _TALKING or has(units[at + 1], *talking))


_TALKING = frozenset(
    {
        *("congratulate", "congratulated", "express", "expressed", "thank", "offer", "explain", "explained", "convey", "conveyed"),
        *("share", "shared", "talk", "talked", "say", "said", "warn", "apologize", "agreed", "stressed", "reaffirm", "reiterated"),
    }
)


def _of_no_one_meeting(unit: Unit, group: VerbGroup, draft: Draft) -> bool:
    """Whether a deed is only asked about ("whether he had spoken with her") or goes on and on ("now he is talking to her")."""
    asked = "proposed" not in group.cues or bool({"if", "whether"} & set(group.words))
    prospect = group.form == "ing" and not group.words  # "a chance of A seeing B"
    if draft.status is Status.PROPOSED and not (group.modal or group.future or prospect) and asked:
        return True
    return has(unit, "verbs.speak") and draft.status is Status.ONGOING and draft.kind is not Kind.CALL


def _afar(unit: Unit, draft: Draft, core: tuple[str, ...]) -> bool:
    """Whether people of two countries who "spoke" did so by telephone: where no place is named, and there is a telephone."""
    spoke = draft.status is Status.HELD and not draft.places and unit.low.startswith("spoke")
    return spoke and set(draft.parties) != set(core)


def _willing(sentence: Sentence, group: VerbGroup, object_at: tuple[int, ...]) -> Draft | None:
    """A is ready to talk, or has no intention of talking, to country B: talks offered or refused, with nobody named yet."""
    status, span = verb_status(sentence, group)
    if status not in (Status.PROPOSED, Status.DENIED) or not group.cues:
        return None
    subject, subject_at = sentence.subject(group.start)
    both = Party((), (*subject.sides, *(side for side in sentence.party(object_at).sides if side not in subject.sides)))
    if len(both.sides) != 2:
        return None
    draft = make_draft(sentence, group.verb, group.start, Kind.TALKS, both)
    draft.status, draft.status_span = status, span
    draft.people_span = sentence.slots((*subject_at, *object_at))
    draft.noun, draft.rule = "talks", "weak verb"
    draft.end = max(draft.end, sentence.units[object_at[-1]].end)
    attach_times(sentence.units, draft, group.start, group.verb)
    return draft


def _does_more(units: Units, last: int) -> bool:
    """Whether the object of "saw" goes on to do something: "saw them threaten each other"."""
    following = units[last + 1] if last + 1 < len(units) else None
    return (
        following is not None
        and following.code in "wu"
        and not following.classes
        and following.low.isalpha()
        and (last + 2 < len(units) and is_actor(units[last + 2]))
    )


def _seen(units: Units, group: VerbGroup) -> bool:
    """Whether it is a thing that saw somebody: "the vote, which saw both side against B"."""
    return group.start > 0 and units[group.start - 1].low == "which" and has(units[group.verb], "verbs.see")


def _do_something(units: Units, last: int) -> bool:
    """Whether the word behind two who are seen is what they do."""
    behind = units[last + 1] if last + 1 < len(units) else None
    plain = behind is not None and behind.code in "wumh" and behind.low.isalpha() and not is_preposition(behind)
    return behind is not None and plain and not (starts(behind, "clause_words") or has(behind, "adverbs"))


def _meeting_behind(units: Units, object_at: tuple[int, ...]) -> bool:
    """Whether the names are only those of a thing: "to host the Trump-Kim summit", "welcomed the North Korean announcement"."""
    last = object_at[-1] if object_at else -1
    if object_at and units[last].code == "A" and last + 1 < len(units) and units[last + 1].code == "u":
        return True
    over = last + 1 < len(units) and units[last + 1].low in ("over", "for")  # "chatted with B over tea", "hosted B for talks"
    return bool(object_at) and not over and some(units[last + 1 : last + 3], "nouns.")
