"""Heads of delegations: whom a sentence after the talks names, and who led one abroad."""

from collections.abc import Sequence

from monitor.analysis.entities.scene import NOBODY
from monitor.analysis.entities.whom import resolve
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, lacks
from monitor.analysis.meetings.clause.verb_groups import verb_group
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.journeys.travel import make_visit
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.so_far import SoFar
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.where.places import place_list
from monitor.analysis.meetings.who.team_heads import across_the_table, heads_put_in, in_charge
from monitor.domain.meeting import Kind, Status

_NEAR = 4  # sentences from the talks to "X led the American side"
_SAT = (Status.HELD, Status.ONGOING, Status.PLANNED)


def seat_heads(sentence: Sentence, story: SoFar) -> None:
    """Add whoever leads a delegation to the talks told last, where these name nobody of that side."""
    at, people = _heads(sentence)
    for person in people:
        side = sentence.scene.side_of(person)[:1]
        told = [draft for draft in reversed(story.all) if side and _takes(draft, side[0], sentence)]
        talks = _where_led(sentence, told)
        visit = next((draft for draft in reversed(story.all) if side and _travels(draft, side[0], sentence, at)), None)
        for draft in (talks, visit):
            if draft is not None:
                _seat(sentence, draft, person, side[0])


def _heads(sentence: Sentence) -> tuple[int, Sequence[str]]:
    """Where a sentence tells who leads a delegation, and who does."""
    units = sentence.units
    led = range(len(units)) if sentence.holds("heading") or not lacks(units, "head") else ()
    at = next((at for at in led if _leads(units, at) and _of_delegation(units, at)), None)
    if at is not None:
        return at, _named(sentence, at)
    return 0, heads_put_in(sentence) or in_charge(sentence) or across_the_table(sentence)


def _where_led(sentence: Sentence, told: Sequence[Draft]) -> Draft | None:
    """The talks that somebody led his side at: those of now before a next round, and no round to come where he "led"."""
    now = [draft for draft in told if not draft.past] or told[:1]  # not "they last met in May"
    over = [draft for draft in now if draft.status is not Status.PLANNED]
    units = sentence.whole
    led = any(unit.low in _LED and units[at + 1].low != "by" for at, unit in enumerate(units[:-1]))
    if led or (over and not any(unit.low == "will" for unit in units)):
        now = over
    return now[0] if now else None


_LED = frozenset({"led", "headed"})


def _leads(units: Units, at: int) -> bool:
    """Whether somebody leads; "head" is mostly an office, and a verb behind "will" or "to"."""
    before = at - 2 if at > 1 and has(units[at - 1], "adverbs") else at - 1  # "will again head"
    coming = units[at].low == "head" and at > 0 and (units[before].low == "to" or has(units[before], "auxiliaries.future"))
    return coming or has(units[at], "heading")


def _seat(sentence: Sentence, draft: Draft, person: str, side: str) -> None:
    draft.people = (*draft.people, person)
    draft.sides = (*draft.sides, (person, side))
    draft.people_span = [*draft.people_span, *sentence.slots(_where(sentence, person))]


def _travels(draft: Draft, side: str, sentence: Sentence, led: int) -> bool:
    """Whether it is the journey of a delegation without a name: "will send a team. It is led by A", "A leads a team that goes"."""
    unnamed = draft.kind is Kind.VISIT and draft.fresh and not draft.people and draft.parties[:1] == (side,)
    before = 1 <= sentence.index - draft.sentence <= _BESIDE
    units = sentence.units
    that = next((at for at in range(led + 1, min(len(units), led + _TEAM)) if units[at].low in ("that", "which")), None)
    same = draft.sentence == sentence.index and that is not None and draft.start == units[min(that + 1, len(units) - 1)].start
    return unnamed and (before or same) and draft.status in _SAT


_TEAM = 6  # units from "leads" to "that"


def join_companions(sentence: Sentence, story: SoFar) -> None:
    """Add to the journey told right before who goes along: "He is accompanied by B", "A will be joined by B"."""
    if not sentence.holds("verbs.accompany") and not sentence.holds("verbs.join"):
        return
    units = sentence.units
    for at in range(2, len(units) - 2):
        if units[at].low not in _ALONG or units[at + 1].low != "by" or not is_actor(units[at + 2]):
            continue
        who = sentence.subject(verb_group(units, at).start)[0]
        for person in sentence.party(names_from(units, at + 2)).people:
            side = sentence.scene.side_of(person)[:1]
            own = [draft for draft in story.all if _goes(draft, who.people, sentence) and draft.parties[:1] == side]
            own = own or [draft for draft in story.all if side and len(who.people) == 1 and _travels(draft, side[0], sentence, 0)]
            for one in (*who.people, person) if own else ():
                if one not in own[-1].people:
                    _seat(sentence, own[-1], one, side[0])


def _goes(draft: Draft, who: Sequence[str], sentence: Sentence) -> bool:
    near = 0 <= sentence.index - draft.sentence <= _BESIDE and draft.status in _SAT
    return near and draft.kind is Kind.VISIT and draft.fresh and bool(set(draft.people) & set(who))


_BESIDE = 2  # sentences
_ALONG = frozenset({"accompanied", "joined"})


def _of_delegation(units: Units, verb: int) -> bool:
    """Whether what is led is a group or a side: "led the American team", "a team led by", "led for Seoul"."""
    passive = verb + 1 < len(units) and units[verb + 1].low == "by"
    helped = verb_group(units, verb).start if passive else verb  # "the team will be led by"
    near = [*range(max(0, helped - 2), helped), *range(verb + 1, min(len(units), verb + 6))]
    groups = [units[at] for at in near if (actor := units[at].actor) and actor.ref in ("group", "side") and not _owns(units, at)]
    of_it = passive and units[0].low == "it"
    return of_it or (bool(groups) and (passive or any(unit in units[verb + 1 : verb + 6] for unit in groups)))


def _owns(units: Units, at: int) -> bool:
    """Whether a country only owns what is led: "will lead Washington's review of sanctions"."""
    return units[at].code != "N" and units[at + 1 : at + 2] != () and units[at + 1].code == "s"


def _named(sentence: Sentence, verb: int) -> list[str]:
    units = sentence.units
    people: Sequence[str] = sentence.people()
    if verb + 2 < len(units) and units[verb + 1].low == "by":
        people = sentence.party(names_from(units, verb + 2)).people if is_actor(units[verb + 2]) else ()
    return [person for person in people if not sentence.scene.is_head(person)]


def _where(sentence: Sentence, person: str) -> tuple[int, ...]:
    units = enumerate(sentence.units)
    return tuple(at for at, unit in units if unit.actor is not None and person in (resolve(sentence.scene, unit) or NOBODY).people)


def _takes(draft: Draft, side: str, sentence: Sentence) -> bool:
    unnamed = draft.rule == "noun" or len(draft.people) < len(draft.parties)
    if draft.kind is not Kind.TALKS and not (draft.kind is Kind.MEETING and unnamed):
        return False
    seated = {of for _, of in draft.sides} - {of for person, of in draft.sides if person in sentence.people()}
    near = sentence.index - draft.sentence <= _NEAR and draft.status in _SAT
    near = near and (draft.fresh or draft.status is not Status.PLANNED)  # and not "when they would next meet"
    near = near and not (draft.nested and draft.past)  # "stalled since a third round in June"
    return near and len(draft.parties) > 1 and side in draft.parties and side not in seated


def led_abroad(sentence: Sentence) -> list[Draft]:
    """The journeys of those who lead a delegation somewhere: "A led a delegation to P"."""
    units = sentence.units if sentence.holds("heading") else ()
    led = (_led(sentence, at) for at, unit in enumerate(units[:-3]) if has(unit, "heading"))
    return [draft for draft in led if draft is not None]


_LED_BY = 8  # units: "led a high-level five-member team to"


def _led(sentence: Sentence, verb: int) -> Draft | None:
    units = sentence.units
    to = next((at for at in range(verb + 2, min(len(units) - 1, verb + _LED_BY)) if units[at].low == "to"), None)
    of = to - 1 if to is not None and not any(unit.code in ",;a" for unit in units[verb + 1 : to]) else None  # "a five-member team"
    actor = units[of].actor if of is not None and units[of].code == "N" else None
    if of is None or actor is None or actor.ref != "group":
        return None
    group = verb_group(units, verb)
    leader, leader_at = sentence.subject(group.start)
    found = place_list(units, of + 2, of + 7)
    if not found.known or not leader.people:
        return None
    draft = make_visit(sentence, verb, group.start, leader, found)
    draft.status, draft.status_span = verb_status(sentence, group)
    draft.people_span, draft.rule = sentence.slots(leader_at), "sending"
    attach_times(units, draft, group.start, verb)
    return draft if len(draft.parties) > 1 else None
