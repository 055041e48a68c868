"""Nouns that tell of meetings: summit, talks, meeting, call; who takes part, and where they stand."""

from monitor.analysis.meetings.clause.clause_bounds import clause_of
from monitor.analysis.meetings.clause.governors import Governor, find_governor, overtaken
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_possessive, lists_none, some, starts
from monitor.analysis.meetings.clause.noun_kinds import is_definite, is_ending, kind_of, ordinal_of
from monitor.analysis.meetings.clause.noun_phrases import noun_phrase_start, shared
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.as_a_whole import is_forum, stays_away, when_unknown
from monitor.analysis.meetings.frames.fresh import ABOUT, inferred_stands, is_fresh, sat_in
from monitor.analysis.meetings.frames.general import in_general, mark_reported, of_formers, of_whoever, only_spoken_of
from monitor.analysis.meetings.frames.letters import add_correspondents
from monitor.analysis.meetings.frames.making import add_place, make_draft
from monitor.analysis.meetings.frames.meals import at_table, over_meal
from monitor.analysis.meetings.frames.noun_days import date_noun
from monitor.analysis.meetings.frames.offers import add_other_side, answer_offer, refuse_offer
from monitor.analysis.meetings.frames.other_sorts import at_gathering, note_gathering, other_sort
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.last_held import last_held, none_since
from monitor.analysis.meetings.standing.noun_status import beside_it, noun_status
from monitor.analysis.meetings.standing.unmet import not_so_far
from monitor.analysis.meetings.where.places import place_after
from monitor.analysis.meetings.who.implied import just_held, none_planned
from monitor.analysis.meetings.who.owners import guess_owner
from monitor.analysis.meetings.who.participants import Participants, find_participants, is_party
from monitor.analysis.meetings.who.partners import with_a_crowd
from monitor.analysis.when import TimeSpan
from monitor.domain.meeting import Kind, Status


def read_noun(sentence: Sentence, noun: int) -> Draft | None:
    """The meeting a noun tells of or refers to; None where the noun means something else."""
    units = sentence.units
    if noun + 1 < len(units) and starts(units[noun + 1], "nouns.") and not has(units[noun], "nouns.call"):
        return None
    start = noun_phrase_start(units, noun)
    own = find_governor(units, start)
    if other_sort(units, start, noun):
        note_gathering(sentence, noun)
        return None
    if at_gathering(sentence, start, noun) or with_a_crowd(units, noun) or _only_discussed(units, noun, own):
        return None
    kind = kind_of(sentence, start, noun)
    governor = over_meal(units, noun, shared(units, start, own))
    if (fed := at_table(sentence, start, noun, governor)) is not None:
        return fed
    who = find_participants(sentence, start, noun, kind=kind, governor=governor)
    told = noun_status(sentence, start, noun, governor, after=who.last)
    leaders = sentence.leads(who.named_at) and len(who.everybody.sides) == 2
    if leaders and kind in (Kind.TALKS, Kind.MEETING) and _held(units, governor):
        kind = Kind.SUMMIT
    draft = make_draft(sentence, noun, start, kind, who.everybody)
    _fill_in(sentence, draft, (start, noun), who, governor)
    draft.status, draft.status_span, draft.revived = told.status, told.slot, told.revived
    draft.guess = told.guess
    _lead_summit(sentence, draft)
    behind = max(told.last, noun)
    draft.ends = draft.ends or some(units[max(noun, told.last - 3) : told.last + 1], "phases.ends")
    _place(sentence, draft, start, noun, behind)
    _add_host(sentence, draft)
    if not told.details:
        date_noun(sentence, draft, (start, noun), own=own, governor=governor, told=told)
    _hold_then(units, draft, (start, noun), governor)
    _gathered_for(units, draft, governor)
    _of_the_session(sentence, draft, start)
    draft.fresh = is_fresh(draft, governor, units, noun, explicit=who.explicit)
    never = (told.details and told.guess) or _never_yet(units, governor)  # "would have been"
    draft.fresh = draft.fresh and not never and not in_general(units, (start, noun), draft, governor)
    draft.fresh = draft.fresh and (last_held(units, draft, noun) or not none_since(units, noun, governor))
    draft.fresh = draft.fresh and (who.explicit or not (units[start].low in ("a", "an") and beside_it(units, governor)))
    draft.fresh = draft.fresh and not (is_forum(units, draft, governor) or (when_unknown(units, start) and not draft.times))
    if stays_away(units, draft, governor, sentence.scene.core.parties):
        draft.fresh, draft.status = False, None
    if only_spoken_of(units, governor):
        draft.fresh, draft.times = False, []
        draft.status = None if draft.status is Status.HELD else draft.status
    mark_reported(units, start, draft, governor)
    if of_formers(sentence.scene, draft):
        draft.fresh, draft.people, draft.sides, draft.people_span = False, (), (), []
    if who.inferred:
        draft.offered = sat_in(units, draft, governor) or none_planned(units, start, noun)
        draft.inferred = draft.inferred and not just_held(sentence, start, draft.parties, governor)
        draft.fresh = draft.fresh and (not draft.inferred or inferred_stands(draft, told.last > noun) or draft.offered)
    draft.overtaken = draft.overtaken or _had_been(units, draft)
    if not draft.fresh and draft.status is Status.PROPOSED and governor.word.endswith(" for") and len(draft.sides) == 1:
        draft.people, draft.sides, draft.people_span = (), (), []  # who "pressed for talks" need not sit in them
    add_other_side(sentence, draft)
    answer_offer(sentence, draft, start)
    refuse_offer(sentence, draft, start)
    add_correspondents(sentence, draft, noun)
    guess_owner(sentence, draft, start, noun)
    draft.owner = None if of_whoever(units, governor) else draft.owner
    return draft


def _only_discussed(units: Units, noun: int, governor: Governor) -> bool:
    """Whether "with B" behind it is with whom it is discussed: "will discuss the summit with B by telephone"."""
    if lists_none(units, "by_phone") or governor.kind != "verb" or not has(units[governor.at], "verbs.discuss"):
        return False
    behind = units[noun + 1 : noun + 9]
    with_b = bool(behind) and behind[0].low == "with"
    return some(behind if with_b else behind[:3], "by_phone")  # "A and B discussed the summit by telephone"


def _never_yet(units: Units, governor: Governor) -> bool:
    """Whether those two are only said never to have had any: "had never held talks with B"."""
    holding = governor.kind == "verb" and has(units[governor.at], "verbs.hold", "verbs.have")
    return holding and not_so_far(units, verb_group(units, governor.at))


def _hold_then(units: Units, draft: Draft, phrase: tuple[int, int], governor: Governor) -> None:
    """Let a meeting have been held on the day of what was said there: "urged B on Friday to act, in their first meeting"."""
    if draft.status is not None or governor.word not in ("in", "at", "during") or units[governor.at - 1].code != ",":
        return
    start, noun = phrase
    said = some(units[: governor.at], "addressing", "say")
    if said and any(span.start < units[start].start for span in draft.times):
        draft.status, draft.status_span = Status.HELD, Slot(units[governor.at].start, units[noun].end)


def _gathered_for(units: Units, draft: Draft, governor: Governor) -> None:
    """Where and when people gathered is where and when the talks are: "gathered in P on Tuesday to resume the talks"."""
    to = verb_group(units, governor.at).start if governor.kind == "verb" else 0
    if not to or units[to].low != "to" or draft.times or draft.places or not has(units[governor.at], *_STARTING):
        return
    gathered = next((at for at in range(to - 1, max(-1, to - _ROW), -1) if starts(units[at], "verbs.")), 0)
    if not has(units[gathered], "verbs.gather", "verbs.meet") or verb_group(units, gathered).form != "past":
        return
    draft.places.extend(place_after(units, gathered + 1, to).known)
    draft.times.extend([unit.extra for unit in units[gathered:to] if isinstance(unit.extra, TimeSpan)][:1])
    if draft.status is Status.PLANNED and not verb_group(units, gathered).words:
        draft.status = Status.ONGOING


_STARTING = ("verbs.resume", "verbs.hold", "phases.begins")


def _of_the_session(sentence: Sentence, draft: Draft, start: int) -> None:
    """Whose "the talks" are that began or ended on some day, or went on in rounds: those of the session last told."""
    session = sentence.scene.session
    bounded = (draft.begins or draft.ends) and draft.times and draft.status in (Status.HELD, Status.ONGOING)
    rounds = [unit.low for unit in sentence.units[start : start + 4] if unit.low not in _FEW][:3]  # "two rounds of the talks"
    in_rounds = rounds[:1] == ["rounds"] and rounds[1:] == ["of", "the"]
    if not draft.parties and draft.noun == "talks" and ((draft.definite and bounded) or in_rounds) and len(session) > 1:
        draft.parties, draft.inferred = session, True


_FEW = frozenset({"two", "three", "four", "five", "several"})


def _had_been(units: Units, draft: Draft) -> bool:
    """Whether a call-off is told of a time before what the story tells: "the talks had been suspended in July"."""
    span = draft.status_span if draft.status in (Status.POSTPONED, Status.CANCELLED) else None
    told = [unit for unit in units if span is not None and span.start <= unit.start < span.end]
    passive = any("been" in unit.low.split(" ") for unit in told)
    return not draft.fresh and passive and any(has(unit, "auxiliaries.had") for unit in told)


def _looks_back(sentence: Sentence, noun: int, governor: Governor) -> bool:
    """Whether nothing in a sentence lies ahead, nor is the meeting what somebody hopes for, doubts, or is to do something about."""
    units = sentence.units
    if sentence.headline or governor.word in ABOUT - {"of", "to"}:
        return False
    ahead = some(units[slice(*clause_of(units, noun))], "auxiliaries.future", "auxiliaries.conditional")
    return not ahead and not (governor.kind == "verb" and verb_group(units, governor.at).infinitive)


_ROW = 16  # units between two meetings that one verb or preposition governs


def _held(units: Units, governor: Governor) -> bool:
    """Whether leaders sit at it themselves, and have not only agreed to it."""
    return governor.kind != "verb" or has(units[governor.at], "verbs.hold", "verbs.have", "status.held")


def _fill_in(sentence: Sentence, draft: Draft, phrase: tuple[int, int], who: Participants, governor: Governor) -> None:
    """What the words of the phrase tell beside who, where and when."""
    units = sentence.units
    start, noun = phrase
    draft.noun, draft.rule, draft.meal = units[noun].low, "noun", has(units[noun], "meals")
    draft.end = units[who.last].end
    draft.inferred, draft.object_at, draft.hosts = who.inferred, who.others_at, who.hosts
    draft.people_span = sentence.slots(who.named_at)
    draft.definite = is_definite(units, start, noun)
    draft.known = draft.definite and not draft.inferred and _looks_back(sentence, noun, governor)
    draft.ordinal, draft.another = ordinal_of(units, start, noun)
    draft.purpose = governor.word == "for" and not _for_preparing(units, governor)
    draft.overtaken = overtaken(units, governor)
    earlier = {"previous", "earlier", "past", "last"} if is_possessive(units[start]) else {"previous", "earlier", "past"}
    draft.prior = any(unit.low in earlier for unit in units[start:noun])
    draft.ends = is_ending(units[governor.at] if governor.kind != "none" else units[noun], units[noun + 1 : noun + 6])
    draft.nested = (governor.kind == "preposition" and governor.word not in ("in", "for")) or _for_preparing(units, governor)
    near = units[who.last + 1 : who.last + 4]
    if len(near) > 1 and near[0].code == "," and is_actor(near[1]):
        near = ()  # "After Friday's talks with B, A planned": another clause
    behind = [unit for unit in near if not has(unit, "prepositions.before")]  # "on T before flying"
    draft.beyond = governor.kind == "preposition" and governor.word in _BEYOND
    draft.scheduled = some(behind, "status.planned")


_BEYOND = frozenset({"after", "before", "following", "ahead of", "prior to"})


def _add_host(sentence: Sentence, draft: Draft) -> None:
    """Talks of one side in the other's capital are talks with the other, where the story pairs the two."""
    if len(draft.parties) != 1 or not draft.places:
        return
    hosts = {side for unit in sentence.units if unit.start == draft.places[0][1].start and unit.actor for side in unit.actor.sides}
    both = {draft.parties[0]} | hosts
    if len(both) == 2 and len(hosts) == 1 and both in (set(sentence.scene.pair), set(sentence.scene.core.parties)):
        draft.parties = (draft.parties[0], *hosts)
        _seat_head(sentence, draft, hosts)


def _seat_head(sentence: Sentence, draft: Draft, hosts: set[str]) -> None:
    """A head's talks in the capital of the other, whom the sentence names, are those of both."""
    scene = sentence.scene
    other = next((person for person in sentence.people() if scene.is_head(person) and set(scene.side_of(person)) == hosts), None)
    if other is not None and any(scene.is_head(person) for person in draft.people):
        draft.kind, draft.people = Kind.SUMMIT, (*draft.people, other)
        draft.sides = (*draft.sides, (other, next(iter(hosts))))


def _for_preparing(units: Units, governor: Governor) -> bool:
    return governor.word == "for" and some(units[max(0, governor.at - 2) : governor.at], "status.planned")


def _hosted(units: Units, governor: Governor, noun: int) -> list[tuple[str, Slot]]:
    """Where a meeting is by who hosts it: "Sweden will host the talks", "talks to be hosted by Sweden"."""
    if governor.kind == "verb" and has(units[governor.at], "verbs.host") and not units[governor.at].low.startswith("welcom"):
        near = range(verb_group(units, governor.at).start - 1, max(-1, governor.at - 9), -1)
    else:
        by = next((at for at in range(noun + 1, min(len(units) - 1, noun + 14)) if units[at].low == "by"), None)
        if by is None or not has(units[by - 1], "verbs.host"):
            return []
        near = range(by + 1, min(len(units), by + 3))
    host = next((units[at] for at in near if is_actor(units[at])), None)
    return [(host.place, Slot(host.start, host.end))] if host is not None and host.place else []


def _lead_summit(sentence: Sentence, draft: Draft) -> None:
    """Name the heads of both parties where a summit still to come names nobody: "both sides are open to a third summit"."""
    if draft.kind is not Kind.SUMMIT or draft.people or len(draft.parties) != 2 or draft.status not in _TO_COME:
        return
    heads = [sentence.scene.head_now(side) for side in draft.parties]
    if None not in heads:
        draft.heads = tuple(head for head in heads if head)


_TO_COME = (Status.PROPOSED, Status.PLANNED)


def _place(sentence: Sentence, draft: Draft, start: int, noun: int, behind: int) -> None:
    """Place in the compound ("the Singapore summit") or behind the noun."""
    units = sentence.units
    for at in range(start, noun):
        unit = units[at]
        topic = unit.code == "C" and units[at + 1].low in _TOPICS and has(units[noun], "nouns.talks")  # "the Iran nuclear talks"
        named = unit.place and units[at + 1].code not in "-s" and not topic
        if unit.code == "L" and at > start and units[at - 1].capital and not units[at - 1].actor:
            continue  # "the East Asia Summit"
        if named and unit.place and (unit.code in "LK" or not is_party(units, at, start, noun)):
            draft.places.append((unit.place, Slot(unit.start, unit.end)))
    governor = find_governor(units, start)
    told = governor.word in ABOUT and any(has(unit, "reporting") for unit in units[max(0, governor.at - 3) : governor.at])
    if told and not (governor.word == "of" and noun + 1 < len(units) and units[noun + 1].low == "in"):
        return  # "a report on a summit, in Seoul": where it was shown; but "reports of the meeting in P"
    if not draft.places:
        add_place(sentence, draft, noun + 1)
    if not draft.places and behind > noun:
        add_place(sentence, draft, behind)
    if not draft.places:
        draft.places.extend(_hosted(units, governor, noun))


_TOPICS = frozenset({"nuclear", "peace", "ceasefire", "truce", "trade"})
