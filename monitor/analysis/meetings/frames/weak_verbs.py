"""Verbs that mean a meeting only between officials of two parties: see, host, brief, speak to, telephone."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, some, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.hosting import house_hosts, is_done_to, make_visit, thing_received, third_hosts
from monitor.analysis.meetings.frames.making import add_place, is_errand, keep_timetable, make_draft
from monitor.analysis.meetings.frames.other_deeds import asked_about, without_lands
from monitor.analysis.meetings.frames.seeing import is_one_time, may_be_one_time
from monitor.analysis.meetings.frames.speaking import spoke_there
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.who.partners import SPENDING, agent_of, object_of, who_acts
from monitor.domain.meeting import Kind, Status


def weak_verb_frame(sentence: Sentence, verb: int) -> Draft | None:
    """Verbs that mean a meeting only between officials of two parties: see, host, brief, speak to, phone."""
    units, unit = sentence.units, sentence.units[verb]
    if has(unit, "verbs.phone") and verb and units[verb - 1].code == "d":
        return None  # "would not pick up the phone"
    group = verb_group(units, verb)
    subject, subject_at, object_at = _who_and_whom(sentence, group)
    phoned = some(units[verb : verb + 6], "phone", "by_phone")
    if not (_takes(units, verb, object_at) if object_at else phoned and len(subject.sides) > 1):
        return None
    if has(unit, "verbs.host") and is_done_to(units, group) and thing_received(units, group):
        return None
    if object_at and _why_he_called(units, group, object_at[0]):
        return None
    first = units[object_at[0]] if object_at else unit
    if first.code in "KCO" and not has(unit, "verbs.brief"):
        return _willing(sentence, group, object_at) if has(unit, "verbs.speak") else None
    if not subject or _of_a_thing(units, group, object_at) or not may_be_one_time(units, group, object_at):
        return None
    target = sentence.party(object_at, subject=subject)
    if has(unit, "verbs.see") and len(target.sides) > 1 and _do_something(units, object_at[-1]):
        return None  # "has seen A and B trade threats"
    both = target if third_hosts(units, verb, subject_at, target) else subject.joined(target)
    officials = phoned or _to_see_there(units, group, (object_at or (verb,))[-1])
    officials = officials and all(units[at].code == "N" for at in (*subject_at, *object_at))  # and not "spoke to the North"
    named = bool(subject.people or target.people) or officials or house_hosts(units, verb, subject_at, target) or both == target
    if len(both.sides) < _BOTH or not named or set(subject.people) & set(target.people):
        return None
    calling = has(unit, "verbs.phone") and unit.low in ("called", "call", "calls")
    if calling and not (first.code == "N" and _calls_to_talk(units, object_at[-1])):
        return None
    by_phone = phoned or calling or has(unit, "phone") or some(units[verb : (object_at or (verb,))[-1] + 6], "phone")
    draft = make_draft(sentence, verb, group.start, Kind.CALL if by_phone else Kind.MEETING, both)
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.object_at, draft.hosts = object_at, subject.sides
    if not is_one_time(units, group, draft) or asked_about(units, subject_at, verb):
        return None
    draft.people_span = sentence.slots((*subject_at, *object_at))
    _add_circumstances(sentence, group, draft)
    host, guest = (target, subject) if is_done_to(units, group) else (subject, target)
    if not make_visit(sentence, draft, verb, host, guest) and _afar(sentence, verb, draft):
        draft.kind = Kind.CALL
    return draft


_BOTH = 2  # sides


def _why_he_called(units: Units, group: VerbGroup, whom: int) -> bool:
    """Whether a deed is only what somebody telephoned another for: "A called B to brief him"."""
    him = units[whom].low in ("him", "her", "them")
    return group.words == ("to",) and him and some(units[: group.start], "verbs.phone", "by_phone")


def _who_and_whom(sentence: Sentence, group: VerbGroup) -> tuple[Party, tuple[int, ...], tuple[int, ...]]:
    """Who does it, where he stands, and where those stand whom he does it to or with."""
    units, verb = sentence.units, group.verb
    subject, subject_at = who_acts(sentence, group)
    passive = has(units[verb], "verbs.host", "verbs.brief") and is_done_to(units, group)
    object_at = agent_of(units, verb) if passive else without_lands(units, object_of(units, verb))
    if not subject and group.form == "ing" and group.start <= 1 and object_at:
        subject, subject_at = sentence.subject_behind(object_at[-1])  # "Greeting B at the airport, A said"
    return subject, subject_at, object_at


def _add_circumstances(sentence: Sentence, group: VerbGroup, draft: Draft) -> None:
    """When and where, and what for, somebody is seen or taken in."""
    units, verb, unit = sentence.units, group.verb, sentence.units[group.verb]
    draft.noun, draft.rule = "meet", "weak verb"
    draft.purpose = is_errand(units, group)
    attach_times(units, draft, group.start, verb)
    draft.errand = group.words == ("to",)
    draft.present = group.form == "third" and " " not in unit.low and not (group.future or group.infinitive)
    keep_timetable(sentence, group, draft)
    draft.end = max(draft.end, units[(draft.object_at or (verb,))[-1]].end)
    add_place(sentence, draft, verb + 1, goal=has(unit, "verbs.host"))


def _of_a_thing(units: Units, group: VerbGroup, object_at: tuple[int, ...]) -> bool:
    """Whether a thing is what sees, or is seen or hosted: "the vote, which saw both", "to host the Trump-Kim summit"."""
    return (bool(object_at) and _does_more(units, object_at[-1])) or _meeting_behind(units, object_at) or _seen(units, group)


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


def _afar(sentence: Sentence, verb: int, draft: Draft) -> bool:
    """Whether people of two countries who "spoke" did so by telephone: where no place is named, and there is a telephone."""
    likewise = any(before.low == "also" for before in sentence.units[max(0, verb - 2) : verb])  # as he met those named before
    had_a_talk = _had_a_talk(sentence.units, verb) and not told_together(sentence, draft)
    spoke = sentence.units[verb].low.startswith("spoke") or had_a_talk
    spoke = spoke and draft.status is Status.HELD and not (draft.places or spoke_there(sentence.units, verb))
    return spoke and not likewise and set(draft.parties) != set(sentence.scene.core.parties)


def told_together(sentence: Sentence, draft: Draft) -> bool:
    """Whether the story just brought the same two together, so that what they had may have been there."""
    return set(sentence.scene.pair) == set(draft.parties)


def _had_a_talk(units: Units, talk: int) -> bool:
    """Whether "talk" is what somebody had: "had a good talk with B"."""
    near = range(talk - 1, max(0, talk - _TALK), -1)
    article = next((at for at in near if units[at].low == "a"), 0) if units[talk].low == "talk" else 0
    return article > 0 and has(units[article - 1 - (units[article - 1].low == '"')], "verbs.have")


_TALK = 7  # units of "had a "long and very good talk"


def _willing(sentence: Sentence, group: VerbGroup, object_at: tuple[int, ...]) -> Draft | None:
    """A is ready to talk, or has no intention of talking, to country B: talks offered or refused, with nobody named yet."""
    status, span = verb_status(sentence, group)
    if status not in (Status.PROPOSED, Status.DENIED) or not group.cues:
        return None
    subject, subject_at = sentence.subject(group.start)
    both = Party((), (*subject.sides, *(side for side in sentence.party(object_at).sides if side not in subject.sides)))
    if len(both.sides) != _BOTH:
        return None
    draft = make_draft(sentence, group.verb, group.start, Kind.TALKS, both)
    draft.status, draft.status_span = status, span
    draft.people_span = sentence.slots((*subject_at, *object_at))
    draft.noun, draft.rule = "talks", "weak verb"
    draft.end = max(draft.end, sentence.units[object_at[-1]].end)
    attach_times(sentence.units, draft, group.start, group.verb)
    return draft


def _to_see_there(units: Units, group: VerbGroup, last: int) -> bool:
    """Whether somebody is to see somebody at a place: "officials had been preparing to see the envoys in P"."""
    there = units[last + 1 : last + 3]
    placed = len(there) > 1 and has(there[0], "prepositions.place") and there[1].place is not None
    coming = (group.future or "planned" in group.cues) and not group.negative
    return placed and coming and has(units[group.verb], "verbs.see")
