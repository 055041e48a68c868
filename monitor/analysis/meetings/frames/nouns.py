"""Nouns that tell of meetings: summit, talks, meeting, call; who takes part, and where they stand."""

from collections.abc import Callable

from monitor.analysis.meetings.clause.governors import Governor, find_governor
from monitor.analysis.meetings.clause.grammar import Units, has, lists_none, some, starts
from monitor.analysis.meetings.clause.noun_kinds import kind_of
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start, shared
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.alone import stand_alone
from monitor.analysis.meetings.frames.as_a_whole import stays_away
from monitor.analysis.meetings.frames.fresh import inferred_stands, sat_in
from monitor.analysis.meetings.frames.general import mark_reported, of_formers, of_whoever, only_spoken_of
from monitor.analysis.meetings.frames.letters import add_correspondents
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.frames.meals import at_table, over_meal
from monitor.analysis.meetings.frames.meeting_noun import MeetingNoun
from monitor.analysis.meetings.frames.noun_days import date_noun, gather_for, go_for, hold_then
from monitor.analysis.meetings.frames.noun_words import fill_in
from monitor.analysis.meetings.frames.offers import add_other_side, answer_offer, refuse_offer
from monitor.analysis.meetings.frames.other_sorts import at_gathering, note_gathering, other_sort
from monitor.analysis.meetings.frames.spoken_of import named_so
from monitor.analysis.meetings.frames.taken_up import accept_meeting
from monitor.analysis.meetings.frames.weak_verbs import told_together
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.noun_status import noun_status
from monitor.analysis.meetings.where.noun_places import place_noun
from monitor.analysis.meetings.who.implied import just_held, none_planned
from monitor.analysis.meetings.who.noun_sides import lead_summit, seat_host, seat_session
from monitor.analysis.meetings.who.owners import guess_owner
from monitor.analysis.meetings.who.participants import find_participants
from monitor.analysis.meetings.who.partners import with_a_crowd
from monitor.analysis.meetings.who.said_behind import add_speaker
from monitor.domain.meeting import Kind, Status


def read_noun(sentence: Sentence, noun: int) -> Draft | None:
    """The meeting a noun tells of or refers to; None where the noun means something else."""
    units = sentence.units
    start = noun_phrase_start(units, noun)
    own = find_governor(units, start)
    if _means_something_else(sentence, (start, noun), own):
        return None
    governor = over_meal(units, noun, shared(units, start, own))
    if (fed := at_table(sentence, start, noun, governor)) is not None:
        return fed
    kind = kind_of(sentence, start, noun)
    who = find_participants(sentence, start, noun, kind=kind, governor=governor)
    told = noun_status(sentence, start, noun, governor, after=who.last)
    one = MeetingNoun(sentence, start, noun, own, governor, who, told)
    draft = make_draft(sentence, noun, start, Kind.SUMMIT if _of_leaders(one, kind) else kind, who.everybody)
    for tell in _TELLING:
        tell(one, draft)
    return draft


def _means_something_else(sentence: Sentence, phrase: tuple[int, int], own: Governor) -> bool:
    """Whether a noun means no meeting, another sort of one, or only what is spoken of: "summit talks", "a meeting room"."""
    units, (start, noun) = sentence.units, phrase
    if noun + 1 < len(units) and starts(units[noun + 1], "nouns.") and not has(units[noun], "nouns.call"):
        return True
    if other_sort(units, start, noun):
        note_gathering(sentence, noun)
        return True
    elsewhere = at_gathering(sentence, start, noun) or with_a_crowd(units, noun)
    return elsewhere or _only_discussed(units, noun, own) or _gone_over(sentence, noun, own) or named_so(units, start)


def _of_leaders(one: MeetingNoun, kind: Kind) -> bool:
    """Whether leaders sit at it themselves, and have not only agreed to it: "the leaders of A and B held talks"."""
    units, governor = one.units, one.governor
    leaders = one.sentence.leads(one.who.named_at) and len(one.who.everybody.sides) == 2
    held = governor.kind != "verb" or has(units[governor.at], "verbs.hold", "verbs.have", "status.held")
    return leaders and kind in (Kind.TALKS, Kind.MEETING) and held


def _take_status(one: MeetingNoun, draft: Draft) -> None:
    """How it stands, as its governor or its predicate tells."""
    told = one.told
    draft.status, draft.status_span, draft.revived, draft.guess = told.status, told.slot, told.revived, told.guess
    draft.ends = draft.ends or some(one.units[max(one.noun, told.last - 3) : told.last + 1], "phases.ends")
    draft.present = _held_now(one)


def _held_now(one: MeetingNoun) -> bool:
    """Whether a verb in the present tells that it is held, as of what is to come: "A, who holds talks with B on Thursday"."""
    units, at = one.units, one.governor.at
    if one.sentence.headline or one.governor.kind != "verb" or not has(units[at], *_HOLDING):
        return False
    group = verb_group(units, at)
    return group.form == "third" and not (group.words or group.negative)


_HOLDING = ("verbs.hold", "verbs.have", "verbs.host")


def _from_afar(one: MeetingNoun, draft: Draft) -> None:
    """Take a conversation that somebody had abroad for a call where no place is told, as "spoke with B" is one."""
    had = draft.noun == "conversation" and one.governor.kind == "verb" and has(one.units[one.governor.at], "verbs.have")
    told = draft.status is Status.HELD and not draft.places and draft.kind in (Kind.MEETING, Kind.SUMMIT)
    persons = len({side for _, side in draft.sides}) > 1 and not told_together(one.sentence, draft)
    persons = persons and set(draft.parties) != set(one.sentence.scene.core.parties)
    draft.kind = Kind.CALL if had and told and persons else draft.kind


def _take_back(one: MeetingNoun, draft: Draft) -> None:
    """Leave out what only seems told: talks that others keep out of, that something else was about, that formers sat in."""
    units, governor = one.units, one.governor
    if stays_away(units, draft, governor, one.sentence.scene.core.parties):
        draft.fresh, draft.status = False, None
    if not draft.hosts and _with_each(one, draft):
        draft.fresh = False  # "before the two summits with A and B": whose, only the story knows
    if only_spoken_of(units, governor):
        draft.fresh, draft.times = False, []
        draft.status = None if draft.status is Status.HELD else draft.status
    mark_reported(units, one.start, draft, governor)
    if of_formers(one.sentence.scene, draft):
        draft.fresh, draft.people, draft.sides, draft.people_span = False, (), (), []


def _with_each(one: MeetingNoun, draft: Draft) -> bool:
    """Whether a meeting is with the countries that stand behind "with", and nobody else's is told: it is none of those two."""
    units, behind = one.units, one.who.others_at
    named = {side for at in behind for side in one.sentence.party((at,)).sides}
    countries = len(behind) > 1 and all(units[at].code in "CK" for at in behind) and set(draft.parties) == named
    countries = countries and draft.noun.endswith("s")
    return countries and any(unit.low == "with" for unit in units[one.noun + 1 : behind[0]])


def _take_from_story(one: MeetingNoun, draft: Draft) -> None:
    """Let what only the story tells the two of stand for a meeting where the words make it one."""
    if not one.who.inferred:
        return
    units, governor = one.units, one.governor
    draft.offered = sat_in(units, draft, governor) or none_planned(units, one.start, one.noun)
    draft.inferred = draft.inferred and not just_held(one.sentence, one.start, draft.parties, governor)
    stands = not draft.inferred or inferred_stands(draft, one.told.last > one.noun) or draft.offered
    draft.fresh = draft.fresh and stands


def _overtake(one: MeetingNoun, draft: Draft) -> None:
    """Mark a call-off told of a time before what the story tells: "the talks had been suspended in July"."""
    span = draft.status_span if draft.status in (Status.POSTPONED, Status.CANCELLED) else None
    told = [unit for unit in one.units if span is not None and span.start <= unit.start < span.end]
    passive = any("been" in unit.low.split(" ") for unit in told)
    had_been = not draft.fresh and passive and any(has(unit, "auxiliaries.had") for unit in told)
    draft.overtaken = draft.overtaken or had_been


def _leave_out_callers(one: MeetingNoun, draft: Draft) -> None:
    """Whoever "pressed for talks" need not sit in them."""
    if not draft.fresh and draft.status is Status.PROPOSED and one.governor.word.endswith(" for") and len(draft.sides) == 1:
        draft.people, draft.sides, draft.people_span = (), (), []


def _answer(one: MeetingNoun, draft: Draft) -> None:
    """Give an offer, its answer and a letter their other side."""
    add_other_side(one.sentence, draft)
    answer_offer(one.sentence, draft, one.start)
    refuse_offer(one.sentence, draft, one.start)
    accept_meeting(one.sentence, draft, one.start)
    add_correspondents(one.sentence, draft, one.noun)


def _own(one: MeetingNoun, draft: Draft) -> None:
    """Note whose it may be, but for one that whoever may hold."""
    guess_owner(one.sentence, draft, one.start, one.noun)
    draft.owner = None if of_whoever(one.units, one.governor) else draft.owner


def _only_discussed(units: Units, noun: int, governor: Governor) -> bool:
    """Whether "with B" behind it is with whom it is discussed: "will discuss the summit with B by telephone"."""
    if lists_none(units, "by_phone") or governor.kind != "verb" or not has(units[governor.at], "verbs.discuss"):
        return False
    behind = units[noun + 1 : noun + 9]
    with_b = bool(behind) and behind[0].low == "with"
    return some(behind if with_b else behind[:3], "by_phone")  # "A and B discussed the summit by telephone"


def _gone_over(sentence: Sentence, noun: int, governor: Governor) -> bool:
    """Whether "with B" behind a summit is with whom it is discussed, for he leads no country: "went over the summit with B"."""
    units, scene = sentence.units, sentence.scene
    if governor.kind != "verb" or not has(units[governor.at], "verbs.discuss") or not has(units[noun], "nouns.summit"):
        return False
    at = next((at for at in range(noun + 1, min(len(units) - 1, noun + _SETTING)) if units[at].low == "with"), 0)
    between = (unit for unit in units[noun + 1 : at] if not (unit.code in "dT" or unit.place or unit.low == "on"))
    if not at or not all(has(unit, "prepositions.place") for unit in between):
        return False
    people = sentence.party((at + 1,)).people if units[at + 1].code == "N" else ()
    return bool(people) and not any(map(scene.is_head, people))


_SETTING = 8  # units: "the summit on Monday at the P in Q"


_TELLING: tuple[Callable[[MeetingNoun, Draft], None], ...] = (  # in this order; each sees what those before it told
    fill_in,
    _take_status,
    lead_summit,
    place_noun,
    _from_afar,
    seat_host,
    date_noun,
    hold_then,
    gather_for,
    go_for,
    seat_session,
    stand_alone,
    _take_back,
    _take_from_story,
    _overtake,
    _leave_out_callers,
    _answer,
    add_speaker,
    _own,
)
