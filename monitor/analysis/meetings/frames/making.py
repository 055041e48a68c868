"""Makes the draft of what a trigger tells: its kind and people, and where its clause says that it is."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.clause_times import clause_place
from monitor.analysis.meetings.clause.grammar import Units, before_day, has, is_actor, is_verbal, lacks, some, starts
from monitor.analysis.meetings.clause.past_verbs import past_verb
from monitor.analysis.meetings.clause.reach import SIDELINES, place_limit
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_form
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.where.places import NOWHERE, Places, place_after, place_list
from monitor.domain.meeting import Kind, Status


def _heads_only(sentence: Sentence, both: Party) -> Party:
    """A summit is its leaders', and of a side without one, who is named: envoys that a pronoun brought along are dropped."""
    scene = sentence.scene
    heads = tuple(person for person in both.people if scene.is_head(person))
    if not heads:
        heads = tuple(head for side in both.sides for head in (scene.head_of(side),) if head)
    sides = {side for person in heads for side in scene.side_of(person)}
    if len(sides) == 1 and len(both.sides) == len(dict.fromkeys(both.sides)) == 2:
        other = next((side for side in both.sides if side not in sides), None)
        head = scene.head_of(other) if other else None
        if head and other:
            heads, sides = (*heads, head), {*sides, other}
    if len(sides) > 1:
        led = {person for person in both.people if not sides.isdisjoint(scene.side_of(person)) or not scene.side_of(person)}
        named = tuple(person for person in both.people if person in heads or person not in led)
        return Party((*named, *(head for head in heads if head not in named)), both.sides)
    return both if set(heads) & set(both.people) else Party((), both.sides)


def make_draft(sentence: Sentence, trigger: int, start: int, kind: Kind, both: Party) -> Draft:
    """A draft of what one trigger tells, with its parties and people; heads of two sides make it a summit."""
    if not sentence.scene.voices.isdisjoint(both.people):
        both = Party(tuple(person for person in both.people if person not in sentence.scene.voices), both.sides)
    if kind in (Kind.MEETING, Kind.TALKS):
        heads = {side for person in both.people if sentence.scene.is_head(person) for side in sentence.scene.side_of(person)}
        kind = Kind.SUMMIT if len(heads) > 1 else kind
    if kind is Kind.SUMMIT and both.people:
        both = _heads_only(sentence, both)
    units = sentence.units
    return Draft(
        kind,
        sentence.index,
        units[start].start,
        units[trigger].end,
        both.sides,
        both.people,
        headline=sentence.headline,
        caption=sentence.caption,
        sides=tuple((person, side) for person in both.people for side in sentence.scene.side_of(person)[:1]),
    )


def _place_before(sentence: Sentence, draft: Draft, start: int) -> Places:
    """A place at the head of the sentence, behind "where", or called "there"."""
    units = sentence.units
    first = next((at for at, unit in enumerate(units) if unit.end > draft.start), 0)
    for at in range(first - 1, max(-1, first - 9), -1):
        if units[at].low == "where":
            return _where_before(units, at, first)
        if units[at].low == "there" and sentence.scene.place:
            existing = at + 1 < len(units) and starts(units[at + 1], "auxiliaries.")  # "there is another summit"
            if not existing and not _of_another_clause(units, at, first):
                return Places((sentence.scene.place,))
        named = units[at].place
        if named and has(units[at - 2], "verbs.way"):
            continue  # "stopped in P on his way to Q to meet"
        if named and units[first].low == "to" and at > first - _AIM and units[at - 1].low in ("to", "in"):
            return Places(((named, Slot(units[at].start, units[at].end)),))  # "went to Pyongyang to meet"
    if first > 2 and units[first - 1].low == "for" and (there := _come_for(units, first - 1)) is not None:
        return Places(((there.place or "", Slot(there.start, there.end)),))
    if (opening := clause_place(units, first)) is not None:
        return Places(((units[opening].place or "", Slot(units[opening].start, units[opening].end)),))
    if (at_head := _fronted(units, first, start)) is not None:
        urged = draft.status is Status.PROPOSED and any(past_verb(unit) for unit in units[:first])
        return NOWHERE if urged else at_head  # "In P, A urged B to resume talks"
    if 1 < first < len(units) and units[first - 1].low in ("after", "following"):
        return _where_told(units, first - 1) if verb_form(units[first]) == "ing" else _where_spoken(units, first)
    before = [unit.low for unit in units[max(0, first - 4) : first]]
    if any(word in ("end", "close", "conclusion", "start", "opening") for word in before) and "of" in before:
        return place_after(units, max(0, first - 12), first)
    return NOWHERE


def _where_before(units: Units, where: int, first: int) -> Places:
    """The place in front of "where"; not of what is only told there: "P, where he told B about his talks with C"."""
    last = next((i for i in range(where - 1, max(-1, where - 9), -1) if units[i].place), None)
    if last is None or units[first - 1].low in _TOPICS:
        return NOWHERE
    return place_list(units, _town_before(units, last), last + 1)


def _of_another_clause(units: Units, there: int, verb: int) -> bool:
    """Whether others do something later or meanwhile, than those who are there: "will be there before A and B meet"."""
    joint = next((at for at in range(there + 1, verb) if units[at].low in _JOINTS), verb)
    return any(is_actor(unit) for unit in units[joint:verb])


_TOPICS = frozenset({"on", "about", "over", "from"})
_JOINTS = frozenset({"before", "after", "while", "when", "until", "as"})


def _town_before(units: Units, country: int) -> int:
    """Where the place begins of which a country may be the end: "in Hanoi, Vietnam, where"."""
    return country - 2 if country > 1 and units[country - 1].code == "," and units[country - 2].place else country


_AIM = 9  # units from "went to P on Friday" to "to meet"
_WHILE = frozenset({"while", "once", "earlier", "later", "back", "still", "also", "then"})  # "While in P, A met B"


def _fronted(units: Units, first: int, start: int) -> Places | None:
    """The place at the head: "In P, A met B"; that of a gathering: "On the sidelines of the forum in P, A met B"."""
    opens = 1 if len(units) > 1 and units[0].low in _WHILE else _behind_day(units)
    if opens < len(units) and has(units[opens], "prepositions.place") and not some(units[:first], "say"):
        return place_after(units, opens, min(opens + 6, start))
    if len(units) < _AT_IT or units[0].low != "on" or lacks(units, *SIDELINES):
        return None
    if not any(unit.low in SIDELINES for unit in units[:_AT_IT]):
        return None
    comma = next((at for at in range(_AT_IT, start) if units[at].code == ","), start)
    found = place_after(units, _AT_IT, comma)
    return found if found.known else None


def _behind_day(units: Units) -> int:
    """Where a sentence goes on behind the day that opens it: "On Monday in P,", "On Monday, at a hotel in P,"; else 0."""
    if units and has(units[0], "prepositions.place"):
        return 0  # "In P on Monday, A met B", and "In May"
    day = next((at for at in range(min(_AT_IT, len(units) - 1)) if units[at].code == "T"), None)
    return 0 if day is None else day + 2 if units[day + 1].code == "," else day + 1


_AT_IT = 3  # units: "on the margins", "late on Monday"


def _come_for(units: Units, purpose: int) -> Unit | None:
    """The place where somebody is or comes for a meeting: "was in P on Friday for talks", "invited B to P for a summit"."""
    at = purpose - 1
    while at > 1 and (units[at].code == "T" or units[at].low in ("on", ",", "again")):
        at -= 1
    if not units[at].place or units[at].code not in "KLC" or has(units[purpose + 1], "meals"):
        return None
    before = at - 2 if units[at - 1].code == "d" else at - 1
    if before < 1 or not (has(units[before], "prepositions.place") or units[before].low in ("to", "for")):
        return None
    before = before_day(units, before)
    come = units[before - 1]
    return units[at] if is_verbal(come) or starts(come, "status.") or is_actor(come) or come.low in _COME else None


_COME = frozenset({",", "up", "back", "together", "again", "over", "due", "down"})


def _where_told(units: Units, after: int) -> Places:
    """Where somebody speaks right after a meeting: "said in Seoul after meeting her"."""
    if units[after - 1].low == "," and not some(units[max(0, after - 9) : after], "say", "addressing", "verbs.tell"):
        return NOWHERE  # "set foot in P, after meeting her elsewhere"
    for at in range(after - 1, max(0, after - 6), -1):
        place = units[at].place
        if place and has(units[at - 1], "prepositions.place"):
            return Places(((place, Slot(units[at].start, units[at].end)),))
        if not (units[at].code in 'T,"d' or has(units[at], "adverbs")):
            break
    return NOWHERE


def _where_spoken(units: Units, first: int) -> Places:
    """Where somebody speaks who has just come out of a meeting: "In P, where donors met, A said after a meeting with B"."""
    said = [at for at in range(1, first) if has(units[at], "say")]
    just_now = len(said) == 1 and first - said[0] <= _RIGHT_AFTER and is_actor(units[said[0] - 1])
    if not just_now or units[first].low not in ("a", "an") or not has(units[0], "prepositions.place"):
        return NOWHERE
    return place_list(units, 1, next((at for at in range(1, first) if units[at].code in ",T"), 1))


_RIGHT_AFTER = 4  # units of "said on T after"


def _there_behind(sentence: Sentence, start: int) -> Places | None:
    """The place that "there" means behind a meeting: "flew to P and met B there"; "there is" is none."""
    units = sentence.units
    if lacks(units, "there"):
        return None
    at = next((at for at in range(start, place_limit(units, start - 1)) if units[at].low == "there"), None)
    following = units[at + 1] if at is not None and at + 1 < len(units) else None
    if at is None or following is None or starts(following, "auxiliaries.") or units[at - 1].code in ",;a":
        return None
    inside = [i for i in range(1, start) if units[i].place and has(units[i - 1], "prepositions.place", "prepositions.goal")]
    if inside:
        unit = units[inside[-1]]
        return Places(((unit.place or "", Slot(unit.start, unit.end)),))
    return Places((sentence.scene.place,)) if start < _EARLY and sentence.scene.place and sentence.scene.ground else None


_EARLY = 9  # units: "She was to have met B there"


def add_place(sentence: Sentence, draft: Draft, start: int, *, goal: bool = False) -> None:
    """Give a draft the place its clause names; ``goal``: also the one that somebody is received to ("welcomed B to P")."""
    units = sentence.units
    found = place_after(units, start, place_limit(units, start - 1), goal=goal)
    if not found.known and not found.candidates:
        found = _there_behind(sentence, start) or _place_before(sentence, draft, start)
        draft.at_event = not found.known and _at_event(units, start)
        draft.at_talks = not found.known and _at_talks(units, start)
    draft.places.extend(found.known)
    draft.candidates.extend(found.candidates)


def _at_event(units: Units, start: int) -> bool:
    """Whether a meeting is told as held beside something: "at the forum", "on the sidelines of the gathering"."""
    limit = place_limit(units, start - 1)
    for at in range(start, limit):
        if units[at].low in SIDELINES:
            return True
        if units[at].low == "at" and any(has(unit, "events") for unit in units[at + 2 : min(limit, at + _EVENT)]):
            return units[at + 1].low in ("the", "that", "this")
    return False


def _at_talks(units: Units, start: int) -> bool:
    """Whether two met beside talks told before: "during the session", "on the sidelines of the talks"."""
    for at in range(start, min(len(units) - 2, start + _BESIDE)):
        beside = units[at].low == "during" or (units[at].low == "of" and units[at - 1].low in SIDELINES)
        if beside and units[at + 1].low in ("the", "those", "these"):
            return has(units[at + 2], "nouns.talks", "nouns.meeting")
    return False


_BESIDE = 8  # units: "one-on-one twice on the sidelines of"


_EVENT = 5  # units: "at the annual regional forum"


def is_errand(units: Units, group: VerbGroup) -> bool:
    """Whether it is what somebody goes to a place for: "flies to P on Friday to meet B", "is due in P to brief her"."""
    if group.words != ("to",) or group.start < 2:
        return False
    before = units[group.start - 1]
    return before.code == "T" or (before.place is not None and before.code in "KLC")


def keep_timetable(sentence: Sentence, group: VerbGroup, draft: Draft) -> None:
    """Plan what the present tells of a day of the week: "receives him on Thursday", "is meeting her on Monday"."""
    if sentence.headline or sentence.caption or not any(span.rule.startswith("weekday") for span in draft.times):
        return
    verb = sentence.units[group.verb]
    weak = draft.rule == "weak verb"  # whose phrases show no tense: "saw off", "was the guest of"
    present = group.form == "third" and " " not in verb.low if weak else group.form in ("third", "base")
    plain = present and not (group.future or group.infinitive or group.modal)
    if (plain and draft.status is Status.HELD) or (group.form == "ing" and draft.status is Status.ONGOING):
        draft.status = Status.PLANNED
