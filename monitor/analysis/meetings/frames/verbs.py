"""Verbs that tell of meetings: A meets B, A and B negotiate, A received B."""

from monitor.analysis.entities.scene import NOBODY, Party
from monitor.analysis.entities.units import Unit
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_preposition, lasts, some
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_form, verb_group
from monitor.analysis.meetings.days.phases import first_time_to_come, further_day, last_time
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.as_a_whole import when_unknown
from monitor.analysis.meetings.frames.conferring import each_other, in_a_life, persons, to_confer
from monitor.analysis.meetings.frames.making import add_place, is_errand, keep_timetable, make_draft
from monitor.analysis.meetings.frames.unconditional import freely, offered_freely
from monitor.analysis.meetings.frames.weak_verbs import weak_verb_frame
from monitor.analysis.meetings.journeys.travel import with_companions
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import supposed, time_number, verb_status
from monitor.analysis.meetings.standing.last_held import last_held
from monitor.analysis.meetings.standing.status import once_to_be
from monitor.analysis.meetings.standing.unmet import not_so_far
from monitor.analysis.meetings.who.asking import asker_of, inviter_of
from monitor.analysis.meetings.who.partners import SPENDING, agent_of, both_who, calls_on, object_of, who_acts, with_a_crowd
from monitor.domain.meeting import Kind, Status


def _stopped(units: Units, verb: int) -> bool:
    """``met demands``, ``met with scepticism``: meetings with a thing."""
    return any(has(unit, "stop.after") for unit in units[verb + 1 : verb + 5] if not is_actor(unit))


def read_verb(sentence: Sentence, verb: int) -> Draft | None:
    """The meeting a verb tells of, or None."""
    unit = sentence.units[verb]
    if not has(unit, *_READ):
        return None
    if has(unit, "verbs.negotiate") and _over_a_thing(sentence.units, verb):
        return None
    if has(unit, "verbs.meet", "verbs.negotiate"):
        quality = unit.low == "negotiated" and verb > 0 and sentence.units[verb - 1].code == "d"  # "a negotiated solution"
        return None if quality else verb_frame(sentence, verb)
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
    if has(unit, "verbs.gather") and len(sentence.subject(verb_group(sentence.units, verb).start)[0].sides) > 1:
        return verb_frame(sentence, verb)
    return None


_READ = (
    *("verbs.negotiate", "verbs.meet", "verbs.sit", "verbs.phone", "verbs.see", "verbs.speak", "verbs.host", "verbs.brief"),
    *("verbs.visit", "verbs.gather"),
)
_CLOSE = 6  # units between a visitor and the verb


def _over_a_thing(units: Units, verb: int) -> bool:
    """Whether something is negotiated ("did not negotiate it away", "negotiated the deal"), which is no telling of talks."""
    following = units[verb + 1] if verb + 1 < len(units) else None
    if following is None or following.low in ("it", "them") or following.code == "d":
        return following is not None
    thing = following.code in "wu" and not following.classes and following.low.isalpha() and not following.low.endswith("ly")
    # "a negotiated agreement with B", "negotiate denuclearization", "conferring prestige"
    return thing and units[verb].low.startswith(("negotiat", "conferring", "confers"))


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
        spent = any(unit.place and unit.code in "CKL" for unit in units[verb + 1 : verb + 14])  # or it may have been by telephone
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
    """Whether a place stands here: "talked in Singapore"."""
    behind = units[at + 1] if at + 1 < len(units) else None
    return behind is not None and has(units[at], "prepositions.place") and behind.place is not None and behind.code in "CKL"


def verb_frame(sentence: Sentence, verb: int, *, object_at: tuple[int, ...] = ()) -> Draft | None:
    """A meets (with) B; A and B negotiate."""
    units, scene = sentence.units, sentence.scene
    group = verb_group(units, verb)
    subject, subject_at = who_acts(sentence, group)
    object_at = object_at or object_of(units, verb) or _met_by(units, group)
    asker_at = () if object_at else asker_of(sentence, group)
    object_at = object_at or asker_at or inviter_of(units, group)
    if not object_at and len(subject.sides) == 1:
        both, both_at = both_who(sentence, group)
        subject, subject_at = (both, both_at) if len(both.sides) > 1 else (subject, subject_at)
    nobody = with_a_crowd(units, verb) or _of_things(units, group)
    beside = units[verb].low.endswith((" with", " from", " opposite")) and not each_other(units, verb)
    alone = nobody or beside or _stopped(units, verb)
    if not object_at and alone:
        return None
    if not subject and (group.form == "ing" or "having" in group.words):
        subject, subject_at = sentence.subject_behind((object_at or (verb,))[-1])
    leaders = any(scene.is_head(person) for person in subject.people)
    target = sentence.party(object_at, subject=subject, leaders=leaders and not _lesser_namesake(sentence, object_at))
    if subject_at and not leaders and any(scene.is_head(person) for person in target.people):
        subject = sentence.party(subject_at, leaders=_likely_leader(sentence, subject_at))
    subject = subject if object_at else _agreed_there(sentence, group, subject)
    subject = _apart_from(sentence, subject, subject_at, target)
    subject = _of_speaker(sentence, subject, subject_at, target)
    subject = with_companions(sentence, verb, subject) if subject.people else subject
    offered = None if object_at else offered_freely(sentence, group, subject)
    both = offered or _agreed(sentence, group, subject, object_at) or subject.joined(target)
    draft = make_draft(sentence, verb, group.start, Kind.MEETING, both)
    draft.status, draft.status_span = (None, None) if not_so_far(units, group) else verb_status(sentence, group)
    draft.guess = _in_retrospect(units, group) or (draft.status is Status.CANCELLED and once_to_be(group))
    draft.people_span = sentence.slots((*subject_at, *object_at))
    draft.status = _as_asked(units, draft.status, subject_at, asker_at)
    draft.fresh = draft.status is not None and (len(both.sides) > 1 or (bool(both.people) and bool(target)))
    private = bool(subject.people) and not any(scene.in_office(person) for person in subject.people)
    if private or _countrymen(subject, target) or when_unknown(units, group.start):
        draft.fresh = False  # a tourist, a prisoner
    between = units[subject_at[-1] + 1 : group.start] if subject_at else ()
    if supposed(units, group) or (some(between, "not_parties") and not some(between, "say")):
        draft.fresh = False  # "let families divided by the war meet"
    if "hands" in units[verb].low:
        draft.fresh = len(both.sides) > 1 or len({side for person in sentence.people() for side in scene.side_of(person)}) > 1
    draft.noun, draft.rule = "meet", "verb"
    last = max((verb, *object_at))
    draft.another = draft.status in _HOPED and any(unit.low == "again" for unit in units[last + 1 : last + 2])
    draft.purpose = is_errand(units, group)
    attach_times(units, draft, group.start, verb)
    draft.errand = group.words == ("to",)
    add_place(sentence, draft, verb + 1)
    draft.start = units[group.start].start
    draft.ordinal, draft.nth = time_number(units, verb), further_day(units, verb)
    draft.object_at, draft.hosts = object_at, subject.sides
    draft.counted = any(unit.low in ("times", "twice") for unit in units[verb + 1 : max((verb, *object_at)) + 5])
    draft.present = group.form in ("third", "base") and not group.future and not group.infinitive
    keep_timetable(sentence, group, draft)
    last_held(units, draft, verb)
    if object_at:
        draft.end = max(draft.end, units[object_at[-1]].end)  # "with whom he met": the object stands before
    envoys = any(not scene.is_head(person) for person in both.people)
    if sentence.leads((*subject_at, *object_at)) and len(both.sides) > 1 and draft.kind is Kind.MEETING and not envoys:
        draft.kind = Kind.SUMMIT
    if has(units[verb], "verbs.negotiate"):
        draft.status = None if _not_before(units, draft, verb) else draft.status
        draft.kind = draft.kind if draft.kind is Kind.SUMMIT else Kind.TALKS
        aside = group.form == "ing" and not group.words and (group.start == 0 or units[group.start - 1].code == ",")
        told = group.form == "past" or sentence.headline or (aside and bool(draft.places or draft.times))
        told = told or (bool(subject.people) and persons(units, object_at) and to_confer(units, group))
        told = told or (bool(object_at) and len(both.sides) > 1 and _stands_somehow(draft, group))
        draft.fresh = draft.fresh and told and not in_a_life(units, draft, subject_at, verb)
        if some(units[verb + 1 : max((verb, *object_at)) + _NEAR], "by_phone"):
            draft.kind = Kind.CALL  # "A conferred with B by telephone"
    return draft if len(both.sides) > 0 or both.people else None


def _agreed_there(sentence: Sentence, group: VerbGroup, subject: Party) -> Party:
    """Whoever meets: those whose talks the sentence has told, in "talks between A and B ended with an agreement to meet"."""
    units, scene = sentence.units, sentence.scene
    before = group.words[0] if len(group.words) > 1 else units[group.start - 1].low if group.start else ""
    agreed = group.words[-1:] == ("to",) and before in _AGREEMENTS
    known = len(subject.sides) == _BOTH or bool(subject.people)
    told = agreed and not known and len(scene.pair) == _BOTH and scene.pair_at == sentence.index
    return Party((), scene.pair) if told else subject


_AGREEMENTS = frozenset({"agreement", "accord", "promise", "pledge", "understanding"})


def _not_before(units: Units, draft: Draft, verb: int) -> bool:
    """Whether one side only says what it waits for: "refuses to negotiate until", which undoes no talks told beside it."""
    waits = any(unit.low == "until" for unit in units[verb + 1 : verb + _NEAR])
    return waits and draft.status is Status.DENIED and len(draft.parties) < _BOTH


def _stands_somehow(draft: Draft, group: VerbGroup) -> bool:
    """Whether it is said where or when two are to negotiate, or that one of them is ready or will not."""
    offered = draft.status is Status.PROPOSED and "proposed" in group.cues
    refused = draft.status is Status.DENIED and ("denied" in group.cues or group.future or group.conditional)  # no "can't"
    return bool(draft.places or draft.times) or offered or refused


def _in_retrospect(units: Units, group: VerbGroup) -> bool:
    """Whether it is only judged that somebody agreed to meet, the meeting over or not: "took a gamble in agreeing to meet B"."""
    agreed = units[group.start].low.split(" ")[0] in ("agreeing", "consenting", "deciding")
    return agreed and group.start > 0 and is_preposition(units[group.start - 1])


_NEAR = 4  # units from who confer, or with whom, to the telephone


def _as_asked(units: Units, status: Status | None, subject_at: tuple[int, ...], asker_at: tuple[int, ...]) -> Status | None:
    """Offered, if somebody asks for it; still to come, where it would be the first time."""
    if asker_at and status is Status.PLANNED:
        return Status.PROPOSED
    return Status.PLANNED if subject_at and status is Status.HELD and first_time_to_come(units, subject_at[0]) else status


def _agreed(sentence: Sentence, group: VerbGroup, subject: Party, object_at: tuple[int, ...]) -> Party | None:
    """Who agreed with whom he had just spoken to: "A spoke with B on T and agreed to meet in P"."""
    pair, start = sentence.scene.subject_group, group.start
    joint = start > 0 and sentence.units[start - 1].low in ("and", ",")
    if object_at or pair is None or not joint or group.words != ("agreed", "to") or len(pair.people) != _BOTH:
        return None
    return pair if subject.people and set(subject.people) <= set(pair.people) else None


def _countrymen(subject: Party, target: Party) -> bool:
    """Whether those who met are of one country: "met with former Secretary of State B"."""
    return bool(subject.people and target.people) and len(subject.sides) == 1 and subject.sides == target.sides


def _of_speaker(sentence: Sentence, subject: Party, subject_at: tuple[int, ...], target: Party) -> Party:
    """The leader who says "we" of a meeting with a leader: "We will be meeting with Chairman B", A said."""
    if subject.people or not subject_at or sentence.units[subject_at[0]].low not in ("we", "we've"):
        return subject
    speaker, heads = sentence.speaker(), sentence.scene.is_head
    return speaker if any(map(heads, speaker.people)) and any(map(heads, target.people)) else subject


def _lesser_namesake(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    """Whether the only bearer of a surname that the story has named so far is no leader: the "Kim" whom a president met."""
    units, scene = sentence.units, sentence.scene
    actor = units[indexes[0]].actor if len(indexes) == 1 else None
    if actor is None or actor.ref != "surname" or actor.leader or sentence.headline:
        return False
    before = [person for at, person in zip(scene.positions, scene.persons, strict=True) if at < units[indexes[0]].start]
    named = {person for person in before if person in actor.owners}
    return bool(named) and not any(scene.is_head(person) for person in named)


def _somebody_else(sentence: Sentence, subject_at: tuple[int, ...], target: Party) -> Party:
    """Whom "he" means who meets B, where the nearest reading would be B himself: the last other person the sentence named."""
    if len(subject_at) != 1 or sentence.units[subject_at[0]].low not in ("he", "she"):
        return NOBODY
    others = [person for person in sentence.named_before(subject_at[0]) if person not in target.people]
    return Party(tuple(others[-1:]), sentence.scene.side_of(others[-1])) if others else NOBODY


_BEING = ("auxiliaries.be_present", "auxiliaries.be_past", "auxiliaries.been")


_HOPED = (Status.PROPOSED, Status.PLANNED)


def _of_things(units: Units, group: VerbGroup) -> bool:
    """Whether a thing meets, or is met with, another: "when principle meets cowardice", "they will be met with fire"."""
    behind = units[group.verb + 1] if group.verb + 1 < len(units) else None
    return group.form == "third" or (_passive(units, group) and behind is not None and behind.low in ("with", "by"))


def _met_by(units: Units, group: VerbGroup) -> tuple[int, ...]:
    """By whom somebody was met, if by a person: officials at an airport are no meeting."""
    agent = agent_of(units, group.verb) if _passive(units, group) else ()
    named = any(actor is not None and actor.people for actor in (units[at].actor for at in agent))
    return agent if named else ()


def _passive(units: Units, group: VerbGroup) -> bool:
    """Whether somebody was met: "was met at the airport by A"."""
    return units[group.verb].low == "met" and any(has(unit, *_BEING) for unit in units[group.start : group.verb])


def _apart_from(sentence: Sentence, subject: Party, subject_at: tuple[int, ...], target: Party) -> Party:
    """The subject, where it cannot be whom it seems: nobody meets himself, and "the men" who met one of a pair are not the pair."""
    if set(subject.people) & set(target.people) and (other := _somebody_else(sentence, subject_at, target)):
        return other
    actors = [sentence.units[at].actor for at in subject_at]
    unnamed = all(actor is not None and actor.ref in ("group", "pair") for actor in actors)
    one_side = bool(target.people) and len(subject.sides) > 1 and set(target.sides) < set(subject.sides)
    return NOBODY if unnamed and one_side else subject


def _likely_leader(sentence: Sentence, indexes: tuple[int, ...]) -> bool:
    actors = [sentence.units[index].actor for index in indexes]
    return any(actor is not None and actor.ref == "surname" for actor in actors)
