"""The meeting that a verb of meeting tells of: A meets (with) B; A and B negotiate."""

from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.grammar import Units, has, is_preposition, lacks, past_day, some
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.days.phases import first_time_to_come, further_day
from monitor.analysis.meetings.days.sorts import is_day
from monitor.analysis.meetings.days.times import attach_times
from monitor.analysis.meetings.draft import Draft
from monitor.analysis.meetings.frames.as_a_whole import when_unknown
from monitor.analysis.meetings.frames.conferring import in_a_life, persons, to_confer
from monitor.analysis.meetings.frames.making import add_place, is_errand, keep_timetable, make_draft
from monitor.analysis.meetings.frames.other_deeds import asked_about, only_tried
from monitor.analysis.meetings.frames.seated_with import seat_others
from monitor.analysis.meetings.frames.who_meets import Partners, together, who_meets
from monitor.analysis.meetings.sentence import Sentence
from monitor.analysis.meetings.standing.clauses import verb_status
from monitor.analysis.meetings.standing.coming import supposed
from monitor.analysis.meetings.standing.last_held import last_held
from monitor.analysis.meetings.standing.status import once_to_be
from monitor.analysis.meetings.standing.unmet import not_so_far
from monitor.domain.meeting import Kind, Status


def verb_frame(sentence: Sentence, verb: int, *, object_at: tuple[int, ...] = ()) -> Draft | None:
    """A meets (with) B; A and B negotiate."""
    group = verb_group(sentence.units, verb)
    met = who_meets(sentence, group, object_at=object_at)
    if met is None:
        return None
    both = seat_others(sentence, verb, together(sentence, group, met))
    draft = make_draft(sentence, verb, group.start, Kind.MEETING, both)
    draft.noun, draft.rule = "meet", "verb"
    draft.people_span = sentence.slots(met.at)
    _add_status(sentence, group, draft, met)
    draft.fresh = _stands_alone(sentence, group, draft, met, both)
    _add_circumstances(sentence, group, draft, met)
    envoys = any(not sentence.scene.is_head(person) for person in both.people)
    if sentence.leads(met.at) and len(both.sides) > 1 and draft.kind is Kind.MEETING and not envoys:
        draft.kind = Kind.SUMMIT
    if has(sentence.units[verb], "verbs.negotiate"):
        _make_talks(sentence, group, draft, met, both)
    elif _on_the_telephone(sentence.units, max((verb, *met.object_at)) + 1):
        draft.kind = Kind.CALL
    return draft if len(both.sides) > 0 or both.people else None


def _on_the_telephone(units: Units, at: int) -> bool:
    """Whether it was done by telephone: "compared notes with B on Sunday by phone"; by video, a summit is one."""
    behind = past_day(units, at)
    return behind < len(units) and has(units[behind], "by_phone") and "phone" in units[behind].low


def _add_status(sentence: Sentence, group: VerbGroup, draft: Draft, met: Partners) -> None:
    """Where the meeting stands, by the verb's form and the clause that it hangs on."""
    units = sentence.units
    draft.status, draft.status_span = (None, None) if not_so_far(units, group) else verb_status(sentence, group)
    looked_back = _in_retrospect(units, group) or _agreed_by_then(units, group, met)
    draft.guess = looked_back or (draft.status is Status.CANCELLED and once_to_be(group))
    draft.guess = draft.guess or (sentence.headline and draft.status is Status.HELD and _only_named(units, group))
    draft.status = _as_asked(units, draft.status, met)


def _only_named(units: Units, group: VerbGroup) -> bool:
    """Whether a headline names a meeting by its participle, and does not say that it was: "A faces the test of meeting B"."""
    before = units[group.start - 1] if group.start else None
    plain = before is not None and (before.low == "of" or not (is_preposition(before) or before.low in _JOINTS))
    return group.form == "ing" and not group.words and plain


_JOINTS = frozenset({",", ":", "-", "and", "when", "while"})


def _stands_alone(sentence: Sentence, group: VerbGroup, draft: Draft, met: Partners, both: Party) -> bool:
    """Whether the telling is of a meeting by itself: of two sides in office, and not only supposed."""
    units, scene = sentence.units, sentence.scene
    if "hands" in units[group.verb].low:  # "shook hands"
        return len(both.sides) > 1 or len({side for person in sentence.people() for side in scene.side_of(person)}) > 1
    private = bool(met.subject.people) and not any(scene.in_office(person) for person in met.subject.people)
    if private or _countrymen(met) or when_unknown(units, group.start) or asked_about(units, met.subject_at, group.verb):
        return False  # a tourist, a prisoner
    between = units[met.subject_at[-1] + 1 : group.start] if met.subject_at else ()
    heard = some(between, "say") or (group.start and has(units[group.start - 1], "prepositions.after", "prepositions.before"))
    if supposed(units, group) or (some(between, "not_parties") and not heard):
        return False  # "let families divided by the war meet"; not "spoke to reporters after meeting B"
    return draft.status is not None and (len(both.sides) > 1 or (bool(both.people) and bool(met.target)))


def _add_circumstances(sentence: Sentence, group: VerbGroup, draft: Draft, met: Partners) -> None:
    """When and where, what for, and for which time they meet."""
    units, verb = sentence.units, group.verb
    last = max((verb, *met.object_at))
    draft.another = draft.status in _HOPED and any(unit.low == "again" for unit in units[last + 1 : last + 2])
    draft.purpose = is_errand(units, group)
    attach_times(units, draft, group.start, verb)
    draft.errand = group.words == ("to",)
    add_place(sentence, draft, verb + 1)
    draft.start = units[group.start].start
    draft.ordinal, draft.nth = _time_number(units, verb), further_day(units, verb)
    draft.object_at, draft.hosts = met.object_at, met.subject.sides
    draft.counted = any(unit.low in ("times", "twice") for unit in units[verb + 1 : last + 5])
    draft.present = group.form in ("third", "base") and not group.future and not group.infinitive
    keep_timetable(sentence, group, draft)
    last_held(units, draft, verb)
    if met.object_at:
        draft.end = max(draft.end, units[met.object_at[-1]].end)  # "with whom he met": the object stands before


_HOPED = (Status.PROPOSED, Status.PLANNED)


def _time_number(units: Units, verb: int) -> int | None:
    """Number in "for the second time"."""
    if lacks(units, "time"):
        return None
    for at in range(verb + 1, min(len(units) - 1, verb + 12)):
        if units[at + 1].low == "time":
            for name in units[at].classes:
                if name.startswith("ordinals.") and name != "ordinals.":
                    return int(name.removeprefix("ordinals."))
    return None


def _make_talks(sentence: Sentence, group: VerbGroup, draft: Draft, met: Partners, both: Party) -> None:
    """Make talks of what is negotiated, or a call: "A conferred with B by telephone"."""
    units, verb = sentence.units, group.verb
    draft.status = None if _not_before(units, draft, verb) else draft.status
    draft.kind = draft.kind if draft.kind is Kind.SUMMIT else Kind.TALKS
    told = _told_as_talks(sentence, group, draft, met, both)
    draft.fresh = draft.fresh and told and not (in_a_life(units, draft, met.subject_at, verb) or only_tried(units, draft, group))
    if _phoned(units, group, met):
        draft.kind = Kind.CALL


def _phoned(units: Units, group: VerbGroup, met: Partners) -> bool:
    """Whether it is done by telephone: "conferred with B by telephone"."""
    return some(units[group.verb + 1 : max((group.verb, *met.object_at)) + _NEAR], "by_phone")


def _told_as_talks(sentence: Sentence, group: VerbGroup, draft: Draft, met: Partners, both: Party) -> bool:
    """Whether a verb of negotiating tells of talks that are somewhere or sometime, and not of what two do all along."""
    aside = group.form == "ing" and not group.words and (group.start == 0 or sentence.units[group.start - 1].code == ",")
    if group.form == "past" or sentence.headline or (aside and bool(draft.places or draft.times)):
        return True
    if met.subject.people and persons(sentence.units, met.object_at) and to_confer(sentence.units, group):
        return True
    if len(met.subject.people) > 1 and to_confer(sentence.units, group) and _phoned(sentence.units, group, met):
        return True  # "A and B will confer by telephone"
    return bool(met.object_at) and len(both.sides) > 1 and (_stands_somehow(draft, group) or _ever_since(sentence.units, group))


def _ever_since(units: Units, group: VerbGroup) -> bool:
    """Whether talks are told that have gone on from some day up to now: "has been negotiating with B since Monday"."""
    been = group.form == "ing" and "been" in group.words
    near = range(group.verb, min(len(units) - 1, group.verb + _LONG))
    return been and any(units[at].low == "since" and is_day(units[at + 1]) for at in near)


_LONG = 12  # units from what has gone on to "since"


def _not_before(units: Units, draft: Draft, verb: int) -> bool:
    """Whether one side only says what it waits for: "refuses to negotiate until", which undoes no talks told beside it."""
    waits = any(unit.low == "until" for unit in units[verb + 1 : verb + _NEAR])
    return waits and draft.status is Status.DENIED and len(draft.parties) < _BOTH


_BOTH = 2  # sides
_NEAR = 4  # units from who confer, or with whom, to the telephone


def _stands_somehow(draft: Draft, group: VerbGroup) -> bool:
    """Whether it is said where or when two are to negotiate, or that one of them is ready or will not."""
    offered = draft.status is Status.PROPOSED and "proposed" in group.cues
    refused = draft.status is Status.DENIED and ("denied" in group.cues or group.future or group.conditional)  # no "can't"
    return bool(draft.places or draft.times) or offered or refused


def _in_retrospect(units: Units, group: VerbGroup) -> bool:
    """Whether it is only judged that somebody agreed to meet, the meeting over or not: "A's decision to meet B"."""
    if group.start and any(unit.low in _DECIDED for unit in units[group.start - 1 : group.verb]):
        return True
    agreed = units[group.start].low.split(" ")[0] in ("agreeing", "consenting", "deciding")
    return agreed and group.start > 0 and is_preposition(units[group.start - 1])


_DECIDED = frozenset({"decision", "agreement", "choice"})


def _agreed_by_then(units: Units, group: VerbGroup, met: Partners) -> bool:
    """Whether that somebody agreed to meet only dates another thing: "quit weeks before A agreed to meet B"; they may have met."""
    if group.words != ("agreed", "to") or not met.subject_at:
        return False
    first = met.subject_at[0]
    return any(unit.low in _BY_THEN for unit in units[max(0, first - 2) : first])


_BY_THEN = frozenset({"before", "after", "since", "when", "until"})


def _as_asked(units: Units, status: Status | None, met: Partners) -> Status | None:
    """Offered, if somebody asks for it; still to come, where it would be the first time."""
    if met.asker_at and status is Status.PLANNED:
        return Status.PROPOSED
    return Status.PLANNED if met.subject_at and status is Status.HELD and first_time_to_come(units, met.subject_at[0]) else status


def _countrymen(met: Partners) -> bool:
    """Whether those who met are of one country: "met with former Secretary of State B"."""
    subject, target = met.subject, met.target
    return bool(subject.people and target.people) and len(subject.sides) == 1 and subject.sides == target.sides
