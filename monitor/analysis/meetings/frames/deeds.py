"""Meetings told by what was done at them: a letter handed over, a text signed together, words passed by telephone."""

from monitor.analysis.entities.phrases import Unit
from monitor.analysis.entities.scene import Party
from monitor.analysis.meetings.clause.arguments import names_from
from monitor.analysis.meetings.clause.grammar import Units, has, is_actor, is_person, lists_none, some, starts
from monitor.analysis.meetings.clause.verb_groups import VerbGroup, verb_group
from monitor.analysis.meetings.draft import Draft, Slot
from monitor.analysis.meetings.frames.beside import stood_beside
from monitor.analysis.meetings.frames.company import read_company
from monitor.analysis.meetings.frames.deed_draft import deed_draft
from monitor.analysis.meetings.frames.facing import faced_officials
from monitor.analysis.meetings.frames.making import make_draft
from monitor.analysis.meetings.frames.visitors import told_visitor
from monitor.analysis.meetings.sentence import Sentence
from monitor.domain.meeting import Kind, Status

_REACH = 10  # units from the verb to the thing handed over, or to the telephone


def read_deed(sentence: Sentence, verb: int) -> Draft | None:
    """The meeting a deed tells of, or None where it can be done from afar."""
    unit = sentence.units[verb]
    if not has(unit, *_DEEDS):
        return None
    if has(unit, "verbs.social", "verbs.duel") and _on_and_off(sentence, verb):
        return None
    if has(unit, "verbs.hand"):
        return _handed(sentence, verb)
    if has(unit, "verbs.carry"):
        return _somewhere(_handed(sentence, verb))
    if has(unit, "verbs.face"):
        return _somewhere(_faced(sentence, verb))
    if has(unit, "verbs.together") and (both := _together(sentence, verb)) is not None:
        return both
    if has(unit, "verbs.table"):
        return _to_the_table(sentence, verb)
    if has(unit, "verbs.beside"):
        return stood_beside(sentence, verb)
    if has(unit, *_COMPANY) and ((draft := _in_company(sentence, verb)) is not None or not has(unit, "verbs.discuss")):
        return draft
    if has(unit, "verbs.tell"):
        return _told_by_phone(sentence, verb) or _told_there(sentence, verb) or told_visitor(sentence, verb)
    if has(unit, "verbs.discuss"):
        return _discussed_by_phone(sentence, verb)
    return None


def _in_company(sentence: Sentence, verb: int) -> Draft | None:
    """What two do in each other's company, or from afar: "compared notes by telephone"."""
    call = _discussed_by_phone(sentence, verb) if has(sentence.units[verb], "verbs.discuss") else None
    return call or read_company(sentence, verb)


def _on_and_off(sentence: Sentence, verb: int) -> bool:
    """Whether it is what people have done all along: "have haggled with them, on and off, since the 1990s", "for years"."""
    behind = " ".join(unit.low for unit in sentence.units[verb + 1 : verb + _ALONG])
    group = verb_group(sentence.units, verb)
    return not {"has", "have", "had"}.isdisjoint(group.words) and any(words in behind for words in _HABIT)


_ALONG = 14  # units
_HABIT = ("on and off", "off and on", "for years", "for decades", "over the years", "since the 19")
_COMPANY = ("verbs.social", "verbs.company", "verbs.duel", "verbs.clasp", "verbs.aside", "verbs.sit")
_DEEDS = (
    *("verbs.hand", "verbs.carry", "verbs.face", "verbs.together", "verbs.table", "verbs.beside", "verbs.tell", "verbs.discuss"),
    *_COMPANY,
)


def _handed(sentence: Sentence, verb: int) -> Draft | None:
    """A handed B a letter; A delivered a letter from C to B."""
    units = sentence.units
    near = range(verb + 1, min(len(units), verb + _REACH))
    thing = next((at for at in near if has(units[at], "handed")), None)
    if thing is None:
        return None
    straight = next((at for at in range(verb + 1, thing) if is_actor(units[at]) and units[at + 1].code != "s"), None)
    to = next((at + 1 for at in near if at > verb and units[at].low == "to" and at + 1 < len(units)), None)
    receiver = straight if straight is not None else to
    if receiver is None or units[receiver].code != "N":
        return None
    return _between_persons(sentence, verb, (receiver,), Kind.MEETING)


def _somewhere(draft: Draft | None) -> Draft | None:
    """A deed that may be done from afar, or by others, where no place is told: "took the offer to B in P", "confronted B in P"."""
    return draft if draft is not None and draft.places and draft.status is not Status.DENIED else None


def _faced(sentence: Sentence, verb: int) -> Draft | None:
    """A confronted B; A raised the matter of a prisoner with B."""
    units = sentence.units
    whom = verb + 1
    if (officials := faced_officials(sentence, verb)) is not None:
        return officials
    if units[verb].low.startswith(_RAISED):
        whom = next((at + 1 for at in range(verb + 1, min(len(units), verb + _REACH)) if units[at].low == "with"), len(units))
    if whom + 1 >= len(units) or units[whom].code != "N" or not is_actor(units[whom]) or units[whom + 1].code == "s":
        return None
    return _between_persons(sentence, verb, (whom,), Kind.MEETING)


_RAISED = ("rais", "took up", "broach", "brought up")  # with somebody


def _to_the_table(sentence: Sentence, verb: int) -> Draft | None:
    """A invites, or urges, B to come to the table: talks offered, with nobody named."""
    units = sentence.units
    group = verb_group(units, verb)
    guest = group.start - 1
    if (back := _both_back(sentence, group) or _one_back(sentence, group)) is not None:
        return back
    if "to" in group.words and "proposed" in group.cues and not group.negative:
        return _ready_for_table(sentence, group)
    if "to" not in group.words or guest < 1 or not is_actor(units[guest]):
        return None
    near = range(guest - 1, max(-1, guest - _NEAR), -1)
    asking = next((at for at in near if has(units[at], "status.proposed", "addressing")), None)
    if asking is None or any(is_actor(unit) for unit in units[asking + 1 : guest]):
        return None  # "urged others to press B to come to the table"
    host = sentence.subject(verb_group(units, asking).start)[0]
    both = Party((), tuple(dict.fromkeys((*host.sides, *sentence.party((guest,)).sides))))
    if len(both.sides) != _BOTH:
        return None
    draft = make_draft(sentence, verb, group.start, Kind.TALKS, both)
    draft.status, draft.status_span = Status.PROPOSED, Slot(units[asking].start, units[asking].end)
    draft.people_span = sentence.slots((guest,))
    draft.noun, draft.rule = "talks", "deed"
    return draft


def _both_back(sentence: Sentence, group: VerbGroup) -> Draft | None:
    """A and B return to the table in P, on T: talks, where a place or a day is told."""
    both, at = sentence.subject(group.start)
    if len(both.sides) != _BOTH or not at:
        return None
    draft = deed_draft(sentence, group.verb, Kind.TALKS, both, at)
    draft.noun = "talks"
    return draft if draft.status in (Status.HELD, Status.PLANNED) and (draft.places or draft.times) else None


def _one_back(sentence: Sentence, group: VerbGroup) -> Draft | None:
    """One of the story's two will return to the table on T: to talks of all who sit there, nobody named."""
    side, at = sentence.subject(group.start)
    core, table = sentence.scene.core.parties, sentence.scene.core.table
    if len(side.sides) != 1 or side.sides[0] not in core or not at:
        return None
    draft = deed_draft(sentence, group.verb, Kind.TALKS, Party((), table or core), at)
    draft.noun, draft.people_span = "talks", []
    return draft if draft.status is Status.PLANNED and draft.times else None


def _ready_for_table(sentence: Sentence, group: VerbGroup) -> Draft | None:
    """A is ready to come to the table with B, or if B does something: talks offered by one of the story's two to the other."""
    units, core = sentence.units, sentence.scene.core.parties
    offering = sentence.subject(group.start)[0]
    named = {side for unit in units if unit.code in "CKAN" and unit.actor is not None for side in unit.actor.sides}
    if len(offering.sides) != 1 or not set(offering.sides) < set(core) or not set(core) <= named:
        return None
    draft = make_draft(sentence, group.verb, group.start, Kind.TALKS, offering.joined(Party((), core)))
    draft.status, draft.status_span = Status.PROPOSED, Slot(units[group.start].start, units[group.verb].end)
    draft.people, draft.sides, draft.noun, draft.rule = (), (), "talks", "deed"
    return draft


_NEAR = 4  # units from "invited" to whom
_BOTH = 2  # sides


def _told_by_phone(sentence: Sentence, verb: int) -> Draft | None:
    """A told B by telephone that ...; speaking by phone, A told B that ..."""
    units = sentence.units
    receiver = verb + 1
    speaking = units[0].low in ("speaking", "talking") and some(units[1:4], "by_phone")
    if not (speaking or some(units[verb + 2 : verb + 5], "by_phone")) or receiver >= len(units) or not is_actor(units[receiver]):
        return None
    return _between_persons(sentence, verb, (receiver,), Kind.CALL)


def _told_there(sentence: Sentence, verb: int) -> Draft | None:
    """A told B in P that ...: somebody of another country, and nobody's guest on a screen."""
    units = sentence.units
    receiver, there = verb + 1, verb + 3
    if units[verb].low != "told" or there >= len(units) or not is_person(units[receiver]):
        return None
    fronted = _is_there(units, 0) and units[2].code == "," and verb < _FRONTED and units[verb + 2].code != "s"
    if not (fronted or _is_there(units, verb + 2)):
        return None
    draft = _somewhere(_between_persons(sentence, verb, (receiver,), Kind.MEETING))
    return draft if draft is not None and draft.status is Status.HELD else None


_FRONTED = 6  # units of "In P, A told"


def _is_there(units: Units, at: int) -> bool:
    """Whether a town stands here in which something is: "in P"."""
    where = units[at + 1] if at + 1 < len(units) else None
    return where is not None and has(units[at], "prepositions.place") and bool(where.place) and where.code in "KL"


def agreed_by_phone(sentence: Sentence) -> list[Draft]:
    """The calls in which two agreed on something, or one with the other: "A and B agreed by telephone to go on"."""
    units = sentence.units
    if lists_none(units, "by_phone") or lists_none(units, "concurring"):
        return []
    calls = (_discussed_by_phone(sentence, at) for at, unit in enumerate(units) if has(unit, "concurring") and _at_once(units, at))
    return [call for call in calls if call is not None and len(call.people) > 1]


def _at_once(units: Units, verb: int) -> bool:
    """Whether what is agreed on stands behind the telephone, if at all: not "agreed to talk by phone", "and briefed B by phone"."""
    phone = next((at for at in range(verb + 1, len(units)) if has(units[at], "by_phone")), verb)
    between = units[verb + 1 : phone]
    return not any(unit.low == "to" or starts(unit, "verbs.") or unit.low.endswith(("ed", "ing")) for unit in between)


def _discussed_by_phone(sentence: Sentence, verb: int) -> Draft | None:
    """A and B discussed it by telephone; A discussed it with B over the phone."""
    units = sentence.units
    phone = _phone_behind(units, verb)
    if phone is None:
        return None
    subject, subject_at = sentence.subject(verb_group(units, verb).start)
    near = range(verb + 1, min(len(units) - 1, phone + _NEAR))
    other = next((at + 1 for at in near if units[at].low == "with" and units[at + 1].code == "N" and is_actor(units[at + 1])), None)
    others_at = names_from(units, other) if other is not None else ()
    both = subject.joined(sentence.party(others_at, subject=subject))
    if len(both.sides) < 2 or not both.people:
        return None
    return deed_draft(sentence, verb, Kind.CALL, both, (*subject_at, *others_at), last=max((phone, *others_at)))


_LONG_CALL = 6  # units of "in a 30-minute" before "phone call"
_MATTER = 14  # units of what is discussed, and with whom


def _phone_behind(units: Units, verb: int) -> int | None:
    """Where the telephone stands by which something is discussed, in the same clause."""
    if lists_none(units, "by_phone", "phone_calls"):
        return None
    for at in range(verb + 1, min(len(units), verb + _MATTER)):
        means = any(unit.low in ("in", "during", "over") for unit in units[max(verb, at - _LONG_CALL) : at])
        if has(units[at], "by_phone") or (means and has(units[at], "phone_calls")):
            return at
        if units[at].code in ";" or (has(units[at], "clause_words") and units[at].low != "and"):
            return None
    return None


def _between_persons(sentence: Sentence, verb: int, others_at: tuple[int, ...], kind: Kind) -> Draft | None:
    group = verb_group(sentence.units, verb)
    subject, subject_at = sentence.subject(group.start)
    other = sentence.party(others_at, subject=subject)
    both = subject.joined(other)
    if not subject.people or not other.people or len(both.sides) < 2:
        return None
    return deed_draft(sentence, verb, kind, both, (*subject_at, *others_at))


def _together(sentence: Sentence, verb: int) -> Draft | None:
    """One of each side signed, posed, embraced; a text signed by both: they were in one room."""
    units = sentence.units
    by = _signers(units, verb)
    if by:
        indexes = names_from(units, by)
        both = sentence.party(indexes, leaders=True)
    else:
        start = verb_group(units, verb).start
        both, indexes = sentence.subject(start, leaders=True)
        if indexes and indexes[-1] < start - 1 and _is_thing(units[start - 1]):
            return None  # "the war between A and B ended with a truce signed in 1953"
    sides = [side for person in both.people for side in sentence.scene.side_of(person)[:1]]
    if len(sides) < 2 or len(set(sides)) != len(both.people):
        return None
    draft = deed_draft(sentence, verb, Kind.MEETING, both, indexes)
    if draft is not None and draft.status is Status.DENIED:
        draft.status, draft.guess = Status.HELD, True  # who "signed nothing in P" was there
        return draft if draft.places else None
    return draft


def _signers(units: Units, verb: int) -> int:
    """Where those stand by whom a text was signed: "signed by A and B", "signed in P in October by A and B"; 0 for none."""
    at = verb + 1
    while at < len(units) and (units[at].code in "TCKL" or has(units[at], "prepositions.place") or units[at].low == "on"):
        at += 1
    by = at + 1 < len(units) and units[at].low == "by" and is_actor(units[at + 1])
    return at + 1 if by else 0


def _is_thing(unit: Unit) -> bool:
    """Whether a word is a noun that no list knows, so that "signed" behind it is said of a thing."""
    return unit.code in "wu" and not unit.classes and unit.low.isalpha() and not unit.low.endswith("ly")
